/** The way of an application (community-welfare §5.4): its states, who may move it where, its clocks and its vote. Pure. */
import { z } from 'zod';
import type { ApplicationStatus } from '../application-status.ts';
import { addDays, type Day } from '../days.ts';
import { fen, positiveFenSchema, type Fen } from '../money.ts';

/** 升学助学 大病救助 困难救助 幼儿园 校车 其他 */
export const APPLICATION_KINDS = ['student', 'relief', 'hardship', 'kindergarten', 'bus', 'other'] as const;
export type ApplicationKind = (typeof APPLICATION_KINDS)[number];

export const EVIDENCE_SEEN = ['missing', 'original', 'copy', 'waived'] as const;
export type EvidenceSeen = (typeof EVIDENCE_SEEN)[number];

/** 同意 不同意 弃权 回避 缺席 */
export const VOTES = ['yes', 'no', 'abstain', 'avoided', 'absent'] as const;
export type Vote = (typeof VOTES)[number];

/** 专科 本科 研究生 */
export const STUDY_LEVELS = ['college', 'bachelor', 'postgraduate'] as const;
export type StudyLevel = (typeof STUDY_LEVELS)[number];

const daysAllowed = z.int().min(1).max(365);
export const evidenceItemSchema = z.object({ key: z.string().regex(/^[a-z][A-Za-z0-9]{0,29}$/), name: z.string().trim().min(1).max(60), required: z.boolean() });

/** How applications for one programme are handled: the clocks in days, the check list, what the way leaves out. Data, not code. */
export const handlingSchema = z.object({
  kind: z.enum(APPLICATION_KINDS),
  evidence: z.array(evidenceItemSchema).max(30),
  visit: z.boolean(), panel: z.boolean(), notice: z.boolean(),
  visitors: z.int().min(1).max(9), panelLeast: z.int().min(1).max(99),
  /** Votes in favour needed, of those who voted or abstained; more than this share. 5000 = more than half. */
  favourBasisPoints: z.int().min(0).max(9999),
  days: z.object({ screen: daysAllowed, supplement: daysAllowed, visit: daysAllowed, panel: daysAllowed, publish: daysAllowed, decide: daysAllowed, pay: daysAllowed, appeal: daysAllowed, followUp: daysAllowed }),
  noticeDays: z.int().min(1).max(60),
  /** Students: the sum of each level. */
  amounts: z.object({ college: positiveFenSchema, bachelor: positiveFenSchema, postgraduate: positiveFenSchema }).nullable(),
  /** The most that may be granted at once; null: no cap here. */
  capFen: positiveFenSchema.nullable(),
});
export type Handling = z.output<typeof handlingSchema>;

const usualDays: Handling['days'] = { screen: 5, supplement: 10, visit: 7, panel: 10, publish: 5, decide: 5, pay: 20, appeal: 15, followUp: 180 };
const paper = (key: string, name: string, required = true): z.output<typeof evidenceItemSchema> => ({ key, name, required });
const usual = (kind: ApplicationKind, evidence: Handling['evidence'], more: Partial<Handling> = {}): Handling => ({
  kind, evidence: [paper('form', '申请表（本人签字或按手印）'), paper('idHukou', '身份证、户口簿'), ...evidence], visit: true, panel: true, notice: true, visitors: 2, panelLeast: 5, favourBasisPoints: 5000,
  days: usualDays, noticeDays: 7, amounts: null, capFen: null, ...more,
});

/** What a programme's handling starts from, by kind (papers after community-welfare §5.2 and §5.4); the office edits it. */
export const USUAL_HANDLING: Readonly<Record<ApplicationKind, Handling>> = {
  student: usual('student', [paper('admission', '录取通知书'), paper('enrolment', '学籍或缴费证明', false), paper('card', '银行卡或社保卡')], { visit: false, panel: false, amounts: { college: fen(300_000), bachelor: fen(500_000), postgraduate: fen(800_000) } }),
  relief: usual('relief', [paper('diagnosis', '诊断证明'), paper('discharge', '出院小结'), paper('invoice', '住院发票或医保结算单（原件）'), paper('insurance', '其他保险结算单', false), paper('card', '银行卡或社保卡'), paper('family', '家庭情况说明')]),
  hardship: usual('hardship', [paper('situation', '困难情况说明'), paper('proof', '困难证明材料', false), paper('card', '银行卡或社保卡', false)], { capFen: fen(500_000) }),
  kindergarten: usual('kindergarten', [paper('enrolment', '入园证明'), paper('receipt', '缴费收据', false)], { visit: false, panel: false }),
  bus: usual('bus', [paper('school', '在校证明')], { visit: false, panel: false }),
  other: usual('other', []),
};

/** What is asked of the person, by kind; only what the kind needs is kept. */
export const formDataSchema = z.object({
  school: z.string().trim().max(60).optional(), level: z.enum(STUDY_LEVELS).optional(), admissionYear: z.int().min(1990).max(2100).optional(), letterNo: z.string().trim().max(60).optional(),
  situation: z.string().trim().max(1000).optional(), className: z.string().trim().max(60).optional(), stop: z.string().trim().max(60).optional(),
  askedFen: positiveFenSchema.optional(), phone: z.string().trim().max(30).optional(),
});
export type FormData = z.output<typeof formDataSchema>;

const NEEDED: Readonly<Record<ApplicationKind, readonly (keyof FormData)[]>> = { student: ['school', 'level', 'admissionYear'], relief: ['situation'], hardship: ['situation'], kindergarten: ['school'], bus: ['school'], other: [] };

/** Whether the sum has to be asked for: no panel recommends one, and the programme has none of its own. */
export const sumIsAsked = ({ kind, panel }: Pick<Handling, 'kind' | 'panel'>): boolean => !panel && kind !== 'student';

/** The first field of the form that such an application cannot do without and that is not filled; undefined when it is whole. */
export function missingField(handling: Pick<Handling, 'kind' | 'panel'>, form: FormData): keyof FormData | undefined {
  return [...NEEDED[handling.kind], ...(sumIsAsked(handling) ? ['askedFen' as const] : [])].find((name) => form[name] === undefined || form[name] === '');
}

/** What may happen once only, for ever: one grant for a person and level of study. Null: the kind may be asked for again. */
export function onceKey(kind: ApplicationKind, beneficiaryId: number, form: FormData): string | null {
  return kind === 'student' && form.level !== undefined ? `student/${beneficiaryId}/${form.level}` : null;
}

/** What the programme would grant by itself: the sum of the level for students, else what was asked for up to the cap. */
export function usualAmount(handling: Handling, form: FormData): Fen | null {
  if (handling.kind === 'student') return form.level === undefined ? null : (handling.amounts?.[form.level] ?? null);
  if (form.askedFen === undefined) return null;
  return handling.capFen !== null && form.askedFen > handling.capFen ? handling.capFen : form.askedFen;
}

/** Papers of the check list that are needed and were not seen, in its order. */
export function missingPapers<P extends { readonly required: boolean; readonly seen: EvidenceSeen }>(papers: readonly P[]): P[] {
  return papers.filter((each) => each.required && each.seen === 'missing');
}

/** The state after the papers were found whole, or after the visit, or after the vote: steps the programme leaves out are passed over. */
export function nextStatus(handling: Pick<Handling, 'visit' | 'panel' | 'notice'>, after: 'screen' | 'visit' | 'panel'): ApplicationStatus {
  if (after === 'screen' && handling.visit) return 'screened';
  if (after !== 'panel' && handling.panel) return 'visited';
  return 'voted';
}

/** The day by which the next step is due in a state; null where nothing waits. */
export function dueAfter(status: ApplicationStatus, days: Handling['days'], from: Day): Day | null {
  const wait: Partial<Record<ApplicationStatus, number>> = {
    registered: days.screen, incomplete: days.supplement, screened: days.visit, visited: days.panel, voted: days.publish, published: days.decide, approved: days.pay, archived: days.followUp, rejected: days.appeal,
  };
  const n = wait[status];
  return n === undefined ? null : addDays(from, n);
}

export interface PanelMember { readonly name: string; readonly residentId: number | null; readonly vote: Vote }
export interface PanelCount { readonly attended: number; readonly yes: number; readonly no: number; readonly abstain: number; readonly avoided: number; readonly passed: boolean }

/** Counts a vote: present are those who did not stay away and did not step aside; passed with more than the share of them. */
export function countVotes(members: readonly PanelMember[], favourBasisPoints: number): PanelCount {
  const of = (vote: Vote): number => members.filter((member) => member.vote === vote).length;
  const [yes, no, abstain, avoided] = [of('yes'), of('no'), of('abstain'), of('avoided')];
  const attended = yes + no + abstain;
  return { attended, yes, no, abstain, avoided, passed: attended > 0 && yes * 10_000 > attended * favourBasisPoints };
}

/** The first member who votes on his own family: by the register, or by the very same name when he was written in by hand. */
export function relatedVoter(members: readonly PanelMember[], family: readonly { readonly residentId: number; readonly name: string }[]): PanelMember | undefined {
  return members.find((member) => member.vote !== 'avoided' && member.vote !== 'absent'
    && family.some((each) => (member.residentId === null ? each.name === member.name.trim() : each.residentId === member.residentId)));
}

/** 'SQ-2026-0001' */
export const applicationNo = (year: number, running: number): string => `SQ-${year}-${String(running).padStart(4, '0')}`;
