import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Client, OutputOf } from '#shared/contract.ts';
import type { api } from '#shared/api.ts';
import type { importContract } from '#shared/residents/import-contract.ts';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { ROSTER_PEOPLE, rosterWithFaults, type RosterWithFaults } from '#electron/testing/roster-with-faults.ts';
import { openWorkbook } from '#electron/spreadsheet/open-workbook.ts';
import { cellText } from '#electron/spreadsheet/workbook.ts';
import { xlsxBytes } from '#electron/spreadsheet/write-xlsx.ts';

let office: TestOffice;
let roster: RosterWithFaults;
let clerk: Client<typeof api>;
type Previewed = OutputOf<typeof importContract.preview>;

beforeAll(async () => {
  roster = await rosterWithFaults();
});
beforeEach(async () => {
  office = await openTestOffice();
  clerk = office.as('clerk');
  return () => office.close();
});

async function upload(bytes: Uint8Array, name: string): Promise<string> {
  const { core } = office.office;
  const session = core.sessions.find(await office.token('clerk'), 60);
  return core.shelf.of(session.key).put(name, Buffer.from(bytes), 'application/octet-stream').fileId;
}

async function preview(bytes: Uint8Array, name: string): Promise<Previewed> {
  const fileId = await upload(bytes, name);
  const read = await clerk.imports.read({ fileId });
  if (read.header === null || read.sheet === null) throw new Error('no header');
  const mapping = Object.fromEntries(read.header.columns.map((column) => [String(column.index), column.field]));
  return clerk.imports.preview({ fileId, sheet: read.sheet, headerRow: read.header.row, headerRows: read.header.rows, mapping });
}

const csv = (text: string): Uint8Array => new TextEncoder().encode(text);
const count = async (table: 'residents' | 'households' | 'householdMembers' | 'bankAccounts' | 'residentFacts' | 'fieldChanges' | 'imports'): Promise<number> =>
  (await office.sql.selectFrom(table).select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;
const A = '37029919520307101X';
const B = '370299196308152021';

test('a roster with 25 faults: the good rows come in, the rest goes back, mended it comes in, again it changes nothing', async () => {
  const first = await preview(roster.bytes, roster.fileName);
  const skip = roster.faults.filter((fault) => fault.status === 'skip').length + 5;
  expect(first.counts).toEqual({ new: roster.taken, update: 0, unchanged: 0, conflict: roster.held - roster.faults.filter((f) => f.status === 'reject').length, error: roster.faults.filter((f) => f.status === 'reject').length, skip, absent: 0 });
  expect(first.sourceRows).toBe(ROSTER_PEOPLE + 5);
  const result = await clerk.imports.commit({ previewId: first.previewId });
  expect(result).toMatchObject({ newRows: roster.taken, updatedRows: 0, heldRows: roster.held, alreadyDone: false });
  expect(await count('residents')).toBe(roster.taken);
  expect(await clerk.imports.commit({ previewId: first.previewId })).toEqual({ ...result, alreadyDone: true });
  expect(await count('imports')).toBe(1);

  const second = await preview(roster.bytes, roster.fileName);
  expect(second.counts).toMatchObject({ new: 0, update: 0, unchanged: roster.taken, absent: 0 });
  const before = await count('fieldChanges');
  expect(await clerk.imports.commit({ previewId: second.previewId })).toMatchObject({ newRows: 0, updatedRows: 0, newHouseholds: 0 });
  expect([await count('residents'), await count('fieldChanges')]).toEqual([roster.taken, before]);

  const file = await clerk.imports.rejectedWorkbook({ previewId: first.previewId });
  expect(file.rows).toBe(roster.held);
  const mended = await preview(await mend(file.fileId), '退回改好.xlsx');
  expect(mended.counts).toMatchObject({ new: roster.held, conflict: 0, error: 0, update: 0 });
  expect(await clerk.imports.commit({ previewId: mended.previewId })).toMatchObject({ newRows: roster.held, newHouseholds: 0 });
  expect(await count('residents')).toBe(roster.taken + roster.held);
  expect(await count('householdMembers')).toBe(roster.taken + roster.held);
});

test('of a reason only the rows that wait are offered to be confirmed together, never those that are refused', async () => {
  const waiting = `令狐远,${A},H701,户主\n令狐近,${B},H701,户主`;
  const refused = '任我行,,H702,户主\n任我去,,H702,户主';
  const { codes, counts } = await preview(csv(`姓名,身份证号,户号,与户主关系\n${waiting}\n${refused}\n`), '两个户主.csv');
  expect(counts).toMatchObject({ conflict: 2, error: 2 });
  expect(codes.find((each) => each.code === 'two_heads')).toEqual({ code: 'two_heads', rows: 4, confirmable: 2 });
  expect(codes.find((each) => each.code === 'id_and_birth_missing')).toEqual({ code: 'id_and_birth_missing', rows: 2, confirmable: 0 });
});

/** Opens the workbook that came back, puts the right cells in, and saves it with its reasons still there. */
async function mend(fileId: string): Promise<Buffer> {
  const { core } = office.office;
  const session = core.sessions.find(await office.token('clerk'), 60);
  const reply = await openWorkbook(core.shelf.of(session.key).take(fileId).bytes, 'back.xlsx');
  if (!reply.ok) throw new Error(reply.code);
  const [sheet] = reply.workbook.sheets;
  const [header, ...rows] = sheet?.rows ?? [];
  const titles = header?.cells.map(cellText) ?? [];
  expect(titles.at(-1)).toBe('退回原因');
  expect(rows.every((row) => cellText(row.cells.at(-1)).length > 2)).toBe(true);
  const bySequence = new Map([...roster.mended.values()].map((cells) => [String(cells[0]), cells]));
  return xlsxBytes({ sheets: [{
    name: sheet?.name ?? '', columns: titles.map((title) => ({ header: title, width: 12, kind: 'text' as const })),
    rows: rows.map((row) => [...(bySequence.get(cellText(row.cells[0])) ?? []).map((cell) => (typeof cell === 'number' ? String(cell) : cell)), cellText(row.cells.at(-1))]),
  }] });
}

const ROSTER = `户号,姓名,身份证号,与户主关系,电话,银行卡号,家庭住址,网格,低保\n8,张三,${A},户主,13800005678,6217000000000000012,3号楼,第一网格,是\n8,李四,${B},妻,,,,,\n`;

test('writes households, grids, accounts and facts, sealed and dated', async () => {
  const { previewId, newHouseholds, newGrids } = await preview(csv(ROSTER), 'a.csv');
  expect([newHouseholds, newGrids]).toEqual([1, ['第一网格']]);
  await clerk.imports.commit({ previewId, since: '2026-01-01' });
  expect(await office.sql.selectFrom('households').select(['householdNo', 'address', 'openedOn']).execute()).toEqual([{ householdNo: '8', address: '3号楼', openedOn: '2026-01-01' }]);
  expect(await office.sql.selectFrom('householdMembers').select(['relationCode', 'validFrom']).orderBy('id').execute()).toEqual([{ relationCode: '02', validFrom: '2026-01-01' }, { relationCode: '12', validFrom: '2026-01-01' }]);
  expect(await office.sql.selectFrom('bankAccounts').select(['numberMasked', 'holderName']).execute()).toEqual([{ numberMasked: '6217 **** **** 0012', holderName: '张三' }]);
  expect(await office.sql.selectFrom('residentFacts').select(['fact', 'value']).execute()).toEqual([{ fact: 'lowIncome', value: 'dibao' }]);
});

test('differences are listed field by field, a blank erases nothing, a field can be left', async () => {
  await clerk.imports.commit({ previewId: (await preview(csv(ROSTER), 'a.csv')).previewId });
  const changed = `户号,姓名,身份证号,与户主关系,电话,银行卡号,家庭住址,网格,低保\n8,张三,${A},户主,13911112222,6228480000000000018,,,特困\n8,李四,${B},配偶,,,,,\n`;
  const second = await preview(csv(changed), 'b.csv');
  const { rows } = await clerk.imports.previewRows({ previewId: second.previewId, status: 'update' });
  expect(rows.map((row) => [row.row, row.changes])).toEqual([
    [2, [{ field: 'phone', oldValue: '138****5678', newValue: '139****2222' }, { field: 'bankAccount', oldValue: '6217 **** **** 0012', newValue: '6228 **** **** 0018' }, { field: 'fact.lowIncome', oldValue: 'dibao', newValue: 'tekun' }]],
    [3, [{ field: 'relation', oldValue: '12', newValue: '10' }]],
  ]);
  expect(await clerk.imports.commit({ previewId: second.previewId, rows: [{ row: 2, as: 'import', leave: ['phone'] }, { row: 3, as: 'skip' }] })).toMatchObject({ updatedRows: 1, skippedRows: 2, newRows: 0 });
  expect(await office.sql.selectFrom('residents').select('phone').where('name', '=', '张三').execute()).toEqual([{ phone: '13800005678' }]);
  expect(await office.sql.selectFrom('bankAccounts').select('numberMasked').where('withdrawnAt', 'is', null).where('validTo', 'is', null).execute()).toEqual([{ numberMasked: '6228 **** **** 0018' }]);
  expect(await office.sql.selectFrom('residentFacts').select('value').where('withdrawnAt', 'is', null).where('validTo', 'is', null).execute()).toEqual([{ value: 'tekun' }]);
  expect(await office.sql.selectFrom('householdMembers').select('relationCode').where('withdrawnAt', 'is', null).where('relationCode', '=', '12').execute()).toHaveLength(1);
});

test('people the register may mean are held until somebody decides', async () => {
  await clerk.imports.commit({ previewId: (await preview(csv(`姓名,身份证号,性别,出生日期\n张三,${A},,\n王五,,女,1950-03-02\n`), 'a.csv')).previewId });
  const second = await preview(csv(`姓名,身份证号,性别,出生日期\n张山,${A},,\n王五,370299195003021026,,\n张三,,男,1952-03-07\n`), 'b.csv');
  const { rows } = await clerk.imports.previewRows({ previewId: second.previewId, status: 'conflict' });
  expect(rows.map((row) => [row.registerFindings.map((f) => f.code).join(), row.choices.join()])).toEqual([['register_name_differs', 'import,skip'], ['register_without_id', 'same,new,skip'], ['register_same_name_birth', 'same,new,skip']]);
  const wang = rows[1]?.candidates[0]?.residentId;
  if (wang === undefined) throw new Error('no candidate');
  expect(await clerk.imports.commit({ previewId: second.previewId, rows: [{ row: 2, as: 'import' }, { row: 3, as: 'same', residentId: wang }] })).toMatchObject({ updatedRows: 2, newRows: 0, heldRows: 1 });
  expect(await office.sql.selectFrom('residents').select(['name', 'idNumberMasked']).orderBy('id').execute()).toEqual([{ name: '张山', idNumberMasked: '370299********101X' }, { name: '王五', idNumberMasked: '370299********1026' }]);
});

test('a household of the register: moves and second heads are held, the absent are only listed', async () => {
  const C = '370299201609014048';
  await clerk.imports.commit({ previewId: (await preview(csv(`户号,姓名,身份证号,与户主关系\n8,张三,${A},户主\n8,小王,${C},孙女\n`), 'a.csv')).previewId });
  const second = await preview(csv(`户号,姓名,身份证号,与户主关系\n8,李四,${B},户主\n9,小王,${C},户主\n`), 'b.csv');
  expect(second.counts).toMatchObject({ conflict: 2, absent: 1 });
  const { rows } = await clerk.imports.previewRows({ previewId: second.previewId });
  expect(rows.flatMap((row) => row.registerFindings.map((f) => f.code))).toEqual(['household_has_other_head', 'moves_household']);
  expect((await clerk.imports.absent({ previewId: second.previewId })).rows.map((row) => row.name)).toEqual(['张三']);
  expect(await clerk.imports.commit({ previewId: second.previewId, acceptCodes: ['household_has_other_head', 'moves_household'] })).toMatchObject({ newRows: 1, updatedRows: 1, newHouseholds: 1 });
  const members = await office.sql.selectFrom('householdMembers as m').innerJoin('residents as r', 'r.id', 'm.residentId').innerJoin('households as h', 'h.id', 'm.householdId')
    .select(['r.name', 'h.householdNo', 'm.relationCode']).where('m.withdrawnAt', 'is', null).where('m.validTo', 'is', null).orderBy('r.id').execute();
  expect(members).toEqual([{ name: '张三', householdNo: '8', relationCode: '02' }, { name: '小王', householdNo: '9', relationCode: '02' }, { name: '李四', householdNo: '8', relationCode: '80' }]);
});

test('a household known only by order finds itself again', async () => {
  const text = `姓名,身份证号,与户主关系\n张三,${A},户主\n李四,${B},妻\n`;
  await clerk.imports.commit({ previewId: (await preview(csv(text), 'a.csv')).previewId });
  expect((await preview(csv(text), 'a.csv')).counts).toMatchObject({ unchanged: 2, new: 0, conflict: 0 });
});

test('a mapping is remembered by its header', async () => {
  const fileId = await upload(csv(`姓名,身份证号,号码\n张三,${A},13800005678\n`), 'a.csv');
  const mapping = { '0': 'name', '1': 'idNumber', '2': 'phone' } as const;
  const { previewId } = await clerk.imports.preview({ fileId, sheet: 0, headerRow: 1, mapping });
  await clerk.imports.commit({ previewId });
  const again = await clerk.imports.read({ fileId: await upload(csv(`姓 名,身份证号：,号码\n李四,${B},13800005679\n`), 'b.csv') });
  expect(again.header).toMatchObject({ remembered: true, columns: [{ field: 'name' }, { field: 'idNumber' }, { field: 'phone', sure: 'remembered' }] });
});

test('cancelling rolls everything back and the preview can be confirmed again', async () => {
  const { previewId } = await preview(roster.bytes, roster.fileName);
  const stop = new AbortController();
  const writing = clerk.imports.commit({ previewId }, { signal: stop.signal, onProgress: ({ done }) => { if (done > 0) stop.abort(); } });
  await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
  expect([await count('residents'), await count('households'), await count('imports')]).toEqual([0, 0, 0]);
  expect(await clerk.imports.commit({ previewId })).toMatchObject({ newRows: roster.taken, alreadyDone: false });
});

test('refuses what is stale, foreign, incomplete or unreadable', async () => {
  const one = await preview(csv(ROSTER), 'a.csv');
  const two = await preview(csv(ROSTER), 'a.csv');
  await clerk.imports.commit({ previewId: one.previewId });
  await expect(clerk.imports.commit({ previewId: two.previewId })).rejects.toMatchObject({ code: 'import_preview_stale' });
  await expect(office.as('clerk2').imports.previewRows({ previewId: one.previewId })).rejects.toMatchObject({ code: 'import_preview_gone' });
  await expect(office.as('reviewer').imports.previewRows({ previewId: one.previewId })).rejects.toMatchObject({ code: 'not_allowed' });
  const fileId = await upload(csv(ROSTER), 'a.csv');
  await expect(clerk.imports.preview({ fileId, sheet: 0, headerRow: 1, mapping: { '1': 'name' } })).rejects.toMatchObject({ code: 'import_mapping_incomplete' });
  await expect(clerk.imports.preview({ fileId, sheet: 4, headerRow: 1, mapping: { '1': 'name', '2': 'idNumber' } })).rejects.toMatchObject({ code: 'import_layout_unknown' });
  await expect(clerk.imports.read({ fileId: await upload(new Uint8Array(0), 'a.xlsx') })).rejects.toMatchObject({ code: 'import_file_refused', data: { refusal: 'empty_file' } });
  const third = await preview(csv(ROSTER), 'a.csv');
  await expect(clerk.imports.commit({ previewId: third.previewId, rows: [{ row: 99, as: 'import' }] })).rejects.toMatchObject({ code: 'import_choice_unknown' });
});
