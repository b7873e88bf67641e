import { sql } from 'kysely';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { listAssertions } from './assertions.ts';
import { computeReconciliation } from './reconciliation.ts';

const MOST_FAULTS = 200;

/** One rule of bank and cash as a SELECT of the rows that break it: `what` names the row. */
const RULES: readonly { says: string; select: ReturnType<typeof sql> }[] = [
  {
    says: 'match is not equal on both sides',
    select: sql`select 'match ' || m.id as what from statementMatches m left join matchLines x on x.matchId = m.id
      group by m.id having count(x.id) < 2 or sum(iif(x.statementLineId is null, 0, x.amountFen)) <> sum(iif(x.voucherLineId is null, 0, x.amountFen))`,
  },
  {
    says: 'match holds a line of another account, or with another amount',
    select: sql`select 'match ' || m.id as what from statementMatches m join treasuryAccounts t on t.id = m.treasuryAccountId join matchLines x on x.matchId = m.id
      left join statementLines s on s.id = x.statementLineId left join voucherLines l on l.id = x.voucherLineId
      where x.statementLineId is not null and (s.treasuryAccountId <> t.id or s.amountFen <> x.amountFen)
        or x.voucherLineId is not null and (l.accountId <> t.accountId or l.bookedOn is null or l.debitFen - l.creditFen <> x.amountFen)`,
  },
  { says: 'line of a withdrawn match is still held', select: sql`select 'match line ' || x.id as what from matchLines x join statementMatches m on m.id = x.matchId where (m.withdrawnAt is null) <> (x.live = 1)` },
  {
    says: 'line is in two matches',
    select: sql`select 'line ' || coalesce(statementLineId, voucherLineId) as what from matchLines where live = 1 group by statementLineId, voucherLineId having count(*) > 1`,
  },
  { says: 'signed by the person who prepared it', select: sql`select 'reconciliation ' || id as what from reconciliations where signedByStaffId = preparedByStaffId` },
  {
    says: 'counted sum is not that of its notes and coins',
    select: sql`select 'cash count ' || id as what from cashCounts where countedFen <> coalesce((select sum((value ->> 'fen') * (value ->> 'count')) from json_each(denominations)), 0)`,
  },
];

/** Recomputes bank and cash: matches, signed reconciliations against what is there now, and every assertion that stands. */
export async function verifyTreasury(db: Reads): Promise<{ counted: Record<string, number>; faults: string[] }> {
  const faults: string[] = [];
  for (const rule of RULES) {
    const rows = await readRows<{ what: string }>(db, sql`${rule.select} limit ${MOST_FAULTS}`);
    faults.push(...rows.map((row) => `${row.what}: ${rule.says}`));
  }
  const signed = await db.selectFrom('reconciliations').select(['id', 'treasuryAccountId', 'month', 'fingerprint']).where('status', '=', 'signed').orderBy('id').execute();
  for (const row of signed) {
    const now = await computeReconciliation(db, row);
    if (!now.equal) faults.push(`reconciliation ${row.id} of ${row.month}: balances differ by ${now.differenceFen} fen now`);
    else if (now.fingerprint !== row.fingerprint) faults.push(`reconciliation ${row.id} of ${row.month}: books or statement were changed after it was signed`);
  }
  const assertions = await listAssertions(db, null);
  for (const one of assertions) {
    if (!one.holds) faults.push(`assertion ${one.assertionId}: ${one.accountCode} on ${one.day} is ${one.actualFen}, not ${one.balanceFen} fen (moved by vouchers ${one.movedBy.map((voucher) => voucher.voucherId).join(' ') || '—'})`);
  }
  const { lines } = await db.selectFrom('statementLines').select((eb) => eb.fn.countAll<number>().as('lines')).executeTakeFirstOrThrow();
  return { counted: { statementLines: lines, reconciliations: signed.length, assertions: assertions.length }, faults: faults.slice(0, MOST_FAULTS) };
}
