import { describe, expect, test } from 'vitest';
import { chooseSheet, findHeader, headerSignature, proposedMapping } from './roster-header.ts';
import type { RosterField } from './roster-fields.ts';
import type { RosterCell, RosterMerge, RosterSheet } from './roster-sheet.ts';

const cell = (value: string | number): RosterCell =>
  value === '' ? { kind: 'blank' } : typeof value === 'number' ? { kind: 'number', value, raw: String(value) } : { kind: 'text', text: value };

/** A sheet from rows of values; merges as [top, left, bottom, right] with covered cells set as the reader sets them. */
function sheetOf(rows: (string | number)[][], merges: [number, number, number, number][] = [], name = 'Sheet1', hidden = false): RosterSheet {
  const cells = rows.map((row) => row.map((value) => cell(value)));
  for (const [top, left, bottom, right] of merges) {
    for (let row = top; row <= bottom; row += 1) {
      for (let col = left; col <= right; col += 1) {
        if (row !== top || col !== left) (cells[row - 1] ??= [])[col] = { kind: 'merged', of: { row: top, col: left } };
      }
    }
  }
  return {
    name, hidden, hiddenColumns: [], merges: merges.map(([top, left, bottom, right]): RosterMerge => ({ top, left, bottom, right })),
    rows: cells.map((row, index) => ({ number: index + 1, hidden: false, cells: Array.from(row, (c) => c ?? { kind: 'blank' as const }) })),
  };
}

const person = ['1', '张三', '37029919520307101X', '男', '户主', '13800000000'];
type Case = [name: string, sheet: RosterSheet, top: number, bottom: number, fields: RosterField[]];

const cases: Case[] = [
  ['the header in the first row', sheetOf([['序号', '姓名', '身份证号', '性别', '与户主关系', '联系电话'], person]), 1, 1, ['sequence', 'name', 'idNumber', 'sex', 'relation', 'phone']],
  ['titles above the header', sheetOf([['某某社区居民花名册'], ['填报单位：某某社区', '', '', '2026年9月'], ['序号', '姓名', '身份证号码', '性别', '关系', '手机号'], person], [[1, 0, 1, 5]]), 3, 3, ['sequence', 'name', 'idNumber', 'sex', 'relation', 'phone']],
  ['blanks, line breaks, stars and full-width signs', sheetOf([['序  号', '姓\u3000名', '公民身份\n号码（必填）', '＊性别', '与户主\r\n关系', '联系电话：'], person]), 1, 1, ['sequence', 'name', 'idNumber', 'sex', 'relation', 'phone']],
  ['several words in one cell', sheetOf([['编号', '名字', '证件号码(身份证)', '性别', '关系', '手机号/电话'], person]), 1, 1, ['sequence', 'name', 'idNumber', 'sex', 'relation', 'phone']],
  [
    'two rows with merged groups',
    sheetOf(
      [['序号', '基本信息', '', '', '残疾', '', '', '社保卡', ''], ['', '姓名', '身份证号', '性别', '类别', '等级', '证号', '账号', '开户行'], ['1', '张三', '37029919520307101X', '男', '肢体', '二级', '', '6217000000000000012', '农商行']],
      [[1, 0, 2, 0], [1, 1, 1, 3], [1, 4, 1, 6], [1, 7, 1, 8]],
    ), 1, 2, ['sequence', 'name', 'idNumber', 'sex', 'disabilityCategory', 'disabilityGrade', 'disabilityNo', 'bankAccount', 'bankName'],
  ],
  [
    'two rows without merge information (csv)',
    sheetOf([['序号', '姓名', '身份证号', '住址', '', ''], ['', '', '', '楼栋', '单元', '室'], ['1', '张三', '37029919520307101X', '3', '2', '501']]),
    1, 2, ['sequence', 'name', 'idNumber', 'building', 'unit', 'room'],
  ],
  [
    'the head and his people in groups',
    sheetOf([['户号', '户主', '', '家庭成员', '', ''], ['', '姓名', '身份证号', '姓名', '身份证号', '与户主关系'], ['1', '张三', '37029919520307101X', '李四', '370299196308152021', '妻']], [[1, 0, 2, 0], [1, 1, 1, 2], [1, 3, 1, 5]]),
    1, 2, ['householdNo', 'headName', 'ignore', 'name', 'idNumber', 'relation'],
  ],
  ['one row per household', sheetOf([['户主姓名', '证件号', '家庭住址', '电话'], ['张三', '37029919520307101X', '3号楼', '13800000000']]), 1, 1, ['name', 'idNumber', 'address', 'phone']],
  ['the contact is not the person', sheetOf([['姓名', '身份证号', '联系人姓名', '联系人电话', '手机'], ['张三', '37029919520307101X', '李四', '1', '2']]), 1, 1, ['name', 'idNumber', 'ignore', 'ignore', 'phone']],
  ['the first of two telephones', sheetOf([['姓名', '身份证号', '手机号', '联系电话'], ['张三', '37029919520307101X', '1', '2']]), 1, 1, ['name', 'idNumber', 'phone', 'ignore']],
  ['facts', sheetOf([['姓名', '出生年月', '民族', '政治面貌', '文化程度', '是否党员', '低保', '退役军人', '参保', '是否社员', '备 注'], ['张三', '1952', '汉', '群众', '高中', '否', '', '', '', '是', '']]), 1, 1, ['name', 'birthDate', 'ethnicity', 'political', 'education', 'partyMember', 'lowIncome', 'veteran', 'insured', 'membership', 'note']],
  ['our own rejected-rows workbook', sheetOf([['姓名', '身份证号', '退回原因'], ['张三', '37029919520307101X', '校验码不对']]), 1, 1, ['name', 'idNumber', 'reason']],
];

describe('finds the header', () => {
  test.each(cases)('%s', (_name, sheet, top, bottom, fields) => {
    const header = findHeader(sheet);
    expect(header).toMatchObject({ top, bottom });
    expect(header?.columns.map((column) => column.field)).toEqual(fields);
  });

  test('finds none where no names are', () => {
    expect(findHeader(sheetOf([['科目', '金额'], ['现金', '100']]))).toBeNull();
    expect(findHeader(sheetOf([['张三', '37029919520307101X', '男']]))).toBeNull();
  });
});

describe('chooses the sheet', () => {
  const cover = sheetOf([['某某社区'], ['2026年']], [], '封面');
  const small = sheetOf([['姓名', '电话'], ['张三', '1']], [], '通讯录');
  const full = sheetOf([['姓名', '身份证号', '性别'], ['张三', '37029919520307101X', '男']], [], '花名册');
  const hidden = sheetOf([['姓名', '身份证号', '性别', '户号'], ['张三', '37029919520307101X', '男', '1']], [], '旧花名册', true);
  test('the one with most known columns, never a hidden one', () => {
    expect(chooseSheet([cover, small, full, hidden]).chosen).toBe(2);
    expect(chooseSheet([cover, hidden]).chosen).toBeNull();
    expect(chooseSheet([cover, hidden]).all[1]?.header).not.toBeNull();
  });
});

test('a form is known again by its titles, whatever its blanks', () => {
  const a = findHeader(sheetOf([['姓名', '身份证号'], ['张三', '1']]));
  const b = findHeader(sheetOf([['某社区'], ['姓 名', '身份证号：'], ['张三', '1']]));
  if (a === null || b === null) throw new Error('no header');
  expect(headerSignature(a)).toBe(headerSignature(b));
  expect(proposedMapping(a)).toEqual({ '0': 'name', '1': 'idNumber' });
});
