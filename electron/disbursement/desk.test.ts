/** The desk (F6, F9, F11): person by person, undone while not booked, booked by the day, what is left goes back and is offered again. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openWelfareOffice, refusalOf, TEST_PEOPLE, type Standing } from '#electron/testing/welfare-office.ts';
import { day } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import type { BatchLineId } from '#shared/ids.ts';
import { verifyDisbursement } from './verify-disbursement.ts';

let office: Awaited<ReturnType<typeof openWelfareOffice>>;
let batch: Standing;
let lines: readonly { lineId: BatchLineId; name: string }[];
beforeEach(async () => {
  office = await openWelfareOffice(TEST_PEOPLE);
  batch = await office.approve(await office.generate(office.w01, '2026-09', { payBy: 'cash' }));
  ({ lines } = await office.as('clerk').disbursement.lines({ batchId: batch.batchId }));
});
afterEach(() => office.close());

const cashier = () => office.as('cashier').paying;
const desk = (search = '') => cashier().desk({ batchId: batch.batchId, search });
const lineOf = (name: string): BatchLineId => lines.find((line) => line.name === name)!.lineId;
const give = (name: string, proxy: { name: string; relation: string; idTail: string; reason: string } | null = null) => cashier().handOut({ batchId: batch.batchId, lineId: lineOf(name), proxy });
const now = async (): Promise<Standing> => ({ batchId: batch.batchId, version: (await office.as('cashier').disbursement.show({ batchId: batch.batchId })).version });
const SON = { name: '张小海', relation: '儿子', idTail: '123x', reason: '本人住院' };

describe('who stands at the desk', () => {
  test.each([
    ['张', ['张大海']], ['zhang', ['张大海']], ['zdh', ['张大海']], ['大海', ['张大海']], ['2', ['李秀英']], ['0001', ['张大海']], ['l', ['李秀英']], ['艾力', ['买买提·艾力']], ['赵', []], ['', []],
  ])('%s finds %j', async (search, names) => {
    const found = await desk(search);
    expect(found.found.map((line) => line.name)).toEqual(names);
    expect(found.search).toBe(search);
  });
});

test('a tick says who gave and who took; the second one is refused with who gave it', async () => {
  await give('张大海', SON);
  const shown = await desk('张');
  expect(shown.found[0]!.taken).toMatchObject({ takerName: '张小海', proxyRelation: '儿子', proxyIdTail: '123X', giver: 'cashier甲', booked: false });
  expect(shown).toMatchObject({ openPersons: 3, openFen: 30_000, tickedPersons: 1, tickedFen: 10_000, bookedPersons: 0, status: 'paying' });
  expect(await refusalOf(give('张大海'))).toBe('line_ticked');
  expect((await office.as('director').disbursement.show({ batchId: batch.batchId })).vouchers.map((v) => v.effect)).toEqual(['accrue']);
});

test('a proxy without relation, tail or reason is refused', async () => {
  for (const missing of [{ ...SON, relation: '' }, { ...SON, idTail: '12' }, { ...SON, reason: ' ' }]) expect(await refusalOf(give('张大海', missing))).toBe('invalid_input');
});

test('one proxy for several is counted', async () => {
  expect((await give('张大海', SON)).sameProxy).toBe(1);
  expect((await give('李秀英', SON)).sameProxy).toBe(2);
  expect((await give('王建国')).sameProxy).toBe(0);
});

test('a wrong tick is undone while it is not booked, and not afterwards', async () => {
  const { handoutId } = await give('张大海');
  await cashier().undoHandOut({ handoutId, reason: '登记错人' });
  expect(await desk('张')).toMatchObject({ openPersons: 4, found: [{ taken: null, status: 'toPay' }] });
  const again = await give('张大海');
  await cashier().bookDesk(await now());
  expect(await refusalOf(cashier().undoHandOut({ handoutId: again.handoutId, reason: '晚了' }))).toBe('handout_booked');
  expect(await refusalOf(cashier().undoHandOut({ handoutId, reason: '撤两次' }))).toBe('not_found');
});

test('the day is booked in one voucher, the roster shows the proxy, another day has its own', async () => {
  await give('张大海', SON);
  await give('李秀英');
  const booked = await cashier().bookDesk(await now());
  expect(booked).toMatchObject({ persons: 2, status: 'paying' });
  office.clock.set('2026-09-09');
  await give('王建国');
  await give('买买提·艾力');
  const rest = await cashier().bookDesk(await now());
  expect(rest).toMatchObject({ persons: 2, status: 'paid' });
  const shown = await office.as('director').disbursement.show({ batchId: batch.batchId });
  expect(shown.vouchers.map((v) => [v.effect, v.step, v.amountFen])).toEqual([['accrue', 'approve', 40_000], ['pay', 'cash:1', 20_000], ['pay', 'cash:2', 20_000]]);
  const { rows } = await office.as('clerk').disbursement.roster({ batchId: batch.batchId });
  expect(rows.map((row) => [row.name, row.status, row.proxyName, row.proxyRelation])).toContainEqual(['张大海', 'paid', '张小海', '儿子']);
  expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  expect(await refusalOf(cashier().bookDesk(await now()))).toBe('batch_wrong_status');
});

test('nothing ticked, nothing booked; a bank batch has no desk', async () => {
  const started = await cashier().handOut({ batchId: batch.batchId, lineId: lineOf('张大海') });
  await cashier().undoHandOut({ handoutId: started.handoutId, reason: '先不发' });
  expect(await refusalOf(cashier().bookDesk(await now()))).toBe('nothing_ticked');
  const bank = await office.approve(await office.generate(office.w01, '2026-08'));
  const [line] = (await office.as('clerk').disbursement.lines({ batchId: bank.batchId })).lines;
  expect(await refusalOf(cashier().handOut({ batchId: bank.batchId, lineId: line!.lineId }))).toBe('pay_by_other');
});

test('money that came back is booked back and paid by a follow-up', async () => {
  for (const line of lines) await give(line.name);
  await cashier().bookDesk(await now());
  const back = () => office.as('cashier').disbursement.returnLines({ batchId: batch.batchId, lineIds: [lineOf('李秀英')], reason: '发错人，钱已收回', returnedOn: day('2026-09-08') });
  expect((await back()).voucherIds).toHaveLength(1);
  const shown = await office.as('director').disbursement.show({ batchId: batch.batchId });
  expect(shown.tallies.map((t) => [t.status, t.persons])).toEqual([['paid', 3], ['returned', 1]]);
  expect(shown.vouchers.at(-1)).toMatchObject({ effect: 'return', amountFen: 10_000 });
  expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  expect(await refusalOf(back())).toBe('line_wrong_status');
  const child = await office.as('clerk').disbursement.generateFollowUp({ batchId: batch.batchId });
  expect(child).toMatchObject({ personCount: 1, totalFen: 10_000 });
});

test('what nobody came for: not while a tick waits, cash back to the bank, offered again', async () => {
  await cashier().drawCash({ ...(await now()), amountFen: fen(40_000) });
  expect(await refusalOf(cashier().drawCash({ ...(await now()), amountFen: fen(1) }))).toBe('cash_over_batch');
  await give('张大海');
  await give('李秀英');
  const end = async () => cashier().endUnclaimed({ ...(await now()), reason: '通知三次未到', cashBack: 'bank' });
  expect(await refusalOf(end())).toBe('ticks_unbooked');
  expect(await refusalOf(office.as('cashier').disbursement.settleLines({ ...(await now()), lineIds: [lineOf('张大海')], reason: '不发' }))).toBe('line_ticked');
  await cashier().bookDesk(await now());
  expect((await cashier().unclaimed({ batchId: batch.batchId })).lines.map((line) => [line.name, line.endedAt])).toEqual([['王建国', null], ['买买提·艾力', null]]);
  const ended = await end();
  expect(ended).toMatchObject({ persons: 2, amountFen: 20_000, status: 'paid' });
  expect(ended.voucherIds).toHaveLength(1);
  const accounts = await office.sql.selectFrom('voucherLines as l').innerJoin('accounts as a', 'a.id', 'l.accountId').select(['a.code', (e) => e.fn.sum<number>('l.debitFen').as('debit'), (e) => e.fn.sum<number>('l.creditFen').as('credit')]).groupBy('a.code').orderBy('a.code').execute();
  // Drawn 400, given out 200, the rest back in the bank; 200 are still owed.
  expect(accounts.map(({ code, debit, credit }) => [code, debit - credit])).toEqual([['101', 0], ['10201', -20_000], ['21101', -20_000], ['5140101', 40_000]]);
  expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  const open = await cashier().unclaimed({});
  expect([open.lines.map((line) => line.goods), open.goods]).toEqual([open.lines.map(() => ''), '']);
  expect(open).toMatchObject({ persons: 2, totalFen: 20_000 });
  expect(open.lines[0]).toMatchObject({ reason: '通知三次未到', cashBack: 'bank', batchNo: 'W01-202609-1' });
  // Next month the desk says so, until a follow-up batch has taken it up.
  const october = await office.approve(await office.generate(office.w01, '2026-08', { payBy: 'cash' }));
  expect((await cashier().desk({ batchId: october.batchId, search: '王' })).found[0]!.owed).toEqual([{ batchNo: 'W01-202609-1', amountFen: 10_000 }]);
  const child = await office.as('clerk').disbursement.generateFollowUp({ batchId: batch.batchId });
  expect(child).toMatchObject({ personCount: 2 });
  expect((await cashier().unclaimed({})).persons).toBe(0);
  expect((await cashier().desk({ batchId: october.batchId, search: '王' })).found[0]!.owed).toEqual([]);
});

test('the database itself refuses a payment nobody is noted for, and a second tick', async () => {
  await give('张大海');
  const { database } = office.office.core;
  const run = (statement: string) => database.writer.transaction().execute(async (trx) => { const { sql } = await import('kysely'); await sql.raw(statement).execute(trx); }).then(() => 'done', (error: Error) => error.message);
  expect(await run(`update batchLines set status = 'paid', paidFen = amountFen, paidOn = '2026-09-08' where id = ${lineOf('李秀英')}`)).toMatch(/nobody is noted who took it/);
  expect(await run(`insert into handouts (batchId, lineId, takenOn, takerName, userId, staffId, at) select batchId, lineId, takenOn, takerName, userId, staffId, at from handouts`)).toMatch(/handed out already/);
  expect(await run(`update handouts set takerName = '别人'`)).toMatch(/only undone/);
  expect(await run('delete from handouts')).toMatch(/never deleted/);
});
