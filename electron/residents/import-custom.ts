/** Fields the office added itself in an import: which columns fill them, what they would change, and their writing in the import's own transaction. */
import { sql } from 'kysely';
import { AppError } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { CustomTarget } from '#shared/residents/custom-fields.ts';
import type { RosterCustomField } from '#shared/residents/roster-custom.ts';
import { type RosterRowRead } from '#shared/residents/roster-row.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { readFields } from './custom-fields.ts';
import type { ComparedRow, FieldChange } from './import-compare.ts';
import type { Decision } from './import-decisions.ts';
import type { Home } from './import-households.ts';
import type { Preview } from './import-previews.ts';
import type { Reader } from './read-rows.ts';

/** Values by the field's id, as text. */
export type CustomValues = Readonly<Record<string, string>>;

/** What a comparison knows of them: the fields that columns fill, and what the file says of each of its households. */
export interface CustomOfFile { readonly fields: readonly RosterCustomField[]; readonly ofHousehold: ReadonlyMap<string, CustomValues> }

/** The fields in use, for a roster to fill. */
export async function fieldsInUse(db: Reader): Promise<RosterCustomField[]> {
  return (await readFields(db)).filter((field) => field.active).map(({ customFieldId, target, name, kind, choices }) => ({ customFieldId, target, name, kind, choices }));
}

/** Column → field as the clerk has confirmed it. @throws AppError not_found for a field out of use, invalid_input for one in two columns or a column with two meanings */
export async function confirmedColumns(db: Reader, mapping: Readonly<Record<string, string>>, custom: Readonly<Record<string, Id<'customField'>>>): Promise<Map<number, RosterCustomField>> {
  const fields = new Map((await fieldsInUse(db)).map((field) => [field.customFieldId, field]));
  const columns = new Map<number, RosterCustomField>();
  for (const [column, customFieldId] of Object.entries(custom)) {
    const field = fields.get(customFieldId);
    if (field === undefined) throw new AppError('not_found', { what: 'customField', id: String(customFieldId) });
    const twice = [...columns.values()].includes(field) || (mapping[column] ?? 'ignore') !== 'ignore';
    if (twice) throw new AppError('invalid_input', { faults: [{ path: `custom.${column}`, reason: 'twice', message: 'one column for a field, one meaning for a column' }] });
    columns.set(Number(column), field);
  }
  return columns;
}

/** What the file says of its households: the row that speaks for it first, then whoever says something it leaves open. */
export function customOfHouseholds(reads: readonly RosterRowRead[], leaders: ReadonlySet<number>, fields: readonly RosterCustomField[]): Map<string, CustomValues> {
  const ids = fields.filter((field) => field.target === 'household').map((field) => String(field.customFieldId));
  const values = new Map<string, Record<string, string>>();
  if (ids.length === 0) return values;
  for (const speaks of [true, false]) {
    for (const { row, person, householdKey } of reads) {
      if (person === null || householdKey === null || leaders.has(row) !== speaks) continue;
      const of = values.get(householdKey) ?? {};
      for (const id of ids) if (of[id] === undefined && person.custom[id] !== undefined) of[id] = person.custom[id];
      values.set(householdKey, of);
    }
  }
  return values;
}

/** How the values of one target would change; blank cells change nothing. */
export function customChanges(fields: readonly RosterCustomField[], target: CustomTarget, present: CustomValues, file: CustomValues | undefined): FieldChange[] {
  return fields.filter((field) => field.target === target).flatMap(({ customFieldId }) => {
    const [before, after] = [present[String(customFieldId)] ?? '', file?.[String(customFieldId)] ?? ''];
    return after === '' || after === before ? [] : [{ field: `custom.${customFieldId}`, oldValue: before === '' ? null : before, newValue: after }];
  });
}

interface Row { readonly customFieldId: number; readonly residentId: number | null; readonly householdId: number | null; readonly value: string }
const STATEMENT = 500;

const rowsFor = (changes: readonly FieldChange[], owner: { readonly residentId: number } | { readonly householdId: number }): Row[] =>
  changes.map(({ field, newValue }) => ({ residentId: null, householdId: null, ...owner, customFieldId: Number(field.slice('custom.'.length)), value: newValue }));

/** Adds values in the words of the table: whose, by whom, when. */
async function insertValues(ctx: CommandContext, rows: readonly Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += STATEMENT) {
    await sql`insert into customValues (customFieldId, residentId, householdId, value, userId, staffId, at)
      select value->>'customFieldId', value->>'residentId', value->>'householdId', value->>'value', ${ctx.actor.userId}, ${ctx.actor.staffId}, ${ctx.clock.now()} from json_each(${JSON.stringify(rows.slice(from, from + STATEMENT))})`.execute(ctx.trx);
  }
}

/** The confirmed changes of one row: of the person, and of the household it speaks for. */
export async function writeCustomChanges(ctx: CommandContext, { person, changes }: Extract<Decision, { as: 'update' }>, home: Home | undefined, fields: readonly RosterCustomField[]): Promise<void> {
  const ofHousehold = new Set(fields.filter((field) => field.target === 'household').map((field) => `custom.${field.customFieldId}`));
  const mine = changes.filter((change) => change.field.startsWith('custom.'));
  await insertValues(ctx, [
    ...rowsFor(mine.filter((change) => !ofHousehold.has(change.field)), { residentId: person.residentId }),
    ...(home === undefined ? [] : rowsFor(mine.filter((change) => ofHousehold.has(change.field)), { householdId: home.householdId })),
  ]);
}

/** The values of new people, of households that are new, and of known ones for which a new person speaks. */
export async function writeCustomOfNew(ctx: CommandContext, preview: Preview, added: readonly { readonly row: ComparedRow; readonly residentId: number }[], homes: ReadonlyMap<string, Home>): Promise<void> {
  const { custom: { fields, ofHousehold }, householdOfKey, leaders } = preview.known;
  if (fields.length === 0) return;
  const rows = added.flatMap(({ row, residentId }) => rowsFor(customChanges(fields, 'resident', {}, row.read.person?.custom), { residentId }));
  const spokenFor = new Set(added.flatMap(({ row: { read } }) => (leaders.has(read.row) && read.householdKey !== null ? [read.householdKey] : [])));
  for (const [key, { householdId }] of homes) {
    const known = householdOfKey.get(key);
    if (known === undefined || spokenFor.has(key)) rows.push(...rowsFor(customChanges(fields, 'household', known?.custom ?? {}, ofHousehold.get(key)), { householdId }));
  }
  await insertValues(ctx, rows);
}
