/** What closing, members, contracts and books refuse by name beyond the refusals of an ordinary year. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBooks, type Books } from '#electron/testing/books.ts';
import { day, month } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import type { YearEndChoice } from '#shared/closing/year-end.ts';

let books: Books;
beforeAll(async () => { books = await openBooks({ startMonth: '2025-01', now: '2026-01-05T01:00:00.000Z' }); });
afterAll(() => books.office.close());
const none: YearEndChoice = { lossCoverFen: fen(0), lossCoverAccountCode: null, reserveFen: fen(0), membersFen: fen(0), othersFen: fen(0), resolutionRef: '决议1号', resolvedOn: day('2025-12-28'), disclosedOn: day('2025-12-10') };
const problemOf = async (choice: Partial<YearEndChoice>) => (await books.office.as('accountant').closing.previewYearEnd({ accountSetId: books.accountSetId, year: 2025, choice: { ...none, ...choice } })).problem;

test('out of a loss nothing is distributed, and the members get no less than was accrued for them', async () => {
  await books.post('2025-03-01', '511 借 100', '10201 贷 100');
  expect(await problemOf({ reserveFen: fen(1) })).toEqual({ code: 'nothing_to_distribute', data: { distributableFen: -10_000 } });
  await books.post('2025-04-01', '10201 借 900', '504 贷 900');
  await books.post('2025-05-01', '3220102 借 50', '113 贷 50');
  expect(await problemOf({ membersFen: fen(4_999) })).toEqual({ code: 'members_below_accrued', data: { membersFen: 4_999, accruedFen: 5_000 } });
});

test('a month is asked for once, and decided once', async () => {
  const of = { accountSetId: books.accountSetId, month: month('2025-01') };
  await books.office.as('accountant').ledger.closePeriod(of);
  const { reopeningId } = await books.office.as('accountant').closing.askReopening({ ...of, reason: '漏记' });
  await expect(books.office.as('accountant').closing.askReopening({ ...of, reason: '又一次' })).rejects.toMatchObject({ code: 'reopening_asked_already', data: { month: '2025-01', who: 'accountant甲' } });
  await books.office.as('reviewer').closing.decideReopening({ reopeningId, approve: false });
  await expect(books.office.as('reviewer').closing.decideReopening({ reopeningId, approve: true })).rejects.toMatchObject({ code: 'reopening_decided' });
});

test('a chart without 未分配收益 cannot close a year, and the code says which account is missing', async () => {
  // Another pattern of codes takes the first level alone over; the rest is the accountant's to add.
  const { accountSetId } = await books.office.as('accountant').ledger.createAccountSet({ code: 'Q', name: '三位二级', kind: 'collective', startMonth: month('2025-01'), codePattern: '3-3' });
  await expect(books.office.as('accountant').closing.previewYearEnd({ accountSetId, year: 2025, choice: none })).rejects.toMatchObject({ code: 'closing_account_missing' });
});

test('who is cashier as well as accountant neither reviews nor posts', async () => {
  const { userId } = await books.office.office.core.database.reader.selectFrom('users').select('id as userId').where('userName', '=', 'accountant').executeTakeFirstOrThrow();
  const voucherId = await books.draft('2025-06-01', '101 借 1', '504 贷 1');
  await books.office.as('cashier').ledger.submitVoucher({ voucherId });
  await books.office.office.core.database.writer.insertInto('userRoles').values({ userId, role: 'cashier' }).execute();
  await books.office.reopen();
  await expect(books.office.as('accountant').ledger.reviewVoucher({ voucherId })).rejects.toMatchObject({ code: 'cashier_may_not', data: { act: 'review' } });
  await expect(books.office.as('accountant').ledger.postVouchers({ voucherIds: [voucherId] })).rejects.toMatchObject({ code: 'cashier_may_not', data: { act: 'post' } });
});
