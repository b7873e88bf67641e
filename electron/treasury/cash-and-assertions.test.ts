/** Cash counted by two people, and balances asserted from papers outside. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linesOf, openBooks, type Books } from '#electron/testing/books.ts';
import { day, month } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import { verifyTreasury } from './verify-treasury.ts';

let books: Books;
beforeAll(async () => {
  books = await openBooks({ startMonth: '2026-01' });
  await books.post('2026-01-05', '101 借 500', '504 贷 500');
  await books.post('2026-01-06', '10201 借 800', '504 贷 800');
});
afterAll(() => books.office.close());
const as = (who: 'cashier' | 'accountant' | 'director') => books.office.as(who).treasury;
const set = () => ({ accountSetId: books.accountSetId });
const notes = (...pairs: [number, number][]) => pairs.map(([value, count]) => ({ fen: value as 100, count }));

describe('a cash count', () => {
  test('sums its notes and coins beside the book’s balance of the day', async () => {
    await expect(as('cashier').saveCashCount({ ...set(), accountCode: '10201', day: day('2026-01-31'), denominations: [] })).rejects.toMatchObject({ code: 'cash_account_wrong' });
    await expect(as('cashier').saveCashCount({ ...set(), accountCode: '101', day: day('2026-12-31'), denominations: [] })).rejects.toMatchObject({ code: 'cash_count_future' });
    expect(await as('cashier').cashBook({ ...set(), accountCode: '101', day: day('2026-01-31') })).toEqual({ bookFen: 50_000 });
    const { cashCountId } = await as('cashier').saveCashCount({ ...set(), accountCode: '101', day: day('2026-01-31'), denominations: notes([10_000, 4], [5_000, 1], [1_000, 4], [50, 3]), note: '保险柜' });
    await expect(as('cashier').saveCashCount({ ...set(), accountCode: '101', day: day('2026-01-31'), denominations: [] })).rejects.toMatchObject({ code: 'cash_count_exists' });
    expect((await as('director').cashCounts(set()))[0]).toMatchObject({ cashCountId, countedFen: 49_150, bookFen: 50_000, differenceFen: -850, status: 'counted' });
  });

  test('is witnessed by somebody else', async () => {
    const [count] = await as('cashier').cashCounts(set());
    await expect(as('cashier').signCashCount({ cashCountId: count!.cashCountId })).rejects.toMatchObject({ code: 'cash_count_own_sign' });
    await expect(as('cashier').draftCashDifference({ cashCountId: count!.cashCountId, accountCode: '18101' })).rejects.toMatchObject({ code: 'cash_count_status_wrong' });
    await as('director').signCashCount({ cashCountId: count!.cashCountId });
    expect((await as('cashier').cashCounts(set()))[0]).toMatchObject({ status: 'signed', witness: { at: books.office.clock.now() } });
    await expect(as('director').signCashCount({ cashCountId: count!.cashCountId })).rejects.toMatchObject({ code: 'cash_count_status_wrong' });
  });

  test('books its difference once, as a draft against the account that was chosen', async () => {
    const [count] = await as('cashier').cashCounts(set());
    const { voucherId } = await as('cashier').draftCashDifference({ cashCountId: count!.cashCountId, accountCode: '18101' });
    const voucher = await books.office.as('cashier').ledger.voucher({ voucherId });
    expect(voucher.lines.map((line) => [line.accountCode, line.debitFen, line.creditFen])).toEqual([['18101', 850, 0], ['101', 0, 850]]);
    await expect(as('cashier').draftCashDifference({ cashCountId: count!.cashCountId, accountCode: '18101' })).rejects.toMatchObject({ code: 'cash_count_has_voucher' });
    await expect(as('cashier').withdrawCashCount({ cashCountId: count!.cashCountId, reason: '重盘' })).rejects.toMatchObject({ code: 'cash_count_has_voucher' });
    expect((await as('accountant').closeFindings({ ...set(), month: month('2026-01') })).cashDifferences).toHaveLength(1);
    await expect(books.office.as('cashier').ledger.saveVoucher({ voucherId, version: voucher.version, accountSetId: books.accountSetId, voucherDate: voucher.voucherDate, attachmentsCount: 1, lines: linesOf('18101 借 9', '101 贷 9') }))
      .rejects.toMatchObject({ code: 'booked_amount_fixed', data: { totalFen: 850 } });
    await books.office.as('cashier').ledger.deleteVoucher({ voucherId });
    const again = await as('cashier').draftCashDifference({ cashCountId: count!.cashCountId, accountCode: '18101' });
    await books.finish(again.voucherId);
    expect(await as('accountant').closeFindings({ ...set(), month: month('2026-01') })).toMatchObject({ cashDifferences: [], cashCounted: true });
    expect((await as('cashier').cashCounts(set()))[0]).toMatchObject({ bookFen: 50_000, bookNowFen: 49_150 });
    const red = await books.office.as('cashier').ledger.reverseVoucher({ voucherId: again.voucherId, voucherDate: day('2026-01-31'), reason: '科目记错' });
    await books.finish(red.voucherId);
    expect((await as('accountant').closeFindings({ ...set(), month: month('2026-01') })).cashDifferences).toHaveLength(1);
    const third = await as('cashier').draftCashDifference({ cashCountId: count!.cashCountId, accountCode: '51307' });
    await books.finish(third.voucherId);
    expect((await as('cashier').cashCounts(set()))[0]).toMatchObject({ voucherId: third.voucherId, bookNowFen: 49_150 });
  });
});

describe('a balance asserted from outside', () => {
  test('holds, over an account with everything below it', async () => {
    await as('cashier').saveAssertion({ ...set(), accountCode: '102', day: day('2026-01-31'), balanceFen: fen(80_000), source: '农商银行对账单' });
    await expect(as('cashier').saveAssertion({ ...set(), accountCode: '102', day: day('2026-01-31'), balanceFen: fen(1), source: '再记' })).rejects.toMatchObject({ code: 'assertion_exists' });
    await expect(as('cashier').saveAssertion({ ...set(), accountCode: '102', day: day('2027-01-31'), balanceFen: fen(1), source: '未来' })).rejects.toMatchObject({ code: 'assertion_future' });
    await expect(as('cashier').saveAssertion({ ...set(), accountCode: '999', day: day('2026-01-31'), balanceFen: fen(1), source: '错' })).rejects.toMatchObject({ code: 'account_unknown' });
    expect((await as('director').assertions(set()))[0]).toMatchObject({ holds: true, differenceFen: 0, movedBy: [] });
    expect((await verifyTreasury(books.office.sql)).faults).toEqual([]);
  });

  test('broken by a back-dated voucher, names it everywhere: the list, the month’s check list, verify', async () => {
    await books.post('2026-02-02', '10201 借 9', '504 贷 9');
    expect((await as('director').assertions(set()))[0]).toMatchObject({ holds: true });
    const voucherId = await books.post('2026-01-20', '10201 借 3', '504 贷 3');
    expect((await as('director').assertions(set()))[0]).toMatchObject({ holds: false, differenceFen: 300, movedBy: [{ voucherId, amountFen: 300, summary: '测试摘要' }] });
    expect((await verifyTreasury(books.office.sql)).faults[0]).toContain(`moved by vouchers ${voucherId}`);
    expect((await books.office.as('accountant').ledger.closeCheck({ ...set(), month: month('2026-01') })).more.find((each) => each.key === 'assertionsHold')?.found).toHaveLength(1);
    await expect(books.office.as('accountant').ledger.closePeriod({ ...set(), month: month('2026-01') })).rejects.toMatchObject({ code: 'period_not_ready' });
  });

  test('holds again once the voucher is reversed; and can be withdrawn with a reason', async () => {
    const [broken] = await as('director').assertions(set());
    const red = await books.office.as('cashier').ledger.reverseVoucher({ voucherId: broken!.movedBy[0]!.voucherId, voucherDate: day('2026-01-31'), reason: '记错' });
    await books.finish(red.voucherId);
    expect((await as('director').assertions(set()))[0]).toMatchObject({ holds: true });
    await expect(as('cashier').withdrawAssertion({ assertionId: broken!.assertionId, reason: '看错' })).rejects.toMatchObject({ code: 'not_allowed' });
    await as('accountant').withdrawAssertion({ assertionId: broken!.assertionId, reason: '看错' });
    expect(await as('director').assertions(set())).toEqual([]);
  });
});
