import { sql } from 'kysely';
import { readRows, type Reads } from '#electron/ledger/reads.ts';

/**
 * Recomputes from the lines what closing promises: in a year whose year-end stands, 501–521, 321 and 322 各项分配 are empty at its end and
 * nothing was posted beside it; every reopening of a month was approved by another person.
 */
export async function verifyClosing(db: Reads): Promise<{ counted: Record<string, number>; faults: string[] }> {
  const left = await readRows<{ what: string }>(db, sql`
    select 'account set ' || y.accountSetId || ' ' || y.year || ': account ' || a.code || ' is not empty after its year-end' as what
    from yearEnds y join accounts a on a.accountSetId = y.accountSetId and a.leaf = 1 join voucherLines l on l.accountId = a.id and l.bookedOn <= y.year || '-12-31'
    where y.status = 'posted' and (a.category = 'profitLoss' or a.code like '321%' or (a.code like '32201%' and a.flags not like '%"undistributed"%'))
    group by y.id, a.id having sum(l.debitFen) <> sum(l.creditFen)`);
  const late = await readRows<{ what: string }>(db, sql`
    select 'voucher ' || v.id || ': was posted into a closed year' as what from yearEnds y join vouchers v on v.accountSetId = y.accountSetId and substr(v.month, 1, 4) = cast(y.year as text)
    where y.status = 'posted' and v.postingNo > (select max(w.postingNo) from yearEndVouchers e join vouchers w on w.id = e.voucherId where e.yearEndId = y.id)`);
  const alone = await readRows<{ what: string }>(db, sql`
    select 'period ' || e.accountSetId || ' ' || e.month || ': was reopened without approval' as what from periodEvents e where e.event = 'reopened' and not exists (
      select 1 from reopenings o where o.status = 'approved' and o.accountSetId = e.accountSetId and o.month = e.month and o.decidedByStaffId <> o.askedByStaffId
        and o.closedEventId = (select max(c.id) from periodEvents c where c.accountSetId = e.accountSetId and c.month = e.month and c.event = 'closed' and c.id < e.id))
      and e.id > (select coalesce(min(closedEventId), 9223372036854775807) from reopenings)`);
  const [counts] = await readRows<{ yearEnds: number; reopenings: number }>(db, sql`select (select count(*) from yearEnds) as yearEnds, (select count(*) from reopenings) as reopenings`);
  return { counted: { ...counts }, faults: [...left, ...late, ...alone].map((row) => row.what) };
}
