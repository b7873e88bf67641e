import { describe, expect, it } from 'vitest';

import { compactPinyin, isPinyinText, normaliseSearchText } from '#shared/pinyin.ts';

describe('search text', () => {
  it.each([
    [' 张　三 ', '张 三'],
    ['ＺＨＡＮＧ', 'zhang'],
    ['阿卜杜•热合曼', '阿卜杜·热合曼'],
    ['138 0000', '138 0000'],
    ['', ''],
  ])('%j is looked up as %j', (text, normal) => expect(normaliseSearchText(text)).toBe(normal));
  it.each([
    ['zgh', true],
    ["xi'an", true],
    ['zhang gui', true],
    ['lü', true],
    ['张', false],
    ['z1', false],
    ['', false],
  ])('%s is pinyin: %s', (text, answer) => expect(isPinyinText(text)).toBe(answer));
  it('compares pinyin without blanks, ü as v', () => expect(compactPinyin("lü xi'an")).toBe('lvxian'));
});
