import { sql } from 'kysely';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { firstDay, monthOf, type Day } from '#shared/days.ts';
import type { AccountId } from '#shared/ids.ts';
import { fen, type Fen } from '#shared/money.ts';

/**
 * The balance of an account with everything below it at the end of a day, debit positive: the kept balances up to the month before and the posted
 * lines of the month.
 */
export async function balanceOn(db: Reads, accountId: AccountId, day: Day): Promise<Fen> {
  const below = sql`(with recursive down(id) as (select ${accountId} union all select c.id from accounts c join down on c.parentId = down.id) select id from down)`;
  const month = monthOf(day);
  const [row] = await readRows<{ balance: number }>(db, sql`
    select coalesce((select sum(m.debitToDateFen - m.creditToDateFen) from accounts a
        join accountMonths m on m.accountId = a.id and m.month = (select max(month) from accountMonths where accountId = a.id and month < ${month})
        where a.id in ${below}), 0)
      + coalesce((select sum(debitFen - creditFen) from voucherLines where accountId in ${below} and bookedOn between ${firstDay(month)} and ${day}), 0) as balance`);
  return fen(row?.balance ?? 0);
}
