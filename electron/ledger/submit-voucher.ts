import type { CommandContext } from '#electron/api/context.ts';
import { AppError } from '#shared/errors.ts';
import type { VoucherId } from '#shared/ids.ts';
import { judgeVoucher } from './judge-voucher.ts';
import { readVoucherRow, refuseUnless } from './read-voucher-row.ts';

/**
 * Hands a draft over for review. Its maker alone does.
 * Refuses `voucher_posted`, `voucher_status_wrong`, `voucher_other_maker`, and what `judgeVoucher` refuses.
 */
export async function submitVoucher(context: Pick<CommandContext, 'trx' | 'clock' | 'actor'>, voucherId: VoucherId): Promise<{ voucherId: VoucherId; status: 'submitted'; version: number }> {
  const voucher = await readVoucherRow(context.trx, voucherId);
  refuseUnless(voucher, 'draft');
  if (voucher.makerStaffId !== context.actor.staffId) throw new AppError('voucher_other_maker', { maker: voucher.makerName });
  await judgeVoucher(context.trx, voucher);
  await context.trx.updateTable('vouchers').set({ status: 'submitted', submittedAt: context.clock.now(), returnReason: null }).where('id', '=', voucherId).execute();
  return { voucherId, status: 'submitted', version: voucher.version };
}
