/** Applications: what a person asks for, from the form on the desk to the answer and the visit after. */
import { z } from 'zod';
import { applicationStatusSchema, shownStateSchema } from '../application-status.ts';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema, positiveFenSchema } from '../money.ts';
import { APPLICATION_KINDS, EVIDENCE_SEEN, formDataSchema, handlingSchema, VOTES } from './flow.ts';

export const applicationId = idSchema<'application'>();
const programmeId = idSchema<'programme'>();
const residentId = idSchema<'resident'>();
const householdId = idSchema<'household'>();
const staffId = idSchema<'staff'>();
const text = (most: number) => z.string().trim().min(1).max(most);
const reason = text(300);
const version = z.int().positive();
const count = z.int().min(0);
const status = applicationStatusSchema;
/** Which application, as the screen showed it. */
const which = z.object({ applicationId, version });
const done = z.object({ applicationId, status, version, dueOn: daySchema.nullable() });
export type Done = z.output<typeof done>;

export const programmeHandlingSchema = handlingSchema.extend({ programmeId, code: z.string(), programmeName: z.string(), version: z.int().nullable() });
export type ProgrammeHandling = z.output<typeof programmeHandlingSchema>;

export const applicationRowSchema = z.object({
  applicationId, applicationNo: z.string(), programmeId, programmeName: z.string(), kind: z.enum(APPLICATION_KINDS), applicantName: z.string(), beneficiaryId: residentId, beneficiaryName: z.string(), householdNo: z.string().nullable(), address: z.string(),
  receivedOn: daySchema, status, paid: z.boolean(),
  shown: shownStateSchema,
  /** Waits for a notice to be written. */
  toPublish: z.boolean(),
  dueOn: daySchema.nullable(), overdueDays: count, amountFen: fenSchema.nullable(), registeredBy: z.string(), version,
});
export type ApplicationRow = z.output<typeof applicationRowSchema>;

const visitorSchema = z.object({ name: text(30), staffId: staffId.nullable() });
const panelMemberSchema = z.object({ name: text(30), residentId: residentId.nullable(), vote: z.enum(VOTES) });
export const visitInputSchema = which.extend({ visitedOn: daySchema, place: text(120), visitors: z.array(visitorSchema).max(9), finding: text(1000), agrees: z.boolean() });
export const panelInputSchema = which.extend({ heldOn: daySchema, place: text(120), minutes: text(2000), members: z.array(panelMemberSchema).min(1).max(99), recommendedFen: positiveFenSchema.nullable() });
export const registerInputSchema = z.object({ programmeId, applicantId: residentId, beneficiaryId: residentId, relation: z.string().trim().max(20).default('本人'), payTo: z.enum(['beneficiary', 'applicant']).default('beneficiary'), receivedOn: daySchema, form: formDataSchema, consent: z.boolean() });

const evidenceSchema = z.object({ key: z.string(), name: z.string(), required: z.boolean(), seen: z.enum(EVIDENCE_SEEN), seenOn: daySchema.nullable(), note: z.string() });
const visitSchema = visitInputSchema.omit({ applicationId: true, version: true }).extend({ visitId: z.int(), by: z.string(), at: instantSchema });
const panelSchema = panelInputSchema.omit({ applicationId: true, version: true }).extend({ panelId: z.int(), attended: count, yes: count, no: count, abstain: count, avoided: count, passed: z.boolean(), by: z.string(), at: instantSchema });
const decisionSchema = z.object({ approve: z.boolean(), amountFen: fenSchema, reason: z.string(), docNo: z.string(), decidedOn: daySchema, appealUntil: daySchema.nullable(), by: z.string(), at: instantSchema });

export const applicationFileSchema = applicationRowSchema.extend({
  applicantId: residentId, relation: z.string(), claimId: z.int().nullable(), payeeId: residentId, payeeName: z.string(), proposedFen: fenSchema.nullable(), householdId: householdId.nullable(), householdMembers: z.array(z.object({ residentId, name: z.string() })), form: formDataSchema, consent: z.boolean(), handling: handlingSchema, usualFen: fenSchema.nullable(), bankAccountMasked: z.string().nullable(),
  suspendedFrom: status.nullable(), evidence: z.array(evidenceSchema), visits: z.array(visitSchema), panels: z.array(panelSchema), decision: decisionSchema.nullable(),
  notice: z.object({ noticeId: z.int(), state: z.string(), dueOn: daySchema.nullable() }).nullable(),
  claims: z.array(z.object({ claimId: z.int(), state: z.string(), amountFen: fenSchema, batchId: z.int().nullable(), batchNo: z.string().nullable(), paidOn: daySchema.nullable() })),
  /** Of an approved one: how the claim stands that has to be paid before it can be put away; null when all of them are. */
  waitsFor: z.enum(['open', 'listed', 'failed', 'withdrawn']).nullable(),
  followUps: z.array(z.object({ visitedOn: daySchema, visitor: z.string(), finding: z.string(), by: z.string() })),
  steps: z.array(z.object({ step: z.string(), fromStatus: status.nullable(), toStatus: status, comment: z.string(), dueOn: daySchema.nullable(), by: z.string(), at: instantSchema })),
  registeredByStaffId: staffId,
  /** What the one who looks may do now. */
  may: z.object({ edit: z.boolean(), decide: z.boolean() }),
});
export type ApplicationFile = z.output<typeof applicationFileSchema>;

/** The papers an application can be printed as: 申请表 受理通知书 补正通知书 决定书 入户核实记录 评议记录 */
export const PAPERS = ['form', 'received', 'supplement', 'decision', 'visit', 'panel'] as const;

const listInput = z.object({ search: z.string().trim().max(60).default(''), status: status.nullable().default(null), programmeId: programmeId.nullable().default(null), kind: z.enum(APPLICATION_KINDS).nullable().default(null), roundId: z.int().positive().nullable().default(null), open: z.boolean().default(false), overdue: z.boolean().default(false) });

export const applicationsContract = {
  /** Programmes that take applications, and the others that could. */
  handlings: query('applications.read', z.object({}), z.object({ handlings: z.array(programmeHandlingSchema), others: z.array(z.object({ programmeId, code: z.string(), programmeName: z.string() })) })),
  saveHandling: command('applications.edit', handlingSchema.extend({ programmeId, version: z.int().nullable() }), z.object({ version: z.int() })),
  list: query('applications.read', listInput, z.object({ rows: z.array(applicationRowSchema), overdue: count, open: count })),
  file: query('applications.read', z.object({ applicationId }), applicationFileSchema),
  /** Names of the staff, for those who visit; and who sat on the panel last. */
  people: query('applications.read', z.object({}), z.object({ staff: z.array(z.object({ staffId, name: z.string() })), panel: z.array(z.object({ name: z.string(), residentId: residentId.nullable() })) })),
  register: command('applications.edit', registerInputSchema, done.extend({ applicationNo: z.string() })),
  saveForm: command('applications.edit', which.extend({ form: formDataSchema, relation: z.string().trim().max(20) }), done),
  /** What was seen of each paper. */
  checkPapers: command('applications.edit', which.extend({ papers: z.array(z.object({ key: z.string().max(30), seen: z.enum(EVIDENCE_SEEN), note: z.string().trim().max(100).default('') })).max(30) }), done),
  /** 材料初审: whole → on its way; papers missing → 补正 with its deadline. */
  screen: command('applications.edit', which.extend({ comment: z.string().trim().max(300).default('') }), done.extend({ missing: z.array(z.string()) })),
  visit: command('applications.edit', visitInputSchema, done),
  panel: command('applications.edit', panelInputSchema, done.extend({ passed: z.boolean() })),
  /** 公示: makes the notice of one or more applications of one programme that have been voted on. */
  publish: command('applications.edit', z.object({ applicationIds: z.array(applicationId).min(1).max(200) }), z.object({ noticeId: z.int(), applications: count, totalFen: fenSchema })),
  decide: command('applications.decide', which.extend({ approve: z.boolean(), amountFen: positiveFenSchema.nullable(), reason, docNo: text(60), decidedOn: daySchema }), done),
  archive: command('applications.edit', which.extend({ archiveNo: text(60) }), done),
  followUp: command('applications.edit', which.extend({ visitedOn: daySchema, visitor: text(60), finding: text(500) }), done),
  withdraw: command('applications.edit', which.extend({ reason }), done),
  suspend: command('applications.edit', which.extend({ reason }), done),
  resume: command('applications.edit', which.extend({ reason }), done),
  /** 申诉成立: a rejected application goes back to the panel, before its appeal has lapsed. */
  reopen: command('applications.decide', which.extend({ reason }), done),
  print: query('applications.print', z.object({ applicationId, paper: z.enum(PAPERS) }), z.object({ file: applicationFileSchema, communityName: z.string(), on: daySchema, idNumberMasked: z.string(), phoneMasked: z.string(), birthDate: daySchema.nullable(), sex: z.string() }), { logged: true }),
  printRegister: query('applications.print', listInput, z.object({ rows: z.array(applicationRowSchema), communityName: z.string(), on: daySchema }), { logged: true }),
};
