import { describe, expect, it } from 'vitest';

import { endsLikeSpreadsheetNumber, halfWidth, isSpreadsheetNumber, plainCode } from '#shared/half-width.ts';

describe('half-width', () => {
  it.each([
    ['１２３，ＡＢ．￥', '123,AB.¥'],
    ['−5', '-5'],
    ['张\u3000三', '张 三'],
    ['a\u200Bb\uFEFF', 'ab'],
    ['（甲）', '(甲)'],
    ['①²', '①²'],
  ])('%j is %j', (text, plain) => expect(halfWidth(text)).toBe(plain));
  it.each([
    [" '3702 99", '370299'],
    ['\t１２\u00A03\n', '123'],
    ["O'Neil", "O'Neil"],
  ])('code %j is %j', (text, plain) => expect(plainCode(text)).toBe(plain));
  it.each([
    ['3.7E+17', true],
    ['6E18', true],
    ['1234567890123456.0', true],
    ['123.0', false],
    ['370299195203071000', false],
    ['E12345678', false],
  ])('a spreadsheet made a number of %s: %s', (text, answer) => expect(isSpreadsheetNumber(text)).toBe(answer));
  it.each([
    ['370299195203071000', true],
    ['6217000000000010000', true],
    ['37029919520307100', false],
    ['370299195203071010', false],
  ])('%s is cut: %s', (text, answer) => expect(endsLikeSpreadsheetNumber(text)).toBe(answer));
});
