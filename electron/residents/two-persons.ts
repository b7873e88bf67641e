/**
 * The direct commands of the register where the office lets two persons change a field (A14): refused by name, so that the form can be
 * handed over to a change request as it stands. An applied request runs the same commands without this gate.
 */
import type { InputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { plainCode } from '#shared/half-width.ts';
import { TWO_PERSON_SETTINGS, type ChangeKind } from '#shared/residents/change-requests.ts';
import type { residentsContract } from '#shared/residents/contract.ts';
import type { BaseContext, CommandContext } from '#electron/api/context.ts';
import { changeHead, moveMember, splitHousehold } from './household-events.ts';
import { endBankAccount, setBankAccount } from './bank-accounts.ts';
import { requireResident } from './life-event.ts';
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

/** An event that names a new head on the way: with two persons for heads, the head is changed first. */
function keepingTheHead<I extends { readonly newHead: unknown }, O>(run: Run<I, O>): Run<I, O> {
  return (ctx, input) => {
    if (input.newHead !== null && takesTwoPersons(ctx, 'head')) throw new AppError('change_head_first', {});
    return run(ctx, input);
  };
}

/** Whether the form replaces or removes the number the register holds, or gives one to somebody who had none. */
export async function changesIdNumber(ctx: CommandContext, input: Input<'saveResident'>): Promise<boolean> {
  if (input.residentId === null || input.person.idNumber === null) return false;
  const { idNumberSealed } = await requireResident(ctx, input.residentId);
  const known = idNumberSealed === null ? '' : ctx.vault.unseal('residents.idNumber', input.residentId, idNumberSealed);
  return plainCode(input.person.idNumber).toUpperCase() !== known;
}

/** Of which kind an event is that would be taken back. */
export async function kindOfEvent(ctx: CommandContext, input: Input<'revokeEvent'>): Promise<readonly ChangeKind[]> {
  const event = await ctx.trx.selectFrom('lifeEvents').select('kind').where('id', '=', input.lifeEventId).executeTakeFirst();
  return event?.kind === 'death' ? ['death'] : event?.kind === 'changeHead' ? ['head'] : [];
}

/** The commands as the screens call them. */
export const directly = {
  setBankAccount: alone(() => ['account'], setBankAccount),
  endBankAccount: alone(() => ['account'], endBankAccount),
  saveResident: alone(async (ctx, input: Input<'saveResident'>) => (await changesIdNumber(ctx, input) ? ['idNumber'] : []), saveResident),
  recordDeath: alone((_ctx, input: Input<'recordDeath'>) => (input.newHead === null ? ['death'] : ['death', 'head']), recordDeath),
  revokeEvent: alone(kindOfEvent, revokeEvent),
  changeHead: alone(() => ['head'], changeHead),
  recordMovedOut: keepingTheHead((ctx, input: Input<'recordMovedOut'>) => recordDeparture(ctx, 'movedOut', input)),
  recordMarriageOut: keepingTheHead((ctx, input: Input<'recordMarriageOut'>) => recordDeparture(ctx, 'marriageOut', input)),
  splitHousehold: keepingTheHead(splitHousehold),
  moveMember: keepingTheHead(moveMember),
};
