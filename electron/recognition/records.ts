/** Training, awards and evaluations (志愿服务记录与证明出具办法), and one person's whole record. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { recognitionContract } from '#shared/recognition/contract.ts';
import type { VolunteerId } from '#shared/volunteers/words.ts';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import { approvedHours } from '#electron/activities/approved-hours.ts';
import { readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import { balanceOf } from './points.ts';
import { refuseFuture, requireKnown, requireVolunteers, stamp, standing } from './record-checks.ts';
import { readStars, schemeOn } from './stars.ts';

type C = typeof recognitionContract;

/** One training of several people. Refuses `record_day_future`, `not_found`. */
export async function addTraining(ctx: CommandContext, { volunteerIds, ...input }: InputOf<C['addTraining']>): Promise<OutputOf<C['addTraining']>> {
  refuseFuture(ctx, input.heldOn);
  const people = [...new Set(volunteerIds)];
  await requireVolunteers(ctx.trx, people, input.heldOn);
  const { id } = await ctx.trx.insertInto('trainings').values({ ...input, ...stamp(ctx), ...standing }).returning('id').executeTakeFirstOrThrow();
  await ctx.trx.insertInto('trainingVolunteers').values(people.map((volunteerId) => ({ trainingId: id, volunteerId }))).execute();
  return { trainingId: id };
}

/** The same award for several people. Refuses `record_day_future`, `not_found`. */
export async function addAward(ctx: CommandContext, { volunteerIds, ...input }: InputOf<C['addAward']>): Promise<OutputOf<C['addAward']>> {
  refuseFuture(ctx, input.awardedOn);
  const people = [...new Set(volunteerIds)];
  await requireVolunteers(ctx.trx, people, input.awardedOn);
  const awardIds: number[] = [];
  for (const volunteerId of people) awardIds.push((await ctx.trx.insertInto('awards').values({ ...input, volunteerId, level: null, roundId: null, ...stamp(ctx), ...standing }).returning('id').executeTakeFirstOrThrow()).id);
  return { awardIds };
}

/** Refuses `record_days_wrong`, `record_day_future`, `not_found`. */
export async function evaluate(ctx: CommandContext, input: InputOf<C['evaluate']>): Promise<OutputOf<C['evaluate']>> {
  if (input.toOn < input.fromOn) throw new AppError('record_days_wrong', { from: input.fromOn, to: input.toOn });
  refuseFuture(ctx, input.toOn);
  await requireVolunteers(ctx.trx, [input.volunteerId], input.toOn);
  const { id } = await ctx.trx.insertInto('evaluations').values({ ...input, ...stamp(ctx), ...standing }).returning('id').executeTakeFirstOrThrow();
  return { evaluationId: id };
}

/** Takes a wrong record back; the row stays with the reason. @throws AppError not_found */
export async function withdraw(ctx: CommandContext, table: 'trainings' | 'awards' | 'evaluations' | 'starSuspensions', id: number, reason: string): Promise<void> {
  const row = await ctx.trx.selectFrom(table as 'trainings').select('id').where('id', '=', id).where('withdrawnAt', 'is', null).executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', { what: table, id: String(id) });
  await ctx.trx.updateTable(table as 'trainings').set({ withdrawnAt: ctx.clock.now(), withdrawnByUserId: ctx.actor.userId, withdrawnReason: reason }).where('id', '=', id).execute();
}

/** Trainings, the latest first; of one volunteer or all. */
export function readTrainings(db: Reader, volunteerId: VolunteerId | null): Promise<OutputOf<C['trainings']>> {
  return readRows(db, sql`select t.id as trainingId, t.name, t.content, t.organiser, t.heldOn, t.minutes, (select count(*) from trainingVolunteers v where v.trainingId = t.id) as people, s.name as "by" from trainings t join staff s on s.id = t.staffId
    where t.withdrawnAt is null ${volunteerId === null ? sql`` : sql`and t.id in (select trainingId from trainingVolunteers where volunteerId = ${volunteerId})`} order by t.heldOn desc, t.id desc`);
}

/** Everything that is recorded of one volunteer. @throws AppError not_found */
export async function readRecord(ctx: QueryContext, volunteerId: VolunteerId): Promise<OutputOf<C['record']>> {
  const { db, clock } = ctx;
  const today = clock.today();
  await requireKnown(db, [volunteerId], today);
  const hours = await approvedHours(db, { volunteerIds: [volunteerId] });
  const teams = new Map((await db.selectFrom('teams').select(['id', 'name']).execute()).map((team) => [team.id, team.name]));
  const byYear = new Map<number, { year: number; minutes: number; times: number }>();
  for (const row of hours) {
    const year = Number(row.day.slice(0, 4));
    const sum = byYear.get(year) ?? { year, minutes: 0, times: 0 };
    byYear.set(year, { year, minutes: sum.minutes + row.minutes, times: sum.times + 1 });
  }
  const [star] = await readStars(db, today, [volunteerId]);
  const { levels } = await schemeOn(db, today);
  const minutes = hours.reduce((sum, row) => sum + row.minutes, 0);
  const next = levels.find((one) => one.minutes > minutes);
  const suspension = await readRow<{ id: number }>(db, sql`select id from starSuspensions where volunteerId = ${volunteerId} and withdrawnAt is null and fromOn <= ${today} and (toOn is null or toOn >= ${today}) order by id desc limit 1`);
  const awards = await db.selectFrom('awards').select(['id as awardId', 'name', 'unit', 'awardedOn', 'level', 'note']).where('volunteerId', '=', volunteerId).where('withdrawnAt', 'is', null).orderBy('awardedOn', 'desc').execute();
  const evaluations = await readRows<OutputOf<C['record']>['evaluations'][number]>(db, sql`select e.id as evaluationId, e.fromOn, e.toOn, e.result, e.note, s.name as "by" from evaluations e join staff s on s.id = e.staffId where e.volunteerId = ${volunteerId} and e.withdrawnAt is null order by e.toOn desc`);
  return {
    standing: {
      minutes, times: hours.length, firstOn: hours[0]?.day ?? null, lastOn: hours.at(-1)?.day ?? null, level: star?.level ?? 0, awardedLevel: star?.awardedLevel ?? 0, nextLevel: next?.level ?? null, nextMinutes: next === undefined ? null : next.minutes - minutes,
      suspendedFrom: star?.suspendedFrom ?? null, suspensionId: suspension?.id ?? null, centi: await balanceOf(db, volunteerId),
    },
    years: [...byYear.values()].sort((a, b) => b.year - a.year),
    services: hours.toReversed().slice(0, 300).map((row) => ({ day: row.day, title: row.activityTitle, typeName: row.typeName, place: row.place, teamName: row.teamId === null ? null : (teams.get(row.teamId) ?? null), minutes: row.minutes })),
    trainings: await readTrainings(db, volunteerId), awards, evaluations,
  };
}
