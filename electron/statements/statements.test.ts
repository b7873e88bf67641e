/** The year of community-welfare §1.4, in yuan: from vouchers to both statements and the monthly one, and what must agree in them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linesOf, openBooks, type Books } from '#electron/testing/books.ts';
import { postVoucher } from '#electron/ledger/post-voucher.ts';
import { openWorkbook } from '#electron/spreadsheet/open-workbook.ts';
import { cellText } from '#electron/spreadsheet/workbook.ts';
import { day, month } from '#shared/days.ts';
import type { Statement, StatementName } from '#shared/statements/contract.ts';

let books: Books;
let step = 0;
beforeAll(async () => { books = await openBooks({ startMonth: '2025-01' }); });
afterAll(() => books.office.close());

const post = (voucherDate: string, kind: 'ordinary' | 'closing' | 'opening', ...lines: string[]) => books.command('director', (context) => postVoucher(context, {
  accountSetId: books.accountSetId, voucherDate: day(voucherDate), kind, attachmentsCount: 0, maker: { userId: context.actor.userId, staffId: context.actor.staffId }, reviewer: null,
  source: { kind: 'import', id: (step += 1), step: 'example' }, lines: linesOf(...lines),
}));
const view = (statement: StatementName, at: string, variant?: string): Promise<Statement> =>
  books.office.as('accountant').statements.view({ accountSetId: books.accountSetId, statement, month: month(at), ...(variant === undefined ? {} : { variant }) });
/** Row key → yuan of one column. */
const yuan = (statement: Statement, column = 0): Record<string, number | null> =>
  Object.fromEntries([...statement.halves.flatMap((half) => half.rows), ...statement.foot].map((row) => [row.key, row.amounts[column] === null ? null : row.amounts[column]! / 100]));

const RESULT = {
  operatingIncome: 9_600_000, investment: 1_500_000, subsidy: 600_000, operatingExpense: 2_400_000, taxes: 480_000, administration: 1_620_000, running: 600_000,
  other: 300_000, welfare: 2_340_000, otherExpense: 110_000, before: 5_050_000, incomeTax: 150_000, net: 4_900_000, broughtForward: 1_350_000, available: 6_250_000,
};

describe('the worked example of a year', () => {
  test('before the year is closed the statements hold and balance', async () => {
    await post('2024-12-31', 'opening', '10201 借 6000000', '151 借 3000000', '152 贷 650000', '30101 贷 5000000', '31101 贷 2000000', '32202 贷 1350000');
    await post('2025-03-31', 'ordinary', '10201 借 12000000', '5010103 贷 9600000', '502 贷 1500000', '50301 贷 600000', '504 贷 300000');
    await post('2025-09-30', 'ordinary', '511 借 2400000', '512 借 480000', '51301 借 1020000', '51320 借 600000', '5140101 借 381600', '5140102 借 259200', '5140201 借 460800',
      '5140301 借 472000', '51499 借 766400', '515 借 110000', '521 借 150000', '10201 贷 7100000');
    const income = await view('income-distribution-2023', '2025-12');
    expect(yuan(income)).toMatchObject({ ...RESULT, operating: 7_200_000, toReserve: 0, toMembers: 0, carried: 6_250_000 });
    expect(income.tied).toBe(true);
    const sheet = await view('balance-sheet-2023', '2025-12');
    expect(yuan(sheet)).toMatchObject({ money: 10_900_000, fixedNet: 2_350_000, assets: 13_250_000, undistributed: 6_250_000, debtAndEquity: 13_250_000 });
    expect(sheet.tied).toBe(true);
  });

  test('closing the year changes nothing but the distribution: 净收益 4,900,000, 年末未分配 1,698,000', async () => {
    await post('2025-12-31', 'closing', '5010103 借 9600000', '502 借 1500000', '50301 借 600000', '504 借 300000', '321 贷 12000000');
    await post('2025-12-31', 'closing', '321 借 7100000', '511 贷 2400000', '512 贷 480000', '51301 贷 1020000', '51320 贷 600000', '5140101 贷 381600', '5140102 贷 259200',
      '5140201 贷 460800', '5140301 贷 472000', '51499 贷 766400', '515 贷 110000', '521 贷 150000');
    await post('2025-12-31', 'closing', '321 借 4900000', '32202 贷 4900000');
    await post('2025-12-31', 'ordinary', '3220101 借 1960000', '3220102 借 2592000', '31101 贷 1960000', '113 贷 2592000');
    await post('2025-12-31', 'closing', '32202 借 4552000', '3220101 贷 1960000', '3220102 贷 2592000');

    const income = await view('income-distribution-2023', '2025-12');
    expect(yuan(income)).toMatchObject({ ...RESULT, operating: 7_200_000, transferred: 0, toReserve: 1_960_000, toMembers: 2_592_000, toOthers: 0, carried: 1_698_000 });
    expect(income.ties.map((tie) => [tie.column, tie.holds])).toEqual([['thisYear', true], ['thisYear', true]]);
    expect(yuan(income, 1)['net']).toBeNull();

    const sheet = await view('balance-sheet-2023', '2025-12');
    expect(sheet.tied).toBe(true);
    expect(yuan(sheet)).toMatchObject({ money: 10_900_000, fixedCost: 3_000_000, fixedDepreciation: 650_000, assets: 13_250_000, payables: 2_592_000, debt: 2_592_000, capital: 5_000_000, reserve: 3_960_000, undistributed: 1_698_000, debtAndEquity: 13_250_000 });
    expect(yuan(sheet, 1)).toMatchObject({ money: 6_000_000, assets: 8_350_000, undistributed: 1_350_000, debtAndEquity: 8_350_000 });
  });

  test('both orders of 补助收入 differ in 经营收益 alone', async () => {
    const above = await view('income-distribution-2023', '2025-12', 'subsidyAbove');
    const below = await view('income-distribution-2023', '2025-12', 'subsidyBelow');
    expect(below.tied).toBe(true);
    expect(yuan(below)['operating']).toBe(6_600_000);
    expect({ ...yuan(below), operating: 0 }).toEqual({ ...yuan(above), operating: 0 });
    const keys = below.halves[0]!.rows.map((row) => row.key);
    expect(keys.indexOf('subsidy')).toBe(keys.indexOf('operating') + 1);
  });

  test('the next year shows the closed one as last year', async () => {
    const income = await view('income-distribution-2023', '2026-03');
    expect(yuan(income, 1)).toMatchObject({ ...RESULT, carried: 1_698_000 });
    expect(yuan(income)).toMatchObject({ net: 0, broughtForward: 1_698_000, carried: 1_698_000 });
    expect(income.tied).toBe(true);
  });

  test('收支明细表 shows accounts of level 2 and the money from opening to closing', async () => {
    const statement = await view('income-expense-monthly', '2025-09');
    expect(yuan(statement)).toMatchObject({ income: 0, expense: 7_100_000, account51401: 640_800, account51403: 472_000, difference: -7_100_000, moneyBefore: 18_000_000, moneyIn: 0, moneyOut: 7_100_000, moneyAfter: 10_900_000 });
    expect(yuan(statement, 1)).toMatchObject({ income: 12_000_000, account50101: 9_600_000, difference: 4_900_000, moneyBefore: 6_000_000, moneyIn: 12_000_000, moneyAfter: 10_900_000 });
    expect(statement.tied).toBe(true);
    expect(statement.halves[0]!.rows.map((row) => row.key)).not.toContain('account50102');
  });

  test('a figure is taken apart into rows, and those into accounts', async () => {
    const accountant = books.office.as('accountant');
    const about = { accountSetId: books.accountSetId, statement: 'income-distribution-2023' as const, month: month('2025-12'), column: 'thisYear' };
    const net = await accountant.statements.explain({ ...about, row: 'net' });
    expect(net.parts.map((part) => [part.kind === 'row' ? part.key : part.code, part.amountFen / 100])).toEqual([['before', 5_050_000], ['incomeTax', -150_000]]);
    const welfare = await accountant.statements.explain({ ...about, row: 'welfare' });
    expect(welfare).toMatchObject({ fromMonth: '2025-01', toMonth: '2025-12', amountFen: 234_000_000 });
    expect(welfare.parts.map((part) => (part.kind === 'account' ? [part.code, part.name, part.amountFen / 100] : []))).toEqual([
      ['5140101', '粮油补贴', 381_600], ['5140102', '生活补贴', 259_200], ['5140201', '幼儿园补助', 460_800], ['5140301', '医保代缴', 472_000], ['51499', '其他公益支出', 766_400],
    ]);
    await expect(accountant.statements.explain({ ...about, row: 'nothing' })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('the .xlsx holds the same figures and the tie-outs', async () => {
    const file = await books.office.as('accountant').statements.exportXlsx({ accountSetId: books.accountSetId, statement: 'balance-sheet-2023', month: month('2025-12') });
    const given = books.office.office.giveFile(await books.office.token('accountant'), file.fileId);
    if (!given.ok) throw new Error(given.code);
    const read = await openWorkbook(given.value.bytes, file.name);
    if (!read.ok) throw new Error(read.code);
    const cells = read.workbook.sheets[0]!.rows.map((row) => row.cells.map(cellText));
    expect(cells.find((row) => row[0] === '资产总计')?.slice(0, 3)).toEqual(['资产总计', '13250000.00', '8350000.00']);
    expect(cells.some((row) => row[0]?.startsWith('相符：资产总计＝负债和所有者权益总计'))).toBe(true);
  });
});

test('内部往来 is split by the sign of its details; reversed closings and books begun in mid-year tie as well', async () => {
  const own = await openBooks({ startMonth: '2026-05' });
  const office = own.office;
  const lines = [
    { summary: '期初', accountCode: '10201', debitFen: 500_00, creditFen: 0 }, { summary: '期初', accountCode: '113', debitFen: 300_00, creditFen: 0, counterparty: '甲小组' },
    { summary: '期初', accountCode: '113', debitFen: 0, creditFen: 200_00, counterparty: '乙小组' }, { summary: '期初', accountCode: '5010101', debitFen: 0, creditFen: 600_00 },
  ].map((line) => ({ ...line, debitFen: line.debitFen as never, creditFen: line.creditFen as never }));
  const opening = await office.as('cashier').ledger.saveVoucher({ accountSetId: own.accountSetId, voucherDate: day('2026-04-30'), kind: 'opening', attachmentsCount: 0, lines });
  await own.finish(opening.voucherId);
  await own.post('2026-05-10', '101 借 100', '10201 贷 100');
  await own.post('2026-06-10', '10201 借 70', '5010101 贷 70');
  const at = { accountSetId: own.accountSetId, month: month('2026-06') };
  const sheet = await office.as('accountant').statements.view({ ...at, statement: 'balance-sheet-2023' });
  expect(sheet.tied).toBe(true);
  expect(yuan(sheet)).toMatchObject({ receivables: 300, payables: 200, money: 570, assets: 870, undistributed: 670 });
  const income = await office.as('accountant').statements.view({ ...at, statement: 'income-distribution-2023' });
  expect(yuan(income)).toMatchObject({ operatingIncome: 670, net: 670, broughtForward: 0, carried: 670 });
  expect(income.tied).toBe(true);
  // A closing voucher and its reversal leave what was earned as it was.
  const closing = await office.as('cashier').ledger.saveVoucher({ accountSetId: own.accountSetId, voucherDate: day('2026-06-30'), kind: 'closing', attachmentsCount: 0, lines: linesOf('5010101 借 670', '321 贷 670') });
  await own.finish(closing.voucherId);
  const reversal = await office.as('cashier').ledger.reverseVoucher({ voucherId: closing.voucherId, voucherDate: day('2026-07-01'), reason: '重新结转' });
  await own.finish(reversal.voucherId);
  for (const until of ['2026-06', '2026-07']) {
    const again = await office.as('accountant').statements.view({ ...at, month: month(until), statement: 'income-distribution-2023' });
    expect([yuan(again)['net'], again.tied]).toEqual([670, true]);
  }
  // Moving money between cash and bank is neither received nor paid.
  const monthly = await office.as('accountant').statements.view({ ...at, month: month('2026-05'), statement: 'income-expense-monthly' });
  expect(yuan(monthly)).toMatchObject({ moneyBefore: 500, moneyIn: 0, moneyOut: 0, moneyAfter: 500 });
  expect(monthly.tied).toBe(true);
  await office.close();
});
