import { sql } from 'kysely';
import { readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';

/**
 * Recomputes from the rows what activities promise: the kept sums equal the approved rows, nobody is in two places at once, nobody
 * judged his own work, no shift is over-full, risky activities are insured, labour counts once, awards sum to their pool.
 */
export async function verifyActivities(db: Reader): Promise<{ counted: Record<string, number>; faults: string[] }> {
  const found = async (select: Parameters<typeof readRows>[1]): Promise<string[]> => (await readRows<{ what: string }>(db, select)).map((row) => row.what);
  const live = sql`(x.state = 'open' or x.state in ('entered', 'approved') and x.minutes > 0)`;
  const faults = [
    ...await found(sql`with truth as (select coalesce(teamId, 0) as teamId, substr(day, 1, 7) as month, volunteerId, sum(minutes) as minutes, sum(minutes > 0) as times from attendances where state = 'approved' group by 1, 2, 3)
      select 'hours of volunteer ' || coalesce(t.volunteerId, s.volunteerId) || ' in ' || coalesce(t.month, s.month) || ': the kept sum differs from the rows' as what from truth t full join hourSums s on s.teamId = t.teamId and s.month = t.month and s.volunteerId = t.volunteerId
      where coalesce(t.minutes, 0) <> coalesce(s.minutes, 0) or coalesce(t.times, 0) <> coalesce(s.times, 0) limit 20`),
    ...await found(sql`with truth as (select teamId, month, sum(minutes) as minutes, sum(times) as times, sum(times > 0) as people from hourSums group by 1, 2)
      select 'hours of team ' || coalesce(t.teamId, s.teamId) || ' in ' || coalesce(t.month, s.month) || ': the kept sum differs from the persons' as what from truth t full join hourMonths s on s.teamId = t.teamId and s.month = t.month
      where coalesce(t.minutes, 0) <> coalesce(s.minutes, 0) or coalesce(t.times, 0) <> coalesce(s.times, 0) or coalesce(t.people, 0) <> coalesce(s.people, 0) limit 20`),
    ...await found(sql`select 'attendance ' || x.id || ': in two places at once with ' || o.id as what from attendances x join attendances o on o.volunteerId = x.volunteerId and o.day = x.day and o.id > x.id and o.correctsId is not x.id and x.correctsId is not o.id
      and x.startMinute < coalesce(o.endMinute, o.startMinute + 1) and o.startMinute < coalesce(x.endMinute, x.startMinute + 1) and (o.state = 'open' or o.state in ('entered', 'approved') and o.minutes > 0) where ${live} limit 20`),
    ...await found(sql`select 'attendance ' || id || ': judged by who made it' as what from attendances where judgedStaffId = staffId or judgedStaffId = endedStaffId limit 20`),
    ...await found(sql`select 'attendance ' || x.id || ': replaced without an approved correction' as what from attendances x where x.state = 'corrected' and not exists (select 1 from attendances c where c.correctsId = x.id and c.state in ('approved', 'corrected')) limit 20`),
    ...await found(sql`select 'shift ' || h.id || ': more people than places' as what from activityShifts h where (select count(*) from signUps s where s.shiftId = h.id and s.state = 'placed') > h.capacity limit 20`),
    ...await found(sql`select 'activity ' || id || ': dangerous and not insured' as what from activities where riskLevel = 'risky' and insurancePolicyNo = '' and state not in ('draft', 'cancelled') limit 20`),
    ...await found(sql`select 'labour ' || l.id || ': counted twice' as what from cleaningLabour l join volunteers v on v.residentId = l.residentId join attendances x on x.volunteerId = v.id and x.day = l.day and x.id is not l.attendanceId
      and x.startMinute < l.endMinute and l.startMinute < coalesce(x.endMinute, x.startMinute + 1) where l.kind <> 'volunteer' and ${live} limit 20`),
    ...await found(sql`select 'award ' || w.id || ': its lines are not its pool' as what from cleaningAwards w left join cleaningAwardLines l on l.awardId = w.id group by w.id having coalesce(sum(l.amountFen), 0) <> w.poolFen limit 20`),
  ];
  const counts = await readRow<{ activities: number; attendances: number; cleaningTasks: number }>(db, sql`select (select count(*) from activities) as activities, (select count(*) from attendances) as attendances, (select count(*) from cleaningTasks) as cleaningTasks`);
  return { counted: { ...counts }, faults };
}
