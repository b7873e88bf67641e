/** Fixed assets: depreciation month by month to the residual, never twice, disposal through 154. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBooks, type Books } from '#electron/testing/books.ts';
import { day, month } from '#shared/days.ts';
import type { VoucherId } from '#shared/ids.ts';

let books: Books;
beforeAll(async () => { books = await openBooks({ startMonth: '2026-01' }); });
afterAll(() => books.office.close());

const cashier = () => books.office.as('cashier').assets;
let number = 0;
const input = (change: object = {}) => ({
  accountSetId: books.accountSetId, assetNo: `G-${(number += 1)}`, name: '面粉机', category: '机器设备', assetUse: 'operating' as const, acquiredOn: day('2026-01-15'), costFen: 100_000 as never, residualFen: 5_000 as never, months: 7, ...change,
});
const run = (to: string) => cashier().runDepreciation({ accountSetId: books.accountSetId, month: month(to), voucherDate: day('2026-09-01') });
const entries = async (voucherId: VoucherId) => {
  const voucher = await books.office.as('cashier').ledger.voucher({ voucherId });
  return voucher.lines.map((line) => `${line.accountCode} ${line.debitFen === 0 ? '贷' : '借'} ${(line.debitFen + line.creditFen) / 100}`);
};
const read = async (fixedAssetId: number) => (await cashier().fixedAssets({ accountSetId: books.accountSetId })).find((each) => each.fixedAssetId === fixedAssetId)!;

describe('depreciation', () => {
  test('begins the month after acquisition, goes by use, stops at the residual, and is never run twice', async () => {
    const { fixedAssetId } = await cashier().saveFixedAsset(input());
    await cashier().saveFixedAsset(input({ name: '路灯', assetUse: 'publicWelfare', costFen: 1_200, residualFen: 0, months: 12 }));
    await cashier().saveFixedAsset(input({ name: '电脑', assetUse: 'administrative', costFen: 2_400, residualFen: 0, months: 12, acquiredOn: day('2026-02-01') }));
    await expect(run('2026-01')).rejects.toMatchObject({ code: 'nothing_to_book' });
    const february = await run('2026-02');
    expect(await entries(february.voucherId)).toEqual(['511 借 135.72', '51408 借 1', '152 贷 136.72']);
    await expect(run('2026-02')).rejects.toMatchObject({ code: 'nothing_to_book' });
    const rest = await run('2026-12');
    const lines = await entries(rest.voucherId);
    expect(lines.slice(0, 4)).toEqual(['511 借 135.72', '51408 借 1', '51305 借 2', '152 贷 138.72']);
    expect(await read(fixedAssetId)).toMatchObject({ depreciatedFen: 95_000, netFen: 5_000, lastMonth: '2026-08', booked: true });
    await expect(run('2027-12')).resolves.toMatchObject({ count: 3 });
    await expect(run('2030-12')).rejects.toMatchObject({ code: 'nothing_to_book' });
    await books.office.as('cashier').ledger.deleteVoucher({ voucherId: february.voucherId });
    await expect(run('2026-02')).resolves.toMatchObject({ count: 2 });
  });

  test('goes on from what was taken before the books began', async () => {
    const { fixedAssetId } = await cashier().saveFixedAsset(input({ acquiredOn: day('2020-06-01'), takenFen: 60_000, firstMonth: month('2026-01'), months: 35 }));
    expect(await read(fixedAssetId)).toMatchObject({ depreciatedFen: 60_000, monthlyFen: 1_000, lastMonth: '2028-11' });
  });
});

describe('disposal', () => {
  test.each([
    ['with a loss', 2_000_000, 100_000, ['154 贷 20000', '154 借 1000', '515 借 61000', '154 贷 61000'], 8],
    ['with a gain', 9_000_000, 0, ['154 贷 90000', '154 借 10000', '504 贷 10000'], 7],
  ])('%s goes through 154, which ends at nothing', async (_name, proceedsFen, costsFen, expected, count) => {
    const { fixedAssetId } = await cashier().saveFixedAsset(input({ acquiredOn: day('2025-12-01'), costFen: 10_000_000, residualFen: 0, months: 40 }));
    const dispose = (voucherDate: string) => cashier().disposeAsset({ fixedAssetId: fixedAssetId, voucherDate: day(voucherDate), reason: '报废', proceedsFen: proceedsFen, costsFen: costsFen });
    await expect(dispose('2025-11-30')).rejects.toMatchObject({ code: 'asset_day_wrong' });
    await expect(dispose('2026-08-20')).rejects.toMatchObject({ code: 'depreciation_behind', data: { month: '2026-01' } });
    await run('2026-08');
    const { voucherId } = await dispose('2026-08-20');
    const lines = await entries(voucherId);
    expect(lines.slice(0, 3)).toEqual(['152 借 20000', '154 借 80000', '151 贷 100000']);
    for (const line of expected) expect(lines).toContain(line);
    expect(lines.length).toBeGreaterThanOrEqual(count);
    const clearing = lines.filter((line) => line.startsWith('154')).reduce((sum, line) => sum + (line.includes('借') ? 1 : -1) * Number(line.split(' ')[2]), 0);
    expect(clearing).toBe(0);
    expect(await read(fixedAssetId)).toMatchObject({ disposedOn: '2026-08-20', disposalVoucherId: voucherId });
    await expect(dispose('2026-08-21')).rejects.toMatchObject({ code: 'asset_disposed' });
    await expect(run('2026-08')).rejects.toMatchObject({ code: 'nothing_to_book' });
    await books.office.as('cashier').ledger.deleteVoucher({ voucherId });
    expect(await read(fixedAssetId)).toMatchObject({ disposedOn: null });
  });
});

describe('an asset', () => {
  test('names the voucher that acquired it, and all assets of a voucher cost no more than it', async () => {
    const voucherId = await books.draft('2026-03-01', '151 借 1500', '10201 贷 1500');
    await cashier().saveFixedAsset(input({ acquisitionVoucherId: voucherId }));
    await expect(cashier().saveFixedAsset(input({ acquisitionVoucherId: voucherId }))).rejects.toMatchObject({ code: 'acquisition_exceeds', data: { costFen: 200_000, voucherFen: 150_000 } });
    const other = await books.draft('2026-03-01', '153 借 1500', '10201 贷 1500');
    await expect(cashier().saveFixedAsset(input({ acquisitionVoucherId: other }))).rejects.toMatchObject({ code: 'acquisition_not_found' });
  });

  test.each([
    ['asset_value_wrong', { residualFen: 100_001 }],
    ['asset_first_month', { firstMonth: month('2026-01') }],
    ['asset_no_taken', { assetNo: 'G-1' }],
    ['account_unknown', { expenseCode: '599' }],
    ['account_not_leaf', { expenseCode: '513' }],
  ])('refuses %s', async (code, change) => {
    await expect(cashier().saveFixedAsset(input(change))).rejects.toMatchObject({ code });
  });

  test('keeps cost and life once depreciated, in the office and in the database', async () => {
    const saved = await cashier().saveFixedAsset(input());
    await run('2026-02');
    const asset = await read(saved.fixedAssetId);
    const { depreciatedFen: _a, netFen: _b, monthlyFen: _c, lastMonth: _d, disposedOn: _e, disposalVoucherId: _f, booked: _g, ...same } = asset;
    await expect(cashier().saveFixedAsset({ ...same, costFen: 1_000_000 })).rejects.toMatchObject({ code: 'asset_fixed' });
    await expect(cashier().saveFixedAsset({ ...same, place: '二号库' })).resolves.toMatchObject({ version: 2 });
    await expect(books.command('cashier', ({ trx }) => trx.updateTable('fixedAssets').set({ months: 1 }).where('id', '=', saved.fixedAssetId).execute())).rejects.toThrow(/asset_fixed/);
  });
});
