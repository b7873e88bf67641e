import type { Voucher, VoucherLine } from '#shared/ledger/contract.ts';
import type { Fen } from '#shared/money.ts';

/** Lines on half a sheet of A4. */
export const LINES_PER_HALF = 7;

/** One printed half: a voucher, or a part of a long one. */
export interface VoucherHalf {
  readonly voucher: Voucher;
  readonly lines: readonly VoucherLine[];
  /** Empty lines to strike through; only the last part has any. */
  readonly blank: number;
  readonly part: number;
  readonly parts: number;
  /** Sums from the first line to the last of this part: what 过次页 carries over. */
  readonly debitToHereFen: Fen;
  readonly creditToHereFen: Fen;
}

/** Cuts a voucher into halves of at most LINES_PER_HALF lines, numbered from 1. */
export function halvesOf(voucher: Voucher, sum: (lines: readonly VoucherLine[], side: 'debitFen' | 'creditFen') => Fen): VoucherHalf[] {
  const parts = Math.max(1, Math.ceil(voucher.lines.length / LINES_PER_HALF));
  return Array.from({ length: parts }, (_, index) => {
    const lines = voucher.lines.slice(index * LINES_PER_HALF, (index + 1) * LINES_PER_HALF);
    const toHere = voucher.lines.slice(0, (index + 1) * LINES_PER_HALF);
    return { voucher, lines, blank: LINES_PER_HALF - lines.length, part: index + 1, parts, debitToHereFen: sum(toHere, 'debitFen'), creditToHereFen: sum(toHere, 'creditFen') };
  });
}
