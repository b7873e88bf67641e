/** The figures of the first page. */
import { expect, test } from 'vitest';
import { linesOf, openBooks } from '#electron/testing/books.ts';
import { day, month } from '#shared/days.ts';

test('income and its use by month, disposable funds and what others owe; closing vouchers change nothing', async () => {
  const books = await openBooks({ startMonth: '2026-06' });
  const { office, accountSetId } = books;
  await books.post('2026-06-10', '10201 借 1000', '5010103 贷 1000');
  await books.post('2026-06-11', '10202 借 200', '31107 贷 200');
  await books.post('2026-07-05', '10201 借 300', '241 贷 300');
  await books.post('2026-07-06', '5140101 借 150', '10201 贷 150');
  await books.post('2026-07-07', '51302 借 50', '10201 贷 50');
  await books.post('2026-07-08', '112 借 80', '5010103 贷 80');
  const home = () => office.as('accountant').statements.home({ accountSetId, toMonth: month('2026-08') });
  const expected = {
    fromMonth: '2026-06', toMonth: '2026-08', moneyFen: 130_000, disposableFen: 80_000, receivablesFen: 8_000,
    bound: [{ code: '241', name: '专项应付款', amountFen: 30_000 }, { code: '31107', name: '大病救助基金（专设）', amountFen: 20_000 }],
    months: [{ month: '2026-06', incomeFen: 100_000, useFen: 0, welfareFen: 0 }, { month: '2026-07', incomeFen: 8_000, useFen: 20_000, welfareFen: 15_000 }, { month: '2026-08', incomeFen: 0, useFen: 0, welfareFen: 0 }],
  };
  expect(await home()).toMatchObject(expected);
  const closing = await office.as('cashier').ledger.saveVoucher({ accountSetId, voucherDate: day('2026-07-31'), kind: 'closing', attachmentsCount: 0, lines: linesOf('5010103 借 1080', '321 贷 1080') });
  await books.finish(closing.voucherId);
  expect(await home()).toMatchObject(expected);
  await office.close();
});
