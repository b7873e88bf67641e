import { sql } from 'kysely';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import type { Day } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import { balanceGaps } from '#shared/treasury/continuity.ts';
import type { BookLine, StatementLine } from '#shared/treasury/contract.ts';
import type { TreasuryAccountId } from './tables.ts';
import { readTreasuryAccount } from './treasury-accounts.ts';

/** Lines of the bank in order of time, each with its match; `gapFen` where the bank's balance does not follow from the lines before. */
export async function listStatementLines(db: Reads, treasuryAccountId: TreasuryAccountId, range: { fromDay?: Day | undefined; toDay?: Day | undefined } = {}): Promise<StatementLine[]> {
  const rows = await readRows<Omit<StatementLine, 'gapFen'>>(db, sql`
    select s.id as statementLineId, s.day, s.amountFen, s.balanceFen, s.counterparty, s.summary, s.bankLineId, s.origin,
      (select matchId from matchLines where statementLineId = s.id and live = 1) as matchId, (select d.voucherId from statementDrafts d where d.statementLineId = s.id and not exists (select 1 from vouchers r where r.reversesVoucherId = d.voucherId and r.status = 'posted')) as draftVoucherId
    from statementLines s where s.treasuryAccountId = ${treasuryAccountId} and s.day <= ${range.toDay ?? '9999-12-31'} order by s.day, s.id`);
  const gapAt = new Map(balanceGaps(null, rows).map((gap) => [gap.position, gap.expectedFen]));
  const lines = rows.map((row, position) => ({ ...row, gapFen: gapAt.get(position) ?? null }));
  return range.fromDay === undefined ? lines : lines.filter((line) => line.day >= range.fromDay!);
}

/** Posted lines of the account's detail of 102 which no standing match holds, up to a day. */
export async function openBookLines(db: Reads, treasuryAccountId: TreasuryAccountId, toDay: Day): Promise<BookLine[]> {
  const account = await readTreasuryAccount(db, treasuryAccountId);
  const rows = await readRows<BookLine>(db, sql`
    select l.id as voucherLineId, l.voucherId, l.bookedOn as day, v.word, v.number, l.summary, l.counterparty, l.debitFen - l.creditFen as amountFen
    from voucherLines l join vouchers v on v.id = l.voucherId
    where l.accountId = ${account.accountId} and l.bookedOn is not null and l.bookedOn <= ${toDay} and not exists (select 1 from matchLines where voucherLineId = l.id and live = 1)
    order by l.bookedOn, v.word, v.number, l.lineNo`);
  return rows.map((row) => ({ ...row, amountFen: fen(row.amountFen) }));
}
