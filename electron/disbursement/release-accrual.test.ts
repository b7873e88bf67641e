/** People who are never invoiced (D6): their accrual is released when they are ended, so that nothing stays payable; a follow-up accrues anew. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import type { BatchLineId, Id, ProgrammeId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { behindTheGuards } from '#electron/testing/behind-the-guards.ts';
import { ageFrom, openWelfareOffice, refusalOf, REGISTERED, type Standing } from '#electron/testing/welfare-office.ts';
import { tieBatches } from './tie-out.ts';
import { verifyDisbursement } from './verify-disbursement.ts';

let office: Awaited<ReturnType<typeof openWelfareOffice>>;
let programmeId: ProgrammeId;
let providerId: Id<'provider'>;
let batch: Standing;

beforeEach(async () => {
  office = await openWelfareOffice(['王小明', '李乐', '赵转走'].map((name) => ({ name, birthDate: '1980-01-01', account: null })));
  programmeId = await office.addProgramme({ code: 'W04', form: 'provider', rule: { kind: 'all', of: [ageFrom(10), REGISTERED] }, amount: { standard: { kind: 'flat', fen: fen(30_000) }, per: 'payment', perMember: null, halfMonth: null, capFen: null, roundToFen: 1 } });
  ({ providerId } = await office.as('clerk').providers.save({ providerId: null, version: null, name: '城阳公交公司', creditCode: null, bankName: '青岛银行', account: '802010200123456', contact: '', active: true }));
  batch = await office.approve(await office.generate(programmeId, '2026-09'));
});
afterEach(() => office.close());

const lineOf = async (name: string, of: Standing = batch): Promise<BatchLineId> => (await office.as('clerk').disbursement.lines({ batchId: of.batchId })).lines.find((line) => line.name === name)!.lineId;
const now = async (of: Standing = batch): Promise<Standing> => ({ batchId: of.batchId, version: (await office.as('cashier').disbursement.show({ batchId: of.batchId })).version });
const pay = async (names: readonly string[], invoiceNo: string, of: Standing = batch) => office.as('cashier').providers.pay({ ...(await now(of)), providerId, invoiceNo, invoicedOn: day('2026-09-05'), amountFen: fen(30_000 * names.length), lineIds: await Promise.all(names.map((name) => lineOf(name, of))) });
const end = async (names: readonly string[], of: Standing = batch) => office.as('cashier').disbursement.settleLines({ ...(await now(of)), lineIds: await Promise.all(names.map((name) => lineOf(name, of))), reason: '已转学' });
const close = async (of: Standing = batch) => office.as('cashier').disbursement.closeBatch(await now(of));
const sums = async (): Promise<Record<string, number>> => Object.fromEntries((await office.sql.selectFrom('voucherLines as l').innerJoin('accounts as a', 'a.id', 'l.accountId').select(['a.code', sql<number>`sum(l.debitFen - l.creditFen)`.as('sum')]).groupBy('a.code').execute()).map((row) => [row.code, row.sum]));
const voucher = async (voucherId: Id<'voucher'>) => office.as('accountant').ledger.voucher({ voucherId });
const month = async () => (await office.sql.selectFrom('programmeMonths').select(['persons', 'amountFen', 'paidFen']).where('programmeId', '=', programmeId).executeTakeFirstOrThrow());
const legs = async (of: Standing = batch) => (await office.as('supervisor').paying.tieOut({ batchId: of.batchId })).batches[0]!;
const soundly = async (): Promise<void> => { expect((await verifyDisbursement(office.sql)).faults).toEqual([]); };
/** Ends a line as it was done before accruals were released: without the voucher. */
const endAsBefore = async (name: string): Promise<void> => {
  const lineId = await lineOf(name);
  await sql`update batchLines set status = 'failed', statusReason = '已转学' where id = ${lineId}`.execute(office.office.core.database.writer);
};

test('ended, the accrual goes in red with the same accounts and dimensions; the payable comes to nothing and the batch ties', async () => {
  await pay(['王小明', '李乐'], 'A1');
  const ended = await end(['赵转走']);
  expect(ended).toMatchObject({ status: 'paid', voucherIds: [expect.any(Number)] });
  const red = await voucher(ended.voucherIds[0]!);
  const accrual = await voucher((await office.sql.selectFrom('batchVouchers').select('voucherId').where('effect', '=', 'accrue').where('batchId', '=', batch.batchId).executeTakeFirstOrThrow()).voucherId);
  const shape = (lines: typeof red.lines) => lines.map((line) => [line.accountCode, line.programmeName, line.batchId, Math.sign(line.debitFen), Math.sign(line.creditFen)]);
  expect(red.lines.map((line) => [line.accountCode, line.debitFen, line.creditFen])).toEqual([['5140101', -30_000, 0], ['21101', 0, -30_000]]);
  expect(shape(red.lines)).toEqual(shape(accrual.lines).map(([code, programme, no, debit, credit]) => [code, programme, no, -(debit as number) + 0, -(credit as number) + 0]));
  expect(red).toMatchObject({ voucherDate: '2026-09-08', status: 'posted' });
  expect(red.lines[0]!.summary).toContain('冲回不再发放的计提');
  expect(await sums()).toMatchObject({ '10201': -60_000, '21101': 0, '5140101': 60_000 });
  expect(await month()).toEqual({ persons: 2, amountFen: 60_000, paidFen: 60_000 });
  const tied = await legs();
  expect(tied.state).toBe('ok');
  expect(tied.legs).toContainEqual({ key: 'released', wantedPersons: null, wantedFen: 30_000, foundPersons: null, foundFen: 30_000, state: 'ok' });
  expect(await office.as('cashier').providers.ofBatch({ batchId: batch.batchId })).toMatchObject({ standing: [], mayRelease: false, released: [{ name: '赵转走', amountFen: 30_000, reason: '已转学', voucherId: ended.voucherIds[0] }] });
  expect((await close()).status).toBe('closed');
  await soundly();
});

test('undone by a follow-up, which accrues anew; voided, that accrual goes and the release stays', async () => {
  await pay(['王小明', '李乐'], 'A1');
  await end(['赵转走']);
  const child = await office.as('clerk').disbursement.generateFollowUp({ batchId: batch.batchId });
  const approved = await office.approve(child);
  expect((await office.as('director').disbursement.show({ batchId: child.batchId })).vouchers.map((v) => [v.effect, v.amountFen])).toEqual([['accrue', 30_000]]);
  expect(await month()).toMatchObject({ persons: 3, amountFen: 90_000 });
  // Voided, that accrual goes; the release of the first list stays.
  await office.as('director').disbursement.voidBatch({ ...approved, reason: '弄错了' });
  expect((await sums())['21101']).toBe(0);
  await soundly();
  const again = await office.approve(await office.as('clerk').disbursement.generateFollowUp({ batchId: batch.batchId }));
  await pay(['赵转走'], 'A2', again);
  expect(await sums()).toMatchObject({ '10201': -90_000, '21101': 0, '5140101': 90_000 });
  await soundly();
});

test('a chain: the follow-up of what failed accrues nothing; ended there, the first accrual is released with it', async () => {
  await pay(['王小明', '李乐', '赵转走'], 'A1');
  await office.as('cashier').disbursement.returnLines({ batchId: batch.batchId, lineIds: [await lineOf('赵转走')], returnedOn: day('2026-09-08'), reason: '单位退款' });
  const child = await office.approve(await office.as('clerk').disbursement.generateFollowUp({ batchId: batch.batchId }));
  expect((await office.as('director').disbursement.show({ batchId: child.batchId })).vouchers).toEqual([]);
  // Its only person is ended; a list is begun by an invoice, so the state is set here.
  await sql`update batches set status = 'paying', version = version + 1 where id = ${child.batchId}`.execute(office.office.core.database.writer);
  const ended = await end(['赵转走'], child);
  expect(ended.voucherIds).toHaveLength(1);
  expect((await sums())['21101']).toBe(0);
  expect((await legs(child)).state).toBe('ok');
  await soundly();
  // And the next follow-up accrues anew.
  const third = await office.approve(await office.as('clerk').disbursement.generateFollowUp({ batchId: child.batchId }));
  expect((await office.as('director').disbursement.show({ batchId: third.batchId })).vouchers.map((v) => v.effect)).toEqual(['accrue']);
  await soundly();
});

describe('people who were ended before, in a list that is closed', () => {
  beforeEach(async () => {
    await pay(['王小明', '李乐'], 'A1');
    await endAsBefore('赵转走');
    await sql`update batches set status = 'paid', version = version + 1 where id = ${batch.batchId}`.execute(office.office.core.database.writer);
    await close();
  });
  const release = async (names: readonly string[], reason = '单位不再开票', user = 'cashier') => office.as(user).providers.release({ batchId: batch.batchId, lineIds: await Promise.all(names.map((name) => lineOf(name))), reason });

  test('are named with what still stands, and released once, today', async () => {
    expect(await office.as('cashier').providers.ofBatch({ batchId: batch.batchId })).toMatchObject({ standing: [{ name: '赵转走', amountFen: 30_000 }], mayRelease: true, released: [] });
    expect((await sums())['21101']).toBe(-30_000);
    expect(await refusalOf(release(['赵转走'], ' '))).toBe('invalid_input');
    expect(await refusalOf(release(['赵转走'], '不开票', 'clerk'))).toBe('not_allowed');
    expect(await refusalOf(release(['王小明']))).toBe('nothing_accrued');
    expect(await refusalOf(office.as('cashier').providers.release({ batchId: batch.batchId, lineIds: [9_999], reason: '无' }))).toBe('not_found');
    office.clock.set('2026-10-05');
    const released = await release(['赵转走']);
    expect(released).toMatchObject({ status: 'closed', amountFen: 30_000 });
    expect(await voucher(released.voucherIds[0]!)).toMatchObject({ voucherDate: '2026-10-05', lines: [{ accountCode: '5140101', debitFen: -30_000 }, { accountCode: '21101', creditFen: -30_000 }] });
    expect((await sums())['21101']).toBe(0);
    expect(await refusalOf(release(['赵转走']))).toBe('nothing_accrued');
    expect((await legs()).state).toBe('ok');
    await soundly();
  });

  test('after the turn of the year: Dr payable, Cr undistributed earnings, the expense of the closed year untouched', async () => {
    office.clock.set('2027-01-08');
    const { voucherIds } = await release(['赵转走']);
    expect((await voucher(voucherIds[0]!)).lines.map((line) => [line.accountCode, line.debitFen, line.creditFen])).toEqual([['21101', 30_000, 0], ['32202', 0, 30_000]]);
    expect(await sums()).toMatchObject({ '21101': 0, '5140101': 90_000, '32202': -30_000 });
    expect((await legs()).legs).toContainEqual(expect.objectContaining({ key: 'released', foundFen: 30_000, state: 'ok' }));
    await soundly();
  });

  test('not while a follow-up pays them', async () => {
    await office.as('clerk').disbursement.generateFollowUp({ batchId: batch.batchId });
    expect(await refusalOf(release(['赵转走']))).toBe('line_followed_up');
    expect((await office.as('cashier').providers.ofBatch({ batchId: batch.batchId })).standing).toEqual([]);
  });
});

test('whose money came back and who is not paid again is released as well', async () => {
  await pay(['王小明', '李乐', '赵转走'], 'A1');
  const line = await lineOf('赵转走');
  await office.as('cashier').disbursement.returnLines({ batchId: batch.batchId, lineIds: [line], returnedOn: day('2026-09-08'), reason: '单位退款' });
  expect((await office.as('cashier').providers.ofBatch({ batchId: batch.batchId })).standing).toMatchObject([{ name: '赵转走' }]);
  await office.as('cashier').providers.release({ batchId: batch.batchId, lineIds: [line], reason: '不再乘车' });
  expect(await sums()).toMatchObject({ '10201': -60_000, '21101': 0, '5140101': 60_000 });
  expect((await legs()).state).toBe('ok');
  await soundly();
});

test('money passed through was never accrued: nothing is released, and a follow-up accrues nothing', async () => {
  programmeId = await office.addProgramme({ code: 'G04', form: 'provider', rule: { kind: 'all', of: [ageFrom(10), REGISTERED] }, content: { expenseAccountCode: '21102', payableAccountCode: '21102' } });
  batch = await office.approve(await office.generate(programmeId, '2026-09'));
  await sql`update batches set status = 'paying', version = version + 1 where id = ${batch.batchId}`.execute(office.office.core.database.writer);
  expect((await end(['王小明', '李乐', '赵转走'])).voucherIds).toEqual([]);
  expect(await office.as('cashier').providers.ofBatch({ batchId: batch.batchId })).toMatchObject({ standing: [], released: [], mayRelease: false });
  await soundly();
});

describe('the database itself', () => {
  const run = (statement: string): Promise<string> => office.office.core.database.writer.transaction().execute((trx) => sql.raw(statement).execute(trx)).then(() => 'done', (error: Error) => error.message);
  const row = (lineId: number, amountFen = 30_000): string => `insert into releasedLines select ${lineId}, ${batch.batchId}, ${amountFen}, 'release:9', '硬改', id, staffId, '2026-09-08T01:00:00.000Z' from users where userName = 'cashier'`;
  test('releases only what was ended, whole and once; it stays ended, and a voucher is the sum of its lines', async () => {
    await pay(['王小明'], 'A1');
    expect(await run(row(await lineOf('王小明')))).toMatch(/not ended/);
    expect(await run(row(await lineOf('李乐')))).toMatch(/not ended/);
    await end(['赵转走']);
    const ended = await lineOf('赵转走');
    expect(await run(row(ended))).toMatch(/exists already/);
    expect(await run(`update batchLines set status = 'returned' where id = ${ended}`)).not.toBe('done');
    expect(await run('update releasedLines set amountFen = 1')).toMatch(/never changed/);
    expect(await run('delete from releasedLines')).toMatch(/never deleted/);
    expect(await run(`insert into batchVouchers select voucherId + 999, batchId, 'release:8', 'release', 5 from batchVouchers limit 1`)).toMatch(/sum of its lines/);
    await endAsBefore('李乐');
    expect(await run(row(await lineOf('李乐'), 29_999))).toMatch(/not ended/);
  });

  test.each<[string, string, string]>([
    ['the voucher of the release changed', `update voucherLines set creditFen = creditFen + 1 where creditFen < 0`, 'released'],
    ['a line of it gone', 'delete from releasedLines', 'released'],
    ['its voucher gone', `delete from batchVouchers where effect = 'release'`, 'released'],
  ])('broken behind its back turns red: %s', async (_, statement, red) => {
    await pay(['王小明', '李乐'], 'A1');
    await end(['赵转走']);
    let broken: string[] = [];
    let faults: string[] = [];
    await behindTheGuards(office, async (trx) => {
      await sql.raw(statement).execute(trx);
      broken = (await tieBatches(trx, [batch.batchId], false)).flatMap(({ legs: all }) => all.filter((leg) => leg.state === 'broken').map((leg) => leg.key));
      ({ faults } = await verifyDisbursement(trx));
    });
    expect(broken).toEqual([red]);
    expect(faults.length).toBeGreaterThan(0);
  });
});
