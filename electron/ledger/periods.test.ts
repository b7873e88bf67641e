import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAccount } from '#electron/session/accounts.ts';
import { linesOf, openBooks, type Books } from '#electron/testing/books.ts';
import { TEST_PASSWORD } from '#electron/testing/open-test-office.ts';
import { day, month } from '#shared/days.ts';

let books: Books;
beforeAll(async () => { books = await openBooks({ startMonth: '2026-06' }); });
afterAll(() => books.office.close());
const accountant = () => books.office.as('accountant').ledger;
const close = (text: string) => accountant().closePeriod({ accountSetId: books.accountSetId, month: month(text) });
const reopen = async (text: string, reason = '补记漏账') => {
  const { reopeningId } = await books.office.as('accountant').closing.askReopening({ accountSetId: books.accountSetId, month: month(text), reason });
  return books.office.as('reviewer').closing.decideReopening({ reopeningId, approve: true });
};
const statuses = async () => (await accountant().periods({ accountSetId: books.accountSetId })).map((period) => `${period.month} ${period.status}`);

describe('closing and reopening months', () => {
  test('runs month by month, and only when everything is posted', async () => {
    const voucherId = await books.draft('2026-07-10', '101 借 1', '30101 贷 1');
    expect(await statuses()).toEqual(['2026-07 open', '2026-06 open', '2026-05 open']);
    await expect(close('2026-07')).rejects.toMatchObject({ code: 'period_earlier_open', data: { earlier: '2026-06' } });
    await close('2026-06');
    // The opening month is locked together with the first one.
    expect(await statuses()).toEqual(['2026-07 open', '2026-06 closed', '2026-05 closed']);
    await expect(close('2026-07')).rejects.toMatchObject({ code: 'period_not_ready', data: { unposted: 1 } });
    const check = await accountant().closeCheck({ accountSetId: books.accountSetId, month: month('2026-07') });
    expect(check).toMatchObject({ ready: false, unposted: [{ voucherId, status: 'draft' }], gaps: [], balanced: true });
    await books.finish(voucherId);
    await close('2026-07');
    await expect(close('2026-07')).rejects.toMatchObject({ code: 'period_closed' });
    await expect(close('2026-04')).rejects.toMatchObject({ code: 'period_missing' });
  });

  test('nothing can be saved, reviewed, posted or reversed into a closed month', async () => {
    const saving = books.draft('2026-07-11', '101 借 1', '30101 贷 1');
    await expect(saving).rejects.toMatchObject({ code: 'period_closed', data: { month: '2026-07' } });
    const voucherId = await books.post('2026-08-01', '101 借 1', '30101 贷 1');
    await expect(books.office.as('cashier').ledger.reverseVoucher({ voucherId, voucherDate: day('2026-07-31'), reason: '错' })).rejects.toMatchObject({ code: 'period_closed' });
  });

  test('the last closed month reopens with a reason that stays on record', async () => {
    await close('2026-08');
    await expect(reopen('2026-07')).rejects.toMatchObject({ code: 'period_later_closed', data: { later: '2026-08' } });
    await expect(reopen('2026-08', ' ')).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(reopen('2026-09')).rejects.toMatchObject({ code: 'period_not_closed' });
    await reopen('2026-08');
    const [period] = await accountant().periods({ accountSetId: books.accountSetId });
    expect(period).toMatchObject({ month: '2026-08', status: 'open', reopenReason: '补记漏账', reopenedBy: 'reviewer甲' });
    await books.post('2026-08-02', '101 借 1', '30101 贷 1');
    const audit = await books.office.sql.selectFrom('auditRows').select(['method', 'detail']).where('method', '=', 'closing.askReopening').execute();
    expect(audit.map((row) => row.detail)).toEqual([expect.stringContaining('补记漏账')]);
  });

  test('nobody approves his own 反结账, not under another account of his either', async () => {
    const one = await openBooks({ startMonth: '2026-06' });
    const own = one.office.as('accountant');
    await own.ledger.closePeriod({ accountSetId: one.accountSetId, month: month('2026-06') });
    const { reopeningId } = await own.closing.askReopening({ accountSetId: one.accountSetId, month: month('2026-06'), reason: '补记' });
    const decide = (user: string) => one.office.as(user).closing.decideReopening({ reopeningId, approve: true });
    await expect(decide('accountant')).rejects.toMatchObject({ code: 'reopening_own', data: { name: 'accountant甲' } });
    expect((await own.closing.reopenings({ accountSetId: one.accountSetId }))[0]).toMatchObject({ status: 'asked', mayDecide: false });
    // A second account of the same person: the person decides, not the account.
    const { core } = one.office.office;
    const wrap = await core.vault.wrapFor(TEST_PASSWORD, 10);
    const { staffId } = await one.office.sql.selectFrom('users').select('staffId').where('userName', '=', 'accountant').executeTakeFirstOrThrow();
    await core.database.writer.transaction().execute((trx) => addAccount(trx, { userName: 'accountant2', staffId, roles: ['reviewer'], wrap, mustChangePassword: false }, core.clock.now()));
    await expect(decide('accountant2')).rejects.toMatchObject({ code: 'reopening_own' });
    await expect(decide('cashier')).rejects.toMatchObject({ code: 'not_allowed' });
    expect((await own.ledger.periods({ accountSetId: one.accountSetId })).find((period) => period.month === '2026-06')).toMatchObject({ status: 'closed' });
    await one.office.close();
  });

  test('the director does not close', async () => {
    await expect(books.office.as('director').ledger.closePeriod({ accountSetId: books.accountSetId, month: month('2026-08') })).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

describe('opening balances', () => {
  test('stand on the last day before the first month, balance, and exist once', async () => {
    const other = await openBooks({ startMonth: '2026-06' });
    const ledger = other.office.as('cashier').ledger;
    const opening = (lines: string[], more: object = {}) =>
      ledger.saveVoucher({ accountSetId: other.accountSetId, voucherDate: day('2026-06-15'), kind: 'opening', attachmentsCount: 0, lines: linesOf(...lines), ...more });
    const { voucherId } = await opening(['10201 借 1000', '152 贷 200']);
    expect(await ledger.voucher({ voucherId })).toMatchObject({ voucherDate: '2026-05-31', month: '2026-05' });
    await expect(ledger.submitVoucher({ voucherId })).rejects.toMatchObject({ code: 'unbalanced_voucher', data: { differenceFen: 80_000 } });
    await opening(['10201 借 1000', '152 贷 200', '30101 贷 800'], { voucherId, version: 1 });
    await other.finish(voucherId);
    await expect(opening(['101 借 1', '30101 贷 1'])).rejects.toMatchObject({ code: 'opening_exists' });
    await other.post('2026-06-01', '101 借 50', '10201 贷 50');

    const june = await ledger.trialBalance({ accountSetId: other.accountSetId, month: month('2026-06'), level: 1 });
    expect(june.rows.find((row) => row.code === '102')).toMatchObject({
      opening: { debitFen: 100_000, creditFen: 0 }, turnover: { debitFen: 0, creditFen: 5_000 }, yearToDate: { debitFen: 0, creditFen: 5_000 }, closing: { debitFen: 95_000, creditFen: 0 },
    });
    // A contra account: an asset that stands on the credit side.
    expect(june.rows.find((row) => row.code === '152')).toMatchObject({ category: 'asset', opening: { debitFen: 0, creditFen: 20_000 } });
    expect(june.equal).toEqual({ opening: true, turnover: true, closing: true });
    await other.office.close();
  });
});
