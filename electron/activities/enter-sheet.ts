/** Hours typed in from the paper sign-in sheet: good rows are kept, each of the others comes back with its reason. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { listOf, readRows } from '#electron/residents/read-rows.ts';
import { peopleSql, readVolunteersOn, type ActiveVolunteer } from '#electron/volunteers/standing.ts';
import { filterConditions } from '#electron/volunteers/volunteer-list.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { attendanceContract, SheetFaultRow, SheetRowInput } from '#shared/activities/attendance-contract.ts';
import { formatHours } from '#shared/activities/hours.ts';
import { judgeDay, judgeTimes, type SheetFault } from '#shared/activities/judge-sheet.ts';
import type { HourRulesRow } from '#shared/activities/contract.ts';
import type { Day } from '#shared/days.ts';
import type { VolunteerId } from '#shared/volunteers/words.ts';
import { rulesOn } from './hour-rules.ts';
import { begin, dayOf, readServing, sayRow, teamFor, type DayRow, type Serving } from './serving.ts';

type Output = OutputOf<typeof attendanceContract.enterSheet>;
type Busy = DayRow & { readonly volunteerId: VolunteerId };
interface Sheet { readonly serving: Serving; readonly day: Day; readonly rules: HourRulesRow; readonly people: ReadonlyMap<VolunteerId, ActiveVolunteer>; readonly busy: Map<VolunteerId, Busy[]>; readonly input: InputOf<typeof attendanceContract.enterSheet> }

/** Refuses as a whole only what concerns the sheet: `not_found`, `activity_state_wrong`, `attendance_future`, `attendance_day_outside`. */
export async function enterSheet(context: CommandContext, input: InputOf<typeof attendanceContract.enterSheet>): Promise<Output> {
  const { trx, clock } = context;
  const serving = await readServing(trx, input.activityId, input.shiftId ?? null);
  const day = dayOf(serving, input.day ?? null, clock.today());
  const output: Output = { saved: [], faults: [] };
  const found = await findPeople(context, input.rows, day, output.faults);
  const ids = [...new Set(found.values())];
  const people = new Map((await readVolunteersOn(trx, ids, day)).map((person) => [person.volunteerId, person]));
  const sheet: Sheet = { serving, day, rules: await rulesOn(trx, day), people, busy: await readBusy(context, ids, day), input };
  const written = new Set<VolunteerId>();
  for (const row of input.rows) {
    const volunteerId = found.get(row.row);
    if (volunteerId === undefined) continue;
    const judged = await judgeRow(context, sheet, row, volunteerId, written);
    if ('fault' in judged) {
      output.faults.push(judged);
      continue;
    }
    output.saved.push(judged);
    written.add(volunteerId);
  }
  if (output.saved.length > 0) await begin(context, serving);
  output.faults.sort((a, b) => a.row - b.row);
  return output;
}

/** Row of the sheet → volunteer. Who was typed by name and is not one person only goes to the faults, with whom it may be. */
async function findPeople(context: CommandContext, rows: readonly SheetRowInput[], day: Day, faults: SheetFaultRow[]): Promise<Map<number, VolunteerId>> {
  const { trx } = context;
  const found = new Map<number, VolunteerId>();
  for (const { row, volunteerId, who } of rows) {
    if (volunteerId != null) {
      found.set(row, volunteerId);
      continue;
    }
    const number = /^\d{1,6}$/.test(who);
    const where = number ? sql`p.volunteerNo = ${Number(who)}` : /\p{Script=Han}/u.test(who) ? sql`p.name = ${who}` : filterConditions(context, { search: who, teamId: null, skillId: null, role: null, standing: 'all', only: null }, day);
    const people = who === '' ? [] : await readRows<{ volunteerId: VolunteerId; volunteerNo: number; name: string; idNumberMasked: string; birthDate: string | null }>(trx, sql`select p.volunteerId, p.volunteerNo, p.name, p.idNumberMasked, p.birthDate from ${peopleSql} p where ${where} order by p.volunteerNo limit 20`);
    const [only] = people;
    if (people.length === 1 && only !== undefined) found.set(row, only.volunteerId);
    else faults.push({ row, fault: people.length === 0 ? 'unknown' : 'ambiguous', name: who, detail: '', choices: people.map((person) => ({ volunteerId: person.volunteerId, label: `${person.name} ${String(person.volunteerNo).padStart(5, '0')} ${person.birthDate ?? ''}` })) });
  }
  return found;
}

async function readBusy({ trx }: CommandContext, ids: readonly VolunteerId[], day: Day): Promise<Map<VolunteerId, Busy[]>> {
  const rows = await readRows<Busy>(trx, sql`select t.volunteerId, t.id as attendanceId, t.day, t.startMinute, coalesce(t.endMinute, t.startMinute + 1) as endMinute, t.minutes, t.endMinute is null as open, a.title
    from attendances t join activities a on a.id = t.activityId where t.volunteerId in ${listOf(ids)} and t.day = ${day} and (t.state = 'open' or t.state in ('entered', 'approved') and t.minutes > 0)
    union all select v.id, l.id, l.day, l.startMinute, l.endMinute, 0, 0, k.place from cleaningLabour l join cleaningTasks k on k.id = l.taskId join volunteers v on v.residentId = l.residentId where v.id in ${listOf(ids)} and l.day = ${day} and l.kind <> 'volunteer'`);
  const busy = new Map<VolunteerId, Busy[]>();
  for (const row of rows) busy.set(row.volunteerId, [...(busy.get(row.volunteerId) ?? []), row]);
  return busy;
}

function personFault(person: ActiveVolunteer, serving: Serving): SheetFault | null {
  if (person.standing !== 'active') return person.standing;
  if (person.minor && serving.riskLevel === 'risky') return 'minorDangerous';
  return person.consented ? null : 'minorNoConsent';
}

async function judgeRow(context: CommandContext, sheet: Sheet, row: SheetRowInput, volunteerId: VolunteerId, written: ReadonlySet<VolunteerId>): Promise<Output['saved'][number] | SheetFaultRow> {
  const { serving, day, rules, input } = sheet;
  const person = sheet.people.get(volunteerId);
  const fault = (code: SheetFault, detail = ''): SheetFaultRow => ({ row: row.row, fault: code, name: person?.name ?? row.who, detail, choices: [] });
  if (person === undefined) return fault('unknown');
  const gone = personFault(person, serving);
  if (gone !== null) return fault(gone);
  const times = judgeTimes({ inMinute: row.inMinute ?? null, outMinute: row.outMinute ?? null, hoursMinutes: row.hoursMinutes ?? null, travelMinutes: row.travelMinutes }, { startMinute: serving.shift?.startMinute ?? 0 }, rules);
  if (!times.ok) return fault(times.fault, times.fault === 'tooManyHours' ? formatHours(rules.refuseAboveMinutes) : '');
  const span = { day, startMinute: times.startMinute, endMinute: times.endMinute };
  const busy = sheet.busy.get(volunteerId) ?? [];
  const bad = judgeDay(span, times.minutes, busy, rules, row.acceptLongDay);
  if (bad === 'overlap') {
    const other = busy.find((each) => each.startMinute < span.endMinute && span.startMinute < each.endMinute)!;
    return fault(written.has(volunteerId) && other.title === serving.title ? 'twice' : 'overlap', `${other.title} ${sayRow(other)}`);
  }
  if (bad !== null) return fault(bad, formatHours(bad === 'longDay' ? busy.reduce((sum, each) => sum + each.minutes, times.minutes) : rules.refuseAboveMinutes));
  const { trx, actor, clock } = context;
  const { id } = await trx.insertInto('attendances').values({
    activityId: serving.id, shiftId: serving.shift?.id ?? null, volunteerId, teamId: await teamFor(trx, serving.id, volunteerId, day), day, startMinute: times.startMinute, endMinute: times.endMinute, travelMinutes: times.travelMinutes, minutes: times.minutes,
    method: input.method, conduct: row.conduct, state: 'entered', correctsId: null, reason: '', note: row.note, userId: actor.userId, staffId: actor.staffId, at: clock.now(), endedStaffId: null, judgedUserId: null, judgedStaffId: null, judgedAt: null,
  }).returning('id').executeTakeFirstOrThrow();
  const own: Busy = { volunteerId, attendanceId: id, ...span, minutes: times.minutes, open: 0, title: serving.title };
  sheet.busy.set(volunteerId, [...busy, own]);
  return { row: row.row, attendanceId: id, name: person.name, minutes: times.minutes };
}
