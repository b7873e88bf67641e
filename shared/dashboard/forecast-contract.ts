/** Forecast (C11): who becomes eligible, changes tier or leaves in each of the next twelve months, and what it costs by programme and month. */
import { z } from 'zod';
import { query } from '../contract.ts';
import { daySchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema, nonNegativeFenSchema } from '../money.ts';
import { schoolEndSchema, STAGES } from '../school-year.ts';

const count = z.int().min(0);
const programmeId = idSchema<'programme'>();

export const FORECAST_AHEAD = 12;
export const FORECAST_CHANGES = ['joined', 'left', 'changed', 'same'] as const;

const cellSchema = z.object({
  month: monthSchema,
  /** Whether a payment falls into the month: every month, the months of the quarter, or those in which last year's lists stood. */
  pays: z.boolean(),
  /** Eligible; their payment is `amountFen`, 0 where none falls into the month. */
  persons: count, amountFen: nonNegativeFenSchema,
  /** Against the month before. */
  joined: count, left: count, changed: count,
});
export type ForecastCell = z.output<typeof cellSchema>;

/** A year beside its budget: what was approved, what the forecast adds, and what is left of the budget (below zero: too little). */
const yearSchema = z.object({ year: z.int(), approvedFen: nonNegativeFenSchema, forecastFen: nonNegativeFenSchema, expectedFen: nonNegativeFenSchema, budgetFen: nonNegativeFenSchema.nullable(), leftFen: fenSchema.nullable() });

export const yearForecastSchema = z.object({
  asOf: daySchema, month: monthSchema, months: z.array(monthSchema), communityName: z.string(), practice: z.boolean(),
  /** How many stages of school are taken to end in the twelve months by their usual years, as no end was entered. */
  schoolEnds: z.array(z.object({ stage: z.enum(STAGES), years: z.int(), persons: count })),
  programmes: z.array(z.object({
    programmeId, code: z.string(), name: z.string(), period: z.enum(['monthly', 'quarterly', 'yearly', 'once']),
    /** This month, by a list made today. */
    now: z.object({ persons: count, amountFen: nonNegativeFenSchema }), unknown: count,
    cells: z.array(cellSchema), sumFen: nonNegativeFenSchema, year: yearSchema,
  })),
  /** Of the programmes with rules. A budget is summed where every programme has one, else over those that have. */
  totals: z.object({ months: z.array(z.object({ month: monthSchema, amountFen: nonNegativeFenSchema })), sumFen: nonNegativeFenSchema, year: yearSchema }),
  /** Programmes that pay on claims have no rule to forecast by: what was approved in the last twelve months. */
  claims: z.array(z.object({ programmeId, code: z.string(), name: z.string(), payments: count, amountFen: nonNegativeFenSchema })),
});
export type YearForecast = z.output<typeof yearForecastSchema>;

export const forecastContract = {
  year: query('welfare.read', z.object({}), yearForecastSchema),
  /** The people of one programme in one coming month, who changes first; the first 2,000, counts are of all. */
  people: query('welfare.read', z.object({ programmeId, month: monthSchema }), z.object({
    programmeName: z.string(), counts: z.object({ joined: count, left: count, changed: count, same: count }),
    people: z.array(z.object({
      residentId: idSchema<'resident'>(), name: z.string(), gridName: z.string().nullable(), age: z.int().nullable(), change: z.enum(FORECAST_CHANGES), amountFen: nonNegativeFenSchema, beforeFen: nonNegativeFenSchema,
      /** Why he leaves, as in shared/welfare/decide-eligibility.ts. */
      refusal: z.string().nullable(), refusalDetail: z.string().nullable(),
      /** The stage of school that is expected to end for him since the month before. */
      schoolEnd: schoolEndSchema.nullable(),
    })),
  })),
  exportXlsx: query('disbursement.print', z.object({}), z.object({ fileId: z.string(), name: z.string(), sizeBytes: z.int() }), { logged: true }),
} as const;
