/** Entering and changing an activity with its posts, shifts and recipients. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readRow, readRows } from '#electron/residents/read-rows.ts';
import { requireTeamMayServe } from '#electron/volunteers/standing.ts';
import type { ActivityInput } from '#shared/activities/contract.ts';
import { formatClock } from '#shared/activities/hours.ts';
import { ADULT_AGE } from '#shared/activities/placing.ts';
import type { ActivityId, ActivityState, PostId, SeriesId, ShiftId } from '#shared/activities/words.ts';
import { addYears, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { peopleSql } from '#electron/volunteers/standing.ts';
import { fillUp } from './waiting-list.ts';

/** States in which an activity's own fields change. */
const EDITABLE: readonly ActivityState[] = ['draft', 'recruiting', 'running'];
type Shift = ActivityInput['shifts'][number];

/** Everything the form can get wrong on its own, in the order of the form; rows count from 1. */
function judge(input: ActivityInput): void {
  if (input.endsOn < input.startsOn) throw new AppError('activity_days_wrong', { startsOn: input.startsOn, endsOn: input.endsOn });
  const names = new Set<string>();
  for (const post of input.posts) {
    if (names.has(post.name)) throw new AppError('post_twice', { name: post.name });
    names.add(post.name);
  }
  if (input.shifts.length === 0) throw new AppError('shift_needed', {});
  for (const [index, shift] of input.shifts.entries()) {
    const row = index + 1;
    if (shift.endMinute <= shift.startMinute) throw new AppError('shift_ends_before_start', { row });
    if (shift.day < input.startsOn || shift.day > input.endsOn) throw new AppError('shift_outside_activity', { row, day: shift.day, startsOn: input.startsOn, endsOn: input.endsOn });
    if (!names.has(shift.postName)) throw new AppError('shift_post_unknown', { row, postName: shift.postName });
  }
  for (const [index, recipient] of input.recipients.entries()) if ((recipient.residentId == null) === (recipient.householdId == null)) throw new AppError('recipient_one', { row: index + 1 });
}

/** '20260905-001': the day and the next number of it. */
async function nextNumber({ trx }: CommandContext, on: Day): Promise<string> {
  const prefix = on.replaceAll('-', '');
  const last = await readRow<{ n: number }>(trx, sql`select coalesce(max(cast(substr(activityNo, 10) as integer)), 0) as n from activities where activityNo glob ${`${prefix}-*`}`);
  return `${prefix}-${String((last?.n ?? 0) + 1).padStart(3, '0')}`;
}

/** A new activity in the given state, with all its parts. The form has been judged. */
export async function insertActivity(context: CommandContext, input: ActivityInput, more: { seriesId: SeriesId | null; state: ActivityState }): Promise<{ activityId: ActivityId; activityNo: string }> {
  const { trx, actor, clock } = context;
  judge(input);
  for (const teamId of input.teamIds) await requireTeamMayServe(trx, teamId, input.startsOn);
  const activityNo = await nextNumber(context, input.startsOn);
  const { id } = await trx.insertInto('activities').values({
    activityNo, seriesId: more.seriesId, title: input.title, typeId: input.typeId, place: input.place, leaderName: input.leaderName, contact: input.contact, startsOn: input.startsOn, endsOn: input.endsOn, content: input.content, risks: input.risks,
    riskLevel: input.riskLevel, insurancePolicyNo: input.insurancePolicyNo, state: more.state, cancelReason: '', note: input.note, version: 1, userId: actor.userId, staffId: actor.staffId, at: clock.now(),
  }).returning('id').executeTakeFirstOrThrow();
  await writeParts(context, id, input);
  return { activityId: id, activityNo };
}

/**
 * Saves an activity as the form has it; posts and shifts that the form no longer has go, unless somebody stands on them.
 * Refuses what is wrong in the form by its row, `changed_meanwhile`, `activity_state_wrong`, `activity_insurance_missing`,
 * `activity_minor_risky`, `shift_in_use`, `shift_below_placed`, `post_in_use`, `shift_moved_overlap`, and what teams may not.
 */
export async function saveActivity(context: CommandContext, input: ActivityInput): Promise<{ activityId: ActivityId; activityNo: string; version: number }> {
  const { trx } = context;
  if (input.activityId == null) return { ...(await insertActivity(context, input, { seriesId: null, state: 'draft' })), version: 1 };
  judge(input);
  const standing = await trx.selectFrom('activities').select(['id', 'activityNo', 'state', 'version', 'riskLevel', 'startsOn']).where('id', '=', input.activityId).executeTakeFirst();
  if (standing === undefined) throw new AppError('not_found', { what: 'activity', id: String(input.activityId) });
  if (standing.version !== input.version) throw new AppError('changed_meanwhile', { what: 'activity' });
  if (!EDITABLE.includes(standing.state)) throw new AppError('activity_state_wrong', { state: standing.state, needs: EDITABLE.join(' ') });
  for (const teamId of input.teamIds) await requireTeamMayServe(trx, teamId, input.startsOn);
  if (standing.state !== 'draft') await judgeOpen(context, standing.id, input);
  const version = standing.version + 1;
  await trx.updateTable('activities').set({
    title: input.title, typeId: input.typeId, place: input.place, leaderName: input.leaderName, contact: input.contact, startsOn: input.startsOn, endsOn: input.endsOn, content: input.content, risks: input.risks, riskLevel: input.riskLevel,
    insurancePolicyNo: input.insurancePolicyNo, note: input.note, version,
  }).where('id', '=', standing.id).execute();
  await writeParts(context, standing.id, input);
  return { activityId: standing.id, activityNo: standing.activityNo, version };
}

/** What must stand while sign-up is open: content and risks (art. 12), insurance of risky work (art. 17), no minors in it. */
export async function judgeOpen({ trx }: CommandContext, activityId: ActivityId, input: Pick<ActivityInput, 'title' | 'content' | 'risks' | 'riskLevel' | 'insurancePolicyNo' | 'startsOn'>): Promise<void> {
  const [noContent, noRisks] = [input.content === '', input.risks === ''];
  if (noContent || noRisks) throw new AppError('activity_text_missing', { missing: noContent && noRisks ? 'both' : noContent ? 'content' : 'risks' });
  if (input.riskLevel === 'ordinary') return;
  if (input.insurancePolicyNo === '') throw new AppError('activity_insurance_missing', { title: input.title });
  const minor = await readRow<{ name: string }>(trx, sql`select p.name from activityShifts h join signUps s on s.shiftId = h.id and s.state <> 'withdrawn' join ${peopleSql} p on p.volunteerId = s.volunteerId
    where h.activityId = ${activityId} and p.birthDate > ${addYears(input.startsOn, -ADULT_AGE)} limit 1`);
  if (minor !== undefined) throw new AppError('activity_minor_risky', minor);
}

async function writeParts(context: CommandContext, activityId: ActivityId, input: ActivityInput): Promise<void> {
  const { trx } = context;
  await trx.deleteFrom('activityTeams').where('activityId', '=', activityId).execute();
  if (input.teamIds.length > 0) await trx.insertInto('activityTeams').values(input.teamIds.map((teamId) => ({ activityId, teamId }))).execute();
  const postIds = await writePosts(context, activityId, input);
  await writeShifts(context, activityId, input, postIds);
  await dropPosts(context, activityId, input);
  await writeRecipients(context, activityId, input);
}

async function writePosts({ trx }: CommandContext, activityId: ActivityId, input: ActivityInput): Promise<Map<string, PostId>> {
  const ids = new Map<string, PostId>();
  for (const post of input.posts) {
    let postId = post.postId ?? null;
    if (postId === null) ({ id: postId } = await trx.insertInto('activityPosts').values({ activityId, name: post.name, headCount: post.headCount }).returning('id').executeTakeFirstOrThrow());
    else {
      const done = await trx.updateTable('activityPosts').set({ name: post.name, headCount: post.headCount }).where('id', '=', postId).where('activityId', '=', activityId).executeTakeFirst();
      if (done.numUpdatedRows === 0n) throw new AppError('not_found', { what: 'post', id: String(postId) });
      await trx.deleteFrom('activityPostSkills').where('postId', '=', postId).execute();
    }
    const kept = postId;
    if (post.skillIds.length > 0) await trx.insertInto('activityPostSkills').values(post.skillIds.map((skillId) => ({ postId: kept, skillId }))).execute();
    ids.set(post.name, kept);
  }
  return ids;
}

async function dropPosts({ trx }: CommandContext, activityId: ActivityId, input: ActivityInput): Promise<void> {
  const gone = await trx.selectFrom('activityPosts').select(['id', 'name']).where('activityId', '=', activityId).where('name', 'not in', input.posts.map((post) => post.name)).execute();
  for (const post of gone) {
    if (await trx.selectFrom('activityShifts').select('id').where('postId', '=', post.id).executeTakeFirst()) throw new AppError('post_in_use', { name: post.name });
    await trx.deleteFrom('activityPostSkills').where('postId', '=', post.id).execute();
    await trx.deleteFrom('activityPosts').where('id', '=', post.id).execute();
  }
}

async function writeShifts(context: CommandContext, activityId: ActivityId, input: ActivityInput, postIds: ReadonlyMap<string, PostId>): Promise<void> {
  const { trx } = context;
  const headCounts = new Map(input.posts.map((post) => [post.name, post.headCount]));
  const kept: ShiftId[] = [];
  for (const [index, shift] of input.shifts.entries()) {
    const values = { postId: postIds.get(shift.postName)!, day: shift.day, startMinute: shift.startMinute, endMinute: shift.endMinute, kind: shift.kind, capacity: shift.capacity ?? headCounts.get(shift.postName)! };
    if (shift.shiftId == null) kept.push((await trx.insertInto('activityShifts').values({ activityId, ...values }).returning('id').executeTakeFirstOrThrow()).id);
    else {
      await changeShift(context, activityId, shift.shiftId, shift, values.capacity, index + 1);
      await trx.updateTable('activityShifts').set(values).where('id', '=', shift.shiftId).execute();
      kept.push(shift.shiftId);
      await fillUp(context, shift.shiftId);
    }
  }
  const gone = await trx.selectFrom('activityShifts as h').select('h.id').where('h.activityId', '=', activityId).where('h.id', 'not in', kept).execute();
  for (const { id } of gone) {
    const people = await readRow<{ n: number }>(trx, sql`select (select count(*) from signUps where shiftId = ${id}) + (select count(*) from attendances where shiftId = ${id}) as n`);
    if ((people?.n ?? 0) > 0) throw new AppError('shift_in_use', { people: people?.n ?? 0 });
    await trx.deleteFrom('activityShifts').where('id', '=', id).execute();
  }
}

/** A shift people stand on keeps its day, holds them all, and brings nobody into two places. */
async function changeShift({ trx }: CommandContext, activityId: ActivityId, shiftId: ShiftId, shift: Shift, capacity: number, row: number): Promise<void> {
  const old = await trx.selectFrom('activityShifts').select(['day', 'startMinute', 'endMinute', 'kind']).where('id', '=', shiftId).where('activityId', '=', activityId).executeTakeFirst();
  if (old === undefined) throw new AppError('not_found', { what: 'shift', id: String(shiftId) });
  const all = await trx.selectFrom('signUps').select(['state']).where('shiftId', '=', shiftId).execute();
  const placed = all.filter((each) => each.state === 'placed').length;
  if (old.day !== shift.day && all.length > 0) throw new AppError('shift_in_use', { people: all.length });
  if (placed > capacity) throw new AppError('shift_below_placed', { row, placed, capacity });
  if (shift.kind === 'flexible') return;
  const [other] = await readRows<{ name: string; title: string; startMinute: number; endMinute: number }>(trx, sql`select p.name, a.title, h.startMinute, h.endMinute from signUps mine join signUps s on s.volunteerId = mine.volunteerId and s.state = 'placed' and s.shiftId <> ${shiftId}
      join activityShifts h on h.id = s.shiftId and h.day = ${shift.day} and h.kind = 'fixed' and h.startMinute < ${shift.endMinute} and ${shift.startMinute} < h.endMinute join activities a on a.id = h.activityId and a.state <> 'cancelled'
      join ${peopleSql} p on p.volunteerId = mine.volunteerId where mine.shiftId = ${shiftId} and mine.state = 'placed' limit 1`);
  if (other !== undefined) throw new AppError('shift_moved_overlap', { row, name: other.name, title: other.title, time: `${formatClock(other.startMinute)}–${formatClock(other.endMinute)}` });
}

async function writeRecipients({ trx }: CommandContext, activityId: ActivityId, input: ActivityInput): Promise<void> {
  const kept = input.recipients.flatMap((recipient) => (recipient.recipientId == null ? [] : [recipient.recipientId]));
  await trx.deleteFrom('activityRecipients').where('activityId', '=', activityId).$if(kept.length > 0, (q) => q.where('id', 'not in', kept)).execute();
  for (const { recipientId, residentId, householdId, note } of input.recipients) {
    const values = { residentId: residentId ?? null, householdId: householdId ?? null, note };
    if (recipientId == null) await trx.insertInto('activityRecipients').values({ activityId, ...values, stars: null, feedback: '' }).execute();
    else await trx.updateTable('activityRecipients').set(values).where('id', '=', recipientId).where('activityId', '=', activityId).execute();
  }
}
