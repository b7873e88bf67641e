import { addDays } from '#shared/days.ts';
import type { InputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { ResidentId } from '#shared/ids.ts';
import type { RecordedEvent, residentsContract } from '#shared/residents/contract.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { addFactRow, noEffects, type Effects } from './dated-rows.ts';
import { judgeFact } from './facts.ts';
import { joinHousehold, requireActiveHousehold, settle } from './household-moves.ts';
import { judgePerson } from './judge-person.ts';
import { assertEventDay, recordEvent, requireResident, setStatus } from './life-event.ts';
import { insertPerson } from './save-resident.ts';

type ArrivalInput = Omit<InputOf<typeof residentsContract.recordMovedIn>, 'origin'>;

/**
 * 出生: a new resident in a household from the day of birth. Without an ID number yet he is kept as temporary, and stands in the
 * to-be-fixed list until one is entered.
 */
export async function recordBirth(ctx: CommandContext, input: InputOf<typeof residentsContract.recordBirth>): Promise<RecordedEvent> {
  const on = input.person.birthDate;
  assertEventDay(ctx, on, { what: 'birth', day: null });
  const household = await requireActiveHousehold(ctx, input.householdId);
  const mother = input.motherResidentId === null ? null : await requireResident(ctx, input.motherResidentId);
  const effects = noEffects();
  const person = judgePerson({ ...input.person, idKind: (input.person.idNumber ?? '') === '' ? 'temporary' : input.person.idKind }, ctx.clock.today());
  const residentId = await insertPerson(ctx, effects, person);
  await joinHousehold(ctx, effects, residentId, household.id, input.relationCode, on > household.openedOn ? on : household.openedOn);
  for (const fact of input.facts) await addFactRow(ctx, effects, { residentId, ...judgeFact(fact) });
  return recordEvent(ctx, effects, { kind: 'birth', occurredOn: on, residentId, householdId: household.id, note: input.note, data: { motherResidentId: mother?.id ?? null } });
}

/** 迁入, 婚入: somebody new, or somebody who had moved out and comes back. @throws AppError resident_living, resident_dead, day_too_early */
export async function recordArrival(ctx: CommandContext, kind: 'movedIn' | 'marriageIn', input: ArrivalInput, data: Readonly<Record<string, unknown>>): Promise<RecordedEvent> {
  const effects = noEffects();
  const residentId = input.person.is === 'new' ? await newArrival(ctx, effects, input.person.person, input) : await returning(ctx, input.person.residentId, input);
  const householdId = await settle(ctx, effects, residentId, input.place, input.occurredOn);
  for (const fact of input.facts) await addFactRow(ctx, effects, { residentId, ...judgeFact(fact) });
  return recordEvent(ctx, effects, { kind, occurredOn: input.occurredOn, residentId, householdId, note: input.note, data });
}

async function newArrival(ctx: CommandContext, effects: Effects, entered: Extract<ArrivalInput['person'], { is: 'new' }>['person'], input: ArrivalInput): Promise<ResidentId> {
  const person = judgePerson(entered, ctx.clock.today());
  assertEventDay(ctx, input.occurredOn, { what: 'birth', day: person.birthDate });
  return insertPerson(ctx, effects, person);
}

async function returning(ctx: CommandContext, residentId: ResidentId, input: ArrivalInput): Promise<ResidentId> {
  const resident = await requireResident(ctx, residentId);
  if (resident.status === 'living') throw new AppError('resident_living', { name: resident.name });
  if (resident.status === 'dead') throw new AppError('resident_dead', { name: resident.name, since: resident.statusSince ?? ctx.clock.today() });
  assertEventDay(ctx, input.occurredOn, { what: 'birth', day: resident.birthDate });
  // The day of leaving itself still belonged to the old household.
  if (resident.statusSince !== null && input.occurredOn <= resident.statusSince) {
    throw new AppError('day_too_early', { what: 'movedOut', since: addDays(resident.statusSince, 1), day: input.occurredOn });
  }
  await setStatus(ctx, resident, 'living', input.occurredOn);
  return resident.id;
}
