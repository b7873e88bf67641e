/** Contracts from the draft to the last receipt, each voucher by its recipe and once only. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBooks, type Books } from '#electron/testing/books.ts';
import { day, month } from '#shared/days.ts';
import type { VoucherId } from '#shared/ids.ts';

let books: Books;
beforeAll(async () => { books = await openBooks({ startMonth: '2026-01' }); });
afterAll(() => books.office.close());

const cashier = () => books.office.as('cashier').assets;
const accountant = () => books.office.as('accountant').assets;
let number = 0;
const terms = (change: object = {}) => ({
  accountSetId: books.accountSetId, leaseNo: `Z-${(number += 1)}`, kind: 'lease' as const, object: '沿街商铺3号', counterparty: '鑫源门窗厂', signedOn: day('2025-12-20'),
  startOn: day('2026-01-01'), endOn: day('2026-12-31'), totalFen: 1_200_000 as never, everyMonths: 3, firstDueOn: day('2026-01-10'), recognition: 'atDue' as const, incomeCode: '5010103', ...change,
});
async function inForce(change: object = {}) {
  const saved = await cashier().saveLease(terms(change));
  await accountant().activateLease({ ...saved, heldOn: day('2026-01-01') });
  return saved.leaseId;
}
const entries = async (voucherId: VoucherId) => {
  const voucher = await books.office.as('cashier').ledger.voucher({ voucherId });
  return voucher.lines.map((line) => `${line.accountCode} ${line.debitFen === 0 ? '贷' : '借'} ${(line.debitFen + line.creditFen) / 100}`);
};

describe('a contract', () => {
  test('with rent by the quarter: due, received, in arrears', async () => {
    const leaseId = await inForce();
    const { voucherId, count } = await cashier().bookAccruals({ accountSetId: books.accountSetId, month: month('2026-04'), leaseId, voucherDate: day('2026-04-10') });
    expect(count).toBe(2);
    expect(await entries(voucherId)).toEqual(['112 借 3000', '5010103 贷 3000', '112 借 3000', '5010103 贷 3000']);
    await expect(cashier().bookAccruals({ accountSetId: books.accountSetId, month: month('2026-04'), leaseId, voucherDate: day('2026-04-10') })).rejects.toMatchObject({ code: 'nothing_to_book' });
    const receipt = await cashier().receiveRent({ leaseId, voucherDate: day('2026-04-15'), amountFen: 700_000 });
    expect(await entries(receipt.voucherId)).toEqual(['10201 借 7000', '112 贷 6000', '21103 贷 1000']);
    const next = await cashier().bookAccruals({ accountSetId: books.accountSetId, month: month('2026-07'), leaseId, voucherDate: day('2026-07-10') });
    expect(await entries(next.voucherId)).toEqual(['21103 借 1000', '112 借 2000', '5010103 贷 3000']);
    expect(await cashier().lease({ leaseId })).toMatchObject({ accruedFen: 900_000, receivableFen: 200_000, advanceFen: 0, dueFen: 900_000, receivedFen: 700_000, arrearsFen: 200_000, oldestDueOn: '2026-07-10' });
    const owedOn = async (on: string) => (await cashier().arrears({ accountSetId: books.accountSetId, onDay: day(on) })).find((row) => row.leaseId === leaseId)?.arrearsFen ?? 0;
    expect([await owedOn('2026-01-09'), await owedOn('2026-04-14'), await owedOn('2026-04-15'), await owedOn('2026-09-08')]).toEqual([0, 600_000, 0, 200_000]);
  });

  test('paid at once: rent in advance, released month by month, summing to the total', async () => {
    const leaseId = await inForce({ recognition: 'monthly', everyMonths: 0, totalFen: 100_000, endOn: day('2026-07-31') });
    const receipt = await cashier().receiveRent({ leaseId, voucherDate: day('2026-01-05'), amountFen: 100_000 });
    expect(await entries(receipt.voucherId)).toEqual(['10201 借 1000', '21103 贷 1000']);
    const { voucherId } = await cashier().bookAccruals({ accountSetId: books.accountSetId, month: month('2026-02'), leaseId, voucherDate: day('2026-02-28') });
    expect(await entries(voucherId)).toEqual(['21103 借 142.86', '5010103 贷 142.86', '21103 借 142.86', '5010103 贷 142.86']);
    await cashier().bookAccruals({ accountSetId: books.accountSetId, month: month('2026-08'), leaseId, voucherDate: day('2026-08-31') });
    expect(await cashier().lease({ leaseId })).toMatchObject({ accruedFen: 100_000, receivableFen: 0, advanceFen: 0 });
  });

  test('with deposit in, kept in part and given back', async () => {
    const leaseId = await inForce({ depositFen: 50_000 });
    const move = (act: 'depositIn' | 'depositOut' | 'depositKept', amountFen: number) => cashier().moveDeposit({ leaseId, act, voucherDate: day('2026-03-01'), amountFen: amountFen });
    expect(await entries((await move('depositIn', 50_000)).voucherId)).toEqual(['10201 借 500', '21104 贷 500']);
    await expect(move('depositIn', 1)).rejects.toMatchObject({ code: 'deposit_exceeds', data: { heldFen: 0 } });
    expect(await entries((await move('depositKept', 10_000)).voucherId)).toEqual(['21104 借 100', '504 贷 100']);
    expect(await entries((await move('depositOut', 40_000)).voucherId)).toEqual(['21104 借 400', '10201 贷 400']);
    await expect(move('depositOut', 1)).rejects.toMatchObject({ code: 'deposit_exceeds' });
  });

  test('of contracting-out with agreed dues that rise', async () => {
    const dues = [{ dueOn: day('2026-01-31'), amountFen: 400_000 as never }, { dueOn: day('2026-07-31'), amountFen: 800_000 as never }];
    await expect(cashier().saveLease(terms({ dues: dues.slice(0, 1) }))).rejects.toMatchObject({ code: 'lease_dues_differ', data: { duesFen: 400_000 } });
    const leaseId = await inForce({ dues, kind: 'contractingOut', incomeCode: '50102' });
    expect((await cashier().lease({ leaseId })).dues).toMatchObject([{ fromMonth: '2026-01', toMonth: '2026-06' }, { fromMonth: '2026-07', toMonth: '2026-12', amountFen: 800_000 }]);
  });
});

describe('never twice', () => {
  test('a deleted draft and a posted reversal make the due free again', async () => {
    const leaseId = await inForce({ everyMonths: 0 });
    const book = () => cashier().bookAccruals({ accountSetId: books.accountSetId, month: month('2026-02'), leaseId, voucherDate: day('2026-02-01') });
    const first = await book();
    await expect(books.office.as('cashier').ledger.saveVoucher({ voucherId: first.voucherId, version: 1, accountSetId: books.accountSetId, voucherDate: day('2026-02-01'), attachmentsCount: 0, lines: [] }))
      .rejects.toMatchObject({ code: 'booked_amount_fixed', data: { totalFen: 1_200_000 } });
    await books.office.as('cashier').ledger.deleteVoucher({ voucherId: first.voucherId });
    const second = await book();
    await books.finish(second.voucherId);
    await expect(book()).rejects.toMatchObject({ code: 'nothing_to_book' });
    const red = await books.office.as('cashier').ledger.reverseVoucher({ voucherId: second.voucherId, voucherDate: day('2026-03-01'), reason: '重做' });
    await expect(book()).rejects.toMatchObject({ code: 'nothing_to_book' });
    await books.finish(red.voucherId);
    const third = await book();
    expect(await entries(third.voucherId)).toEqual(['112 借 12000', '5010103 贷 12000']);
    // The database refuses it as well.
    await expect(books.command('cashier', ({ trx }) => trx.insertInto('bookings').values({ voucherId: third.voucherId, what: 'leaseAccrual', subjectId: leaseId, step: '1', amountFen: 1 as never, createdAt: '2026-02-01T00:00:00.000Z' as never }).execute()))
      .rejects.toThrow(/already_booked/);
  });
});

describe('states', () => {
  test('terms are fixed once in force; a contract broken off owes nothing for later', async () => {
    const saved = await cashier().saveLease(terms());
    await expect(cashier().activateLease({ ...saved, heldOn: day('2026-01-01') })).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(cashier().receiveRent({ leaseId: saved.leaseId, voucherDate: day('2026-01-05'), amountFen: 1 })).rejects.toMatchObject({ code: 'lease_status_wrong' });
    const active = await accountant().activateLease({ ...saved, heldOn: day('2026-01-01') });
    await expect(cashier().saveLease(terms({ ...active }))).rejects.toMatchObject({ code: 'lease_status_wrong' });
    await expect(books.command('accountant', ({ trx }) => trx.updateTable('leases').set({ totalFen: 1 as never }).where('id', '=', saved.leaseId).execute())).rejects.toThrow(/lease_fixed/);
    await expect(books.command('accountant', ({ trx }) => trx.deleteFrom('leaseDues').where('leaseId', '=', saved.leaseId).execute())).rejects.toThrow(/lease_fixed/);
    const end = (status: 'ended' | 'terminated', heldOn: string) => accountant().endLease({ ...active, status, heldOn: day(heldOn), reason: '租户退租' });
    await expect(end('ended', '2026-12-30')).rejects.toMatchObject({ code: 'lease_not_over' });
    await expect(end('terminated', '2027-01-01')).rejects.toMatchObject({ code: 'lease_day_outside' });
    await cashier().bookAccruals({ accountSetId: books.accountSetId, month: month('2026-07'), leaseId: saved.leaseId, voucherDate: day('2026-07-10') });
    await expect(end('terminated', '2026-06-30')).rejects.toMatchObject({ code: 'lease_booked_after', data: { accrueOn: '2026-07-10' } });
    await end('terminated', '2026-09-30');
    expect(await cashier().lease({ leaseId: saved.leaseId })).toMatchObject({ status: 'terminated', dueFen: 900_000, events: [{ status: 'draft' }, { status: 'active' }, { status: 'terminated', reason: '租户退租' }] });
    expect(await cashier().accrualsDue({ accountSetId: books.accountSetId, month: month('2026-12') })).not.toContainEqual(expect.objectContaining({ leaseId: saved.leaseId }));
  });

  test.each([
    ['lease_term_wrong', { endOn: day('2025-12-31') }],
    ['lease_term_too_long', { endOn: day('2126-12-31') }],
    ['lease_counterparty_missing', { counterparty: '' }],
    ['lease_no_taken', { leaseNo: 'Z-1' }],
    ['account_unknown', { incomeCode: '599' }],
    ['account_not_leaf', { incomeCode: '501' }],
    ['not_found', { residentId: 99 }],
  ])('refuses %s', async (code, change) => {
    await expect(cashier().saveLease(terms(change))).rejects.toMatchObject({ code });
  });

  test('refuses more than the whole rent', async () => {
    const leaseId = await inForce();
    await expect(cashier().receiveRent({ leaseId, voucherDate: day('2026-01-05'), amountFen: 1_200_001 })).rejects.toMatchObject({ code: 'receipt_exceeds_rent', data: { openFen: 1_200_000 } });
  });
});
