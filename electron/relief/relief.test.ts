/** The relief fund through the office's door: money, rules, a case from its bills to the statement, and every refusal on the way. */
import iconv from 'iconv-lite';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReliefBooks, type ReliefBooks } from '#electron/testing/relief-books.ts';
import { openWelfareOffice, refusalOf, type Standing, type WelfareOffice } from '#electron/testing/welfare-office.ts';
import { verifyDisbursement } from '#electron/disbursement/verify-disbursement.ts';
import { day, month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { id, type Id, type ResidentId } from '#shared/ids.ts';
import { fen, type Fen } from '#shared/money.ts';
import { USUAL_RULES } from '#shared/relief/calculate.ts';
import { USUAL_ACCOUNTS, type FundSetUp } from '#shared/relief/recipes.ts';
import { CLAIMS_AMOUNT, CLAIMS_RULE } from '#shared/welfare/claims.ts';
import { verifyRelief } from './verify-relief.ts';

const yuan = (amount: number): Fen => fen(Math.round(amount * 100));
type Fund = ReliefBooks;
type Office = WelfareOffice & { readonly ids: readonly ResidentId[] };
let office: Office;

async function openFund(setUp: FundSetUp): Promise<{ office: Office; fund: Fund }> {
  const made = await openWelfareOffice([{ name: '张大海', birthDate: '1960-03-02' }, { name: '李秀英', birthDate: '1955-07-19', sex: '2' }, { name: '王低保', birthDate: '1950-01-01', facts: { residency: 'registered', lowIncome: 'dibao' } }]);
  return { office: made, fund: await openReliefBooks(made, setUp) };
}

const bill = (invoiceNo: string, total: number, more: Record<string, unknown> = {}) => ({
  hospital: '青岛市立医院', invoiceNo, billedOn: day('2026-07-01'), dischargedOn: day('2026-07-01'), totalFen: yuan(total), pooledFen: fen(0), criticalFen: fen(0), assistanceFen: fen(0), commercialFen: fen(0), otherFen: fen(0), excludedFen: fen(0), ...more,
});
type Case = { applicationId: Id<'application'>; version: number };
const at = ({ applicationId, version }: Case): Case => ({ applicationId, version });

async function register(from: Office, fund: Fund, who: number, receivedOn = '2026-09-01'): Promise<Case> {
  return from.as('clerk').applications.register({ programmeId: fund.programmeId, applicantId: from.ids[who]!, beneficiaryId: from.ids[who]!, receivedOn: day(receivedOn), consent: true, form: { situation: '住院费用大' } });
}
/** From registered to a notice that has run, with the panel recommending the calculated sum. */
async function publish(from: Office, made: Case, until: string): Promise<Case> {
  const clerk = from.as('clerk').applications;
  const today = from.clock.today();
  const file = await clerk.file({ applicationId: made.applicationId });
  let now: Case = await clerk.checkPapers({ ...at(made), version: file.version, papers: file.evidence.map((each) => ({ key: each.key, seen: 'original' as const })) });
  now = await clerk.screen(at(now));
  now = await clerk.visit({ ...at(now), visitedOn: day(today), place: '家中', visitors: [{ name: '甲', staffId: null }, { name: '乙', staffId: null }], finding: '属实', agrees: true });
  const found = await from.as('clerk').relief.case({ applicationId: made.applicationId });
  now = await clerk.panel({ ...at(now), heldOn: day(today), place: '会议室', minutes: '同意按计算书救助', members: ['A', 'B', 'C', 'D', 'E'].map((name) => ({ name, residentId: null, vote: 'yes' as const })), recommendedFen: found.calculatedFen! });
  const { noticeId } = await clerk.publish({ applicationIds: [made.applicationId] });
  const notice = await from.as('clerk').notices.show({ noticeId: id<'notice'>(noticeId) });
  await from.as('clerk').notices.post({ noticeId: notice.noticeId, version: notice.version, postedOn: day(today), places: '公开栏' });
  from.clock.set(until);
  return { applicationId: made.applicationId, version: now.version + 1 };
}
const decision = (from: Office, now: Case, amountFen: Fen) => ({ ...at(now), amountFen, reason: '符合标准', docNo: '〔2026〕30号', decidedOn: day(from.clock.today()) });
/** Approves a batch of all open claims and lets the bank pay it. */
async function payAll(from: Office, fund: Fund, benefitMonth: string): Promise<{ totalFen: number }> {
  const made = await from.generate(fund.programmeId, benefitMonth);
  await payBatch(from, await from.approve(made));
  return { totalFen: made.totalFen };
}
/** Sends an approved batch to the bank and loads an answer that paid every line. */
async function payBatch(from: Office, approved: Standing): Promise<void> {
  const cashier = from.as('cashier').disbursement;
  const sent = await cashier.exportToBank({ batchId: approved.batchId, version: approved.version, profileCode: 'generic-csv' });
  const bytes = await from.download('cashier', sent.files[0]!.fileId);
  const lines = iconv.decode(bytes, 'gbk').split(/\r?\n/).filter((line) => line !== '');
  const answer = iconv.encode(lines.map((line, n) => `${line},${n === 0 ? '处理结果' : '成功'}`).join('\r\n'), 'gbk');
  await cashier.importResult({ batchId: sent.batchId, version: sent.version, fileId: await from.upload('cashier', '回盘.csv', answer), profileCode: 'generic-csv' });
}
const statement = (from: Office, fund: Fund) => from.as('director').relief.statement({ fundId: fund.fundId, from: day('2026-01-01'), to: day(from.clock.today()) });

describe('own money, earmarked', () => {
  let fund: Fund;
  let first: Case;
  beforeAll(async () => { ({ office, fund } = await openFund('own')); });
  afterAll(() => office.close());

  test('is set up once, with what came in and was granted before', async () => {
    const [shown] = await office.as('supervisor').relief.funds({});
    expect(shown).toMatchObject({ balanceFen: yuan(1_500_000), availableFen: yuan(1_500_000), totalInFen: yuan(1_620_000), totalGrantsFen: yuan(120_000), setUp: 'own', fundAccountName: '大病救助基金（专设）' });
    const input = { ...USUAL_ACCOUNTS.own, fundId: null, version: null, name: '第二基金', programmeId: fund.programmeId, openedOn: day('2026-01-01'), openingFen: fen(0), pastInFen: fen(0), pastGrantsFen: fen(0) };
    const clerk = office.as('clerk').relief;
    expect(await refusalOf(clerk.saveFund(input))).toBe('relief_programme_taken');
    expect(await refusalOf(clerk.saveFund({ ...input, name: '大病救助基金' }))).toBe('relief_fund_name_taken');
    const other = await office.addProgramme({ code: 'W09B', basis: 'claims', rule: CLAIMS_RULE, amount: CLAIMS_AMOUNT });
    expect(await refusalOf(clerk.saveFund({ ...input, programmeId: other, pastInFen: fen(5) }))).toBe('relief_past_wrong');
    expect(await refusalOf(clerk.saveFund({ ...input, programmeId: other, fundAccountCode: '31177' }))).toBe('account_unknown');
    expect(await refusalOf(clerk.saveFund({ ...input, programmeId: other, fundAccountCode: '311' }))).toBe('account_not_leaf');
    expect(await refusalOf(office.as('cashier').relief.saveFund({ ...input, programmeId: other }))).toBe('not_allowed');
    expect(await statement(office, fund)).toMatchObject({ closingFen: yuan(1_500_000), accountTies: true, bankTies: true });
  });

  test('takes gifts, money set aside and interest, each confirmed by another person', async () => {
    const cashier = office.as('cashier').relief;
    const move = (more: object) => cashier.recordMove({ fundId: fund.fundId, kind: 'gift' as const, happenedOn: day('2026-03-10'), amountFen: yuan(20_000), donorName: '海棠门窗厂', docRef: '银行回单 3-10', ...more });
    expect(await refusalOf(move({ donorName: '' }))).toBe('relief_donor_missing');
    expect(await refusalOf(move({ happenedOn: day('2025-12-31') }))).toBe('relief_move_day');
    expect(await refusalOf(move({ happenedOn: day('2026-09-09') }))).toBe('relief_move_day');
    expect(await refusalOf(move({ kind: 'setAside' }))).toBe('relief_source_missing');
    expect(await refusalOf(move({ kind: 'recovered' }))).toBe('relief_case_missing');
    expect(await refusalOf(move({ kind: 'otherOut', amountFen: yuan(1_500_000.01) }))).toBe('relief_fund_short');
    expect(await refusalOf(office.as('clerk').relief.recordMove({ fundId: fund.fundId, kind: 'gift', happenedOn: day('2026-03-10'), amountFen: yuan(1), donorName: '甲', docRef: 'x' }))).toBe('not_allowed');
    const gift = await move({});
    expect(gift.receiptNo).toBe('JZ-2026-0001');
    const secret = await move({ donorName: '王先生', anonymous: true, amountFen: yuan(5_000.5) });
    const wrong = await move({ donorName: '记错', amountFen: yuan(1) });
    expect(await refusalOf(cashier.confirmMove({ moveId: gift.moveId }))).toBe('not_allowed');
    const accountant = office.as('accountant').relief;
    expect((await accountant.confirmMove({ moveId: gift.moveId })).status).toBe('confirmed');
    expect(await refusalOf(accountant.confirmMove({ moveId: gift.moveId }))).toBe('relief_move_status');
    await accountant.confirmMove({ moveId: secret.moveId });
    await cashier.discardMove({ moveId: wrong.moveId, reason: '记错人' });
    const own = await accountant.recordMove({ fundId: fund.fundId, kind: 'setAside', happenedOn: day('2026-04-01'), amountFen: yuan(80_000), sourceAccountCode: '31101', docRef: '〔2026〕5号决议' });
    expect(await refusalOf(accountant.confirmMove({ moveId: own.moveId }))).toBe('relief_move_own');
    await cashier.discardMove({ moveId: own.moveId, reason: '改由出纳登记' });
    const aside = await move({ kind: 'setAside', amountFen: yuan(80_000), sourceAccountCode: '31101', donorName: '', docRef: '〔2026〕5号决议' });
    const interest = await move({ kind: 'interest', happenedOn: day('2026-06-21'), amountFen: yuan(1_500), donorName: '', docRef: '利息单' });
    for (const { moveId } of [aside, interest]) await accountant.confirmMove({ moveId });
    expect(await statement(office, fund)).toMatchObject({ columns: { gift: yuan(25_000.5), setAside: yuan(80_000), interest: yuan(1_500), grants: 0 }, closingFen: yuan(1_606_500.5), accountFen: yuan(1_606_500.5), bankFen: yuan(1_606_500.5), accountTies: true, bankTies: true });
    expect((await accountant.gifts({ fundId: fund.fundId, from: day('2026-01-01'), to: day('2026-12-31') })).moves.map((each) => [each.donorName, each.receiptNo])).toEqual([['海棠门窗厂', 'JZ-2026-0001'], ['爱心人士', 'JZ-2026-0002']]);
    expect(await refusalOf(accountant.receipt({ moveId: wrong.moveId }))).toBe('not_found');
    expect((await cashier.receipt({ moveId: gift.moveId })).move).toMatchObject({ donorName: '海棠门窗厂', amountFen: yuan(20_000) });
  });

  test('takes a wrong one back in red, by two persons', async () => {
    const cashier = office.as('cashier').relief;
    const accountant = office.as('accountant').relief;
    const made = await cashier.recordMove({ fundId: fund.fundId, kind: 'otherIn', happenedOn: day('2026-07-01'), amountFen: yuan(300), docRef: '错账' });
    expect(await refusalOf(cashier.reverseMove({ moveId: made.moveId, on: day('2026-07-02'), reason: '错账' }))).toBe('relief_move_status');
    await accountant.confirmMove({ moveId: made.moveId });
    const back = await cashier.reverseMove({ moveId: made.moveId, on: day('2026-07-02'), reason: '错账' });
    expect(await refusalOf(cashier.reverseMove({ moveId: made.moveId, on: day('2026-07-02'), reason: '错账' }))).toBe('relief_move_reversed');
    await accountant.confirmMove({ moveId: back.moveId });
    expect(await statement(office, fund)).toMatchObject({ columns: { otherIn: 0 }, accountTies: true, bankTies: true });
    const [shown] = await office.as('clerk').relief.funds({});
    expect(await refusalOf(office.as('clerk').relief.saveFund({ ...USUAL_ACCOUNTS.held, fundId: fund.fundId, version: shown!.version, name: '大病救助基金', programmeId: fund.programmeId, openedOn: day('2026-01-01'), openingFen: yuan(1_500_000), pastInFen: fen(0), pastGrantsFen: fen(0) }))).toBe('relief_fund_fixed');
  });

  test('has rules by resolution, written by one and put in force by another', async () => {
    const clerk = office.as('clerk').relief;
    const next = { fundId: fund.fundId, validFrom: day('2026-01-01'), resolutionNo: '〔2026〕20号', resolvedOn: day('2026-08-01'), rules: USUAL_RULES };
    expect(await refusalOf(clerk.saveRules(next))).toBe('relief_rules_day_taken');
    const { ruleId } = await clerk.saveRules({ ...next, validFrom: day('2027-01-01') });
    expect(await refusalOf(clerk.activateRules({ ruleId }))).toBe('not_allowed');
    await clerk.saveRules({ ...next, validFrom: day('2027-01-01'), rules: { ...USUAL_RULES, yearCapFen: yuan(60_000) } });
    await office.as('director').relief.activateRules({ ruleId });
    expect(await refusalOf(office.as('director').relief.activateRules({ ruleId }))).toBe('relief_rules_not_draft');
    const draft = await clerk.saveRules({ ...next, validFrom: day('2028-01-01') });
    await clerk.dropRules({ ruleId: draft.ruleId });
    expect((await clerk.rules({ fundId: fund.fundId })).map((each) => [each.versionNo, each.status, each.rules.yearCapFen])).toEqual([[1, 'active', yuan(50_000)], [2, 'active', yuan(60_000)]]);
    const early = await register(office, fund, 1, '2025-12-30').catch((error: unknown) => error);
    if (early instanceof AppError) throw early;
    await clerk.addBill({ applicationId: (early as Case).applicationId, ...bill('E1', 30_000, { billedOn: day('2025-11-01'), dischargedOn: null }) });
    expect(await refusalOf(clerk.calculate({ applicationId: (early as Case).applicationId }))).toBe('relief_rules_missing');
    await office.as('clerk').applications.withdraw({ ...at(early as Case), reason: '标准还没有' });
  });

  test('remembers invoices across persons and years while their case stands', async () => {
    first = await register(office, fund, 0);
    const clerk = office.as('clerk').relief;
    expect(await refusalOf(clerk.calculate({ applicationId: first.applicationId }))).toBe('relief_bills_missing');
    await clerk.addBill({ applicationId: first.applicationId, ...bill('ab 001', 200_000, { pooledFen: yuan(90_000), criticalFen: yuan(30_000), assistanceFen: yuan(10_000), excludedFen: yuan(10_000) }) });
    const second = await register(office, fund, 1);
    const { applicationNo } = await clerk.case({ applicationId: first.applicationId });
    await expect(clerk.addBill({ applicationId: second.applicationId, ...bill('AB-001', 200_000) })).rejects.toMatchObject({ code: 'relief_invoice_used', data: { applicationNo, name: '张大海' } });
    // Another sum or another hospital is another invoice.
    const { billId } = await clerk.addBill({ applicationId: second.applicationId, ...bill('AB-001', 200_001) });
    expect(await refusalOf(clerk.addBill({ applicationId: second.applicationId, ...bill('C2', 10, { pooledFen: yuan(11) }) }))).toBe('relief_bill_parts');
    expect(await refusalOf(clerk.addBill({ applicationId: second.applicationId, ...bill('C2', 10, { billedOn: day('2026-09-09') }) }))).toBe('relief_bill_day');
    await clerk.removeBill({ applicationId: second.applicationId, billId, reason: '录错' });
    expect(await refusalOf(clerk.removeBill({ applicationId: second.applicationId, billId, reason: '录错' }))).toBe('not_found');
    // What somebody took back is free again; the earlier case of 2025 was withdrawn.
    await clerk.addBill({ applicationId: second.applicationId, ...bill('E1', 30_000, { billedOn: day('2025-11-01'), dischargedOn: null }) });
    await office.as('clerk').applications.withdraw({ ...at(second), reason: '不申请了' });
    expect(await refusalOf(clerk.addBill({ applicationId: second.applicationId, ...bill('X', 1) }))).toBe('relief_case_closed');
  });

  test('seals the diagnosis: few read it, and the log says who', async () => {
    const clerk = office.as('clerk').relief;
    await clerk.saveDiagnosis({ applicationId: first.applicationId, diseaseClass: 'cancer', diagnosis: '肺部恶性肿瘤术后' });
    const raw = await office.sql.selectFrom('reliefCases').select('diagnosisSealed').where('applicationId', '=', first.applicationId).executeTakeFirstOrThrow();
    expect(raw.diagnosisSealed!.toString('latin1')).not.toContain('肺');
    expect(JSON.stringify(await clerk.case({ applicationId: first.applicationId }))).not.toContain('肿瘤');
    for (const who of ['clerk', 'accountant', 'cashier', 'supervisor'] as const) expect(await refusalOf(office.as(who).relief.diagnosis({ applicationId: first.applicationId, reason: '看看' }))).toBe('not_allowed');
    expect(await office.as('director').relief.diagnosis({ applicationId: first.applicationId, reason: '审批' })).toEqual({ diseaseClass: 'cancer', diagnosis: '肺部恶性肿瘤术后' });
    const log = await office.sql.selectFrom('auditRows').selectAll().where('method', 'in', ['relief.diagnosis', 'relief.saveDiagnosis']).execute();
    expect([log.length, JSON.stringify(log.map((row) => ({ ...row, hash: '' }))).includes('肿瘤')]).toEqual([2, false]);
    expect((await clerk.caseFile({ applicationId: first.applicationId })).diagnosis).toBe(null);
    expect(await refusalOf(clerk.caseFileWhole({ applicationId: first.applicationId }))).toBe('not_allowed');
    expect((await office.as('reviewer').relief.caseFileWhole({ applicationId: first.applicationId })).diagnosis?.diseaseClass).toBe('cancer');
  });

  test('advances within the cap, agreed by another, and has them in its overdue list', async () => {
    const clerk = office.as('clerk').relief;
    const ask = (amount: number) => clerk.askAdvance({ applicationId: first.applicationId, amountFen: yuan(amount), reason: '等钱手术' });
    expect(await refusalOf(ask(10_000.01))).toBe('relief_advance_over');
    expect(await ask(4_000)).toEqual({ partNo: 1, dueOn: '2026-12-07' });
    expect(await refusalOf(ask(6_000.01))).toBe('relief_advance_over');
    await ask(1_000);
    expect(await refusalOf(clerk.decideAdvance({ applicationId: first.applicationId, partNo: 1, agree: true, note: 'x' }))).toBe('not_allowed');
    const director = office.as('director').relief;
    expect(await director.decideAdvance({ applicationId: first.applicationId, partNo: 1, agree: true, note: '〔2026〕28号' })).toEqual({ status: 'agreed' });
    expect(await refusalOf(director.decideAdvance({ applicationId: first.applicationId, partNo: 1, agree: true, note: 'x' }))).toBe('relief_advance_decided');
    expect(await refusalOf(director.decideAdvance({ applicationId: first.applicationId, partNo: 9, agree: true, note: 'x' }))).toBe('not_found');
    await director.decideAdvance({ applicationId: first.applicationId, partNo: 2, agree: false, note: '第一笔够用' });
    expect((await payAll(office, fund, '2026-09')).totalFen).toBe(400_000);
    expect(await statement(office, fund)).toMatchObject({ columns: { grants: yuan(4_000) }, accountTies: true, bankTies: true });
    const desk = async (who: 'clerk' | 'director' | 'accountant') => (await office.as(who).dashboard.due({})).items.filter((item) => /^(applications|advances|fund)/.test(item.kind)).map((item) => [item.kind, item.count, item.yours]);
    expect(await desk('clerk')).toEqual([['applicationsOpen', 1, 1]]);
    office.clock.set('2026-12-10');
    expect(await desk('clerk')).toEqual([['applicationsOpen', 1, 1], ['advancesOverdue', 1, 1]]);
    expect(await desk('accountant')).toEqual([['applicationsOpen', 1, 0], ['advancesOverdue', 1, 0]]);
    expect((await clerk.cases({})).find((row) => row.applicationId === first.applicationId)).toMatchObject({ advanceOverdueDays: 3, paidFen: yuan(4_000) });
    office.clock.set('2026-09-09');
  });

  test('grants what is calculated, made public and agreed to by another, less the advance', async () => {
    const clerk = office.as('clerk').relief;
    const director = office.as('director').relief;
    expect(await clerk.calculate({ applicationId: first.applicationId })).toMatchObject({ grantFen: yuan(18_000) });
    const ready = await publish(office, first, '2026-09-20');
    expect(await refusalOf(director.decide(decision(office, ready, yuan(18_000.01))))).toBe('relief_over_calculation');
    expect(await refusalOf(office.as('director').applications.decide({ ...decision(office, ready, yuan(18_000)), approve: true }))).toBe('application_decided_in_relief');
    expect(await refusalOf(clerk.decide(decision(office, ready, yuan(18_000))))).toBe('not_allowed');
    // One more bill after the panel: the calculation is another one now.
    const more = await clerk.addBill({ applicationId: first.applicationId, ...bill('ab 002', 1_000) });
    expect(await refusalOf(director.decide(decision(office, ready, yuan(18_000))))).toBe('relief_calculation_stale');
    expect((await clerk.case({ applicationId: first.applicationId })).calculation?.stale).toBe(true);
    await clerk.removeBill({ applicationId: first.applicationId, billId: more.billId, reason: '不是本人的' });
    expect(await director.decide(decision(office, ready, yuan(18_000)))).toEqual({ grantedFen: yuan(18_000), claimFen: yuan(14_000), toRecoverFen: 0 });
    const found = await clerk.case({ applicationId: first.applicationId });
    expect(found).toMatchObject({ status: 'approved', grantedFen: yuan(18_000), advanceFen: yuan(4_000), availableFen: yuan(1_588_500.5) });
    expect((await payAll(office, fund, '2026-09')).totalFen).toBe(1_400_000);
    const sheet = await statement(office, fund);
    expect(sheet).toMatchObject({ columns: { grants: yuan(18_000) }, closingFen: yuan(1_588_500.5), accountFen: yuan(1_588_500.5), bankFen: yuan(1_588_500.5), accountTies: true, bankTies: true });
    const { lines } = await office.as('accountant').ledger.voucher({ voucherId: sheet.lines.at(-1)!.voucherId! });
    expect(lines.map((line) => [line.accountCode, line.debitFen, line.creditFen])).toEqual([['21101', 1_400_000, 0], ['10202', 0, 1_400_000], ['31107', 1_400_000, 0], ['31101', 0, 1_400_000]]);
    expect(await verifyDisbursement(office.sql)).toMatchObject({ faults: [] });
  });

  test('counts what was granted before against the caps of the year', async () => {
    const clerk = office.as('clerk').relief;
    const again = await register(office, fund, 0, '2026-09-20');
    await clerk.addBill({ applicationId: again.applicationId, ...bill('big 1', 500_000) });
    expect(await clerk.calculate({ applicationId: again.applicationId })).toMatchObject({ grantFen: yuan(32_000) });
    expect(await clerk.case({ applicationId: again.applicationId })).toMatchObject({ grantedYearFen: yuan(18_000), yearLeftFen: yuan(32_000), lifeLeftFen: yuan(132_000), earlier: [{ grantedFen: yuan(18_000) }] });
    const poor = await register(office, fund, 2, '2026-09-20');
    await clerk.addBill({ applicationId: poor.applicationId, ...bill('poor 1', 10_000) });
    expect(await clerk.calculate({ applicationId: poor.applicationId })).toMatchObject({ grantFen: yuan(3_000) });
    expect((await clerk.case({ applicationId: poor.applicationId })).waived).toBe('dibao');
    await publish(office, poor, '2026-09-20');
    // A notice that was withdrawn is not on the board: the case waits for another one, in the list and on its page.
    const shownNow = async () => [(await clerk.case({ applicationId: poor.applicationId })).shown, (await clerk.cases({})).find((row) => row.applicationId === poor.applicationId)?.shown];
    expect(await shownNow()).toEqual(['published', 'published']);
    const notices = office.as('clerk').notices;
    const boardOf = async () => notices.show({ noticeId: id<'notice'>((await office.as('clerk').applications.file({ applicationId: poor.applicationId })).notice!.noticeId) });
    const wrong = await boardOf();
    await notices.withdraw({ noticeId: wrong.noticeId, version: wrong.version, reason: '依据写错' });
    expect(await shownNow()).toEqual(['voted', 'voted']);
    await office.as('clerk').applications.publish({ applicationIds: [poor.applicationId] });
    const second = await boardOf();
    await notices.post({ noticeId: second.noticeId, version: second.version, postedOn: day('2026-09-20'), places: '公开栏' });
    expect(await shownNow()).toEqual(['published', 'published']);
    office.clock.set('2026-10-05');
    const ready = at(await office.as('clerk').applications.file({ applicationId: poor.applicationId }));
    expect(await refusalOf(office.as('director').relief.decide(decision(office, ready, yuan(3_000))))).toBe('relief_no_diagnosis');
  });

  test('takes a grant back into the fund, as far as it was paid', async () => {
    const cashier = office.as('cashier').relief;
    const back = (amount: number) => cashier.recordMove({ fundId: fund.fundId, kind: 'recovered', happenedOn: day('2026-10-05'), amountFen: yuan(amount), applicationId: first.applicationId, docRef: '退款单' });
    expect(await refusalOf(back(18_000.01))).toBe('relief_recovered_too_much');
    await office.as('accountant').relief.confirmMove({ moveId: (await back(3_000)).moveId });
    expect(await refusalOf(back(15_000.01))).toBe('relief_recovered_too_much');
    expect(await statement(office, fund)).toMatchObject({ columns: { recovered: yuan(3_000) }, accountTies: true, bankTies: true });
    expect((await office.as('clerk').relief.case({ applicationId: first.applicationId })).recoveredFen).toBe(yuan(3_000));
  });

  test('counts by age, sum and class without a name', async () => {
    const all = await office.as('supervisor').relief.statistics({ fundId: fund.fundId, from: day('2026-01-01'), to: day('2026-12-31') });
    expect([all.cases, all.persons, all.grantedFen]).toEqual([1, 1, yuan(18_000)]);
    expect(all.byClass.filter((row) => row.cases > 0)).toEqual([{ diseaseClass: 'cancer', cases: 1, grantedFen: yuan(18_000) }]);
    expect(all.byAge.filter((row) => row.cases > 0).map((row) => row.band)).toEqual(['3']);
    expect(JSON.stringify(all)).not.toMatch(/[\u4e00-\u9fff]/);
    const register_ = await office.as('accountant').relief.register({ fundId: fund.fundId, from: day('2026-01-01'), to: day('2026-12-31') });
    expect(register_.rows).toHaveLength(4);
    expect(JSON.stringify(register_)).not.toContain('肿瘤');
  });

  test('counts as own costs what the calculation counts, bills that came too late left out', async () => {
    const late = await register(office, fund, 2, '2026-09-08');
    await office.as('clerk').relief.addBill({ applicationId: late.applicationId, ...bill('in time', 50_000) });
    await office.as('clerk').relief.addBill({ applicationId: late.applicationId, ...bill('too late', 29_000, { billedOn: day('2025-01-01'), dischargedOn: day('2025-01-01') }) });
    await office.as('clerk').relief.calculate({ applicationId: late.applicationId });
    const found = await office.as('clerk').relief.case({ applicationId: late.applicationId });
    const [listed] = (await office.as('clerk').relief.cases({ fundId: fund.fundId, search: found.applicationNo }));
    const base = found.calculation!.steps.find((step) => step.step === 'base');
    expect([found.billList.map((each) => each.inWindow), found.baseFen, listed!.baseFen, base]).toMatchObject([[true, false], yuan(50_000), yuan(50_000), { fen: yuan(50_000) }]);
    await office.as('clerk').applications.withdraw({ applicationId: late.applicationId, version: late.version, reason: '不再申请' });
  });

  test('turns red when somebody books past the register, and says so', async () => {
    expect(await verifyRelief(office.sql)).toMatchObject({ faults: [] });
    const { voucherId } = await office.as('cashier').ledger.saveVoucher({ accountSetId: fund.accountSetId, voucherDate: day('2026-10-05'), kind: 'ordinary', attachmentsCount: 0, lines: [{ summary: '直接记账', accountCode: '10202', debitFen: fen(100), creditFen: fen(0) }, { summary: '直接记账', accountCode: '31107', debitFen: fen(0), creditFen: fen(100) }] });
    await office.as('cashier').ledger.submitVoucher({ voucherId });
    expect(await statement(office, fund)).toMatchObject({ unposted: 1, accountTies: true });
    await office.as('accountant').ledger.reviewVoucher({ voucherId });
    await office.as('accountant').ledger.postVouchers({ voucherIds: [voucherId] });
    expect(await statement(office, fund)).toMatchObject({ accountTies: false, bankTies: false });
    expect((await verifyRelief(office.sql)).faults).toEqual(['fund 大病救助基金: register 1,591,500.50 ≠ account 1,591,501.50']);
  });

  test('keeps its promises in the tables', async () => {
    const write = (text: string) => office.office.core.database.writer.transaction().execute((trx) => sql.raw(text).execute(trx));
    for (const [text, refusal] of [
      [`update reliefMoves set amountFen = amountFen + 1 where status = 'confirmed'`, 'relief_move_fixed'], [`update reliefRules set rules = '{}' where status = 'active'`, 'relief_rules_fixed'], [`delete from reliefPayments`, 'never deleted'], [`update reliefCalculations set grantFen = 1`, 'never changed'],
      [`update reliefBills set totalFen = totalFen + 1 where removedAt is null`, 'relief_bill_fixed'], [`update reliefAdvances set amountFen = 1`, 'relief_advance_fixed'],
      [`insert into reliefBills select null, (select max(applicationId) from reliefCases), hospital, invoiceNo, billedOn, dischargedOn, totalFen, pooledFen, criticalFen, assistanceFen, commercialFen, otherFen, excludedFen, memoryKey, userId, staffId, at, null, null, null from reliefBills where invoiceNo = 'ab 001'`, 'relief_invoice_used'],
      [`insert into claims (programmeId, residentId, benefitMonth, amountFen, sourceKind, sourceId, sourcePart, note, decisionRef, createdAt, createdByUserId, createdByStaffId) select programmeId, residentId, benefitMonth, 200000000, 'manual', 1, 0, '', 'x', createdAt, createdByUserId, createdByStaffId from claims limit 1`, 'relief_fund_short'],
    ] as const) await expect(write(text), text).rejects.toThrow(refusal);
    // Money out of the fund that it does not have, entered and confirmed behind the door.
    const out = (amountFen: number) => office.office.core.database.writer.transaction().execute(async (trx) => {
      await sql.raw(`insert into reliefMoves (fundId, kind, happenedOn, amountFen, donorName, anonymous, docRef, note, sourceAccountCode, status, recordedByUserId, recordedByStaffId, recordedAt)
        select fundId, 'otherOut', happenedOn, ${amountFen}, '', 0, docRef, '', sourceAccountCode, 'recorded', recordedByUserId, recordedByStaffId, recordedAt from reliefMoves where status = 'confirmed' and recordedByStaffId <> confirmedByStaffId limit 1`).execute(trx);
      await sql.raw(`update reliefMoves set status = 'confirmed', confirmedAt = recordedAt, voucherId = (select max(id) from vouchers where id not in (select voucherId from reliefMoves where voucherId is not null)),
        (confirmedByUserId, confirmedByStaffId) = (select confirmedByUserId, confirmedByStaffId from reliefMoves where status = 'confirmed' and recordedByStaffId <> confirmedByStaffId limit 1) where status = 'recorded' and kind = 'otherOut' and amountFen = ${amountFen}`).execute(trx);
      throw new Error('went through');
    });
    await expect(out(900_000_000)).rejects.toThrow('relief_fund_short');
    await expect(out(7)).rejects.toThrow('went through');
  });
});

describe('money held for others', () => {
  test('falls with the approval, is owed until the bank has paid, and ties all the way', async () => {
    const made = await openFund('held');
    const { fund } = made;
    office = made.office;
    const clerk = office.as('clerk').relief;
    const { moveId } = await office.as('cashier').relief.recordMove({ fundId: fund.fundId, kind: 'gift', happenedOn: day('2026-05-01'), amountFen: yuan(50_000), donorName: '街道慈善总会', docRef: '拨款单' });
    await office.as('accountant').relief.confirmMove({ moveId });
    const first = await register(office, fund, 0);
    await clerk.addBill({ applicationId: first.applicationId, ...bill('H1', 60_000) });
    await clerk.saveDiagnosis({ applicationId: first.applicationId, diseaseClass: 'kidney', diagnosis: '尿毒症' });
    await clerk.calculate({ applicationId: first.applicationId });
    const ready = await publish(office, first, '2026-09-20');
    await office.as('director').relief.decide(decision(office, ready, yuan(18_000)));
    const batch = await office.generate(fund.programmeId, '2026-09');
    const approved = await office.approve(batch);
    expect(await statement(office, fund)).toMatchObject({ columns: { gift: yuan(50_000), grants: yuan(18_000) }, closingFen: yuan(1_532_000), accountFen: yuan(1_532_000), owedFen: yuan(18_000), bankFen: yuan(1_550_000), accountTies: true, bankTies: true });
    await payBatch(office, approved);
    expect(await statement(office, fund)).toMatchObject({ closingFen: yuan(1_532_000), owedFen: 0, bankFen: yuan(1_532_000), accountTies: true, bankTies: true });
    expect((await office.as('accountant').ledger.trialBalance({ accountSetId: fund.accountSetId, month: month('2026-09'), level: 3 })).rows.some((row) => row.code.startsWith('514'))).toBe(false);
    expect(await verifyRelief(office.sql)).toMatchObject({ faults: [] });
    await office.close();
  });
});
