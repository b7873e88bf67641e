/** Approving, rejecting and correcting attendance. Nobody judges what he made, nor his own record. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { listOf, readRows } from '#electron/residents/read-rows.ts';
import { peopleSql, readVolunteersOn } from '#electron/volunteers/standing.ts';
import type { InputOf } from '#shared/contract.ts';
import type { attendanceContract } from '#shared/activities/attendance-contract.ts';
import type { AttendanceId, AttendanceState } from '#shared/activities/words.ts';
import { AppError } from '#shared/errors.ts';
import type { StaffId } from '#shared/ids.ts';
import { judgeSpan } from './sign-in-out.ts';

interface Waiting { readonly id: AttendanceId; readonly name: string; readonly state: AttendanceState; readonly staffId: StaffId; readonly endedStaffId: StaffId | null; readonly minutes: number; readonly correctsId: AttendanceId | null }

async function readWaiting({ trx, actor }: CommandContext, ids: readonly AttendanceId[]): Promise<Waiting[]> {
  const rows = await readRows<Waiting>(trx, sql`select t.id, p.name, t.state, t.staffId, t.endedStaffId, t.minutes, t.correctsId from attendances t join ${peopleSql} p on p.volunteerId = t.volunteerId where t.id in ${listOf(ids)} order by t.id`);
  if (rows.length < new Set(ids).size) throw new AppError('not_found', { what: 'attendance', id: String(ids.find((id) => !rows.some((row) => row.id === id)) ?? '') });
  const wrong = rows.find((row) => row.state !== 'entered');
  if (wrong !== undefined) throw new AppError('attendance_state_wrong', { name: wrong.name, state: wrong.state });
  const own = rows.filter((row) => row.staffId === actor.staffId || row.endedStaffId === actor.staffId);
  if (own.length > 0) throw new AppError('attendance_own', { names: [...new Set(own.map((row) => row.name))].slice(0, 10).join('、') });
  return rows;
}

/**
 * Approves rows; an approved correction replaces the row it points at in the same act. All or none.
 * Refuses `not_found`, `attendance_state_wrong`, `attendance_own`, `attendance_own_name` (asked: same name as the approver).
 */
export async function approve(context: CommandContext, input: InputOf<typeof attendanceContract.approve>): Promise<{ approved: number; minutes: number }> {
  const { trx, actor, clock } = context;
  const rows = await readWaiting(context, input.attendanceIds);
  const namesake = rows.find((row) => row.name === actor.staffName);
  if (namesake !== undefined && !input.otherPerson) throw new AppError('attendance_own_name', { name: namesake.name });
  const judged = { judgedUserId: actor.userId, judgedStaffId: actor.staffId, judgedAt: clock.now() };
  for (const row of rows) {
    await trx.updateTable('attendances').set({ state: 'approved', ...judged }).where('id', '=', row.id).execute();
    if (row.correctsId !== null) await trx.updateTable('attendances').set({ state: 'corrected' }).where('id', '=', row.correctsId).execute();
  }
  return { approved: rows.length, minutes: rows.reduce((sum, row) => sum + row.minutes, 0) };
}

/** Sends rows back; they count nothing, and the hours can be entered anew. Refuses as `approve`. */
export async function reject(context: CommandContext, input: InputOf<typeof attendanceContract.reject>): Promise<{ rejected: number }> {
  const { trx, actor, clock } = context;
  const rows = await readWaiting(context, input.attendanceIds);
  for (const row of rows) await trx.updateTable('attendances').set({ state: 'rejected', judgedUserId: actor.userId, judgedStaffId: actor.staffId, judgedAt: clock.now(), note: input.reason }).where('id', '=', row.id).execute();
  return { rejected: rows.length };
}

/**
 * A new row beside an approved one, which it replaces when somebody else approves it; `remove` counts nothing. The old row stays.
 * Refuses `not_found`, `attendance_state_wrong`, `attendance_corrected_already`, and times as `signOut`.
 */
export async function correct(context: CommandContext, input: InputOf<typeof attendanceContract.correct>): Promise<{ attendanceId: AttendanceId; minutes: number }> {
  const { trx, actor, clock } = context;
  const old = await trx.selectFrom('attendances').selectAll().where('id', '=', input.attendanceId).executeTakeFirst();
  if (old === undefined) throw new AppError('not_found', { what: 'attendance', id: String(input.attendanceId) });
  const [person] = await readVolunteersOn(trx, [old.volunteerId], old.day);
  const name = person?.name ?? '';
  if (old.state !== 'approved') throw new AppError('attendance_state_wrong', { name, state: old.state });
  const waiting = await trx.selectFrom('attendances').select('id').where('correctsId', '=', old.id).where('state', 'in', ['open', 'entered', 'approved', 'corrected']).executeTakeFirst();
  if (waiting !== undefined) throw new AppError('attendance_corrected_already', { name });
  const [startMinute, endMinute] = input.remove ? [old.startMinute, old.startMinute] : [input.startMinute, input.endMinute];
  const { minutes } = input.remove ? { minutes: 0 } : await judgeSpan(context, { volunteerId: old.volunteerId, name, day: old.day, startMinute, endMinute, travelMinutes: input.travelMinutes, but: old.id, acceptLongDay: input.acceptLongDay });
  const { id } = await trx.insertInto('attendances').values({
    activityId: old.activityId, shiftId: old.shiftId, volunteerId: old.volunteerId, teamId: old.teamId, day: old.day, startMinute, endMinute, travelMinutes: input.remove ? 0 : input.travelMinutes, minutes, method: old.method, conduct: input.conduct,
    state: 'entered', correctsId: old.id, reason: input.reason, note: '', userId: actor.userId, staffId: actor.staffId, at: clock.now(), endedStaffId: null, judgedUserId: null, judgedStaffId: null, judgedAt: null,
  }).returning('id').executeTakeFirstOrThrow();
  return { attendanceId: id, minutes };
}
