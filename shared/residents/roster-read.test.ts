import { describe, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import { codesOf, statusOf } from './roster-codes.ts';
import { findHeader, proposedMapping } from './roster-header.ts';
import { readRoster } from './roster-read.ts';
import { type RosterRowRead, runSlices } from './roster-row.ts';
import type { RosterCell, RosterMerge, RosterSheet } from './roster-sheet.ts';

const today = day('2026-09-08');
type Value = string | RosterCell;
const cell = (value: Value): RosterCell => (typeof value !== 'string' ? value : value === '' ? { kind: 'blank' } : { kind: 'text', text: value });
const number = (raw: string): RosterCell => ({ kind: 'number', value: Number(raw), raw });
const covered = (row: number, col: number): RosterCell => ({ kind: 'merged', of: { row, col } });

function read(rows: Value[][], options: { merges?: RosterMerge[]; hidden?: number[] } = {}): RosterRowRead[] {
  const sheet: RosterSheet = {
    name: 'S', hidden: false, hiddenColumns: [], merges: options.merges ?? [],
    rows: rows.map((row, index) => ({ number: index + 1, hidden: options.hidden?.includes(index + 1) ?? false, cells: row.map(cell) })),
  };
  const header = findHeader(sheet);
  if (header === null) throw new Error('no header');
  return runSlices(readRoster(sheet, header, proposedMapping(header), today));
}

const HEAD = ['姓名', '身份证号', '性别', '出生日期', '电话', '银行卡号'];
const A = '37029919520307101X';
/** One row under HEAD. */
function one(row: Value[]): RosterRowRead {
  const found = read([HEAD, row])[1];
  if (found === undefined) throw new Error('no row');
  return found;
}

describe('values and their codes', () => {
  const rows: [name: string, row: Value[], status: string, codes: string[], values: Record<string, unknown>][] = [
    ['a clean row', ['张三', A, '男', '1952-03-07', '13800005678', '6217000000000000012'], 'accept', [], { idNumber: A, sex: '1', birthDate: '1952-03-07', phone: '13800005678', bankAccount: '6217000000000000012' }],
    ['birth and sex from the ID number', ['李四', '370299196308152021'], 'accept', [], { sex: '2', birthDate: '1963-08-15' }],
    ['blanks in the ID number', ['张三', '370299 19520307 101X'], 'accept', ['id_cleaned'], { idNumber: A }],
    ['full-width digits and small x', ['张三', '３７０２９９19520307101ｘ'], 'accept', ['id_cleaned'], { idNumber: A }],
    ['a leading apostrophe', ['张三', `'${A}`], 'accept', ['id_cleaned'], { idNumber: A }],
    ['15 digits', ['张三', '370299520307101'], 'accept_warn', ['id_15_upgraded'], { idNumber: A }],
    ['15 digits as a number', ['张三', number('370299520307101')], 'accept_warn', ['id_15_upgraded'], { idNumber: A }],
    ['scientific notation', ['张三', '3.7E+17'], 'reject', ['id_excel_damaged'], { idNumber: null, birthDate: null }],
    ['a number cell', ['张三', number('370299195203071000')], 'reject', ['id_number_cell'], { idNumber: null }],
    ['a number cell with exponent', ['张三', number('3.7029919520307E+17')], 'reject', ['id_number_cell'], { idNumber: null }],
    ['a number cell whose check digit fits', ['李四', number('370299196308152021')], 'reject', ['id_number_cell'], { idNumber: null }],
    ['zeros at the end', ['张三', '370299195203071000'], 'reject', ['id_excel_damaged'], { idNumber: null }],
    ['17 digits', ['张三', '37029919520307101'], 'reject', ['id_length'], {}],
    ['a letter inside', ['张三', '37029919520307A01X'], 'reject', ['id_characters'], {}],
    ['no such day', ['张三', '370299195202301015'], 'reject', ['id_date_impossible'], {}],
    ['born tomorrow', ['张三', '370299202709081017'], 'reject', ['id_born_in_future'], {}],
    ['a wrong check digit', ['张三', '370299195203071011'], 'reject', ['id_check_digit'], {}],
    ['an error in the ID cell', ['张三', { kind: 'error', code: '#N/A' }], 'reject', ['id_cell_error'], {}],
    ['a formula never calculated', ['张三', { kind: 'formula_without_value' }], 'reject', ['id_cell_error'], {}],
    ['the other sex', ['张三', A, '女'], 'review', ['sex_conflicts_id'], { sex: '1' }],
    ['another birth date', ['张三', A, '男', '1953-03-07'], 'review', ['birth_conflicts_id'], { birthDate: '1952-03-07' }],
    ['year and month only, with ID', ['张三', A, '', '1952-3'], 'accept_warn', ['birth_month_only'], { birthDate: '1952-03-07' }],
    ['year and month only, without ID', ['张三', '', '男', '1950-3'], 'review', ['id_missing', 'birth_month_only'], { birthDate: null }],
    ['dots', ['张三', '', '男', '1950.3.2'], 'accept_warn', ['id_missing'], { birthDate: '1950-03-02' }],
    ['Chinese date', ['张三', '', '男', '1950年3月2日'], 'accept_warn', ['id_missing'], { birthDate: '1950-03-02' }],
    ['eight digits', ['张三', '', '男', number('19500302')], 'accept_warn', ['id_missing'], { birthDate: '1950-03-02' }],
    ['a date cell', ['张三', '', '男', { kind: 'date', day: '1950-03-02', raw: '18324' }], 'accept_warn', ['id_missing'], { birthDate: '1950-03-02' }],
    ['a serial without date format', ['张三', '', '男', number('18324')], 'accept_warn', ['id_missing', 'birth_from_serial'], { birthDate: '1950-03-02' }],
    ['a serial that the ID number bears out', ['张三', A, '男', number('19060')], 'accept', [], { birthDate: '1952-03-07' }],
    ['a two-digit year', ['张三', '', '男', '50.3.2'], 'review', ['id_missing', 'birth_ambiguous'], { birthDate: null }],
    ['a day that does not exist', ['张三', '', '男', '1950-2-30'], 'review', ['id_missing', 'birth_impossible'], { birthDate: null }],
    ['neither ID nor birth date', ['张三', '', '男'], 'reject', ['id_and_birth_missing'], {}],
    ['no name', ['', A], 'reject', ['name_missing'], {}],
    ['an error for a name', [{ kind: 'error', code: '#REF!' }, A], 'reject', ['name_cell_error'], {}],
    ['a wide blank in a short name', ['张　三', A], 'accept', ['name_blanks_removed'], { name: '张三' }],
    ['another dot in a minority name', ['阿依古丽•买买提', '370299196308152021'], 'accept', ['name_dot_unified'], { name: '阿依古丽·买买提' }],
    ['a rare character', ['王㐂𠮷', A], 'accept', [], { name: '王㐂𠮷' }],
    ['a lost character', ['王?', A], 'review', ['name_character_lost'], {}],
    ['a remark in the name', ['张三（已故）', A], 'review', ['name_odd'], {}],
    ['a telephone as a number', ['张三', A, '', '', number('1.3800005678E10')], 'accept', [], { phone: '13800005678' }],
    ['two telephones', ['张三', A, '', '', '13800005678/0532-87654321'], 'accept_warn', ['phone_several'], { phone: '13800005678' }],
    ['a telephone too short', ['张三', A, '', '', '1380000567'], 'accept_warn', ['phone_unusable'], { phone: null }],
    ['a card with a wrong digit', ['张三', A, '', '', '', '6217000000000000013'], 'review', ['account_luhn'], { bankAccount: null }],
    ['a card as a number', ['张三', A, '', '', '', number('6217000000000000000')], 'review', ['account_damaged'], { bankAccount: null }],
    ['the serial of a social-security card', ['张三', A, '', '', '', 'A12345678'], 'review', ['account_is_card_serial'], {}],
    ['an error elsewhere', ['张三', A, '', '', { kind: 'error', code: '#N/A' }], 'review', ['cell_error'], { phone: null }],
    ['a formula elsewhere', ['张三', A, '', '', { kind: 'formula_without_value' }], 'review', ['formula_without_value'], {}],
    ['a sex nobody can read', ['张三', A, '?'], 'accept_warn', ['sex_unreadable'], { sex: '1' }],
    ['a name with a formula sign', ["'=张三", A], 'review', ['name_odd'], {}],
  ];
  test.each(rows)('%s', (_name, row, status, codes, values) => {
    const found = one(row);
    expect({ status: statusOf(found.findings), codes: codesOf(found.findings) }).toEqual({ status, codes });
    expect(found.person).toMatchObject(values);
  });
});

test.each<[string, string, string | undefined]>([
  ['银行卡号', '6217000000000000012', 'card'], ['社保卡银行账号', '6217000000000000012', 'socialSecurity'], ['社会保障卡账号', '6217000000000000012', 'socialSecurity'], ['社保卡/银行卡号', '6217000000000000012', 'card'], ['社保卡银行账号', '801234567890', 'passbook'],
])('under %s, %s is a %s', (title, account, kind) => {
  expect(read([['姓名', '身份证号', title], ['张三', A, account]])[1]?.person?.bankKind).toBe(kind);
});

describe('rows without a person', () => {
  test('are skipped by name, each exactly once', () => {
    const rows = read(
      [
        ['某社区花名册'], HEAD, ['张三', A, '男'], HEAD, ['', '  ', ''], ['第一网格'], ['李四', '370299196308152021', '女'], ['合　计', '2人', '', '', '', ''], ['备注：以上数据截至9月'], ['制表人：王五', '', '审核人：赵六', '2026年9月1日'],
      ],
      { merges: [{ top: 6, left: 0, bottom: 6, right: 5 }] },
    );
    expect(rows.map((row) => row.row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(rows.map((row) => codesOf(row.findings).join())).toEqual(['title_row', 'header_row', '', 'header_repeated', 'blank_row', 'section_row', '', 'total_row', 'footnote_row', 'footnote_row']);
  });

  test('a row that may be somebody is never skipped', () => {
    const rows = read([HEAD, ['', A], ['小计', A], ['注某', '', '女', '1950-03-02']]);
    expect(rows.slice(1).every((row) => row.person !== null)).toBe(true);
  });

  test('hidden rows are held', () => {
    expect(codesOf(read([HEAD, ['张三', A]], { hidden: [2] })[1]?.findings ?? [])).toEqual(['row_hidden']);
  });
});

describe('households', () => {
  const FULL = ['户号', '姓名', '身份证号', '与户主关系', '电话'];
  const B = '370299196308152021';
  const C = '370299201609014048';
  const D = '370299192801013035';
  const keys = (rows: RosterRowRead[]): (string | null)[] => rows.slice(1).map((row) => row.householdKey);

  test('by number, in any order', () => {
    expect(keys(read([FULL, ['8', '张三', A, '户主'], ['9', '王五', D, '户主'], ['8', '李四', B, '妻']]))).toEqual(['no:8', 'no:9', 'no:8']);
  });
  test('by order: a head begins a household', () => {
    const rows = read([FULL, ['', '张三', A, '户主'], ['', '李四', B, '妻'], ['', '王五', D, '本人'], ['', '小王', C, '孙女']]);
    expect(keys(rows)).toEqual(['row:2', 'row:2', 'row:4', 'row:4']);
    expect(rows[3]?.person?.relationCode).toBe('02');
  });
  test('by merged cells of the number; a merged telephone stays with its row', () => {
    const merges = [{ top: 2, left: 0, bottom: 3, right: 0 }, { top: 2, left: 4, bottom: 3, right: 4 }];
    const rows = read([FULL, ['8', '张三', A, '户主', '13800005678'], [covered(2, 0), '李四', B, '妻', covered(2, 4)]], { merges });
    expect(keys(rows)).toEqual(['no:8', 'no:8']);
    expect(rows[2]?.person?.phone).toBeNull();
    expect(codesOf(rows[2]?.findings ?? [])).toEqual(['merged_not_spread']);
  });
  test('two heads hold both rows, no head warns', () => {
    const rows = read([FULL, ['8', '张三', A, '户主'], ['8', '李四', B, '户主'], ['9', '王五', D, '父亲']]);
    expect(rows.slice(1).map((row) => codesOf(row.findings).join())).toEqual(['two_heads', 'two_heads', 'household_without_head']);
  });
  test('an unknown relation becomes 80 with a warning, a missing one too', () => {
    const rows = read([FULL, ['8', '张三', A, '户主'], ['8', '李四', B, '老铁'], ['8', '王五', D, '']]);
    expect(rows.slice(2).map((row) => codesOf(row.findings).join())).toEqual(['relation_unknown', 'relation_missing']);
  });
});

describe('people twice', () => {
  test('the same content once more is skipped, other content holds both', () => {
    const rows = read([HEAD, ['张三', A, '男'], ['张三', A, '男'], ['李四', '370299196308152021', '女'], ['李四', '370299196308152021', '女', '', '13800005678']]);
    expect(rows.slice(1).map((row) => codesOf(row.findings).join())).toEqual(['', 'duplicate_in_file', 'duplicate_differs', 'duplicate_differs']);
  });
  test('a row without ID number may be the other one of that name and birthday', () => {
    const rows = read([HEAD, ['张三', A, '男'], ['张三', '', '男', '1952-03-07']]);
    expect(codesOf(rows[2]?.findings ?? [])).toEqual(['id_missing', 'same_name_and_birth']);
  });
  test('one account of two people is mentioned', () => {
    const rows = read([HEAD, ['张三', A, '', '', '', '6217000000000000012'], ['李四', '370299196308152021', '', '', '', '6217000000000000012']]);
    expect(codesOf(rows[2]?.findings ?? [])).toEqual(['account_shared']);
  });
});

describe('employment in the words offices write', () => {
  test.each([
    ['在业', 'employed'], ['外出务工', 'employed'], ['企业职工', 'employed'], ['是', 'employed'], ['灵活就业', 'flexible'], ['个体工商户', 'selfEmployed'], ['自主创业', 'selfEmployed'], ['务农', 'farming'],
    ['失业', 'unemployed'], ['待业', 'unemployed'], ['退休', 'retired'], ['无业', 'none'], ['未就业', 'none'], ['否', 'none'], ['', undefined], ['—', undefined],
  ])('%s → %s', (text, value) => {
    const row = read([['姓名', '身份证号', '就业状况'], ['张三', A, text]])[1]!;
    expect([row.person?.facts.employment, codesOf(row.findings)]).toEqual([value, []]);
  });
  test('a word that says nothing clear is mentioned', () => {
    const row = read([['姓名', '身份证号', '就业情况'], ['张三', A, '其他']])[1]!;
    expect([row.person?.facts.employment, codesOf(row.findings)]).toEqual([undefined, ['fact_unclear']]);
  });
});
