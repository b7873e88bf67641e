import type { CommandContext } from '#electron/api/context.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { ActivityFile, ActivityInput, activitiesContract } from '#shared/activities/contract.ts';
import { MOST_OCCURRENCES, occurrences, type Pattern } from '#shared/activities/recurrence.ts';
import type { ActivityId, SeriesId } from '#shared/activities/words.ts';
import { addDays, daysBetween, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { readActivityFile } from './activity-file.ts';
import { writeMove } from './move-activity.ts';
import { copyRoster } from './place-people.ts';
import { insertActivity, judgeOpen } from './save-activity.ts';

type Output = OutputOf<typeof activitiesContract.repeat>;

/**
 * Makes an activity recur: one activity for every day of the pattern after its own day, with the same posts, shifts and people
 * served. With the roster sign-up opens at once, and each person is judged for each day. Refuses `not_found`, `repeat_nothing`,
 * `repeat_too_many` and what opening refuses.
 */
export async function repeatActivity(context: CommandContext, input: InputOf<typeof activitiesContract.repeat>): Promise<Output> {
  const { trx, clock, office } = context;
  const file = await readActivityFile(trx, office, clock.today(), input.activityId);
  const { startsOn } = file.activity;
  const days = occurrences(input.pattern, startsOn, input.until);
  if (days.length === 0) throw new AppError('repeat_nothing', { until: input.until });
  if (days.length > MOST_OCCURRENCES) throw new AppError('repeat_too_many', { days: days.length, most: MOST_OCCURRENCES });
  const opens = input.open || input.copyRoster;
  if (opens) await judgeOpen(context, input.activityId, file.activity);
  const seriesId = await seriesOf(context, input.activityId, input.pattern, input.until);
  const there = new Set((await trx.selectFrom('activities').select('startsOn').where('seriesId', '=', seriesId).execute()).map((each) => each.startsOn));
  const result: Output = { made: [], skippedDays: days.filter((on) => there.has(on)), placed: 0, refused: [] };
  for (const on of days.filter((each) => !there.has(each))) {
    const { activityId } = await insertActivity(context, moved(file, on), { seriesId, state: 'draft' });
    result.made.push({ activityId, startsOn: on });
    if (opens) await writeMove(context, { id: activityId, state: 'draft', version: 1 }, 'recruiting', '');
    if (!input.copyRoster) continue;
    const copied = await copyRoster(context, activityId, input.activityId);
    result.placed += copied.placed.length;
    result.refused.push(...copied.refused.map((each) => ({ ...each, day: on })));
  }
  return result;
}

async function seriesOf({ trx, actor, clock }: CommandContext, activityId: ActivityId, pattern: Pattern, untilOn: Day): Promise<SeriesId> {
  const { seriesId } = await trx.selectFrom('activities').select('seriesId').where('id', '=', activityId).executeTakeFirstOrThrow();
  if (seriesId !== null) return seriesId;
  const weekly = pattern.kind === 'weekly';
  const { id } = await trx.insertInto('activitySeries').values({
    kind: pattern.kind, weekdays: JSON.stringify(weekly ? pattern.weekdays : []), dayOfMonth: weekly ? null : pattern.dayOfMonth, untilOn, userId: actor.userId, staffId: actor.staffId, at: clock.now(),
  }).returning('id').executeTakeFirstOrThrow();
  await trx.updateTable('activities').set({ seriesId: id }).where('id', '=', activityId).execute();
  return id;
}

/** The same activity on another day: as its form would have it. */
function moved({ activity, posts, shifts, recipients }: ActivityFile, on: Day): ActivityInput {
  const by = daysBetween(activity.startsOn, on);
  return {
    title: activity.title, typeId: activity.typeId, teamIds: activity.teamIds, place: activity.place, leaderName: activity.leaderName, contact: activity.contact, startsOn: on, endsOn: addDays(activity.endsOn, by), content: activity.content, risks: activity.risks,
    riskLevel: activity.riskLevel, insurancePolicyNo: activity.insurancePolicyNo, note: activity.note,
    posts: posts.map(({ name, headCount, skillIds }) => ({ name, headCount, skillIds })),
    shifts: shifts.map(({ postName, day, startMinute, endMinute, kind, capacity }) => ({ postName, day: addDays(day, by), startMinute, endMinute, kind, capacity })),
    recipients: recipients.map(({ residentId, householdId, note }) => ({ residentId, householdId, note })),
  };
}
