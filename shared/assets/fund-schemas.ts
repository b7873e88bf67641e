/** Shapes of restricted money. */
import { z } from 'zod';
import { daySchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema, positiveFenSchema } from '../money.ts';
import { accountCode, accountSetId, attachmentsCount, text, version, voucherId } from './lease-schemas.ts';
import { RECIPE_NAMES } from './recipes.ts';
import { FUND_KINDS } from './words.ts';

export const fundId = idSchema<'fund'>();
export const fundInputSchema = z.object({
  fundId: fundId.optional(), version: version.optional(), accountSetId, name: text(1, 60), kind: z.enum(FUND_KINDS), accountCode,
  /** Number of the grant paper or resolution. */
  paperNo: z.string().trim().max(60).default(''), openedOn: daySchema, closedOn: daySchema.nullish(), note: z.string().trim().max(500).default(''),
});
export type FundInput = z.output<typeof fundInputSchema>;

export const fundSchema = z.object({
  fundId, accountSetId, name: z.string(), kind: z.enum(FUND_KINDS), accountCode: z.string(), accountName: z.string(), paperNo: z.string(), openedOn: daySchema, closedOn: daySchema.nullable(), note: z.string(), version: z.int(),
  /** Posted, and with drafts on their way. */
  balanceFen: fenSchema, expectedFen: fenSchema,
});
export type Fund = z.output<typeof fundSchema>;

export const fundLineSchema = z.object({ voucherId, day: daySchema, voucherNo: z.string(), summary: z.string(), inFen: fenSchema, outFen: fenSchema, balanceFen: fenSchema });
export const fundStatementSchema = z.object({
  fund: fundSchema, from: daySchema, to: daySchema, openingFen: fenSchema, lines: z.array(fundLineSchema), inFen: fenSchema, outFen: fenSchema, closingFen: fenSchema,
  /** The tie: all funds of the account, lines that name none, and the account itself on the last day. */
  accountFen: fenSchema, otherFundsFen: fenSchema, withoutFundFen: fenSchema, ties: z.boolean(), unposted: z.int(),
});
export type FundStatement = z.output<typeof fundStatementSchema>;

const code = accountCode.optional();
export const fundActSchema = z.object({
  fundId, recipe: z.enum(RECIPE_NAMES), voucherDate: daySchema, amountFen: positiveFenSchema, summary: text(1, 120), counterparty: z.string().trim().max(60).default(''),
  codes: z.object({ money: code, member: code, asset: code, work: code, expense: code, reserve: code }).default({}), attachmentsCount,
});
export type FundAct = z.output<typeof fundActSchema>;
