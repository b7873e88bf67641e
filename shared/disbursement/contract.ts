/** Payment batches: from the list to the bank and back, with everything somebody may want to see of them. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema, nonNegativeFenSchema, positiveFenSchema } from '../money.ts';
import { bankProfileSchema } from './bank-profile.ts';
import { proxySchema, resultCountsSchema } from './paying-contract.ts';
import { recoveryCommands, recoveryQueries } from './recovery-contract.ts';
import { ROSTER_KINDS, ROSTER_SIZES } from './roster-pages.ts';
import { BATCH_KINDS, BATCH_STATUSES, DECISION_STEPS, LINE_STATUSES, PAY_BY, VOUCHER_EFFECTS } from './status.ts';

const batchId = idSchema<'batch'>();
const lineId = idSchema<'batchLine'>();
const programmeId = idSchema<'programme'>();
const residentId = idSchema<'resident'>();
const voucherId = idSchema<'voucher'>();
const version = z.int().positive();
const reason = z.string().trim().min(1).max(200);
const comment = z.string().trim().max(500).default('');
const fileId = z.string().min(1).max(80);
/** Files of further banks in the same act; then every line has to be in exactly one of all. */
const alsoProfileCodes = z.array(z.string()).max(9).default([]);
const handedOutSchema = z.object({ fileId: z.string(), name: z.string(), sizeBytes: z.int() });

export const batchSchema = z.object({
  batchId, batchNo: z.string(), programmeId, programmeCode: z.string(), programmeName: z.string(), versionId: idSchema<'programmeVersion'>(), versionNo: z.int(),
  benefitMonth: monthSchema, asOf: daySchema, knownAt: instantSchema, kind: z.enum(BATCH_KINDS), status: z.enum(BATCH_STATUSES), payBy: z.enum(PAY_BY),
  maker: z.string(), reviewer: z.string().nullable(), approver: z.string().nullable(),
  /** Lines to be paid and their sum. */
  personCount: z.int(), totalFen: nonNegativeFenSchema,
  parentBatchNo: z.string().nullable(), voidReason: z.string().nullable(), createdAt: instantSchema, approvedAt: instantSchema.nullable(),
  /** Goes with every command: a batch that changed meanwhile is refused. */
  version,
});
export type Batch = z.output<typeof batchSchema>;

const decisionSchema = z.object({
  step: z.enum(DECISION_STEPS), fromStatus: z.enum(BATCH_STATUSES), toStatus: z.enum(BATCH_STATUSES), comment: z.string(),
  lineNo: z.int().nullable(), lineName: z.string().nullable(), userName: z.string(), at: instantSchema, fingerprint: z.string().nullable(),
});

const signaturesSchema = z.object({ needed: z.int(), signed: z.array(z.object({ name: z.string(), at: instantSchema })) });
const tallySchema = z.object({ status: z.enum(LINE_STATUSES), persons: z.int(), amountFen: nonNegativeFenSchema, paidFen: nonNegativeFenSchema });

export const batchLineSchema = z.object({
  lineId, lineNo: z.int(), residentId, householdId: z.int().nullable(), name: z.string(), headName: z.string(), sex: z.string(), age: z.int().nullable(),
  gridName: z.string(), buildingName: z.string(), idNumberMasked: z.string(), accountMasked: z.string(), bankName: z.string(), holderName: z.string(),
  standardFen: nonNegativeFenSchema, months: z.int(), amountFen: nonNegativeFenSchema, origin: z.enum(['rule', 'manual']), kind: z.enum(BATCH_KINDS),
  /** Taken off for what was overpaid before; the amount is what is left. */
  setOffFen: nonNegativeFenSchema,
  status: z.enum(LINE_STATUSES), statusReason: z.string().nullable(), paidFen: nonNegativeFenSchema, paidOn: daySchema.nullable(),
  proxyName: z.string().nullable(), proxyRelation: z.string().nullable(),
});
export type BatchLine = z.output<typeof batchLineSchema>;

/** What every step answers: where the batch stands now. */
const standingSchema = z.object({ batchId, status: z.enum(BATCH_STATUSES), version, personCount: z.int(), totalFen: nonNegativeFenSchema });
const withVouchers = standingSchema.extend({ voucherIds: z.array(voucherId) });
const onBatch = z.object({ batchId, version });
const onLine = onBatch.extend({ lineId, reason });

/** Who is left out because of another benefit, and its code. */
const excludedSchema = z.array(z.object({ residentId, name: z.string(), code: z.string(), withName: z.string().nullable() }));

const differenceLineSchema = z.object({
  kind: z.enum(['joined', 'left', 'changed']), residentId, name: z.string(), gridName: z.string(), beforeFen: nonNegativeFenSchema, afterFen: nonNegativeFenSchema, differenceFen: fenSchema,
  reason: z.object({ zh: z.string(), en: z.string() }),
});

const resultLineSchema = z.object({ seq: z.int(), lineNo: z.int().nullable(), name: z.string(), amountFen: nonNegativeFenSchema, outcome: z.enum(['paid', 'partPaid', 'failed', 'unchanged', 'unknown']), paidFen: nonNegativeFenSchema, reason: z.string() });

const problemSchema = z.object({ kind: z.enum(['objected', 'untold', 'payeeGone', 'accountMissing', 'accountChanged', 'characters', 'otherBank', 'noFile', 'twoFiles', 'notSocialSecurity']), lineId, lineNo: z.int(), name: z.string(), detail: z.string() });

const rosterRowSchema = z.object({
  lineNo: z.int(), gridName: z.string(), buildingName: z.string(), headName: z.string(), name: z.string(), sex: z.string(), age: z.int().nullable(), idNumber: z.string(),
  standardFen: nonNegativeFenSchema, months: z.int(), amountFen: nonNegativeFenSchema,
  /** What is handed over: '大米 1 袋、花生油 1 桶'; '' where the batch is in money. */
  goods: z.string(), account: z.string(), bankName: z.string(),
  status: z.enum(LINE_STATUSES), statusReason: z.string().nullable(), proxyName: z.string().nullable(), proxyRelation: z.string().nullable(), remark: z.string(),
});

/** One person or one household, and the months asked for. */
const ofResidentInput = z.object({ residentId: residentId.nullable().default(null), householdId: idSchema<'household'>().nullable().default(null), fromMonth: monthSchema.nullable().default(null), toMonth: monthSchema.nullable().default(null) });
const ofResidentSchema = z.object({
  /** Name of the person, or number and head of the household. */
  subject: z.string(),
  lines: z.array(z.object({ lineId, batchId, batchNo: z.string(), name: z.string(), programmeName: z.string(), benefitMonth: monthSchema, status: z.enum(LINE_STATUSES), amountFen: nonNegativeFenSchema, paidFen: nonNegativeFenSchema, paidOn: daySchema.nullable() })),
  paidFen: nonNegativeFenSchema,
  /** What was paid, by year of the benefit and programme, newest year first. */
  years: z.array(z.object({ year: z.int(), programmeName: z.string(), payments: z.int(), paidFen: nonNegativeFenSchema })),
});

export const disbursementContract = {
  // ------------------------------------------------------------------------------------------------ reading
  list: query('disbursement.read', z.object({
    programmeId: programmeId.nullable().default(null), status: z.array(z.enum(BATCH_STATUSES)).default([]), fromMonth: monthSchema.nullable().default(null), toMonth: monthSchema.nullable().default(null),
    limit: z.int().min(1).max(1000).default(200), offset: z.int().min(0).default(0),
  }), z.object({ batches: z.array(batchSchema), total: z.int(), totalFen: nonNegativeFenSchema })),
  show: query('disbursement.read', z.object({ batchId }), batchSchema.extend({
    tallies: z.array(tallySchema), decisions: z.array(decisionSchema),
    vouchers: z.array(z.object({ voucherId, step: z.string(), effect: z.enum(VOUCHER_EFFECTS), amountFen: nonNegativeFenSchema, month: z.string(), word: z.string(), number: z.int().nullable() })),
    exports: z.array(z.object({ exportId: idSchema<'bankExport'>(), runNo: z.int(), partNo: z.int(), fileName: z.string(), sha256: z.string(), lineCount: z.int(), totalFen: nonNegativeFenSchema, reason: z.string().nullable(), userName: z.string(), at: instantSchema })),
    results: z.array(z.object({ resultId: idSchema<'bankResult'>(), fileName: z.string(), ...resultCountsSchema.omit({ lineCount: true, unchangedCount: true }).shape, userName: z.string(), at: instantSchema })),
    /** The notice the list has to hang as before it is approved (`days` 0: none), where it stands, and lines somebody objects to, by roster number. */
    notice: z.object({ days: z.int(), counting: z.enum(['calendar', 'working']), state: z.enum(['none', 'draft', 'running', 'short', 'run', 'objected']), noticeId: idSchema<'notice'>().nullable(), until: daySchema.nullable(), lapsed: z.boolean(), openLines: z.array(z.int()), upheldLines: z.array(z.int()) }),
    /** How many signatures the flow of the submission asks for the batch's sum, who has signed, and the resolution it leans on. Version 0: nobody set a flow. */
    flow: z.object({
      versionNo: z.int(), review: signaturesSchema, approve: signaturesSchema, resolutionNeeded: z.boolean(),
      resolution: z.object({ meetingId: idSchema<'meeting'>(), resolutionNo: z.string(), title: z.string() }).nullable(),
    }),
    /** Paid by the invoices of a provider (D6), not to the people. */
    byInvoice: z.boolean(),
    /** What the signed-in person may do next, by state, permission and maker-checker; approving once the notice has run. */
    next: z.array(z.enum(DECISION_STEPS)),
  })),
  /** Lines in roster order, masked. `search` looks at names (part of it). The sum leaves out lines held or taken off, unless `status` asks for them. */
  lines: query('disbursement.read', z.object({
    batchId, status: z.array(z.enum(LINE_STATUSES)).default([]), origin: z.enum(['rule', 'manual']).nullable().default(null), search: z.string().trim().max(40).default(''),
    missingAccount: z.boolean().default(false), limit: z.int().min(1).max(50_000).default(500), offset: z.int().min(0).default(0),
  }), z.object({ lines: z.array(batchLineSchema), total: z.int(), totalFen: nonNegativeFenSchema })),
  /** Joined, left, changed against the batch before (or a named one), each with its reason, and the bridge of the totals. */
  difference: query('disbursement.read', z.object({ batchId, againstBatchId: batchId.nullable().default(null) }), z.object({
    batchNo: z.string(), againstBatchNo: z.string().nullable(),
    bridge: z.object({ beforeFen: nonNegativeFenSchema, beforePersons: z.int(), joinedFen: fenSchema, joined: z.int(), leftFen: fenSchema, left: z.int(), changedFen: fenSchema, changed: z.int(), afterFen: nonNegativeFenSchema, afterPersons: z.int() }),
    lines: z.array(differenceLineSchema),
  })),
  /** Computes the batch again from its as-of day and what was known then; says "identical" or lists every difference (D12). */
  recompute: query('disbursement.read', z.object({ batchId }), z.object({
    identical: z.boolean(), linesCompared: z.int(), storedFen: nonNegativeFenSchema, computedFen: nonNegativeFenSchema,
    differences: z.array(z.object({ residentId, name: z.string(), kind: z.enum(['notComputed', 'notStored', 'amount', 'inputs']), storedFen: nonNegativeFenSchema.nullable(), computedFen: nonNegativeFenSchema.nullable() })),
  })),
  /** Why this line has this amount, from its frozen inputs and the version it used. Shape as welfare.explain. */
  explainLine: query('disbursement.read', z.object({ lineId }), z.object({
    batchNo: z.string(), name: z.string(), programmeName: z.string(), versionNo: z.int(), resolutionNo: z.string(), benefitMonth: monthSchema, asOf: daySchema, origin: z.enum(['rule', 'manual']), manualReason: z.string().nullable(),
    eligible: z.boolean(), amountFen: nonNegativeFenSchema,
    lines: z.object({
      zh: z.array(z.object({ depth: z.int(), text: z.string(), met: z.boolean().nullable() })),
      en: z.array(z.object({ depth: z.int(), text: z.string(), met: z.boolean().nullable() })),
    }),
  })),
  /** Lines of benefit months after the month of `day` that were paid or are on their way: what a death or a move overpaid (A6). */
  paidAfter: query('disbursement.read', z.object({ residentId, day: daySchema }), z.object({
    lines: z.array(z.object({ lineId, batchId, batchNo: z.string(), programmeName: z.string(), benefitMonth: monthSchema, status: z.enum(LINE_STATUSES), amountFen: nonNegativeFenSchema, paidFen: nonNegativeFenSchema, paidOn: daySchema.nullable() })),
    paidFen: nonNegativeFenSchema,
  })),
  /** All lines of one person or one household, newest first. */
  ofResident: query('disbursement.read', ofResidentInput, ofResidentSchema),
  /** The same on paper (F14); the printing stands in the log. */
  printOfResident: query('disbursement.print', ofResidentInput, ofResidentSchema, { logged: true }),
  /** Approved and paid money per programme and benefit month. */
  months: query('disbursement.read', z.object({ fromMonth: monthSchema, toMonth: monthSchema }), z.object({
    months: z.array(z.object({ programmeId, programmeCode: z.string(), programmeName: z.string(), month: monthSchema, persons: z.int(), amountFen: nonNegativeFenSchema, paidPersons: z.int(), paidFen: nonNegativeFenSchema })),
  })),
  /** Everything the roster print needs (§5.6). `whole` shows ID and account numbers whole: for the voucher's attachment; logged, and the password is asked again (R33). */
  roster: query('disbursement.print', z.object({ batchId, whole: z.boolean().default(false), onlyToPay: z.boolean().default(false), issueId: idSchema<'rosterIssue'>().nullable().default(null), /** Only who goes to this point; a printing says its own. */ pointId: idSchema<'stockPoint'>().nullable().default(null) }), z.object({
    /** '' where it is of all points. */
    pointName: z.string(),
    batch: batchSchema, communityName: z.string(), purpose: z.string(), period: z.string(), practice: z.boolean(), maker: z.string(), reviewer: z.string().nullable(), approver: z.string().nullable(),
    rows: z.array(rosterRowSchema), persons: z.int(), totalFen: nonNegativeFenSchema, totalInCapitals: z.string(),
    /** The numbered printing the rows are of, with the code in the corner of each page; null for a list that is only looked at. */
    issue: z.object({ issueId: idSchema<'rosterIssue'>(), issueNo: z.int(), kind: z.enum(ROSTER_KINDS), size: z.enum(ROSTER_SIZES), byGrid: z.boolean(), pages: z.array(z.object({ pageNo: z.int(), code: z.string(), gridName: z.string() })) }).nullable(),
  }), { logged: true, passwordAgain: 'whole' }),
  /** The batch as .xlsx with text columns; `whole` as above. */
  exportXlsx: query('disbursement.print', z.object({ batchId, whole: z.boolean().default(false) }), handedOutSchema, { logged: true, passwordAgain: 'whole' }),
  /** What stands in the way of the bank file: missing or changed accounts, characters, lines of another bank. */
  checkExport: query('disbursement.read', z.object({ batchId, profileCode: z.string(), alsoProfileCodes }), z.object({ lineCount: z.int(), totalFen: nonNegativeFenSchema, files: z.int(),
    /** Nobody waits and no answer is in: the lines are those sent before, written once more. */
    again: z.boolean(),
    byProfile: z.array(z.object({ profileCode: z.string(), name: z.string(), lineCount: z.int(), totalFen: nonNegativeFenSchema, files: z.int() })),
    problems: z.array(problemSchema), lastRun: z.object({ runNo: z.int(), at: instantSchema, userName: z.string() }).nullable() })),
  profiles: query('disbursement.read', z.object({}), z.object({ profiles: z.array(z.object({ profile: bankProfileSchema, builtIn: z.boolean() })) })),
  /** Reads the bank's answer and says what loading it would do; nothing is stored. Refuses what `importResult` refuses. */
  readResult: query('disbursement.pay', z.object({ batchId, fileId, profileCode: z.string() }), resultCountsSchema.extend({ alreadyLoaded: z.boolean(), lines: z.array(resultLineSchema) })),
  /** Who gets what in a month across programmes, person by person and with the household; what should not stand together (B5). */
  matrix: query('disbursement.read', z.object({ month: monthSchema, onlyConflicts: z.boolean().default(false) }), z.object({
    programmes: z.array(z.object({ programmeId, code: z.string(), name: z.string() })), conflicts: z.int(),
    rows: z.array(z.object({
      residentId, name: z.string(), householdId: idSchema<'household'>().nullable(), headName: z.string(), gridName: z.string(),
      cells: z.array(z.object({ programmeId, code: z.string(), programmeName: z.string(), amountFen: nonNegativeFenSchema, status: z.enum(LINE_STATUSES), batchId, batchNo: z.string(), group: z.string().nullable() })),
      conflicts: z.array(z.object({ code: z.string(), withCode: z.string(), withName: z.string(), purpose: z.string() })),
    })),
  })),
  ...recoveryQueries,
  // ------------------------------------------------------------------------------------------------ making
  /**
   * Begins the batch of a programme and month: draft, with the as-of day (default: today, at latest the month's last day) and
   * what is known now. `upTo` goes on in the same act: 'locked' freezes the list, 'computed' fills the amounts.
   */
  generate: command('disbursement.make', z.object({
    programmeId, benefitMonth: monthSchema, asOf: daySchema.nullable().default(null), payBy: z.enum(PAY_BY).default('bank'), upTo: z.enum(['draft', 'locked', 'computed']).default('computed'),
    /** Adds the people again who were added by hand last time (D11). */
    carryManual: z.boolean().default(false),
    /** Of a programme that pays on claims: these alone; null = all open ones up to the month. */
    claimIds: z.array(idSchema<'claim'>()).min(1).max(50_000).nullable().default(null),
  }), standingSchema.extend({ batchNo: z.string(), unknown: z.array(z.object({ residentId, name: z.string() })), excluded: excludedSchema })),
  /** A batch for the failed and returned lines of a finished one, with the accounts of today (D9). */
  generateFollowUp: command('disbursement.make', z.object({ batchId, lineIds: z.array(lineId).max(50_000).nullable().default(null) }), standingSchema.extend({ batchNo: z.string() })),
  /** A batch for what past months were short of (补差, 补发): one line a person over all his months. Null = everybody who is owed. */
  generateSupplement: command('disbursement.make', z.object({
    programmeId, benefitMonth: monthSchema, fromMonth: monthSchema, toMonth: monthSchema, residentIds: z.array(residentId).min(1).max(50_000).nullable().default(null), payBy: z.enum(PAY_BY).default('bank'),
  }), standingSchema.extend({ batchNo: z.string() })),
  /** Freezes the list: one line per person with all inputs. */
  lockList: command('disbursement.make', onBatch, standingSchema.extend({ unknown: z.array(z.object({ residentId, name: z.string() })), excluded: excludedSchema })),
  /** Fills the amounts of the locked list. */
  compute: command('disbursement.make', onBatch, standingSchema),
  /** Back to draft: lines and amounts go. As-of day and knowledge become those of now. */
  unlockList: command('disbursement.make', onBatch.extend({ reason }), standingSchema),
  addLine: command('disbursement.make', onBatch.extend({ residentId, amountFen: positiveFenSchema.nullable(), reason }), standingSchema.extend({ lineId })),
  removeLine: command('disbursement.make', onLine, standingSchema),
  restoreLine: command('disbursement.make', onLine, standingSchema),
  holdLine: command('disbursement.make', onLine, standingSchema),
  releaseLine: command('disbursement.make', onLine, standingSchema),
  /** Takes the accounts the register has today into the list. */
  refreshAccounts: command('disbursement.make', onBatch, standingSchema.extend({ changed: z.int() })),
  submit: command('disbursement.make', onBatch.extend({ comment }), standingSchema),
  // ------------------------------------------------------------------------------------------------ judging
  review: command('disbursement.review', onBatch.extend({ comment }), standingSchema),
  /** Writes the notice of a reviewed list, masked; it is posted on its own page. */
  composeNotice: command('notices.edit', onBatch, standingSchema.extend({ noticeId: idSchema<'notice'>() })),
  /** Back to the maker, by the reviewer. */
  returnToMaker: command('disbursement.review', onBatch.extend({ comment: reason }), standingSchema),
  /** Back to the maker, by the approver. */
  rejectByApprover: command('disbursement.approve', onBatch.extend({ comment: reason }), standingSchema),
  /** Approves and books the accrual (Dr 514 / Cr 211) in the same act; asks the password again. */
  approve: command('disbursement.approve', onBatch.extend({ comment }), withVouchers, { passwordAgain: true }),
  voidBatch: command('disbursement.void', onBatch.extend({ reason }), withVouchers),
  // ------------------------------------------------------------------------------------------------ paying
  /** The file(s) for the bank. A second time needs a reason. `leaveOut`: lines that wait for an account. */
  exportToBank: command('disbursement.export', onBatch.extend({ profileCode: z.string(), alsoProfileCodes, reason: reason.nullable().default(null), leaveOut: z.array(lineId).max(50_000).default([]) }), standingSchema.extend({
    files: z.array(handedOutSchema.extend({ exportId: idSchema<'bankExport'>(), sha256: z.string(), lineCount: z.int(), totalFen: nonNegativeFenSchema })),
  })),
  /** Loads the bank's answer; the same file again changes nothing. Books Dr 211 / Cr 102, and Dr 102 / Cr 211 for what came back. */
  importResult: command('disbursement.pay', onBatch.extend({ fileId, profileCode: z.string(), paidOn: daySchema.nullable().default(null) }), withVouchers.extend(resultCountsSchema.shape).extend({ alreadyLoaded: z.boolean() })),
  /** Ticks off lines paid over the desk, all of `lineIds` at once or every open line; books Dr 211 / Cr 101. */
  payCash: command('disbursement.pay', onBatch.extend({
    lines: z.array(z.object({ lineId, proxy: proxySchema.nullable().default(null) })).max(50_000).nullable().default(null), paidOn: daySchema.nullable().default(null),
    /** Of a batch in goods the point they are handed out at; null = the only one. */
    pointId: idSchema<'stockPoint'>().nullable().default(null),
  }), withVouchers),
  /** Ends lines that will not be paid in this batch (no account, not collected): they fail with the reason, the money stays payable. */
  settleLines: command('disbursement.pay', onBatch.extend({ lineIds: z.array(lineId).min(1).max(50_000), reason }), standingSchema.extend({ voucherIds: z.array(idSchema<'voucher'>()) })),
  /** Money that came back after it was paid: the lines become returned, Dr bank or cash / Cr payable; also of a closed batch. */
  returnLines: command('disbursement.pay', z.object({ batchId, lineIds: z.array(lineId).min(1).max(50_000), returnedOn: daySchema, reason }), withVouchers.extend({ amountFen: nonNegativeFenSchema })),
  closeBatch: command('disbursement.pay', onBatch, standingSchema),
  ...recoveryCommands,
  saveProfile: command('disbursement.export', z.object({ profile: bankProfileSchema }), z.object({})),
} as const;
