import { expect, it } from 'vitest';
import { fen } from '#shared/money.ts';
import { apart } from './answer-counts.ts';

it.each([
  ['all paid', { paidCount: 3, paidFen: 30_000, partCount: 0, partFen: 0, shortFen: 0, failedCount: 0, failedFen: 0 }, [3, 30_000, 0, 0, 0, 0, 0]],
  // 318 people of 100 yuan: one got 40 of it, one nothing.
  ['one in part, one not at all', { paidCount: 317, paidFen: 3_164_000, partCount: 1, partFen: 4_000, shortFen: 6_000, failedCount: 1, failedFen: 16_000 }, [316, 3_160_000, 1, 4_000, 6_000, 1, 10_000]],
  ['all in part', { paidCount: 2, paidFen: 5_000, partCount: 2, partFen: 5_000, shortFen: 15_000, failedCount: 0, failedFen: 15_000 }, [0, 0, 2, 5_000, 15_000, 0, 0]],
])('%s: everybody is counted once, and the sums make what was asked for', (_, counts, expected) => {
  const { full, part, failed } = apart({ ...counts, paidFen: fen(counts.paidFen), partFen: fen(counts.partFen), shortFen: fen(counts.shortFen), failedFen: fen(counts.failedFen) });
  expect([full.n, full.fen, part.n, part.fen, part.shortFen, failed.n, failed.fen]).toEqual(expected);
});
