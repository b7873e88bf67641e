/** The pure parts: days and amounts as banks write them, headers by themselves, gaps, suggestions. */
import { describe, expect, test } from 'vitest';
import { day } from '../days.ts';
import { fen } from '../money.ts';
import { balanceGaps, inTimeOrder } from './continuity.ts';
import { reconcile } from './reconcile.ts';
import { fieldOfTitle, findHeader, mappingOf, missingOf } from './statement-columns.ts';
import { readDay, readStatementRows } from './statement-rows.ts';
import { certainPairs, suggestMatches, type BankSide, type BookSide } from './suggest-matches.ts';

test.each([
  ['2026-09-08', '2026-09-08'], ['2026/9/8', '2026-09-08'], ['2026.09.08', '2026-09-08'], ['20260908', '2026-09-08'], ['2026年9月8日', '2026-09-08'], ['２０２６－０９－０８', '2026-09-08'],
  ['2026-09-08 10:11:12', '2026-09-08'], ['20260908 101112', '2026-09-08'], ['20260908101112', '2026-09-08'], ['20260908.0', '2026-09-08'], ["'20260908", '2026-09-08'],
  ['2026-02-30', null], ['09/08/2026', null], ['合计', null], ['', null], ['260908', null],
])('the day %j is %j', (text, wanted) => expect(readDay(text)).toBe(wanted));

test.each([
  ['交易日期', 'day'], ['记账日', 'day'], ['借方发生额（元）', 'paidOut'], ['贷方发生额', 'received'], ['支出', 'paidOut'], ['收入金额', 'received'], ['交易金额', 'amount'], ['借贷标志', 'direction'], ['收/支', 'ignore'],
  ['账户余额', 'balance'], ['对方户名', 'counterparty'], ['对方账号', 'ignore'], ['摘要', 'summary'], ['用途', 'summary'], ['交易流水号', 'bankLineId'], ['币种', 'ignore'], ['', 'ignore'],
] as const)('the title %j is %j', (title, wanted) => expect(fieldOfTitle(title)).toBe(wanted));

describe('a header', () => {
  test('is found below titles; sides win over a sum of them', () => {
    const header = findHeader([{ number: 1, cells: ['农商银行账户明细'] }, { number: 3, cells: ['账号', '902'] }, { number: 5, cells: ['交易日期', '金额', '支出', '收入', '摘要', '备注'] }]);
    expect(header?.row).toBe(5);
    expect(header?.columns.map((column) => column.field)).toEqual(['day', 'ignore', 'paidOut', 'received', 'summary', 'summary']);
    expect(missingOf(mappingOf(header!))).toBeNull();
  });
  test.each([[['日期', '摘要'], 'amount'], [['金额', '摘要'], 'day'], [['日期', '支出'], 'amount']] as const)('%j lacks the %s', (titles, missing) => {
    expect(findHeader([{ number: 1, cells: [...titles] }])).toBeNull();
    expect(missingOf(Object.fromEntries(titles.map((title, index) => [String(index), fieldOfTitle(title)])))).toBe(missing);
  });
});

const MAPPING = { '0': 'day', '1': 'amount', '2': 'direction', '3': 'balance', '4': 'summary' } as const;
test.each([
  [['2026-01-02', '5.00', '贷', '9', '甲'], 500], [['2026-01-02', '5.00', '借', '', ''], -500], [['2026-01-02', '-5.00', '支出', '', ''], -500], [['2026-01-02', '1,234.56', '', '', ''], 123_456],
  [['2026-01-02', '0.00', '贷', '', ''], 'skipped'], [['合计', '5.00', '', '', ''], 'skipped'], [['', '', '', '', '打印人：某'], 'skipped'],
  [['2026-01-02', '5.00', '某', '', ''], 'direction'], [['2026-01-02', '五元', '', '', ''], 'amount'], [['2026-13-02', '5', '', '', ''], 'day'], [['2026-01-02', '5', '', 'abc', ''], 'balance'], [['2026-01-02', '0.005', '', '', ''], 'amount'],
])('the row %j reads as %j', (cells, wanted) => {
  const read = readStatementRows([{ number: 1, cells: [] }, { number: 2, cells }], 1, MAPPING);
  expect(read.lines[0]?.amountFen ?? read.faults[0]?.what ?? (read.skipped === 1 ? 'skipped' : 'nothing')).toBe(wanted);
});

test('a gap is told once, and lines without a balance are passed over', () => {
  const line = (amount: number, balance: number | null) => ({ amountFen: fen(amount), balanceFen: balance === null ? null : fen(balance) });
  expect(balanceGaps(fen(0), [line(5, 5), line(5, null), line(5, 15), line(5, 30), line(5, 35)])).toEqual([{ position: 3, expectedFen: 20, statedFen: 30, differenceFen: 10 }]);
  expect(balanceGaps(null, [line(5, 100)])).toEqual([]);
});

test('lines newest first are turned round, also within one day', () => {
  const line = (on: string, amount: number, balance: number) => ({ day: on, amountFen: fen(amount), balanceFen: fen(balance) });
  const lines = [line('2026-01-01', 5, 5), line('2026-01-01', 7, 12), line('2026-01-01', -2, 10)];
  expect(inTimeOrder(lines.toReversed())).toEqual(lines);
  expect(inTimeOrder(lines)).toEqual(lines);
});

test('the four groups', () => {
  const item = (amount: number) => ({ day: day('2026-01-01'), amountFen: fen(amount) });
  expect(reconcile(fen(1000), fen(900), [item(50), item(-20)], [item(30), item(-100)])).toMatchObject({ bankReceived: [item(50)], bankPaid: [item(-20)], bookReceived: [item(30)], bookPaid: [item(-100)], adjustedBankFen: 930, adjustedBookFen: 930, differenceFen: 0 });
});

const bank = (statementLineId: number, on: string, amount: number, more: Partial<BankSide> = {}): BankSide => ({ statementLineId, day: day(on), amountFen: fen(amount), counterparty: '', summary: '', draftVoucherId: null, ...more });
const book = (voucherLineId: number, on: string, amount: number, more: Partial<BookSide> = {}): BookSide => ({ voucherLineId, voucherId: voucherLineId, day: day(on), amountFen: fen(amount), summary: '', counterparty: null, ...more });

describe('matching', () => {
  test('only what is alone on both sides is certain', () => {
    expect(certainPairs([bank(1, '2026-01-01', 5), bank(2, '2026-01-02', 6), bank(3, '2026-01-02', 6), bank(4, '2026-01-03', 7)], [book(1, '2026-01-01', 5), book(2, '2026-01-02', 6), book(3, '2026-01-03', 7), book(4, '2026-01-03', 7)]))
      .toEqual([{ statementLineId: 1, voucherLineId: 1, way: 'exact' }]);
  });
  test('a voucher made from the line is certain on any day', () => {
    expect(certainPairs([bank(1, '2026-01-01', 5, { draftVoucherId: 9 })], [book(3, '2026-02-01', 5, { voucherId: 9 })])).toEqual([{ statementLineId: 1, voucherLineId: 3, way: 'rule' }]);
  });
  test('others are suggested within the window, the same payee first', () => {
    const found = suggestMatches([bank(1, '2026-01-10', 5, { counterparty: '王二' })], [book(1, '2026-01-09', 5), book(2, '2026-01-11', 5, { summary: '收王二房租' }), book(3, '2026-02-20', 5), book(4, '2026-01-10', -5)]);
    expect(found.map((one) => [one.voucherLineId, one.reasons])).toEqual([[2, ['nearDay', 'samePayee', 'severalAlike']], [1, ['nearDay', 'severalAlike']]]);
  });
});
