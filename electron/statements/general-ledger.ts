import { sql } from 'kysely';
import type { Month } from '#shared/days.ts';
import type { AccountId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import type { BookInput, BookRow } from '#shared/statements/book.ts';
import type { readAccountSet } from '#electron/ledger/account-sets.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { yearBase } from '#electron/ledger/trial-balance.ts';
import { column, type BookParts } from './book-parts.ts';
import { sideAndBalance } from './running-book.ts';

type Set = Awaited<ReturnType<typeof readAccountSet>>;
interface MonthRow { accountId: AccountId; month: Month; debitFen: number; creditFen: number }
interface OpeningRow { accountId: AccountId; code: string; name: string; openingFen: number; yearDebitFen: number; yearCreditFen: number }

/** 总账: per account of a level (or one account) its opening, and 本月合计 with 本年累计 of every month that has entries. From the balances kept per month. */
export async function generalLedger(db: Reads, set: Set, input: BookInput): Promise<BookParts> {
  // An account of a higher level stands for all below it; one that has no sub-accounts stands in every deeper level too.
  const shown = input.accountId === undefined ? sql`a.accountSetId = ${set.id} and (a.level = ${input.level} or a.level < ${input.level} and a.leaf = 1)` : sql`a.accountSetId = ${set.id} and a.id = ${input.accountId}`;
  const tree = sql`with recursive tree(topId, id) as (select a.id, a.id from accounts a where ${shown} union all select tree.topId, c.id from tree join accounts c on c.parentId = tree.id)`;
  const base = yearBase(input.fromMonth, set.startMonth);
  const accounts = await readRows<OpeningRow>(db, sql`${tree}
    select t.id as accountId, t.code, t.name, coalesce(sum(o.debitToDateFen - o.creditToDateFen), 0) as openingFen,
      coalesce(sum(o.debitToDateFen), 0) - coalesce(sum(y.debitToDateFen), 0) as yearDebitFen, coalesce(sum(o.creditToDateFen), 0) - coalesce(sum(y.creditToDateFen), 0) as yearCreditFen
    from tree join accounts t on t.id = tree.topId
    left join accountMonths o on o.accountId = tree.id and o.month = (select max(month) from accountMonths where accountId = tree.id and month < ${input.fromMonth})
    left join accountMonths y on y.accountId = tree.id and y.month = (select max(month) from accountMonths where accountId = tree.id and month < ${base})
    group by t.id order by t.code`);
  const months = await readRows<MonthRow>(db, sql`${tree}
    select tree.topId as accountId, m.month, sum(m.debitFen) as debitFen, sum(m.creditFen) as creditFen
    from tree join accountMonths m on m.accountId = tree.id and m.month between ${input.fromMonth} and ${input.toMonth} group by 1, 2 order by 1, 2`);
  const byAccount = new Map<AccountId, MonthRow[]>();
  for (const row of months) byAccount.set(row.accountId, [...(byAccount.get(row.accountId) ?? []), row]);
  const columns = [column('code', 'id'), column('name', 'text'), column('month', 'id'), column('summary', 'text'), column('debit', 'money'), column('credit', 'money'), column('side', 'side'), column('balance', 'balance')];
  return { columns, rows: accounts.flatMap((account) => rowsOf(account, byAccount.get(account.accountId) ?? [], input.fromMonth, set.startMonth)) };
}

function rowsOf(account: OpeningRow, months: readonly MonthRow[], fromMonth: Month, startMonth: Month): BookRow[] {
  if (account.openingFen === 0 && months.length === 0) return [];
  let balance = account.openingFen;
  let [debit, credit] = [account.yearDebitFen, account.yearCreditFen];
  let year = fromMonth.slice(0, 4);
  const row = (kind: BookRow['kind'], month: Month, amounts: readonly [number, number] | null): BookRow => ({
    kind, month, cells: [account.code, account.name, month, null, amounts && fen(amounts[0]), amounts && fen(amounts[1]), ...sideAndBalance(balance)], voucherId: null, accountId: account.accountId, party: null,
  });
  const rows = [row(fromMonth.endsWith('-01') && fromMonth > startMonth ? 'lastYear' : 'opening', fromMonth, null)];
  for (const each of months) {
    if (each.month.slice(0, 4) !== year) {
      year = each.month.slice(0, 4);
      [debit, credit] = [0, 0];
      rows.push(row('lastYear', each.month, null));
    }
    balance += each.debitFen - each.creditFen;
    debit += each.debitFen;
    credit += each.creditFen;
    rows.push(row('monthTotal', each.month, [each.debitFen, each.creditFen]), row(each.month.endsWith('-12') ? 'yearEnd' : 'yearTotal', each.month, [debit, credit]));
  }
  return rows;
}
