/** The tie-out (F13): sound batches tie; whichever leg is broken behind the program's back turns it red, and a red batch is not closed. */
import { sql } from 'kysely';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import type { BatchId } from '#shared/ids.ts';
import { behindTheGuards } from '#electron/testing/behind-the-guards.ts';
import { openWelfareOffice, refusalOf, TEST_PEOPLE, type Standing } from '#electron/testing/welfare-office.ts';
import { tieBatches } from './tie-out.ts';
import { verifyDisbursement } from './verify-disbursement.ts';

let office: Awaited<ReturnType<typeof openWelfareOffice>>;
let cash: BatchId;
let bank: BatchId;

const version = async (batchId: BatchId): Promise<Standing> => ({ batchId, version: (await office.as('cashier').disbursement.show({ batchId })).version });

beforeAll(async () => {
  office = await openWelfareOffice(TEST_PEOPLE);
  const approved = await office.approve(await office.generate(office.w01, '2026-07', { payBy: 'cash' }));
  cash = approved.batchId;
  await office.as('cashier').disbursement.payCash(approved);
  await office.sign(cash);
  await office.as('cashier').disbursement.closeBatch(await version(cash));
  const other = await office.approve(await office.generate(office.w01, '2026-08'));
  bank = other.batchId;
  const sent = await office.as('cashier').disbursement.exportToBank({ ...other, profileCode: 'generic-csv' });
  const answer = ['备注,金额,处理结果,失败原因', 'W01-202608-1#1,100.00,成功,', 'W01-202608-1#2,100.00,成功,', 'W01-202608-1#3,100.00,失败,户名不符', 'W01-202608-1#4,100.00,成功,'].join('\r\n');
  const fileId = await office.upload('cashier', '回盘.csv', iconv.encode(answer, 'gbk'));
  await office.as('cashier').disbursement.importResult({ batchId: bank, version: sent.version, fileId, profileCode: 'generic-csv' });
});
afterAll(() => office.close());

const legs = (batch: { legs: readonly { key: string; state: string }[] }): string => batch.legs.map((leg) => `${leg.key} ${leg.state}`).join(', ');

test('a sound cash batch and a sound bank batch tie, by batch and by month', async () => {
  const sheet = await office.as('supervisor').paying.tieOut({ fromMonth: month('2026-07'), toMonth: month('2026-08') });
  expect(sheet.batches.map((batch) => [batch.batchNo, batch.state, legs(batch)])).toEqual([
    ['W01-202607-1', 'ok', 'approved ok, out ok, signed ok, accrued ok, paid ok, money ok, closed ok'],
    ['W01-202608-1', 'ok', 'approved ok, sent ok, out ok, signed notNeeded, accrued ok, paid ok, money ok'],
  ]);
  expect(sheet.months.map((each) => [each.month, each.amountFen, each.paidFen, each.state])).toEqual([['2026-07', 40_000, 40_000, 'ok'], ['2026-08', 40_000, 30_000, 'ok']]);
  expect(sheet.broken).toBe(0);
  expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
});

test('a cash batch without its signed pages waits, and is not closed; one page missing is enough', async () => {
  const approved = await office.approve(await office.generate(office.w01, '2026-06', { payBy: 'cash' }));
  await office.as('cashier').disbursement.payCash(approved);
  const [tied] = (await office.as('cashier').paying.tieOut({ batchId: approved.batchId })).batches;
  expect(legs(tied!)).toContain('signed waiting');
  expect(await refusalOf(office.as('cashier').disbursement.closeBatch(await version(approved.batchId)))).toBe('roster_not_signed');
  await office.sign(approved.batchId);
  expect((await office.as('cashier').disbursement.closeBatch(await version(approved.batchId))).status).toBe('closed');
});

test('a bank batch needs its signed pages only when the office says so', async () => {
  const settings = await office.as('administrator').office.settings({});
  await office.as('administrator').office.saveSettings({ ...settings, bankBatchNeedsRoster: true });
  expect(await refusalOf(office.as('cashier').disbursement.closeBatch(await version(bank)))).toBe('roster_not_signed');
  await office.as('administrator').office.saveSettings({ ...settings, bankBatchNeedsRoster: false });
});

/** What somebody does who first takes the guards away: the legs that break, and whether verify finds them; undone after looking. */
async function tamper(statement: string, at = office): Promise<{ broken: string[]; verified: boolean }> {
  let found: { broken: string[]; verified: boolean } | undefined;
  await behindTheGuards(at, async (trx) => {
    await sql.raw(statement).execute(trx);
    const tied = await tieBatches(trx, null, false);
    found = { broken: tied.flatMap(({ row, legs: own }) => own.filter((leg) => leg.state === 'broken').map((leg) => `${row.batchNo} ${leg.key}`)), verified: (await verifyDisbursement(trx)).faults.some((fault) => fault.startsWith('tieOut:')) };
  });
  return found!;
}

describe('any leg broken behind its back turns it red', () => {
  test.each<[string, string, string]>([
    ['an amount of a line', `update batchLines set amountFen = amountFen + 100, paidFen = paidFen + 100 where id = 1`, 'W01-202607-1 approved'],
    ['a line taken out', `update batchLines set status = 'removed', statusReason = 'x', paidFen = 0, paidOn = null where id = 2`, 'W01-202607-1 approved'],
    ['a total', `update batches set totalFen = totalFen + 1 where batchNo = 'W01-202608-1'`, 'W01-202608-1 approved'],
    ['a count', `update batches set personCount = personCount + 1 where batchNo = 'W01-202608-1'`, 'W01-202608-1 approved'],
    ['a line paid that no bank answered', `update batchLines set status = 'paid', paidFen = amountFen, paidOn = '2026-09-08' where batchId = 2 and status = 'failed'`, 'W01-202608-1 out'],
    ['an answer of the bank', `update bankResultLines set paidFen = 9000 where seq = 1`, 'W01-202608-1 out'],
    ['an answer of the bank gone', `delete from bankResultLines where seq = 2`, 'W01-202608-1 out'],
    ['a line that was in no file', `delete from bankExportLines where seq = 1`, 'W01-202608-1 sent'],
    ['a tick at the desk gone', `delete from handouts where id = 1`, 'W01-202607-1 out'],
    ['a tick undone afterwards', `update handouts set bookedStep = null, undoneAt = at, undoneByStaffId = staffId, undoneReason = 'x' where id = 2`, 'W01-202607-1 out'],
    ['a signed page gone', `delete from rosterFilings`, 'W01-202607-1 signed'],
    ['a signed page withdrawn after the end', `update rosterFilings set withdrawnAt = at, withdrawnByStaffId = staffId, withdrawnReason = 'x'`, 'W01-202607-1 signed'],
    ['a name on a signed page', `update batchLines set name = '别人' where id = 1`, 'W01-202607-1 signed'],
    ['another person on a signed page', `update batchLines set residentId = 4 where id = 1`, 'W01-202607-1 signed'],
    ['a payment in the books', `update voucherLines set debitFen = debitFen + 1 where voucherId = (select voucherId from batchVouchers where batchId = 1 and effect = 'pay') and debitFen > 0`, 'W01-202607-1 paid'],
    ['money out of another account', `update voucherLines set creditFen = creditFen - 1 where voucherId = (select voucherId from batchVouchers where batchId = 2 and effect = 'pay') and creditFen > 0`, 'W01-202608-1 money'],
    ['an accrual', `update voucherLines set creditFen = creditFen + 1 where voucherId = (select voucherId from batchVouchers where batchId = 2 and effect = 'accrue') and creditFen > 0`, 'W01-202608-1 accrued'],
    ['the lines of a voucher gone', `delete from voucherLines where voucherId = (select voucherId from batchVouchers where batchId = 2 and effect = 'return')`, 'W01-202608-1 paid'],
    ['a voucher’s link gone', `delete from batchVouchers where batchId = 1 and effect = 'pay'`, 'W01-202607-1 paid'],
    ['what was written down at the end', `update batchClosings set paidFen = paidFen - 1`, 'W01-202607-1 closed'],
  ])('%s', async (_, statement, red) => {
    const { broken, verified } = await tamper(statement);
    expect(broken).toContain(red);
    expect(verified).toBe(true);
  });
});

test('a red batch is not closed', async () => {
  const { database } = office.office.core;
  await database.writer.transaction().execute(async (trx) => {
    const { rows } = await sql<{ name: string; sql: string }>`select name, sql from sqlite_master where type = 'trigger' and tbl_name = 'bankResultLines'`.execute(trx);
    for (const { name } of rows) await sql`drop trigger ${sql.ref(name)}`.execute(trx);
    await sql`update bankResultLines set paidFen = 9900 where seq = 1`.execute(trx);
    for (const row of rows) await sql.raw(row.sql).execute(trx);
  });
  expect(await refusalOf(office.as('cashier').disbursement.closeBatch(await version(bank)))).toBe('tie_out_broken');
});

test('a batch is not closed by hand without its proof, nor paid over what was approved', async () => {
  const run = (statement: string): Promise<string> => office.office.core.database.writer.transaction().execute((trx) => sql.raw(statement).execute(trx)).then(() => 'done', (error: Error) => error.message);
  expect(await run(`update batches set status = 'closed', version = version + 1 where batchNo = 'W01-202608-1'`)).toMatch(/closed with its proof/);
  expect(await run(`insert into batchClosings select id, 0, 3, 30000, makerUserId, makerStaffId, createdAt, (select max(voucherId) from batchVouchers where batchId = batches.id) from batches where batchNo = 'W01-202607-1'`)).toMatch(/row exists|not paid/);
  expect(await run(`insert into batchClosings select id, 0, 3, 30000, makerUserId, makerStaffId, createdAt, 0 from batches where batchNo = 'W01-202608-1'`)).toMatch(/not the last voucher/);
  expect(await run(`insert into batchVouchers (voucherId, batchId, step, effect, amountFen) select max(voucherId) + 1000, 2, 'pay:99', 'pay', 10001 from batchVouchers`)).toMatch(/more would be paid than was approved/);
});

test('the proof of an end is the database’s too', async () => {
  const approved = await office.approve(await office.generate(office.w01, '2026-05', { payBy: 'cash' }));
  await office.as('cashier').disbursement.payCash(approved);
  const closing = (signed: number, persons: number, paidFen: number): Promise<string> => office.office.core.database.writer.transaction().execute(async (trx) => {
    await sql.raw(`insert into batchClosings select id, ${signed}, ${persons}, ${paidFen}, makerUserId, makerStaffId, createdAt, (select max(voucherId) from batchVouchers where batchId = batches.id) from batches where id = ${approved.batchId}`).execute(trx);
    throw new Error('went through');
  }).catch((error: Error) => error.message);
  expect(await closing(0, 4, 40_000)).toMatch(/closed with signatures/);
  expect(await closing(1, 4, 40_000)).toMatch(/signed pages are missing/);
  await office.sign(approved.batchId);
  expect(await closing(1, 3, 30_000)).toMatch(/differs from the lines/);
  expect(await closing(1, 4, 40_000)).toBe('went through');
});

describe('what was set off for something overpaid', () => {
  let other: typeof office;
  beforeAll(async () => {
    other = await openWelfareOffice(TEST_PEOPLE);
    const paid = await other.approve(await other.generate(other.w01, '2026-07', { payBy: 'cash' }));
    await other.as('cashier').disbursement.payCash({ ...paid, paidOn: day('2026-07-20') });
    await other.as('clerk').residents.recordDeath({ residentId: other.ids[0]!, occurredOn: day('2026-06-15'), newHead: null });
    const { recoveryId } = await other.as('clerk').disbursement.openRecovery({ residentId: other.ids[0]!, programmeId: other.w01 });
    await other.as('clerk').disbursement.planRecovery({ recoveryId, version: 1, setOff: true, payerResidentId: other.ids[1]!, perBatchFen: null });
    await other.approve(await other.generate(other.w01, '2026-08', { payBy: 'cash' }));
  });
  afterAll(() => other.close());

  test('ties, line and books', async () => {
    const [tied] = (await other.as('supervisor').paying.tieOut({ fromMonth: month('2026-08') })).batches;
    expect(legs(tied!)).toContain('setOff ok');
  });

  test.each<[string, string]>([
    ['a line', `update batchLines set setOffFen = setOffFen - 1 where setOffFen > 0`],
    ['the charge in the books', `update voucherLines set debitFen = debitFen + 1 where debitFen > 0 and voucherId = (select voucherId from batchVouchers where effect = 'setOff')`],
    ['the voucher’s link', `delete from batchVouchers where effect = 'setOff'`],
  ])('broken behind its back turns it red: %s', async (_, statement) => { expect(await tamper(statement, other)).toMatchObject({ broken: expect.arrayContaining(['W01-202608-1 setOff']) as unknown, verified: true }); });
});
