import { sql, type RawBuilder } from 'kysely';
import { lastDay, firstDay, type Month } from '#shared/days.ts';
import type { AccountId } from '#shared/ids.ts';
import type { Register } from '#shared/ledger/contract.ts';
import { fen } from '#shared/money.ts';
import { readAccountSet } from './account-sets.ts';
import { readAccount } from './accounts.ts';
import { readRows, type Reads } from './reads.ts';
import { yearBase } from './trial-balance.ts';

type LineRow = Omit<Register['lines'][number], 'balanceFen'>;
interface SumsRow { openingDebit: number; openingCredit: number; debit: number; credit: number; yearDebit: number; yearCredit: number; path: string }

/**
 * 明细账 of one account, or of all leaf accounts below it, for a month: opening, each posted line with the balance after it, closing.
 * `most`: the first so many lines only; the sums are those of the whole month all the same.
 */
export async function readRegister(db: Reads, input: { accountId: AccountId; month: Month; most?: number | null }): Promise<Register> {
  const { month, most = null } = input;
  const account = await readAccount(db, input.accountId);
  const set = await readAccountSet(db, account.accountSetId);
  const below = sql`(with recursive down(id) as (select ${account.id} union all select c.id from accounts c join down on c.parentId = down.id) select id from down)`;
  const [sums] = await readRows<SumsRow>(db, sql`
    select coalesce(sum(o.debitToDateFen), 0) as openingDebit, coalesce(sum(o.creditToDateFen), 0) as openingCredit,
      coalesce(sum(t.debitFen), 0) as debit, coalesce(sum(t.creditFen), 0) as credit,
      coalesce(sum(y.debitToDateFen), 0) as yearDebit, coalesce(sum(y.creditToDateFen), 0) as yearCredit,
      (with recursive up as (select id, name as path, parentId from accounts where id = ${account.id} union all
        select p.id, p.name || '／' || up.path, p.parentId from up join accounts p on p.id = up.parentId) select path from up where parentId is null) as path
    from accounts a
    left join accountMonths o on o.accountId = a.id and o.month = (select max(month) from accountMonths where accountId = a.id and month < ${month})
    left join accountMonths t on t.accountId = a.id and t.month = ${month}
    left join accountMonths y on y.accountId = a.id and y.month = (select max(month) from accountMonths where accountId = a.id and month < ${yearBase(month, set.startMonth)})
    where a.id in ${below}`);
  const lines = await readRows<LineRow>(db, sql`
    select l.voucherId, l.lineNo, l.bookedOn as day, v.word, v.number, l.summary, a.code as accountCode, a.name as accountName, l.debitFen, l.creditFen
    from voucherLines l join vouchers v on v.id = l.voucherId join accounts a on a.id = l.accountId
    where l.accountId in ${below} and l.bookedOn between ${firstDay(month)} and ${lastDay(month)}
    order by l.bookedOn, v.word, v.number, l.lineNo limit ${most ?? -1}`);
  const { lineCount } = most === null || lines.length < most ? { lineCount: lines.length } : await countLines(db, below, month);
  const found = sums ?? { openingDebit: 0, openingCredit: 0, debit: 0, credit: 0, yearDebit: 0, yearCredit: 0, path: account.name };
  const openingFen = fen(found.openingDebit - found.openingCredit);
  let balance: number = openingFen;
  return {
    accountId: account.id, accountSetId: set.id, code: account.code, name: account.name, path: found.path, balanceSide: account.balanceSide, month, openingFen, lineCount,
    lines: lines.map((line) => ({ ...line, balanceFen: fen((balance += line.debitFen - line.creditFen)) })),
    turnover: { debitFen: fen(found.debit), creditFen: fen(found.credit) },
    yearToDate: { debitFen: fen(found.openingDebit + found.debit - found.yearDebit), creditFen: fen(found.openingCredit + found.credit - found.yearCredit) },
    closingFen: fen(openingFen + found.debit - found.credit),
  };
}

async function countLines(db: Reads, below: RawBuilder<unknown>, month: Month): Promise<{ lineCount: number }> {
  const [row] = await readRows<{ lineCount: number }>(db, sql`select count(*) as lineCount from voucherLines where accountId in ${below} and bookedOn between ${firstDay(month)} and ${lastDay(month)}`);
  return row ?? { lineCount: 0 };
}
