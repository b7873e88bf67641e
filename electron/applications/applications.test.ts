/** Applications through the office's door: the whole way, its clocks, and every refusal on it. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAccount, addStaff } from '#electron/session/accounts.ts';
import { TEST_PASSWORD } from '#electron/testing/open-test-office.ts';
import { openWelfareOffice, refusalOf, type WelfareOffice } from '#electron/testing/welfare-office.ts';
import { USUAL_HANDLING, type Handling, type Vote } from '#shared/applications/flow.ts';
import { day } from '#shared/days.ts';
import { id, type Id, type ProgrammeId, type ResidentId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { CLAIMS_AMOUNT, CLAIMS_RULE } from '#shared/welfare/claims.ts';
import { verifyApplications } from './verify-applications.ts';

let office: WelfareOffice & { readonly ids: readonly ResidentId[] };
let students: ProgrammeId;
let hardship: ProgrammeId;
type Standing = { applicationId: Id<'application'>; version: number };
const clerk = () => office.as('clerk').applications;
const director = () => office.as('director').applications;
const claims = (code: string) => office.addProgramme({ code, basis: 'claims', rule: CLAIMS_RULE, amount: CLAIMS_AMOUNT, content: { expenseAccountCode: '5140203' } });
const on = ({ applicationId, version }: Standing): Standing => ({ applicationId, version });
const panel = (...votes: Vote[]) => votes.map((vote, n) => ({ name: `代表${n + 1}`, residentId: null, vote }));

beforeAll(async () => {
  office = await openWelfareOffice([{ name: '张大海', birthDate: '1960-03-02' }, { name: '张小海', birthDate: '1999-01-05' }, { name: '李秀英', birthDate: '1955-07-19', sex: '2' }, { name: '王走远', birthDate: '1970-01-01' }]);
  const { core } = office.office;
  const wrap = await core.vault.wrapFor(TEST_PASSWORD, 10);
  await core.database.writer.transaction().execute(async (trx) => {
    await addAccount(trx, { userName: 'director2', staffId: await addStaff(trx, '主任乙', core.clock.now()), roles: ['director'], wrap, mustChangePassword: false }, core.clock.now());
  });
  students = await claims('W05');
  hardship = await claims('W11');
  await clerk().saveHandling({ programmeId: students, version: null, ...USUAL_HANDLING.student });
  await clerk().saveHandling({ programmeId: hardship, version: null, ...USUAL_HANDLING.hardship });
});
afterAll(() => office.close());

const student = (more: object = {}) => clerk().register({
  programmeId: students, applicantId: office.ids[0]!, beneficiaryId: office.ids[1]!, relation: '父亲', receivedOn: day('2026-09-01'), consent: true, form: { school: '青岛大学', level: 'bachelor' as const, admissionYear: 2026, letterNo: 'L1' }, ...more,
});
const hard = (more: object = {}) => clerk().register({ programmeId: hardship, applicantId: office.ids[2]!, beneficiaryId: office.ids[2]!, receivedOn: day('2026-09-02'), consent: true, form: { situation: '房屋漏雨' }, ...more });
const seen = async (standing: Standing, key?: string) => {
  const file = await clerk().file({ applicationId: standing.applicationId });
  return clerk().checkPapers({ ...on(standing), papers: file.evidence.filter((each) => key === undefined || each.key === key).map((each) => ({ key: each.key, seen: 'original' as const })) });
};
const whole = async (standing: Standing) => clerk().screen(on(await seen(standing)));
const visited = (standing: Standing, more: object = {}) => clerk().visit({ ...on(standing), visitedOn: day('2026-09-04'), place: '家中', visitors: [{ name: '甲', staffId: null }, { name: '乙', staffId: null }], finding: '情况属实', agrees: true, ...more });
const voted = (standing: Standing, more: object = {}) => clerk().panel({ ...on(standing), heldOn: day('2026-09-05'), place: '会议室', minutes: '一致同意', members: panel('yes', 'yes', 'yes', 'yes', 'abstain'), recommendedFen: fen(300_000), ...more });
const decision = { approve: true, amountFen: fen(300_000), reason: '符合条件', docNo: '〔2026〕8号', decidedOn: day('2026-09-08') };
/** The notice of a round runs: posted now, and its days are over. */
const run = async (noticeId: number, until: string) => {
  const notice = await office.as('clerk').notices.show({ noticeId: id<'notice'>(noticeId) });
  await office.as('clerk').notices.post({ noticeId: notice.noticeId, version: notice.version, postedOn: day(office.clock.today()), places: '公开栏' });
  office.clock.set(until);
};

describe('the handling of a programme', () => {
  test('is data, and applications keep the one they came in under', async () => {
    const { handlings, others } = await clerk().handlings({});
    expect(handlings.map((each) => [each.code, each.kind, each.days.screen])).toEqual([['W05', 'student', 5], ['W11', 'hardship', 5]]);
    expect(others).toEqual([]);
    const handling: Handling = { ...USUAL_HANDLING.hardship, evidence: [...USUAL_HANDLING.hardship.evidence, { key: 'form', name: '又一张', required: false }] };
    expect(await refusalOf(clerk().saveHandling({ programmeId: hardship, version: 1, ...handling }))).toBe('handling_evidence_twice');
    expect(await refusalOf(clerk().saveHandling({ programmeId: hardship, version: null, ...USUAL_HANDLING.hardship }))).toBe('changed_meanwhile');
    expect(await refusalOf(clerk().saveHandling({ programmeId: (await office.as('clerk').welfare.programmes({})).programmes.find((each) => each.code === 'W01')!.programmeId, version: null, ...USUAL_HANDLING.other }))).toBe('claims_not_taken');
    expect(await refusalOf(office.as('cashier').applications.saveHandling({ programmeId: hardship, version: 1, ...USUAL_HANDLING.hardship }))).toBe('not_allowed');
  });
});

describe('an application', () => {
  test('is registered with its check list and its first deadline', async () => {
    const made = await student();
    expect(made).toMatchObject({ applicationNo: 'SQ-2026-0001', status: 'registered', dueOn: '2026-09-06' });
    const file = await clerk().file({ applicationId: made.applicationId });
    expect(file.evidence.map((each) => `${each.name}${each.required ? '*' : ''}`)).toEqual(['申请表（本人签字或按手印）*', '身份证、户口簿*', '录取通知书*', '学籍或缴费证明', '银行卡或社保卡*']);
    expect([file.usualFen, file.may.decide, file.householdMembers.map((each) => each.name)]).toEqual([500_000, false, ['张小海']]);
    expect((await clerk().list({ search: 'zxh' })).rows.map((row) => row.beneficiaryName)).toEqual(['张小海']);
  });
  test.each<[string, () => Promise<unknown>, string]>([
    ['of a programme that takes none', async () => hard({ programmeId: (await office.as('clerk').welfare.programmes({})).programmes.find((each) => each.code === 'W01')!.programmeId }), 'application_programme_unset'],
    ['received tomorrow', () => hard({ receivedOn: day('2026-09-09') }), 'application_day_wrong'],
    ['received two years ago', () => hard({ receivedOn: day('2024-09-01') }), 'application_day_wrong'],
    ['without consent', () => hard({ consent: false }), 'application_consent_missing'],
    ['without its situation', () => hard({ form: {} }), 'application_field_missing'],
    ['of an unknown person', () => hard({ applicantId: id<'resident'>(99_999) }), 'not_found'],
    ['for the same level again', () => student({ receivedOn: day('2026-09-03') }), 'application_once_only'],
    ['by somebody who only reads', () => office.as('accountant').applications.register({ programmeId: hardship, applicantId: office.ids[2]!, beneficiaryId: office.ids[2]!, receivedOn: day('2026-09-02'), consent: true, form: { situation: 'x' } }), 'not_allowed'],
  ])('is refused %s', async (_name, call, code) => expect(await refusalOf(call())).toBe(code));

  test('of a person who died is refused', async () => {
    await office.as('clerk').residents.recordDeath({ residentId: office.ids[3]!, occurredOn: day('2026-09-01') });
    expect(await refusalOf(hard({ applicantId: office.ids[3]!, beneficiaryId: office.ids[3]! }))).toBe('application_person_gone');
  });

  test('asks for missing papers with one deadline, and goes on when they are whole', async () => {
    const made = await student({ form: { school: '青岛大学', level: 'postgraduate', admissionYear: 2026 } });
    // Nobody is written to before his papers were looked through.
    expect(await refusalOf(clerk().print({ applicationId: made.applicationId, paper: 'supplement' }))).toBe('not_found');
    const first = await clerk().screen(on(await seen(made, 'form')));
    await expect(clerk().print({ applicationId: made.applicationId, paper: 'supplement' })).resolves.toMatchObject({ file: { dueOn: '2026-09-18' } });
    expect([first.status, first.dueOn, first.missing]).toEqual(['incomplete', '2026-09-18', ['身份证、户口簿', '录取通知书', '银行卡或社保卡']]);
    const again = await clerk().screen(on(first));
    expect([again.status, again.dueOn]).toEqual(['incomplete', '2026-09-18']);
    expect(await refusalOf(clerk().checkPapers({ ...on(again), papers: [{ key: 'nothing', seen: 'copy', note: '' }] }))).toBe('application_paper_unknown');
    expect(await refusalOf(clerk().screen(on(first)))).toBe('changed_meanwhile');
    const done = await whole(again);
    expect([done.status, done.missing]).toEqual(['voted', []]);
    expect((await clerk().file({ applicationId: made.applicationId })).proposedFen).toBe(800_000);
    await clerk().withdraw({ ...on(done), reason: '本人撤回' });
    expect(await refusalOf(clerk().resume({ ...on(done), reason: 'x' }))).toBe('application_status_wrong');
    // A level that was taken back may be asked for again.
    const next = await student({ form: { school: '山东大学', level: 'postgraduate', admissionYear: 2026 } });
    await clerk().withdraw({ ...on(next), reason: '填错' });
  });

  test('stands still while suspended, and is overdue when its day has passed', async () => {
    const made = await hard();
    expect(await refusalOf(clerk().saveForm({ ...on(made), form: {}, relation: '本人' }))).toBe('application_field_missing');
    const saved = await clerk().saveForm({ ...on(made), form: { situation: '房屋漏雨，独居', askedFen: fen(200_000) }, relation: '本人' });
    const still = await clerk().suspend({ ...on(saved), reason: '本人住院' });
    expect([still.status, still.dueOn]).toEqual(['suspended', null]);
    const back = await clerk().resume({ ...on(still), reason: '出院' });
    expect([back.status, back.dueOn]).toEqual(['registered', '2026-09-13']);
    office.clock.set('2026-09-15');
    const { rows, overdue } = await clerk().list({ overdue: true });
    expect([overdue, rows.map((row) => [row.beneficiaryName, row.overdueDays])]).toEqual([2, [['张小海', 9], ['李秀英', 2]]]);
    office.clock.set('2026-09-08');
    await clerk().withdraw({ ...on(back), reason: '重新填写' });
  });
});

describe('a programme without a panel', () => {
  let bus: ProgrammeId;
  const ride = (form: object, more: object = {}) => clerk().register({ programmeId: bus, applicantId: office.ids[0]!, beneficiaryId: office.ids[1]!, relation: '父亲', receivedOn: day('2026-09-01'), consent: true, form, ...more });
  beforeAll(async () => {
    bus = await claims('W04');
    await clerk().saveHandling({ programmeId: bus, version: null, ...USUAL_HANDLING.bus });
  });
  test('asks for the sum, which goes on the board; it can be mended until then', async () => {
    expect(await refusalOf(ride({ school: '第一中学' }))).toBe('application_field_missing');
    const made = await whole(await ride({ school: '第一中学', askedFen: fen(60_000) }));
    expect((await clerk().file({ applicationId: made.applicationId }))).toMatchObject({ status: 'voted', shown: 'voted', toPublish: true, proposedFen: 60_000 });
    const mended = await clerk().saveForm({ ...on(made), form: { school: '第一中学', askedFen: fen(50_000) }, relation: '父亲' });
    expect([mended.status, mended.dueOn, (await clerk().file({ applicationId: made.applicationId })).proposedFen]).toEqual(['voted', made.dueOn, 50_000]);
    await clerk().withdraw({ ...on(mended), reason: '不坐了' });
  });
  test('proposes the sum after the visit, where there is one', async () => {
    await clerk().saveHandling({ programmeId: bus, version: 1, ...USUAL_HANDLING.bus, visit: true });
    const made = await visited(await whole(await ride({ school: '第一中学', askedFen: fen(60_000) })));
    expect((await clerk().file({ applicationId: made.applicationId }))).toMatchObject({ status: 'voted', proposedFen: 60_000 });
    await clerk().withdraw({ ...on(made), reason: '不坐了' });
  });
  test.each([['no relation', ''], ['himself', '本人']])('refuses %s of who asks for another', async (_name, relation) => expect(await refusalOf(ride({ school: '第一中学', askedFen: fen(60_000) }, { relation }))).toBe('application_field_missing'));
  test('writes 本人 for who asks for himself, whatever was typed', async () => {
    const made = await ride({ school: '第一中学', askedFen: fen(60_000) }, { beneficiaryId: office.ids[0]!, relation: 'himself' });
    expect((await clerk().file({ applicationId: made.applicationId })).relation).toBe('本人');
    await clerk().withdraw({ ...on(made), reason: '填错' });
  });
});

describe('the whole way', () => {
  let standing: Standing;
  test('visits by two who are not of the family', async () => {
    standing = await whole(await hard());
    expect(await refusalOf(visited(standing, { visitors: [{ name: '甲', staffId: null }] }))).toBe('visit_too_few');
    expect(await refusalOf(visited(standing, { visitors: [{ name: '甲', staffId: null }, { name: '甲', staffId: null }] }))).toBe('visit_same_person');
    expect(await refusalOf(visited(standing, { visitors: [{ name: '甲', staffId: null }, { name: '李秀英', staffId: null }] }))).toBe('visit_related');
    expect(await refusalOf(visited(standing, { visitedOn: day('2026-09-01') }))).toBe('application_day_wrong');
    standing = await visited(standing);
  });
  test('is voted on by enough people, none of them of the family', async () => {
    expect(await refusalOf(voted(standing, { members: panel('yes', 'yes', 'yes', 'yes', 'absent') }))).toBe('panel_too_few');
    expect(await refusalOf(voted(standing, { members: [...panel('yes', 'yes', 'yes', 'yes', 'yes'), { name: '李秀英', residentId: null, vote: 'yes' }] }))).toBe('panel_related');
    expect(await refusalOf(voted(standing, { members: [...panel('yes', 'yes', 'yes', 'yes', 'yes'), { name: '代表1', residentId: null, vote: 'no' }] }))).toBe('panel_same_person');
    expect(await refusalOf(voted(standing, { recommendedFen: null }))).toBe('panel_amount_missing');
    expect(await refusalOf(voted(standing, { recommendedFen: fen(500_001) }))).toBe('application_amount_over');
    const against = await voted(standing, { members: panel('yes', 'yes', 'no', 'no', 'abstain') });
    expect(against).toMatchObject({ passed: false, status: 'voted' });
    expect(await refusalOf(director().decide({ ...on(against), ...decision }))).toBe('application_panel_against');
    standing = await voted(against, { members: [...panel('yes', 'yes', 'yes', 'no', 'abstain'), { name: '李秀英', residentId: null, vote: 'avoided' }] });
    expect((await clerk().people({})).panel.map((each) => each.name)).toContain('代表5');
  });
  test('is on the board with masked names before anybody decides', async () => {
    expect(await refusalOf(director().decide({ ...on(standing), ...decision }))).toBe('application_notice_missing');
    const made = await student({ form: { school: '青岛大学', level: 'college', admissionYear: 2026 } });
    expect(await refusalOf(clerk().publish({ applicationIds: [made.applicationId] }))).toBe('application_status_wrong');
    const ready = await whole(made);
    expect(await refusalOf(clerk().publish({ applicationIds: [standing.applicationId, ready.applicationId] }))).toBe('application_other_programme');
    const { noticeId } = await clerk().publish({ applicationIds: [standing.applicationId] });
    standing = { ...standing, version: standing.version + 1 };
    expect(await refusalOf(director().decide({ ...on(standing), ...decision }))).toBe('notice_needed');
    const notice = await office.as('clerk').notices.show({ noticeId: id<'notice'>(noticeId) });
    expect(notice.content.rows.map((row) => row.cells)).toEqual([['李*英', '', 300_000]]);
    await run(noticeId, '2026-09-10');
    expect(await refusalOf(director().decide({ ...on(standing), ...decision }))).toBe('notice_running');
    await clerk().withdraw({ ...on(ready), reason: '不再申请' });
  });
  test('waits for the answer to an objection against its line', async () => {
    const file = await clerk().file({ applicationId: standing.applicationId });
    const { objectionId } = await office.as('clerk').notices.addObjection({ noticeId: id<'notice'>(file.notice!.noticeId), lineNo: 1, raisedOn: day('2026-09-10'), raisedBy: '群众', anonymous: false, way: 'inPerson', content: '家里有房出租' });
    office.clock.set('2026-09-20');
    expect(await refusalOf(director().decide({ ...on(standing), ...decision, decidedOn: day('2026-09-20') }))).toMatch(/notice_objected|application_objected/);
    await office.as('director').notices.answerObjection({ objectionId, finding: 'rejected', answer: '核实没有出租', answeredOn: day('2026-09-20') });
  });
  test('is decided by another person, and becomes a claim', async () => {
    const late = { ...decision, decidedOn: day('2026-09-20') };
    expect(await refusalOf(clerk().decide({ ...on(standing), ...late }))).toBe('not_allowed');
    expect(await refusalOf(director().decide({ ...on(standing), ...late, amountFen: fen(300_001) }))).toBe('application_amount_over');
    expect(await refusalOf(director().decide({ ...on(standing), ...late, amountFen: null }))).toBe('application_amount_missing');
    expect(await refusalOf(director().decide({ ...on(standing), ...late, decidedOn: day('2026-09-21') }))).toBe('application_day_wrong');
    const done = await director().decide({ ...on(standing), ...late });
    expect(done.status).toBe('approved');
    const file = await clerk().file({ applicationId: done.applicationId });
    expect(file.claims.map((claim) => [claim.state, claim.amountFen])).toEqual([['open', 300_000]]);
    expect(file.waitsFor).toBe('open');
    expect(await refusalOf(clerk().archive({ ...on(done), archiveNo: 'DA-1' }))).toBe('application_not_paid');
    standing = done;
  });
  test('is paid with a batch, put away and looked after', async () => {
    const made = await office.generate(hardship, '2026-09', { payBy: 'cash' });
    expect(made.totalFen).toBe(300_000);
    const approved = await office.approve(made);
    const waitsFor = async () => (await clerk().file({ applicationId: standing.applicationId })).waitsFor;
    expect(await waitsFor()).toBe('listed');
    const paid = await office.as('cashier').disbursement.payCash({ batchId: approved.batchId, version: approved.version, lines: null });
    expect(paid).toMatchObject({ status: 'paid' });
    expect(await waitsFor()).toBe(null);
    const put = await clerk().archive({ ...on(standing), archiveNo: 'DA-2026-0001' });
    const after = await clerk().followUp({ ...on(put), visitedOn: day('2026-09-20'), visitor: '甲', finding: '屋顶已修' });
    expect([put.status, after.status]).toEqual(['archived', 'followedUp']);
    const file = await clerk().file({ applicationId: standing.applicationId });
    expect(file.steps.map((step) => step.step)).toEqual(['register', 'papers', 'screen', 'visit', 'panel', 'panel', 'publish', 'approve', 'archive', 'followUp']);
    expect(file.paid).toBe(true);
  });
  test('can be rejected with a reason, appealed against in time, and is heard again', async () => {
    const made = await visited(await whole(await hard({ receivedOn: day('2026-09-04'), form: { situation: '又一次' } })), { visitedOn: day('2026-09-05') });
    const no = await director().decide({ ...on(made), ...decision, approve: false, amountFen: null, reason: '收入超过标准', decidedOn: day('2026-09-20') });
    expect([no.status, no.dueOn]).toEqual(['rejected', '2026-10-05']);
    expect(await refusalOf(director().reopen({ ...on(no), reason: '新材料' }))).toBe('application_own_decision');
    office.clock.set('2026-10-06');
    await expect(office.as('director').applications.print({ applicationId: no.applicationId, paper: 'decision' })).resolves.toMatchObject({ file: { decision: { approve: false, appealUntil: '2026-10-05' } } });
    expect(await refusalOf(clerk().print({ applicationId: no.applicationId, paper: 'panel' }))).toBe('not_found');
    expect((await clerk().printRegister({ status: 'rejected' })).rows).toHaveLength(1);
  });
  test('waits for another notice when the first was withdrawn, and its decision is not due before the board', async () => {
    office.clock.set('2026-09-08');
    const made = await voted(await visited(await whole(await hard({ form: { situation: '失火' } })), { visitedOn: day('2026-09-04') }));
    const first = await clerk().publish({ applicationIds: [made.applicationId] });
    const row = async () => (await clerk().list({ search: 'lxy' })).rows.find((each) => each.applicationId === made.applicationId)!;
    // Posted on the 8th it hangs through the 15th; five days to decide.
    expect([(await row()).dueOn, (await row()).shown, (await row()).toPublish]).toEqual(['2026-09-20', 'published', false]);
    office.clock.set('2026-09-10');
    const notice = await office.as('clerk').notices.show({ noticeId: id<'notice'>(first.noticeId) });
    const posted = await office.as('clerk').notices.post({ noticeId: notice.noticeId, version: notice.version, postedOn: day('2026-09-10'), places: '公开栏' });
    expect([posted.dueOn, (await row()).dueOn]).toEqual(['2026-09-17', '2026-09-22']);
    expect(await refusalOf(clerk().publish({ applicationIds: [made.applicationId] }))).toBe('application_status_wrong');
    await office.as('clerk').notices.withdraw({ noticeId: notice.noticeId, version: posted.version, reason: '依据写错' });
    expect([(await row()).shown, (await row()).toPublish]).toEqual(['voted', true]);
    // The desk has it again, which nobody would look for on the board.
    const desk = async () => (await office.as('clerk').dashboard.due({})).items.flatMap((each) => (each.kind === 'applicationsOpen' && 'ids' in each ? each.ids : []));
    expect(await desk()).toContain(made.applicationId);
    const { noticeId } = await clerk().publish({ applicationIds: [made.applicationId] });
    expect((await clerk().file({ applicationId: made.applicationId })).notice).toMatchObject({ noticeId, state: 'draft' });
    expect([(await row()).shown, (await row()).toPublish, (await desk()).includes(made.applicationId)]).toEqual(['published', false, false]);
    office.clock.set('2026-10-06');
  });
  test('says what comes next where the programme leaves steps out, and after a vote against', async () => {
    const of = async (standing: Standing) => (await clerk().file({ applicationId: standing.applicationId })).shown;
    const against = await voted(await visited(await whole(await hard({ receivedOn: day('2026-09-02'), form: { situation: '再次' } }))), { members: panel('yes', 'no', 'no', 'no', 'no') });
    expect(await of(against)).toBe('against');
    await clerk().saveHandling({ programmeId: students, version: 1, ...USUAL_HANDLING.student, notice: false });
    const straight = await whole(await student({ beneficiaryId: office.ids[0]!, relation: '本人' }));
    expect(await of(straight)).toBe('toDecide');
    await clerk().saveHandling({ programmeId: students, version: 2, ...USUAL_HANDLING.student });
  });
  test('is heard again where it was rejected: for its papers, at the screening of them', async () => {
    const short = await clerk().screen(on(await hard({ form: { situation: '缺材料' } })));
    const no = await director().decide({ ...on(short), ...decision, approve: false, amountFen: null, reason: '逾期未补', decidedOn: day('2026-10-06') });
    const open = { ...on(no), reason: '材料补来了' };
    expect(await office.as('director2').applications.reopen(open)).toMatchObject({ status: 'registered', dueOn: '2026-10-11' });
    const mind = await visited(await whole(await hard({ form: { situation: '不同意' } })), { visitedOn: day('2026-09-05') });
    const rejected = await director().decide({ ...on(mind), ...decision, approve: false, amountFen: null, reason: '不符', decidedOn: day('2026-10-06') });
    expect(await office.as('director2').applications.reopen({ ...on(rejected), reason: '有新证明' })).toMatchObject({ status: 'visited' });
  });
  test('keeps its history and its decision whatever is tried on the tables', async () => {
    const write = (text: string) => office.office.core.database.writer.transaction().execute((trx) => sql.raw(text).execute(trx));
    for (const [statement, refusal] of [
      [`update applicationDecisions set amountFen = 1`, 'never changed'], [`delete from applicationSteps`, 'never deleted'], [`update applications set amountFen = 1 where status = 'followedUp'`, 'application_fixed'],
      [`update applications set status = 'registered' where status = 'followedUp'`, 'application_move_wrong'], [`delete from applicationEvidence`, 'never deleted'],
    ] as const) await expect(write(statement)).rejects.toThrow(refusal);
    expect(await verifyApplications(office.sql)).toMatchObject({ faults: [] });
  });
});
