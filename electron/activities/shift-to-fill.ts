import { sql } from 'kysely';
import { readRow, type Reader } from '#electron/residents/read-rows.ts';
import type { ShiftToFill } from '#shared/activities/placing.ts';
import type { ActivityId, ActivityState, RiskLevel, ShiftId } from '#shared/activities/words.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';

export interface ShiftHere extends ShiftToFill { readonly shiftId: ShiftId; readonly activityId: ActivityId; readonly title: string; readonly state: ActivityState; readonly capacity: number; readonly placed: number; readonly postName: string }

/** A shift as it is to be filled, with its free places. Refuses `not_found`. */
export async function readShiftToFill(db: Reader, shiftId: ShiftId): Promise<ShiftHere> {
  type Raw = { activityId: ActivityId; title: string; state: ActivityState; riskLevel: RiskLevel; day: Day; startMinute: number; endMinute: number; kind: string; capacity: number; placed: number; skillIds: string; postName: string };
  const row = await readRow<Raw>(db, sql`select a.id as activityId, a.title, a.state, a.riskLevel, h.day, h.startMinute, h.endMinute, h.kind, h.capacity, p.name as postName, (select count(*) from signUps s where s.shiftId = h.id and s.state = 'placed') as placed,
    (select json_group_array(x.skillId) from activityPostSkills x where x.postId = h.postId) as skillIds from activityShifts h join activities a on a.id = h.activityId join activityPosts p on p.id = h.postId where h.id = ${shiftId}`);
  if (row === undefined) throw new AppError('not_found', { what: 'shift', id: String(shiftId) });
  const { day, startMinute, endMinute } = row;
  return { shiftId, activityId: row.activityId, title: row.title, state: row.state, capacity: row.capacity, placed: row.placed, postName: row.postName, risk: row.riskLevel, skillIds: JSON.parse(row.skillIds) as number[], flexible: row.kind === 'flexible', span: { day, startMinute, endMinute } };
}
