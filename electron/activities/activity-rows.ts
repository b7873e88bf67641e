import { sql } from 'kysely';
import { allOf, listOf, readRows, type Reader } from '#electron/residents/read-rows.ts';
import type { ActivityRow, listFilterSchema } from '#shared/activities/contract.ts';
import { addWorkingDays } from '#shared/activities/recurrence.ts';
import type { ActivityId } from '#shared/activities/words.ts';
import type { Day } from '#shared/days.ts';
import { normaliseSearchText } from '#shared/pinyin.ts';
import type { z } from 'zod';
import { rulesOn } from './hour-rules.ts';

type Filter = Partial<z.output<typeof listFilterSchema>> & { readonly ids?: readonly ActivityId[] };

/** Activities of a period, the newest first; search reads title, number, place and leader. Hours are those approved. */
export async function listActivities(db: Reader, filter: Filter, today: Day): Promise<ActivityRow[]> {
  const text = normaliseSearchText(filter.search ?? '');
  const like = `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  const where = [
    ...(filter.ids === undefined ? [] : [sql`a.id in ${listOf(filter.ids)}`]),
    ...(filter.from == null ? [] : [sql`a.endsOn >= ${filter.from}`]), ...(filter.to == null ? [] : [sql`a.startsOn <= ${filter.to}`]),
    ...(filter.state == null ? [] : [sql`a.state = ${filter.state}`]), ...(filter.typeId == null ? [] : [sql`a.typeId = ${filter.typeId}`]),
    ...(filter.teamId == null ? [] : [sql`exists (select 1 from activityTeams t where t.activityId = a.id and t.teamId = ${filter.teamId})`]),
    ...(text === '' ? [] : [sql`(lower(a.title) like ${like} escape '\\' or a.activityNo like ${like} escape '\\' or lower(a.place) like ${like} escape '\\' or lower(a.leaderName) like ${like} escape '\\')`]),
  ];
  const rows = await readRows<Omit<ActivityRow, 'recurring' | 'late'> & { recurring: number }>(db, sql`
    select a.id as activityId, a.activityNo, a.title, y.name as typeName, coalesce((select group_concat(t.name, '、') from activityTeams x join teams t on t.id = x.teamId where x.activityId = a.id), '') as teams,
      a.place, a.leaderName, a.startsOn, a.endsOn, a.riskLevel, a.state, a.seriesId is not null as recurring,
      (select count(*) from activityShifts s where s.activityId = a.id) as shifts, (select coalesce(sum(capacity), 0) from activityShifts s where s.activityId = a.id) as places,
      (select count(*) from activityShifts s join signUps u on u.shiftId = s.id and u.state = 'placed' where s.activityId = a.id) as placed,
      (select count(*) from activityShifts s join signUps u on u.shiftId = s.id and u.state = 'waiting' where s.activityId = a.id) as waiting,
      (select count(distinct t.volunteerId) from attendances t where t.activityId = a.id and (t.state = 'open' or t.state in ('entered', 'approved') and t.minutes > 0)) as attended,
      (select coalesce(sum(t.minutes), 0) from attendances t where t.activityId = a.id and t.state = 'approved') as minutes,
      (select count(*) from attendances t where t.activityId = a.id and t.state in ('open', 'entered')) as pending,
      (select count(*) from activityRecipients r where r.activityId = a.id) as recipients
    from activities a join activityTypes y on y.id = a.typeId where ${allOf(where)} order by a.startsOn desc, a.id desc`);
  const { recordWithinDays } = await rulesOn(db, today);
  return rows.map((row) => ({ ...row, recurring: row.recurring === 1, late: isLate(row, today, recordWithinDays) }));
}

/** Whether the working days for the record are over (志愿服务记录与证明出具办法: 10) and it is not recorded; drafts and cancelled ones never are. */
export function isLate(activity: Pick<ActivityRow, 'state' | 'endsOn'>, today: Day, withinDays: number): boolean {
  return ['recruiting', 'running', 'ended'].includes(activity.state) && activity.endsOn < today && addWorkingDays(activity.endsOn, withinDays) < today;
}
