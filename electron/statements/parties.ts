import { sql } from 'kysely';
import { firstDay, lastDay } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import type { BookInput, BookRow } from '#shared/statements/book.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { below } from './book-lines.ts';
import { column, type BookAccount, type BookParts } from './book-parts.ts';
import { sideAndBalance } from './running-book.ts';

interface PartyRow { party: string; name: string | null; openingFen: number; debitFen: number; creditFen: number }

/** A household by its number and head, a person by name, a counterparty as written. */
const NAME = sql`case substr(party, 1, 1)
  when 'h' then (select h.householdNo || coalesce(' ' || (select r.name from householdMembers m join residents r on r.id = m.residentId
    where m.householdId = h.id and m.relationCode = '02' and m.validTo is null and m.withdrawnAt is null limit 1), '') from households h where h.id = cast(substr(party, 2) as integer))
  when 'r' then (select name from residents where id = cast(substr(party, 2) as integer))
  when 'c' then substr(party, 2) end`;

/**
 * 往来明细表: what every party owes or is owed on an account (113, 112, 211 and those below): opening, both sides, closing. A line belongs to the
 * household it names, else to the person, else to the counterparty; lines that name nobody stand together. Parties long settled are left out.
 */
export async function listParties(db: Reads, account: BookAccount, input: BookInput): Promise<BookParts> {
  const [from, to] = [firstDay(input.fromMonth), lastDay(input.toMonth)];
  const parties = await readRows<PartyRow>(db, sql`
    select party, ${NAME} as name, openingFen, debitFen, creditFen from (
      select case when householdId is not null then 'h' || householdId when residentId is not null then 'r' || residentId when counterparty is not null then 'c' || counterparty else '-' end as party,
        sum(iif(bookedOn < ${from}, debitFen - creditFen, 0)) as openingFen, sum(iif(bookedOn >= ${from}, debitFen, 0)) as debitFen, sum(iif(bookedOn >= ${from}, creditFen, 0)) as creditFen,
        sum(bookedOn >= ${from}) as lines
      from voucherLines where accountId in ${below(account.id)} and bookedOn <= ${to} group by 1)
    where openingFen <> 0 or lines > 0 order by party = '-', name`);
  const row = (kind: BookRow['kind'], party: string | null, cells: BookRow['cells']): BookRow => ({ kind, month: null, cells, voucherId: null, accountId: account.id, party });
  const cells = (name: string | null, each: Omit<PartyRow, 'party' | 'name'>): BookRow['cells'] =>
    [name, ...sideAndBalance(each.openingFen), fen(each.debitFen), fen(each.creditFen), ...sideAndBalance(each.openingFen + each.debitFen - each.creditFen)];
  const sum = (pick: 'openingFen' | 'debitFen' | 'creditFen'): number => parties.reduce((total, each) => total + each[pick], 0);
  return {
    columns: [column('party', 'text'), column('openingSide', 'side'), column('openingBalance', 'balance'), column('debit', 'money'), column('credit', 'money'), column('side', 'side'), column('closingBalance', 'balance')],
    rows: [...parties.map((each) => row('line', each.party, cells(each.name ?? '（未注明对象）', each))), row('total', null, cells(null, { openingFen: sum('openingFen'), debitFen: sum('debitFen'), creditFen: sum('creditFen') }))],
  };
}

/** The name a party is listed by. */
export async function partyName(db: Reads, party: string): Promise<string> {
  const [row] = await readRows<{ name: string | null }>(db, sql`select ${NAME} as name from (select ${party} as party)`);
  return row?.name ?? '（未注明对象）';
}
