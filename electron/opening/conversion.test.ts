/** The wizard from the chart of 2004: nothing by code alone, 应付福利费 asks, both trial balances tie to the fen, the new books open with it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { openBooks, type Books } from '#electron/testing/books.ts';
import { day, month } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import type { Conversion } from '#shared/opening/contract.ts';
import { compareTable, lowestRows, type Target } from '#shared/opening/conversion.ts';
import { readOldChart } from './convert-chart.ts';

let books: Books;
beforeAll(async () => { books = await openBooks({ startMonth: '2024-01', now: '2024-01-10T01:00:00.000Z' }); });
afterAll(() => books.office.close());
const opening = () => books.office.as('accountant').opening;
const set = () => ({ accountSetId: books.accountSetId });
const HEAD = '科目编码,科目名称,借方,贷方,往来单位';
const csv = (...lines: string[]) => Buffer.from(`${[HEAD, ...lines].join('\n')}\n`, 'utf8');

async function start(...lines: string[]) {
  const upload = books.office.office.receiveFile(await books.office.token('accountant'), '旧账.csv', csv(...lines));
  if (!upload.ok) throw new Error(upload.code);
  const { header, sheet } = await opening().readFile({ fileId: upload.value.fileId });
  const mapping = Object.fromEntries(header!.columns.map((column) => [String(column.index), column.field]));
  return opening().startConversion({ ...set(), fileId: upload.value.fileId, sheet, headerRow: header!.row, mapping });
}
const state = async (): Promise<Conversion> => (await opening().conversion(set()))!;

const OLD = [
  '101,现金,120.50,', '102,银行存款,9000,', '10201,信用社基本户,6000,', '10202,农行专户,3000,', '113,内部往来,80,', '113,内部往来,50,,一组', '113,内部往来,30,,二组', '131,牲畜（禽）资产,500,', '151,固定资产,40000,', '152,累计折旧,,9000',
  '153,固定资产清理,70,', '154,在建工程,1000,', '202,应付款,,2000', '211,应付工资,,300', '212,应付福利费,,770.50', '301,资本,,20000', '311,公积公益金,,15000', '322,收益分配,,3700',
];

describe('an old trial balance is refused', () => {
  test.each([
    ['of the new chart: 514 is no account of 2004', ['514,公益支出,5,', '301,资本,,5'], 'conversion_rows_refused', { fault: 'unknownOld' }],
    ['of the new chart: 153 was not 在建工程', ['153,在建工程,5,', '301,资本,,5'], 'conversion_rows_refused', { fault: 'oldNameDiffers', shown: '固定资产清理' }],
    ['with a sum that is not that of its rows', ['102,银行存款,5,', '10201,基本户,4,', '301,资本,,5'], 'conversion_rows_refused', { fault: 'oldSubtotalDiffers', shown: '1' }],
    ['with an amount of words', ['101,现金,五,', '301,资本,,5'], 'conversion_rows_refused', { fault: 'amount' }],
    ['that does not balance', ['101,现金,5,', '301,资本,,4'], 'balance_unbalanced', { differenceFen: 100 }],
    ['without a balance', ['101,现金,0,'], 'balance_empty', {}],
  ])('%s', async (_name, lines, code, data) => {
    await expect(start(...lines)).rejects.toMatchObject({ code, data });
    expect(await opening().conversion(set())).toBeNull();
  });
});

test('from the old balances to the opening voucher, with every trap on the way', async () => {
  const { version } = await start(...OLD);
  let now = await state();
  expect(now).toMatchObject({ version, status: 'open', beforeDebitFen: 5_077_050, beforeCreditFen: 5_077_050, openChecks: 9, ties: false });
  const codeOf = (name: string) => now.rows.find((row) => row.name === name)?.target?.parts.map((part) => part.code);
  // Codes that mean something else, and what is swapped.
  expect([codeOf('固定资产清理'), codeOf('在建工程'), codeOf('应付款')]).toEqual([['154'], ['153'], ['21199']]);
  // Bank accounts of the old books become details of 102, one each.
  expect(now.rows.filter((row) => row.code.startsWith('102')).map((row) => row.target?.parts[0])).toMatchObject([{ code: '10203', name: '信用社基本户' }, { code: '10204', name: '农行专户' }]);
  // Nobody decides for the people what happens to the welfare fund, the animals and the wages.
  expect(now.rows.filter((row) => row.fault !== null).map((row) => [row.name, row.fault])).toEqual([['牲畜（禽）资产', 'noTarget'], ['应付工资', 'noTarget'], ['应付福利费', 'noTarget'], ['资本', 'noTarget']]);
  await expect(opening().finishConversion({ ...set(), version: now.version })).rejects.toMatchObject({ code: 'conversion_not_ready', data: { checks: 9 } });

  const place = async (name: string, parts: [code: string, debit: number, credit: number][], reason = '') => {
    now = await state();
    const row = now.rows.find((each) => each.name === name)!;
    await opening().setTarget({ ...set(), version: now.version, row: row.row, reason, parts: parts.map(([code, debit, credit]) => ({ code, name: null, debitFen: fen(debit), creditFen: fen(credit) })) });
    now = await state();
    return now.rows.find((each) => each.name === name)!;
  };
  expect(await place('应付福利费', [['31199', 0, 77_050]])).toMatchObject({ fault: 'reasonMissing' });
  expect(await place('应付福利费', [['514', 0, 77_050]], '决议')).toMatchObject({ fault: 'wrongPlace', shown: '514' });
  expect(await place('应付福利费', [['21101', 0, 50_000], ['31199', 0, 27_051]], '决议')).toMatchObject({ fault: 'sumDiffers', shown: '0.01' });
  expect(await place('应付福利费', [['311', 0, 77_050]], '决议')).toMatchObject({ fault: 'targetNotLeaf' });
  expect(await place('应付福利费', [['21101', 0, 50_000], ['31199', 0, 27_050]], '成员代表会议 2023-12-28 决议第 3 号')).toMatchObject({ fault: null });
  expect(await place('牲畜（禽）资产', [['131', 20_000, 0], ['132', 30_000, 0]])).toMatchObject({ fault: null });
  await place('应付工资', [['212', 0, 30_000]]);
  await place('资本', [['30101', 0, 2_000_000]]);
  await place('公积公益金', [['31101', 0, 1_500_000]]);
  await expect(opening().setTarget({ ...set(), version: 1, row: 2, parts: [{ code: '101', name: null, debitFen: fen(1), creditFen: fen(0) }] })).rejects.toMatchObject({ code: 'changed_meanwhile' });
  await expect(opening().setTarget({ ...set(), version: now.version, row: 999, parts: [{ code: '101', name: null, debitFen: fen(1), creditFen: fen(0) }] })).rejects.toMatchObject({ code: 'not_found' });

  for (const check of now.checks) await opening().setCheck({ ...set(), version: (await state()).version, key: check.key, doneOn: day('2023-12-31') });
  now = await state();
  expect(now).toMatchObject({ ties: true, openRows: 0, openChecks: 0 });
  expect(now.table.find((each) => each.oldCode === '212')).toMatchObject({ oldFen: -77_050, parts: [{ code: '211', fen: -50_000 }, { code: '311', fen: -27_050 }] });
  expect(now.afterDebitFen).toBe(now.afterCreditFen);
  await expect(books.office.as('cashier').opening.setCheck({ ...set(), version: now.version, key: 'cash', doneOn: null })).rejects.toMatchObject({ code: 'not_allowed' });

  const { voucherId, added } = await opening().finishConversion({ ...set(), version: now.version });
  expect(added).toBe(2);
  await opening().printConversion(set());
  await expect(opening().setCheck({ ...set(), version: (await state()).version, key: 'cash', doneOn: null })).rejects.toMatchObject({ code: 'conversion_finished' });
  await expect(start(...OLD)).rejects.toMatchObject({ code: 'conversion_finished' });
  const ledger = books.office.as('accountant').ledger;
  await ledger.submitVoucher({ voucherId });
  await books.office.as('reviewer').ledger.reviewVoucher({ voucherId });
  await ledger.postVouchers({ voucherIds: [voucherId] });
  const balance = await ledger.trialBalance({ ...set(), month: month('2024-01'), level: 1 });
  const of = (code: string) => balance.rows.find((row) => row.code === code)?.opening;
  expect([of('153'), of('154'), of('211'), of('212'), of('102')]).toEqual([{ debitFen: 100_000, creditFen: 0 }, { debitFen: 7_000, creditFen: 0 }, { debitFen: 0, creditFen: 250_000 }, { debitFen: 0, creditFen: 30_000 }, { debitFen: 900_000, creditFen: 0 }]);
  expect(balance.equal.opening).toBe(true);
});

test('every account of 2004 has a place in the new chart, and none keeps a code whose meaning changed', () => {
  const chart = readOldChart();
  expect(chart.accounts).toHaveLength(34);
  const swapped = ['153', '154', '202', '211', '212', '502', '511', '521', '522', '531', '541', '551', '561'];
  for (const account of chart.accounts) expect(account.to[0] !== account.code, account.code).toBe(swapped.includes(account.code));
});

test('whatever the balances and however they are split, the comparison table loses no fen', () => {
  const chart = readOldChart();
  fc.assert(fc.property(fc.array(fc.record({ at: fc.nat(chart.accounts.length - 1), amount: fc.integer({ min: -1e12, max: 1e12 }), cut: fc.integer({ min: -1e12, max: 1e12 }) }), { minLength: 1, maxLength: 20 }), (cases) => {
    const rows = cases.map((each, index) => ({ row: index + 2, code: `${chart.accounts[each.at]!.code}${String(index).padStart(2, '0')}`, name: `明细${index}`, debitFen: fen(each.amount), creditFen: fen(0), counterparty: '', person: '', idNumber: '', householdNo: '', project: '', fund: '', fault: null }));
    const lowest = lowestRows(rows, chart).rows;
    const targets: Record<string, Target> = Object.fromEntries(cases.map((each, index) => [String(index + 2), { reason: '', parts: [{ code: chart.accounts[each.at]!.to[0]!, name: null, debitFen: fen(each.amount - each.cut), creditFen: fen(0) }, { code: chart.accounts[each.at]!.to.at(-1)!, name: null, debitFen: fen(each.cut), creditFen: fen(0) }] }]));
    for (const each of compareTable(lowest, targets, chart)) expect(each.parts.reduce((sum, part) => sum + part.fen, 0)).toBe(each.oldFen);
  }), { numRuns: 60 });
});
