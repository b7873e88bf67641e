/** Vouchers that follow from one act which one person prepared and another agreed to: a year-end, an accrual of dividends. */
import type { Actor, CommandContext } from '#electron/api/context.ts';
import type { Day } from '#shared/days.ts';
import type { VoucherId } from '#shared/ids.ts';
import type { VoucherInput } from '#shared/ledger/contract.ts';
import { postReviewedVouchers } from './post-reviewed-vouchers.ts';
import { reverseVoucher } from './reverse-voucher.ts';
import { reviewVoucher } from './review-voucher.ts';
import { saveVoucher } from './save-voucher.ts';
import { submitVoucher } from './submit-voucher.ts';

/** Who answers for the voucher: its maker, its reviewer (another person), and who posts it. */
export interface Agreed { readonly maker: Actor; readonly reviewer: Actor; readonly poster: Actor }

type Context = Pick<CommandContext, 'trx' | 'clock' | 'actor' | 'progress' | 'signal' | 'fail'>;

/** Writes, submits, reviews and posts one voucher by the rules of every other voucher; refuses what each of these steps refuses. */
export async function postAgreed(context: Context, agreed: Agreed, voucher: VoucherInput): Promise<VoucherId> {
  const { voucherId } = await saveVoucher({ ...context, actor: agreed.maker }, voucher);
  return finish(context, agreed, voucherId);
}

/** Cancels a posted voucher in red the same way. */
export async function reverseAgreed(context: Context, agreed: Agreed, input: { voucherId: VoucherId; voucherDate: Day; reason: string }): Promise<VoucherId> {
  const { voucherId } = await reverseVoucher({ ...context, actor: agreed.maker }, input);
  return finish(context, agreed, voucherId);
}

async function finish(context: Context, agreed: Agreed, voucherId: VoucherId): Promise<VoucherId> {
  await submitVoucher({ ...context, actor: agreed.maker }, voucherId);
  await reviewVoucher({ ...context, actor: agreed.reviewer }, voucherId);
  await postReviewedVouchers({ ...context, actor: agreed.poster, progress: () => undefined }, [voucherId]);
  return voucherId;
}
