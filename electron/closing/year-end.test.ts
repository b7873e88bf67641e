/** The year of community-welfare §1.4 through the guided year-end: prepared by the accountant, confirmed by the reviewer, posted, taken back, done again. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linesOf, openBooks, type Books } from '#electron/testing/books.ts';
import { postVoucher } from '#electron/ledger/post-voucher.ts';
import { verifyLedger } from '#electron/ledger/verify-ledger.ts';
import { verifyClosing } from './verify-closing.ts';
import { addMonths, day, month } from '#shared/days.ts';
import type { Id } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import type { YearEndChoice } from '#shared/closing/year-end.ts';

let books: Books;
let step = 0;
beforeAll(async () => {
  books = await openBooks({ startMonth: '2025-01', now: '2026-01-05T01:00:00.000Z' });
  await post('2024-12-31', 'opening', '10201 借 6000000', '151 借 3000000', '152 贷 650000', '30101 贷 5000000', '31101 贷 2000000', '32202 贷 1350000');
  await post('2025-03-31', 'ordinary', '10201 借 12000000', '5010103 贷 9600000', '502 贷 1500000', '50301 贷 600000', '504 贷 300000');
  await post('2025-09-30', 'ordinary', '511 借 2400000', '512 借 480000', '51301 借 1020000', '51320 借 600000', '5140101 借 381600', '5140102 借 259200', '5140201 借 460800',
    '5140301 借 472000', '51499 借 766400', '515 借 110000', '521 借 150000', '10201 贷 7100000');
});
afterAll(() => books.office.close());

const post = (voucherDate: string, kind: 'ordinary' | 'opening', ...lines: string[]) => books.command('director', (context) => postVoucher(context, {
  accountSetId: books.accountSetId, voucherDate: day(voucherDate), kind, attachmentsCount: 0, maker: { userId: context.actor.userId, staffId: context.actor.staffId }, reviewer: null,
  source: { kind: 'import', id: (step += 1), step: 'example' }, lines: linesOf(...lines),
}));
const yuan = (amount: number) => fen(amount * 100);
const choice: YearEndChoice = {
  lossCoverFen: fen(0), lossCoverAccountCode: null, reserveFen: yuan(1_960_000), membersFen: yuan(2_592_000), othersFen: fen(0),
  resolutionRef: '成员大会〔2025〕3号', resolvedOn: day('2025-12-28'), disclosedOn: day('2025-12-15'),
};
const closing = (user: 'accountant' | 'reviewer' | 'cashier' | 'director' = 'accountant') => books.office.as(user).closing;
const of = () => ({ accountSetId: books.accountSetId, year: 2025 });
const prepare = (more: Partial<YearEndChoice> = {}) => closing().prepareYearEnd({ ...of(), choice: { ...choice, ...more } });
const balances = async (at: string) => {
  const balance = await books.office.as('accountant').ledger.trialBalance({ accountSetId: books.accountSetId, month: month(at), level: 3, withEmpty: true });
  expect(balance.equal).toEqual({ opening: true, turnover: true, closing: true });
  return (code: string): number => {
    const row = balance.rows.find((each) => each.code === code)!;
    return (row.closing.debitFen - row.closing.creditFen) / 100;
  };
};
const closeMonths = async (from: string, to: string) => {
  for (let at = month(from); at <= to; at = addMonths(at, 1)) await books.office.as('accountant').ledger.closePeriod({ accountSetId: books.accountSetId, month: at });
};
let yearEndId: Id<'yearEnd'>;

test('is not prepared before January to November are closed and everything is posted', async () => {
  const draft = await books.draft('2025-11-20', '10201 借 1', '18101 贷 1');
  await expect(prepare()).rejects.toMatchObject({ code: 'year_end_not_ready', data: { checks: 'monthsClosed allPosted' } });
  const state = await closing('director').yearEnd(of());
  expect(state).toMatchObject({ ready: false, run: null });
  expect(state.checks.find((check) => check.key === 'monthsClosed')?.found).toHaveLength(11);
  await books.finish(draft);
  await closeMonths('2025-01', '2025-11');
  await expect(prepare()).rejects.toMatchObject({ code: 'year_end_not_ready', data: { checks: 'pendingZero' } });
  await books.post('2025-12-01', '18101 借 1', '10201 贷 1');
});

test('the charter is 40 % of the net income', async () => {
  await expect(closing('cashier').saveCharter({ accountSetId: books.accountSetId, charter: { reserveBasisPoints: 4000, reserveAccountCode: '31101', membersAccountCode: '113', othersAccountCode: '21199' } })).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(closing().saveCharter({ accountSetId: books.accountSetId, charter: { reserveBasisPoints: 4000, reserveAccountCode: '311', membersAccountCode: '113', othersAccountCode: '21199' } })).rejects.toMatchObject({ code: 'account_not_leaf' });
  await closing().saveCharter({ accountSetId: books.accountSetId, charter: { reserveBasisPoints: 4000, reserveAccountCode: '31101', membersAccountCode: '113', othersAccountCode: '21199' } });
  const { plan, problem } = await closing().previewYearEnd({ ...of(), choice });
  expect(problem).toBeNull();
  expect(plan.figures).toMatchObject({ incomeFen: yuan(12_000_000), expenseFen: yuan(7_100_000), netFen: yuan(4_900_000), distributableFen: yuan(6_250_000), leastReserveFen: yuan(1_960_000), closingUndistributedFen: yuan(1_698_000) });
  expect(plan.steps.map((each) => each.key)).toEqual(['income', 'expense', 'result', 'distribution', 'carry']);
});

test.each<[string, Partial<YearEndChoice>, string]>([
  ['more than there is', { membersFen: yuan(4_290_001) }, 'distribution_too_large'],
  ['a reserve below the charter', { reserveFen: yuan(1_959_999) }, 'reserve_below_charter'],
  ['no resolution', { resolutionRef: null }, 'resolution_needed'],
  ['a resolution to come', { resolvedOn: day('2026-01-06') }, 'resolution_in_future'],
  ['no pre-disclosure', { disclosedOn: null }, 'disclosure_needed'],
  ['nine days of disclosure', { disclosedOn: day('2025-12-19') }, 'disclosure_too_short'],
  ['loss cover without a loss', { lossCoverFen: yuan(1), lossCoverAccountCode: '31101' }, 'loss_cover_too_large'],
])('refuses %s', async (_name, more, code) => {
  await expect(prepare(more)).rejects.toMatchObject({ code });
});

test('is prepared by one, confirmed by another and posted in one act', async () => {
  ({ yearEndId } = await prepare());
  await expect(prepare()).rejects.toMatchObject({ code: 'year_end_exists', data: { status: 'prepared' } });
  await expect(closing().confirmYearEnd({ yearEndId })).rejects.toMatchObject({ code: 'year_end_own' });
  await expect(closing().postYearEnd({ yearEndId })).rejects.toMatchObject({ code: 'year_end_status_wrong' });
  await expect(closing('director').confirmYearEnd({ yearEndId })).rejects.toMatchObject({ code: 'not_allowed' });
  await closing('reviewer').confirmYearEnd({ yearEndId });
  await expect(closing('reviewer').postYearEnd({ yearEndId })).rejects.toMatchObject({ code: 'not_allowed' });
  expect(await closing().postYearEnd({ yearEndId })).toMatchObject({ status: 'posted', vouchers: 5 });

  const after = await balances('2025-12');
  expect(Object.fromEntries(['321', '322', '32201', '32202', '31101', '113', '10201', '514', '501'].map((code) => [code, after(code)]))).toEqual({
    321: 0, 322: -1_698_000, 32201: 0, 32202: -1_698_000, 31101: -3_960_000, 113: -2_592_000, 10201: 10_900_000, 514: 0, 501: 0,
  });
  const state = await closing().yearEnd(of());
  expect(state.run?.vouchers.map((each) => `${each.step} ${each.word}-${each.number}`)).toEqual(['income 记-2', 'expense 记-3', 'result 记-4', 'distribution 记-5', 'carry 记-6']);
  const voucher = await books.office.as('accountant').ledger.voucher({ voucherId: state.run!.vouchers[0]!.voucherId });
  expect(voucher).toMatchObject({ kind: 'closing', status: 'posted', periodStatus: 'closed', maker: { name: 'accountant甲' }, reviewer: { name: 'reviewer甲' }, voucherDate: '2025-12-31' });
  expect((await verifyLedger(books.office.sql)).faults).toEqual([]);
});

test('the closed year takes nothing more, and its months open only with the year-end taken back', async () => {
  await expect(books.draft('2025-12-31', '101 借 1', '504 贷 1')).rejects.toMatchObject({ code: 'period_closed' });
  await expect(closing().askReopening({ accountSetId: books.accountSetId, month: month('2025-12'), reason: '漏记' })).rejects.toMatchObject({ code: 'year_closed' });
});

test('is taken back in red as one act by two persons, and done again', async () => {
  await closing().askYearEndReversal({ yearEndId, reason: '漏记一笔' });
  await expect(closing().askYearEndReversal({ yearEndId, reason: '漏记一笔' })).rejects.toMatchObject({ code: 'year_end_reversal_asked' });
  await expect(closing().decideYearEndReversal({ yearEndId, approve: true })).rejects.toMatchObject({ code: 'year_end_own' });
  await closing('reviewer').decideYearEndReversal({ yearEndId, approve: false });
  await expect(closing('reviewer').decideYearEndReversal({ yearEndId, approve: true })).rejects.toMatchObject({ code: 'year_end_reversal_not_asked' });
  await closing().askYearEndReversal({ yearEndId, reason: '漏记一笔' });
  expect(await closing('reviewer').decideYearEndReversal({ yearEndId, approve: true })).toMatchObject({ status: 'reversed', vouchers: 5 });
  const back = await balances('2025-12');
  expect([back('321'), back('32202'), back('501'), back('113')]).toEqual([0, -1_350_000, -9_600_000, 0]);

  await books.post('2025-12-31', '10201 借 100', '504 贷 100');
  const again = await prepare({ reserveFen: yuan(1_960_040) });
  await closing('reviewer').confirmYearEnd({ yearEndId: again.yearEndId });
  await closing().postYearEnd({ yearEndId: again.yearEndId });
  expect((await balances('2025-12'))('32202')).toBe(-1_698_060);
  expect((await closing().yearEnd(of())).earlier).toMatchObject([{ status: 'reversed', ended: { name: 'reviewer甲' } }]);
  expect((await verifyLedger(books.office.sql)).faults).toEqual([]);
  expect(await verifyClosing(books.office.sql)).toEqual({ counted: { yearEnds: 2, reopenings: 1 }, faults: [] });
  yearEndId = again.yearEndId;
});

test('stands once the next year has vouchers; an error of the closed year is put right in blue', async () => {
  await books.post('2026-01-04', '10201 借 5', '30101 贷 5');
  await expect(closing().askYearEndReversal({ yearEndId, reason: '晚了' })).rejects.toMatchObject({ code: 'year_end_next_year_posted', data: { vouchers: 1 } });
  const { rows } = await books.office.as('accountant').ledger.vouchers({ accountSetId: books.accountSetId, fromMonth: month('2025-12'), toMonth: month('2025-12'), kind: 'ordinary' });
  const wrong = rows.find((row) => row.totalFen === 10_000)!.voucherId;
  await expect(books.office.as('accountant').ledger.reverseVoucher({ voucherId: wrong, voucherDate: day('2026-01-05'), reason: '错' })).rejects.toMatchObject({ code: 'reversal_prior_year', data: { year: 2025 } });
  await expect(closing().draftCorrection({ voucherId: wrong, voucherDate: day('2025-12-31'), reason: '错' })).rejects.toMatchObject({ code: 'correction_same_year' });
  const { voucherId } = await closing('cashier').draftCorrection({ voucherId: wrong, voucherDate: day('2026-01-05'), reason: '重复入账' });
  await books.finish(voucherId);
  const voucher = await books.office.as('accountant').ledger.voucher({ voucherId });
  expect(voucher).toMatchObject({ kind: 'correction', status: 'posted' });
  expect(voucher.lines.map((line) => [line.accountCode, line.debitFen, line.creditFen])).toEqual([['10201', 0, 10_000], ['32202', 10_000, 0]]);
});

test('a change of the books after preparing is noticed', async () => {
  books.office.clock.set('2027-01-05');
  await closeMonths('2026-01', '2026-11');
  const none = { ...choice, reserveFen: fen(0), membersFen: fen(0) };
  const { yearEndId: stale } = await closing().prepareYearEnd({ accountSetId: books.accountSetId, year: 2026, choice: none });
  await books.post('2026-12-31', '10201 借 7', '504 贷 7');
  await expect(closing('reviewer').confirmYearEnd({ yearEndId: stale })).rejects.toMatchObject({ code: 'year_end_stale' });
  expect(await closing().discardYearEnd({ yearEndId: stale })).toMatchObject({ status: 'discarded' });
});
