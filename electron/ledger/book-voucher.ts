import type { Actor } from '#electron/api/context.ts';
import { SqliteError } from '#electron/database/sqlite-error.ts';
import type { Instant } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { fen, MAX_FEN } from '#shared/money.ts';
import { fingerprintOf, type SealedLine, type SealedVoucher } from './fingerprint.ts';
import type { Writes } from './reads.ts';

/** Where the chain of an account set stands, and the last number of the voucher's month and word. */
export interface ChainEnd { readonly postingNo: number; readonly fingerprint: string; readonly lastNumber: number }

/**
 * The posting itself: gives the number and the posting number, seals the voucher, and sets it to posted; the database then
 * checks it once more and brings the balances up to date. `voucher` is the row as it stands, `lines` in order of lineNo.
 * Refuses `amount_too_large` when everything ever posted in the account set would pass MAX_FEN.
 */
export async function bookVoucher(
  trx: Writes, voucher: SealedVoucher, lines: readonly SealedLine[], end: ChainEnd, poster: Actor, postedAt: Instant,
): Promise<{ number: number; fingerprint: string }> {
  const number = end.lastNumber + 1;
  const postingNo = end.postingNo + 1;
  const booked = { ...voucher, status: 'posted' as const, number, postingNo, posterUserId: poster.userId, posterStaffId: poster.staffId, postedAt };
  const fingerprint = fingerprintOf(end.fingerprint, booked, lines);
  try {
    await trx.updateTable('vouchers').set({ status: 'posted', number, postingNo, fingerprint, posterUserId: poster.userId, posterStaffId: poster.staffId, postedAt })
      .where('id', '=', voucher.id).execute();
  } catch (error) {
    if (error instanceof SqliteError && error.kind === 'check' && error.message.includes('turnoverFen')) throw new AppError('amount_too_large', { limitFen: fen(MAX_FEN) });
    throw error;
  }
  return { number, fingerprint };
}
