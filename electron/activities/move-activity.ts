import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readRow } from '#electron/residents/read-rows.ts';
import type { InputOf } from '#shared/contract.ts';
import type { activitiesContract } from '#shared/activities/contract.ts';
import { stateAfter, statesBefore } from '#shared/activities/states.ts';
import type { ActivityId, ActivityState } from '#shared/activities/words.ts';
import { AppError } from '#shared/errors.ts';
import { judgeOpen } from './save-activity.ts';

interface Counts { readonly people: number; readonly rows: number; readonly pending: number; readonly open: number }

/**
 * One move of an activity. Opening asks for content, risks and, where there is danger, the insurance; going back to draft for an
 * empty roster; recording for attendance that is all judged; cancelling for a reason and no attendance.
 * Refuses `not_found`, `changed_meanwhile`, `activity_state_wrong` and what the move asks for.
 */
export async function moveActivity(context: CommandContext, input: InputOf<typeof activitiesContract.move>): Promise<{ activityId: ActivityId; version: number; state: ActivityState }> {
  const { trx, clock } = context;
  const activity = await trx.selectFrom('activities').select(['id', 'state', 'version', 'title', 'content', 'risks', 'riskLevel', 'insurancePolicyNo', 'startsOn']).where('id', '=', input.activityId).executeTakeFirst();
  if (activity === undefined) throw new AppError('not_found', { what: 'activity', id: String(input.activityId) });
  if (activity.version !== input.version) throw new AppError('changed_meanwhile', { what: 'activity' });
  const state = stateAfter(activity.state, input.move);
  if (state === null) throw new AppError('activity_state_wrong', { state: activity.state, needs: statesBefore(input.move).join(' ') });
  const counts = (await readRow<Counts>(trx, sql`select (select count(*) from activityShifts h join signUps s on s.shiftId = h.id and s.state <> 'withdrawn' where h.activityId = ${activity.id}) as people,
    (select count(*) from attendances where activityId = ${activity.id} and state not in ('rejected') and (minutes > 0 or state = 'open')) as rows, (select count(*) from attendances where activityId = ${activity.id} and state = 'entered') as pending, (select count(*) from attendances where activityId = ${activity.id} and state = 'open') as open`))!;
  const today = clock.today();
  if (input.move === 'open') await judgeOpen(context, activity.id, activity);
  if (input.move === 'takeBack' && counts.people > 0) throw new AppError('activity_has_people', { people: counts.people });
  if (input.move === 'start' && activity.startsOn > today) throw new AppError('activity_not_begun', { startsOn: activity.startsOn, today });
  if (input.move === 'record') {
    if (counts.pending + counts.open > 0) throw new AppError('activity_hours_pending', { pending: counts.pending, open: counts.open });
    if (counts.rows === 0) throw new AppError('activity_no_attendance', {});
  }
  if (input.move === 'cancel') {
    if (input.reason === '') throw new AppError('activity_reason_missing', {});
    if (counts.rows > 0) throw new AppError('activity_has_attendance', { rows: counts.rows });
  }
  return { activityId: activity.id, state, version: await writeMove(context, activity, state, input.reason) };
}

/** Writes a move that has been judged, with its line in the activity's history. */
export async function writeMove({ trx, actor, clock }: CommandContext, activity: { id: ActivityId; state: ActivityState; version: number }, state: ActivityState, reason: string): Promise<number> {
  const version = activity.version + 1;
  await trx.updateTable('activities').set({ state, version, ...(state === 'cancelled' ? { cancelReason: reason } : {}) }).where('id', '=', activity.id).execute();
  await trx.insertInto('activityMoves').values({ activityId: activity.id, fromState: activity.state, toState: state, reason, userId: actor.userId, staffId: actor.staffId, at: clock.now() }).execute();
  return version;
}
