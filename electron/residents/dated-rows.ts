/**
 * Writing dated rows. A row is never overwritten: to end or correct it, it is withdrawn and another is added, so that what
 * was known at any moment can be read again. `Effects` remembers what an event did, so that a wrong event can be taken back.
 */
import type { Selectable } from 'kysely';
import { addDays, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { BankAccountId, FactId, HouseholdId, ResidentId } from '#shared/ids.ts';
import type { FactKind } from '#shared/person-as-of.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { nextId } from './next-id.ts';
import type { ResidentsTables } from './tables.ts';

export type MemberRecord = Selectable<ResidentsTables['householdMembers']>;
export type FactRecord = Selectable<ResidentsTables['residentFacts']>;
export type BankAccountRecord = Selectable<ResidentsTables['bankAccounts']>;

/** What an event withdrew, added and closed, by id. Kept in the event's data. */
export interface Effects {
  readonly withdrawnMembers: number[];
  readonly addedMembers: number[];
  readonly withdrawnFacts: number[];
  readonly addedFacts: number[];
  readonly openedHouseholds: HouseholdId[];
  readonly closedHouseholds: HouseholdId[];
  readonly createdResidents: ResidentId[];
}

export const noEffects = (): Effects => ({ withdrawnMembers: [], addedMembers: [], withdrawnFacts: [], addedFacts: [], openedHouseholds: [], closedHouseholds: [], createdResidents: [] });

const stamp = (ctx: CommandContext): Pick<MemberRecord, 'recordedAt' | 'recordedByUserId' | 'withdrawnAt' | 'withdrawnByUserId'> =>
  ({ recordedAt: ctx.clock.now(), recordedByUserId: ctx.actor.userId, withdrawnAt: null, withdrawnByUserId: null });

/** Takes rows back: from now on they never held. */
export async function withdraw(ctx: CommandContext, table: 'householdMembers' | 'residentFacts' | 'bankAccounts', ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await ctx.trx.updateTable(table as 'householdMembers').set({ withdrawnAt: ctx.clock.now(), withdrawnByUserId: ctx.actor.userId }).where('id', 'in', ids).execute();
}

export async function addMember(
  ctx: CommandContext, effects: Effects, member: { householdId: HouseholdId; residentId: ResidentId; relationCode: string; validFrom: Day; validTo?: Day | null },
): Promise<void> {
  const { id } = await ctx.trx.insertInto('householdMembers').values({ validTo: null, ...member, ...stamp(ctx) }).returning('id').executeTakeFirstOrThrow();
  effects.addedMembers.push(id);
}

/** The last day of a membership. One that had not begun by then is taken back whole. */
export async function endMember(ctx: CommandContext, effects: Effects, row: MemberRecord, lastDay: Day): Promise<void> {
  await withdraw(ctx, 'householdMembers', [row.id]);
  effects.withdrawnMembers.push(row.id);
  if (row.validFrom <= lastDay) {
    await addMember(ctx, effects, { householdId: row.householdId, residentId: row.residentId, relationCode: row.relationCode, validFrom: row.validFrom, validTo: lastDay });
  }
}

/** Another relation from a day on; from the beginning when the day is the first. */
export async function changeRelation(ctx: CommandContext, effects: Effects, row: MemberRecord, relationCode: string, from: Day): Promise<void> {
  if (row.relationCode === relationCode) return;
  await endMember(ctx, effects, row, addDays(from, -1));
  await addMember(ctx, effects, { householdId: row.householdId, residentId: row.residentId, relationCode, validFrom: from });
}

export interface NewFact { readonly residentId: ResidentId; readonly fact: FactKind; readonly value: string; readonly validFrom: Day; readonly validTo: Day | null; readonly basis: string; readonly detail: string }

/** Adds a fact; its detail is sealed. @throws AppError fact_overlaps when another value of the same fact holds at the time. */
export async function addFactRow(ctx: CommandContext, effects: Effects, fact: NewFact): Promise<FactId> {
  const { detail, ...columns } = fact;
  const rows = await ctx.trx.selectFrom('residentFacts').select(['value', 'validFrom', 'validTo'])
    .where('residentId', '=', fact.residentId).where('fact', '=', fact.fact).where('withdrawnAt', 'is', null).execute();
  const overlap = rows.find((row) => row.validFrom <= (fact.validTo ?? '9999-12-31') && (row.validTo ?? '9999-12-31') >= fact.validFrom);
  if (overlap !== undefined) throw new AppError('fact_overlaps', { fact: fact.fact, ...overlap });
  const id = await nextId<'fact'>(ctx, 'residentFacts');
  const detailSealed = detail === '' ? null : ctx.vault.seal('residentFacts.detail', id, detail);
  await ctx.trx.insertInto('residentFacts').values({ id, ...columns, detailSealed, ...stamp(ctx) }).execute();
  effects.addedFacts.push(id);
  return id;
}

/** The plain detail of a fact, '' when it has none. */
export function factDetail(ctx: Pick<CommandContext, 'vault'>, row: Pick<FactRecord, 'id' | 'detailSealed'>): string {
  return row.detailSealed === null ? '' : ctx.vault.unseal('residentFacts.detail', row.id, row.detailSealed);
}

/** The last day of a fact. One that had not begun by then is taken back whole; then there is no new row. */
export async function endFactRow(ctx: CommandContext, effects: Effects, row: FactRecord, lastDay: Day): Promise<FactId | null> {
  await withdraw(ctx, 'residentFacts', [row.id]);
  effects.withdrawnFacts.push(row.id);
  if (row.validFrom > lastDay) return null;
  return addFactRow(ctx, effects, { residentId: row.residentId, fact: row.fact, value: row.value, validFrom: row.validFrom, validTo: lastDay, basis: row.basis, detail: factDetail(ctx, row) });
}

/** The account in the same words with another last day; null when it had not begun by then. */
export async function endBankAccountRow(ctx: CommandContext, row: BankAccountRecord, lastDay: Day): Promise<BankAccountId | null> {
  await withdraw(ctx, 'bankAccounts', [row.id]);
  if (row.validFrom > lastDay) return null;
  const id = await nextId<'bankAccount'>(ctx, 'bankAccounts');
  const number = ctx.vault.unseal('bankAccounts.number', row.id, row.numberSealed);
  await ctx.trx.insertInto('bankAccounts').values({ ...row, id, numberSealed: ctx.vault.seal('bankAccounts.number', id, number), validTo: lastDay, ...stamp(ctx) }).execute();
  return id;
}
