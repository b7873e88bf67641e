import { describe, expect, test } from 'vitest';
import { fen, type Fen } from '../money.ts';
import type { Amount } from './amount.ts';
import { basketsOfLine, basketSumsOf, halfOf } from './basket.ts';

const flat = (sum: number, more: Partial<Amount> = {}): Amount => ({ standard: { kind: 'flat', fen: fen(sum) }, per: 'month', perMember: null, halfMonth: null, capFen: null, roundToFen: 1, ...more });
const half = { cutDay: 15, age: 60 };
const given = (sums: readonly number[], standard: number, amount: number, claims?: readonly number[]): string | undefined =>
  basketsOfLine(sums.map((sum) => ({ standardFen: fen(sum) })), { standardFen: fen(standard), amountFen: fen(amount), ...(claims === undefined ? {} : { claimFens: claims as readonly Fen[] }) })?.map((part) => `${part.count}×${part.basket.standardFen}`).join(' ');

test('half a fen goes up, as in the amount itself', () => {
  expect([100, 101, 1].map((sum) => halfOf(fen(sum)))).toEqual([50, 51, 1]);
});

test('a version by rule needs a basket for each sum of its standard, and for the half of each where it pays half months', () => {
  expect(basketSumsOf(flat(100))).toEqual([100]);
  expect(basketSumsOf(flat(101, { halfMonth: half }))).toEqual([51, 101]);
  const tiers = { standard: { kind: 'ageTiers' as const, effective: 'monthOfBirthday' as const, on: 'monthStart' as const, tiers: [{ from: 60, to: 79, fen: fen(100) }, { from: 80, to: null, fen: fen(200) }] } };
  // The half of the second is the first: one basket serves both.
  expect(basketSumsOf(flat(1, { ...tiers, halfMonth: half }))).toEqual([50, 100, 200]);
});

describe('the baskets of a line', () => {
  test.each<[string, readonly number[], number, number, string | undefined]>([
    ['one', [100], 100, 100, '1×100'], ['several months', [100], 100, 300, '3×100'], ['two members', [100], 200, 200, '2×100'], ['nothing', [100], 100, 0, ''],
    ['no whole number', [100], 100, 150, undefined], ['half a month', [100, 50], 50, 50, '1×50'], ['half a month, three months long', [100, 50], 50, 150, '3×50'],
    ['three members, half a month', [100, 50], 150, 150, '1×100 1×50'], ['that, twice', [100, 50], 150, 300, '2×100 2×50'], ['an odd half', [101, 51], 152, 152, '1×101 1×51'],
    ['a sum written by hand', [100], 200, 200, '2×100'], ['of several tiers its own', [100, 130], 130, 260, '2×130'], ['of several tiers none', [100, 130], 260, 260, undefined], ['tiers and halves', [50, 65, 100, 130], 65, 65, '1×65'],
    ['no basket at all', [], 100, 100, undefined],
  ])('%s', (_, sums, standard, amount, wanted) => {
    expect(given(sums, standard, amount)).toBe(wanted);
  });

  test.each<[string, readonly number[], readonly number[], string | undefined]>([
    ['each claim its own', [20, 50], [20, 50, 20], '2×20 1×50'], ['the sum is never taken apart', [20, 70], [20, 50], undefined], ['a claim of nothing', [20], [20, 0], '1×20'], ['one without a basket', [20], [30], undefined],
  ])('of claims: %s', (_, sums, claims, wanted) => {
    const total = claims.reduce((sum, each) => sum + each, 0);
    expect(given(sums, total, total, claims)).toBe(wanted);
  });

  test('of claims that were paid in part: none', () => {
    expect(given([20, 50], 70, 50, [20, 50])).toBeUndefined();
  });
});
