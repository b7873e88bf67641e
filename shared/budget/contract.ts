/** The yearly budget: by account, with a programme or project where wanted, beside what was really received and spent month by month. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { instantSchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema, nonNegativeFenSchema } from '../money.ts';

const accountSetId = idSchema<'accountSet'>();
const year = z.int().min(1990).max(9998);
const code = z.string().regex(/^\d{3,20}$/);
export const budgetLineInputSchema = z.object({
  accountCode: code, programmeId: idSchema<'programme'>().nullish(), project: z.string().trim().min(1).max(60).nullish(), amountFen: nonNegativeFenSchema, note: z.string().trim().max(200).default(''),
});
export type BudgetLineInput = z.output<typeof budgetLineInputSchema>;

export const budgetLineSchema = z.object({
  lineNo: z.int(), accountId: idSchema<'account'>(), accountCode: z.string(), accountName: z.string(), programmeId: idSchema<'programme'>().nullable(), programmeName: z.string().nullable(), project: z.string().nullable(), income: z.boolean(),
  amountFen: fenSchema, note: z.string(),
  /** Posted, in the order of `months`; without closing vouchers. */
  actuals: z.array(fenSchema), actualFen: fenSchema, leftFen: fenSchema,
  /** Hundredths of a percent of the budget; null where nothing was budgeted. */
  usedBasisPoints: z.int().nullable(),
});
export type BudgetLine = z.output<typeof budgetLineSchema>;
const sums = z.object({ amountFen: fenSchema, actualFen: fenSchema, leftFen: fenSchema });
export const budgetSchema = z.object({
  accountSetId, accountSetName: z.string(), year, months: z.array(monthSchema),
  /** What is shown: the draft when asked for and there, else the one that holds; null when there is none. */
  budget: z.object({
    budgetId: z.int(), status: z.enum(['draft', 'approved', 'replaced']), resolutionRef: z.string().nullable(), warns: z.boolean(), version: z.int(), maker: z.string(), madeAt: instantSchema, approver: z.string().nullable(), approvedAt: instantSchema.nullable(),
    mayEdit: z.boolean(), mayApprove: z.boolean(),
  }).nullable(),
  hasDraft: z.boolean(), hasApproved: z.boolean(), lines: z.array(budgetLineSchema), income: sums, expense: sums,
});
export type Budget = z.output<typeof budgetSchema>;

/** A line of the budget that a voucher not posted yet would overspend. */
export const overspendSchema = z.object({ accountCode: z.string(), accountName: z.string(), party: z.string().nullable(), amountFen: fenSchema, actualFen: fenSchema, withVoucherFen: fenSchema });
const input = z.object({ accountSetId, year, draft: z.boolean().default(false) });
const saved = z.object({ budgetId: z.int(), version: z.int() });
const handedOut = z.object({ fileId: z.string(), name: z.string(), sizeBytes: z.int() });

export const budgetContract = {
  view: query('ledger.read', input, budgetSchema),
  save: command('ledger.make', z.object({ accountSetId, year, version: z.int().positive().nullable(), warns: z.boolean().default(true), lines: z.array(budgetLineInputSchema).max(500) }), saved),
  approve: command('ledger.review', z.object({ accountSetId, year, version: z.int().positive(), resolutionRef: z.string().trim().min(1).max(100) }), saved),
  overspends: query('ledger.read', z.object({ voucherId: idSchema<'voucher'>() }), z.array(overspendSchema)),
  print: query('ledger.print', input, budgetSchema, { logged: true }),
  exportXlsx: query('ledger.export', input, handedOut, { logged: true }),
};
