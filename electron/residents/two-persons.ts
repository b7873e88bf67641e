/**
 * The direct commands of the register where the office lets two persons change a field (A14): refused by name, so that the form can be
 * handed over to a change request as it stands. An applied request runs the same commands without this gate.
 */
import { sql } from 'kysely';
import type { InputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { plainCode } from '#shared/half-width.ts';
import type { HouseholdId, LifeEventId } from '#shared/ids.ts';
import { TWO_PERSON_SETTINGS, type ChangeKind } from '#shared/residents/change-requests.ts';
import type { residentsContract } from '#shared/residents/contract.ts';
import type { BaseContext, CommandContext } from '#electron/api/context.ts';
import { changeHead, moveMember, splitHousehold } from './household-events.ts';
import { endBankAccount, setBankAccount } from './bank-accounts.ts';
import { requireResident } from './life-event.ts';
import { readRow } from './read-rows.ts';
import { recordDeath, recordDeparture } from './record-departure.ts';
import { revokeEvent } from './revoke-event.ts';
import { saveResident } from './save-resident.ts';

type Input<M extends keyof typeof residentsContract> = InputOf<(typeof residentsContract)[M]>;

/** Whether the office lets two persons change this. */
export const takesTwoPersons = (ctx: Pick<BaseContext, 'core'>, kind: ChangeKind): boolean => ctx.core.settings[TWO_PERSON_SETTINGS[kind]];

type Run<I, O> = (ctx: CommandContext, input: I) => Promise<O>;

/** The command, refused with `change_two_persons` while any of the kinds it touches takes two persons. */
function alone<I, O>(kindsOf: (ctx: CommandContext, input: I) => readonly ChangeKind[] | Promise<readonly ChangeKind[]>, run: Run<I, O>): Run<I, O> {
  return async (ctx, input) => {
    const kinds = await kindsOf(ctx, input);
    const [first] = kinds;
    if (first !== undefined && kinds.some((kind) => takesTwoPersons(ctx, kind))) throw new AppError('change_two_persons', { kind: first });
    return run(ctx, input);
  };
}

/** An event that names a new head on the way changes a head. */
const withNewHead = (_ctx: CommandContext, input: { readonly newHead: unknown }): readonly ChangeKind[] => (input.newHead === null ? [] : ['head']);

/** Whether the form replaces or removes the number the register holds, or gives one to somebody who had none. */
export async function changesIdNumber(ctx: CommandContext, input: Input<'saveResident'>): Promise<boolean> {
  if (input.residentId === null || input.person.idNumber === null) return false;
  const { idNumberSealed } = await requireResident(ctx, input.residentId);
  const known = idNumberSealed === null ? '' : ctx.vault.unseal('residents.idNumber', input.residentId, idNumberSealed);
  return plainCode(input.person.idNumber).toUpperCase() !== known;
}

/** Where an event put another head in the place of one who headed the household until then: taking it back changes the head as well. */
export async function householdOfNewHead(ctx: CommandContext, lifeEventId: LifeEventId): Promise<HouseholdId | null> {
  const row = await readRow<{ householdId: HouseholdId }>(ctx.trx, sql`
    select added.householdId from lifeEvents e, json_each(e.data, '$.effects.addedMembers') a join householdMembers added on added.id = a.value
    where e.id = ${lifeEventId} and added.relationCode = '02' and added.validTo is null and exists (
      select 1 from json_each(e.data, '$.effects.withdrawnMembers') w join householdMembers old on old.id = w.value
      where old.householdId = added.householdId and old.relationCode = '02' and old.residentId <> added.residentId)`);
  return row?.householdId ?? null;
}

/** Of which kinds an event is that would be taken back: a death, another head, both, or neither. */
export async function kindOfEvent(ctx: CommandContext, input: Input<'revokeEvent'>): Promise<readonly ChangeKind[]> {
  const event = await ctx.trx.selectFrom('lifeEvents').select('kind').where('id', '=', input.lifeEventId).executeTakeFirst();
  const head = event?.kind === 'changeHead' || (await householdOfNewHead(ctx, input.lifeEventId)) !== null;
  return [...(event?.kind === 'death' ? ['death' as const] : []), ...(head ? ['head' as const] : [])];
}

/** The commands as the screens call them. */
export const directly = {
  setBankAccount: alone(() => ['account'], setBankAccount),
  endBankAccount: alone(() => ['account'], endBankAccount),
  saveResident: alone(async (ctx, input: Input<'saveResident'>) => (await changesIdNumber(ctx, input) ? ['idNumber'] : []), saveResident),
  recordDeath: alone((_ctx, input: Input<'recordDeath'>) => (input.newHead === null ? ['death'] : ['death', 'head']), recordDeath),
  revokeEvent: alone(kindOfEvent, revokeEvent),
  changeHead: alone(() => ['head'], changeHead),
  recordMovedOut: alone(withNewHead, (ctx, input: Input<'recordMovedOut'>) => recordDeparture(ctx, 'movedOut', input)),
  recordMarriageOut: alone(withNewHead, (ctx, input: Input<'recordMarriageOut'>) => recordDeparture(ctx, 'marriageOut', input)),
  splitHousehold: alone(withNewHead, splitHousehold),
  moveMember: alone(withNewHead, moveMember),
};
