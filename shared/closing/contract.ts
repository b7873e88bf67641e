/** Closing: reopening a month by two persons, the year-end from its checks to its vouchers, and corrections of closed years. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema, nonNegativeFenSchema } from '../money.ts';
import { YEAR_END_STATUSES, YEAR_END_STEPS } from './year-end.ts';

const accountSetId = idSchema<'accountSet'>();
const voucherId = idSchema<'voucher'>();
const reopeningId = idSchema<'reopening'>();
const yearEndId = idSchema<'yearEnd'>();
const shortText = (most: number) => z.string().trim().min(1).max(most);
const accountCode = z.string().regex(/^\d{3,20}$/);
const year = z.int().min(1990).max(9999);

export const charterSchema = z.object({ reserveBasisPoints: z.int().min(0).max(10_000), reserveAccountCode: accountCode, membersAccountCode: accountCode, othersAccountCode: accountCode });
export type Charter = z.output<typeof charterSchema>;

export const yearEndChoiceSchema = z.object({
  lossCoverFen: nonNegativeFenSchema, lossCoverAccountCode: accountCode.nullable(), reserveFen: nonNegativeFenSchema, membersFen: nonNegativeFenSchema, othersFen: nonNegativeFenSchema,
  resolutionRef: shortText(100).nullable(), resolvedOn: daySchema.nullable(), disclosedOn: daySchema.nullable(),
});

const planLineSchema = z.object({
  summary: z.string(), accountCode: z.string(), accountName: z.string(), debitFen: fenSchema, creditFen: fenSchema,
  residentId: z.int().nullable(), householdId: z.int().nullable(), programmeId: z.int().nullable(), counterparty: z.string().nullable(), project: z.string().nullable(), fund: z.string().nullable(),
});
export const yearEndPlanSchema = z.object({
  figures: z.object({
    incomeFen: fenSchema, expenseFen: fenSchema, netFen: fenSchema, openingUndistributedFen: fenSchema, lossCoverFen: fenSchema, distributableFen: fenSchema, accruedFen: fenSchema,
    leastReserveFen: fenSchema, reserveFen: fenSchema, membersFen: fenSchema, othersFen: fenSchema, closingUndistributedFen: fenSchema,
  }),
  steps: z.array(z.object({ key: z.enum(YEAR_END_STEPS), lines: z.array(planLineSchema) })),
});

/** What must hold before a year is closed (§1.4 step 1); `found` names what stands in the way. */
export const YEAR_END_CHECKS = ['yearOver', 'monthsClosed', 'allPosted', 'noGaps', 'pendingZero', 'earlierYear'] as const;
export const yearEndCheckSchema = z.object({ key: z.enum(YEAR_END_CHECKS), holds: z.boolean(), found: z.array(z.string()) });

const personAt = z.object({ name: z.string(), at: instantSchema });
export const yearEndRunSchema = z.object({
  yearEndId, year, status: z.enum(YEAR_END_STATUSES), choice: yearEndChoiceSchema, plan: yearEndPlanSchema, prepared: personAt, confirmed: personAt.nullable(), posted: personAt.nullable(),
  ended: personAt.nullable(), reversal: z.object({ reason: z.string(), name: z.string(), at: instantSchema }).nullable(),
  vouchers: z.array(z.object({ voucherId, step: z.enum(YEAR_END_STEPS), reversal: z.boolean(), word: z.string(), number: z.int().nullable(), totalFen: fenSchema })),
  /** What the signed-in person can do with it now. */
  may: z.object({ confirm: z.boolean(), post: z.boolean(), discard: z.boolean(), askReversal: z.boolean(), approveReversal: z.boolean() }),
});
export type YearEndRun = z.output<typeof yearEndRunSchema>;

export const yearEndStateSchema = z.object({
  accountSetName: z.string(), year, checks: z.array(yearEndCheckSchema), ready: z.boolean(), charter: charterSchema,
  /** Leaf accounts to choose from. */
  reserves: z.array(z.object({ code: z.string(), name: z.string(), balanceFen: fenSchema })),
  payables: z.array(z.object({ code: z.string(), name: z.string() })),
  /** The standing run, or null. */
  run: yearEndRunSchema.nullable(),
  /** Discarded and reversed ones, the latest first. */
  earlier: z.array(yearEndRunSchema),
});
export type YearEndState = z.output<typeof yearEndStateSchema>;

export const reopeningSchema = z.object({
  reopeningId, month: monthSchema, reason: z.string(), status: z.enum(['asked', 'approved', 'refused']), askedBy: z.string(), askedAt: instantSchema,
  decidedBy: z.string().nullable(), decidedAt: instantSchema.nullable(), comment: z.string().nullable(), mayDecide: z.boolean(),
});
export type Reopening = z.output<typeof reopeningSchema>;

const setAndYear = z.object({ accountSetId, year });
const doneRun = z.object({ yearEndId, status: z.enum(YEAR_END_STATUSES) });

export const closingContract = {
  reopenings: query('ledger.read', z.object({ accountSetId }), z.array(reopeningSchema)),
  askReopening: command('ledger.close', z.object({ accountSetId, month: monthSchema, reason: shortText(200) }), z.object({ reopeningId })),
  decideReopening: command('ledger.review', z.object({ reopeningId, approve: z.boolean(), comment: z.string().trim().max(200).default('') }), z.object({ month: monthSchema, status: z.enum(['approved', 'refused']) })),

  years: query('ledger.read', z.object({ accountSetId }), z.array(z.object({ year, status: z.enum(YEAR_END_STATUSES).nullable() }))),
  yearEnd: query('ledger.read', setAndYear, yearEndStateSchema),
  /** What the choice would do, and the first reason against it: its code, null when there is none. */
  previewYearEnd: query('ledger.read', setAndYear.extend({ choice: yearEndChoiceSchema }), z.object({ plan: yearEndPlanSchema, problem: z.object({ code: z.string(), data: z.record(z.string(), z.unknown()) }).nullable() })),
  saveCharter: command('ledger.setup', z.object({ accountSetId, charter: charterSchema }), z.object({})),
  prepareYearEnd: command('ledger.close', setAndYear.extend({ choice: yearEndChoiceSchema }), doneRun),
  confirmYearEnd: command('ledger.review', z.object({ yearEndId }), doneRun),
  discardYearEnd: command('ledger.close', z.object({ yearEndId }), doneRun),
  postYearEnd: command('ledger.post', z.object({ yearEndId }), doneRun.extend({ vouchers: z.int() })),
  askYearEndReversal: command('ledger.close', z.object({ yearEndId, reason: shortText(200) }), doneRun),
  decideYearEndReversal: command('ledger.review', z.object({ yearEndId, approve: z.boolean() }), doneRun.extend({ vouchers: z.int() })),
  printYearEnd: query('ledger.print', z.object({ yearEndId }), z.object({ accountSetName: z.string(), run: yearEndRunSchema }), { logged: true }),

  /** A blue draft that puts right a voucher of an earlier year; effects on income stand on 未分配收益. */
  draftCorrection: command('ledger.make', z.object({ voucherId, voucherDate: daySchema, reason: shortText(100) }), z.object({ voucherId })),
};
