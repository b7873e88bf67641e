import { sql } from 'kysely';
import type { QueryContext } from '#electron/api/context.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import { peopleSql } from '#electron/volunteers/standing.ts';
import type { OutputOf } from '#shared/contract.ts';
import type { attendanceContract } from '#shared/activities/attendance-contract.ts';
import { addWorkingDays } from '#shared/activities/recurrence.ts';
import { addDays } from '#shared/days.ts';
import { readAttendances } from './attendance-rows.ts';
import { minuteOf } from './desk.ts';
import { rulesOn } from './hour-rules.ts';

type Output = OutputOf<typeof attendanceContract.missing>;
/** Placed and never entered is listed this long; later nobody remembers. */
const ABSENT_DAYS = 60;

/**
 * 漏签退, 未到未录 and 超期未记录: signed in and not out though the shift is over; placed on a past shift without a row; not recorded
 * within the working days of the rules (志愿服务记录与证明出具办法: 10).
 */
export async function readMissing({ db, clock, actor }: QueryContext): Promise<Output> {
  const today = clock.today();
  const now = minuteOf(clock);
  const open = await readAttendances(db, actor, sql`t.state = 'open' and (t.day < ${today} or h.endMinute <= ${now})`);
  const people = await readRows<Omit<Output['absent'][number], 'people'> & { volunteerId: Output['absent'][number]['people'][number]['volunteerId']; name: string }>(db, sql`select a.id as activityId, a.activityNo, a.title, h.day, h.id as shiftId, o.name as postName, s.volunteerId, p.name
    from activityShifts h join activities a on a.id = h.activityId and a.state in ('running', 'ended') join activityPosts o on o.id = h.postId join signUps s on s.shiftId = h.id and s.state = 'placed' join ${peopleSql} p on p.volunteerId = s.volunteerId
    where h.day between ${addDays(today, -ABSENT_DAYS)} and ${addDays(today, -1)} and not exists (select 1 from attendances t where t.activityId = a.id and t.volunteerId = s.volunteerId and t.state <> 'rejected') order by h.day desc, h.id, p.volunteerNo`);
  const absent = new Map<number, Output['absent'][number]>();
  for (const { volunteerId, name, ...shift } of people) {
    const known = absent.get(shift.shiftId) ?? { ...shift, people: [] };
    known.people.push({ volunteerId, name });
    absent.set(shift.shiftId, known);
  }
  const { recordWithinDays } = await rulesOn(db, today);
  const over = await readRows<Omit<Output['late'][number], 'dueOn'>>(db, sql`select a.id as activityId, a.activityNo, a.title, a.endsOn, (select count(*) from attendances t where t.activityId = a.id and t.state in ('open', 'entered')) as pending
    from activities a where a.state in ('recruiting', 'running', 'ended') and a.endsOn < ${today} order by a.endsOn, a.id`);
  const late = over.map((row) => ({ ...row, dueOn: addWorkingDays(row.endsOn, recordWithinDays) })).filter((row) => row.dueOn < today);
  return { open, absent: [...absent.values()], late };
}
