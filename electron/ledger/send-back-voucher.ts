import type { CommandContext } from '#electron/api/context.ts';
import { AppError } from '#shared/errors.ts';
import type { VoucherId } from '#shared/ids.ts';
import { readVoucherRow, refuseUnless } from './read-voucher-row.ts';

interface SentBack { voucherId: VoucherId; status: 'draft'; version: number }

/** The reviewer sends a voucher back to its maker, also after review as long as it is not posted; the reason stays on it. */
export async function sendBackVoucher(context: Pick<CommandContext, 'trx' | 'actor'>, input: { voucherId: VoucherId; reason: string }): Promise<SentBack> {
  const voucher = await readVoucherRow(context.trx, input.voucherId);
  refuseUnless(voucher, 'submitted', 'reviewed');
  return toDraft(context, voucher, input.reason);
}

/** The maker takes a voucher back that nobody has reviewed yet. */
export async function withdrawVoucher(context: Pick<CommandContext, 'trx' | 'actor'>, voucherId: VoucherId): Promise<SentBack> {
  const voucher = await readVoucherRow(context.trx, voucherId);
  refuseUnless(voucher, 'submitted');
  if (voucher.makerStaffId !== context.actor.staffId) throw new AppError('voucher_other_maker', { maker: voucher.makerName });
  return toDraft(context, voucher, null);
}

async function toDraft(context: Pick<CommandContext, 'trx'>, voucher: { id: VoucherId; version: number }, returnReason: string | null): Promise<SentBack> {
  const version = voucher.version + 1;
  await context.trx.updateTable('vouchers').set({
    status: 'draft', submittedAt: null, reviewerUserId: null, reviewerStaffId: null, reviewedAt: null, returnReason, version,
  }).where('id', '=', voucher.id).execute();
  return { voucherId: voucher.id, status: 'draft', version };
}
