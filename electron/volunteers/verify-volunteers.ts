import { sql } from 'kysely';
import { readRows, type Reader } from '#electron/residents/read-rows.ts';

/** Recomputes what the registers of volunteers and teams promise: gapless numbers, the status of the last event, one leader, nobody twice in a team on one day. */
export async function verifyVolunteers(db: Reader): Promise<{ counted: Record<string, number>; faults: string[] }> {
  const faults = await readRows<{ what: string }>(db, sql`
    select 'volunteers: numbers have a gap' as what where (select count(*) from volunteers) <> coalesce((select max(volunteerNo) from volunteers), 0)
    union all select 'volunteer ' || v.volunteerNo || ': status differs from the last event' from volunteers v
      where v.status is not (select e.status from volunteerEvents e where e.volunteerId = v.id order by e.id desc limit 1) or v.statusOn is not (select e.occurredOn from volunteerEvents e where e.volunteerId = v.id order by e.id desc limit 1)
    union all select 'team ' || a.teamId || ': volunteer ' || a.volunteerId || ' twice on one day' from teamMemberships a join teamMemberships b on b.teamId = a.teamId and b.volunteerId = a.volunteerId and b.id > a.id
      where a.withdrawnAt is null and b.withdrawnAt is null and a.validFrom <= coalesce(b.validTo, '9999-12-31') and b.validFrom <= coalesce(a.validTo, '9999-12-31')
    union all select 'team ' || a.teamId || ': two leaders on one day' from teamMemberships a join teamMemberships b on b.teamId = a.teamId and b.id > a.id and b.role = 'leader'
      where a.role = 'leader' and a.withdrawnAt is null and b.withdrawnAt is null and a.validFrom <= coalesce(b.validTo, '9999-12-31') and b.validFrom <= coalesce(a.validTo, '9999-12-31')
    union all select 'volunteer ' || v.volunteerNo || ': left, and still in a team' from volunteers v join teamMemberships m on m.volunteerId = v.id where v.status = 'left' and m.withdrawnAt is null and (m.validTo is null or m.validTo >= v.statusOn)`);
  const [counted] = await readRows<Record<string, number>>(db, sql`select (select count(*) from volunteers) as volunteers, (select count(*) from teams) as teams, (select count(*) from teamMemberships where withdrawnAt is null) as teamMemberships`);
  return { counted: { ...counted }, faults: faults.map((row) => row.what) };
}
