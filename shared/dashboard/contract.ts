/** The desk (工作台): what is due, money of the year, people, and who becomes or stops being eligible. Reads only. */
import { z } from 'zod';
import { query } from '../contract.ts';
import { daySchema, instantSchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema, nonNegativeFenSchema } from '../money.ts';
import { schoolEndSchema } from '../school-year.ts';

const count = z.int().min(0);
const programmeId = idSchema<'programme'>();
const residentId = idSchema<'resident'>();
const accountSetId = idSchema<'accountSet'>();

/** Batches by the step that is due next, in the order of the work. */
export const BATCH_DUE_KINDS = ['batchesToSubmit', 'batchesToReview', 'batchesToApprove', 'batchesToSend', 'batchesAwaitingResult', 'batchesToPayCash', 'batchesToClose'] as const;
/** States of a batch in which somebody has a next step (`shared/disbursement/status.ts`). */
export const WAITING_STATUSES = ['draft', 'locked', 'computed', 'submitted', 'reviewed', 'approved', 'paying', 'paid'] as const;
export type BatchDueKind = (typeof BATCH_DUE_KINDS)[number];
export const BOOKS_DUE_KINDS = ['vouchersToSubmit', 'vouchersToReview', 'vouchersToPost', 'periodsToClose'] as const;
export type BooksDueKind = (typeof BOOKS_DUE_KINDS)[number];
/** Clocks that run: notices, objections and complaints, checks after payment, money to recover, proofs of life. */
export const INBOX_DUE_KINDS = ['noticesToWrite', 'noticesToPost', 'noticesRunning', 'noticesToTakeDown', 'objectionsToAnswer', 'complaintsToAnswer', 'duplicatesToDecide', 'duplicatesToMerge', 'sampleChecksOpen', 'overpaidFound', 'writeOffsToDecide', 'proofsDue', 'caresDue', 'schoolEnds', 'pagesMissing', 'changesToApply'] as const;
export type InboxDueKind = (typeof INBOX_DUE_KINDS)[number];
/** Applications with their clocks, and what of the relief fund waits for another person. */
export const APPLICATION_DUE_KINDS = ['applicationsOpen', 'applicationsToDecide', 'advancesToDecide', 'advancesOverdue', 'fundMovesToConfirm'] as const;
export type ApplicationDueKind = (typeof APPLICATION_DUE_KINDS)[number];
/** Mistakes in the register that stop or misdirect money; a missing account is counted by the forecast, for those to be paid. */
export const FIX_PARTS = ['idMissing', 'birthMissing', 'noHousehold', 'deadActive', 'sharedAccount', 'minorHead', 'emptyHousehold', 'headMissing'] as const;
export type FixPart = (typeof FIX_PARTS)[number];

/** `yours`: how many of them the signed-in person may do now, by role and by the rule that makers do not judge. */
const counted = { count, yours: count };
export const dueItemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(BATCH_DUE_KINDS), ...counted, amountFen: nonNegativeFenSchema, months: z.array(monthSchema), batchIds: z.array(idSchema<'batch'>()), statuses: z.array(z.enum(WAITING_STATUSES)) }),
  z.object({ kind: z.literal('programmesDue'), ...counted, programmes: z.array(z.object({ programmeId, code: z.string(), name: z.string(), month: monthSchema })) }),
  z.object({ kind: z.enum(BOOKS_DUE_KINDS), ...counted, accountSetId, accountSetName: z.string(), months: z.array(monthSchema) }),
  /** `next`: the earliest day something is due; `late`: how many are past theirs; `ids` of notices, of batches without one, of complaints or checks. */
  z.object({ kind: z.enum(INBOX_DUE_KINDS), ...counted, next: daySchema.nullable(), late: count, ids: z.array(z.int()) }),
  /** `ids` of applications, of cases, of entries of the fund. */
  z.object({ kind: z.enum(APPLICATION_DUE_KINDS), ...counted, next: daySchema.nullable(), late: count, ids: z.array(z.int()) }),
  z.object({ kind: z.literal('entriesToFix'), ...counted, parts: z.array(z.object({ part: z.enum(FIX_PARTS), count })) }),
]);
export type DueItem = z.output<typeof dueItemSchema>;

const dueSchema = z.object({
  /** In the order of the work: batches, what has a clock, programmes, books, register. Only what there is, only what the roles may see. */
  items: z.array(dueItemSchema),
  backup: z.object({
    lastAt: instantSchema.nullable(), daysAgo: count,
    /** More than seven days old; without any, counted from the day the office was set up. */
    due: z.boolean(), yours: z.boolean(),
    /** Names of the people who may make one. */
    makers: z.array(z.string()),
  }),
  /** How far a new office has come; null where the person may not see it. */
  start: z.object({
    /** Active accounts of those who do the work: everybody but administrators. */
    colleagues: count.nullable(), residents: count.nullable(), programmes: count.nullable(), batches: count.nullable(),
  }),
});

const year = z.int().min(1990).max(9998);
const ofYear = z.object({
  /** Null: the year of today. */
  year: year.nullable().default(null),
});

const fundAccountSchema = z.object({ accountId: idSchema<'account'>(), code: z.string(), name: z.string(), amountFen: fenSchema });
export type FundAccount = z.output<typeof fundAccountSchema>;

export const FORECAST_MONTHS = 3;
const forecastPersonSchema = z.object({
  residentId, name: z.string(), gridName: z.string().nullable(), programmeId, programmeName: z.string(),
  /** The first benefit month in which it is so. */
  month: monthSchema,
  /** Counted in that month. */
  age: z.int().nullable(),
  /** What one payment will be; for those who leave, what it was. */
  amountFen: nonNegativeFenSchema,
  hasAccount: z.boolean(),
});
export type ForecastPerson = z.output<typeof forecastPersonSchema>;
const leavingPersonSchema = forecastPersonSchema.extend({
  /** Why he stops: a refusal of shared/welfare/decide-eligibility.ts, with what it is about. */
  refusal: z.string().nullable(), refusalDetail: z.string().nullable(),
  /** The stage of school that is expected to end for him by then. */
  schoolEnd: schoolEndSchema.nullable(),
});
export type LeavingPerson = z.output<typeof leavingPersonSchema>;

export const dashboardContract = {
  due: query('dashboard.read', z.object({}), dueSchema),
  /** Approved and paid money of a year by programme and benefit month; months without money are left out. */
  payments: query('disbursement.read', ofYear, z.object({
    year, programmes: z.array(z.object({
      programmeId, code: z.string(), name: z.string(), amountFen: nonNegativeFenSchema, paidFen: nonNegativeFenSchema,
      months: z.array(z.object({ month: monthSchema, persons: count, amountFen: nonNegativeFenSchema, paidFen: nonNegativeFenSchema })),
    })),
    amountFen: nonNegativeFenSchema, paidFen: nonNegativeFenSchema,
    /** People who were paid anything in the months of the year, each once. */
    persons: count,
    /** Paid money by grid, as the lists named it, in the order of their numbers; '' = without a grid. */
    grids: z.array(z.object({ name: z.string(), payments: count, paidFen: nonNegativeFenSchema })),
  })),
  /** What the collective took in (501–504) and what it was used for (511–521) in a year, closing vouchers left aside. */
  fund: query('ledger.read', ofYear, z.object({
    year, sets: z.array(z.object({
      accountSetId, name: z.string(),
      /** The last month of the year with a period: where the trial balance shows the same. */
      month: monthSchema,
      income: z.array(fundAccountSchema), use: z.array(fundAccountSchema), incomeFen: fenSchema, useFen: fenSchema, welfareFen: fenSchema,
      /** Welfare (514) by income, in hundredths of a percent; null without income. */
      welfareBasisPoints: z.int().nullable(),
    })),
  })),
  /** The living on the register today, by age band and sex, and by residency. */
  people: query('residents.read', z.object({}), z.object({
    today: daySchema, living: count,
    bands: z.array(z.object({ from: z.int(), to: z.int().nullable(), male: count, female: count, other: count })),
    withoutBirthDate: count,
    /** `value` null: nothing recorded. */
    residency: z.array(z.object({ value: z.string().nullable(), count })),
  })),
  /**
   * The rules of every active programme put over the register for the coming months and compared with this month. Lists hold
   * the first 500; counts are of all.
   */
  forecast: query('welfare.read', z.object({}), z.object({
    month: monthSchema, months: z.array(monthSchema),
    programmes: z.array(z.object({
      programmeId, code: z.string(), name: z.string(), eligible: count, joining: count, leaving: count, unknown: count,
      byMonth: z.array(z.object({ month: monthSchema, joining: count, leaving: count })),
    })),
    joining: z.array(forecastPersonSchema), leaving: z.array(leavingPersonSchema),
    /** People eligible this month or in the coming ones for money who have no account today; each once. */
    withoutAccount: z.object({ count, yours: count, people: z.array(forecastPersonSchema) }),
  })),
  /** Approved batches whose money is not all out yet. */
  unfinished: query('disbursement.read', z.object({}), z.object({
    batches: z.array(z.object({
      batchId: idSchema<'batch'>(), batchNo: z.string(), programmeName: z.string(), benefitMonth: monthSchema, status: z.enum(['approved', 'paying']), payBy: z.enum(['bank', 'cash']),
      persons: count, totalFen: nonNegativeFenSchema, paidPersons: count, paidFen: nonNegativeFenSchema, failedPersons: count, openPersons: count, openFen: nonNegativeFenSchema,
    })),
  })),
} as const;
