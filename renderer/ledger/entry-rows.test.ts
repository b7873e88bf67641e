import { describe, expect, test } from 'vitest';
import { dimensionsShown, emptyRow, fillBalance, linesOf, readAmount, totalOf, type EntryRow } from './entry-rows.ts';
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
