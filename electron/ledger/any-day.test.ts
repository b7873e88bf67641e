// Balances on any day, the first lines of a long month, and that days, months and lines always say the same.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linesOf, openBooks, type Books } from '#electron/testing/books.ts';
import { day, month } from '#shared/days.ts';
import { verifyBalances } from './verify-ledger.ts';

let books: Books;
beforeAll(async () => {
  books = await openBooks({ startMonth: '2026-01' });
  await books.post('2026-01-04', '101 借 25', '30101 贷 25');
  await books.post('2026-01-05', '10201 借 1000', '5010103 贷 1000');
  await books.post('2026-02-03', '10201 借 200', '5010103 贷 200');
  await books.post('2026-02-14', '5140101 借 50', '10201 贷 50');
  await books.post('2026-02-14', '5140101 借 25', '101 贷 25');
  await books.post('2026-02-28', '51302 借 10', '10201 贷 10');
});
afterAll(() => books.office.close());

const balance = (asOf: string | null, of = '2026-02') => books.office.as('accountant').ledger.trialBalance({ accountSetId: books.accountSetId, month: month(of), asOf: asOf === null ? null : day(asOf), level: 3 });

test.each([
  ['2026-02-01', 0, 0, 100_000], ['2026-02-03', 20_000, 0, 120_000], ['2026-02-13', 20_000, 0, 120_000], ['2026-02-14', 20_000, 5_000, 115_000], ['2026-02-28', 20_000, 6_000, 114_000], [null, 20_000, 6_000, 114_000],
])('the bank on %s turned over %d and %d and stands at %d', async (asOf, debitFen, creditFen, closing) => {
  const { rows, equal, asOf: said } = await balance(asOf);
  expect(said).toBe(asOf);
  expect(equal).toEqual({ opening: true, turnover: true, closing: true });
  const bank = rows.find((row) => row.code === '10201')!;
  expect(bank).toMatchObject({ opening: { debitFen: 100_000, creditFen: 0 }, turnover: { debitFen, creditFen }, closing: { debitFen: closing, creditFen: 0 }, yearToDate: { debitFen: 100_000 + debitFen, creditFen } });
});

test('a day of another month is refused by name', async () => {
  await expect(balance('2026-03-01')).rejects.toMatchObject({ code: 'day_outside_month', data: { day: '2026-03-01', month: '2026-02' } });
});

test('the first lines of a month come with the sums of the whole of it', async () => {
  const accountId = (await books.office.as('accountant').ledger.accounts({ accountSetId: books.accountSetId })).find((account) => account.code === '10201')!.accountId;
  const whole = await books.office.as('accountant').ledger.register({ accountId, month: month('2026-02') });
  const first = await books.office.as('accountant').ledger.register({ accountId, month: month('2026-02'), most: 2 });
  expect(whole).toMatchObject({ lineCount: 3, closingFen: 114_000 });
  expect(first).toEqual({ ...whole, lines: whole.lines.slice(0, 2) });
  expect((await books.office.as('accountant').ledger.register({ accountId, month: month('2026-02'), most: 3 })).lineCount).toBe(3);
});

test('income and its use, account by account and month by month, whatever closing vouchers took away', async () => {
  const closing = await books.office.as('cashier').ledger.saveVoucher({ accountSetId: books.accountSetId, voucherDate: day('2026-02-28'), kind: 'closing', attachmentsCount: 0, lines: linesOf('5010103 借 1200', '321 贷 1200') });
  await books.finish(closing.voucherId);
  const sheet = await books.office.as('accountant').statements.monthByMonth({ accountSetId: books.accountSetId, year: 2026 });
  expect(sheet.rows.map(({ code, amounts, totalFen }) => [code, amounts.slice(0, 3), totalFen])).toEqual([
    ['50101', [100_000, 20_000, 0], 120_000], ['51302', [0, 1_000, 0], 1_000], ['51401', [0, 7_500, 0], 7_500],
  ]);
  expect(sheet.balances.slice(0, 3)).toEqual([100_000, 11_500, 0]);
});

test('days, months and lines say the same; one of them changed behind the program is found', async () => {
  const { core } = books.office.office;
  expect(await verifyBalances(core.database.reader)).toEqual([]);
  const writing = core.database.writing!;
  await writing.exec(`update accountDays set debitFen = debitFen + 1 where day = '2026-02-03' and accountId = (select id from accounts where code = '10201' and accountSetId = ${books.accountSetId})`);
  const faults = await verifyBalances(core.database.reader);
  expect(faults.map((fault) => fault.replace(/^account \d+ /, ''))).toEqual(['2026-02-03: day balance is not the sum of its lines', '2026-02: month balance is not the sum of its days']);
  await writing.exec(`update accountDays set debitFen = debitFen - 1 where day = '2026-02-03' and accountId = (select id from accounts where code = '10201' and accountSetId = ${books.accountSetId})`);
  await writing.exec(`insert into accountDays select accountId, '2026-02-04', 0, 0 from accountDays limit 1`);
  expect((await verifyBalances(core.database.reader)).map((fault) => fault.replace(/^account \d+ /, ''))).toEqual(['2026-02-04: day balance has no lines']);
});
