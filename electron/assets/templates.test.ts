/** Templates and recurring vouchers: the days they fall due, and once per period. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linesOf, openBooks, type Books } from '#electron/testing/books.ts';
import { duePeriods } from '#shared/assets/recurring.ts';
import { day, month } from '#shared/days.ts';

let books: Books;
beforeAll(async () => { books = await openBooks({ startMonth: '2026-01' }); });
afterAll(() => books.office.close());
const cashier = () => books.office.as('cashier').assets;

test.each([
  [1, 31, '2026-01', null, '2026-03-31', ['2026-01-31', '2026-02-28', '2026-03-31']],
  [1, 31, '2026-01', null, '2026-03-30', ['2026-01-31', '2026-02-28']],
  [3, 5, '2025-12', null, '2026-06-04', ['2025-12-05', '2026-03-05']],
  [1, 1, '2026-01', '2026-02', '2026-09-08', ['2026-01-01', '2026-02-01']],
  [1, 9, '2026-09', null, '2026-09-08', []],
  [0, 1, null, null, '2026-09-08', []],
] as const)('every %i months on day %i from %s to %s, by %s', (everyMonths, dayOfMonth, from, to, upTo, expected) => {
  const rule = { everyMonths, dayOfMonth, fromMonth: from === null ? null : month(from), toMonth: to === null ? null : month(to) };
  expect(duePeriods(rule, day(upTo)).map((period) => period.dueOn)).toEqual(expected);
});

describe('a template', () => {
  const save = (change: object = {}) => cashier().saveTemplate({ accountSetId: books.accountSetId, name: '电费', ...change });
  test('keeps the lines of a voucher and makes drafts, recurring ones once per period', async () => {
    const voucherId = await books.draft('2026-03-01', '51304 借 120', '10201 贷 120');
    await expect(save()).rejects.toMatchObject({ code: 'template_needs_voucher' });
    await expect(save({ voucherId, everyMonths: 1 })).rejects.toMatchObject({ code: 'template_needs_month' });
    const saved = await save({ voucherId });
    await expect(save({ voucherId })).rejects.toMatchObject({ code: 'template_name_taken' });
    const due = () => cashier().templatesDue({ accountSetId: books.accountSetId, onDay: day('2026-09-08') });
    expect(await due()).toEqual([]);
    const free = await cashier().draftFromTemplate({ templateId: saved.templateId, voucherDate: day('2026-04-01') });
    expect(await books.office.as('cashier').ledger.voucher({ voucherId: free.voucherId })).toMatchObject({ status: 'draft', lines: [{ accountCode: '51304', debitFen: 12_000, summary: '测试摘要' }, { creditFen: 12_000 }] });

    const again = await save({ ...saved, everyMonths: 1, dayOfMonth: 5, fromMonth: month('2026-07') });
    expect((await due()).map((each) => each.dueOn)).toEqual(['2026-07-05', '2026-08-05', '2026-09-05']);
    const make = (of: string) => cashier().draftFromTemplate({ templateId: saved.templateId, voucherDate: day('2026-08-05'), month: month(of) });
    const { voucherId: august } = await make('2026-08');
    // The bill of the month is another one than last month's.
    await books.office.as('cashier').ledger.saveVoucher({ voucherId: august, version: 1, accountSetId: books.accountSetId, voucherDate: day('2026-08-05'), attachmentsCount: 1, lines: linesOf('51304 借 133', '10201 贷 133') });
    await expect(make('2026-08')).rejects.toMatchObject({ code: 'already_booked', data: { voucherId: august } });
    await expect(make('2026-10')).rejects.toMatchObject({ code: 'template_not_due' });
    expect((await due()).map((each) => each.month)).toEqual(['2026-07', '2026-09']);
    await books.office.as('cashier').ledger.deleteVoucher({ voucherId: august });
    expect(await due()).toHaveLength(3);
    await save({ ...again, everyMonths: 1, dayOfMonth: 5, fromMonth: month('2026-07'), status: 'ended' });
    expect(await due()).toEqual([]);
    await expect(make('2026-07')).rejects.toMatchObject({ code: 'template_ended' });
  });
});
