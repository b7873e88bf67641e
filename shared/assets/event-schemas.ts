/** The input of 常用业务. */
import { z } from 'zod';
import { daySchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { nonNegativeFenSchema, positiveFenSchema } from '../money.ts';
import { EVENT_NAMES } from './event-recipes.ts';
import { accountCode, accountSetId, attachmentsCount } from './lease-schemas.ts';

const short = z.string().trim().min(1).max(60).nullish();
export const eventInputSchema = z.object({
  accountSetId, event: z.enum(EVENT_NAMES), voucherDate: daySchema, attachmentsCount,
  summary: z.string().trim().min(1).max(200),
  amount: positiveFenSchema, tax: nonNegativeFenSchema.optional(), gain: nonNegativeFenSchema.optional(), interest: nonNegativeFenSchema.optional(), households: nonNegativeFenSchema.optional(),
  /** Accounts in the order of the recipe's lines; left out: the usual ones. */
  codes: z.array(accountCode).max(6).optional(),
  counterparty: short, householdId: idSchema<'household'>().nullish(), project: short, programmeId: idSchema<'programme'>().nullish(), contract: short,
});
export type EventInput = z.output<typeof eventInputSchema>;
