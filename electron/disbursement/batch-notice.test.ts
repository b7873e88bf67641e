/** The notice of a batch through the office's door: written, posted, objected to, waited for. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import type { Id } from '#shared/ids.ts';
import { openWelfareOffice, refusalOf, type Standing, type WelfareOffice } from '#electron/testing/welfare-office.ts';

type NoticeId = Id<'notice'>;
const PEOPLE = [{ name: '张大海', birthDate: '1950-03-02' }, { name: '李秀英', birthDate: '1955-07-19', sex: '2' as const }, { name: '王建国', birthDate: '1960-12-15' }, { name: '孙老七', birthDate: '1940-05-05' }];

let office: WelfareOffice;
beforeEach(async () => {
  office = await openWelfareOffice(PEOPLE);
  office.clock.set('2026-09-08');
});
afterEach(() => office.close());

const of = ({ batchId, version }: Standing): Standing => ({ batchId, version });
async function reviewed(payBy: 'bank' | 'cash' = 'bank', noticeDays = 7): Promise<Standing> {
  const programmeId = await office.addProgramme({ code: `N${noticeDays}`, noticeDays });
  const made = await office.generate(programmeId, '2026-09', { payBy });
  const submitted = await office.as('clerk').disbursement.submit(of(made));
  return of(await office.as('reviewer').disbursement.review(of(submitted)));
}
async function posted(batch: Standing): Promise<NoticeId> {
  const { noticeId } = await office.as('clerk').disbursement.composeNotice(batch);
  await office.as('clerk').notices.post({ noticeId, version: 1, postedOn: day('2026-09-08'), places: '社区公示栏' });
  return noticeId;
}
const approve = (batch: Standing) => office.as('director').disbursement.approve(batch);
const objection = (noticeId: NoticeId, lineNo: number | null, more: object = {}) => office.as('clerk').notices.addObjection({ noticeId, lineNo, raisedOn: office.clock.today(), way: 'phone', content: '家里有车', ...more });
const showBatch = (batch: Standing) => office.as('clerk').disbursement.show({ batchId: batch.batchId });

describe('a batch whose programme posts its lists', () => {
  test('is approved only once the notice has run', async () => {
    const batch = await reviewed();
    expect(await refusalOf(approve(batch))).toBe('notice_needed');
    expect((await showBatch(batch)).notice).toMatchObject({ days: 7, state: 'none', noticeId: null });
    const { noticeId } = await office.as('clerk').disbursement.composeNotice(batch);
    expect(await refusalOf(approve(batch))).toBe('notice_needed');
    expect(await refusalOf(office.as('clerk').disbursement.composeNotice(batch))).toBe('notice_exists');
    expect(await refusalOf(office.as('reviewer').disbursement.composeNotice(batch))).toBe('not_allowed');
    const done = await office.as('clerk').notices.post({ noticeId, version: 1, postedOn: day('2026-09-08'), places: '社区公示栏' });
    expect(done.dueOn).toBe('2026-09-15');
    office.clock.set('2026-09-15');
    expect(await refusalOf(approve(batch))).toBe('notice_running');
    expect((await office.as('director').disbursement.show({ batchId: batch.batchId })).next).not.toContain('approve');
    office.clock.set('2026-09-16');
    expect((await office.as('director').disbursement.show({ batchId: batch.batchId })).next).toContain('approve');
    expect((await approve(batch)).status).toBe('approved');
    expect((await office.as('administrator').office.verify({})).faults).toEqual([]);
  });

  test('shows masked names, and nothing else of a person than grid and building', async () => {
    const notice = await office.as('clerk').notices.show({ noticeId: await posted(await reviewed()) });
    expect(notice.title).toBe('关于N7补贴（2026年9月）发放名单的公示');
    expect(notice.basis).toBe('〔2026〕1号《关于发放补贴的决议》');
    expect(notice.content.rows.map((row) => row.cells[0])).toEqual(['孙*七', '张*海', '李*英', '王*国'].toSorted((a, b) => notice.content.rows.findIndex((r) => r.cells[0] === a) - notice.content.rows.findIndex((r) => r.cells[0] === b)));
    expect(notice).toMatchObject({ persons: 4, totalFen: 40_000, state: 'running' });
    const text = JSON.stringify(notice);
    for (const person of PEOPLE) expect(text).not.toContain(person.name);
    expect(text).not.toMatch(/\d{16,19}/);
    expect(text).not.toContain('P0000');
  });

  test('goes on without the one line somebody objects to, and pays it when he was wrong', async () => {
    const batch = await reviewed('cash');
    const noticeId = await posted(batch);
    const { objectionId, dueOn } = await objection(noticeId, 2, { raisedBy: '邻居甲', contact: '13800001234' });
    expect(dueOn).toBe('2026-09-13');
    office.clock.set('2026-09-16');
    expect((await showBatch(batch)).notice).toMatchObject({ state: 'objected', openLines: [2], upheldLines: [] });
    const approved = of(await approve(batch));
    const paid = await office.as('cashier').disbursement.payCash(approved);
    expect(paid.status).toBe('paying');
    const { lines } = await office.as('clerk').disbursement.lines({ batchId: batch.batchId });
    expect(lines.map((line) => line.status)).toEqual(['paid', 'toPay', 'paid', 'paid']);
    const barred = { ...of(paid), lines: [{ lineId: lines[1]!.lineId }] };
    expect(await refusalOf(office.as('cashier').disbursement.payCash(barred))).toBe('lines_objected');
    await office.as('reviewer').notices.answerObjection({ objectionId, finding: 'rejected', answer: '车已卖，查过', answeredOn: day('2026-09-16') });
    expect((await office.as('cashier').disbursement.payCash(of(paid))).status).toBe('paid');
  });

  test('leaves the objected line out of the bank file, and names it before', async () => {
    const batch = await reviewed();
    await objection(await posted(batch), 1);
    office.clock.set('2026-09-16');
    const approved = of(await approve(batch));
    const check = await office.as('cashier').disbursement.checkExport({ batchId: batch.batchId, profileCode: 'generic-csv-gb18030' });
    expect(check.problems.filter((problem) => problem.kind === 'objected').map((problem) => problem.lineNo)).toEqual([1]);
    const sent = await office.as('cashier').disbursement.exportToBank({ ...approved, profileCode: 'generic-csv-gb18030' });
    expect(sent.files.map((file) => file.lineCount)).toEqual([3]);
  });

  test('returns to its maker for a line that was found wrong; the others need no new notice', async () => {
    const batch = await reviewed();
    const noticeId = await posted(batch);
    const { objectionId } = await objection(noticeId, 3);
    await office.as('reviewer').notices.answerObjection({ objectionId, finding: 'upheld', answer: '已迁出', answeredOn: day('2026-09-08') });
    office.clock.set('2026-09-16');
    expect(await refusalOf(approve(batch))).toBe('notice_lines_upheld');
    const returned = of(await office.as('director').disbursement.rejectByApprover({ ...batch, comment: '异议成立' }));
    const { lines } = await office.as('clerk').disbursement.lines({ batchId: batch.batchId });
    const removed = of(await office.as('clerk').disbursement.removeLine({ ...returned, lineId: lines[2]!.lineId, reason: '异议成立' }));
    const submitted = of(await office.as('clerk').disbursement.submit(removed));
    const again = of(await office.as('reviewer').disbursement.review(submitted));
    expect((await approve(again)).personCount).toBe(3);
    expect((await office.as('administrator').office.verify({})).faults).toEqual([]);
  });

  test('needs a new notice when its list holds what did not hang on the board', async () => {
    const residentId = await office.addPerson({ name: '钱新来', birthDate: '1990-01-01' });
    const batch = await reviewed();
    const noticeId = await posted(batch);
    office.clock.set('2026-09-16');
    const returned = of(await office.as('director').disbursement.rejectByApprover({ ...batch, comment: '补人' }));
    const added = of(await office.as('clerk').disbursement.addLine({ ...returned, residentId, amountFen: 10_000, reason: '会议决定' }));
    const again = of(await office.as('reviewer').disbursement.review(of(await office.as('clerk').disbursement.submit(added))));
    expect(await refusalOf(approve(again))).toBe('notice_lapsed');
    expect((await showBatch(again)).notice.lapsed).toBe(true);
    const second = await office.as('clerk').disbursement.composeNotice(again);
    expect((await office.as('clerk').notices.show({ noticeId })).withdrawReason).toBe('名单已变更，重新公示');
    expect((await office.as('clerk').notices.show({ noticeId: second.noticeId })).edition).toBe(2);
  });

  test('waits anew when its notice came down too early', async () => {
    const batch = await reviewed();
    const noticeId = await posted(batch);
    office.clock.set('2026-09-11');
    expect(await refusalOf(office.as('clerk').notices.takeDown({ noticeId, version: 2, takenDownOn: day('2026-09-11') }))).toBe('notice_short_reason');
    expect(await office.as('clerk').notices.takeDown({ noticeId, version: 2, takenDownOn: day('2026-09-11'), note: '被雨淋坏' })).toMatchObject({ short: true });
    office.clock.set('2026-09-20');
    expect(await refusalOf(approve(batch))).toBe('notice_needed');
    const again = await office.as('clerk').notices.repost({ noticeId, version: 3 });
    await office.as('clerk').notices.post({ noticeId: again.noticeId, version: 1, postedOn: day('2026-09-20'), places: '社区公示栏' });
    office.clock.set('2026-10-08');
    expect((await approve(batch)).status).toBe('approved');
  });

  test('waits for the answer to an objection against the whole list', async () => {
    const batch = await reviewed();
    const { objectionId } = await objection(await posted(batch), null);
    office.clock.set('2026-09-16');
    expect(await refusalOf(approve(batch))).toBe('notice_objected');
    await office.as('director').notices.answerObjection({ objectionId, finding: 'rejected', answer: '名单经核对无误', answeredOn: day('2026-09-16') });
    expect((await approve(batch)).status).toBe('approved');
  });

  test('keeps the days it was begun with, and the database refuses an approval without them', async () => {
    const batch = await reviewed();
    const { programmeId, noticeDays } = await showBatch(batch).then((shown) => ({ programmeId: shown.programmeId, noticeDays: shown.notice.days }));
    const { version, name, form, period, purpose } = await office.as('clerk').welfare.programme({ programmeId });
    await office.as('clerk').welfare.editProgramme({ programmeId, version, name, form, period, purpose, noticeDays: 0 });
    expect(noticeDays).toBe(7);
    expect(await refusalOf(approve(batch))).toBe('notice_needed');
    const write = (text: string) => office.office.core.database.writer.transaction().execute((trx) => sql.raw(text).execute(trx));
    await expect(write(`update batches set noticeDays = 0 where id = ${batch.batchId}`)).rejects.toThrow('how long a list hangs');
    const director = await office.sql.selectFrom('users').select(['id', 'staffId']).where('userName', '=', 'director').executeTakeFirstOrThrow();
    await write(`insert into batchDecisions (batchId, step, fromStatus, toStatus, comment, fingerprint, userId, staffId, at)
      select id, 'approve', 'reviewed', 'approved', '', fingerprint, ${director.id}, ${director.staffId}, '2026-09-30T01:00:00.000Z' from batches where id = ${batch.batchId}`);
    await expect(write(`update batches set status = 'approved', approvedAt = '2026-09-30T01:00:00.000Z', approverUserId = ${director.id}, approverStaffId = ${director.staffId} where id = ${batch.batchId}`)).rejects.toThrow('the notice has not run');
  });

  test('of a programme without days has no notice', async () => {
    const batch = await reviewed('bank', 0);
    expect(await refusalOf(office.as('clerk').disbursement.composeNotice(batch))).toBe('batch_needs_no_notice');
    expect((await approve(batch)).status).toBe('approved');
  });
});
