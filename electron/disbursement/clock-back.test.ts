/** The computer's date moved back: by a day, a month, before the batch's own stamps. A step is refused by name or done right; giving back and ending always go. */
import { sql } from 'kysely';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import type { ProgrammeId } from '#shared/ids.ts';
import { openWelfareOffice, refusalOf, TEST_PEOPLE, type Standing } from '#electron/testing/welfare-office.ts';
import { verifyOffice } from '#electron/office/verify-office.ts';

type Office = Awaited<ReturnType<typeof openWelfareOffice>>;
const STAMPS = '2026-09-08';
const NOW = `${STAMPS}T01:00:00.000Z`;
let office: Office;
/** A programme of its own for every test, of four people. */
let programmeId: ProgrammeId;
let code: string;
let codes = 0;
beforeAll(async () => { office = await openWelfareOffice(TEST_PEOPLE); });
beforeEach(async () => {
  office.clock.set(NOW);
  codes += 1;
  code = `C${String(codes).padStart(2, '0')}`;
  programmeId = await office.addProgramme({ code });
});
afterAll(() => office.close());

const of = ({ batchId, version }: Standing): Standing => ({ batchId, version });
/** A batch one step before `step`, and the step. */
type Way = (office: Office, payBy: 'bank' | 'cash') => Promise<() => Promise<unknown>>;
const made = (at: Office, payBy: 'bank' | 'cash') => at.generate(programmeId, '2026-08', { payBy });
const submitted = async (at: Office, payBy: 'bank' | 'cash') => of(await at.as('clerk').disbursement.submit(of(await made(at, payBy))));
const reviewed = async (at: Office, payBy: 'bank' | 'cash') => of(await at.as('reviewer').disbursement.review(await submitted(at, payBy)));
const approved = async (at: Office, payBy: 'bank' | 'cash') => at.approve(await made(at, payBy));
const sent = async (at: Office) => of(await at.as('cashier').disbursement.exportToBank({ ...(await approved(at, 'bank')), profileCode: 'generic-csv' }));
const answer = (at: Office): Promise<string> => at.upload('cashier', '回盘.csv', iconv.encode(['备注,金额,处理结果', ...[1, 2, 3, 4].map((n) => `${code}-202608-1#${n},100.00,成功`)].join('\r\n'), 'gbk'));

const STEPS: readonly (readonly [string, Way])[] = [
  ['submit', async (at, payBy) => { const batch = of(await made(at, payBy)); return () => at.as('clerk').disbursement.submit(batch); }],
  ['review', async (at, payBy) => { const batch = await submitted(at, payBy); return () => at.as('reviewer').disbursement.review(batch); }],
  ['approve', async (at, payBy) => { const batch = await reviewed(at, payBy); return () => at.as('director').disbursement.approve(batch); }],
  ['export', async (at) => { const batch = await approved(at, 'bank'); return () => at.as('cashier').disbursement.exportToBank({ ...batch, profileCode: 'generic-csv' }); }],
  ['result', async (at) => { const batch = await sent(at); const fileId = await answer(at); return () => at.as('cashier').disbursement.importResult({ ...batch, fileId, profileCode: 'generic-csv' }); }],
  ['payCash', async (at) => { const batch = await approved(at, 'cash'); return () => at.as('cashier').disbursement.payCash(batch); }],
  ['handOut', async (at) => { const { batchId } = await approved(at, 'cash'); const { lines } = await at.as('cashier').disbursement.lines({ batchId }); return () => at.as('cashier').paying.handOut({ batchId, lineId: lines[0]!.lineId }); }],
  ['a second tick', async (at) => { const { batchId } = await approved(at, 'cash'); const { lines } = await at.as('cashier').disbursement.lines({ batchId }); await at.as('cashier').paying.handOut({ batchId, lineId: lines[0]!.lineId }); return () => at.as('cashier').paying.handOut({ batchId, lineId: lines[1]!.lineId }); }],
  ['close', async (at) => { const batch = await sent(at); const paid = of(await at.as('cashier').disbursement.importResult({ ...batch, fileId: await answer(at), profileCode: 'generic-csv' })); return () => at.as('cashier').disbursement.closeBatch(paid); }],
];

describe('a step is not done on a day before the last one', () => {
  test.each(STEPS.flatMap(([name, way]) => ['2026-09-07', '2026-08-08', '2001-01-01'].map((back) => [name, back, way] as const)))('%s on %s', async (_, back, way) => {
    const act = await way(office, 'bank');
    office.clock.set(back);
    await expect(act()).rejects.toMatchObject({ code: 'batch_clock_behind', data: { batchNo: `${code}-202608-1`, today: back, since: STAMPS } });
    office.clock.set(STAMPS);
    expect(await refusalOf(act())).toBe('done');
  });

  test('an hour earlier on the same day is no other day', async () => {
    const act = await STEPS[2]![1](office, 'bank');
    office.clock.set('2026-09-07T16:30:00.000Z');
    expect(await refusalOf(act())).toBe('done');
  });

  test('the database itself refuses it', async () => {
    const [judged, ready] = [await reviewed(office, 'bank'), await office.approve(await office.generate(programmeId, '2026-07'))];
    const director = await office.sql.selectFrom('users').select(['id', 'staffId']).where('userName', '=', 'director').executeTakeFirstOrThrow();
    const attack = (statements: string[]) => office.office.core.database.writer.transaction().execute(async (trx) => { for (const each of statements) await sql.raw(each).execute(trx); throw new Error('went through'); });
    const decide = (batchId: number, step: string, from: string, to: string, at: string): string => `insert into batchDecisions (batchId, step, fromStatus, toStatus, comment, fingerprint, userId, staffId, at) select id, '${step}', '${from}', '${to}', '', fingerprint, ${director.id}, ${director.staffId}, '${at}' from batches where id = ${batchId}`;
    const back = '2026-09-07T01:00:00.000Z';
    await expect(attack([decide(judged.batchId, 'approve', 'reviewed', 'approved', back), `update batches set status = 'approved', approvedAt = '${back}', approverUserId = ${director.id}, approverStaffId = ${director.staffId} where id = ${judged.batchId}`])).rejects.toThrow('this day lies before the last step');
    await expect(attack([decide(ready.batchId, 'export', 'approved', 'paying', back), `update batches set status = 'paying' where id = ${ready.batchId}`])).rejects.toThrow('this day lies before the last step');
    await expect(attack([decide(ready.batchId, 'export', 'approved', 'paying', '2026-09-08T05:00:00.000Z'), `update batches set status = 'paying' where id = ${ready.batchId}`])).rejects.toThrow('went through');
  });
});

describe('a step that was stamped with a wrong day holds nothing for ever', () => {
  test('a list that was handed in next year is given back and handed in again', async () => {
    office.clock.set('2027-03-01');
    const batch = await submitted(office, 'bank');
    office.clock.set(STAMPS);
    expect(await refusalOf(office.as('reviewer').disbursement.review(batch))).toBe('batch_clock_behind');
    const back = of(await office.as('reviewer').disbursement.returnToMaker({ ...batch, comment: '日期错了' }));
    await office.approve(back);
  });

  test('one that is approved is voided and made anew', async () => {
    const batch = await approved(office, 'cash');
    office.clock.set('2026-09-01');
    expect(await refusalOf(office.as('cashier').disbursement.payCash(batch))).toBe('batch_clock_behind');
    await office.as('director').disbursement.voidBatch({ ...batch, reason: '日期错了' });
    await office.approve(await made(office, 'cash'));
  });
});

describe('what is computed', () => {
  test('a list knows what was entered before the clock was set back, and computes the same again', async () => {
    const residentId = await office.addPerson({ name: '钱已故', birthDate: '1950-01-01' });
    await office.as('clerk').residents.recordDeath({ residentId, occurredOn: day('2026-07-20'), newHead: null });
    office.clock.set('2026-08-01');
    const list = await made(office, 'bank');
    expect(list.personCount).toBe(4);
    expect(await office.as('clerk').disbursement.recompute({ batchId: list.batchId })).toMatchObject({ identical: true });
  });

  test('what comes back before or after the closing is told apart though the clock stands or goes back', async () => {
    for (const [month, closing, after] of [['2026-07', '2026-09-08T01:00:00.000Z', '2026-09-08T01:00:00.000Z'], ['2026-06', '2026-09-07T20:00:00.000Z', '2026-09-07T17:00:00.000Z']] as const) {
      office.clock.set('2026-09-08T01:00:00.000Z');
      const batch = await office.approve(await office.generate(programmeId, month, { payBy: 'cash' }));
      const paid = of(await office.as('cashier').disbursement.payCash(batch));
      await office.sign(batch.batchId);
      const { lines } = await office.as('cashier').disbursement.lines({ batchId: batch.batchId });
      const back = (n: number) => office.as('cashier').disbursement.returnLines({ batchId: batch.batchId, lineIds: [lines[n]!.lineId], returnedOn: day('2026-09-08'), reason: '退回' });
      await back(0);
      office.clock.set(closing);
      await office.as('cashier').disbursement.closeBatch(paid);
      expect((await verifyOffice(office.office.core)).faults).toEqual([]);
      office.clock.set(after);
      await back(1);
      expect((await verifyOffice(office.office.core)).faults).toEqual([]);
    }
  });

  test('a notice has not run for a clock that was set back, and no day of posting lies before its writing', async () => {
    programmeId = await office.addProgramme({ code: 'NTC', noticeDays: 7 });
    const batch = await reviewed(office, 'bank');
    const { noticeId } = await office.as('clerk').disbursement.composeNotice(batch);
    expect(await refusalOf(office.as('clerk').notices.post({ noticeId, version: 1, postedOn: day('2026-08-01'), places: '公示栏' }))).toBe('notice_day_wrong');
    office.clock.set('2026-08-01');
    expect(await refusalOf(office.as('clerk').notices.post({ noticeId, version: 1, postedOn: day('2026-08-01'), places: '公示栏' }))).toBe('notice_day_wrong');
    office.clock.set('2026-09-08');
    await office.as('clerk').notices.post({ noticeId, version: 1, postedOn: day('2026-09-08'), places: '公示栏' });
    office.clock.set('2026-09-16');
    expect((await office.as('director').disbursement.show({ batchId: batch.batchId })).notice.state).toBe('run');
    office.clock.set('2026-09-10');
    expect(await refusalOf(office.as('director').disbursement.approve(batch))).toBe('notice_running');
  });
});

test('after all of it everything agrees', async () => { expect((await verifyOffice(office.office.core)).faults).toEqual([]); });
