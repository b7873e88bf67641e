/** What a notice decides about a list holds without the program: the database refuses who goes round the door. And a last day that turns into a holiday while the list hangs. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import type { Id } from '#shared/ids.ts';
import { openWelfareOffice, refusalOf, type Standing } from '#electron/testing/welfare-office.ts';

const PEOPLE = [{ name: '张大海', birthDate: '1950-03-02' }, { name: '李秀英', birthDate: '1955-07-19' }, { name: '王建国', birthDate: '1960-12-15' }, { name: '孙老七', birthDate: '1940-05-05' }];
let office: Awaited<ReturnType<typeof openWelfareOffice>>;
beforeAll(async () => { office = await openWelfareOffice(PEOPLE); });
afterAll(() => office.close());

const of = ({ batchId, version }: Standing): Standing => ({ batchId, version });
let codes = 0;
/** A reviewed batch with its notice on the board from the 8th; seven days. */
async function posted(payBy: 'bank' | 'cash' = 'cash', programme: object = {}): Promise<Standing & { noticeId: Id<'notice'> }> {
  office.clock.set('2026-09-08');
  codes += 1;
  const made = await office.generate(await office.addProgramme({ code: `G${String(codes).padStart(2, '0')}`, noticeDays: 7, ...programme }), '2026-09', { payBy });
  const batch = of(await office.as('reviewer').disbursement.review(of(await office.as('clerk').disbursement.submit(of(made)))));
  const { noticeId } = await office.as('clerk').disbursement.composeNotice(batch);
  await office.as('clerk').notices.post({ noticeId, version: 1, postedOn: day('2026-09-08'), places: '社区公示栏' });
  return { ...batch, noticeId };
}
const approve = (batch: Standing) => office.as('director').disbursement.approve(of(batch));
const objection = (noticeId: Id<'notice'>, lineNo: number | null) => office.as('clerk').notices.addObjection({ noticeId, lineNo, raisedOn: office.clock.today(), way: 'phone', content: '家里有车' });
const uphold = (objectionId: Id<'noticeObjection'>) => office.as('reviewer').notices.answerObjection({ objectionId, finding: 'upheld', answer: '属实', answeredOn: office.clock.today() });
/** What stops somebody with a tool for SQLite; nothing of it stays. */
const attack = (...statements: string[]): Promise<string> => office.office.core.database.writer.transaction().execute(async (trx) => {
  for (const each of statements) await sql.raw(each).execute(trx);
  throw new Error('went through');
}).catch((error: Error) => error.message);

/** The approval as the program writes it. */
async function approving(batchId: number): Promise<string[]> {
  const { id, staffId } = await office.sql.selectFrom('users').select(['id', 'staffId']).where('userName', '=', 'director').executeTakeFirstOrThrow();
  const at = office.clock.now();
  return [
    `insert into batchDecisions (batchId, step, fromStatus, toStatus, comment, fingerprint, userId, staffId, at) select id, 'approve', 'reviewed', 'approved', '', fingerprint, ${id}, ${staffId}, '${at}' from batches where id = ${batchId}`,
    `insert into batchSignatures (batchId, submitDecisionId, step, approvalFlowId, fingerprint, comment, userId, staffId, at) select id, (select max(id) from batchDecisions where batchId = ${batchId} and step = 'submit'), 'approve', approvalFlowId, fingerprint, '', ${id}, ${staffId}, '${at}' from batches where id = ${batchId}`,
    `update batches set status = 'approved', approvedAt = '${at}', approverUserId = ${id}, approverStaffId = ${staffId} where id = ${batchId}`,
  ];
}

describe('an approval round the door', () => {
  test('goes through where nothing stands in its way, and not while the notice runs', async () => {
    const batch = await posted();
    office.clock.set('2026-09-15');
    expect(await attack(...(await approving(batch.batchId)))).toMatch(/the notice has not run/);
    office.clock.set('2026-09-16');
    expect(await attack(...(await approving(batch.batchId)))).toBe('went through');
  });

  test('not of a list that did not hang on the board', async () => {
    const residentId = await office.addPerson({ name: '钱新来', birthDate: '1990-01-01' });
    const batch = await posted();
    office.clock.set('2026-09-16');
    const returned = of(await office.as('director').disbursement.rejectByApprover({ ...of(batch), comment: '补人' }));
    const added = of(await office.as('clerk').disbursement.addLine({ ...returned, residentId, amountFen: 10_000, reason: '会议决定' }));
    const again = of(await office.as('reviewer').disbursement.review(of(await office.as('clerk').disbursement.submit(added))));
    expect(await refusalOf(approve(again))).toBe('notice_lapsed');
    expect(await attack(...(await approving(batch.batchId)))).toMatch(/not the one that hung on the board/);
  });

  test('not of a list that somebody objects to as a whole, nor with a line whose objection was right', async () => {
    const [whole, line] = [await posted(), await posted()];
    await objection(whole.noticeId, null);
    await uphold((await objection(line.noticeId, 2)).objectionId);
    office.clock.set('2026-09-16');
    expect([await refusalOf(approve(whole)), await refusalOf(approve(line))]).toEqual(['notice_objected', 'notice_lines_upheld']);
    expect(await attack(...(await approving(whole.batchId)))).toMatch(/somebody objects to this list/);
    expect(await attack(...(await approving(line.batchId)))).toMatch(/an objection to a line was right/);
  });
});

describe('a list that is not the one that was judged', () => {
  test('is not approved by the door, though its sum is the same', async () => {
    const batch = await posted('cash');
    const { database } = office.office.core;
    await database.writer.transaction().execute(async (trx) => {
      const { rows } = await sql<{ name: string; sql: string }>`select name, sql from sqlite_master where type = 'trigger' and tbl_name = 'batchLines'`.execute(trx);
      for (const { name } of rows) await sql`drop trigger ${sql.ref(name)}`.execute(trx);
      await sql`update batchLines set amountFen = amountFen + iif(lineNo = 1, 100, -100) where batchId = ${batch.batchId} and lineNo in (1, 2)`.execute(trx);
      for (const row of rows) await sql.raw(row.sql).execute(trx);
    });
    office.clock.set('2026-09-16');
    expect(await refusalOf(approve(batch))).toBe('list_changed_since_review');
  });

  test('is not approved round the door, under a fingerprint that is not its own', async () => {
    const batch = await posted('cash');
    office.clock.set('2026-09-16');
    const [decision = '', signature = '', approval = ''] = await approving(batch.batchId);
    expect(await attack(decision.replace("'', fingerprint,", `'', '${'0'.repeat(64)}',`), signature, approval)).toMatch(/not the one that was reviewed/);
    expect(await attack(signature, approval)).toMatch(/not the one that was reviewed/);
  });
});

test('who had a hand in a list neither reviews nor approves it round the door, though another began it', async () => {
  office.clock.set('2026-09-08');
  const made = await office.generate(await office.addProgramme({ code: 'HND' }), '2026-09');
  const { lines } = await office.as('clerk').disbursement.lines({ batchId: made.batchId });
  const held = await office.as('clerk2').disbursement.holdLine({ ...of(made), lineId: lines[0]!.lineId, reason: '待核实' });
  await office.as('clerk').disbursement.submit(of(held));
  const judge = async (userName: string): Promise<string> => {
    const { id, staffId } = await office.sql.selectFrom('users').select(['id', 'staffId']).where('userName', '=', userName).executeTakeFirstOrThrow();
    return attack(`insert into batchDecisions (batchId, step, fromStatus, toStatus, comment, fingerprint, userId, staffId, at) select id, 'review', 'submitted', 'reviewed', '', fingerprint, ${id}, ${staffId}, '${office.clock.now()}' from batches where id = ${made.batchId}`,
      `update batches set status = 'reviewed', reviewerUserId = ${id}, reviewerStaffId = ${staffId} where id = ${made.batchId}`);
  };
  expect(await judge('clerk2')).toMatch(/nobody judges a list he made/);
  expect(await judge('reviewer')).toBe('went through');
});

describe('a line somebody objects to', () => {
  test('does not go to the bank round the door; the others are there', async () => {
    const batch = await posted('bank');
    office.clock.set('2026-09-16');
    const approved = of(await approve(batch));
    await objection(batch.noticeId, 2);
    const { lines } = await office.as('cashier').disbursement.lines({ batchId: batch.batchId });
    await office.as('cashier').disbursement.exportToBank({ ...approved, profileCode: 'generic-csv' });
    expect(await attack(`update batchLines set status = 'sent' where id = ${lines[1]!.lineId}`)).toMatch(/somebody objects to this line/);
    expect((await office.as('cashier').disbursement.lines({ batchId: batch.batchId })).lines.map((line) => line.status)).toEqual(['sent', 'toPay', 'sent', 'sent']);
  });

  test.each(['open', 'upheld'])('is not handed out round the door; the others are: %s', async (finding) => {
    const batch = await posted('cash');
    office.clock.set('2026-09-16');
    await approve(batch);
    const { objectionId } = await objection(batch.noticeId, 2);
    if (finding === 'upheld') await uphold(objectionId);
    const { lines } = await office.as('cashier').disbursement.lines({ batchId: batch.batchId });
    const { id, staffId } = await office.sql.selectFrom('users').select(['id', 'staffId']).where('userName', '=', 'cashier').executeTakeFirstOrThrow();
    const tick = (lineId: number): string => `insert into handouts (batchId, lineId, takenOn, takerName, userId, staffId, at) values (${batch.batchId}, ${lineId}, '2026-09-16', '甲', ${id}, ${staffId}, '${office.clock.now()}')`;
    expect((await office.as('cashier').paying.handOut({ batchId: batch.batchId, lineId: lines[0]!.lineId })).status).toBe('paying');
    expect(await refusalOf(office.as('cashier').paying.handOut({ batchId: batch.batchId, lineId: lines[1]!.lineId }))).toBe('lines_objected');
    expect(await attack(tick(lines[1]!.lineId))).toMatch(/handouts: somebody objects to this line/);
    expect(await attack(tick(lines[2]!.lineId))).toBe('went through');
  });

  test('ticked before anybody objected, it is not booked as paid', async () => {
    const batch = await posted();
    office.clock.set('2026-09-16');
    await approve(batch);
    const { lines } = await office.as('cashier').disbursement.lines({ batchId: batch.batchId });
    await office.as('cashier').paying.handOut({ batchId: batch.batchId, lineId: lines[0]!.lineId });
    expect(await attack(`update batchLines set status = 'paid', paidFen = amountFen, paidOn = '2026-09-16' where id = ${lines[0]!.lineId}`)).toBe('went through');
    await objection(batch.noticeId, 1);
    expect(await attack(`update batchLines set status = 'paid', paidFen = amountFen, paidOn = '2026-09-16' where id = ${lines[0]!.lineId}`)).toMatch(/somebody objects to this line/);
  });
});

describe('the days of a notice', () => {
  test('are all of them: no last day before, no posting before it was written', async () => {
    office.clock.set('2026-09-08');
    const made = await office.generate(await office.addProgramme({ code: 'DAY', noticeDays: 7 }), '2026-09');
    const batch = of(await office.as('reviewer').disbursement.review(of(await office.as('clerk').disbursement.submit(of(made)))));
    const { noticeId } = await office.as('clerk').disbursement.composeNotice(batch);
    const post = (postedOn: string, dueOn: string): Promise<string> => attack(`update notices set status = 'posted', postedOn = '${postedOn}', dueOn = '${dueOn}', places = '栏', postedByUserId = makerUserId, postedAt = '${office.clock.now()}' where id = ${noticeId}`);
    expect(await post('2026-09-08', '2026-09-14')).toMatch(/all its days/);
    expect(await post('2026-08-31', '2026-09-07')).toMatch(/on the day it was posted/);
    expect(await post('2026-09-09', '2026-09-16')).toMatch(/on the day it was posted/);
    expect(await post('2026-09-08', '2026-09-15')).toBe('went through');
  });

  test('are those that were said when it was posted: a last day that turns into a holiday stays the last day', async () => {
    const batch = await posted();
    expect((await office.as('clerk').notices.show({ noticeId: batch.noticeId })).dueOn).toBe('2026-09-15');
    await office.as('clerk').notices.saveHoliday({ day: day('2026-09-15'), kind: 'off', name: '临时放假' });
    expect((await office.as('clerk').notices.show({ noticeId: batch.noticeId })).dueOn).toBe('2026-09-15');
    office.clock.set('2026-09-15');
    await expect(approve(batch)).rejects.toMatchObject({ code: 'notice_running', data: { until: '2026-09-15' } });
    office.clock.set('2026-09-16');
    expect((await approve(batch)).status).toBe('approved');
    // One that is posted while the day is known as a holiday hangs until the first working day after it.
    const next = await posted();
    expect((await office.as('clerk').notices.show({ noticeId: next.noticeId })).dueOn).toBe('2026-09-16');
    await office.as('clerk').notices.saveHoliday({ day: day('2026-09-15'), kind: null, name: '' });
    expect((await office.as('clerk').notices.show({ noticeId: next.noticeId })).dueOn).toBe('2026-09-16');
    office.clock.set('2026-09-16');
    expect(await refusalOf(approve(next))).toBe('notice_running');
  });
});

test('an act that was answered stays answered: nobody takes its key away to have it done again', async () => {
  const programmeId = await office.addProgramme({ code: 'ACT' });
  const call = () => office.as('clerk').disbursement.generate({ programmeId, benefitMonth: '2026-09' }, { actId: 'act-guarded-1' });
  const first = await call();
  expect(await call()).toEqual(first);
  for (const statement of [`delete from actReplies`, `update actReplies set reply = '{}'`, `insert or replace into actReplies select * from actReplies`]) expect(await attack(statement), statement).toMatch(/actReplies: (rows are never|the row exists)/);
});

test('the money of a list is counted by the database too', async () => {
  office.clock.set('2026-09-08');
  const programmeId = await office.addProgramme({ code: 'FND' });
  await office.as('clerk').welfare.setChecks({ programmeId, version: 1, fundCheck: true, proofFrom: null });
  const made = await office.generate(programmeId, '2026-09');
  const batch = of(await office.as('reviewer').disbursement.review(of(await office.as('clerk').disbursement.submit(of(made)))));
  expect(await refusalOf(approve(batch))).toBe('funds_short');
  expect(await attack(...(await approving(batch.batchId)))).toMatch(/the money for it is not there/);
});

test.each<[string, 'done' | 'objection_reveals']>([
  ['卡号6217000000000000012是他儿子的', 'objection_reveals'], ['卡号６２１７０００００００００００００１２', 'objection_reveals'], ['身份证370214 19500302 1019不对', 'objection_reveals'], ['打13800005678问他', 'objection_reveals'], ['2026-09-08已迁出，家里有车', 'done'],
])('what is written about an objection is printed, and shows nobody’s number: %s', async (text, outcome) => {
  const { noticeId } = await posted();
  const say = (content: string) => office.as('clerk').notices.addObjection({ noticeId, lineNo: 2, raisedOn: office.clock.today(), way: 'phone', content });
  expect(await refusalOf(say(text))).toBe(outcome);
  const { objectionId } = await say('家里有车');
  expect(await refusalOf(office.as('reviewer').notices.answerObjection({ objectionId, finding: 'rejected', answer: text, answeredOn: office.clock.today() }))).toBe(outcome);
  expect(JSON.stringify(await office.as('clerk').notices.result({ noticeId }))).not.toMatch(/\d{16,19}|[０-９]{16,19}/);
  const settings = await office.as('clerk').notices.settings({});
  expect(await refusalOf(office.as('clerk').notices.saveSettings({ ...settings, contactAddress: '账号6217000000000000012' }))).toBe('notice_reveals');
});
