/**
 * Approved service, for whoever builds on it: stars, certificates, points. A person's sum never falls but by a traced correction,
 * whose old row stays in the table.
 */
import { sql } from 'kysely';
import { allOf, listOf, readRows, type Reader } from '#electron/residents/read-rows.ts';
import type { ActivityId, AttendanceId, Conduct } from '#shared/activities/words.ts';
import type { Day } from '#shared/days.ts';
import type { TeamId, VolunteerId } from '#shared/volunteers/words.ts';

export interface HoursFilter { readonly volunteerIds?: readonly VolunteerId[]; readonly from?: Day | null; readonly to?: Day | null; readonly activityId?: ActivityId; readonly teamId?: TeamId }
export interface ApprovedHours {
  readonly attendanceId: AttendanceId; readonly volunteerId: VolunteerId; readonly teamId: TeamId | null; readonly activityId: ActivityId; readonly activityNo: string; readonly activityTitle: string; readonly typeName: string; readonly place: string; readonly day: Day;
  /** Counted minutes, above zero. */
  readonly minutes: number;
  readonly conduct: Conduct;
  /** The row it replaced, when it is a correction. */
  readonly correctsId: AttendanceId | null;
}

const conditions = ({ volunteerIds, from, to, activityId, teamId }: HoursFilter) => allOf([
  sql`t.state = 'approved' and t.minutes > 0`, ...(volunteerIds === undefined ? [] : [sql`t.volunteerId in ${listOf(volunteerIds)}`]), ...(from == null ? [] : [sql`t.day >= ${from}`]), ...(to == null ? [] : [sql`t.day <= ${to}`]),
  ...(activityId === undefined ? [] : [sql`t.activityId = ${activityId}`]), ...(teamId === undefined ? [] : [sql`t.teamId = ${teamId}`]),
]);

/** Rows of approved service in the order of person, day and time; both days included. */
export function approvedHours(db: Reader, filter: HoursFilter): Promise<ApprovedHours[]> {
  return readRows(db, sql`select t.id as attendanceId, t.volunteerId, t.teamId, a.id as activityId, a.activityNo, a.title as activityTitle, y.name as typeName, a.place, t.day, t.minutes, t.conduct, t.correctsId
    from attendances t join activities a on a.id = t.activityId join activityTypes y on y.id = a.typeId where ${conditions(filter)} order by t.volunteerId, t.day, t.startMinute, t.id`);
}

/** Approved minutes by person; whoever has none is left out. */
export async function minutesOf(db: Reader, filter: HoursFilter = {}): Promise<Map<VolunteerId, number>> {
  const rows = await readRows<{ volunteerId: VolunteerId; minutes: number }>(db, sql`select t.volunteerId, sum(t.minutes) as minutes from attendances t where ${conditions(filter)} group by t.volunteerId`);
  return new Map(rows.map((row) => [row.volunteerId, row.minutes]));
}
