import { sql } from 'kysely';
import { firstDay, month as monthFrom, monthOf, yearOf, type Day, type Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId, AccountSetId } from '#shared/ids.ts';
import type { TrialBalance } from '#shared/ledger/contract.ts';
import { rollUp, type AccountFigures } from '#shared/ledger/roll-up.ts';
import type { AccountCategory } from '#shared/ledger/words.ts';
import { readAccountSet } from './account-sets.ts';
import { readRows, type Reads } from './reads.ts';

interface TreeRow extends AccountFigures { accountId: AccountId; parentId: AccountId | null; code: string; name: string; level: number; leaf: number; category: AccountCategory }

/** The month before which nothing counts as 本年累计: January, or the account set's first month in its first year. */
export function yearBase(month: Month, startMonth: Month): Month {
  const january = monthFrom(`${String(yearOf(month)).padStart(4, '0')}-01`);
  return january > startMonth ? january : startMonth;
}

/**
 * 科目余额表 of a month, or up to a day of it, from the balances kept per month and day: a few look-ups per account, whatever the number of vouchers.
 * Posted vouchers only; `unposted` says how many of the month are still missing. Refuses `day_outside_month`.
 */
export async function readTrialBalance(db: Reads, input: { accountSetId: AccountSetId; month: Month; asOf?: Day | null; level: number; withEmpty: boolean }): Promise<TrialBalance> {
  const { month, asOf = null } = input;
  if (asOf !== null && monthOf(asOf) !== month) throw new AppError('day_outside_month', { day: asOf, month });
  const set = await readAccountSet(db, input.accountSetId);
  const base = yearBase(month, set.startMonth);
  const accounts = await readRows<TreeRow>(db, sql`
    select a.id as accountId, a.parentId, a.code, a.name, a.level, a.leaf, a.category,
      coalesce(o.debitToDateFen, 0) as openingDebitFen, coalesce(o.creditToDateFen, 0) as openingCreditFen,
      coalesce(t.debitFen, 0) as debitFen, coalesce(t.creditFen, 0) as creditFen,
      coalesce(o.debitToDateFen, 0) + coalesce(t.debitFen, 0) - coalesce(y.debitToDateFen, 0) as yearDebitFen,
      coalesce(o.creditToDateFen, 0) + coalesce(t.creditFen, 0) - coalesce(y.creditToDateFen, 0) as yearCreditFen
    from accounts a
    left join accountMonths o on o.accountId = a.id and o.month = (select max(month) from accountMonths where accountId = a.id and month < ${month})
    left join ${asOf === null ? sql`accountMonths` : sql`(select accountId, ${month} as month, sum(debitFen) as debitFen, sum(creditFen) as creditFen from accountDays
      where accountId in (select id from accounts where accountSetId = ${set.id} and leaf = 1) and day between ${firstDay(month)} and ${asOf} group by accountId)`} t on t.accountId = a.id and t.month = ${month}
    left join accountMonths y on y.accountId = a.id and y.month = (select max(month) from accountMonths where accountId = a.id and month < ${base})
    where a.accountSetId = ${set.id} order by a.code`);
  const { rows, total, equal } = rollUp(accounts, (account) => account, input.level, input.withEmpty);
  const period = await db.selectFrom('fiscalPeriods').select('status')
    .select(sql<number>`(select count(*) from vouchers v where v.accountSetId = ${set.id} and v.month = ${month} and v.status <> 'posted')`.as('unposted'))
    .where('accountSetId', '=', set.id).where('month', '=', month).executeTakeFirst();
  return {
    accountSetName: set.name, month, asOf, level: input.level, total, equal, periodStatus: period?.status ?? null, unposted: period?.unposted ?? 0,
    rows: rows.map(({ accountId, code, name, level, leaf, category, opening, turnover, yearToDate, closing }) => (
      { accountId, code, name, level, leaf: leaf === 1, category, opening, turnover, yearToDate, closing })),
  };
}
