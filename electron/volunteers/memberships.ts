/** Places in teams: joining, leaving, another role, the end of a team. A row is never overwritten: it is withdrawn and another added. */
import { sql, type Selectable } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { addDays, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { volunteersContract } from '#shared/volunteers/contract.ts';
import type { TeamId, TeamRole, VolunteerId } from '#shared/volunteers/words.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import { peopleSql, requireMayServe } from './standing.ts';
import type { VolunteersTables } from './tables.ts';

type Row = Selectable<VolunteersTables['teamMemberships']>;

const stamp = (ctx: CommandContext) => ({ recordedAt: ctx.clock.now(), recordedByUserId: ctx.actor.userId, withdrawnAt: null, withdrawnByUserId: null });

async function insert(ctx: CommandContext, row: Pick<Row, 'teamId' | 'volunteerId' | 'role' | 'validFrom' | 'validTo' | 'endReason'>): Promise<number> {
  const { id } = await ctx.trx.insertInto('teamMemberships').values({ ...row, ...stamp(ctx) }).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Ends a place on its last day; one that had not begun by then is taken back whole. Returns the row that stands now. */
export async function endMembership(ctx: CommandContext, row: Row, lastDay: Day, endReason: string): Promise<number | null> {
  await ctx.trx.updateTable('teamMemberships').set({ withdrawnAt: ctx.clock.now(), withdrawnByUserId: ctx.actor.userId }).where('id', '=', row.id).execute();
  return row.validFrom > lastDay ? null : insert(ctx, { teamId: row.teamId, volunteerId: row.volunteerId, role: row.role, validFrom: row.validFrom, validTo: lastDay, endReason });
}

/** Places that go on beyond a day. */
export function standingAfter(db: Reader, where: { teamId?: TeamId; volunteerId?: VolunteerId }, day: Day): Promise<Row[]> {
  return db.selectFrom('teamMemberships').selectAll().where('withdrawnAt', 'is', null).where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', day)]))
    .$if(where.teamId !== undefined, (q) => q.where('teamId', '=', where.teamId!)).$if(where.volunteerId !== undefined, (q) => q.where('volunteerId', '=', where.volunteerId!)).execute();
}

async function teamFor(db: Reader, teamId: TeamId): Promise<{ name: string; foundedOn: Day; dissolvedOn: Day | null }> {
  const team = await db.selectFrom('teams').select(['name', 'foundedOn', 'dissolvedOn']).where('id', '=', teamId).executeTakeFirst();
  if (team === undefined) throw new AppError('not_found', { what: 'team', id: String(teamId) });
  return team;
}

async function nameOf(db: Reader, volunteerId: VolunteerId): Promise<string> {
  return (await readRow<{ name: string }>(db, sql`select p.name from ${peopleSql} p where p.volunteerId = ${volunteerId}`))?.name ?? '';
}

/**
 * Puts one volunteer into a team. A new leader takes the old one's place, who becomes backbone. Refuses whoever may not serve
 * then, or now: `volunteer_not_active`, `volunteer_no_consent`, `membership_exists`, `membership_day_wrong`.
 */
export async function joinTeam(ctx: CommandContext, join: { teamId: TeamId; volunteerId: VolunteerId; role: TeamRole; from: Day }): Promise<number> {
  const { trx, clock } = ctx;
  const today = clock.today();
  const { teamId, volunteerId, role, from } = join;
  const team = await teamFor(trx, teamId);
  if (team.dissolvedOn !== null) throw new AppError('team_dissolved', { name: team.name, on: team.dissolvedOn });
  if (from > today) throw new AppError('volunteer_day_future', { day: from, today });
  const { name } = await requireMayServe(trx, volunteerId, from);
  if (from < today) await requireMayServe(trx, volunteerId, today);
  if (from < team.foundedOn) throw new AppError('membership_day_wrong', { name, day: from, since: team.foundedOn });
  const standing = await trx.selectFrom('teamMemberships').select('validFrom').where('teamId', '=', teamId).where('volunteerId', '=', volunteerId).where('withdrawnAt', 'is', null)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', from)])).executeTakeFirst();
  if (standing !== undefined) throw new AppError('membership_exists', { name, team: team.name, since: standing.validFrom });
  if (role === 'leader') await replaceLeader(ctx, teamId, from);
  return insert(ctx, { teamId, volunteerId, role, validFrom: from, validTo: null, endReason: '' });
}

/** Everybody of a list; nobody when one is refused. */
export async function joinAll(ctx: CommandContext, input: InputOf<typeof volunteersContract.join>): Promise<OutputOf<typeof volunteersContract.join>> {
  const membershipIds: number[] = [];
  for (const volunteerId of new Set(input.volunteerIds)) membershipIds.push(await joinTeam(ctx, { teamId: input.teamId, volunteerId, role: input.role, from: input.from }));
  return { joined: membershipIds.length, membershipIds };
}

async function replaceLeader(ctx: CommandContext, teamId: TeamId, from: Day): Promise<string | null> {
  const leaders = await ctx.trx.selectFrom('teamMemberships').selectAll().where('teamId', '=', teamId).where('role', '=', 'leader').where('withdrawnAt', 'is', null).where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', from)])).execute();
  let former: string | null = null;
  for (const leader of leaders) {
    former = await nameOf(ctx.trx, leader.volunteerId);
    if (leader.validFrom > from) throw new AppError('membership_day_wrong', { name: former, day: from, since: leader.validFrom });
    await endMembership(ctx, leader, addDays(from, -1), '');
    await insert(ctx, { teamId, volunteerId: leader.volunteerId, role: 'backbone', validFrom: from, validTo: leader.validTo, endReason: leader.endReason });
  }
  return former;
}

async function membership(db: Reader, membershipId: number): Promise<Row & { name: string }> {
  const row = await db.selectFrom('teamMemberships').selectAll().where('id', '=', membershipId).where('withdrawnAt', 'is', null).executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', { what: 'membership', id: String(membershipId) });
  return { ...row, name: await nameOf(db, row.volunteerId) };
}

/** The last day in the team. Refuses `membership_ended`, `membership_day_wrong` (before the first day). */
export async function leaveTeam(ctx: CommandContext, input: InputOf<typeof volunteersContract.leave>): Promise<OutputOf<typeof volunteersContract.leave>> {
  const row = await membership(ctx.trx, input.membershipId);
  if (row.validTo !== null) throw new AppError('membership_ended', { name: row.name });
  if (input.lastDay < row.validFrom) throw new AppError('membership_day_wrong', { name: row.name, day: input.lastDay, since: row.validFrom });
  return { membershipId: (await endMembership(ctx, row, input.lastDay, input.reason)) ?? row.id };
}

/** Another role from a day on. Refuses `membership_ended`, `membership_role_same`, `membership_day_wrong`, `volunteer_day_future`. */
export async function changeRole(ctx: CommandContext, input: InputOf<typeof volunteersContract.changeRole>): Promise<OutputOf<typeof volunteersContract.changeRole>> {
  const today = ctx.clock.today();
  const { role, from } = input;
  const row = await membership(ctx.trx, input.membershipId);
  if (row.validTo !== null) throw new AppError('membership_ended', { name: row.name });
  if (role === row.role) throw new AppError('membership_role_same', { name: row.name, role });
  if (from > today) throw new AppError('volunteer_day_future', { day: from, today });
  if (from < row.validFrom) throw new AppError('membership_day_wrong', { name: row.name, day: from, since: row.validFrom });
  if (role === 'leader') await requireMayServe(ctx.trx, row.volunteerId, today);
  await endMembership(ctx, row, addDays(from, -1), '');
  const formerLeader = role === 'leader' ? await replaceLeader(ctx, row.teamId, from) : null;
  const membershipId = await insert(ctx, { teamId: row.teamId, volunteerId: row.volunteerId, role, validFrom: from, validTo: null, endReason: '' });
  return { membershipId, formerLeader };
}

/** Ends a team and every place in it on that day. Refuses `team_dissolved`, `membership_day_wrong`. */
export async function dissolveTeam(ctx: CommandContext, input: InputOf<typeof volunteersContract.dissolveTeam>): Promise<OutputOf<typeof volunteersContract.dissolveTeam>> {
  const { teamId, on, reason } = input;
  const team = await teamFor(ctx.trx, teamId);
  if (team.dissolvedOn !== null) throw new AppError('team_dissolved', { name: team.name, on: team.dissolvedOn });
  if (on < team.foundedOn) throw new AppError('membership_day_wrong', { name: team.name, day: on, since: team.foundedOn });
  if (on > ctx.clock.today()) throw new AppError('volunteer_day_future', { day: on, today: ctx.clock.today() });
  const rows = await standingAfter(ctx.trx, { teamId }, on);
  for (const row of rows) await endMembership(ctx, row, on, reason);
  await ctx.trx.updateTable('teams').set((e) => ({ dissolvedOn: on, dissolvedReason: reason, version: e('version', '+', 1) })).where('id', '=', teamId).execute();
  return { teamId, ended: rows.length };
}

/** Rows of memberships with names, for pages: `where` speaks of m (teamMemberships), t (teams) and p (people). */
export function readMemberships<More extends object = object>(db: Reader, where: ReturnType<typeof sql>, more: ReturnType<typeof sql> = sql``): Promise<(More & { membershipId: number; teamId: TeamId; teamName: string; volunteerId: VolunteerId; volunteerNo: number; name: string; role: TeamRole; validFrom: Day; validTo: Day | null; endReason: string })[]> {
  return readRows(db, sql`select m.id as membershipId, m.teamId, t.name as teamName, m.volunteerId, p.volunteerNo, p.name, m.role, m.validFrom, m.validTo, m.endReason ${more}
    from teamMemberships m join teams t on t.id = m.teamId join ${peopleSql} p on p.volunteerId = m.volunteerId where m.withdrawnAt is null and ${where}
    order by t.code, case m.role when 'leader' then 1 when 'deputy' then 2 when 'backbone' then 3 else 4 end, p.volunteerNo, m.validFrom`);
}
