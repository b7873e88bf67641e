/** The yearly budget: made by one, approved by another with a resolution, compared month by month, told before it is overspent. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linesOf, openBooks, type Books } from '#electron/testing/books.ts';
import { day } from '#shared/days.ts';
import { fen } from '#shared/money.ts';

let books: Books;
beforeAll(async () => {
  books = await openBooks();
  await books.post('2026-01-04', '10201 借 9000', '5010101 贷 9000');
});
afterAll(() => books.office.close());
const of = (role: 'accountant' | 'reviewer' | 'cashier' | 'director') => books.office.as(role).budget;
const year = () => ({ accountSetId: books.accountSetId, year: 2026 });
const line = (accountCode: string, yuan: number, more: object = {}) => ({ accountCode, amountFen: fen(yuan * 100), ...more });

describe('a budget', () => {
  test.each([
    ['an account that is not there', [line('99999', 1)], 'account_unknown'],
    ['an account of the balance sheet', [line('10201', 1)], 'budget_account_kind'],
    ['the same line twice', [line('514', 1), line('514', 2)], 'budget_line_twice'],
    ['a negative amount', [line('514', -1)], 'invalid_input'],
  ])('refuses %s', async (_name, lines, code) => {
    await expect(of('accountant').save({ ...year(), version: null, lines })).rejects.toMatchObject({ code });
  });

  test('is made by one person and approved by another with a resolution', async () => {
    await expect(of('reviewer').approve({ ...year(), version: 1, resolutionRef: '决议 1' })).rejects.toMatchObject({ code: 'budget_missing' });
    expect(await of('accountant').save({ ...year(), version: null, lines: [] })).toMatchObject({ version: 1 });
    await expect(of('reviewer').approve({ ...year(), version: 1, resolutionRef: '决议 1' })).rejects.toMatchObject({ code: 'budget_empty' });
    await of('accountant').save({ ...year(), version: 1, lines: [line('5010101', 10_000), line('514', 1000), line('5140101', 600, { programmeId: 1 }), line('51302', 100, { note: '办公' })] });
    await expect(of('accountant').save({ ...year(), version: 1, lines: [] })).rejects.toMatchObject({ code: 'changed_meanwhile' });
    await expect(of('cashier').save({ ...year(), version: 2, lines: [] })).rejects.toMatchObject({ code: 'voucher_other_maker' });
    await expect(of('accountant').approve({ ...year(), version: 2, resolutionRef: '决议 1' })).rejects.toMatchObject({ code: 'budget_own_approval' });
    await expect(of('director').approve({ ...year(), version: 2, resolutionRef: '决议 1' })).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(of('reviewer').approve({ ...year(), version: 2, resolutionRef: ' ' })).rejects.toMatchObject({ code: 'invalid_input' });
    await of('reviewer').approve({ ...year(), version: 2, resolutionRef: '成员代表会议 2026-01-05' });
    expect((await of('director').view(year())).budget).toMatchObject({ status: 'approved', resolutionRef: '成员代表会议 2026-01-05', maker: 'accountant甲', approver: 'reviewer甲' });
  });

  test('stands beside what was booked, month by month; a line inside another is not summed twice; closing vouchers do not count', async () => {
    const save = async (voucherDate: string, lines: object[]) => {
      const { voucherId } = await books.office.as('cashier').ledger.saveVoucher({ accountSetId: books.accountSetId, voucherDate: day(voucherDate), attachmentsCount: 1, lines: lines as never });
      await books.finish(voucherId);
    };
    await save('2026-02-01', linesOf('5140101 借 200', '10201 贷 200').map((each) => ({ ...each, programmeId: 1 })));
    await save('2026-03-01', linesOf('51406 借 50', '10201 贷 50'));
    const view = await of('accountant').view(year());
    expect(view.lines.map((each) => [each.accountCode, each.amountFen, each.actualFen, each.leftFen, each.usedBasisPoints])).toEqual([
      ['5010101', 1_000_000, 900_000, 100_000, 9000], ['51302', 10_000, 0, 10_000, 0], ['514', 100_000, 25_000, 75_000, 2500], ['5140101', 60_000, 20_000, 40_000, 3333],
    ]);
    expect(view.lines.find((each) => each.accountCode === '514')?.actuals.slice(0, 4)).toEqual([0, 20_000, 5_000, 0]);
    expect(view.income).toEqual({ amountFen: 1_000_000, actualFen: 900_000, leftFen: 100_000 });
    expect(view.expense).toEqual({ amountFen: 110_000, actualFen: 25_000, leftFen: 85_000 });
    expect((await of('accountant').exportXlsx(year())).name).toBe('测试账套 2026年预算执行表.xlsx');
    await of('reviewer').print(year());
  });

  test('tells of a voucher that overspends it before it is posted, and does not refuse it; switched off it is silent', async () => {
    const draft = await books.draft('2026-04-01', '51302 借 100.01', '10201 贷 100.01');
    expect(await of('cashier').overspends({ voucherId: draft })).toEqual([{ accountCode: '51302', accountName: '办公费', party: null, amountFen: 10_000, actualFen: 0, withVoucherFen: 10_001 }]);
    expect(await of('cashier').overspends({ voucherId: await books.draft('2026-04-01', '51302 借 100', '10201 贷 100') })).toEqual([]);
    await books.finish(draft);
    expect(await of('cashier').overspends({ voucherId: draft })).toEqual([]);
    await of('accountant').save({ ...year(), version: null, warns: false, lines: [line('51302', 50)] });
    expect((await of('accountant').view({ ...year(), draft: true })).budget).toMatchObject({ status: 'draft', warns: false });
    await of('reviewer').approve({ ...year(), version: 1, resolutionRef: '决议 2' });
    expect(await of('cashier').overspends({ voucherId: await books.draft('2026-04-02', '51302 借 9', '10201 贷 9') })).toEqual([]);
    expect((await of('accountant').view(year())).lines).toHaveLength(1);
  });
});
