/** What a line names besides its account: demanded and offered by the account, sealed with the voucher, found again in the books. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linesOf, openBooks, type Books } from '#electron/testing/books.ts';
import { enterFamily } from '#electron/testing/people.ts';
import { day, month } from '#shared/days.ts';
import { verifyLedger } from './verify-ledger.ts';
import { fingerprintOf, NO_FINGERPRINT, type SealedLine } from './fingerprint.ts';

let books: Books;
beforeAll(async () => { books = await openBooks(); });
afterAll(() => books.office.close());
const ledger = () => books.office.as('accountant').ledger;
const save = (lines: object[], voucherDate = '2026-03-01') => books.office.as('cashier').ledger.saveVoucher({ accountSetId: books.accountSetId, voucherDate: day(voucherDate), attachmentsCount: 1, lines: lines as never });
const accountOf = async (code: string) => (await ledger().accounts({ accountSetId: books.accountSetId })).find((account) => account.code === code)!;

test('a new account set offers what its accounts usually name', async () => {
  expect((await accountOf('113')).offers).toEqual(['householdId', 'residentId', 'counterparty']);
  expect((await accountOf('51407')).offers).toEqual(['team']);
  expect((await accountOf('5140101')).offers).toEqual(['programmeId']);
  expect((await accountOf('101')).offers).toEqual([]);
});

describe('an account', () => {
  test.each(['counterparty', 'project', 'fund', 'team', 'contract', 'residentId', 'householdId', 'programmeId'] as const)('that demands %s refuses a line without it, and takes one with it', async (dimension) => {
    const family = await enterFamily(books.office, '李');
    const value = { residentId: family.father, householdId: family.householdId, programmeId: 1 }[dimension as 'residentId'] ?? '甲';
    const account = await accountOf('51304');
    await ledger().setDimensions({ accountId: account.accountId, dimensions: [dimension], offers: [dimension, 'counterparty'] });
    expect(await accountOf('51304')).toMatchObject({ dimensions: [dimension], offers: dimension === 'counterparty' ? [] : ['counterparty'] });
    const [spent, paid] = linesOf('51304 借 1', '30101 贷 1');
    const without = await save([spent!, paid!]);
    await expect(books.office.as('cashier').ledger.submitVoucher(without)).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(books.office.as('cashier').ledger.submitVoucher({ voucherId: without.voucherId })).rejects.toMatchObject({ code: 'line_dimension_missing', data: { lineNo: 1, code: '51304', dimension } });
    const withIt = await save([{ ...spent!, [dimension]: value }, paid!]);
    await books.finish(withIt.voucherId);
    expect((await ledger().voucher({ voucherId: withIt.voucherId })).lines[0]).toMatchObject({ [dimension]: value });
    await books.office.as('cashier').ledger.deleteVoucher({ voucherId: without.voucherId });
  });

  test('with sub-accounts demands nothing, and only the accountant sets it up', async () => {
    await expect(ledger().setDimensions({ accountId: (await accountOf('514')).accountId, dimensions: ['team'], offers: [] })).rejects.toMatchObject({ code: 'account_not_leaf' });
    await expect(books.office.as('cashier').ledger.setDimensions({ accountId: (await accountOf('51407')).accountId, dimensions: [], offers: [] })).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

test('a team is kept or used, offered, ended, and stays on its lines; red letters carry it', async () => {
  await ledger().saveLineName({ accountSetId: books.accountSetId, dimension: 'team', name: '护绿队' });
  const voucherId = (await save(linesOf('51407 借 5', '30101 贷 5').map((line, index) => (index === 0 ? { ...line, team: '巡逻队', contract: 'HT-1' } : line)), '2026-04-01')).voucherId;
  await books.finish(voucherId);
  const names = () => ledger().lineNames({ accountSetId: books.accountSetId, dimension: 'team' });
  expect((await names()).filter((each) => each.name !== '甲')).toEqual([{ name: '巡逻队', kept: false, active: true, lines: 1 }, { name: '护绿队', kept: true, active: true, lines: 0 }]);
  await ledger().saveLineName({ accountSetId: books.accountSetId, dimension: 'team', name: '巡逻队', active: false });
  expect((await names()).at(-1)).toEqual({ name: '巡逻队', kept: true, active: false, lines: 1 });
  const red = await books.office.as('cashier').ledger.reverseVoucher({ voucherId, voucherDate: day('2026-04-02'), reason: '错' });
  expect((await ledger().voucher({ voucherId: red.voucherId })).lines[0]).toMatchObject({ team: '巡逻队', contract: 'HT-1', debitFen: -500 });
  await books.finish(red.voucherId);
  expect((await verifyLedger(books.office.sql)).faults).toEqual([]);
});

test('the seal holds team and contract, and leaves lines that name neither as they were sealed before', () => {
  const line = (more: Partial<SealedLine>): SealedLine => ({ lineNo: 1, summary: 'x', accountId: 1 as never, debitFen: 1 as never, creditFen: 0 as never, residentId: null, householdId: null, programmeId: null, batchId: null, counterparty: null, project: null, fund: null, team: null, contract: null, ...more });
  const seal = (more: Partial<SealedLine>) => fingerprintOf(NO_FINGERPRINT, {} as never, [line(more)]);
  expect(new Set([seal({}), seal({ team: '甲' }), seal({ contract: '甲' }), seal({ team: '乙' })]).size).toBe(4);
  // As sealed before lines could name a team.
  expect(seal({})).toBe('e02cf6ae46145ef3c67127ddf7937eaa0140bfba8d5dc6d7001ed771f00106d1');
});

test('a project is followed through all its accounts: income, expense, works, what is left of the grant', async () => {
  const on = (lines: ReturnType<typeof linesOf>, voucherDate: string) => save(lines.map((line) => ({ ...line, project: '修路' })), voucherDate).then(async ({ voucherId }) => books.finish(voucherId));
  await on(linesOf('10201 借 100', '241 贷 100'), '2026-05-01');
  await on(linesOf('153 借 60', '10201 贷 60', '241 借 60', '31105 贷 60'), '2026-05-02');
  await on(linesOf('51402 借 1', '10201 贷 1').map((line) => line.accountCode === '51402' ? { ...line, accountCode: '51499' } : line), '2026-06-01');
  const statements = books.office.as('accountant').statements;
  const ask = { accountSetId: books.accountSetId, book: 'projects' as const, fromMonth: month('2026-05'), toMonth: month('2026-06') };
  const sheet = await statements.book(ask);
  expect(sheet.rows.map((row) => [row.kind, ...row.cells])).toEqual([['line', '修路', 0, 100, -100, 6000, 4000], ['total', null, 0, 100, -100, 6000, 4000]]);
  const one = await statements.book({ ...ask, project: '修路' });
  expect(one.rows.filter((row) => row.kind === 'line')).toHaveLength(8);
  expect(one.rows.filter((row) => row.kind === 'total').map((row) => row.cells.slice(3))).toEqual([['10201 基本户', 10_000, 6_100], ['153 在建工程', 6_000, 0], ['241 专项应付款', 6_000, 10_000], ['31105 财政专项形成资产', 0, 6_000], ['51499 其他公益支出', 100, 0]]);
  const file = await statements.exportBook({ ...ask, project: '修路' });
  expect(file.name).toMatch(/^项目收支明细 修路/);
});
