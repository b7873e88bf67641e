import { describe, expect, test } from 'vitest';
import { foldName, lookAlike, NAME_TABLES } from './name-characters.ts';
import { nameKeys, nearNames, type NearName } from './near-name.ts';

const SOUNDS: Readonly<Record<string, string>> = {
  王芳: 'wangfang', 王方: 'wangfang', 王伟: 'wangwei', 王秀英: 'wangxiuying', 王季英: 'wangjiying', 王绣樱: 'wangxiuying', 张建国: 'zhangjianguo', 章健国: 'zhangjianguo', 李晴: 'liqing', 李情: 'liqing',
};
const named = (name: string) => ({ name, pinyin: SOUNDS[name] ?? name });

describe('names that are near', () => {
  test.each<[string, string, NearName | null]>([
    // Must match.
    ['陈赟', '陳贇', 'nameVariant'],
    ['张国强', '張國強', 'nameVariant'],
    ['阎峰', '閻峯', 'nameVariant'],
    ['王伟', '玉伟', 'nameLooks'],
    ['李晴', '李睛', 'nameLooks'],
    // Alike to the eye and to the ear: the eye counts.
    ['李晴', '李情', 'nameLooks'],
    ['王秀英', '王季英', 'nameLooks'],
    ['陈已未', '陈己未', 'nameLooks'],
    ['陳秀英', '陈季英', 'nameLooks'],
    ['王芳', '王方', 'nameSounds'],
    ['王秀英', '王绣樱', 'nameSounds'],
    ['张建国', '章健国', 'nameSounds'],
    ['王秀英', '王英秀', 'nameSwapped'],
    ['王秀英', '秀王英', 'nameSwapped'],
    ['伟王', '王伟', 'nameSwapped'],
    ['王秀英', '王秀', 'nameShort'],
    ['王秀英', '王英', 'nameShort'],
    ['王秀英', '秀英', 'nameShort'],
    ['欧阳秀英', '欧阳英', 'nameShort'],
    ['阿依古丽·买买提', '阿依古丽·买提', 'nameShort'],
    // Must not.
    ['王伟', '王伟', null],
    ['王伟', '王芳', null],
    ['王芳', '王芬', null],
    ['王秀英', '王秀兰', null],
    ['王大伟', '王小伟', null],
    ['李兰', '李花', null],
    ['王刚', '王强', null],
    ['王秀英', '玉季英', null],
    ['王秀英', '英秀王', null],
    ['王秀英', '王', null],
    ['王伟', '王', null],
    ['王', '玉', null],
    ['欧阳秀英', '秀英', null],
    ['', '王伟', null],
  ])('%s and %s: %s', (one, other, near) => {
    expect(nearNames(named(one), named(other))).toBe(near);
    expect(nearNames(named(other), named(one))).toBe(near);
    // Names that are near without their sound share a key; the sound is looked up by itself.
    expect(near === null || near === 'nameSounds' || nameKeys(one).some((key) => nameKeys(other).includes(key))).toBe(true);
  });

  test('a name without a known sound sounds like nobody', () => {
    expect(nearNames({ name: '王芳', pinyin: '' }, { name: '王方', pinyin: '' })).toBeNull();
  });
});

describe('the tables of characters', () => {
  const { variants, alike } = NAME_TABLES;

  test('a character stands once among the variants, and never among the pairs in a form that is folded away', () => {
    const all = variants.flatMap((group) => [...group]);
    expect(all.filter((character, at) => all.indexOf(character) !== at)).toEqual([]);
    const folded = new Set(variants.flatMap((group) => [...group].slice(1)));
    expect(alike.filter((group) => [...group].some((character) => folded.has(character)))).toEqual([]);
  });

  test('a pair stands once, of characters that differ', () => {
    const pairs = alike.flatMap((group) => [...group].flatMap((one, at) => [...group].slice(at + 1).map((other) => [one, other].toSorted().join(''))));
    expect(pairs.filter((pair, at) => pairs.indexOf(pair) !== at || pair[0] === pair[1])).toEqual([]);
    expect(alike.every((group) => [...group].length >= 2)).toBe(true);
  });

  test('both ways, and not for others', () => {
    expect([lookAlike('王', '玉'), lookAlike('玉', '王'), lookAlike('王', '王'), lookAlike('王', '张')]).toEqual([true, true, false, false]);
    expect(foldName('張贇')).toBe('张赟');
    expect(foldName('沈范余')).toBe('沈范余');
  });
});
