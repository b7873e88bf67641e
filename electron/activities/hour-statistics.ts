/** What approved hours add up to. Team and month come from the sums the database keeps, so that ten years cost no more than one. */
import { sql } from 'kysely';
import type { QueryContext } from '#electron/api/context.ts';
import { readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import { filterConditions } from '#electron/volunteers/volunteer-list.ts';
import { peopleSql, standingSql } from '#electron/volunteers/standing.ts';
import type { OutputOf } from '#shared/contract.ts';
import type { attendanceContract, HourStatistics, PersonHours } from '#shared/activities/attendance-contract.ts';
import { addDays, addMonths, monthOf, type Month } from '#shared/days.ts';
import type { TeamId } from '#shared/volunteers/words.ts';
import { rulesOn } from './hour-rules.ts';
import { isLate } from './activity-rows.ts';

export interface HourPeriod { readonly from: Month; readonly to: Month; readonly teamId?: TeamId | null | undefined }
export const NO_TEAM = '未归队伍';

/** Hours, person-times and persons by team and month; `people` of the whole counts each person once. */
export async function readStatistics(db: Reader, { from, to, teamId }: HourPeriod): Promise<HourStatistics> {
  const months = await readMonths(db, { from, to, teamId });
  const one = teamId == null ? sql`` : sql` and teamId = ${teamId}`;
  const people = await readRow<{ n: number }>(db, sql`select count(distinct volunteerId) as n from hourSums where month between ${from} and ${to} and times > 0${one}`);
  return { months, minutes: months.reduce((sum, row) => sum + row.minutes, 0), times: months.reduce((sum, row) => sum + row.times, 0), people: people?.n ?? 0 };
}

function readMonths(db: Reader, { from, to, teamId }: HourPeriod): Promise<HourStatistics['months']> {
  return readRows(db, sql`select h.teamId, coalesce(t.name, ${NO_TEAM}) as teamName, h.month, h.minutes, h.times, h.people from hourMonths h left join teams t on t.id = h.teamId
    where h.month between ${from} and ${to} and h.times > 0${teamId == null ? sql`` : sql` and h.teamId = ${teamId}`} order by h.month, h.teamId = 0, t.code`);
}

/** 时长排行: hours of each person in a period, the most first; `search` as in the list of volunteers. */
export async function readByPerson(ctx: Pick<QueryContext, 'db' | 'vault' | 'clock'>, { from, to, teamId, search }: HourPeriod & { readonly search: string }): Promise<PersonHours[]> {
  const where = search === '' ? sql`true` : filterConditions(ctx, { search, teamId: null, skillId: null, role: null, standing: 'all', only: null }, ctx.clock.today());
  const on = ctx.clock.today();
  return readRows(ctx.db, sql`select p.volunteerId, p.volunteerNo, p.name, coalesce((select group_concat(t.name, '、') from teamMemberships m join teams t on t.id = m.teamId where m.volunteerId = p.volunteerId and m.withdrawnAt is null and m.validFrom <= ${on} and (m.validTo is null or m.validTo >= ${on})), '') as teams,
      sum(h.minutes) as minutes, sum(h.times) as times, (select max(a.day) from attendances a where a.volunteerId = p.volunteerId and a.state = 'approved' and a.minutes > 0) as lastServedOn
    from hourSums h join ${peopleSql} p on p.volunteerId = h.volunteerId where h.month between ${from} and ${to} and h.times > 0${teamId == null ? sql`` : sql` and h.teamId = ${teamId}`} and ${where}
    group by p.volunteerId order by minutes desc, p.volunteerNo`);
}

type Overview = OutputOf<typeof attendanceContract.overview>;
const OVERVIEW_MONTHS = 12;
const SHOWN = 20;

/** The desk's part: hours of twelve months by team, who served, who did not for long, unfilled posts of the next seven days. */
export async function readOverview({ db, clock }: QueryContext): Promise<Overview> {
  const today = clock.today();
  const { idleDays, recordWithinDays } = await rulesOn(db, today);
  const months = await readMonths(db, { from: addMonths(monthOf(today), 1 - OVERVIEW_MONTHS), to: monthOf(today) });
  const since = addDays(today, -idleDays);
  // Only who has been registered for so long can have been idle for so long.
  const idle = await readRows<Overview['idle'][number]>(db, sql`select p.volunteerId, p.volunteerNo, p.name, (select max(a.day) from attendances a where a.volunteerId = p.volunteerId and a.state in ('entered', 'approved') and a.minutes > 0) as lastServedOn
    from ${peopleSql} p where ${standingSql(today)} = 'active' and p.registeredOn <= ${since} and not exists (select 1 from attendances a where a.volunteerId = p.volunteerId and a.day > ${since} and a.state in ('entered', 'approved') and a.minutes > 0) order by lastServedOn, p.volunteerNo`);
  const counts = await readRow<{ volunteers: number; active: number; pending: number; open: number }>(db, sql`select count(*) as volunteers,
      sum(exists (select 1 from attendances a where a.volunteerId = p.volunteerId and a.day > ${since} and a.state in ('entered', 'approved') and a.minutes > 0)) as active,
      (select count(*) from attendances where state = 'entered') as pending, (select count(*) from attendances where state = 'open' and day < ${today}) as open from ${peopleSql} p where ${standingSql(today)} = 'active'`);
  const gaps = await readRows<Overview['gaps'][number]>(db, sql`select a.id as activityId, a.title, h.day, h.startMinute, h.endMinute, o.name as postName, h.capacity - (select count(*) from signUps s where s.shiftId = h.id and s.state = 'placed') as missing
    from activityShifts h join activities a on a.id = h.activityId and a.state in ('draft', 'recruiting', 'running') join activityPosts o on o.id = h.postId where h.day between ${today} and ${addDays(today, 6)} and missing > 0 order by h.day, h.startMinute, h.id`);
  const unrecorded = await db.selectFrom('activities').select(['state', 'endsOn']).where('state', 'in', ['recruiting', 'running', 'ended']).where('endsOn', '<', today).execute();
  return {
    months, volunteers: counts?.volunteers ?? 0, active: counts?.active ?? 0, idleDays, idle: idle.slice(0, SHOWN), idleCount: idle.length, gaps, pending: counts?.pending ?? 0, open: counts?.open ?? 0,
    late: unrecorded.filter((each) => isLate(each, today, recordWithinDays)).length,
  };
}
