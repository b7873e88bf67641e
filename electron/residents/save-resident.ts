import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { HouseholdId, ResidentId } from '#shared/ids.ts';
import { gramsOf } from '#shared/residents/search-text.ts';
import type { residentsContract } from '#shared/residents/contract.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { insertAccount, judgeAccount } from './bank-accounts.ts';
import { addFactRow, changeRelation, noEffects, type Effects } from './dated-rows.ts';
import { judgeFact } from './facts.ts';
import { recordChanges } from './field-history.ts';
import { currentMembers, currentMembership, settle } from './household-moves.ts';
import { assertIdNumberFree, idNumberColumns, judgePerson, searchColumns, type JudgedPerson } from './judge-person.ts';
import { requireResident, type ResidentRecord } from './life-event.ts';
import { nextId } from './next-id.ts';

type SaveInput = InputOf<typeof residentsContract.saveResident>;
type Saved = OutputOf<typeof residentsContract.saveResident>;

/** Adds a judged person to the register. @throws AppError id_number_taken */
export async function insertPerson(ctx: CommandContext, effects: Effects, person: JudgedPerson): Promise<ResidentId> {
  await assertIdNumberFree(ctx, person.idNumber, null);
  const id = await nextId<'resident'>(ctx, 'residents');
  const now = ctx.clock.now();
  const { idNumber, ...columns } = person;
  await ctx.trx.insertInto('residents').values({
    id, ...columns, ...searchColumns(person), ...idNumberColumns(ctx.vault, id, idNumber), status: 'living', statusSince: null, version: 1, createdAt: now, updatedAt: now,
  }).execute();
  await writeGrams(ctx, id, person.name);
  effects.createdResidents.push(id);
  return id;
}

async function writeGrams(ctx: CommandContext, residentId: ResidentId, name: string): Promise<void> {
  await ctx.trx.insertInto('residentGrams').values(gramsOf(name).map((gram) => ({ gram, residentId }))).execute();
}

/** A new entry with its household, facts and account, or a change of the personal data of an old one. */
export async function saveResident(ctx: CommandContext, input: SaveInput): Promise<Saved> {
  return input.residentId === null ? enterResident(ctx, input) : editResident(ctx, input.residentId, input);
}

async function enterResident(ctx: CommandContext, input: SaveInput): Promise<Saved> {
  const today = ctx.clock.today();
  const person = judgePerson(input.person, today);
  const since = input.since ?? today;
  if (since > today) throw new AppError('day_in_future', { day: since, today });
  if (person.birthDate !== null && since < person.birthDate) throw new AppError('day_too_early', { what: 'birth', since: person.birthDate, day: since });
  const effects = noEffects();
  const residentId = await insertPerson(ctx, effects, person);
  const householdId = await settle(ctx, effects, residentId, input.place, since);
  for (const fact of input.facts) await addFactRow(ctx, effects, { residentId, ...judgeFact(fact) });
  if (input.bankAccount !== null) await insertAccount(ctx, residentId, judgeAccount(input.bankAccount, person.name), since);
  return { residentId, version: 1, householdId };
}

/** What the history shows of a person: the ID number masked. */
const shown = (row: Pick<ResidentRecord, 'name' | 'sex' | 'birthDate' | 'idKind' | 'idNumberMasked' | 'phone' | 'note'>): Record<string, string | null> =>
  ({ name: row.name, sex: row.sex, birthDate: row.birthDate, idKind: row.idKind, idNumber: row.idNumberMasked, phone: row.phone, note: row.note });

async function editResident(ctx: CommandContext, residentId: ResidentId, input: SaveInput): Promise<Saved> {
  const before = await requireResident(ctx, residentId);
  if (before.version !== input.version) throw new AppError('changed_meanwhile', { what: 'resident' });
  const known = before.idNumberSealed === null ? null : ctx.vault.unseal('residents.idNumber', residentId, before.idNumberSealed);
  const person = judgePerson(input.person, ctx.clock.today(), known);
  if (person.idNumber !== known) await assertIdNumberFree(ctx, person.idNumber, residentId);
  const { idNumber, ...columns } = person;
  const idColumns = idNumber === known
    ? { idNumberMasked: before.idNumberMasked }
    : idNumberColumns(ctx.vault, residentId, idNumber);
  const version = before.version + 1;
  await ctx.trx.updateTable('residents').set({ ...columns, ...searchColumns(person), ...idColumns, version, updatedAt: ctx.clock.now() }).where('id', '=', residentId).execute();
  if (person.name !== before.name) {
    await ctx.trx.deleteFrom('residentGrams').where('residentId', '=', residentId).where('gram', 'in', gramsOf(before.name)).execute();
    await writeGrams(ctx, residentId, person.name);
  }
  const masked = { ...columns, idNumberMasked: idColumns.idNumberMasked };
  await recordChanges(ctx, 'resident', residentId, shown(before), shown(masked));
  // Two numbers can share a mask; the history still has to say that the number was replaced.
  if (idNumber !== known && masked.idNumberMasked === before.idNumberMasked) await recordChanges(ctx, 'resident', residentId, { idNumber: before.idNumberMasked }, { idNumber: `${masked.idNumberMasked} *` });
  const membership = await currentMembership(ctx, residentId);
  return { residentId, version, householdId: membership?.householdId ?? null };
}

/** Another relation to the head, from the beginning or from a day on. The head's own relation changes with `changeHead`. */
export async function setRelation(ctx: CommandContext, input: InputOf<typeof residentsContract.setRelation>): Promise<{ householdId: HouseholdId }> {
  const resident = await requireResident(ctx, input.residentId);
  const membership = await currentMembership(ctx, resident.id);
  if (membership === undefined) throw new AppError('not_a_member', { name: resident.name, householdNo: '' });
  const head = (await currentMembers(ctx, membership.householdId)).find((member) => member.relationCode === '02');
  const taken = input.relationCode === '02' && head !== undefined && head.residentId !== resident.id;
  const emptied = membership.relationCode === '02' && input.relationCode !== '02';
  if (taken || emptied) throw new AppError('head_taken', { householdId: membership.householdId, householdNo: membership.householdNo, headName: head?.name ?? resident.name });
  const from = input.from ?? membership.validFrom;
  if (from < membership.validFrom) throw new AppError('day_too_early', { what: 'membership', since: membership.validFrom, day: from });
  await changeRelation(ctx, noEffects(), membership, input.relationCode, from);
  await recordChanges(ctx, 'resident', resident.id, { relation: membership.relationCode }, { relation: input.relationCode });
  return { householdId: membership.householdId };
}
