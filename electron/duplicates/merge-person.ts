/** The entry itself in a merge: of each field that differs one value stays, and the ID number of the other is kept with the entry that goes. */
import type { Side, MergeField } from '#shared/duplicates/words.ts';
import { gramsOf } from '#shared/residents/search-text.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { recordChanges } from '#electron/residents/field-history.ts';
import { idNumberColumns, judgePerson, searchColumns } from '#electron/residents/judge-person.ts';
import type { ResidentRecord } from '#electron/residents/life-event.ts';
import type { Columns, Journal } from './journal.ts';

export type Choices = Partial<Record<MergeField, Side>>;

const plainId = (context: CommandContext, row: ResidentRecord): string | null => (row.idNumberSealed === null ? null : context.vault.unseal('residents.idNumber', row.id, row.idNumberSealed));

/** What the history shows of an entry. */
const shown = (row: Pick<ResidentRecord, 'name' | 'sex' | 'birthDate' | 'idKind' | 'idNumberMasked' | 'phone' | 'note'>): Record<string, string | null> =>
  ({ name: row.name, sex: row.sex, birthDate: row.birthDate, idKind: row.idKind, idNumber: row.idNumberMasked, phone: row.phone, note: row.note });

/**
 * Writes the values that stay into the entry that stays. Birth date and sex have to agree with the number that stays, as in every entry.
 * @throws AppError id_number_bad, phone_bad
 */
export async function mergeEntry(context: CommandContext, journal: Journal, survivor: ResidentRecord, loser: ResidentRecord, choices: Choices): Promise<void> {
  const of = (field: MergeField): ResidentRecord => (choices[field] === 'loser' ? loser : survivor);
  const numbers = { survivor: plainId(context, survivor), loser: plainId(context, loser) };
  const numberFrom = of('idNumber');
  const idNumber = numberFrom === loser ? numbers.loser : numbers.survivor;
  const person = judgePerson({
    name: of('name').name, sex: of('sex').sex, birthDate: of('birthDate').birthDate, idKind: numberFrom.idKind, idNumber: idNumber ?? '', phone: of('phone').phone, note: of('note').note,
  }, context.clock.today(), null);
  const now = context.clock.now();
  const { idNumber: _kept, ...columns } = person;
  const swapped = numberFrom === loser && idNumber !== null;
  // A number is unique in the register: the entry that goes gives it up before the other takes it, and keeps the other's instead.
  if (swapped) await journal.update('residents', { id: loser.id }, columnsOf(idNumberColumns(context.vault, loser.id, null)));
  const id = swapped ? idNumberColumns(context.vault, survivor.id, idNumber) : {};
  await journal.update('residents', { id: survivor.id }, columnsOf({ ...columns, ...searchColumns(person), ...id, version: survivor.version + 1, updatedAt: now }));
  if (swapped && numbers.survivor !== null) await journal.update('residents', { id: loser.id }, columnsOf({ ...idNumberColumns(context.vault, loser.id, numbers.survivor), idKind: survivor.idKind }));
  if (person.name !== survivor.name) await renameGrams(journal, survivor.id, survivor.name, person.name);
  const after = { ...columns, idNumberMasked: swapped ? idNumberColumns(context.vault, survivor.id, idNumber).idNumberMasked : survivor.idNumberMasked };
  await recordChanges(context, 'resident', survivor.id, shown(survivor), shown(after));
}

const columnsOf = (columns: object): Columns => columns as Columns;

async function renameGrams(journal: Journal, residentId: number, before: string, after: string): Promise<void> {
  for (const gram of gramsOf(before)) await journal.remove('residentGrams', { gram, residentId });
  for (const gram of gramsOf(after)) await journal.insertKeyed('residentGrams', { gram, residentId });
}

/** The entry that goes: in no list and no search any more, gone since today, pointing at the one that stays. */
export async function closeEntry(context: CommandContext, journal: Journal, survivor: ResidentRecord, loser: ResidentRecord): Promise<void> {
  for (const gram of gramsOf(loser.name)) await journal.remove('residentGrams', { gram, residentId: loser.id });
  const now = context.clock.now();
  await journal.update('residents', { id: loser.id }, {
    mergedIntoId: survivor.id, mergedAt: now, ...(loser.status === 'living' ? { status: 'movedOut', statusSince: context.clock.today() } : {}), version: loser.version + 1, updatedAt: now,
  });
}
