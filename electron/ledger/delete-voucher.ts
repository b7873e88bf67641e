import type { CommandContext } from '#electron/api/context.ts';
import { AppError } from '#shared/errors.ts';
import type { VoucherId } from '#shared/ids.ts';
import { releaseScans } from '#electron/scans/scans.ts';
import { readVoucherRow, refuseUnless } from './read-voucher-row.ts';

/** Throws a draft away; its maker alone does. Drafts have no number, so none is lost; its scans are marked removed. Refuses `voucher_posted`, `voucher_status_wrong`, `voucher_other_maker`. */
export async function deleteVoucher(context: Pick<CommandContext, 'trx' | 'actor' | 'clock'>, voucherId: VoucherId): Promise<void> {
  const voucher = await readVoucherRow(context.trx, voucherId);
  refuseUnless(voucher, 'draft');
  if (voucher.makerStaffId !== context.actor.staffId) throw new AppError('voucher_other_maker', { maker: voucher.makerName });
  await releaseScans(context, 'voucher', voucherId, '凭证草稿已删除');
  await context.trx.deleteFrom('voucherLines').where('voucherId', '=', voucherId).execute();
  await context.trx.deleteFrom('vouchers').where('id', '=', voucherId).execute();
}
