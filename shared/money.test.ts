import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  applyBasisPoints,
  type Fen,
  fen,
  fenSchema,
  formatYuan,
  MAX_FEN,
  multiply,
  negate,
  nonNegativeFenSchema,
  parseYuan,
  positiveFenSchema,
  roundHalfUp,
  shareOut,
  sumFen,
} from '#shared/money.ts';

const anyFen = fc.integer({ min: -MAX_FEN, max: MAX_FEN }).map(fen);

describe('fen', () => {
  it.each([0, 1, -1, MAX_FEN, -MAX_FEN])('takes %d', (n) => expect(fen(n)).toBe(n));
  it.each([0.5, Number.NaN, Infinity, MAX_FEN + 1, -MAX_FEN - 1])('refuses %d', (n) =>
    expect(() => fen(n)).toThrow(RangeError),
  );
  it('makes zero of minus zero', () => {
    expect(Object.is(fen(-0), 0)).toBe(true);
    expect(Object.is(fenSchema.parse(-0), 0)).toBe(true);
    expect(Object.is(negate(fen(0)), 0)).toBe(true);
  });
  it.each([
    [fenSchema, -1, true],
    [fenSchema, 1.5, false],
    [fenSchema, '1', false],
    [fenSchema, MAX_FEN + 1, false],
    [fenSchema, -MAX_FEN, true],
    [nonNegativeFenSchema, -1, false],
    [nonNegativeFenSchema, 0, true],
    [positiveFenSchema, 0, false],
    [positiveFenSchema, 1, true],
  ] as const)('schema %# on %s', (schema, value, accepted) => expect(schema.safeParse(value).success).toBe(accepted));
});

describe('parseYuan', () => {
  it.each([
    ['1234.5', 123450],
    ['1,234.50', 123450],
    ['¥1,234.50', 123450],
    ['￥１，２３４．５０', 123450],
    ['1234.50元', 123450],
    ['人民币1234元整', 123400],
    ['RMB 12.3', 1230],
    ['0.01', 1],
    ['0', 0],
    ['-5', -500],
    ['¥-5', -500],
    ['−5.00', -500],
    ['+7', 700],
    [" '100 ", 10000],
    ['100 元', 10000],
    ['1234.5000', 123450],
    ['1.1 元', 110],
    ['19.99', 1999],
    ['0.29', 29],
    ['4.35', 435],
    ['1.0000', 100],
    ['10000000000000', MAX_FEN],
    ['1,234,567.89', 123456789],
  ])('reads %s surely', (text, amount) => expect(parseYuan(text)).toEqual({ ok: true, fen: amount, doubtful: false }));

  it.each([
    ['1.2万', 1200000],
    ['1.2 万元', 1200000],
    ['３亿', 30000000000],
    ['5千', 500000],
    ['(100)', -10000],
    ['（1,234.50）', -123450],
    ['1 234', 123400],
    ['1,2345', 1234500],
    ['1,23,456.00', 12345600],
    ['12,34.00', 123400],
    ['007', 700],
    ['12。5', 1250],
    ['5.', 500],
    ['.5', 50],
    ['1.500', 150],
    ['20块', 2000],
    ['0.30000000000000004', 30],
    ['1234.5599999999999', 123456],
  ])('reads %s, doubtful', (text, amount) =>
    expect(parseYuan(text)).toEqual({ ok: true, fen: amount, doubtful: true }),
  );

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ["'", 'empty'],
    ['元', 'not_a_number'],
    ['无', 'not_a_number'],
    ['-', 'not_a_number'],
    ['.', 'not_a_number'],
    ['100-200', 'not_a_number'],
    ['约100', 'not_a_number'],
    ['1万2', 'not_a_number'],
    ['壹佰元', 'not_a_number'],
    ['--5', 'not_a_number'],
    ['-¥-5', 'not_a_number'],
    ['1.2.3', 'not_a_number'],
    ['1,,2', 'not_a_number'],
    [',100', 'not_a_number'],
    ['100,', 'not_a_number'],
    ['#REF!', 'not_a_number'],
    ['(-5)', 'not_a_number'],
    ['1.2E+4', 'scientific'],
    ['1E5', 'scientific'],
    ['12.345', 'below_fen'],
    ['0.001', 'below_fen'],
    ['1.2345678万', 'below_fen'],
    ['0.0000001', 'below_fen'],
    ['12,5', 'decimal_comma'],
    ['1,50', 'decimal_comma'],
    ['10000000000000.01', 'too_large'],
    ['370214195203071234', 'too_large'],
  ])('refuses %s as %s', (text, reason) => expect(parseYuan(text)).toEqual({ ok: false, reason }));

  it('reads back whatever formatYuan writes, with and without commas', () => {
    fc.assert(
      fc.property(anyFen, fc.boolean(), (amount, grouping) => {
        expect(parseYuan(formatYuan(amount, { grouping }))).toEqual({ ok: true, fen: amount, doubtful: false });
      }),
    );
  });
});

describe('formatYuan', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [123450, '1,234.50'],
    [-123456789, '-1,234,567.89'],
    [100000, '1,000.00'],
    [99999, '999.99'],
    [MAX_FEN, '10,000,000,000,000.00'],
  ])('writes %d as %s', (amount, text) => {
    expect(formatYuan(fen(amount))).toBe(text);
    expect(formatYuan(fen(amount), { grouping: false })).toBe(text.replaceAll(',', ''));
  });
});

describe('roundHalfUp', () => {
  it.each([
    [5, 2, 3n],
    [-5, 2, -3n],
    [5, -2, -3n],
    [4, 3, 1n],
    [-4, 3, -1n],
    [1, 2, 1n],
    [49, 100, 0n],
    [50, 100, 1n],
    [0, 7, 0n],
    [10n ** 40n + 5n, 10n, 10n ** 39n + 1n],
  ])('%d / %d', (numerator, denominator, rounded) => expect(roundHalfUp(numerator, denominator)).toBe(rounded));
  it('refuses zero and fractions', () => {
    expect(() => roundHalfUp(1, 0)).toThrow(RangeError);
    expect(() => roundHalfUp(1.5, 2)).toThrow(RangeError);
  });
  it('is never further than one half away, and odd', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), (n, d) => {
        const twice = 2n * (n - roundHalfUp(n, d) * d);
        expect(twice <= d && twice >= -d).toBe(true);
        expect(roundHalfUp(-n, d)).toBe(-roundHalfUp(n, d));
      }),
    );
  });
});

describe('sums, products, rates', () => {
  it.each([
    [10000, 250, 250],
    [1, 5000, 1],
    [-1, 5000, -1],
    [1, 4999, 0],
    [33333, 3333, 11110],
    [MAX_FEN, 10000, MAX_FEN],
  ])('%d fen at %d basis points', (amount, rate, result) => expect(applyBasisPoints(fen(amount), rate)).toBe(result));
  it('refuses what is not whole or too large', () => {
    expect(() => applyBasisPoints(fen(1), 0.5)).toThrow(RangeError);
    expect(() => multiply(fen(1), 1.5)).toThrow(RangeError);
    expect(() => multiply(fen(MAX_FEN), 2)).toThrow(RangeError);
    expect(() => sumFen([fen(MAX_FEN), fen(1)])).toThrow(RangeError);
  });
  it('multiplies exactly', () => {
    expect(multiply(fen(15000), 12)).toBe(180000);
    expect(Object.is(multiply(fen(-1), 0), 0)).toBe(true);
  });
  it('adds in any order, exactly, also through partial sums beyond the bound', () => {
    expect(sumFen([])).toBe(0);
    expect(sumFen(Array.from({ length: 20 }, (_, i) => fen(i < 10 ? MAX_FEN : -MAX_FEN)))).toBe(0);
    fc.assert(
      fc.property(fc.array(anyFen), (amounts) => {
        const exact = amounts.reduce((acc, amount) => acc + BigInt(amount), 0n);
        fc.pre(exact <= BigInt(MAX_FEN) && exact >= -BigInt(MAX_FEN));
        expect(sumFen(amounts)).toBe(Number(exact));
      }),
    );
  });
});

describe('shareOut', () => {
  it.each<[number, number[], number[]]>([
    [100, [1, 1, 1], [34, 33, 33]],
    [101, [1, 1, 1], [34, 34, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [100, [0, 1, 0], [0, 100, 0]],
    [1, [1, 2], [0, 1]],
    [10, [1, 2, 3], [2, 3, 5]],
    [0, [0, 0], [0, 0]],
    [0, [], []],
    [7, [5], [7]],
  ])('%d among %j', (total, weights, parts) => expect(shareOut(fen(total), weights)).toEqual(parts));
  it.each<[number, number[]]>([
    [1, []],
    [1, [0, 0]],
    [1, [-1, 2]],
    [1, [0.5]],
  ])('refuses %d among %j', (total, weights) => {
    expect(() => shareOut(fen(total), weights)).toThrow(RangeError);
  });
  it('parts sum to the total, lie within one fen of the exact share, and give nothing to a zero weight', () => {
    const weights = fc
      .array(fc.nat({ max: 1e9 }), { minLength: 1, maxLength: 40 })
      .filter((list) => list.some((weight) => weight > 0));
    fc.assert(
      fc.property(anyFen, weights, (total, list) => {
        const parts = shareOut(total, list);
        const sum = list.reduce((acc, weight) => acc + BigInt(weight), 0n);
        expect(sumFen(parts)).toBe(total);
        parts.forEach((part: Fen, index) => {
          const weight = BigInt(list[index] ?? 0);
          const difference = BigInt(part) * sum - BigInt(total) * weight;
          expect(difference < sum && difference > -sum).toBe(true);
          expect(weight > 0n || part === 0).toBe(true);
        });
      }),
    );
  });
});
