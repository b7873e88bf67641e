/** 积分: a ledger of its own beside the hours. Points come and go, hours stay (community-welfare §6.3). */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { addMonths, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { recognitionContract } from '#shared/recognition/contract.ts';
import type { VolunteerId } from '#shared/volunteers/words.ts';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import { readNumber, readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import { peopleSql, readVolunteersOn, refuseMerged } from '#electron/volunteers/standing.ts';
import { filterConditions } from '#electron/volunteers/volunteer-list.ts';
import { refuseFuture, requireVolunteers, stamp } from './record-checks.ts';

type C = typeof recognitionContract;
export interface PointRules { readonly validFrom: Day; readonly centiPerHour: number; readonly capMinutes: number; readonly recruitCenti: number; readonly expireMonths: number | null }

/** The rules of a day: the latest that have begun. */
export async function pointRulesOn(db: Reader, on: Day): Promise<PointRules> {
  const row = await readRow<PointRules>(db, sql`select validFrom, centiPerHour, capMinutes, recruitCenti, expireMonths from pointRules where validFrom <= ${on} order by validFrom desc, id desc limit 1`);
  if (row === undefined) throw new Error('rules of points hold from the beginning');
  return row;
}

export async function savePointRules({ trx, actor, clock }: CommandContext, input: InputOf<C['savePointRules']>): Promise<Record<string, never>> {
  await trx.insertInto('pointRules').values({ ...input, userId: actor.userId, at: clock.now() }).execute();
  return {};
}

/** What somebody has now, in hundredths of a point. */
export function balanceOf(db: Reader, volunteerId: VolunteerId): Promise<number> {
  return readNumber(db, sql`select coalesce(sum(centi), 0) as n from pointEntries where volunteerId = ${volunteerId}`);
}

/** Hundredths of a point for one activity: poor conduct earns none, and minutes above the cap of an activity none either. */
export function earnedFor(minutes: number, poor: boolean, rules: Pick<PointRules, 'centiPerHour' | 'capMinutes'>): number {
  return poor ? 0 : Math.round((Math.min(minutes, rules.capMinutes) * rules.centiPerHour) / 60);
}

/** Rows of one INSERT: ten columns each, far below SQLite's limit of parameters. */
const ROWS_AT_ONCE = 500;

interface Service { readonly volunteerId: VolunteerId; readonly activityId: number; readonly minutes: number; readonly poor: 0 | 1; readonly lastOn: Day; readonly booked: number }

/**
 * Books what is earned and not booked yet. Each activity of a person is worth what its rules of the day say; when its hours were
 * corrected, the difference is booked. A difference downwards never takes more than the person has.
 */
export async function creditPoints(ctx: CommandContext, { upTo }: InputOf<C['creditPoints']>): Promise<OutputOf<C['creditPoints']>> {
  const { trx } = ctx;
  refuseFuture(ctx, upTo);
  const services = await readRows<Service>(trx, sql`select a.volunteerId, a.activityId, a.minutes, a.poor, a.lastOn, coalesce(e.booked, 0) as booked from (
      select volunteerId, activityId, sum(case when state = 'approved' then minutes else 0 end) as minutes, max(case when state = 'approved' and conduct = 'poor' then 1 else 0 end) as poor, max(day) as lastOn
      from attendances where state in ('approved', 'corrected') and day <= ${upTo} group by volunteerId, activityId) a
    left join (select volunteerId, activityId, sum(centi) as booked from pointEntries where activityId is not null group by volunteerId, activityId) e on e.volunteerId = a.volunteerId and e.activityId = a.activityId`);
  const rules = await readRows<PointRules>(trx, sql`select validFrom, centiPerHour, capMinutes, recruitCenti, expireMonths from pointRules order by validFrom desc, id desc`);
  const held = new Map((await readRows<{ volunteerId: VolunteerId; held: number }>(trx, sql`select volunteerId, sum(centi) as held from pointEntries group by volunteerId`)).map((row) => [row.volunteerId, row.held]));
  const rows = services.flatMap((service) => {
    const rule = rules.find((one) => one.validFrom <= service.lastOn) ?? rules.at(-1)!;
    const wanted = earnedFor(service.minutes, service.poor === 1, rule) - service.booked;
    const have = held.get(service.volunteerId) ?? 0;
    const change = wanted >= 0 ? wanted : -Math.min(-wanted, have);
    if (change === 0) return [];
    held.set(service.volunteerId, have + change);
    return [{ volunteerId: service.volunteerId, kind: 'earn' as const, centi: change, occurredOn: service.lastOn, activityId: service.activityId, recruitedId: null, redemptionId: null, reason: service.booked === 0 ? '' : '时长更正', ...stamp(ctx) }];
  });
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await trx.insertInto('pointEntries').values(rows.slice(at, at + ROWS_AT_ONCE)).execute();
    ctx.progress({ done: Math.min(at + ROWS_AT_ONCE, rows.length), total: rows.length, label: 'recognition.points' });
  }
  return { entries: rows.length, centi: rows.reduce((sum, row) => sum + row.centi, 0) };
}

/** The bonus for a recruited volunteer, once. Refuses `recruit_self`, `recruit_twice`, `record_day_future`, `not_found`. */
export async function recruit(ctx: CommandContext, { volunteerId, recruitedId, on }: InputOf<C['recruit']>): Promise<OutputOf<C['recruit']>> {
  const { trx } = ctx;
  if (volunteerId === recruitedId) throw new AppError('recruit_self', {});
  refuseFuture(ctx, on);
  await requireVolunteers(trx, [volunteerId, recruitedId], on);
  const [recruited] = await readVolunteersOn(trx, [recruitedId], on);
  if (await trx.selectFrom('pointEntries').select('id').where('recruitedId', '=', recruitedId).executeTakeFirst()) throw new AppError('recruit_twice', { name: recruited?.name ?? '' });
  const { recruitCenti } = await pointRulesOn(trx, on);
  if (recruitCenti > 0) await trx.insertInto('pointEntries').values({ volunteerId, kind: 'recruit', centi: recruitCenti, occurredOn: on, activityId: null, recruitedId, redemptionId: null, reason: `介绍${recruited?.name ?? ''}`, ...stamp(ctx) }).execute();
  return { centi: recruitCenti };
}

/** A correction by hand, by whoever approves. Refuses `points_short` below zero, `volunteer_merged`. */
export async function adjustPoints(ctx: CommandContext, { volunteerId, centi, reason }: InputOf<C['adjustPoints']>): Promise<OutputOf<C['adjustPoints']>> {
  const { trx, clock } = ctx;
  const [volunteer] = await readVolunteersOn(trx, [volunteerId], clock.today());
  if (volunteer === undefined) throw new AppError('not_found', { what: 'volunteer', id: String(volunteerId) });
  await refuseMerged(trx, [volunteerId]);
  const have = await balanceOf(trx, volunteerId);
  if (have + centi < 0) throw new AppError('points_short', { name: volunteer.name, haveCenti: have, needCenti: -centi });
  await trx.insertInto('pointEntries').values({ volunteerId, kind: 'adjust', centi, occurredOn: clock.today(), activityId: null, recruitedId: null, redemptionId: null, reason, ...stamp(ctx) }).execute();
  return { balance: have + centi };
}

/**
 * Points older than the rules allow go, the oldest first: what came in up to then, less all that ever went out. Without a term
 * nothing expires.
 */
export async function expirePoints(ctx: CommandContext): Promise<OutputOf<C['expirePoints']>> {
  const { trx, clock } = ctx;
  const today = clock.today();
  const { expireMonths } = await pointRulesOn(trx, today);
  if (expireMonths === null) return { people: 0, centi: 0 };
  const until = addMonths(today, -expireMonths);
  const rows = await readRows<{ volunteerId: VolunteerId; old: number }>(trx, sql`select volunteerId, sum(case when centi > 0 and occurredOn < ${until} then centi else 0 end) + sum(case when centi < 0 then centi else 0 end) as old from pointEntries group by volunteerId having old > 0`);
  for (const row of rows) await trx.insertInto('pointEntries').values({ volunteerId: row.volunteerId, kind: 'expire', centi: -row.old, occurredOn: today, activityId: null, recruitedId: null, redemptionId: null, reason: `${until} 以前的积分到期`, ...stamp(ctx) }).execute();
  return { people: rows.length, centi: rows.reduce((sum, row) => sum + row.old, 0) };
}

/** Everybody's points, the most first, beside the hours that stay. */
export function listBalances(ctx: Pick<QueryContext, 'db' | 'vault' | 'clock'>, { search, onlyPositive }: InputOf<C['balances']>): Promise<OutputOf<C['balances']>> {
  const on = ctx.clock.today();
  const found = search === '' ? sql`true` : filterConditions(ctx, { search, teamId: null, skillId: null, role: null, standing: 'all', only: null }, on);
  return readRows(ctx.db, sql`select p.volunteerId, p.volunteerNo, p.name,
      coalesce((select group_concat(t.name, '、') from teamMemberships m join teams t on t.id = m.teamId where m.volunteerId = p.volunteerId and m.withdrawnAt is null and m.validFrom <= ${on} and (m.validTo is null or m.validTo >= ${on})), '') as teams,
      e.earned, e.recruited, e.spent, e.expired, e.balance, (select coalesce(sum(h.minutes), 0) from hourSums h where h.volunteerId = p.volunteerId) as minutes
    from (select volunteerId, sum(case when kind in ('earn', 'adjust') then centi else 0 end) as earned, sum(case when kind = 'recruit' then centi else 0 end) as recruited, -sum(case when kind = 'redeem' then centi else 0 end) as spent,
        -sum(case when kind = 'expire' then centi else 0 end) as expired, sum(centi) as balance from pointEntries group by volunteerId) e
    join ${peopleSql} p on p.volunteerId = e.volunteerId where ${found} and (${onlyPositive ? 0 : 1} or e.balance > 0) order by e.balance desc, p.volunteerNo`);
}

/** One person's entries, the latest first. */
export async function readEntries(db: Reader, volunteerId: VolunteerId): Promise<OutputOf<C['pointEntries']>> {
  const entries = await readRows<OutputOf<C['pointEntries']>['entries'][number]>(db, sql`select e.id as entryId, e.kind, e.centi, e.occurredOn, coalesce(nullif(e.reason, ''), (select a.title from activities a where a.id = e.activityId), '') as reason, s.name as "by"
    from pointEntries e join staff s on s.id = e.staffId where e.volunteerId = ${volunteerId} order by e.id desc`);
  return { balance: await balanceOf(db, volunteerId), entries };
}
