/** What bank and cash refuse by name, each with the case that meets it; the refusals of an ordinary month stand in the tests beside this one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bankCsv, openTreasury, type BankRow, type Treasury } from '#electron/testing/treasury-books.ts';
import { day, month } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';

let books: Treasury;
beforeAll(async () => { books = await openTreasury(); });
afterAll(() => books.office.close());
const as = (who: 'cashier' | 'accountant' | 'reviewer') => books.office.as(who).treasury;
const account = () => ({ treasuryAccountId: books.treasuryAccountId });
const card = (more: object = {}) => ({
  accountSetId: books.accountSetId, accountCode: '10202', kind: 'special' as const, bankName: '农商银行', number: '9020 1020 0000 7654 321', openedOn: day('2026-01-01'), startsOn: day('2026-01-01'), startBalanceFen: fen(0), ...more,
});
async function upload(name: string, bytes: Buffer) {
  const held = books.office.office.receiveFile(await books.office.token('cashier'), name, bytes);
  if (!held.ok) throw new Error(held.code);
  return { ...account(), fileId: held.value.fileId };
}
const ROWS: readonly BankRow[] = [{ on: '2026-01-05', yuan: 100, balance: 1100, what: '房租', no: 'A1' }, { on: '2026-01-06', yuan: -40, balance: 1060, what: '货款', no: 'A2' }];

describe('a bank account', () => {
  test.each([
    ['on an account that is no bank account', { accountCode: '101' }, 'treasury_account_not_bank'],
    ['with a number that is none', { number: '12' }, 'treasury_number_wrong'],
    ['with the number of another', { number: '9020 1020 0000 1234 567' }, 'treasury_number_taken'],
  ])('is refused %s', async (_name, more, code) => {
    await expect(as('accountant').saveAccount(card(more))).rejects.toMatchObject({ code });
  });
});

describe('a file', () => {
  test('that is no statement is refused, as is a row of titles or a column that is not there', async () => {
    await expect(as('cashier').readStatement(await upload('对账单.xlsx', Buffer.from('%PDF-1.4 not a workbook')))).rejects.toMatchObject({ code: 'statement_file_refused', data: { fileName: '对账单.xlsx' } });
    const file = { ...(await upload('一月.csv', bankCsv(ROWS))), sheet: 0 };
    await expect(as('cashier').previewStatement({ ...file, headerRow: 99, mapping: { 0: 'day', 1: 'received', 2: 'paidOut' } })).rejects.toMatchObject({ code: 'statement_header_missing' });
    await expect(as('cashier').previewStatement({ ...file, headerRow: 1, mapping: { 0: 'day' } })).rejects.toMatchObject({ code: 'statement_mapping_incomplete' });
  });

  test('after which the start is fixed, and a closed account takes nothing later', async () => {
    expect(await books.take('一月.csv', bankCsv(ROWS))).toMatchObject({ added: 2 });
    const saved = { ...card(), ...account(), accountCode: '10201', kind: 'basic' as const, number: undefined, openedOn: day('2020-01-01'), startBalanceFen: fen(100_000) };
    await expect(as('accountant').saveAccount({ ...saved, startBalanceFen: fen(5) })).rejects.toMatchObject({ code: 'treasury_started', data: { startsOn: '2026-01-01' } });
    await as('accountant').saveAccount({ ...saved, closedOn: day('2026-01-31') });
    await expect(books.take('二月.csv', bankCsv([{ on: '2026-02-03', yuan: 1, balance: 1061, no: 'B1' }]))).rejects.toMatchObject({ code: 'treasury_account_closed', data: { day: '2026-01-31' } });
    await as('accountant').saveAccount({ ...saved, closedOn: null });
  });
});

test('lines of elsewhere are not matched, by hand or by rules', async () => {
  const nowhere = id<'statementLine'>(9999);
  const [line] = (await as('cashier').matching(account())).statement;
  await expect(as('cashier').match({ ...account(), statementLineIds: [line!.statementLineId, nowhere], voucherLineIds: [] })).rejects.toMatchObject({ code: 'match_line_foreign' });
  await expect(as('cashier').draftByRules({ ...account(), statementLineIds: [nowhere] })).rejects.toMatchObject({ code: 'match_line_foreign' });
});

describe('a reconciliation', () => {
  test('is signed once, not over changed books, and not taken back below a later one', async () => {
    const january = await as('cashier').prepareReconciliation({ ...account(), month: month('2026-01') });
    await books.post('2026-01-20', '10201 借 3', '504 贷 3');
    await expect(as('reviewer').signReconciliation(january)).rejects.toMatchObject({ code: 'reconciliation_changed' });
    const again = await as('cashier').prepareReconciliation({ ...account(), month: month('2026-01') });
    await as('reviewer').signReconciliation(again);
    await expect(as('reviewer').signReconciliation(again)).rejects.toMatchObject({ code: 'reconciliation_status_wrong', data: { status: 'signed' } });
    const february = await as('cashier').prepareReconciliation({ ...account(), month: month('2026-02') });
    await as('reviewer').signReconciliation(february);
    await expect(as('accountant').withdrawReconciliation({ ...again, reason: '重编' })).rejects.toMatchObject({ code: 'reconciliation_later_signed', data: { later: '2026-02' } });
    await as('accountant').withdrawReconciliation({ ...february, reason: '重编' });
    await expect(as('accountant').withdrawReconciliation({ ...february, reason: '重编' })).rejects.toMatchObject({ code: 'reconciliation_status_wrong', data: { status: 'withdrawn' } });
  });

  test('is not prepared while a line of the bank is missing', async () => {
    expect(await books.take('三月.csv', bankCsv([{ on: '2026-03-03', yuan: 10, balance: 2000, no: 'C1' }]))).toMatchObject({ added: 1 });
    // 1,060 and 10 make 1,070; the bank says 2,000.
    await expect(as('cashier').prepareReconciliation({ ...account(), month: month('2026-03') })).rejects.toMatchObject({ code: 'reconciliation_unequal', data: { month: '2026-03' } });
  });
});

test('a count that agrees has no difference to book', async () => {
  const { cashCountId } = await as('cashier').saveCashCount({ accountSetId: books.accountSetId, accountCode: '101', day: day('2026-03-31'), denominations: [] });
  await as('accountant').signCashCount({ cashCountId });
  await expect(as('cashier').draftCashDifference({ cashCountId, accountCode: '18101' })).rejects.toMatchObject({ code: 'cash_count_no_difference' });
});

test('an assertion is taken back once', async () => {
  const { assertionId } = await as('cashier').saveAssertion({ accountSetId: books.accountSetId, accountCode: '101', day: day('2026-03-31'), balanceFen: fen(0), source: '盘点表' });
  await as('accountant').withdrawAssertion({ assertionId, reason: '填错' });
  await expect(as('accountant').withdrawAssertion({ assertionId, reason: '填错' })).rejects.toMatchObject({ code: 'assertion_withdrawn' });
});
