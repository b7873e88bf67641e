/** What an answer of the bank says, told apart so that every person is counted once: paid in full, in part, not at all. */
import { negate, sumFen, type Fen } from '#shared/money.ts';

export interface AnswerCounts {
  /** Those who got something, in full or in part. */
  readonly paidCount: number;
  readonly paidFen: Fen;
  readonly partCount: number;
  readonly partFen: Fen;
  readonly shortFen: Fen;
  readonly failedCount: number;
  /** With what those paid in part lack. */
  readonly failedFen: Fen;
}

export interface ApartCounts {
  readonly full: { readonly n: number; readonly fen: Fen };
  readonly part: { readonly n: number; readonly fen: Fen; readonly shortFen: Fen };
  readonly failed: { readonly n: number; readonly fen: Fen };
}

export function apart(counts: AnswerCounts): ApartCounts {
  return {
    full: { n: counts.paidCount - counts.partCount, fen: sumFen([counts.paidFen, negate(counts.partFen)]) },
    part: { n: counts.partCount, fen: counts.partFen, shortFen: counts.shortFen },
    failed: { n: counts.failedCount, fen: sumFen([counts.failedFen, negate(counts.shortFen)]) },
  };
}
