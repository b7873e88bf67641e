import { AppError } from '#shared/errors.ts';
import type { VoucherId } from '#shared/ids.ts';
import type { VoucherStatus } from '#shared/ledger/words.ts';
import type { Reads } from './reads.ts';

/** A voucher as the commands need it. Refuses `not_found`. */
export async function readVoucherRow(db: Reads, voucherId: VoucherId) {
  const row = await db.selectFrom('vouchers').innerJoin('staff', 'staff.id', 'vouchers.makerStaffId').selectAll('vouchers').select('staff.name as makerName')
    .where('vouchers.id', '=', voucherId).executeTakeFirst();
  if (!row) throw new AppError('not_found', { what: 'voucher', id: String(voucherId) });
  return row;
}
export type VoucherRecord = Awaited<ReturnType<typeof readVoucherRow>>;

/** Refuses a posted voucher as `voucher_posted`, any other wrong state as `voucher_status_wrong`. */
export function refuseUnless(voucher: VoucherRecord, ...allowed: VoucherStatus[]): void {
  if (allowed.includes(voucher.status)) return;
  if (voucher.number !== null) throw new AppError('voucher_posted', { word: voucher.word, number: voucher.number, month: voucher.month });
  throw new AppError('voucher_status_wrong', { status: voucher.status, needs: allowed.join(' ') });
}
