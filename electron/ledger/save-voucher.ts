import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { lastDay, monthOf } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId, VoucherId } from '#shared/ids.ts';
import { lineNotOneSide, totalOfLines } from '#shared/ledger/check-lines.ts';
import type { VoucherInput, VoucherLineInput } from '#shared/ledger/contract.ts';
import { fen, MAX_FEN, type Fen } from '#shared/money.ts';
import { readAccountSet } from './account-sets.ts';
import { judgeAccount, judgePeriod, type LineAccount } from './judge-voucher.ts';
import { openPeriod } from './open-period.ts';
import { readVoucherRow, refuseUnless } from './read-voucher-row.ts';
import type { Writes } from './reads.ts';

/**
 * Saves a draft, new or again. A draft may be unbalanced or have one line; it cannot name what does not exist.
 * Opening balances (`kind: 'opening'`) stand on the last day before the first month, one voucher per account set.
 * Refuses, in this order: `voucher_date_future`, `voucher_word_unknown`, `opening_month_only`, `period_missing`, `period_closed`,
 * `line_not_one_side`, `amount_too_large`, `account_unknown`, `account_not_leaf`, `account_not_valid`, `opening_exists`; for a
 * saved one first `voucher_posted`, `voucher_status_wrong`, `reversal_not_edited`, `voucher_other_maker`, `changed_meanwhile`, last `booked_amount_fixed`.
 */
export async function saveVoucher(context: Pick<CommandContext, 'trx' | 'clock' | 'actor'>, input: VoucherInput): Promise<{ voucherId: VoucherId; status: 'draft'; version: number }> {
  const { trx, clock, actor } = context;
  const old = input.voucherId === undefined ? null : await readDraft(context, input.voucherId, input.version, input.accountSetId);
  const set = await readAccountSet(trx, input.accountSetId);
  if (input.voucherDate > clock.today()) throw new AppError('voucher_date_future', { voucherDate: input.voucherDate, today: clock.today() });
  const word = input.word ?? set.words[0] ?? '记';
  if (!set.words.includes(word)) throw new AppError('voucher_word_unknown', { word });
  const kind = old?.kind ?? input.kind;
  const voucherDate = kind === 'opening' ? lastDay(set.openingMonth) : input.voucherDate;
  const month = monthOf(voucherDate);
  await openPeriod(trx, set, month, kind);
  await judgePeriod(trx, set.id, month);
  const accountIds = await findAccounts(trx, set.id, input.lines, voucherDate);
  const { debitFen: totalFen } = totalOfLines(input.lines);
  if (kind === 'opening') await refuseSecondOpening(trx, set.id, old?.id ?? null);

  const draft = { voucherDate, month, word, attachmentsCount: input.attachmentsCount, totalFen };
  let voucherId: VoucherId;
  let version = 1;
  if (old) {
    voucherId = old.id;
    version = old.version + 1;
    await refuseOtherSum(trx, old, totalFen);
    await trx.updateTable('vouchers').set({ ...draft, version }).where('id', '=', old.id).execute();
    await trx.deleteFrom('voucherLines').where('voucherId', '=', old.id).execute();
  } else {
    const inserted = await trx.insertInto('vouchers').values({
      ...draft, accountSetId: set.id, kind, status: 'draft', makerUserId: actor.userId, makerStaffId: actor.staffId, sourceKind: 'manual', version, createdAt: clock.now(),
    }).returning('id').executeTakeFirstOrThrow();
    voucherId = inserted.id;
  }
  await insertLines(trx, voucherId, input.lines.map((line, index) => ({ ...line, lineNo: index + 1, accountId: accountIds[index] })));
  return { voucherId, status: 'draft', version };
}

/** The sum of a draft made for a due, a month of depreciation, a line of the bank or the like is what was recorded there. */
async function refuseOtherSum(trx: Writes, old: { id: VoucherId; totalFen: Fen }, totalFen: Fen): Promise<void> {
  if (totalFen === old.totalFen) return;
  const booking = await trx.selectFrom('bookings').select('voucherId').where('voucherId', '=', old.id).where('what', '<>', 'recurring')
    .unionAll(trx.selectFrom('statementDrafts').select('voucherId').where('voucherId', '=', old.id))
    .unionAll(trx.selectFrom('cashCountVouchers').select('voucherId').where('voucherId', '=', old.id)).executeTakeFirst();
  if (booking) throw new AppError('booked_amount_fixed', { totalFen: old.totalFen });
}

async function readDraft({ trx, actor }: Pick<CommandContext, 'trx' | 'actor'>, voucherId: VoucherId, version: number | undefined, accountSetId: AccountSetId) {
  const voucher = await readVoucherRow(trx, voucherId);
  refuseUnless(voucher, 'draft');
  if (voucher.kind === 'reversal') throw new AppError('reversal_not_edited', {});
  if (voucher.makerStaffId !== actor.staffId) throw new AppError('voucher_other_maker', { maker: voucher.makerName });
  if (version !== voucher.version || voucher.accountSetId !== accountSetId) throw new AppError('changed_meanwhile', { what: 'voucher' });
  return voucher;
}

/** The id of each line's account, in order. */
async function findAccounts(trx: Writes, accountSetId: AccountSetId, lines: readonly VoucherLineInput[], voucherDate: ReturnType<typeof lastDay>) {
  const wrong = lineNotOneSide(lines);
  if (wrong !== -1) throw new AppError('line_not_one_side', { lineNo: wrong + 1 });
  if (totalOfLines(lines).tooLarge) throw new AppError('amount_too_large', { limitFen: fen(MAX_FEN) });
  const codes = [...new Set(lines.map((line) => line.accountCode))];
  const found = codes.length === 0 ? [] : await trx.selectFrom('accounts').select(['id', 'code', 'name', 'leaf', 'validFrom', 'validTo', 'dimensions'])
    .where('accountSetId', '=', accountSetId).where(sql<boolean>`code in (select value from json_each(${JSON.stringify(codes)}))`).execute();
  const byCode = new Map(found.map((account) => [account.code, account]));
  return lines.map((line) => {
    const account = byCode.get(line.accountCode);
    if (!account) throw new AppError('account_unknown', { code: line.accountCode });
    judgeAccount(account satisfies LineAccount, voucherDate);
    return account.id;
  });
}

async function refuseSecondOpening(trx: Writes, accountSetId: AccountSetId, except: VoucherId | null): Promise<void> {
  const other = await trx.selectFrom('vouchers').select('id').where('accountSetId', '=', accountSetId).where('kind', '=', 'opening').executeTakeFirst();
  if (other && other.id !== except) throw new AppError('opening_exists', { voucherId: other.id });
}

/** Writes all lines of a draft in one statement. Absent dimensions are null. */
export async function insertLines(trx: Writes, voucherId: VoucherId, lines: readonly object[]): Promise<void> {
  if (lines.length === 0) return;
  await sql`insert into voucherLines (voucherId, lineNo, summary, accountId, debitFen, creditFen, residentId, householdId, programmeId, batchId, counterparty, project, fund, team, contract)
    select ${voucherId}, value ->> 'lineNo', value ->> 'summary', value ->> 'accountId', value ->> 'debitFen', value ->> 'creditFen', value ->> 'residentId', value ->> 'householdId',
      value ->> 'programmeId', value ->> 'batchId', value ->> 'counterparty', value ->> 'project', value ->> 'fund', value ->> 'team', value ->> 'contract'
    from json_each(${JSON.stringify(lines)})`.execute(trx);
}
