import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';

let test: TestOffice;
beforeAll(async () => { test = await openTestOffice(); });
afterAll(() => test.close());

it('a clerk, who may not read the ledger, still chooses accounts by name', async () => {
  await expect(test.as('clerk').ledger.accountSets({})).rejects.toMatchObject({ code: 'not_allowed' });
  const { accountSets } = await test.as('clerk').welfare.books({});
  expect(accountSets.map((set) => set.name)).toEqual(['测试社区集体账']);
  const byCode = new Map(accountSets[0]!.accounts.map((account) => [account.code, account.name]));
  expect([byCode.get('5140101'), byCode.get('21101'), byCode.get('10201'), byCode.get('101')]).toEqual(['老年人补贴／粮油补贴', '应付福利', '基本户', '库存现金']);
  expect(byCode.has('514')).toBe(false);
});
