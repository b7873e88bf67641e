/** Welfare programmes: their versions, what a new standard would cost, why a person is paid or not, pauses. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema, nonNegativeFenSchema, positiveFenSchema } from '../money.ts';
import { amountSchema, exclusionsSchema } from './amount.ts';
import { flowStepsSchema } from './approval-flow.ts';
import { REFUSALS, type AmountStep, type ConditionResult } from './decide-eligibility.ts';
import { checkCommands, checkQueries } from './checks.ts';
import { basketsSchema } from './basket.ts';
import { CLAIM_STATES } from './claims.ts';
import { festivalCommands, festivalQueries, festivalSchema } from './festivals.ts';
import { listCommands, listQueries } from './lists.ts';
import { PROGRAMME_ACCRUALS, PROGRAMME_BASES, PROGRAMME_FORMS, PROGRAMME_PERIODS, PROGRAMME_TARGETS } from './programme.ts';
import { ruleSchema } from './rule.ts';

const programmeId = idSchema<'programme'>();
const versionId = idSchema<'programmeVersion'>();
const residentId = idSchema<'resident'>();
const version = z.int().positive();
const accountCode = z.string().regex(/^\d{3,20}$/);
const reason = z.string().trim().min(1).max(200);

/** What a clerk writes into a version. */
export const versionContentSchema = z.object({
  validFrom: monthSchema,
  resolutionNo: z.string().trim().max(60),
  resolvedOn: daySchema.nullable(),
  resolutionTitle: z.string().trim().max(120),
  rule: ruleSchema,
  amount: amountSchema,
  exclusions: exclusionsSchema,
  expenseAccountCode: accountCode,
  payableAccountCode: accountCode,
  moneyAccountCode: accountCode,
  cashAccountCode: accountCode,
  stackable: z.boolean(),
  exclusionGroup: z.string().trim().min(1).max(40).nullable(),
  exclusionScope: z.enum(['person', 'household']).default('person'),
  /** Of one household one person gets this programme too: who was paid it for the month, else the elder. Only with a group of the household. */
  onePerHousehold: z.boolean().default(false),
  /** Of a programme in kind what is handed out for each sum of the standard; none: goods are kept in money alone. */
  baskets: basketsSchema.default([]),
});
export type VersionContent = z.output<typeof versionContentSchema>;

export const sentenceSchema = z.object({ zh: z.string(), en: z.string() });

export const versionSchema = versionContentSchema.extend({
  versionId, versionNo: z.int(), validTo: monthSchema.nullable(), status: z.enum(['draft', 'active', 'dropped']), version,
  createdAt: instantSchema, createdBy: z.string(), activatedAt: instantSchema.nullable(), activatedBy: z.string().nullable(),
  /** The rule, the amount and the exclusions as sentences. */
  sentence: sentenceSchema, amountSentence: sentenceSchema, exclusionSentence: sentenceSchema,
  /** 决议的扫描件: on the version itself, and on the record of the meeting of the same resolution number, if it was entered. */
  papers: z.object({ scans: z.int(), meeting: z.object({ meetingId: idSchema<'meeting'>(), title: z.string(), heldOn: daySchema, scans: z.int() }).nullable() }),
  /** What each basket holds, in words: '大米 1 袋、花生油 1 桶'. */
  basketTexts: z.array(z.object({ standardFen: nonNegativeFenSchema, text: z.string() })),
});
export type Version = z.output<typeof versionSchema>;

const programmeFields = z.object({
  name: z.string().trim().min(1).max(40),
  form: z.enum(PROGRAMME_FORMS),
  period: z.enum(PROGRAMME_PERIODS),
  purpose: z.string().trim().max(60),
});
/** How long a list of the programme hangs as a notice before it is approved; 0 days: not at all. */
const noticeFields = { noticeDays: z.int().min(0).max(60), noticeCounting: z.enum(['calendar', 'working']) };

/** 经办人, one of the staff or else a name, and the last month the programme has lists for (null: until further notice). */
const careFields = { ownerStaffId: idSchema<'staff'>().nullable(), ownerName: z.string().trim().max(30), lastMonth: monthSchema.nullable(), /** Pays at this festival, one list a year (period 'once', by its rule); null: none. */ festival: festivalSchema.nullable() };
const careInput = { ownerStaffId: careFields.ownerStaffId.optional(), ownerName: careFields.ownerName.optional(), lastMonth: careFields.lastMonth.optional(), festival: careFields.festival.optional() };

export const programmeSchema = programmeFields.extend({
  ...noticeFields, ...careFields, /** The name of whoever looks after it; '' for nobody. */ owner: z.string(), programmeId, code: z.string(), target: z.enum(PROGRAMME_TARGETS), status: z.enum(['active', 'ended']),
  accountSetId: idSchema<'accountSet'>(), basis: z.enum(PROGRAMME_BASES), accrual: z.enum(PROGRAMME_ACCRUALS), fundCheck: z.boolean(), proofFrom: monthSchema.nullable(), version,
});

export const conditionResultSchema: z.ZodType<ConditionResult> = z.lazy(() => z.object({
  rule: ruleSchema, met: z.boolean().nullable(), found: z.string().nullable(), of: z.array(conditionResultSchema),
}));

const stepSchema: z.ZodType<AmountStep> = z.union([
  z.object({ step: z.literal('standard'), tier: z.string().nullable(), fen: fenSchema }),
  z.object({ step: z.literal('members'), count: z.int(), fen: fenSchema }),
  z.object({ step: z.literal('halfMonth'), why: z.enum(['joined', 'left']), day: daySchema, fen: fenSchema }),
  z.object({ step: z.literal('months'), count: z.int(), fen: fenSchema }),
  z.object({ step: z.literal('deduct'), code: z.string(), otherFen: fenSchema, fen: fenSchema }),
  z.object({ step: z.literal('round'), toFen: z.int(), fen: fenSchema }),
  z.object({ step: z.literal('cap'), capFen: fenSchema, fen: fenSchema }),
]);

export const decisionSchema = z.object({
  eligible: z.boolean(), refusal: z.enum(REFUSALS).nullable(), refusalDetail: z.string().nullable(),
  conditions: conditionResultSchema, exclusions: z.array(conditionResultSchema), age: z.int().nullable(),
  standardFen: fenSchema, months: z.int(), amountFen: fenSchema, steps: z.array(stepSchema),
});

/** A decision with its sentences: one line per condition and per step, first the answer. For the screen and for the print. */
export const explanationSchema = z.object({
  residentId, name: z.string(), benefitMonth: monthSchema, asOf: daySchema,
  programmeName: z.string(), versionNo: z.int(), resolutionNo: z.string(),
  decision: decisionSchema,
  lines: z.object({
    zh: z.array(z.object({ depth: z.int(), text: z.string(), met: z.boolean().nullable() })),
    en: z.array(z.object({ depth: z.int(), text: z.string(), met: z.boolean().nullable() })),
  }),
});
export type Explanation = z.output<typeof explanationSchema>;

const pauseSchema = z.object({
  pauseId: z.int(), programmeId, programmeName: z.string(), residentId, residentName: z.string(), fromMonth: monthSchema, toMonth: monthSchema.nullable(), reason: z.string(),
  recordedAt: instantSchema, recordedBy: z.string(), withdrawnAt: instantSchema.nullable(),
});

const trialLineSchema = z.object({ residentId, name: z.string(), age: z.int().nullable(), gridName: z.string().nullable(), beforeFen: nonNegativeFenSchema.nullable(), afterFen: nonNegativeFenSchema.nullable() });
const trialSumSchema = z.object({ persons: z.int(), totalFen: nonNegativeFenSchema });

const claimSchema = z.object({
  claimId: idSchema<'claim'>(), programmeId, programmeName: z.string(), residentId, name: z.string(), benefitMonth: monthSchema, amountFen: positiveFenSchema, sourceKind: z.string(), sourceId: z.int(), sourcePart: z.int(),
  note: z.string(), decisionRef: z.string(), state: z.enum(CLAIM_STATES), batchId: idSchema<'batch'>().nullable(), lineId: idSchema<'batchLine'>().nullable(), batchNo: z.string().nullable(), paidOn: daySchema.nullable(), reason: z.string().nullable(),
});
export type Claim = z.output<typeof claimSchema>;

export const welfareContract = {
  /** All programmes with the version in force this month and the draft, if any. */
  programmes: query('welfare.read', z.object({}), z.object({
    programmes: z.array(programmeSchema.extend({ current: versionSchema.nullable(), draft: versionSchema.nullable() })),
  })),
  /** One programme with all its versions, newest first, and who did what. */
  programme: query('welfare.read', z.object({ programmeId }), programmeSchema.extend({
    versions: z.array(versionSchema),
    decisions: z.array(z.object({ step: z.string(), versionNo: z.int().nullable(), comment: z.string(), userName: z.string(), at: instantSchema })),
  })),
  /** The ready-made programmes W01 … to start from; nothing is stored. */
  templates: query('welfare.read', z.object({}), z.object({
    templates: z.array(programmeFields.extend({ ...noticeFields, festival: festivalSchema.nullable(), code: z.string(), target: z.enum(PROGRAMME_TARGETS), basis: z.enum(PROGRAMME_BASES), content: versionContentSchema.omit({ validFrom: true, resolutionNo: true, resolvedOn: true, resolutionTitle: true }), sentence: sentenceSchema, amountSentence: sentenceSchema,
      /** Goods it suggests for each sum, in words; laid in with the programme. */
      suggestedGoods: z.array(z.object({ standardFen: nonNegativeFenSchema, text: z.string() })) })),
  })),
  /** What a programme made from a ready-made one hands out by its suggestion, in the office's own items, and the account they are kept on; none where it suggests nothing. */
  suggestedBaskets: query('welfare.read', z.object({ programmeId, templateCode: z.string().max(20) }), z.object({ cashAccountCode: accountCode.nullable(), baskets: basketsSchema })),
  /** The account sets and their leaf accounts, by code, for whoever chooses what a programme is booked on without seeing the books. */
  books: query('welfare.read', z.object({}), z.object({
    accountSets: z.array(z.object({ accountSetId: idSchema<'accountSet'>(), name: z.string(), accounts: z.array(z.object({ code: z.string(), name: z.string() })) })),
  })),
  createProgramme: command('welfare.edit', programmeFields.extend({
    code: z.string().regex(/^[A-Z0-9]{2,12}$/), target: z.enum(PROGRAMME_TARGETS), accountSetId: idSchema<'accountSet'>(),
    basis: z.enum(PROGRAMME_BASES).default('rule'), accrual: z.enum(PROGRAMME_ACCRUALS).default('batch'),
    /** Left out: a week; none for a programme that pays on claims, which were posted where they were decided. */
    noticeDays: noticeFields.noticeDays.optional(), noticeCounting: noticeFields.noticeCounting.optional(), ...careInput,
    /** The ready-made programme it is made from: the goods that one suggests become items of the stock, where the office has none of that name and unit. */
    templateCode: z.string().max(20).nullable().default(null),
  }), z.object({ programmeId })),
  /** The staff who have an account in use, for whoever chooses who looks after a programme. */
  owners: query('welfare.read', z.object({}), z.object({ staff: z.array(z.object({ staffId: idSchema<'staff'>(), name: z.string() })) })),
  /** What is left out of the notice, the owner and the end stays as it is; batches begun before keep their days. */
  editProgramme: command('welfare.edit', programmeFields.extend({ programmeId, version, noticeDays: noticeFields.noticeDays.optional(), noticeCounting: noticeFields.noticeCounting.optional(), ...careInput }), z.object({ version })),
  /** How many signatures the batches of the programme need; version 0: a review and an approval. */
  approvalFlow: query('welfare.read', z.object({ programmeId }), z.object({ versionNo: z.int(), steps: flowStepsSchema, versions: z.array(z.object({ versionNo: z.int(), steps: flowStepsSchema, by: z.string(), at: instantSchema })) })),
  /** A next version of the flow, by who approves; it holds from the next submission on. */
  saveApprovalFlow: command('disbursement.approve', z.object({ programmeId, steps: flowStepsSchema }), z.object({ versionNo: z.int() })),
  /** Ends a programme (no new batches) or takes it up again. */
  setProgrammeStatus: command('welfare.edit', z.object({ programmeId, version, status: z.enum(['active', 'ended']), reason }), z.object({ version })),
  /** Makes the draft of a new version, or saves the one there is (`versionId` and `version` of it). */
  saveDraft: command('welfare.edit', versionContentSchema.extend({ programmeId, versionId: versionId.nullable(), version: version.nullable() }),
    z.object({ versionId, version, sentence: sentenceSchema, amountSentence: sentenceSchema })),
  /** Puts a draft in force from its month on; needs the resolution (C14), and its scan where the office has set so. The version before ends with the month before. */
  activateVersion: command('welfare.edit', z.object({ versionId, version }), z.object({ versionNo: z.int(), endedVersionNo: z.int().nullable(), /** Put in force without a scan of its resolution. */ withoutScan: z.boolean() })),
  dropDraft: command('welfare.edit', z.object({ versionId, version }), z.object({})),
  /** The sentences of a rule that is still being built on the screen. */
  sentences: query('welfare.read', z.object({ rule: ruleSchema, amount: amountSchema.nullable() }), z.object({ sentence: sentenceSchema, amountSentence: sentenceSchema.nullable() })),
  /**
   * What-if (C9): a draft, or unsaved content, against today's register for a month, beside the version in force then. Persons and
   * money before and after; who joins, leaves, changes (the first 500 of each, with full counts); who cannot be decided.
   */
  tryVersion: query('welfare.read', z.object({ programmeId, month: monthSchema, content: versionContentSchema.pick({ rule: true, amount: true, exclusions: true, stackable: true, exclusionGroup: true, exclusionScope: true, onePerHousehold: true }) }), z.object({
    before: trialSumSchema, after: trialSumSchema,
    joined: trialSumSchema.extend({ lines: z.array(trialLineSchema) }),
    left: trialSumSchema.extend({ lines: z.array(trialLineSchema) }),
    changed: z.object({ persons: z.int(), differenceFen: fenSchema, lines: z.array(trialLineSchema) }),
    unknown: z.object({ persons: z.int(), lines: z.array(trialLineSchema) }),
  })),
  /** Why a person is, or is not, paid in a month: by the version in force, on the register of today. */
  explain: query('welfare.read', z.object({ programmeId, residentId, month: monthSchema, versionId: versionId.nullable().default(null) }), explanationSchema),
  pauses: query('welfare.read', z.object({ programmeId: programmeId.nullable().default(null), residentId: residentId.nullable().default(null), withdrawnToo: z.boolean().default(false) }), z.object({ pauses: z.array(pauseSchema) })),
  /** Stops paying a person from a month on, until a month or until resumed (C12). */
  pause: command('welfare.edit', z.object({ programmeId, residentId, fromMonth: monthSchema, toMonth: monthSchema.nullable(), reason }), z.object({ pauseId: z.int() })),
  /** Takes a pause back as from a month: withdraws it, and keeps the months before as a pause of their own. */
  resume: command('welfare.edit', z.object({ pauseId: z.int(), fromMonth: monthSchema }), z.object({ pauseId: z.int().nullable() })),
  ...checkQueries,
  ...checkCommands,
  ...listQueries,
  ...listCommands,
  ...festivalQueries,
  ...festivalCommands,
  /** Claims (应发事项) with what became of them, newest first, and their sums by state. */
  claims: query('welfare.read', z.object({
    programmeId: programmeId.nullable().default(null), residentId: residentId.nullable().default(null), upToMonth: monthSchema.nullable().default(null), states: z.array(z.enum(CLAIM_STATES)).default([]),
    search: z.string().trim().max(40).default(''), limit: z.int().min(1).max(50_000).default(2000),
  }), z.object({ claims: z.array(claimSchema), sums: z.array(z.object({ state: z.enum(CLAIM_STATES), count: z.int(), amountFen: nonNegativeFenSchema })) })),
  /** Enters a sum decided on paper for a named person; it is reviewed and approved with its batch. */
  enterClaim: command('disbursement.make', z.object({
    programmeId, residentId: residentId.nullable().default(null), householdId: idSchema<'household'>().nullable().default(null), benefitMonth: monthSchema, amountFen: positiveFenSchema,
    note: z.string().trim().min(1).max(200), decisionRef: z.string().trim().min(1).max(100),
  }), z.object({ claimId: idSchema<'claim'>() })),
  withdrawClaim: command('disbursement.make', z.object({ claimId: idSchema<'claim'>(), reason }), z.object({})),
} as const;
