import type { Actor, CommandContext } from '#electron/api/context.ts';
import { AppError } from '#shared/errors.ts';
import type { VoucherId } from '#shared/ids.ts';
import { judgeVoucher } from './judge-voucher.ts';
import { readVoucherRow, refuseUnless } from './read-voucher-row.ts';

/** The cashier neither reviews nor keeps the books (会计基础工作规范 art. 12), whatever other roles he holds. */
export function refuseCashier(actor: Actor, act: 'review' | 'post'): void {
  if (actor.roles.includes('cashier')) throw new AppError('cashier_may_not', { act });
}

/**
 * A second person has checked the voucher against its papers. Persons are compared, not accounts.
 * Refuses, in this order: `cashier_may_not`, `voucher_posted`, `voucher_status_wrong`, `voucher_own_review`, what `judgeVoucher` refuses.
 */
export async function reviewVoucher(context: Pick<CommandContext, 'trx' | 'clock' | 'actor'>, voucherId: VoucherId): Promise<{ voucherId: VoucherId; status: 'reviewed'; version: number }> {
  const { trx, clock, actor } = context;
  refuseCashier(actor, 'review');
  const voucher = await readVoucherRow(trx, voucherId);
  refuseUnless(voucher, 'submitted');
  if (voucher.makerStaffId === actor.staffId) throw new AppError('voucher_own_review', { name: voucher.makerName });
  await judgeVoucher(trx, voucher);
  await trx.updateTable('vouchers').set({ status: 'reviewed', reviewerUserId: actor.userId, reviewerStaffId: actor.staffId, reviewedAt: clock.now() }).where('id', '=', voucherId).execute();
  return { voucherId, status: 'reviewed', version: voucher.version };
}
