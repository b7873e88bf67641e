import { sql } from 'kysely';
import type { Writes } from '#electron/ledger/reads.ts';
import type { ActivityId, ShiftId } from '#shared/activities/words.ts';
import type { Day, Instant } from '#shared/days.ts';
import type { StaffId, UserId } from '#shared/ids.ts';
import type { TeamId, VolunteerId } from '#shared/volunteers/words.ts';

export interface Served { readonly activityId: ActivityId; readonly shiftId: ShiftId | null; readonly volunteerId: VolunteerId; readonly teamId: TeamId | null; readonly day: Day; readonly startMinute: number; readonly endMinute: number; readonly minutes: number }
export interface ServedBy { readonly userId: UserId; readonly staffId: StaffId; readonly judgedUserId: UserId; readonly judgedStaffId: StaffId; readonly at: Instant; readonly judgedAt: Instant }

/**
 * Many approved rows of the past at once, for the practice community and for measuring: what is typed from old papers goes
 * through the sheet. All guards and sums of the database hold here too.
 */
export async function insertServed(trx: Writes, rows: readonly Served[], by: ServedBy): Promise<void> {
  await sql`insert into attendances (activityId, shiftId, volunteerId, teamId, day, startMinute, endMinute, travelMinutes, minutes, method, conduct, state, correctsId, reason, note, userId, staffId, at, endedStaffId, judgedUserId, judgedStaffId, judgedAt)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, 0, value ->> 7, 'sheet', 'ordinary', 'approved', null, '', '', ${by.userId}, ${by.staffId}, ${by.at}, null, ${by.judgedUserId}, ${by.judgedStaffId}, ${by.judgedAt}
    from json_each(${JSON.stringify(rows.map((row) => [row.activityId, row.shiftId, row.volunteerId, row.teamId, row.day, row.startMinute, row.endMinute, row.minutes]))}) order by key`.execute(trx);
}
