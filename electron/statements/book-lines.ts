import { sql, type RawBuilder } from 'kysely';
import { firstDay, lastDay, type Day, type Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId, VoucherId } from '#shared/ids.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';

/** More entries than these are no book anybody reads; the months have to be fewer. */
export const MOST_LINES = 50_000;

export interface BookLine {
  readonly voucherId: VoucherId; readonly day: Day; readonly month: Month; readonly word: string; readonly number: number; readonly summary: string;
  readonly accountId: AccountId; readonly accountCode: string; readonly accountName: string; readonly debitFen: number; readonly creditFen: number; readonly counter: string | null;
}

/** Sums before a span: everything, and of the year alone. */
export interface Before { readonly openingFen: number; readonly yearDebitFen: number; readonly yearCreditFen: number }

/** The account and every account below it. */
export const below = (accountId: AccountId): RawBuilder<unknown> =>
  sql`(with recursive down(id) as (select ${accountId} union all select c.id from accounts c join down on c.parentId = down.id) select id from down)`;

/** The lines that name a party, as `partySchema` writes it; all lines when none is asked for. */
export function ofParty(party: string | undefined): RawBuilder<unknown> {
  if (party === undefined) return sql`true`;
  const id = Number(party.slice(1));
  if (party.startsWith('h')) return sql`l.householdId = ${id}`;
  if (party.startsWith('r')) return sql`l.householdId is null and l.residentId = ${id}`;
  if (party.startsWith('c')) return sql`l.householdId is null and l.residentId is null and l.counterparty = ${party.slice(1)}`;
  return sql`l.householdId is null and l.residentId is null and l.counterparty is null`;
}

/** Balance before `fromMonth` and turnover of the year until then; for a party from the lines themselves, else from the balances kept. */
export async function readBefore(db: Reads, accountId: AccountId, fromMonth: Month, yearBase: Month, party: string | undefined): Promise<Before> {
  const [row] = await readRows<Before>(db, party === undefined ? sql`
    select coalesce(sum(o.debitToDateFen - o.creditToDateFen), 0) as openingFen,
      coalesce(sum(o.debitToDateFen), 0) - coalesce(sum(y.debitToDateFen), 0) as yearDebitFen, coalesce(sum(o.creditToDateFen), 0) - coalesce(sum(y.creditToDateFen), 0) as yearCreditFen
    from accounts a
    left join accountMonths o on o.accountId = a.id and o.month = (select max(month) from accountMonths where accountId = a.id and month < ${fromMonth})
    left join accountMonths y on y.accountId = a.id and y.month = (select max(month) from accountMonths where accountId = a.id and month < ${yearBase})
    where a.id in ${below(accountId)}` : sql`
    select coalesce(sum(l.debitFen - l.creditFen), 0) as openingFen,
      coalesce(sum(iif(l.bookedOn >= ${firstDay(yearBase)}, l.debitFen, 0)), 0) as yearDebitFen, coalesce(sum(iif(l.bookedOn >= ${firstDay(yearBase)}, l.creditFen, 0)), 0) as yearCreditFen
    from voucherLines l where l.accountId in ${below(accountId)} and l.bookedOn < ${firstDay(fromMonth)} and ${ofParty(party)}`);
  return row ?? { openingFen: 0, yearDebitFen: 0, yearCreditFen: 0 };
}

/** Posted lines of an account and all below it, in the order of days and numbers. Refuses `book_too_long`. */
export async function readBookLines(db: Reads, accountId: AccountId, span: { fromMonth: Month; toMonth: Month }, options: { party?: string | undefined; counter?: boolean }): Promise<BookLine[]> {
  const where = sql`l.accountId in ${below(accountId)} and l.bookedOn between ${firstDay(span.fromMonth)} and ${lastDay(span.toMonth)} and ${ofParty(options.party)}`;
  const [found] = await readRows<{ lines: number }>(db, sql`select count(*) as lines from voucherLines l where ${where}`);
  if (found && found.lines > MOST_LINES) throw new AppError('book_too_long', { lines: found.lines, most: MOST_LINES });
  // The counter accounts of a line stand on the other side of its voucher; a red-letter line stands on its own side.
  const counter = options.counter === true ? sql`(
    select group_concat(name, '、') from (select distinct b.name from voucherLines o join accounts b on b.id = o.accountId
      where o.voucherId = l.voucherId and (o.debitFen = 0) <> (l.debitFen = 0) order by o.lineNo limit 3))` : sql`null`;
  return readRows<BookLine>(db, sql`
    select l.voucherId, l.bookedOn as day, v.month, v.word, v.number, l.summary, l.accountId, a.code as accountCode, a.name as accountName, l.debitFen, l.creditFen, ${counter} as counter
    from voucherLines l join vouchers v on v.id = l.voucherId join accounts a on a.id = l.accountId
    where ${where} order by l.bookedOn, v.word, v.number, l.lineNo`);
}
