/** 签到 and 签退 at the office, by the office's clock. */
import type { CommandContext } from '#electron/api/context.ts';
import { readVolunteersOn } from '#electron/volunteers/standing.ts';
import type { InputOf } from '#shared/contract.ts';
import type { attendanceContract } from '#shared/activities/attendance-contract.ts';
import { formatClock } from '#shared/activities/hours.ts';
import { judgeDay, judgeTimes } from '#shared/activities/judge-sheet.ts';
import type { RiskLevel } from '#shared/activities/words.ts';
import type { AttendanceId } from '#shared/activities/words.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { VolunteerId } from '#shared/volunteers/words.ts';
import { minuteOf } from './desk.ts';
import { rulesOn } from './hour-rules.ts';
import { begin, dayOf, readDay, readServing, refuseLabour, sayRow, teamFor } from './serving.ts';

/** Refuses who may not serve on a day: gone, a minor at dangerous work, a minor without consent. Answers the name. */
export async function requireServes({ trx }: CommandContext, volunteerId: VolunteerId, on: Day, risk: RiskLevel): Promise<string> {
  const [person] = await readVolunteersOn(trx, [volunteerId], on);
  if (person === undefined) throw new AppError('not_found', { what: 'volunteer', id: String(volunteerId) });
  if (person.standing !== 'active') throw new AppError('attendance_person_gone', { name: person.name, standing: person.standing, on });
  if (person.minor && risk === 'risky') throw new AppError('attendance_minor_risky', { name: person.name });
  if (!person.consented) throw new AppError('attendance_minor_no_consent', { name: person.name, on });
  return person.name;
}

/**
 * Signs somebody in now. Refuses `activity_state_wrong`, `attendance_future`, `attendance_day_outside`, who may not serve,
 * `attendance_still_open`, `attendance_overlap`.
 */
export async function signIn(context: CommandContext, input: InputOf<typeof attendanceContract.signIn>): Promise<{ attendanceId: AttendanceId; name: string; startMinute: number }> {
  const { trx, clock, actor } = context;
  const serving = await readServing(trx, input.activityId, input.shiftId ?? null);
  const today = clock.today();
  const day = dayOf(serving, today, today);
  if (day !== today) throw new AppError('attendance_day_outside', { day: today, startsOn: day, endsOn: day });
  const name = await requireServes(context, input.volunteerId, day, serving.riskLevel);
  const startMinute = minuteOf(clock);
  const rows = await readDay(trx, input.volunteerId, day);
  const open = rows.find((row) => row.open === 1);
  if (open !== undefined) throw new AppError('attendance_still_open', { name, title: open.title, since: formatClock(open.startMinute) });
  const there = rows.find((row) => row.startMinute <= startMinute && startMinute < row.endMinute);
  if (there !== undefined) throw new AppError('attendance_overlap', { name, title: there.title, time: sayRow(there) });
  await refuseLabour(trx, input.volunteerId, name, day, startMinute, startMinute + 1);
  await begin(context, serving);
  const { id } = await trx.insertInto('attendances').values({
    activityId: serving.id, shiftId: serving.shift?.id ?? null, volunteerId: input.volunteerId, teamId: await teamFor(trx, serving.id, input.volunteerId, day), day, startMinute, endMinute: null, travelMinutes: 0, minutes: 0, method: input.method, conduct: 'ordinary',
    state: 'open', correctsId: null, reason: '', note: '', userId: actor.userId, staffId: actor.staffId, at: clock.now(), endedStaffId: null, judgedUserId: null, judgedStaffId: null, judgedAt: null,
  }).returning('id').executeTakeFirstOrThrow();
  return { attendanceId: id, name, startMinute };
}

/**
 * Signs somebody out: now, or at the time given when the check-out was missed. Refuses `attendance_state_wrong`,
 * `attendance_times_wrong`, `attendance_overlap`, `attendance_too_many_hours`, `attendance_long_day` (asked).
 */
export async function signOut(context: CommandContext, input: InputOf<typeof attendanceContract.signOut>): Promise<{ attendanceId: AttendanceId; name: string; minutes: number }> {
  const { trx, clock, actor } = context;
  const row = await trx.selectFrom('attendances').selectAll().where('id', '=', input.attendanceId).executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', { what: 'attendance', id: String(input.attendanceId) });
  const [person] = await readVolunteersOn(trx, [row.volunteerId], row.day);
  const name = person?.name ?? '';
  if (row.state !== 'open') throw new AppError('attendance_state_wrong', { name, state: row.state });
  // Forgotten until another day: only the time on the paper can say when he went.
  if (input.endMinute == null && row.day !== clock.today()) throw new AppError('attendance_times_wrong', { name, why: 'outMissing' });
  const end = input.endMinute ?? Math.max(minuteOf(clock), row.startMinute + 1);
  if (row.day === clock.today() && end > Math.max(minuteOf(clock), row.startMinute + 1)) throw new AppError('attendance_times_wrong', { name, why: 'future' });
  const { minutes } = await judgeSpan(context, { volunteerId: row.volunteerId, name, day: row.day, startMinute: row.startMinute, endMinute: end, travelMinutes: input.travelMinutes, but: row.id, acceptLongDay: input.acceptLongDay });
  await trx.updateTable('attendances').set({ endMinute: end, travelMinutes: input.travelMinutes, minutes, conduct: input.conduct, note: input.note, state: 'entered', endedStaffId: actor.staffId, ...(input.endMinute == null ? {} : { method: 'late' as const }) }).where('id', '=', row.id).execute();
  return { attendanceId: row.id, name, minutes };
}

interface SpanToJudge { readonly volunteerId: VolunteerId; readonly name: string; readonly day: Day; readonly startMinute: number; readonly endMinute: number; readonly travelMinutes: number; readonly but: AttendanceId | null; readonly acceptLongDay: boolean }

/** The counted minutes of a span, beside all else of the day. Refuses as `signOut`. */
export async function judgeSpan({ trx }: CommandContext, span: SpanToJudge): Promise<{ minutes: number }> {
  const rules = await rulesOn(trx, span.day);
  const times = judgeTimes({ inMinute: span.startMinute, outMinute: span.endMinute, hoursMinutes: null, travelMinutes: span.travelMinutes }, { startMinute: span.startMinute }, rules);
  if (!times.ok) throw new AppError(times.fault === 'tooManyHours' ? 'attendance_too_many_hours' : 'attendance_times_wrong', times.fault === 'tooManyHours' ? { name: span.name, most: rules.refuseAboveMinutes } : { name: span.name, why: times.fault });
  const rows = await readDay(trx, span.volunteerId, span.day, span.but);
  const fault = judgeDay({ day: span.day, startMinute: span.startMinute, endMinute: span.endMinute }, times.minutes, rows, rules, span.acceptLongDay);
  const sum = rows.reduce((total, row) => total + row.minutes, times.minutes);
  if (fault === 'overlap') {
    const other = rows.find((row) => row.startMinute < span.endMinute && span.startMinute < row.endMinute)!;
    throw new AppError('attendance_overlap', { name: span.name, title: other.title, time: sayRow(other) });
  }
  if (fault === 'tooManyHours') throw new AppError('attendance_too_many_hours', { name: span.name, most: rules.refuseAboveMinutes });
  if (fault === 'longDay') throw new AppError('attendance_long_day', { name: span.name, minutes: sum, most: rules.askAboveMinutes });
  await refuseLabour(trx, span.volunteerId, span.name, span.day, span.startMinute, span.endMinute);
  return { minutes: times.minutes };
}
