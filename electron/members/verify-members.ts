import { sql } from 'kysely';
import { readRows, type Reads } from '#electron/ledger/reads.ts';

/**
 * Recomputes from the events what the register promises: no holder below zero on any day, the members' status is that of the last
 * event, and every dividend's lines sum to its pool and its accrual.
 */
export async function verifyMembers(db: Reads): Promise<{ counted: Record<string, number>; faults: string[] }> {
  const below = await readRows<{ what: string }>(db, sql`
    select distinct 'household ' || householdId || ' class ' || classId || ': shares below zero on ' || effectiveOn as what from (
      select householdId, classId, effectiveOn, sum(sum(quantity)) over (partition by householdId, residentId, classId order by effectiveOn) as held
      from shareEvents group by householdId, residentId, classId, effectiveOn) where held < 0`);
  const status = await readRows<{ what: string }>(db, sql`
    select 'member ' || m.id || ': status differs from his last event' as what from members m
    where m.status is not (select e.status from memberEvents e where e.memberId = m.id order by e.id desc limit 1)`);
  const pools = await readRows<{ what: string }>(db, sql`
    select 'dividend ' || d.id || ': lines do not sum to the pool' as what from dividendRuns d left join dividendLines l on l.runId = d.id
    group by d.id having coalesce(sum(l.amountFen), 0) <> d.poolFen or coalesce(sum(l.quantity), 0) <> d.totalQuantity`);
  const accruals = await readRows<{ what: string }>(db, sql`
    select 'dividend ' || d.id || ': its voucher is not its pool' as what from dividendRuns d join vouchers v on v.id = d.voucherId where v.totalFen <> d.poolFen or v.status <> 'posted'`);
  const [counts] = await readRows<{ members: number; shareEvents: number; dividends: number }>(db, sql`
    select (select count(*) from members) as members, (select count(*) from shareEvents) as shareEvents, (select count(*) from dividendRuns) as dividends`);
  return { counted: { ...counts }, faults: [...below, ...status, ...pools, ...accruals].map((row) => row.what) };
}
