import { addDays } from '#shared/days.ts';
import type { InputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { RecordedEvent, residentsContract } from '#shared/residents/contract.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { addMember, noEffects } from './dated-rows.ts';
import {
  appointHead, currentMembers, currentMembership, joinHousehold, leaveHousehold, openHousehold, requireActiveHousehold, requireHousehold,
} from './household-moves.ts';
import { assertEventDay, recordEvent, requireLiving } from './life-event.ts';

type Input<M extends keyof typeof residentsContract> = InputOf<(typeof residentsContract)[M]>;

/** 分户: some members found a household of their own. @throws AppError not_a_member, split_takes_all, relations_missing, head_needed */
export async function splitHousehold(ctx: CommandContext, input: Input<'splitHousehold'>): Promise<RecordedEvent> {
  const household = await requireActiveHousehold(ctx, input.householdId);
  assertEventDay(ctx, input.occurredOn, { what: 'opened', day: household.openedOn });
  const members = await currentMembers(ctx, household.id);
  const leaving = [...new Set(input.members.map((member) => member.residentId))];
  for (const residentId of leaving) {
    if (members.some((member) => member.residentId === residentId)) continue;
    const resident = await requireLiving(ctx, residentId);
    throw new AppError('not_a_member', { name: resident.name, householdNo: household.householdNo });
  }
  if (leaving.length === members.length) throw new AppError('split_takes_all', { householdNo: household.householdNo });
  const [first, ...rest] = input.members;
  const twice = rest.filter((member) => member.relationCode === '02').map((member) => members.find((m) => m.residentId === member.residentId)?.name ?? '');
  if (twice.length > 0) throw new AppError('relations_missing', { names: twice });
  const effects = noEffects();
  await leaveHousehold(ctx, effects, household, leaving, addDays(input.occurredOn, -1), input.newHead);
  const newId = await openHousehold(ctx, effects, input.household, input.occurredOn);
  for (const member of input.members) {
    await addMember(ctx, effects, { householdId: newId, residentId: member.residentId, relationCode: member === first ? '02' : member.relationCode, validFrom: input.occurredOn });
  }
  return recordEvent(ctx, effects, { kind: 'split', occurredOn: input.occurredOn, residentId: null, householdId: newId, note: input.note, data: { fromHouseholdId: household.id, residentIds: leaving } });
}

/** 并户: everybody of one household joins another, which keeps its head. @throws AppError household_same, relations_missing */
export async function mergeHouseholds(ctx: CommandContext, input: Input<'mergeHouseholds'>): Promise<RecordedEvent> {
  const from = await requireActiveHousehold(ctx, input.fromHouseholdId);
  const into = await requireActiveHousehold(ctx, input.householdId);
  if (from.id === into.id) throw new AppError('household_same', { householdNo: into.householdNo });
  assertEventDay(ctx, input.occurredOn, { what: 'opened', day: from.openedOn > into.openedOn ? from.openedOn : into.openedOn });
  const members = await currentMembers(ctx, from.id);
  const relationOf = new Map(input.relations.map((relation) => [relation.residentId, relation.relationCode]));
  const missing = members.filter((member) => (relationOf.get(member.residentId) ?? '02') === '02');
  if (missing.length > 0) throw new AppError('relations_missing', { names: missing.map((member) => member.name) });
  const effects = noEffects();
  await leaveHousehold(ctx, effects, from, members.map((member) => member.residentId), addDays(input.occurredOn, -1), null);
  for (const member of members) await addMember(ctx, effects, { householdId: into.id, residentId: member.residentId, relationCode: relationOf.get(member.residentId)!, validFrom: input.occurredOn });
  return recordEvent(ctx, effects, { kind: 'merge', occurredOn: input.occurredOn, residentId: null, householdId: into.id, note: input.note, data: { fromHouseholdId: from.id, residentIds: members.map((member) => member.residentId) } });
}

/** 变更户主 */
export async function changeHead(ctx: CommandContext, input: Input<'changeHead'>): Promise<RecordedEvent> {
  const household = await requireActiveHousehold(ctx, input.householdId);
  assertEventDay(ctx, input.occurredOn, { what: 'opened', day: household.openedOn });
  const members = await currentMembers(ctx, household.id);
  const effects = noEffects();
  await appointHead(ctx, effects, household, members, input.newHead, input.occurredOn);
  const oldHead = members.find((member) => member.relationCode === '02');
  return recordEvent(ctx, effects, { kind: 'changeHead', occurredOn: input.occurredOn, residentId: input.newHead.residentId, householdId: household.id, note: input.note, data: { oldHeadResidentId: oldHead?.residentId ?? null } });
}

/** 移户: one member goes to another household of the community. @throws AppError household_same, head_needed, head_taken */
export async function moveMember(ctx: CommandContext, input: Input<'moveMember'>): Promise<RecordedEvent> {
  const resident = await requireLiving(ctx, input.residentId);
  const into = await requireActiveHousehold(ctx, input.householdId);
  assertEventDay(ctx, input.occurredOn, { what: 'opened', day: into.openedOn });
  const effects = noEffects();
  const membership = await currentMembership(ctx, resident.id);
  if (membership !== undefined) {
    const from = await requireHousehold(ctx, membership.householdId);
    if (from.id === into.id) throw new AppError('household_same', { householdNo: into.householdNo });
    await leaveHousehold(ctx, effects, from, [resident.id], addDays(input.occurredOn, -1), input.newHead);
  }
  await joinHousehold(ctx, effects, resident.id, into.id, input.relationCode, input.occurredOn);
  return recordEvent(ctx, effects, { kind: 'moveMember', occurredOn: input.occurredOn, residentId: resident.id, householdId: into.id, note: input.note, data: { fromHouseholdId: membership?.householdId ?? null } });
}
