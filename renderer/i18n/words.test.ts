import { describe, expect, it } from 'vitest';
import { fillIn } from './fill-in.ts';
import { MARKS } from './marks.ts';

type AnyWords = { readonly zh: Readonly<Record<string, string>>; readonly en: Readonly<Record<string, string>> };

const modules = import.meta.glob<Record<string, AnyWords>>('../**/*words.ts', { eager: true });
const all = Object.entries(modules).flatMap(([file, exported]) =>
  Object.entries(exported)
    .filter(([name, words]) => name.endsWith('Words') && typeof words === 'object' && 'zh' in words)
    .map(([name, words]) => ({ file, name, words })),
);

/** '、', '。' and the full-width forms of ASCII signs; 〔〕 and 《》 belong to the titles that English quotes. */
const WIDE_MARK = /[\u3001\u3002\uff01-\uff5e]/;

const places = (sentence: string): string[] =>
  [...new Set([...sentence.matchAll(/\{\{(\w+)/g)].map((match) => match[1] ?? ''))].sort();

describe('words', () => {
  it('were found', () => {
    expect(all.length).toBeGreaterThan(3);
  });

  it.each(all)('$name of $file: same keys, same places, nothing empty', ({ words }) => {
    expect(Object.keys(words.en).sort()).toEqual(Object.keys(words.zh).sort());
    for (const [key, zh] of Object.entries(words.zh)) {
      const en = words.en[key] ?? '';
      const missing = places(zh).filter((place) => !places(en).includes(place));
      expect({ key, empty: zh.trim() === '' || en.trim() === '', missing }).toEqual({ key, empty: false, missing: [] });
      // A Chinese word may be quoted in English, where a form or a voucher carries it; a sentence may not.
      const chinese = en.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
      expect({ key, en, stillChinese: chinese * 3 > en.length }).toEqual({ key, en, stillChinese: false });
      // Nor do English words stand with the marks of Chinese between them.
      expect({ key, en, wide: en.match(WIDE_MARK)?.[0] }).toEqual({ key, en, wide: undefined });
    }
  });
});

describe('filling in', () => {
  it.each([
    ['共 {{n}} 条', { n: 3 }, '共 3 条'],
    ['{{n}} {{n|row|rows}}', { n: 1 }, '1 row'],
    ['{{n}} {{n|row|rows}}', { n: 0 }, '0 rows'],
    ['{{name}} {{name}}', { name: '$1 {{n}}' }, '$1 {{n}} $1 {{n}}'],
    ['{{missing}}', {}, '{{missing}}'],
  ])('%s', (sentence, values, filled) => {
    expect(fillIn(sentence, values)).toBe(filled);
  });
});

describe('marks', () => {
  it('are the full-width ones in Chinese, and none of them in English', () => {
    expect(Object.keys(MARKS.en)).toEqual(Object.keys(MARKS.zh));
    expect(Object.values(MARKS.zh).join('')).toBe('：，；。（）、～＋－');
    expect(Object.values(MARKS.en).join('')).not.toMatch(WIDE_MARK);
  });

  it('are no key of any words, which would hide them', () => {
    expect(all.flatMap(({ name, words }) => Object.keys(words.zh).filter((key) => key in MARKS.zh).map((key) => `${name}: ${key}`))).toEqual([]);
  });
});
