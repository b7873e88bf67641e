/** What is matched, and what may be. */
import { sql } from 'kysely';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import type { OutputOf } from '#shared/contract.ts';
import type { Day } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import type { StatementMatch, treasuryContract } from '#shared/treasury/contract.ts';
import { certainPairs, suggestMatches } from '#shared/treasury/suggest-matches.ts';
import { openSides } from './match-lines.ts';
import type { StatementMatchId, TreasuryAccountId } from './tables.ts';

/** Open lines of both sides up to a day, with suggestions and how many pairs are certain. */
export async function readMatching(db: Reads, treasuryAccountId: TreasuryAccountId, toDay: Day): Promise<OutputOf<typeof treasuryContract.matching>> {
  const { statement, bank, books } = await openSides(db, treasuryAccountId, toDay);
  const suggestions = suggestMatches(bank, books).map((one) => ({ ...one, statementLineId: id<'statementLine'>(one.statementLineId), voucherLineId: id<'voucherLine'>(one.voucherLineId) }));
  return { statement, book: books, suggestions, certain: certainPairs(bank, books).length };
}

/** Matches, the latest first, those withdrawn among them. */
export async function listMatches(db: Reads, treasuryAccountId: TreasuryAccountId, limit: number): Promise<StatementMatch[]> {
  const rows = await readRows<Omit<StatementMatch, 'statement' | 'book'> & { statement: string; book: string }>(db, sql`
    select m.id as matchId, m.way, m.at, p.name as by, m.withdrawnAt, w.name as withdrawnBy, m.withdrawnReason,
      (select json_group_array(json_object('statementLineId', s.id, 'day', s.day, 'amountFen', s.amountFen, 'counterparty', s.counterparty, 'summary', s.summary))
        from matchLines x join statementLines s on s.id = x.statementLineId where x.matchId = m.id) as statement,
      (select json_group_array(json_object('voucherLineId', l.id, 'voucherId', l.voucherId, 'day', l.bookedOn, 'word', v.word, 'number', v.number, 'summary', l.summary, 'counterparty', l.counterparty, 'amountFen', l.debitFen - l.creditFen))
        from matchLines x join voucherLines l on l.id = x.voucherLineId join vouchers v on v.id = l.voucherId where x.matchId = m.id) as book
    from statementMatches m join staff p on p.id = m.staffId left join staff w on w.id = m.withdrawnByStaffId
    where m.treasuryAccountId = ${treasuryAccountId} order by m.id desc limit ${limit}`);
  return rows.map((row) => ({ ...row, matchId: row.matchId satisfies StatementMatchId, statement: JSON.parse(row.statement) as StatementMatch['statement'], book: JSON.parse(row.book) as StatementMatch['book'] }));
}
