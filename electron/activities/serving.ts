/** What both signing in and the paper sheet ask before a row of attendance is written. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import { formatClock } from '#shared/activities/hours.ts';
import { OPEN_FOR_ATTENDANCE } from '#shared/activities/states.ts';
import type { ActivityId, ActivityState, AttendanceId, RiskLevel, ShiftId } from '#shared/activities/words.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { TeamId, VolunteerId } from '#shared/volunteers/words.ts';
import { writeMove } from './move-activity.ts';

export interface Serving {
  readonly id: ActivityId; readonly title: string; readonly state: ActivityState; readonly version: number; readonly riskLevel: RiskLevel; readonly startsOn: Day; readonly endsOn: Day;
  readonly shift: { readonly id: ShiftId; readonly day: Day; readonly startMinute: number; readonly endMinute: number; readonly kind: 'fixed' | 'flexible' } | null;
}

/** The activity, and its shift if one is named. Refuses `not_found`, `activity_state_wrong`. */
export async function readServing(db: Reader, activityId: ActivityId, shiftId: ShiftId | null): Promise<Serving> {
  const activity = await db.selectFrom('activities').select(['id', 'title', 'state', 'version', 'riskLevel', 'startsOn', 'endsOn']).where('id', '=', activityId).executeTakeFirst();
  if (activity === undefined) throw new AppError('not_found', { what: 'activity', id: String(activityId) });
  if (!OPEN_FOR_ATTENDANCE.includes(activity.state)) throw new AppError('activity_state_wrong', { state: activity.state, needs: OPEN_FOR_ATTENDANCE.join(' ') });
  if (shiftId === null) return { ...activity, shift: null };
  const shift = await db.selectFrom('activityShifts').select(['id', 'day', 'startMinute', 'endMinute', 'kind']).where('id', '=', shiftId).where('activityId', '=', activityId).executeTakeFirst();
  if (shift === undefined) throw new AppError('not_found', { what: 'shift', id: String(shiftId) });
  return { ...activity, shift };
}

/** The day of a row: that of the shift, or the given one, inside the activity and not after today. Refuses `attendance_future`, `attendance_day_outside`. */
export function dayOf(serving: Serving, given: Day | null, today: Day): Day {
  const day = serving.shift?.day ?? given ?? serving.startsOn;
  if (day > today) throw new AppError('attendance_future', { day, today });
  if (day < serving.startsOn || day > serving.endsOn) throw new AppError('attendance_day_outside', { day, startsOn: serving.startsOn, endsOn: serving.endsOn });
  return day;
}

/** An activity that is still 招募 begins with its first attendance. */
export async function begin(context: CommandContext, serving: Serving): Promise<void> {
  if (serving.state === 'recruiting') await writeMove(context, serving, 'running', '');
}

/** The team somebody serves for: one of the activity's he is in on that day, by the team's code; null for none. */
export async function teamFor(db: Reader, activityId: ActivityId, volunteerId: VolunteerId, on: Day): Promise<TeamId | null> {
  const row = await readRow<{ teamId: TeamId }>(db, sql`select t.id as teamId from activityTeams x join teams t on t.id = x.teamId join teamMemberships m on m.teamId = t.id and m.volunteerId = ${volunteerId} and m.withdrawnAt is null
    and m.validFrom <= ${on} and (m.validTo is null or m.validTo >= ${on}) where x.activityId = ${activityId} order by t.code limit 1`);
  return row?.teamId ?? null;
}

export interface DayRow { readonly attendanceId: AttendanceId; readonly day: Day; readonly startMinute: number; readonly endMinute: number; readonly minutes: number; readonly open: number; readonly title: string }

/** What is recorded of somebody on a day, but for one row. A row that is open holds its first minute. */
export function readDay(db: Reader, volunteerId: VolunteerId, on: Day, but: AttendanceId | null = null): Promise<DayRow[]> {
  return readRows<DayRow>(db, sql`select t.id as attendanceId, t.day, t.startMinute, coalesce(t.endMinute, t.startMinute + 1) as endMinute, t.minutes, t.endMinute is null as open, a.title from attendances t join activities a on a.id = t.activityId
    where t.volunteerId = ${volunteerId} and t.day = ${on} and t.id is not ${but} and (t.state = 'open' or t.state in ('entered', 'approved') and t.minutes > 0) order by t.startMinute`);
}

/** Refuses hours that are counted as 一事一议 or paid labour already: `cleaning_counted_as_labour`. */
export async function refuseLabour(db: Reader, volunteerId: VolunteerId, name: string, on: Day, startMinute: number, endMinute: number): Promise<void> {
  const labour = await readRow<{ place: string }>(db, sql`select t.place from cleaningLabour l join cleaningTasks t on t.id = l.taskId join volunteers v on v.residentId = l.residentId
    where v.id = ${volunteerId} and l.day = ${on} and l.kind <> 'volunteer' and l.startMinute < ${endMinute} and ${startMinute} < l.endMinute limit 1`);
  if (labour !== undefined) throw new AppError('cleaning_counted_as_labour', { name, place: labour.place });
}

/** '《活动》08:30–10:30' of a row, for a refusal. */
export const sayRow = (row: Pick<DayRow, 'startMinute' | 'endMinute' | 'open'>): string => `${formatClock(row.startMinute)}${row.open === 1 ? '起' : `–${formatClock(row.endMinute)}`}`;
