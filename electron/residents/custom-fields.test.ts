/** Fields an office adds by itself: what they may hold, whom a filter by them finds, and what the export says. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Id, ResidentId } from '#shared/ids.ts';
import { customValueFault, type CustomKind } from '#shared/residents/custom-fields.ts';
import { openWorkbook } from '#electron/spreadsheet/open-workbook.ts';
import { cellText } from '#electron/spreadsheet/workbook.ts';
import { refusalOf } from '#electron/testing/people.ts';
import { openWelfareOffice, type FurnishedOffice } from '#electron/testing/welfare-office.ts';

let office: FurnishedOffice;
let plate: Id<'customField'>;
let car: Id<'customField'>;
let faith: Id<'customField'>;
beforeAll(async () => {
  office = await openWelfareOffice([{ name: '甲', birthDate: '1950-01-01' }, { name: '乙', birthDate: '1960-01-01' }, { name: '丙', birthDate: '1970-01-01' }]);
  const add = async (name: string, kind: CustomKind, more: object = {}) => (await office.as('clerk').residents.saveCustomField({ customFieldId: null, version: null, target: 'resident', name, kind, active: true, ...more })).customFieldId;
  plate = await add('车牌', 'text');
  car = await add('住房', 'choice', { choices: ['自住', '出租'] });
  faith = await add('独生子女', 'yesNo');
  await office.as('clerk').residents.setCustomValues({ residentId: who(0), values: [{ customFieldId: plate, value: '鲁B12345' }, { customFieldId: car, value: '出租' }, { customFieldId: faith, value: 'yes' }] });
  await office.as('clerk').residents.setCustomValues({ residentId: who(1), values: [{ customFieldId: car, value: '自住' }] });
});
afterAll(() => office.close());
const who = (n: number): ResidentId => office.ids[n]!;
const found = async (custom: object) => (await office.as('clerk').residents.list({ custom: custom as never })).rows.map((row) => row.name);

test.each<[CustomKind, string, string | undefined]>([
  ['text', '鲁B12345', undefined], ['text', '370214 19500101 0016', 'secret'], ['text', '6217001234567890123', 'secret'], ['text', '13800001234', undefined], ['number', '12.5', undefined], ['number', '1e5', 'number'], ['number', '１２', 'number'],
  ['day', '2026-02-28', undefined], ['day', '2026-02-30', 'day'], ['choice', '自住', undefined], ['choice', '空置', 'choice'], ['yesNo', 'yes', undefined], ['yesNo', '是', 'yesNo'], ['number', '', undefined],
])('%s %s: %s', (kind, value, fault) => {
  expect(customValueFault({ kind, choices: ['自住', '出租'] }, value)).toBe(fault);
});

describe('a list', () => {
  test.each<[string, () => object, string[]]>([
    ['filled in', () => ({ customFieldId: car, match: 'any' }), ['甲', '乙']], ['empty', () => ({ customFieldId: car, match: 'none' }), ['丙']], ['one value', () => ({ customFieldId: car, match: 'value', value: '出租' }), ['甲']], ['another field', () => ({ customFieldId: faith, match: 'value', value: 'yes' }), ['甲']],
  ])('is filtered by %s', async (_what, filter, names) => {
    expect(await found(filter())).toEqual(names);
  });

  test('follows a value that is changed and emptied; what is the same leaves no trace', async () => {
    const set = (value: string) => office.as('clerk').residents.setCustomValues({ residentId: who(1), values: [{ customFieldId: car, value }] });
    expect([await set('出租'), await set('出租')]).toEqual([{ changed: 1 }, { changed: 0 }]);
    expect(await found({ customFieldId: car, match: 'value', value: '出租' })).toEqual(['甲', '乙']);
    await set('');
    expect(await found({ customFieldId: car, match: 'none' })).toEqual(['乙', '丙']);
    await set('自住');
  });

  test('is exported with a column for each', async () => {
    const { fileId } = await office.as('clerk').residents.exportList({ filter: {}, whole: false, purpose: '核对' });
    const reply = await openWorkbook(await office.download('clerk', fileId), '居民名单.xlsx');
    if (!reply.ok) throw new Error(reply.code);
    const rows = reply.workbook.sheets[0]!.rows.map((row) => row.cells.map(cellText));
    const head = rows.findIndex((row) => row.includes('姓名'));
    expect(rows[head]!.slice(-3)).toEqual(['车牌', '住房', '独生子女']);
    expect(rows[head + 1]!.slice(-3)).toEqual(['鲁B12345', '出租', '是']);
    expect(rows[head + 3]!.slice(21).join('')).toBe('');
  });
});

describe('is refused', () => {
  const change = async (more: object) => {
    const field = (await office.as('clerk').residents.customFields({})).fields.find((each) => each.customFieldId === car)!;
    return office.as('clerk').residents.saveCustomField({ customFieldId: car, version: field.version, target: field.target, name: field.name, kind: field.kind, choices: field.choices, active: field.active, ...more });
  };
  const fill = (customFieldId: Id<'customField'>, value: string, owner: object = { residentId: who(0) }) => office.as('clerk').residents.setCustomValues({ ...owner, values: [{ customFieldId, value }] });
  test.each<[string, () => Promise<unknown>, string]>([
    ['a name twice', () => change({ name: '车牌' }), 'custom_field_taken'], ['a choice without choices', () => change({ choices: [] }), 'custom_choices_missing'], ['taking away a choice somebody holds', () => change({ choices: ['自住'] }), 'custom_choice_used'],
    ['another kind once filled in', () => change({ kind: 'text' }), 'custom_field_fixed'], ['a stale version', () => change({ version: 99 }), 'changed_meanwhile'], ['a value that is no choice', () => fill(car, '空置'), 'custom_value_bad'],
    ['an ID number', () => fill(plate, '370214195001010016'), 'custom_value_bad'], ['a household’s value in a field of persons', () => fill(plate, 'x', { householdId: 1 }), 'not_found'], ['two owners', () => fill(plate, 'x', { residentId: who(0), householdId: 1 }), 'invalid_input'],
    ['nobody', () => fill(plate, 'x', { residentId: 999 }), 'not_found'], ['a reader who writes', () => office.as('supervisor').residents.setCustomValues({ residentId: who(0), values: [{ customFieldId: plate, value: 'x' }] }), 'not_allowed'],
  ])('%s', async (_what, act, code) => {
    expect((await refusalOf(act())).code).toBe(code);
  });

  test('a field out of use, whose values stay', async () => {
    await change({ active: false });
    expect((await refusalOf(fill(car, '出租', { residentId: who(2) }))).code).toBe('custom_field_stopped');
    expect((await office.as('clerk').residents.customValues({ residentId: who(0) })).values.map((each) => each.value)).toContain('出租');
  });

  test('by the database: changing a value, a value for the wrong owner, another kind', async () => {
    const { writer } = office.office.core.database;
    await expect(writer.updateTable('customValues').set({ value: 'x' }).execute()).rejects.toThrow('never changed');
    const [row] = await writer.selectFrom('customValues').selectAll().limit(1).execute();
    await expect(writer.insertInto('customValues').values({ ...row!, id: undefined as never, residentId: null, householdId: 1 as never }).execute()).rejects.toThrow('not for this');
    await expect(writer.updateTable('customFields').set({ kind: 'number' }).where('id', '=', plate).execute()).rejects.toThrow('keeps its kind');
  });
});
