import type { CommandContext } from '#electron/api/context.ts';
import { readAccountSet } from '#electron/ledger/account-sets.ts';
import { readVoucherRow } from '#electron/ledger/read-voucher-row.ts';
import { saveVoucher } from '#electron/ledger/save-voucher.ts';
import { readVouchers } from '#electron/ledger/vouchers.ts';
import { yearOf, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { VoucherId } from '#shared/ids.ts';
import { fen, ZERO_FEN } from '#shared/money.ts';

/**
 * Drafts the blue voucher (更正) against a posted one of an earlier year: every line on the other side, and what was income or expense on
 * 未分配收益, because that year is closed (§1.4 step 9, §3.4). The right entry is added to the draft by hand.
 * Refuses, in this order: `voucher_status_wrong`, `correction_same_year`, `closing_account_missing`, what `saveVoucher` refuses.
 */
export async function draftCorrection(context: CommandContext, input: { voucherId: VoucherId; voucherDate: Day; reason: string }): Promise<VoucherId> {
  const { trx, actor } = context;
  const row = await readVoucherRow(trx, input.voucherId);
  if (row.status !== 'posted') throw new AppError('voucher_status_wrong', { status: row.status, needs: 'posted' });
  const set = await readAccountSet(trx, row.accountSetId);
  const year = yearOf(row.kind === 'opening' ? set.startMonth : row.voucherDate);
  if (yearOf(input.voucherDate) <= year) throw new AppError('correction_same_year', { year });
  const [wrong] = await readVouchers(trx, [input.voucherId], actor);
  const accounts = await trx.selectFrom('accounts').select(['code', 'category', 'flags']).where('accountSetId', '=', set.id).execute();
  const undistributed = accounts.find((account) => account.flags.includes('"undistributed"'))?.code;
  if (undistributed === undefined) throw new AppError('closing_account_missing', { code: '32202', what: '未分配收益' });
  const ofYear = new Set(accounts.filter((account) => account.category === 'profitLoss').map((account) => account.code));
  const summary = `更正${year}年${row.word}-${row.number}号凭证：${input.reason}`;
  const { voucherId } = await saveVoucher(context, {
    accountSetId: set.id, voucherDate: input.voucherDate, kind: 'correction', attachmentsCount: 0,
    lines: (wrong?.lines ?? []).map(({ accountCode, debitFen, creditFen, residentId, householdId, programmeId, counterparty, project, fund, team, contract }) => {
      // Blue on the other side; a line that was red itself goes back to its own side.
      const toDebit = creditFen > 0 || debitFen < 0;
      const amount = fen(Math.abs(debitFen + creditFen));
      return {
        summary, accountCode: ofYear.has(accountCode) ? undistributed : accountCode, residentId, householdId, programmeId, counterparty, project, fund, team, contract,
        debitFen: toDebit ? amount : ZERO_FEN, creditFen: toDebit ? ZERO_FEN : amount,
      };
    }),
  });
  return voucherId;
}
