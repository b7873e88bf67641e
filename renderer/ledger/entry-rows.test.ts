import { describe, expect, test } from 'vitest';
import { dimensionsShown, emptyRow, fillBalance, linesOf, pasteRows, readAmount, totalOf, type EntryRow } from './entry-rows.ts';
import { matchesAccount } from './find-account.ts';

const row = (key: number, change: Partial<EntryRow>): EntryRow => ({ ...emptyRow(key), summary: '摘要', accountCode: '101', ...change });

describe('the voucher grid', () => {
  test.each([
    ['two rows balance', [row(1, { debitText: '1,234.50' }), row(2, { creditText: '1234.5' })], 0],
    ['a row cannot be read and counts nothing', [row(1, { debitText: 'abc' }), row(2, { creditText: '1' })], -100],
  ])('%s', (_name, rows, differenceFen) => expect(totalOf(rows).differenceFen).toBe(differenceFen));

  test.each([
    ['on the side that lacks', 'credit', [row(1, { debitText: '100' }), row(2, {})], { debitText: '', creditText: '100.00' }],
    ['negative on the other side', 'debit', [row(1, { debitText: '100' }), row(2, {})], { debitText: '-100.00', creditText: '' }],
    ['in place of what stood there', 'credit', [row(1, { debitText: '100' }), row(2, { creditText: '7' })], { creditText: '100.00' }],
    ['empty when nothing lacks', 'credit', [row(1, {}), row(2, { creditText: '7' })], { creditText: '' }],
  ] as const)('= fills in the missing amount %s', (_name, side, rows, filled) => expect(fillBalance(rows, 2, side)[1]).toMatchObject(filled));

  test.each([
    ['no summary', { summary: ' ', debitText: '1' }, 'summaryMissing'],
    ['no account', { accountCode: '', debitText: '1' }, 'accountMissing'],
    ['no amount', {}, 'amountMissing'],
    ['two amounts', { debitText: '1', creditText: '1' }, 'amountBoth'],
    ['an amount with three decimals', { debitText: '1.234' }, 'amountWrong'],
  ])('names the first fault: %s', (_name, change, what) => expect(linesOf([emptyRow(1), row(2, change)])).toEqual({ fault: { lineNo: 2, what } }));

  test('leaves blank rows out and keeps what a row names', () => {
    const made = linesOf([emptyRow(1), row(2, { debitText: '1', dims: { counterparty: ' 甲 ', project: '修路', team: ' ' } })]);
    expect(made).toEqual({ lines: [{ summary: '摘要', accountCode: '101', counterparty: '甲', debitFen: 100, creditFen: 0, project: '修路' }] });
  });

  test.each([
    ['an account that says nothing offers a counterparty', { dimensions: [], offers: [] }, {}, [], ['counterparty']],
    ['what is demanded comes first, then what is offered, then what was asked for', { dimensions: ['project'], offers: ['counterparty'] }, {}, ['team'], ['project', 'counterparty', 'team']],
    ['what is filled in is always shown', { dimensions: [], offers: ['programmeId'] }, { fund: '甲' }, [], ['programmeId', 'fund']],
  ] as const)('%s', (_name, account, dims, shown, expected) => expect(dimensionsShown(row(1, { dims, shown }), { dimensions: [...account.dimensions], offers: [...account.offers] })).toEqual(expected));

  test('reads amounts digit by digit', () => expect([readAmount(''), readAmount('-5.05'), readAmount('１２'), readAmount('x')]).toEqual([0, -505, 1200, null]));
});

test.each([
  ['', true], ['514', true], ['51402', false], ['粮油', true], ['liangyou', true], ['lybt', true], ['zlyb', false],
])('an account is found by %s: %s', (text, found) => {
  expect(matchesAccount({ code: '5140101', name: '粮油补贴', namePinyin: 'liangyoubutie', nameInitials: 'lybt' }, text)).toBe(found);
});

describe('rows pasted from Excel', () => {
  const accounts = [['101', '库存现金'], ['10201', '基本户'], ['50201', '利息'], ['51501', '利息']].map(([code = '', name = '']) => ({ code, name, leaf: true, validTo: null }));
  const shown = (rows: readonly EntryRow[] | null) => rows?.map((each) => [each.summary, each.accountCode, each.debitText, each.creditText]);
  const blank = [emptyRow(1), emptyRow(2)];

  test.each([
    ['by code, by code and name, by name', '收租金\t101\t100\t\r\n收租金\t10201 基本户\t\t60\r\n收租金\t基本户\t\t40\r\n', [['收租金', '101', '100', ''], ['收租金', '10201', '', '60'], ['收租金', '10201', '', '40']]],
    ['without their heading', '摘要\t科目\t借方\t贷方\n付电费\t101\t\t1,234.50', [['付电费', '101', '', '1,234.50']]],
    ['an account of two names, or of none, is asked for and not lost', '付息\t利息\t5\t\n付息\t银行\t\t5', [['付息（科目：利息）', '', '5', ''], ['付息（科目：银行）', '', '', '5']]],
  ])('%s', (_name, text, expected) => expect(shown(pasteRows(blank, 1, text, accounts))).toEqual(expected));

  test('go in where they are pasted and push typed rows down', () => {
    const rows = [row(1, { summary: '甲' }), emptyRow(2), row(3, { summary: '丙' })];
    const pasted = pasteRows(rows, 2, '乙\t101\t1\t\n乙\t10201\t\t1', accounts);
    expect(pasted?.map((each) => each.summary)).toEqual(['甲', '乙', '乙', '丙']);
    expect(new Set(pasted?.map((each) => each.key)).size).toBe(4);
  });

  test.each([['one cell', '摘要文字'], ['two cells', '甲\t乙'], ['nothing', '']])('%s is an ordinary paste', (_name, text) => expect(pasteRows(blank, 1, text, accounts)).toBeNull());
});
