/** Placing people on shifts, taking them off, and copying a roster. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readRow, readRows } from '#electron/residents/read-rows.ts';
import type { InputOf } from '#shared/contract.ts';
import type { activitiesContract, PlaceResult } from '#shared/activities/contract.ts';
import { formatClock, overlaps } from '#shared/activities/hours.ts';
import { judgePlacing, type PlaceRefusal, type PlaceWarning } from '#shared/activities/placing.ts';
import { OPEN_FOR_SIGN_UP } from '#shared/activities/states.ts';
import type { ActivityId, ShiftId, SignUpId, SignUpWay } from '#shared/activities/words.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { VolunteerId } from '#shared/volunteers/words.ts';
import { rulesOn } from './hour-rules.ts';
import { readPeopleToPlace, type PersonToPlace } from './people-to-place.ts';
import { readShiftToFill, type ShiftHere } from './shift-to-fill.ts';
import { fillUp } from './waiting-list.ts';

interface Wish { readonly way: SignUpWay; readonly acceptWarnings: boolean; readonly waitingList: boolean }
type Mutable = { -readonly [K in keyof PlaceResult]: PlaceResult[K][number][] };
const nobody = (): Mutable => ({ placed: [], waiting: [], refused: [], asked: [] });

function refuseClosed(shift: ShiftHere): void {
  if (!OPEN_FOR_SIGN_UP.includes(shift.state)) throw new AppError('activity_state_wrong', { state: shift.state, needs: OPEN_FOR_SIGN_UP.join(' ') });
}

/**
 * Places people on a shift, each by himself: those whom nothing speaks against go in, the others come back with the reason. When
 * the shift is full the rest goes onto the waiting list if wished. Refuses `not_found`, `activity_state_wrong`.
 */
export async function placePeople(context: CommandContext, shiftId: ShiftId, volunteerIds: readonly VolunteerId[], wish: Wish): Promise<PlaceResult> {
  const { trx } = context;
  const shift = await readShiftToFill(trx, shiftId);
  refuseClosed(shift);
  const rules = await rulesOn(trx, shift.span.day);
  const people = new Map((await readPeopleToPlace(trx, volunteerIds, shift.span.day, shift.activityId)).map((person) => [person.volunteerId, person]));
  const standing = new Set((await trx.selectFrom('signUps').select('volunteerId').where('shiftId', '=', shiftId).where('state', '<>', 'withdrawn').execute()).map((each) => each.volunteerId));
  const result = nobody();
  let room = shift.capacity - shift.placed;
  for (const volunteerId of new Set(volunteerIds)) {
    const person = people.get(volunteerId);
    if (person === undefined) throw new AppError('not_found', { what: 'volunteer', id: String(volunteerId) });
    const { name } = person;
    const { refusals, warnings } = judgePlacing(person, shift, rules);
    const refusal: PlaceRefusal | undefined = standing.has(volunteerId) ? 'placedAlready' : refusals[0] ?? (room <= 0 && !wish.waitingList ? 'full' : undefined);
    if (refusal !== undefined) result.refused.push({ volunteerId, name, why: refusal, elsewhere: refusal === 'overlap' ? whereElse(person, shift) : '' });
    else if (warnings.length > 0 && !wish.acceptWarnings) result.asked.push({ volunteerId, name, warnings: [...warnings] });
    else {
      await addSignUp(context, shiftId, volunteerId, room > 0 ? 'placed' : 'waiting', wish.way, warnings);
      if (room > 0) result.placed.push({ volunteerId, name, warnings: [...warnings] });
      else result.waiting.push({ volunteerId, name });
      room -= 1;
    }
  }
  return result;
}

/** 'title 08:30–10:30' of what he does at that time. */
function whereElse(person: PersonToPlace, shift: ShiftHere): string {
  const other = person.busy.find((span) => overlaps(span, shift.span));
  return other === undefined ? '' : `${other.title} ${formatClock(other.startMinute)}–${formatClock(other.endMinute)}`;
}

async function addSignUp({ trx, actor, clock }: CommandContext, shiftId: ShiftId, volunteerId: VolunteerId, state: 'placed' | 'waiting', way: SignUpWay, warnings: readonly PlaceWarning[]): Promise<void> {
  await trx.insertInto('signUps').values({ shiftId, volunteerId, state, way, warnings: JSON.stringify(warnings), withdrawReason: '', userId: actor.userId, staffId: actor.staffId, at: clock.now() }).execute();
}

async function readSignUp({ trx }: CommandContext, signUpId: SignUpId): Promise<{ shiftId: ShiftId; volunteerId: VolunteerId }> {
  const row = await trx.selectFrom('signUps').select(['shiftId', 'volunteerId', 'state']).where('id', '=', signUpId).executeTakeFirst();
  if (row === undefined || row.state === 'withdrawn') throw new AppError('not_found', { what: 'signUp', id: String(signUpId) });
  return row;
}

/** Takes somebody off a shift or its waiting list; the first who waits moves up. Refuses `not_found`, `activity_state_wrong`. */
export async function withdraw(context: CommandContext, signUpId: SignUpId, reason: string): Promise<{ shiftId: ShiftId; movedUp: { volunteerId: VolunteerId; name: string }[] }> {
  const { shiftId } = await readSignUp(context, signUpId);
  refuseClosed(await readShiftToFill(context.trx, shiftId));
  await context.trx.updateTable('signUps').set({ state: 'withdrawn', withdrawReason: reason }).where('id', '=', signUpId).execute();
  return { shiftId, movedUp: await fillUp(context, shiftId) };
}

/** From one shift to another. Where the new one refuses or asks, he stays where he is. Refuses as `placePeople`. */
export async function moveTo(context: CommandContext, input: InputOf<typeof activitiesContract.moveTo>): Promise<PlaceResult> {
  const { trx } = context;
  const from = await readSignUp(context, input.signUpId);
  const [old, shift] = [await readShiftToFill(trx, from.shiftId), await readShiftToFill(trx, input.shiftId)];
  refuseClosed(old);
  refuseClosed(shift);
  const [person] = await readPeopleToPlace(trx, [from.volunteerId], shift.span.day, shift.activityId);
  if (person === undefined) throw new AppError('not_found', { what: 'volunteer', id: String(from.volunteerId) });
  const without = { ...person, busy: person.busy.filter((span) => span.kind !== 'placed' || span.shiftId !== from.shiftId) };
  const { refusals, warnings } = judgePlacing(without, shift, await rulesOn(trx, shift.span.day));
  const { volunteerId, name } = person;
  const there = await trx.selectFrom('signUps').select('id').where('shiftId', '=', input.shiftId).where('volunteerId', '=', volunteerId).where('state', '<>', 'withdrawn').executeTakeFirst();
  const why: PlaceRefusal | undefined = there !== undefined ? 'placedAlready' : refusals[0] ?? (shift.placed >= shift.capacity ? 'full' : undefined);
  if (why !== undefined) return { ...nobody(), refused: [{ volunteerId, name, why, elsewhere: why === 'overlap' ? whereElse(without, shift) : '' }] };
  if (warnings.length > 0 && !input.acceptWarnings) return { ...nobody(), asked: [{ volunteerId, name, warnings: [...warnings] }] };
  await trx.updateTable('signUps').set({ state: 'withdrawn', withdrawReason: '调到别的班次' }).where('id', '=', input.signUpId).execute();
  await addSignUp(context, input.shiftId, volunteerId, 'placed', 'picked', warnings);
  await fillUp(context, from.shiftId);
  return { ...nobody(), placed: [{ volunteerId, name, warnings: [...warnings] }] };
}

interface OldPlace { readonly volunteerId: VolunteerId; readonly postName: string; readonly startMinute: number; readonly dayNo: number }
interface NewShift { readonly shiftId: ShiftId; readonly postName: string; readonly startMinute: number; readonly dayNo: number }

/** The shift of the new activity that is the same: post, day and hour; then post and hour; then the post alone. */
function sameShift(place: OldPlace, shifts: readonly NewShift[]): NewShift | undefined {
  const ofPost = shifts.filter((shift) => shift.postName === place.postName);
  return ofPost.find((shift) => shift.dayNo === place.dayNo && shift.startMinute === place.startMinute) ?? ofPost.find((shift) => shift.startMinute === place.startMinute) ?? ofPost[0];
}

/**
 * Copies who stood on an earlier activity's shifts; each is judged for the new day. Without `fromActivityId` the last one before it
 * of the same series or title that had anybody. Refuses `not_found`, `roster_nothing_to_copy`, `activity_state_wrong`.
 */
export async function copyRoster(context: CommandContext, activityId: ActivityId, fromActivityId: ActivityId | null): Promise<PlaceResult & { from: string }> {
  const { trx } = context;
  const activity = await trx.selectFrom('activities').select(['title', 'startsOn', 'seriesId']).where('id', '=', activityId).executeTakeFirst();
  if (activity === undefined) throw new AppError('not_found', { what: 'activity', id: String(activityId) });
  const source = await readRow<{ id: ActivityId; title: string; startsOn: Day }>(trx, sql`select a.id, a.title, a.startsOn from activities a where a.id <> ${activityId} and exists (select 1 from activityShifts h join signUps s on s.shiftId = h.id and s.state = 'placed' where h.activityId = a.id)
    and ${fromActivityId === null ? sql`a.startsOn <= ${activity.startsOn} and a.state <> 'cancelled' and (a.title = ${activity.title} or a.seriesId = ${activity.seriesId})` : sql`a.id = ${fromActivityId}`} order by a.startsOn desc, a.id desc limit 1`);
  if (source === undefined) throw new AppError('roster_nothing_to_copy', { title: activity.title });
  const places = await readRows<OldPlace>(trx, sql`select s.volunteerId, p.name as postName, h.startMinute, cast(julianday(h.day) - julianday(${source.startsOn}) as integer) as dayNo
    from activityShifts h join activityPosts p on p.id = h.postId join signUps s on s.shiftId = h.id and s.state = 'placed' where h.activityId = ${source.id} order by s.id`);
  const shifts = await readRows<NewShift>(trx, sql`select h.id as shiftId, p.name as postName, h.startMinute, cast(julianday(h.day) - julianday(${activity.startsOn}) as integer) as dayNo
    from activityShifts h join activityPosts p on p.id = h.postId where h.activityId = ${activityId} order by h.day, h.startMinute, h.id`);
  const wanted = new Map<ShiftId, VolunteerId[]>();
  for (const place of places) {
    const shift = sameShift(place, shifts);
    if (shift !== undefined) wanted.set(shift.shiftId, [...(wanted.get(shift.shiftId) ?? []), place.volunteerId]);
  }
  const sum = nobody();
  for (const [shiftId, volunteerIds] of wanted) {
    const one = await placePeople(context, shiftId, volunteerIds, { way: 'copied', acceptWarnings: true, waitingList: false });
    sum.placed.push(...one.placed);
    sum.refused.push(...one.refused);
  }
  return { ...sum, from: `${source.startsOn} ${source.title}` };
}
