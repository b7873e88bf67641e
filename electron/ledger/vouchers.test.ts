import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linesOf, openBooks, type Books } from '#electron/testing/books.ts';
import { day, month } from '#shared/days.ts';
import { id, type VoucherId } from '#shared/ids.ts';
import { fen, MAX_FEN } from '#shared/money.ts';

let books: Books;
beforeAll(async () => { books = await openBooks(); });
afterAll(() => books.office.close());
const cashier = () => books.office.as('cashier').ledger;
const accountant = () => books.office.as('accountant').ledger;

const save = (voucherDate: string, lines: ReturnType<typeof linesOf>, more: object = {}) =>
  cashier().saveVoucher({ accountSetId: books.accountSetId, voucherDate: day(voucherDate), attachmentsCount: 1, lines, ...more });

describe('what a draft refuses', () => {
  test.each([
    ['a day after today', '2026-09-09', linesOf('101 借 1', '30101 贷 1'), {}, 'voucher_date_future'],
    ['a month before the first', '2025-11-30', linesOf('101 借 1', '30101 贷 1'), {}, 'period_missing'],
    ['the opening month', '2025-12-31', linesOf('101 借 1', '30101 贷 1'), {}, 'period_missing'],
    ['a word the account set has not', '2026-09-01', linesOf('101 借 1', '30101 贷 1'), { word: '收' }, 'voucher_word_unknown'],
    ['an account that is not there', '2026-09-01', linesOf('999 借 1', '30101 贷 1'), {}, 'account_unknown'],
    ['an account with sub-accounts', '2026-09-01', linesOf('102 借 1', '30101 贷 1'), {}, 'account_not_leaf'],
    ['a line with no amount', '2026-09-01', linesOf('101 借 0', '30101 贷 1'), {}, 'line_not_one_side'],
    ['a line with both sides', '2026-09-01', [{ summary: 'x', accountCode: '101', debitFen: fen(1), creditFen: fen(1) }], {}, 'line_not_one_side'],
    ['sums over the bound', '2026-09-01', [0, 1].map(() => ({ summary: 'x', accountCode: '101', debitFen: fen(MAX_FEN), creditFen: fen(0) })), {}, 'amount_too_large'],
    ['an amount over the bound', '2026-09-01', [{ summary: 'x', accountCode: '101', debitFen: (MAX_FEN + 1) as never, creditFen: fen(0) }], {}, 'invalid_input'],
    ['a voucher that is not there', '2026-09-01', linesOf('101 借 1'), { voucherId: id<'voucher'>(999_999), version: 1 }, 'not_found'],
    ['an unknown account set', '2026-09-01', linesOf('101 借 1'), { accountSetId: id<'accountSet'>(99) }, 'not_found'],
  ])('%s', async (_name, voucherDate, lines, more, code) => {
    await expect(save(voucherDate, lines, more)).rejects.toMatchObject({ code });
  });

  test('but not an unbalanced draft, nor an empty one', async () => {
    await expect(save('2026-09-01', linesOf('101 借 1'))).resolves.toMatchObject({ status: 'draft', version: 1 });
    await expect(save('2026-09-01', [])).resolves.toMatchObject({ status: 'draft' });
  });

  test('a version that is not the latest', async () => {
    const { voucherId } = await save('2026-09-01', linesOf('101 借 1'));
    await save('2026-09-02', linesOf('101 借 2'), { voucherId, version: 1 });
    await expect(save('2026-09-02', linesOf('101 借 3'), { voucherId, version: 1 })).rejects.toMatchObject({ code: 'changed_meanwhile' });
    const saved = await cashier().voucher({ voucherId });
    expect(saved).toMatchObject({ version: 2, voucherDate: '2026-09-02', totalFen: 200 });
    await cashier().deleteVoucher({ voucherId });
    await expect(cashier().voucher({ voucherId })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('a change by somebody else', async () => {
    const voucherId = await books.draft('2026-09-01', '101 借 1', '30101 贷 1');
    const theirs = { accountSetId: books.accountSetId, voucherDate: day('2026-09-01'), attachmentsCount: 0, lines: [], voucherId, version: 1 };
    await expect(accountant().saveVoucher(theirs)).rejects.toMatchObject({ code: 'voucher_other_maker' });
    await expect(accountant().submitVoucher({ voucherId })).rejects.toMatchObject({ code: 'voucher_other_maker' });
    await expect(accountant().deleteVoucher({ voucherId })).rejects.toMatchObject({ code: 'voucher_other_maker' });
  });
});

describe('what submitting refuses', () => {
  test.each([
    ['one line', ['101 借 1'], 'too_few_lines', { count: 1 }],
    ['sides that differ', ['101 借 10.01', '30101 贷 10'], 'unbalanced_voucher', { debitFen: 1001, creditFen: 1000, differenceFen: 1 }],
  ])('%s', async (_name, lines, code, data) => {
    const voucherId = await books.draft('2026-09-01', ...lines);
    await expect(cashier().submitVoucher({ voucherId })).rejects.toMatchObject({ code, data });
  });

  test('an account that ended, and a dimension that is missing', async () => {
    const accounts = await accountant().accounts({ accountSetId: books.accountSetId });
    const parentId = accounts.find((account) => account.code === '112')!.accountId;
    const { accountId } = await accountant().addAccount({ parentId, code: '11201', name: '某单位', dimensions: ['counterparty'] });
    const named = await save('2026-09-01', linesOf('11201 借 1', '30101 贷 1'));
    await expect(cashier().submitVoucher({ voucherId: named.voucherId })).rejects.toMatchObject({ code: 'line_dimension_missing', data: { lineNo: 1, dimension: 'counterparty' } });
    await save('2026-09-01', linesOf('11201 借 1', '30101 贷 1').map((line) => ({ ...line, counterparty: '甲公司' })), { voucherId: named.voucherId, version: 1 });
    await accountant().endAccount({ accountId, validTo: day('2026-09-05') });
    await expect(save('2026-09-06', linesOf('11201 借 1'))).rejects.toMatchObject({ code: 'account_not_valid' });
    await accountant().endAccount({ accountId, validTo: null });
    await expect(cashier().submitVoucher({ voucherId: named.voucherId })).resolves.toMatchObject({ status: 'submitted' });
    await cashier().withdrawVoucher({ voucherId: named.voucherId });
    await cashier().deleteVoucher({ voucherId: named.voucherId });
  });
});

describe('steps and persons', () => {
  test('the cashier neither reviews nor posts, the maker does not review his own', async () => {
    const voucherId = await books.draft('2026-09-01', '101 借 1', '30101 贷 1');
    await expect(accountant().reviewVoucher({ voucherId })).rejects.toMatchObject({ code: 'voucher_status_wrong', data: { status: 'draft', needs: 'submitted' } });
    await cashier().submitVoucher({ voucherId });
    await expect(cashier().reviewVoucher({ voucherId })).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(accountant().postVouchers({ voucherIds: [voucherId] })).rejects.toMatchObject({ code: 'voucher_status_wrong' });
    await accountant().sendBackVoucher({ voucherId, reason: '附件不全' });
    expect(await cashier().voucher({ voucherId })).toMatchObject({ status: 'draft', returnReason: '附件不全', may: { edit: true, submit: true, review: false } });
    await books.finish(voucherId);
    await expect(accountant().postVouchers({ voucherIds: [voucherId] })).rejects.toMatchObject({ code: 'voucher_posted' });
    await expect(cashier().deleteVoucher({ voucherId })).rejects.toMatchObject({ code: 'voucher_posted' });
    await expect(save('2026-09-01', [], { voucherId, version: 2 })).rejects.toMatchObject({ code: 'voucher_posted' });
  });

  test('an accountant cannot review what he made', async () => {
    const { voucherId } = await accountant().saveVoucher({ accountSetId: books.accountSetId, voucherDate: day('2026-09-01'), attachmentsCount: 0, lines: linesOf('101 借 1', '30101 贷 1') });
    await accountant().submitVoucher({ voucherId });
    await expect(accountant().reviewVoucher({ voucherId })).rejects.toMatchObject({ code: 'voucher_own_review' });
  });

  test('a clerk does not see the books', async () => {
    await expect(books.office.as('clerk').ledger.vouchers({ accountSetId: books.accountSetId })).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

describe('numbers', () => {
  test('are given at posting, in the order of days, without gaps, per month', async () => {
    const other = await openBooks();
    const ledger = other.office.as('accountant').ledger;
    const drafts: VoucherId[] = [];
    for (const voucherDate of ['2026-03-20', '2026-03-05', '2026-04-01', '2026-03-12']) {
      const voucherId = await other.draft(voucherDate, '101 借 1', '30101 贷 1');
      await other.office.as('cashier').ledger.submitVoucher({ voucherId });
      await ledger.reviewVoucher({ voucherId });
      drafts.push(voucherId);
    }
    const thrownAway = await other.draft('2026-03-01', '101 借 1', '30101 贷 1');
    await other.office.as('cashier').ledger.deleteVoucher({ voucherId: thrownAway });
    const { posted } = await ledger.postVouchers({ voucherIds: drafts });
    expect(posted.map(({ month: m, number }) => `${m} ${number}`)).toEqual(['2026-03 1', '2026-03 2', '2026-03 3', '2026-04 1']);
    const { rows } = await ledger.vouchers({ accountSetId: other.accountSetId, fromMonth: month('2026-03'), toMonth: month('2026-03'), search: '记-2' });
    expect(rows.map((row) => row.voucherDate)).toEqual(['2026-03-12']);
    expect(await ledger.gaps({ accountSetId: other.accountSetId })).toEqual([]);
    await other.office.close();
  });

  test('twenty postings at once give twenty different numbers', async () => {
    const drafts = await Promise.all(Array.from({ length: 20 }, () => books.draft('2026-05-05', '101 借 1', '30101 贷 1')));
    for (const voucherId of drafts) {
      await cashier().submitVoucher({ voucherId });
      await accountant().reviewVoucher({ voucherId });
    }
    const answers = await Promise.all(drafts.map((voucherId) => accountant().postVouchers({ voucherIds: [voucherId] })));
    expect(answers.map((answer) => answer.posted[0]!.number).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });
});

describe('the red-letter reversal', () => {
  test('cancels once, within the year, and keeps each line on its side', async () => {
    const voucherId = await books.post('2026-06-01', '5140101 借 100', '21101 贷 100');
    const reverse = (voucherDate: string) => cashier().reverseVoucher({ voucherId, voucherDate: day(voucherDate), reason: '重复' });
    const { voucherId: redId } = await reverse('2026-09-01');
    await expect(reverse('2026-09-01')).rejects.toMatchObject({ code: 'voucher_already_reversed' });
    const red = await cashier().voucher({ voucherId: redId });
    expect(red).toMatchObject({ kind: 'reversal', totalFen: -10_000, lines: [{ debitFen: -10_000, creditFen: 0 }, { debitFen: 0, creditFen: -10_000 }] });
    expect(red.lines[0]!.summary).toMatch(/^注销6月1日记-\d+号凭证：重复$/);
    await expect(save('2026-09-01', [], { voucherId: redId, version: 1 })).rejects.toMatchObject({ code: 'reversal_not_edited' });
    await books.finish(redId);
    await expect(cashier().reverseVoucher({ voucherId: redId, voucherDate: day('2026-09-01'), reason: '重复' })).rejects.toMatchObject({ code: 'reversal_of_reversal' });
    expect(await cashier().voucher({ voucherId })).toMatchObject({ reversedBy: { voucherId: redId, status: 'posted' }, may: { reverse: false } });
  });

  test('is refused for a draft, for a day to come, and for an earlier year', async () => {
    const draft = await books.draft('2026-06-01', '101 借 1', '30101 贷 1');
    const input = { voucherDate: day('2026-09-01'), reason: '错' };
    await expect(cashier().reverseVoucher({ voucherId: draft, ...input })).rejects.toMatchObject({ code: 'voucher_status_wrong' });
    const voucherId = await books.post('2026-06-02', '101 借 1', '30101 贷 1');
    await expect(cashier().reverseVoucher({ voucherId, voucherDate: day('2026-10-01'), reason: '错' })).rejects.toMatchObject({ code: 'voucher_date_future' });
    books.office.clock.set('2027-01-10');
    await expect(cashier().reverseVoucher({ voucherId, voucherDate: day('2027-01-05'), reason: '错' })).rejects.toMatchObject({ code: 'reversal_prior_year', data: { year: 2026 } });
  });
});
