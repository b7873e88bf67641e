/** The register of resources, and enterprises year by year. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBooks, type Books } from '#electron/testing/books.ts';
import { day } from '#shared/days.ts';
import { fen } from '#shared/money.ts';

let books: Books;
beforeAll(async () => { books = await openBooks({ startMonth: '2026-01' }); });
afterAll(() => books.office.close());
const cashier = () => books.office.as('cashier').assets;

describe('a resource', () => {
  const input = (change: object = {}) => ({ resourceNo: 'D-1', kind: 'cropland' as const, name: '东大洼', hundredthMu: 1250, usedBy: 'idle' as const, ...change });
  test('is registered with its area and the contract it is let by', async () => {
    const saved = await cashier().saveResource(input());
    await expect(cashier().saveResource(input())).rejects.toMatchObject({ code: 'resource_no_taken' });
    await expect(cashier().saveResource(input({ ...saved, usedBy: 'contracted' }))).rejects.toMatchObject({ code: 'resource_needs_lease' });
    const { leaseId } = await cashier().saveLease({
      accountSetId: books.accountSetId, leaseNo: 'F-1', kind: 'contractingOut', object: '东大洼', counterparty: '张三', signedOn: day('2026-01-01'), startOn: day('2026-01-01'), endOn: day('2028-12-31'),
      totalFen: fen(300_000), everyMonths: 12, firstDueOn: day('2026-01-01'), recognition: 'atDue', incomeCode: '50102',
    });
    await cashier().saveResource(input({ ...saved, usedBy: 'contracted', leaseId }));
    await expect(cashier().saveResource(input(saved))).rejects.toMatchObject({ code: 'changed_meanwhile' });
    expect(await cashier().resources({})).toMatchObject([{ resourceNo: 'D-1', hundredthMu: 1250, leaseNo: 'F-1', counterparty: '张三', version: 2 }]);
    await expect(cashier().saveResource(input({ resourceNo: 'D-2', hundredthMu: 0 }))).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('enterprises', () => {
  test('report sales, tax and disposable funds by year; sums stand beside income per head', async () => {
    const one = await cashier().saveEnterprise({ name: '门窗厂', trade: '门窗' });
    const two = await cashier().saveEnterprise({ name: '芦笋合作社' });
    await expect(cashier().saveEnterprise({ name: '门窗厂' })).rejects.toMatchObject({ code: 'enterprise_name_taken' });
    const report = (enterpriseId: number, year: number, yuan: number) => cashier().saveEnterpriseYear({ enterpriseId: enterpriseId, year, salesFen: fen(yuan * 100), taxFen: fen(yuan * 4), disposableFen: fen(yuan * 7), source: '年报' });
    await report(one.enterpriseId, 2020, 150_000_000);
    await report(two.enterpriseId, 2020, 20_000_000);
    await report(two.enterpriseId, 2020, 30_000_000);
    await report(one.enterpriseId, 2019, 120_000_000);
    await cashier().saveCommunityYear({ year: 2020, incomePerHeadFen: fen(2_100_000), source: '街道统计' });
    await expect(report(one.enterpriseId, 2027, 1)).rejects.toMatchObject({ code: 'year_to_come' });
    const read = await cashier().enterprises({});
    expect(read.totals).toMatchObject([{ year: 2019, salesFen: 12_000_000_000, incomePerHeadFen: null }, { year: 2020, salesFen: 18_000_000_000, taxFen: 720_000_000, incomePerHeadFen: 2_100_000 }]);
    expect(read.years).toHaveLength(3);
  });
});
