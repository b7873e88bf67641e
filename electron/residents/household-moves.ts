/**
 * Into a household, out of it, and who heads it then (A2, A3). Every life event is made of these steps. A household is never left
 * without a head while people live in it, and closes by itself when the last one leaves.
 */
import { sql, type Selectable } from 'kysely';
import { addDays, ageOn, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { plainCode } from '#shared/half-width.ts';
import type { FlatId, GridId, HouseholdId, ResidentId } from '#shared/ids.ts';
import type { HeadCandidate } from '#shared/residents/errors.ts';
import type { NewHead, Place } from '#shared/residents/fields.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { addMember, changeRelation, endMember, type Effects, type MemberRecord } from './dated-rows.ts';
import { recordChanges } from './field-history.ts';
import { readRow, type Reader } from './read-rows.ts';
import type { ResidentsTables } from './tables.ts';

export type HouseholdRecord = Selectable<ResidentsTables['households']>;
type HouseholdInput = Extract<Place, { as: 'head' }>['household'];
export type Member = MemberRecord & { name: string; birthDate: Day | null };

export async function requireHousehold(ctx: CommandContext, householdId: HouseholdId): Promise<HouseholdRecord> {
  const household = await ctx.trx.selectFrom('households').selectAll().where('id', '=', householdId).executeTakeFirst();
  if (household === undefined) throw new AppError('not_found', { what: 'household', id: String(householdId) });
  return household;
}

/** @throws AppError household_closed */
export async function requireActiveHousehold(ctx: CommandContext, householdId: HouseholdId): Promise<HouseholdRecord> {
  const household = await requireHousehold(ctx, householdId);
  if (household.status === 'closed') throw new AppError('household_closed', { householdNo: household.householdNo, closedOn: household.closedOn });
  return household;
}

/** The members a household has until further notice, head first. */
export async function currentMembers(ctx: CommandContext, householdId: HouseholdId): Promise<Member[]> {
  const rows = await ctx.trx.selectFrom('householdMembers as m').innerJoin('residents as r', 'r.id', 'm.residentId').selectAll('m').select(['r.name', 'r.birthDate'])
    .where('m.householdId', '=', householdId).where('m.validTo', 'is', null).where('m.withdrawnAt', 'is', null).orderBy('m.relationCode').orderBy('m.id').execute();
  return rows;
}

/** The household a resident is in until further notice. */
export async function currentMembership(ctx: CommandContext, residentId: ResidentId): Promise<(MemberRecord & { householdNo: string }) | undefined> {
  return ctx.trx.selectFrom('householdMembers as m').innerJoin('households as h', 'h.id', 'm.householdId').selectAll('m').select('h.householdNo')
    .where('m.residentId', '=', residentId).where('m.validTo', 'is', null).where('m.withdrawnAt', 'is', null).executeTakeFirst();
}

/** The next number of the office's own series 'H0001', for a household entered without one. */
export async function nextHouseholdNo(db: Reader): Promise<string> {
  const row = await readRow<{ n: number | null }>(db, sql`select max(cast(substr(householdNo, 2) as integer)) as n from households where householdNo glob 'H[0-9]*' and substr(householdNo, 2) not glob '*[^0-9]*'`);
  return `H${String((row?.n ?? 0) + 1).padStart(4, '0')}`;
}

/** The grid and the address that follow from a flat. */
export async function placeOfFlat(db: Reader, flatId: FlatId): Promise<{ gridId: GridId; address: string }> {
  const row = await readRow<{ gridId: GridId; address: string }>(db, sql`
    select b.gridId, b.name || u.name || f.number as address from flats f join units u on u.id = f.unitId join buildings b on b.id = u.buildingId where f.id = ${flatId}`);
  if (row === undefined) throw new AppError('not_found', { what: 'flat', id: String(flatId) });
  return row;
}

/** The columns of a household as entered: number, grid and address filled where they follow. @throws AppError household_no_taken */
export async function judgeHousehold(ctx: CommandContext, input: HouseholdInput, except: HouseholdRecord | null): Promise<Pick<HouseholdRecord, 'householdNo' | 'kind' | 'gridId' | 'flatId' | 'address'>> {
  const typed = plainCode(input.householdNo).toUpperCase();
  const householdNo = typed !== '' ? typed : except?.householdNo ?? (await nextHouseholdNo(ctx.trx));
  const taken = await ctx.trx.selectFrom('households').select(['id', 'householdNo']).where('householdNo', '=', householdNo).executeTakeFirst();
  if (taken !== undefined && taken.id !== except?.id) throw new AppError('household_no_taken', { householdId: taken.id, householdNo });
  const flat = input.flatId === null ? null : await placeOfFlat(ctx.trx, input.flatId);
  if (input.gridId !== null) {
    const grid = await ctx.trx.selectFrom('grids').select('id').where('id', '=', input.gridId).executeTakeFirst();
    if (grid === undefined) throw new AppError('not_found', { what: 'grid', id: String(input.gridId) });
  }
  return { householdNo, kind: input.kind, gridId: flat?.gridId ?? input.gridId, flatId: input.flatId, address: input.address !== '' ? input.address : flat?.address ?? '' };
}

export async function openHousehold(ctx: CommandContext, effects: Effects, input: HouseholdInput, openedOn: Day): Promise<HouseholdId> {
  const columns = await judgeHousehold(ctx, input, null);
  const { id } = await ctx.trx.insertInto('households').values({ ...columns, status: 'active', openedOn, closedOn: null, version: 1, createdAt: ctx.clock.now() }).returning('id').executeTakeFirstOrThrow();
  effects.openedHouseholds.push(id);
  return id;
}

async function closeHousehold(ctx: CommandContext, effects: Effects, householdId: HouseholdId, on: Day): Promise<void> {
  const before = await requireHousehold(ctx, householdId);
  const closedOn = before.openedOn > on ? before.openedOn : on;
  await ctx.trx.updateTable('households').set({ status: 'closed', closedOn, version: before.version + 1 }).where('id', '=', householdId).execute();
  await recordChanges(ctx, 'household', householdId, { status: before.status, closedOn: before.closedOn }, { status: 'closed', closedOn });
  effects.closedHouseholds.push(householdId);
}

/** Opens a closed household again, when the event that emptied it is taken back. */
export async function reopenHousehold(ctx: CommandContext, householdId: HouseholdId): Promise<void> {
  const before = await requireHousehold(ctx, householdId);
  await ctx.trx.updateTable('households').set({ status: 'active', closedOn: null, version: before.version + 1 }).where('id', '=', householdId).execute();
  await recordChanges(ctx, 'household', householdId, { status: before.status, closedOn: before.closedOn }, { status: 'active', closedOn: null });
}

/** @throws AppError household_closed, already_member, head_taken */
export async function joinHousehold(ctx: CommandContext, effects: Effects, residentId: ResidentId, householdId: HouseholdId, relationCode: string, from: Day): Promise<void> {
  const household = await requireActiveHousehold(ctx, householdId);
  const present = await currentMembership(ctx, residentId);
  if (present !== undefined) {
    const { name } = await ctx.trx.selectFrom('residents').select('name').where('id', '=', residentId).executeTakeFirstOrThrow();
    throw new AppError('already_member', { name, householdNo: present.householdNo });
  }
  const head = (await currentMembers(ctx, householdId)).find((member) => member.relationCode === '02');
  if (relationCode === '02' && head !== undefined) throw new AppError('head_taken', { householdId, householdNo: household.householdNo, headName: head.name });
  await addMember(ctx, effects, { householdId, residentId, relationCode, validFrom: from });
}

/** Puts a resident where he belongs from a day on: nowhere, into a household, or at the head of a new one. */
export async function settle(ctx: CommandContext, effects: Effects, residentId: ResidentId, place: Place, from: Day): Promise<HouseholdId | null> {
  if (place.as === 'none') return null;
  const householdId = place.as === 'member' ? place.householdId : await openHousehold(ctx, effects, place.household, from);
  await joinHousehold(ctx, effects, residentId, householdId, place.as === 'member' ? place.relationCode : '02', from);
  return householdId;
}

const candidatesOf = (members: readonly Member[], on: Day): HeadCandidate[] =>
  members.map((member) => ({ residentId: member.residentId, name: member.name, relationCode: member.relationCode, age: member.birthDate === null ? null : ageOn(member.birthDate, on) }));

/**
 * Some members leave a household; `lastDay` is their last day in it. When the head is among them and others stay, one of the
 * others heads it from the next day on. When nobody stays, the household closes.
 * @throws AppError not_a_member, day_too_early, head_needed
 */
export async function leaveHousehold(
  ctx: CommandContext, effects: Effects, household: Pick<HouseholdRecord, 'id' | 'householdNo'>, leaving: readonly ResidentId[], lastDay: Day, newHead: NewHead | null,
): Promise<void> {
  const members = await currentMembers(ctx, household.id);
  const leavers = members.filter((member) => leaving.includes(member.residentId));
  const staying = members.filter((member) => !leaving.includes(member.residentId));
  for (const member of leavers) {
    // The day before the beginning is allowed: then the membership is taken back whole.
    if (addDays(lastDay, 1) < member.validFrom) throw new AppError('day_too_early', { what: 'membership', since: member.validFrom, day: lastDay });
  }
  const headLeaves = leavers.some((member) => member.relationCode === '02');
  if (headLeaves && staying.length > 0 && newHead === null) {
    throw new AppError('head_needed', { householdId: household.id, householdNo: household.householdNo, candidates: candidatesOf(staying, lastDay) });
  }
  // Also where nobody stays: who was to be the head has left meanwhile, which is not what was agreed to.
  if (headLeaves && newHead !== null) await requireAmong(ctx, household, staying, newHead.residentId);
  for (const member of leavers) await endMember(ctx, effects, member, lastDay);
  if (staying.length === 0) await closeHousehold(ctx, effects, household.id, lastDay);
  else if (headLeaves && newHead !== null) await appointHead(ctx, effects, household, staying, newHead, addDays(lastDay, 1));
}

/** @throws AppError not_a_member */
async function requireAmong(ctx: CommandContext, { householdNo }: Pick<HouseholdRecord, 'householdNo'>, members: readonly Member[], residentId: ResidentId): Promise<Member> {
  const member = members.find((each) => each.residentId === residentId);
  if (member !== undefined) return member;
  const person = await ctx.trx.selectFrom('residents').select('name').where('id', '=', residentId).executeTakeFirst();
  throw new AppError('not_a_member', { name: person?.name ?? String(residentId), householdNo });
}

/**
 * Makes one of `members` the head from a day on and gives the others their relation to him. The old head, if he stays, has to be
 * among the relations. @throws AppError not_a_member, relations_missing
 */
export async function appointHead(
  ctx: CommandContext, effects: Effects, household: Pick<HouseholdRecord, 'id' | 'householdNo'>, members: readonly Member[], newHead: NewHead, from: Day,
): Promise<void> {
  const chosen = await requireAmong(ctx, household, members, newHead.residentId);
  const relationOf = new Map(newHead.relations.map((relation) => [relation.residentId, relation.relationCode]));
  const others = members.filter((member) => member !== chosen);
  const missing = others.filter((member) => (relationOf.get(member.residentId) ?? member.relationCode) === '02');
  if (missing.length > 0) throw new AppError('relations_missing', { names: missing.map((member) => member.name) });
  // The old head gives the place up before the new one takes it: one head at any time is an index of the database.
  for (const member of [...others, chosen]) {
    const relation = member === chosen ? '02' : relationOf.get(member.residentId) ?? member.relationCode;
    await changeRelation(ctx, effects, member, relation, member.validFrom > from ? member.validFrom : from);
  }
}
