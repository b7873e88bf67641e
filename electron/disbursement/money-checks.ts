/** Whether the money for a list is there (D7), asked inside the approving transaction: one list at a time, so no two spend the same yuan. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readRow } from '#electron/residents/read-rows.ts';
import { readBudget } from '#electron/welfare/checks.ts';
import { readProgramme, readVersion } from '#electron/welfare/versions.ts';
import { AppError } from '#shared/errors.ts';
import { fen, type Fen } from '#shared/money.ts';
import type { BatchRow } from './frozen-inputs.ts';

/**
 * Refuses `funds_short` when the account the list is paid from (bank, or cash for the desk) has less than what is approved on it and not yet
 * paid together with this list, for programmes with the check on; `budget_exceeded` when the year of the benefit month has a budget and
 * what is newly owed goes beyond it.
 */
export async function refuseWithoutMoney(context: CommandContext, batch: BatchRow, accrued: { amountFen: Fen }): Promise<void> {
  const { trx } = context;
  const [programme, version] = [await readProgramme(trx, batch.programmeId), await readVersion(trx, batch.versionId)];
  const year = Number(batch.benefitMonth.slice(0, 4));
  const budget = await readBudget(trx, programme.id, year);
  if (budget !== null && budget.usedFen + accrued.amountFen > budget.amountFen) {
    throw new AppError('budget_exceeded', { code: programme.code, year, budgetFen: budget.amountFen, usedFen: budget.usedFen, neededFen: accrued.amountFen });
  }
  if (programme.fundCheck === 0) return;
  const accountCode = batch.payBy === 'cash' ? version.cashAccountCode : version.moneyAccountCode;
  const row = await readRow<{ balanceFen: number; committedFen: number }>(trx, sql`select
    coalesce((select m.debitToDateFen - m.creditToDateFen from accountMonths m join accounts a on a.id = m.accountId where a.accountSetId = ${programme.accountSetId} and a.code = ${accountCode} order by m.month desc limit 1), 0) as balanceFen,
    (select coalesce(sum(l.amountFen - l.paidFen), 0) from batchLines l join batches b on b.id = l.batchId join programmes p on p.id = b.programmeId join programmeVersions v on v.id = b.versionId
      where b.status in ('approved', 'paying') and b.id <> ${batch.id} and l.status in ('toPay', 'sent') and p.accountSetId = ${programme.accountSetId} and iif(b.payBy = 'cash', v.cashAccountCode, v.moneyAccountCode) = ${accountCode}) as committedFen`);
  const [balanceFen, committedFen] = [fen(row?.balanceFen ?? 0), fen(row?.committedFen ?? 0)];
  if (balanceFen - committedFen < batch.totalFen) throw new AppError('funds_short', { accountCode, balanceFen, committedFen, neededFen: batch.totalFen });
}
