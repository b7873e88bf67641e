import { sql } from 'kysely';
import { readRows, type Reader } from '#electron/residents/read-rows.ts';

/**
 * Recomputes what applications promise: each stands where its last step left it, what was granted is what was decided, by another than
 * registered it, with enough visitors and votes, and no level of study was granted twice.
 */
export async function verifyApplications(db: Reader): Promise<{ counted: Record<string, number>; faults: string[] }> {
  const find = (select: ReturnType<typeof sql>) => readRows<{ what: string }>(db, select);
  const faults = [
    ...(await find(sql`select 'application ' || a.applicationNo || ': its state differs from its last step' as what from applications a
      where a.status is not (select s.toStatus from applicationSteps s where s.applicationId = a.id order by s.id desc limit 1)`)),
    ...(await find(sql`select 'application ' || a.applicationNo || ': granted without a decision of this sum by another person' as what from applications a where a.status in ('approved', 'archived', 'followedUp')
      and not exists (select 1 from applicationDecisions d where d.applicationId = a.id and d.approve = 1 and d.amountFen = a.amountFen and d.staffId <> a.registeredByStaffId)`)),
    ...(await find(sql`select 'application ' || a.applicationNo || ': granted against the panel, or without it' as what from applications a where a.status in ('approved', 'archived', 'followedUp') and a.handling ->> '$.panel' = 1
      and coalesce((select p.passed from applicationPanels p where p.applicationId = a.id order by p.id desc limit 1), 0) <> 1`)),
    ...(await find(sql`select 'application ' || a.applicationNo || ': fewer visitors than needed' as what from applications a where a.status in ('approved', 'archived', 'followedUp') and a.handling ->> '$.visit' = 1
      and not exists (select 1 from applicationVisits v where v.applicationId = a.id and json_array_length(v.visitors) >= a.handling ->> '$.visitors')`)),
    ...(await find(sql`select 'claim ' || c.id || ': more than was granted to application ' || a.applicationNo as what from claims c join applications a on a.claimId = c.id where c.withdrawnAt is null and c.amountFen > coalesce(a.amountFen, 0)`)),
    ...(await find(sql`select onceKey || ': granted more than once' as what from applications where onceKey is not null and status not in ('rejected', 'withdrawn') group by onceKey having count(*) > 1`)),
  ];
  const [counts] = await readRows<{ applications: number; applicationSteps: number }>(db, sql`select (select count(*) from applications) as applications, (select count(*) from applicationSteps) as applicationSteps`);
  return { counted: { ...counts }, faults: faults.map((row) => row.what) };
}
