import { describe, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import type { Id } from '#shared/ids.ts';
import type { CustomKind, CustomTarget } from '#shared/residents/custom-fields.ts';
import type { RosterCustomField } from '#shared/residents/roster-custom.ts';
import type { DryRunLine, DryRunRow } from '#shared/residents/roster-dry-run.ts';
import { ROSTER_PEOPLE, rosterWithFaults } from '#electron/testing/roster-with-faults.ts';
import { xlsxBytes } from '#electron/spreadsheet/write-xlsx.ts';
import { dryRunResidents, type DryRunOptions } from './import-dry-run.ts';

const today = day('2026-09-08');

async function linesOf(bytes: Uint8Array, name: string, options: Partial<DryRunOptions> = {}): Promise<DryRunLine[]> {
  const lines: DryRunLine[] = [];
  for await (const line of dryRunResidents(bytes, name, { today, ...options })) lines.push(line);
  return lines;
}
const rowsOf = (lines: DryRunLine[]): DryRunRow[] => lines.filter((line): line is DryRunRow => 'row' in line);
const csv = (text: string): Uint8Array => new TextEncoder().encode(text);
const A = '37029919520307101X';

test('a roster of 1,320 with 25 planted faults: every row once, every fault named, everybody else accepted', async () => {
  const roster = await rosterWithFaults();
  expect(roster.faults).toHaveLength(25);
  const lines = await linesOf(roster.bytes, roster.fileName);
  expect(lines[0]).toMatchObject({ file: 'import', sheet: '居民花名册' });
  const rows = rowsOf(lines);
  expect(rows.map((row) => row.row)).toEqual(Array.from({ length: 3 + ROSTER_PEOPLE + 2 }, (_, index) => index + 1));
  expect(roster.faults.map(({ row }) => ({ row, status: rows[row - 1]?.status, codes: rows[row - 1]?.codes }))).toEqual(roster.faults.map(({ row, status, codes }) => ({ row, status, codes })));
  const faulty = new Set(roster.faults.map((fault) => fault.row));
  const others = rows.slice(3, 3 + ROSTER_PEOPLE).filter((row) => !faulty.has(row.row));
  expect(others.filter((row) => row.status !== 'accept')).toEqual([]);
  expect(rows.slice(0, 3).map((row) => row.codes[0])).toEqual(['title_row', 'title_row', 'header_row']);
  expect(rows.slice(-2).map((row) => row.codes[0])).toEqual(['total_row', 'footnote_row']);
});

test('is the same every time', async () => {
  const roster = await rosterWithFaults();
  expect(JSON.stringify(await linesOf(roster.bytes, 'a.xlsx'))).toBe(JSON.stringify(await linesOf(roster.bytes, 'a.xlsx')));
});

test('csv counts records, in UTF-8 and GB18030', async () => {
  const utf8 = rowsOf(await linesOf(csv(`姓名,身份证号\n张三,${A}\n`), 'a.csv'));
  expect(utf8).toMatchObject([{ row: 1, status: 'skip' }, { row: 2, status: 'accept', values: { name: '张三', id_number: A, birth_date: '1952-03-07', sex: '男' } }]);
  const gbk = Uint8Array.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xc9, 0xed, 0xb7, 0xdd, 0xd6, 0xa4, 0xba, 0xc5, 0x0a, 0xd5, 0xc5, 0xc8, 0xfd, 0x2c, ...csv(A), 0x0a]);
  expect(rowsOf(await linesOf(gbk, 'b.csv'))[1]).toMatchObject({ values: { name: '张三', id_number: A } });
});

test('what cannot be read is refused with a sentence in the first line', async () => {
  expect(await linesOf(new Uint8Array(0), 'a.xlsx')).toMatchObject([{ file: 'refuse', code: 'empty_file' }]);
  expect(await linesOf(csv('科目,金额\n现金,100\n'), 'a.csv')).toMatchObject([{ file: 'refuse', code: 'header_not_found' }]);
});

test('rows of a second roster are held, those of other sheets are skipped', async () => {
  const column = (header: string): { header: string; width: number; kind: 'text' } => ({ header, width: 20, kind: 'text' });
  const bytes = await xlsxBytes({ sheets: [
    { name: '说明', columns: [column('请先阅读')], rows: [['一、填表']] },
    { name: '一组', columns: [column('姓名'), column('身份证号'), column('性别')], rows: [['张三', A, '男']] },
    { name: '二组', columns: [column('姓名'), column('身份证号')], rows: [['李四', '370299196308152021']] },
  ] });
  const lines = await linesOf(bytes, 'a.xlsx');
  expect(lines[0]).toMatchObject({ file: 'import', sheet: '一组', sheets: ['说明', '一组', '二组'] });
  expect(rowsOf(lines).map((row) => [row.sheet, row.row, row.status, row.codes.join()])).toEqual([
    ['一组', 1, 'skip', 'header_row'], ['一组', 2, 'accept', ''], ['说明', 1, 'skip', 'sheet_without_roster'], ['说明', 2, 'skip', 'sheet_without_roster'],
    ['二组', 1, 'skip', 'header_row'], ['二组', 2, 'review', 'sheet_not_chosen'],
  ]);
});

test('a mapping file names columns by title or letter', async () => {
  const bytes = csv(`姓名,号码,身份证号\n张三,13800005678,${A}\n`);
  expect(rowsOf(await linesOf(bytes, 'a.csv', { mapping: { 号码: 'phone', C: 'idNumber' } }))[1]).toMatchObject({ values: { phone: '13800005678', id_number: A } });
  expect(await linesOf(bytes, 'a.csv', { mapping: { 号码: 'telephone' } })).toMatchObject([{ file: 'refuse', code: 'mapping_unknown' }]);
});

test('an ID number the office has under another name is held', async () => {
  const rows = rowsOf(await linesOf(csv(`姓名,身份证号\n张三,${A}\n`), 'a.csv', { existing: new Map([[A, '张山']]) }));
  expect(rows[1]).toMatchObject({ status: 'review', codes: ['register_name_differs'] });
});

test('merged cells of a real workbook speak for household columns only', async () => {
  const text = (header: string): { header: string; width: number; kind: 'text' } => ({ header, width: 12, kind: 'text' });
  const bytes = await xlsxBytes({ sheets: [{
    name: '花名册', columns: ['户号', '姓名', '身份证号', '与户主关系', '电话', '住址'].map(text),
    rows: [['8', '张三', A, '户主', '13800005678', '3号楼'], ['', '李四', '370299196308152021', '妻', '', '']],
    merges: [{ top: 2, left: 0, bottom: 3, right: 0 }, { top: 2, left: 4, bottom: 3, right: 4 }, { top: 2, left: 5, bottom: 3, right: 5 }],
  }] });
  expect(rowsOf(await linesOf(bytes, 'a.xlsx'))[2]).toMatchObject({ status: 'accept_warn', codes: ['merged_not_spread'], values: { household_no: '8', address: '3号楼', phone: null } });
});

describe('fields the office added itself', () => {
  const field = (id: number, name: string, kind: CustomKind, target: CustomTarget = 'resident', choices: string[] = []): RosterCustomField => ({ customFieldId: id as Id<'customField'>, name, kind, target, choices });
  const fields = [field(1, '车牌', 'text'), field(2, '住房情况', 'choice', 'household', ['平房', '楼房']), field(3, '入住日期', 'day'), field(4, '民族', 'text')];
  const bytes = csv(`姓名,身份证号,车 牌*,住房情况,民族,搬来\n张三,${A},鲁B1,平 房,汉,2020年5月1日\n李四,370299196308152021,6217 0000 0000 0000 012,别墅,,5月\n`);

  test('are filled by the columns of their names, but for words of the register; what they cannot hold is a code', async () => {
    const lines = await linesOf(bytes, 'a.csv', { fields });
    expect(lines[0]).toMatchObject({ mapping: { '车 牌*': 'custom:车牌', 住房情况: 'custom:住房情况', 民族: 'custom:民族', 搬来: 'ignore' } });
    const rows = rowsOf(lines);
    expect(rows[1]).toMatchObject({ status: 'accept', values: { name: '张三', custom: { 车牌: '鲁B1', 住房情况: '平房', 民族: '汉' } } });
    expect(rows[2]).toMatchObject({ status: 'review', codes: expect.arrayContaining(['custom_secret', 'custom_choice']) as unknown, values: { custom: {} } });
  });

  test('can be named in the mapping; a field has one column, a column one meaning', async () => {
    const lines = await linesOf(bytes, 'a.csv', { fields, mapping: { 搬来: 'custom:入住日期', 住房情况: 'custom:车牌', D: 'custom:车牌' } });
    expect(lines[0]).toMatchObject({ mapping: { '车 牌*': 'ignore', 住房情况: 'custom:车牌', 搬来: 'custom:入住日期' } });
    expect(rowsOf(lines)[1]).toMatchObject({ values: { custom: { 车牌: '平 房', 入住日期: '2020-05-01' } } });
    expect(rowsOf(lines)[2]).toMatchObject({ codes: ['custom_day'] });
    const note = await linesOf(bytes, 'a.csv', { fields, mapping: { '车 牌*': 'note' } });
    expect([note[0], rowsOf(note)[1]]).toMatchObject([{ mapping: { '车 牌*': 'note' } }, { values: { note: '鲁B1', custom: { 住房情况: '平房' } } }]);
  });

  test.each([['custom:没有的', { fields }], ['custom:车牌', {}]] as const)('%s is refused where the office has none of that name, or was not asked', async (word, options) => {
    expect(await linesOf(bytes, 'a.csv', { ...options, mapping: { 搬来: word } })).toMatchObject([{ file: 'refuse', code: 'mapping_unknown', message: expect.stringContaining(word) as unknown }]);
  });

  test('are left alone where the office was not asked', async () => {
    const lines = await linesOf(bytes, 'a.csv');
    expect(lines[0]).toMatchObject({ mapping: { '车 牌*': 'ignore', 民族: 'ethnicity' } });
    expect(rowsOf(lines)[1]).toMatchObject({ status: 'accept' });
    expect(rowsOf(lines)[1]?.values).not.toHaveProperty('custom');
  });
});
