import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { addMonths, month as monthFrom, monthsFromTo, type Month } from '#shared/days.ts';
import type { AccountId, AccountSetId } from '#shared/ids.ts';
import { fen, negate, sumFen, type Fen } from '#shared/money.ts';
import type { statementsContract } from '#shared/statements/contract.ts';
import { readAccountSet } from '#electron/ledger/account-sets.ts';
import { listAccounts } from '#electron/ledger/accounts.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';

type MonthByMonth = OutputOf<typeof statementsContract.monthByMonth>;

/** 501–504 are income, 511–521 its use (财会〔2023〕14号, appendix 1). */
export const isIncome = (code: string): boolean => code < '511';

/** What income and expense accounts turned over, account by account and month by month, without closing vouchers and their reversals. Income positive, use negative. */
export function readNetByMonth(db: Reads, accountSetId: AccountSetId, fromMonth: Month, toMonth: Month): Promise<{ month: Month; accountId: AccountId; code: string; netFen: number }[]> {
  return readRows(db, sql`
    select month, accountId, code, sum(netFen) as netFen from (
      select m.month, a.id as accountId, a.code, m.creditFen - m.debitFen as netFen from accounts a join accountMonths m on m.accountId = a.id
        where a.accountSetId = ${accountSetId} and a.category = 'profitLoss' and m.month between ${fromMonth} and ${toMonth}
      union all
      select v.month, a.id, a.code, l.debitFen - l.creditFen from (
          select id, month from vouchers where accountSetId = ${accountSetId} and kind = 'closing' and status = 'posted' and month between ${fromMonth} and ${toMonth}
          union all select r.id, r.month from vouchers r join vouchers o on o.id = r.reversesVoucherId and o.kind = 'closing'
            where r.accountSetId = ${accountSetId} and r.kind = 'reversal' and r.status = 'posted' and r.month between ${fromMonth} and ${toMonth}
        ) v cross join voucherLines l on l.voucherId = v.id join accounts a on a.id = l.accountId and a.category = 'profitLoss')
    group by month, code order by code, month`);
}

/**
 * 收支逐月表: income and its use by account of level 2 (level 1 where it has none) and month of a year, closing vouchers left out. Rows
 * without any amount are left out; income first, in the order of the codes. Every amount is positive where the account grew on its own side.
 */
export async function readMonthByMonth(db: Reads, input: InputOf<typeof statementsContract.monthByMonth>): Promise<MonthByMonth> {
  const set = await readAccountSet(db, input.accountSetId);
  const first = monthFrom(`${input.year}-01`);
  const months = monthsFromTo(first, addMonths(first, 11));
  const accounts = (await listAccounts(db, set.id)).filter((account) => account.level <= 2);
  const rows = new Map<AccountId, { accountId: AccountId; code: string; name: string; income: boolean; amounts: Fen[] }>();
  for (const { month, code, netFen } of await readNetByMonth(db, set.id, first, months.at(-1)!)) {
    const account = accounts.findLast((each) => code.startsWith(each.code))!;
    const income = isIncome(code);
    const row = rows.get(account.accountId) ?? { accountId: account.accountId, code: account.code, name: account.level === 1 ? account.name : `${accounts.find((each) => each.accountId === account.parentId)?.name ?? ''}－${account.name}`, income, amounts: months.map(() => fen(0)) };
    const at = months.indexOf(month);
    row.amounts[at] = fen(row.amounts[at]! + (income ? netFen : -netFen));
    rows.set(account.accountId, row);
  }
  const kept = [...rows.values()].filter((row) => row.amounts.some((amount) => amount !== 0)).map((row) => ({ ...row, totalFen: sumFen(row.amounts) }));
  const column = (income: boolean): Fen[] => months.map((_, at) => sumFen(kept.filter((row) => row.income === income).map((row) => row.amounts[at]!)));
  const incomes = column(true);
  const uses = column(false);
  return { accountSetId: set.id, accountSetName: set.name, year: input.year, months, rows: kept, incomes, uses, balances: incomes.map((amount, at) => fen(amount + negate(uses[at]!))) };
}
