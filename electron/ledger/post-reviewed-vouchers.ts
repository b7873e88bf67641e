import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import type { Month } from '#shared/days.ts';
import type { VoucherId } from '#shared/ids.ts';
import { bookVoucher } from './book-voucher.ts';
import { judgeVoucher } from './judge-voucher.ts';
import { refuseOverdraws } from './overdrawn.ts';
import { readVoucherRow, refuseUnless, type VoucherRecord } from './read-voucher-row.ts';
import type { Writes } from './reads.ts';
import { refuseCashier } from './review-voucher.ts';

interface Posted { voucherId: VoucherId; word: string; number: number; month: Month; fingerprint: string }

/**
 * Posts reviewed vouchers (记账), all or none, in the order of their days; this gives them their numbers and cannot be undone.
 * Refuses `cashier_may_not`, then per voucher `voucher_posted`, `voucher_status_wrong`, what `judgeVoucher` refuses, `amount_too_large`, last `balance_overdrawn`.
 */
export async function postReviewedVouchers(context: Pick<CommandContext, 'trx' | 'clock' | 'actor' | 'progress' | 'signal' | 'fail'>, voucherIds: readonly VoucherId[]): Promise<Posted[]> {
  const { trx, clock, actor } = context;
  refuseCashier(actor, 'post');
  const vouchers: VoucherRecord[] = [];
  for (const voucherId of new Set(voucherIds)) {
    const voucher = await readVoucherRow(trx, voucherId);
    refuseUnless(voucher, 'reviewed');
    vouchers.push(voucher);
  }
  vouchers.sort((a, b) => (a.voucherDate === b.voucherDate ? a.id - b.id : a.voucherDate < b.voucherDate ? -1 : 1));
  const posted: Posted[] = [];
  const booked: { voucher: VoucherRecord; lines: Awaited<ReturnType<typeof judgeVoucher>> }[] = [];
  for (const voucher of vouchers) {
    context.signal.throwIfAborted();
    const lines = await judgeVoucher(trx, voucher);
    const end = await readChainEnd(trx, voucher);
    const { number, fingerprint } = await bookVoucher(trx, voucher, lines, end, actor, clock.now());
    context.fail('ledger.posted');
    booked.push({ voucher, lines });
    posted.push({ voucherId: voucher.id, word: voucher.word, number, month: voucher.month, fingerprint });
    context.progress({ done: posted.length, total: vouchers.length, label: 'ledger.postVouchers' });
  }
  // After all of them: of vouchers posted together the order does not matter, a receipt may stand behind the payment it covers.
  for (const each of booked) await refuseOverdraws(trx, each.voucher, each.lines);
  return posted;
}

async function readChainEnd(trx: Writes, voucher: VoucherRecord) {
  return trx.selectFrom('postingHeads').select(['postingNo', 'fingerprint'])
    .select(sql<number>`coalesce((select max(number) from vouchers where accountSetId = ${voucher.accountSetId} and month = ${voucher.month} and word = ${voucher.word}), 0)`.as('lastNumber'))
    .where('accountSetId', '=', voucher.accountSetId).executeTakeFirstOrThrow();
}
