/** Columns of a roster that fill fields the office added itself. */
import { beforeEach, expect, test } from 'vitest';
import type { CustomKind, CustomTarget } from '#shared/residents/custom-fields.ts';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { enterFamily, idNumberOf, refusalOf } from '#electron/testing/people.ts';
import { openWorkbook } from '#electron/spreadsheet/open-workbook.ts';
import { cellText } from '#electron/spreadsheet/workbook.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await openTestOffice({ now: '2026-09-08T01:00:00.000Z' });
  return () => office.close();
});
const clerk = () => office.as('clerk');

const addField = async (name: string, kind: CustomKind, target: CustomTarget = 'resident', choices: string[] = []) =>
  (await clerk().residents.saveCustomField({ customFieldId: null, version: null, target, name, kind, choices, active: true })).customFieldId;
async function upload(text: string | Buffer, name = '花名册.csv'): Promise<string> {
  const { core } = office.office;
  const session = core.sessions.find(await office.token('clerk'), 60);
  return core.shelf.of(session.key).put(name, Buffer.from(text as string), 'application/octet-stream').fileId;
}
async function read(text: string) {
  const fileId = await upload(text);
  const out = await clerk().imports.read({ fileId });
  if (out.header === null || out.sheet === null) throw new Error('no header');
  const { columns } = out.header;
  const confirmed = { fileId, sheet: out.sheet, headerRow: out.header.row, headerRows: out.header.rows, mapping: Object.fromEntries(columns.map((column) => [String(column.index), column.field])) };
  return { columns, customFields: out.customFields, input: { ...confirmed, custom: Object.fromEntries(columns.flatMap((column) => (column.customFieldId === null ? [] : [[String(column.index), column.customFieldId]]))) } };
}
const preview = async (text: string) => clerk().imports.preview((await read(text)).input);
const rowsOf = async (previewId: string) => (await clerk().imports.previewRows({ previewId })).rows.filter((row) => row.name !== '' && row.status !== 'skip');
const valuesOf = async (owner: { residentId: number } | { householdId: number }) => Object.fromEntries((await clerk().residents.customValues(owner as never)).values.map((each) => [each.customFieldId, each.value]));
const A = idNumberOf('1952-03-07', 11);
const B = idNumberOf('1963-08-15', 12);
const people = async () => new Map((await clerk().residents.list({})).rows.map((row) => [row.name, row]));

test('a column with the name of a field is recognised, also over a word nothing is kept of, never over one of the register; the rest is offered', async () => {
  const [plate, nation, note, house, stopped] = [await addField('车牌', 'text'), await addField('民族', 'text'), await addField('备注', 'text'), await addField('住房情况', 'choice', 'household', ['平房', '楼房']), await addField('旧栏目', 'text')];
  await clerk().residents.saveCustomField({ customFieldId: stopped, version: 1, target: 'resident', name: '旧栏目', kind: 'text', choices: [], active: false });
  const { columns, customFields } = await read(`姓名,身份证号,车 牌*,民族,备注,住房情况,旧栏目,车牌\n张三,${A},鲁B12345,汉,好,平房,1,2\n`);
  expect(columns.map((column) => [column.title, column.field, column.customFieldId, column.sure])).toEqual([
    ['姓名', 'name', null, 'exact'], ['身份证号', 'idNumber', null, 'exact'], ['车 牌*', 'ignore', plate, 'exact'], ['民族', 'ignore', nation, 'exact'], ['备注', 'note', null, 'exact'],
    ['住房情况', 'ignore', house, 'exact'], ['旧栏目', 'ignore', null, 'none'], ['车牌', 'ignore', null, 'none'],
  ]);
  expect(customFields.map((field) => field.name)).toEqual(['车牌', '民族', '备注', '住房情况']);
  expect(note).toBeGreaterThan(0);
});

test('new people and their household get the values; the same file again changes nothing; another value is a difference to take or to leave', async () => {
  const [steps, since, belief, plate, house] = [await addField('步数', 'number'), await addField('入户日期', 'day'), await addField('信教', 'yesNo'), await addField('车牌', 'text'), await addField('住房', 'choice', 'household', ['平房', '楼房'])];
  const roster = (last: string, home = '平房') => `户号,姓名,身份证号,与户主关系,步数,入户日期,信教,车牌,住房\nF1,张三,${A},户主,"1,200.5",2020年5月1日,否,${last},${home}\nF1,李四,${B},妻,7,,是,,\n`;
  const first = await preview(roster('鲁B1'));
  expect(first.counts).toMatchObject({ new: 2, conflict: 0 });
  expect((await rowsOf(first.previewId))[0]!.custom).toEqual([{ customFieldId: steps, value: '1200.5' }, { customFieldId: since, value: '2020-05-01' }, { customFieldId: belief, value: 'no' }, { customFieldId: plate, value: '鲁B1' }, { customFieldId: house, value: '平房' }]);
  await clerk().imports.commit({ previewId: first.previewId });
  const [zhang, li] = [(await people()).get('张三')!, (await people()).get('李四')!];
  expect(await valuesOf({ residentId: zhang.residentId })).toEqual({ [steps]: '1200.5', [since]: '2020-05-01', [belief]: 'no', [plate]: '鲁B1' });
  expect(await valuesOf({ residentId: li.residentId })).toEqual({ [steps]: '7', [belief]: 'yes' });
  expect(await valuesOf({ householdId: zhang.householdId! })).toEqual({ [house]: '平房' });

  expect((await preview(roster('鲁B1'))).counts).toMatchObject({ new: 0, update: 0, unchanged: 2 });
  // A blank cell erases nothing.
  expect((await preview(roster('', ''))).counts).toMatchObject({ update: 0, unchanged: 2 });
  const second = await preview(roster('鲁B2', '楼房'));
  expect((await rowsOf(second.previewId)).map((row) => row.changes)).toEqual([[{ field: `custom.${plate}`, oldValue: '鲁B1', newValue: '鲁B2' }, { field: `custom.${house}`, oldValue: '平房', newValue: '楼房' }], []]);
  expect(await clerk().imports.commit({ previewId: second.previewId, rows: [{ row: 2, as: 'import', leave: [`custom.${plate}`] }] })).toMatchObject({ updatedRows: 1, unchangedRows: 1 });
  expect([(await valuesOf({ residentId: zhang.residentId }))[plate], await valuesOf({ householdId: zhang.householdId! })]).toEqual(['鲁B1', { [house]: '楼房' }]);
  // Who and when stand with the value; the field history of the person is not written twice.
  expect((await clerk().residents.customValues({ householdId: zhang.householdId! })).values[0]).toMatchObject({ by: 'clerk甲' });
  expect((await clerk().residents.file({ residentId: zhang.residentId })).changes.filter((change) => change.field.includes('custom'))).toEqual([]);
});

test.each<{ kind: CustomKind; cell: string; code: string; shown: string }>([
  { kind: 'number', cell: '三档', code: 'custom_number', shown: '栏目：三档' }, { kind: 'number', cell: '1.23456', code: 'custom_number', shown: '栏目：1.23456' },
  { kind: 'day', cell: '2026-02-30', code: 'custom_day', shown: '栏目：2026-02-30' }, { kind: 'day', cell: '5月', code: 'custom_day', shown: '栏目：5月' }, { kind: 'day', cell: '45000', code: 'custom_day', shown: '栏目：45000' },
  { kind: 'choice', cell: '别墅', code: 'custom_choice', shown: '栏目：别墅' }, { kind: 'yesNo', cell: '也许', code: 'custom_yes_no', shown: '栏目：也许' },
  { kind: 'text', cell: '37029919520307101X', code: 'custom_secret', shown: '栏目' }, { kind: 'text', cell: '6217 0000 0000 0000 012', code: 'custom_secret', shown: '栏目' },
  { kind: 'number', cell: '6217000000000000012', code: 'custom_secret', shown: '栏目' }, { kind: 'text', cell: '长'.repeat(201), code: 'custom_long', shown: '栏目' },
])('a cell of $kind that says $cell holds its row with $code, goes back with the reason, and comes in without the cell when told so', async ({ kind, cell, code, shown }) => {
  const field = await addField('栏目', kind, 'resident', kind === 'choice' ? ['平房', '楼房'] : []);
  const { previewId, counts } = await preview(`姓名,身份证号,栏目\n张三,${A},${cell}\n`);
  expect(counts).toMatchObject({ new: 0, conflict: 1 });
  const [row] = await rowsOf(previewId);
  expect(row).toMatchObject({ row: 2, findings: [{ code, shown }], custom: [] });
  const { fileId } = await clerk().imports.rejectedWorkbook({ previewId });
  const { core } = office.office;
  const back = await openWorkbook(core.shelf.of(core.sessions.find(await office.token('clerk'), 60).key).take(fileId).bytes, '退回.xlsx');
  if (!back.ok) throw new Error(back.code);
  const text = back.workbook.sheets[0]!.rows.map((each) => each.cells.map((one) => cellText(one)).join('|'));
  expect(text[0]).toBe('姓名|身份证号|栏目|户号|退回原因');
  expect(text[1]).toContain('自定义项');
  await clerk().imports.commit({ previewId, acceptCodes: [code as 'custom_day'] });
  expect(await valuesOf({ residentId: (await people()).get('张三')!.residentId })).toEqual({});
  expect(field).toBeGreaterThan(0);
});

test('a field that is stopped, given twice or beside another meaning is refused; a preview is stale once a value or a field was changed', async () => {
  const family = await enterFamily(office, '赵');
  const plate = await addField('车牌', 'text');
  const { input } = await read(`姓名,身份证号,车牌,其他\n张三,${A},鲁B1,x\n`);
  for (const [custom, code] of [[{ '2': 999 }, 'not_found'], [{ '2': plate, '3': plate }, 'invalid_input'], [{ '0': plate }, 'invalid_input']] as const) {
    expect((await refusalOf(clerk().imports.preview({ ...input, custom }))).code).toBe(code);
  }
  const { previewId } = await clerk().imports.preview(input);
  await clerk().residents.setCustomValues({ residentId: family.father, values: [{ customFieldId: plate, value: '鲁B9' }] });
  expect((await refusalOf(clerk().imports.commit({ previewId }))).code).toBe('import_preview_stale');
  const again = await clerk().imports.preview(input);
  await clerk().residents.saveCustomField({ customFieldId: plate, version: 1, target: 'resident', name: '车牌', kind: 'text', choices: [], active: false });
  expect((await refusalOf(clerk().imports.commit({ previewId: again.previewId }))).code).toBe('import_preview_stale');
  expect((await refusalOf(clerk().imports.preview(input))).code).toBe('not_found');
  expect((await people()).has('张三')).toBe(false);
});

test('a column given a field by hand is remembered with the form, and goes back under the name of the field', async () => {
  const plate = await addField('车牌', 'text');
  const roster = `姓名,身份证号,机动车\n张三,${A},鲁B1\n李四,${B.slice(0, 17)}0,鲁B2\n`;
  const { input, columns } = await read(roster);
  expect(columns[2]).toMatchObject({ field: 'ignore', customFieldId: null });
  const { previewId } = await clerk().imports.preview({ ...input, custom: { '2': plate } });
  await clerk().imports.commit({ previewId });
  expect(await valuesOf({ residentId: (await people()).get('张三')!.residentId })).toEqual({ [plate]: '鲁B1' });
  expect((await read(roster)).columns[2]).toMatchObject({ field: 'ignore', customFieldId: plate, sure: 'remembered' });
  const { fileId } = await clerk().imports.rejectedWorkbook({ previewId });
  expect((await clerk().imports.read({ fileId })).header!.columns.find((column) => column.customFieldId !== null)).toMatchObject({ title: '车牌', customFieldId: plate });
});
