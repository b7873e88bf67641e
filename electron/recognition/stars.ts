/** Star levels: thresholds are data, levels are computed from approved hours of any day, never stored. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { recognitionContract, StarRow } from '#shared/recognition/contract.ts';
import { levelOf } from '#shared/recognition/words.ts';
import type { VolunteerId } from '#shared/volunteers/words.ts';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import { listOf, readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import { peopleSql } from '#electron/volunteers/standing.ts';
import { filterConditions } from '#electron/volunteers/volunteer-list.ts';
import { requireVolunteers, stamp } from './record-checks.ts';

type C = typeof recognitionContract;
export interface Scheme { readonly schemeId: number; readonly name: string; readonly levels: readonly { readonly level: number; readonly minutes: number }[] }

/** The scheme that holds on a day: the latest choice that has begun. */
export async function schemeOn(db: Reader, on: Day): Promise<Scheme> {
  const row = await readRow<{ schemeId: number; name: string }>(db, sql`select c.schemeId, s.name from starChoices c join starSchemes s on s.id = c.schemeId where c.validFrom <= ${on} order by c.validFrom desc, c.id desc limit 1`);
  const schemeId = row?.schemeId ?? 1;
  const levels = await db.selectFrom('starLevels').select(['level', 'minutes']).where('schemeId', '=', schemeId).orderBy('level').execute();
  return { schemeId, name: row?.name ?? '', levels };
}

export async function listSchemes({ db, clock }: QueryContext): Promise<OutputOf<C['schemes']>> {
  const chosen = await schemeOn(db, clock.today());
  const schemes = await db.selectFrom('starSchemes').select(['id as schemeId', 'name', 'note']).orderBy('id').execute();
  const levels = await db.selectFrom('starLevels').selectAll().orderBy('level').execute();
  const since = await readRow<{ validFrom: Day }>(db, sql`select validFrom from starChoices where validFrom <= ${clock.today()} order by validFrom desc, id desc limit 1`);
  return schemes.map((scheme) => ({
    ...scheme, levels: levels.filter((one) => one.schemeId === scheme.schemeId).map(({ level, minutes }) => ({ level, minutes })), chosen: scheme.schemeId === chosen.schemeId, validFrom: scheme.schemeId === chosen.schemeId ? (since?.validFrom ?? null) : null,
  }));
}

/** A new set of thresholds, or another wording of one. Refuses `star_scheme_wrong` when a level asks for no more than the one before. */
export async function saveScheme({ trx }: CommandContext, { schemeId, name, note, levels }: InputOf<C['saveScheme']>): Promise<OutputOf<C['saveScheme']>> {
  const sorted = levels.toSorted((a, b) => a.level - b.level);
  const wrong = sorted.find((one, n) => one.level !== n + 1 || (n > 0 && one.minutes <= sorted[n - 1]!.minutes));
  if (wrong !== undefined) throw new AppError('star_scheme_wrong', { level: wrong.level });
  const saved = schemeId ?? (await trx.insertInto('starSchemes').values({ name, note }).returning('id').executeTakeFirstOrThrow()).id;
  if (schemeId !== null) {
    if (!(await trx.selectFrom('starSchemes').select('id').where('id', '=', schemeId).executeTakeFirst())) throw new AppError('not_found', { what: 'starScheme', id: String(schemeId) });
    await trx.updateTable('starSchemes').set({ name, note }).where('id', '=', schemeId).execute();
    await trx.deleteFrom('starLevels').where('schemeId', '=', schemeId).execute();
  }
  await trx.insertInto('starLevels').values(sorted.map((one) => ({ ...one, schemeId: saved }))).execute();
  return { schemeId: saved };
}

/** Which thresholds hold from a day on. */
export async function chooseScheme({ trx, actor, clock }: CommandContext, { schemeId, validFrom }: InputOf<C['chooseScheme']>): Promise<OutputOf<C['chooseScheme']>> {
  if (!(await trx.selectFrom('starSchemes').select('id').where('id', '=', schemeId).executeTakeFirst())) throw new AppError('not_found', { what: 'starScheme', id: String(schemeId) });
  await trx.insertInto('starChoices').values({ validFrom, schemeId, userId: actor.userId, at: clock.now() }).execute();
  return { schemeId };
}

type Raw = Omit<StarRow, 'level' | 'due'>;

/**
 * Hours up to a day, the level they reach under the scheme of that day, the level awarded by then, and whether a new one is due.
 * A suspended volunteer reaches none. Everybody with hours, by hours; or the given ones.
 */
export async function readStars(db: Reader, on: Day, volunteerIds?: readonly VolunteerId[], more: ReturnType<typeof sql> = sql`true`): Promise<StarRow[]> {
  const { levels } = await schemeOn(db, on);
  const rows = await readRows<Raw>(db, sql`select p.volunteerId, p.volunteerNo, p.name, h.minutes,
      coalesce((select group_concat(t.name, '、') from teamMemberships m join teams t on t.id = m.teamId where m.volunteerId = p.volunteerId and m.withdrawnAt is null and m.validFrom <= ${on} and (m.validTo is null or m.validTo >= ${on})), '') as teams,
      coalesce((select max(a.level) from awards a where a.volunteerId = p.volunteerId and a.withdrawnAt is null and a.awardedOn <= ${on}), 0) as awardedLevel,
      (select max(s.fromOn) from starSuspensions s where s.volunteerId = p.volunteerId and s.withdrawnAt is null and s.fromOn <= ${on} and (s.toOn is null or s.toOn >= ${on})) as suspendedFrom
    from (select volunteerId, sum(minutes) as minutes from attendances where state = 'approved' and day <= ${on} ${volunteerIds === undefined ? sql`` : sql`and volunteerId in ${listOf(volunteerIds)}`} group by volunteerId) h
    join ${peopleSql} p on p.volunteerId = h.volunteerId where h.minutes > 0 and ${more} order by h.minutes desc, p.volunteerNo`);
  return rows.map((row) => {
    const level = row.suspendedFrom === null ? levelOf(row.minutes, levels) : 0;
    return { ...row, level, due: level > row.awardedLevel };
  });
}

/** The list of stars on a day. */
export async function listStars(ctx: Pick<QueryContext, 'db' | 'vault' | 'clock'>, input: InputOf<C['stars']>): Promise<OutputOf<C['stars']>> {
  const on = input.on ?? ctx.clock.today();
  const found = input.search === '' ? sql`true` : filterConditions(ctx, { search: input.search, teamId: null, skillId: null, role: null, standing: 'all', only: null }, on);
  const rows = await readStars(ctx.db, on, undefined, found);
  return { on, scheme: (await schemeOn(ctx.db, on)).name, rows: rows.filter((row) => (input.onlyDue ? row.due : row.level > 0 || row.awardedLevel > 0 || input.search !== '') && (input.level === null || row.level === input.level)) };
}

/** No stars for a time, for false hours (志愿者星级评定办法). Refuses `record_days_wrong`, `not_found`, `volunteer_merged`. */
export async function suspend(ctx: CommandContext, input: InputOf<C['suspend']>): Promise<OutputOf<C['suspend']>> {
  if (input.toOn !== null && input.toOn < input.fromOn) throw new AppError('record_days_wrong', { from: input.fromOn, to: input.toOn });
  await requireVolunteers(ctx.trx, [input.volunteerId], input.fromOn);
  const { id } = await ctx.trx.insertInto('starSuspensions').values({ ...input, ...stamp(ctx), withdrawnAt: null, withdrawnByUserId: null, withdrawnReason: '' }).returning('id').executeTakeFirstOrThrow();
  return { suspensionId: id };
}
