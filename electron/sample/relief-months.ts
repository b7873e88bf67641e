/**
 * The practice community's relief fund: 1,620,000 yuan had come in and 120,000 been granted before its books begin; in the two years of
 * the books 192,000 come in and 192,000 are granted, so that it ends with 1,812,000 − 312,000 = 1,500,000 (nine cases of 96,000 in 2025).
 */
import { addDays, addMonths, day, firstDay, type Day, type Month } from '#shared/days.ts';
import type { AccountSetId, Id, ProgrammeId, ResidentId } from '#shared/ids.ts';
import { fen, type Fen } from '#shared/money.ts';
import { USUAL_HANDLING, type ApplicationKind } from '#shared/applications/flow.ts';
import { USUAL_RULES } from '#shared/relief/calculate.ts';
import type { DiseaseClass } from '#shared/relief/disease-classes.ts';
import { USUAL_ACCOUNTS, type RecordedKind } from '#shared/relief/recipes.ts';
import { CLAIMS_AMOUNT, CLAIMS_RULE } from '#shared/welfare/claims.ts';
import { answerOfBank } from './pay-months.ts';
import type { SampleDesk } from './sample-desk.ts';

const yuan = (amount: number): Fen => fen(amount * 100);
type ApplicationId = Id<'application'>;

/** Granted in yuan, by month. */
const GRANTS: Readonly<Record<string, number>> = {
  '2024-10': 10_000, '2024-11': 14_000, '2024-12': 8_000,
  '2025-01': 6_000, '2025-02': 18_000, '2025-04': 4_500, '2025-05': 12_000, '2025-06': 9_500, '2025-08': 22_000, '2025-09': 3_000, '2025-10': 15_000, '2025-12': 6_000,
  '2026-01': 12_000, '2026-03': 8_000, '2026-04': 18_000, '2026-05': 6_000, '2026-07': 11_000, '2026-08': 9_000,
};
interface In { readonly kind: RecordedKind; readonly amount: number; readonly donor?: string; readonly anonymous?: boolean; readonly docRef: string }
/** What came into the fund besides the interest of every quarter. */
const INFLOWS: Readonly<Record<string, readonly In[]>> = {
  '2024-10': [{ kind: 'gift', amount: 20_000, donor: '海棠门窗厂', docRef: '银行回单' }],
  '2025-01': [{ kind: 'setAside', amount: 60_000, docRef: '海棠里成代决〔2024〕31号' }],
  '2025-05': [{ kind: 'gift', amount: 10_000, donor: '春兰园艺合作社', docRef: '银行回单' }, { kind: 'gift', amount: 5_000, donor: '孙桂兰', anonymous: true, docRef: '现金缴款单' }],
  '2025-10': [{ kind: 'gift', amount: 20_000, donor: '海棠门窗厂', docRef: '银行回单' }],
  '2026-01': [{ kind: 'setAside', amount: 60_000, docRef: '海棠里成代决〔2025〕29号' }],
  '2026-02': [{ kind: 'gift', amount: 5_000, donor: '于家饭店', docRef: '银行回单' }],
};
/** Interest of the fund's own bank account, every quarter. */
export const FUND_INTEREST = 1_500;
const CLASSES: readonly (readonly [DiseaseClass, string])[] = [['cancer', '恶性肿瘤术后化疗'], ['heartBrain', '急性脑梗死'], ['kidney', '慢性肾衰竭透析'], ['heartBrain', '冠心病支架术后'], ['cancer', '恶性肿瘤'], ['injury', '多发骨折'], ['blood', '再生障碍性贫血'], ['other', '重症胰腺炎']];
const PANEL = ['孙巧云', '于宝全', '姜晓明', '吕桂香', '万德福'];
/** The day on which a month's case is decided: its notice, posted on the 4th, has run. */
const POSTED = 4;

export interface ReliefDesk { readonly fundId: Id<'reliefFund'>; readonly programmes: Readonly<Record<'W05' | 'W09' | 'W11', ProgrammeId>>; readonly people: readonly ResidentId[]; readonly archived: { readonly month: Month; readonly applicationId: ApplicationId }[]; next: number }

/** Programmes paid by claims, how their applications are handled, the fund and its rules. */
export async function openRelief(desk: SampleDesk, accountSetId: AccountSetId, from: Month): Promise<ReliefDesk> {
  const clerk = desk.as('clerk');
  const make = async (code: string, name: string, kind: ApplicationKind, expenseAccountCode: string, moneyAccountCode: string): Promise<ProgrammeId> => {
    // Their names hang on the board with the applications; the batches need no notice of their own.
    const { programmeId } = await clerk.welfare.createProgramme({ code, name, target: 'person', form: 'cash', period: 'monthly', purpose: name, accountSetId, basis: 'claims', noticeDays: 0 });
    const draft = await clerk.welfare.saveDraft({
      programmeId, versionId: null, version: null, validFrom: from, resolutionNo: `海棠里成代决〔2024〕${programmeId + 10}号`, resolvedOn: day('2024-08-16'), resolutionTitle: `关于${name}的决议`, rule: CLAIMS_RULE, amount: CLAIMS_AMOUNT, exclusions: [],
      expenseAccountCode, payableAccountCode: '21101', moneyAccountCode, cashAccountCode: '101', stackable: true, exclusionGroup: null,
    });
    await clerk.welfare.activateVersion({ versionId: draft.versionId, version: draft.version });
    await clerk.applications.saveHandling({ programmeId, version: null, ...USUAL_HANDLING[kind] });
    return programmeId;
  };
  const programmes = { W05: await make('W05', '升学助学金', 'student', '5140203', '10201'), W09: await make('W09', '大病救助', 'relief', '5140304', '10202'), W11: await make('W11', '困难救助', 'hardship', '5140402', '10201') };
  const { fundId } = await clerk.relief.saveFund({ ...USUAL_ACCOUNTS.own, fundId: null, version: null, name: '大病救助基金', programmeId: programmes.W09, openedOn: firstDay(from), openingFen: yuan(1_500_000), pastInFen: yuan(1_620_000), pastGrantsFen: yuan(120_000) });
  const { ruleId } = await clerk.relief.saveRules({ fundId, validFrom: firstDay(from), resolutionNo: '海棠里成代决〔2024〕18号', resolvedOn: day('2024-08-16'), rules: USUAL_RULES });
  await desk.as('director').relief.activateRules({ ruleId });
  const people = await desk.office.core.database.reader.selectFrom('residents as r').innerJoin('bankAccounts as b', 'b.residentId', 'r.id').select('r.id').distinct().where('r.status', '=', 'living').where('r.birthDate', '>=', day('1958-01-01')).where('r.birthDate', '<=', day('1975-12-31'))
    .where((e) => e.not(e.exists(e.selectFrom('residentFacts as f').select('f.id').whereRef('f.residentId', '=', 'r.id').where('f.fact', 'in', ['lowIncome', 'disability'])))).where('b.validTo', 'is', null).orderBy('r.id').execute();
  return { fundId, programmes, people: people.map((row) => row.id), archived: [], next: 0 };
}

/** A case of the month until its notice hangs; undefined in a month without one. Begins on the 3rd, posted on the 4th. */
export async function openCaseOf(desk: SampleDesk, relief: ReliefDesk, month: Month): Promise<ApplicationId | undefined> {
  const amount = GRANTS[month];
  if (amount === undefined) return undefined;
  const clerk = desk.as('clerk');
  desk.clock.goTo(addDays(firstDay(month), 2));
  const applicationId = await registerCase(desk, relief, month, amount);
  desk.clock.goTo(addDays(firstDay(month), POSTED - 1));
  const file = await clerk.applications.file({ applicationId });
  const visited = await clerk.applications.visit({ applicationId, version: file.version, visitedOn: desk.clock.today(), place: file.address === '' ? '本人家中' : file.address, visitors: [{ name: '孙巧云', staffId: null }, { name: '姜晓明', staffId: null }], finding: '家庭情况与申请一致，费用票据齐全', agrees: true });
  await clerk.applications.panel({
    applicationId, version: visited.version, heldOn: desk.clock.today(), place: '社区会议室', minutes: `审阅材料和计算书，同意救助 ${amount} 元。`, members: PANEL.map((name) => ({ name, residentId: null, vote: 'yes' as const })), recommendedFen: yuan(amount),
  });
  const { noticeId } = await clerk.applications.publish({ applicationIds: [applicationId] });
  const notice = await clerk.notices.show({ noticeId: noticeId });
  await clerk.notices.post({ noticeId: notice.noticeId, version: notice.version, postedOn: desk.clock.today(), places: '社区公示栏、各网格公告栏' });
  return applicationId;
}

/** The form, the papers, one bill whose own costs give the grant by the tiers, the diagnosis and the calculation. */
async function registerCase(desk: SampleDesk, relief: ReliefDesk, month: Month, amount: number): Promise<ApplicationId> {
  const clerk = desk.as('clerk');
  const today = desk.clock.today();
  const n = relief.next++;
  const who = relief.people[(n * 17 + 3) % relief.people.length]!;
  const { applicationId } = await clerk.applications.register({ programmeId: relief.programmes.W09, applicantId: who, beneficiaryId: who, receivedOn: today, consent: true, form: { situation: '住院费用较大，家庭负担重' } });
  const ownCosts = amount <= 6_000 ? 10_000 + amount / 0.3 : amount <= 18_000 ? 30_000 + (amount - 6_000) / 0.4 : 60_000 + (amount - 18_000) / 0.5;
  const own = Math.round(ownCosts * 100);
  const pooled = 20_000_00 + n * 1_234_56;
  await clerk.relief.addBill({
    applicationId, hospital: n % 2 === 0 ? '市立医院' : '附属医院', invoiceNo: `${month.replace('-', '')}${String(n + 4711).padStart(6, '0')}`, billedOn: addDays(today, -12), dischargedOn: addDays(today, -12),
    totalFen: fen(own + pooled + 3_000_00), pooledFen: fen(pooled), criticalFen: fen(3_000_00), assistanceFen: fen(0), commercialFen: fen(0), otherFen: fen(0), excludedFen: fen(0),
  });
  const [diseaseClass, diagnosis] = CLASSES[n % CLASSES.length]!;
  await clerk.relief.saveDiagnosis({ applicationId, diseaseClass, diagnosis });
  await clerk.relief.calculate({ applicationId });
  const file = await clerk.applications.file({ applicationId });
  const { version } = await clerk.applications.checkPapers({ applicationId, version: file.version, papers: file.evidence.map((each) => ({ key: each.key, seen: each.required ? 'original' as const : 'missing' as const })) });
  await clerk.applications.screen({ applicationId, version });
  return applicationId;
}

/** Decides the month's case, pays it with a batch and puts its file away. The clock stands after the notice. */
export async function payCaseOf(desk: SampleDesk, relief: ReliefDesk, month: Month, applicationId: ApplicationId): Promise<void> {
  const clerk = desk.as('clerk');
  desk.clock.goTo(addDays(firstDay(month), 16));
  const { notice } = await clerk.applications.file({ applicationId });
  const posted = await clerk.notices.show({ noticeId: notice!.noticeId });
  await clerk.notices.takeDown({ noticeId: posted.noticeId, version: posted.version, takenDownOn: desk.clock.today() });
  const { applicationVersion: version, proposedFen } = await clerk.relief.case({ applicationId });
  await desk.as('director').relief.decide({ applicationId, version, amountFen: proposedFen!, reason: '符合救助标准', docNo: `海棠里救助〔${month.slice(0, 4)}〕${relief.next}号`, decidedOn: desk.clock.today() });
  const made = await clerk.disbursement.generate({ programmeId: relief.programmes.W09, benefitMonth: month, upTo: 'computed' });
  const submitted = await clerk.disbursement.submit({ batchId: made.batchId, version: made.version });
  const reviewed = await desk.as('reviewer').disbursement.review({ batchId: submitted.batchId, version: submitted.version });
  const approved = await desk.as('director').disbursement.approve({ batchId: reviewed.batchId, version: reviewed.version });
  const answered = await answerOfBank(desk, approved, 0);
  await desk.as('cashier').disbursement.closeBatch({ batchId: answered.batchId, version: answered.version });
  const file = await clerk.applications.file({ applicationId });
  await clerk.applications.archive({ applicationId, version: file.version, archiveNo: file.applicationNo.replace('SQ', 'DA') });
  relief.archived.push({ month, applicationId });
  await lookAfter(desk, relief, month);
}

/** Who was helped five months ago is visited once more. */
async function lookAfter(desk: SampleDesk, relief: ReliefDesk, month: Month): Promise<void> {
  const clerk = desk.as('clerk');
  while (relief.archived[0] !== undefined && addMonths(relief.archived[0].month, 5) <= month) {
    const { applicationId } = relief.archived.shift()!;
    const { version } = await clerk.applications.file({ applicationId });
    await clerk.applications.followUp({ applicationId, version, visitedOn: desk.clock.today(), visitor: '孙巧云', finding: '救助金用于治疗，家庭生活平稳' });
  }
}

/** Gifts, money set aside and the interest of the quarter: recorded by the cashier, confirmed by the accountant. */
export async function bookInflows(desk: SampleDesk, relief: ReliefDesk, month: Month): Promise<void> {
  const interest: readonly In[] = ['03', '06', '09', '12'].includes(month.slice(5)) ? [{ kind: 'interest', amount: FUND_INTEREST, docRef: '银行利息单' }] : [];
  for (const each of [...(INFLOWS[month] ?? []), ...interest]) {
    const happenedOn = addDays(firstDay(month), each.kind === 'interest' ? 20 : 8);
    desk.clock.goTo(happenedOn);
    const { moveId } = await desk.as('cashier').relief.recordMove({
      fundId: relief.fundId, kind: each.kind, happenedOn, amountFen: yuan(each.amount), donorName: each.donor ?? '', anonymous: each.anonymous ?? false, docRef: each.docRef, ...(each.kind === 'setAside' ? { sourceAccountCode: '31101' } : {}),
    });
    await desk.as('accountant').relief.confirmMove({ moveId });
  }
}

/** What lies on the desk when practice begins: students whose letters came in August, a family in hardship, a case with papers missing. */
export async function openApplications(desk: SampleDesk, relief: ReliefDesk, on: Day): Promise<void> {
  desk.clock.goTo(on);
  const clerk = desk.as('clerk');
  const students = await desk.office.core.database.reader.selectFrom('residents as r').innerJoin('bankAccounts as b', 'b.residentId', 'r.id').select('r.id').distinct().where('r.status', '=', 'living').where('r.birthDate', '>=', day('2006-09-01')).where('r.birthDate', '<=', day('2008-08-31')).orderBy('r.id').limit(3).execute();
  for (const [n, { id }] of students.entries()) {
    const made = await clerk.applications.register({ programmeId: relief.programmes.W05, applicantId: id, beneficiaryId: id, receivedOn: addDays(on, -3), consent: true, form: { school: ['青岛大学', '青岛职业技术学院', '山东科技大学'][n]!, level: n === 1 ? 'college' : 'bachelor', admissionYear: 2026, letterNo: `2026${1201 + n}` } });
    if (n === 2) continue;
    const { version } = await clerk.applications.checkPapers({ applicationId: made.applicationId, version: made.version, papers: (n === 0 ? ['form', 'idHukou', 'admission', 'card'] : ['form', 'idHukou']).map((key) => ({ key, seen: 'original' as const })) });
    await clerk.applications.screen({ applicationId: made.applicationId, version });
  }
  const poor = relief.people[101 % relief.people.length]!;
  const hard = await clerk.applications.register({ programmeId: relief.programmes.W11, applicantId: poor, beneficiaryId: poor, receivedOn: addDays(on, -12), consent: true, form: { situation: '家中失火，房屋和衣物受损', askedFen: yuan(5_000) } });
  const papers = await clerk.applications.checkPapers({ applicationId: hard.applicationId, version: hard.version, papers: ['form', 'idHukou', 'situation'].map((key) => ({ key, seen: 'original' as const })) });
  await clerk.applications.screen({ applicationId: hard.applicationId, version: papers.version });
  const ill = relief.people[57 % relief.people.length]!;
  await clerk.applications.register({ programmeId: relief.programmes.W09, applicantId: ill, beneficiaryId: ill, receivedOn: addDays(on, -1), consent: true, form: { situation: '住院治疗，自负费用较高' } });
}
