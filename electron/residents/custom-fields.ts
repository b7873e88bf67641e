/** Fields an office adds to the register by itself: their making, their values, and the columns they add to a list. */
import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { monthOf, type Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { Id, ResidentId } from '#shared/ids.ts';
import type { residentsContract } from '#shared/residents/contract.ts';
import { customValueFault, type CustomField, type customFilterSchema, type CustomTarget } from '#shared/residents/custom-fields.ts';
import { listOf, readRows, type Reader } from './read-rows.ts';

type Contract = typeof residentsContract;
type Owner = { readonly residentId?: number | null | undefined; readonly householdId?: number | null | undefined };

/** The last value of every field and owner; emptied ones are left out. */
const standing = (where: RawBuilder<unknown>): RawBuilder<unknown> => sql`select v.* from customValues v where v.value <> '' and ${where}
  and v.id = (select max(x.id) from customValues x where x.customFieldId = v.customFieldId and x.residentId is v.residentId and x.householdId is v.householdId)`;

/** All fields with how many hold a value; those out of use last. */
export async function readFields(db: Reader): Promise<CustomField[]> {
  const rows = await readRows<Omit<CustomField, 'choices' | 'active'> & { choices: string; active: number }>(db, sql`select f.id as customFieldId, f.target, f.name, f.kind, f.choices, f.active, f.version,
    (select count(*) from (${standing(sql`v.customFieldId = f.id`)})) as used from customFields f order by f.active desc, f.id`);
  return rows.map((row) => ({ ...row, choices: JSON.parse(row.choices) as string[], active: row.active === 1 }));
}

export async function listCustomFields({ db }: QueryContext): Promise<OutputOf<Contract['customFields']>> {
  return { fields: await readFields(db) };
}

/** Refuses `custom_field_taken`, `custom_choices_missing`, `custom_choice_used`, `custom_field_fixed`, `custom_field_in_rule`, `changed_meanwhile`. */
export async function saveCustomField({ trx, clock }: CommandContext, input: InputOf<Contract['saveCustomField']>): Promise<OutputOf<Contract['saveCustomField']>> {
  const choices = input.kind === 'choice' ? input.choices : [];
  if (input.kind === 'choice' && choices.length === 0) throw new AppError('custom_choices_missing', { name: input.name });
  const twin = await trx.selectFrom('customFields').select('id').where('target', '=', input.target).where('name', '=', input.name).executeTakeFirst();
  if (twin !== undefined && twin.id !== input.customFieldId) throw new AppError('custom_field_taken', { name: input.name });
  const row = { target: input.target, name: input.name, kind: input.kind, choices: JSON.stringify(choices), active: input.active ? 1 : 0 };
  if (input.customFieldId === null) {
    const { id } = await trx.insertInto('customFields').values({ ...row, version: 1 }).returning('id').executeTakeFirstOrThrow();
    return { customFieldId: id, version: 1 };
  }
  const known = (await readFields(trx)).find((field) => field.customFieldId === input.customFieldId);
  if (known === undefined) throw new AppError('not_found', { what: 'customField', id: String(input.customFieldId) });
  if (known.version !== input.version) throw new AppError('changed_meanwhile', { what: 'customField' });
  const first = await trx.selectFrom('customValues').select('id').where('customFieldId', '=', known.customFieldId).limit(1).executeTakeFirst();
  if (first !== undefined && (known.kind !== input.kind || known.target !== input.target)) throw new AppError('custom_field_fixed', { name: known.name });
  const [lost] = await readRows<{ value: string; n: number }>(trx, sql`select s.value, count(*) as n from (${standing(sql`v.customFieldId = ${known.customFieldId}`)}) s where ${known.kind} = 'choice' and s.value not in ${listOf(choices)} group by s.value limit 1`);
  if (lost !== undefined) throw new AppError('custom_choice_used', { name: known.name, choice: lost.value, n: lost.n });
  await refuseAskedFor(trx, known, input.active ? choices : null, monthOf(clock.today()));
  await trx.updateTable('customFields').set({ ...row, version: known.version + 1 }).where('id', '=', known.customFieldId).execute();
  return { customFieldId: known.customFieldId, version: known.version + 1 };
}

/**
 * A field, or a choice of it, that rules in force now or later ask for stays. Versions are read as data: nothing of their code is needed.
 * `choices`: those that stay; null = the field is stopped.
 */
async function refuseAskedFor(db: Reader, field: CustomField, choices: readonly string[] | null, month: Month): Promise<void> {
  const asked = await readRows<{ code: string; versionNo: number; asks: string }>(db, sql`select p.code, v.versionNo, json_array(json(v.rule), json(v.amount), json(v.exclusions)) as asks from programmeVersions v join programmes p on p.id = v.programmeId
    where v.status = 'active' and (v.validTo is null or v.validTo >= ${month}) and p.status = 'active' order by p.code, v.versionNo`);
  for (const { code, versionNo, asks } of asked) {
    for (const condition of conditionsOn(JSON.parse(asks), field.customFieldId)) {
      if (choices === null && field.active) throw new AppError('custom_field_in_rule', { name: field.name, choice: '', code, versionNo });
      const gone = (condition.in ?? []).find((choice) => choices !== null && !choices.includes(choice));
      if (gone !== undefined) throw new AppError('custom_field_in_rule', { name: field.name, choice: gone, code, versionNo });
    }
  }
}

/** Every condition on the field, however deep it stands. */
function conditionsOn(part: unknown, customFieldId: number): { in?: string[] }[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = (part as { customFieldId?: number }).customFieldId === customFieldId ? [part as { in?: string[] }] : [];
  return [...own, ...Object.values(part).flatMap((each) => conditionsOn(each, customFieldId))];
}

function ownerOf(input: Owner): { target: CustomTarget; id: number; where: RawBuilder<unknown> } {
  const { residentId, householdId } = input;
  if (residentId != null && householdId == null) return { target: 'resident', id: residentId, where: sql`v.residentId = ${residentId}` };
  if (householdId != null && residentId == null) return { target: 'household', id: householdId, where: sql`v.householdId = ${householdId}` };
  throw new AppError('invalid_input', { faults: [{ path: 'residentId', reason: 'one_of_two', message: 'residentId or householdId' }] });
}

export async function readCustomValues({ db }: QueryContext, input: InputOf<Contract['customValues']>): Promise<OutputOf<Contract['customValues']>> {
  const { where } = ownerOf(input);
  return { values: await readRows(db, sql`select s.customFieldId, s.value, f.name as by, s.at from (${standing(where)}) s join staff f on f.id = s.staffId order by s.customFieldId`) };
}

/** Refuses `custom_value_bad` naming the field, `custom_field_stopped`, `not_found`. */
export async function setCustomValues({ trx, actor, clock }: CommandContext, input: InputOf<Contract['setCustomValues']>): Promise<OutputOf<Contract['setCustomValues']>> {
  const { target, id, where } = ownerOf(input);
  const owner = target === 'resident' ? await trx.selectFrom('residents').select('id').where('id', '=', id as ResidentId).executeTakeFirst() : await trx.selectFrom('households').select('id').where('id', '=', id as never).executeTakeFirst();
  if (owner === undefined) throw new AppError('not_found', { what: target, id: String(id) });
  const fields = new Map((await readFields(trx)).map((field) => [field.customFieldId, field]));
  const now = new Map((await readRows<{ customFieldId: Id<'customField'>; value: string }>(trx, standing(where))).map((row) => [row.customFieldId, row.value]));
  const changed = input.values.filter(({ customFieldId, value }) => (now.get(customFieldId) ?? '') !== value);
  for (const { customFieldId, value } of changed) {
    const field = fields.get(customFieldId);
    if (field === undefined || field.target !== target) throw new AppError('not_found', { what: 'customField', id: String(customFieldId) });
    if (!field.active) throw new AppError('custom_field_stopped', { name: field.name });
    const why = customValueFault(field, value);
    if (why !== undefined) throw new AppError('custom_value_bad', { name: field.name, value: why === 'secret' ? '' : value, why });
  }
  const by = { userId: actor.userId, staffId: actor.staffId, at: clock.now(), residentId: target === 'resident' ? (id as ResidentId) : null, householdId: target === 'household' ? (id as never) : null };
  if (changed.length > 0) await trx.insertInto('customValues').values(changed.map((each) => ({ ...each, ...by }))).execute();
  return { changed: changed.length };
}

/** A filter by such a field, as a condition on `r`. */
export function customCondition(filter: z.output<typeof customFilterSchema>): RawBuilder<unknown> {
  const having = (extra: RawBuilder<unknown>): RawBuilder<unknown> => sql`(select s.residentId from (${standing(sql`v.customFieldId = ${filter.customFieldId} and v.residentId is not null`)}) s ${extra})`;
  if (filter.match === 'none') return sql`r.id not in ${having(sql``)}`;
  return sql`r.id in ${having(filter.match === 'any' ? sql`` : sql`where s.value = ${filter.value}`)}`;
}

/** For an export: the fields of persons in use, and for each person its values in the same order. */
export async function readCustomColumns(db: Reader, ids: readonly ResidentId[]): Promise<{ fields: CustomField[]; valuesOf: (residentId: ResidentId) => string[] }> {
  const fields = (await readFields(db)).filter((field) => field.active && field.target === 'resident');
  const rows = fields.length === 0 ? [] : await readRows<{ customFieldId: Id<'customField'>; residentId: ResidentId; value: string }>(db, standing(sql`v.residentId in ${listOf(ids)}`));
  const values = new Map(rows.map((row) => [`${row.residentId} ${row.customFieldId}`, row.value]));
  const shown = (field: CustomField, value: string): string => (field.kind === 'yesNo' ? { yes: '是', no: '否', '': '' }[value] ?? value : value);
  return { fields, valuesOf: (residentId) => fields.map((field) => shown(field, values.get(`${residentId} ${field.customFieldId}`) ?? '')) };
}
