/** Restricted money: each recipe as a table, statements tied to the account. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBooks, type Books } from '#electron/testing/books.ts';
import { RECIPE_NAMES, RECIPES, recipeLines, type RecipeName } from '#shared/assets/recipes.ts';
import type { FundKind } from '#shared/assets/words.ts';
import { day } from '#shared/days.ts';
import { fen } from '#shared/money.ts';

let books: Books;
beforeAll(async () => { books = await openBooks({ startMonth: '2026-01' }); });
afterAll(() => books.office.close());

const cashier = () => books.office.as('cashier').assets;
let number = 0;
async function fundOf(kind: FundKind, accountCode: string) {
  const name = `资金${(number += 1)}`;
  const { fundId } = await cashier().saveFund({ accountSetId: books.accountSetId, name, kind, accountCode, openedOn: day('2026-01-01') });
  return { fundId, name };
}
const act = async (fundId: number, recipe: RecipeName, yuan: number, voucherDate = '2026-03-01') => {
  const { voucherId } = await cashier().bookFund({ fundId, recipe, voucherDate: day(voucherDate), amountFen: fen(yuan * 100), summary: '专项业务' });
  const voucher = await books.office.as('cashier').ledger.voucher({ voucherId });
  return { voucherId, lines: voucher.lines.map((line) => `${line.accountCode} ${line.debitFen === 0 ? '贷' : '借'} ${(line.debitFen + line.creditFen) / 100}`) };
};

test.each<[RecipeName, FundKind, string, string[]]>([
  ['grantReceived', 'grant', '241', ['10201 借', '241 贷']],
  ['grantSpentOnAsset', 'grant', '241', ['153 借', '10201 贷', '241 借', '31105 贷']],
  ['grantSpent', 'grant', '241', ['241 借', '10201 贷']],
  ['grantReturned', 'grant', '241', ['241 借', '10201 贷']],
  ['projectPlanned', 'oneProject', '231', ['113 借', '231 贷']],
  ['projectCollected', 'oneProject', '231', ['10201 借', '113 贷']],
  ['projectSpent', 'oneProject', '231', ['153 借', '10201 贷']],
  ['projectLabour', 'oneProject', '231', ['153 借', '31104 贷']],
  ['projectCompleted', 'oneProject', '231', ['151 借', '153 贷', '231 借', '31104 贷']],
  ['projectCompletedWithoutAsset', 'oneProject', '231', ['51499 借', '153 贷', '231 借', '31104 贷']],
  ['reserveSetAside', 'reserve', '31107', ['31101 借', '31107 贷']],
  ['reserveGift', 'reserve', '31107', ['10202 借', '31107 贷']],
  ['reservePaid', 'reserve', '31107', ['5140304 借', '10202 贷', '31107 借', '31101 贷']],
  ['heldReceived', 'held', '21105', ['10201 借', '21105 贷']],
  ['heldPaid', 'held', '21105', ['21105 借', '10201 贷']],
])('%s', (name, kind, code, expected) => {
  expect(RECIPES[name].kind).toBe(kind);
  expect(recipeLines(name, code, {}, fen(100)).map((line) => `${line.accountCode} ${line.side === 'debit' ? '借' : '贷'}`)).toEqual(expected);
});

test('every recipe balances', () => {
  for (const name of RECIPE_NAMES) {
    const lines = recipeLines(name, '241', {}, fen(7));
    expect(lines.filter((line) => line.side === 'debit')).toHaveLength(lines.length / 2);
  }
});

describe('a grant', () => {
  test('is received, spent on an asset and returned; its statement ties to the account', async () => {
    const { fundId } = await fundOf('grant', '241');
    const other = await fundOf('grant', '241');
    const received = await act(fundId, 'grantReceived', 1000, '2026-02-01');
    expect(received.lines).toEqual(['10201 借 1000', '241 贷 1000']);
    await books.finish(received.voucherId);
    await books.finish((await act(other.fundId, 'grantReceived', 50)).voucherId);
    const spent = await act(fundId, 'grantSpentOnAsset', 700);
    expect(spent.lines).toEqual(['153 借 700', '10201 贷 700', '241 借 700', '31105 贷 700']);
    // The draft counts already: no more than 300 is left.
    await expect(act(fundId, 'grantReturned', 301)).rejects.toMatchObject({ code: 'fund_short', data: { balanceFen: 30_000 } });
    await books.finish(spent.voucherId);
    const read = () => cashier().fundStatement({ fundId, from: day('2026-03-01'), to: day('2026-09-01') });
    expect(await read()).toMatchObject({ openingFen: 100_000, inFen: 0, outFen: 70_000, closingFen: 30_000, accountFen: 35_000, otherFundsFen: 5_000, withoutFundFen: 0, ties: true, unposted: 0, lines: [{ outFen: 70_000, balanceFen: 30_000 }] });
    await books.post('2026-04-01', '10201 借 9', '241 贷 9');
    expect(await read()).toMatchObject({ accountFen: 35_900, withoutFundFen: 900, ties: false });
    await expect(act(fundId, 'projectPlanned', 1)).rejects.toMatchObject({ code: 'recipe_not_for_fund' });
    await expect(act(fundId, 'grantReturned', 1, '2025-12-31')).rejects.toMatchObject({ code: 'fund_closed' });
  });
});

test('一事一议 from plan to completion leaves nothing on 231, 113 and 153', async () => {
  const { fundId } = await fundOf('oneProject', '231');
  for (const [recipe, yuan] of [['projectPlanned', 500], ['projectCollected', 500], ['projectSpent', 450], ['projectLabour', 50], ['projectCompleted', 500]] as const) await books.finish((await act(fundId, recipe, yuan)).voucherId);
  const balance = await books.office.as('cashier').ledger.trialBalance({ accountSetId: books.accountSetId, month: '2026-03', level: 1, withEmpty: true });
  const of = (code: string) => { const row = balance.rows.find((each) => each.code === code)!; return row.closing.debitFen - row.closing.creditFen; };
  expect([of('231'), of('113'), of('151')]).toEqual([0, 0, 50_000]);
});

test('a fund keeps kind, account and, once used, its name; it ends empty', async () => {
  const { fundId, name } = await fundOf('held', '21105');
  const save = (change: object) => cashier().saveFund({ fundId, version: 1, accountSetId: books.accountSetId, name, kind: 'held', accountCode: '21105', openedOn: day('2026-01-01'), ...change });
  await expect(save({ kind: 'grant' })).rejects.toMatchObject({ code: 'fund_fixed' });
  await expect(save({ version: 2 })).rejects.toMatchObject({ code: 'changed_meanwhile' });
  await expect(save({ name: '资金1' })).rejects.toMatchObject({ code: 'fund_name_taken' });
  await act(fundId, 'heldReceived', 10);
  await expect(save({ name: '新名' })).rejects.toMatchObject({ code: 'fund_fixed' });
  await expect(save({ closedOn: day('2026-09-01') })).rejects.toMatchObject({ code: 'fund_not_empty', data: { balanceFen: 1_000 } });
  await expect(books.command('cashier', ({ trx }) => trx.updateTable('funds').set({ accountCode: '241' }).where('id', '=', fundId as never).execute())).rejects.toThrow(/fund_fixed/);
});
