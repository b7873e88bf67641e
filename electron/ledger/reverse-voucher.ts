import type { CommandContext } from '#electron/api/context.ts';
import { monthOf, yearOf, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { VoucherId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { readAccountSet } from './account-sets.ts';
import { judgePeriod, readLines } from './judge-voucher.ts';
import { openPeriod } from './open-period.ts';
import { readVoucherRow } from './read-voucher-row.ts';
import { insertLines } from './save-voucher.ts';

/**
 * Drafts the red-letter voucher that cancels a posted one: every line again on its own side with the sign turned
 * (会计基础工作规范 art. 51(5)). It then goes through review and posting like any other. An error of an earlier year is put
 * right by a blue voucher against 未分配收益 instead.
 * Refuses, in this order: `voucher_status_wrong`, `reversal_of_reversal`, `voucher_already_reversed`, `voucher_date_future`,
 * `reversal_prior_year`, `period_missing`, `period_closed`.
 */
export async function reverseVoucher(
  context: Pick<CommandContext, 'trx' | 'clock' | 'actor'>, input: { voucherId: VoucherId; voucherDate: Day; reason: string },
): Promise<{ voucherId: VoucherId; status: 'draft'; version: number }> {
  const { trx, clock, actor } = context;
  const original = await readVoucherRow(trx, input.voucherId);
  if (original.status !== 'posted') throw new AppError('voucher_status_wrong', { status: original.status, needs: 'posted' });
  if (original.kind === 'reversal') throw new AppError('reversal_of_reversal', {});
  const earlier = await trx.selectFrom('vouchers').select('id').where('reversesVoucherId', '=', original.id).executeTakeFirst();
  if (earlier) throw new AppError('voucher_already_reversed', { byVoucherId: earlier.id });
  const { voucherDate } = input;
  if (voucherDate > clock.today()) throw new AppError('voucher_date_future', { voucherDate, today: clock.today() });
  const set = await readAccountSet(trx, original.accountSetId);
  const year = yearOf(original.kind === 'opening' ? set.startMonth : original.voucherDate);
  if (yearOf(voucherDate) !== year) throw new AppError('reversal_prior_year', { year });
  const month = monthOf(voucherDate);
  await openPeriod(trx, set, month);
  await judgePeriod(trx, set.id, month);

  const { id } = await trx.insertInto('vouchers').values({
    accountSetId: set.id, voucherDate, month, word: original.word, kind: 'reversal', status: 'draft', attachmentsCount: 0, makerUserId: actor.userId, makerStaffId: actor.staffId,
    reversesVoucherId: original.id, sourceKind: 'manual', totalFen: fen(-original.totalFen), version: 1, createdAt: clock.now(),
  }).returning('id').executeTakeFirstOrThrow();
  const [, monthPart, dayPart] = original.voucherDate.split('-').map(Number);
  const summary = `注销${monthPart}月${dayPart}日${original.word}-${original.number}号凭证：${input.reason}`;
  const lines = await readLines(trx, original.id);
  await insertLines(trx, id, lines.map(({ account: _account, ...line }) => ({ ...line, summary, debitFen: fen(-line.debitFen), creditFen: fen(-line.creditFen) })));
  return { voucherId: id, status: 'draft', version: 1 };
}
