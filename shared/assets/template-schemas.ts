/** Shapes of voucher templates and recurring vouchers. */
import { z } from 'zod';
import { daySchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema } from '../money.ts';
import { accountSetId, text, version, voucherId } from './lease-schemas.ts';

export const templateId = idSchema<'template'>();
export const templateInputSchema = z.object({
  templateId: templateId.optional(), version: version.optional(), accountSetId, name: text(1, 60),
  /** The voucher whose lines are kept; left out for a saved template: its lines stay. */
  voucherId: voucherId.optional(),
  /** 0: not recurring; 1: monthly, 3: quarterly, 12: yearly. */
  everyMonths: z.int().min(0).max(12).default(0), dayOfMonth: z.int().min(1).max(31).default(1), fromMonth: monthSchema.nullish(), toMonth: monthSchema.nullish(), status: z.enum(['active', 'ended']).default('active'),
});
export type TemplateInput = z.output<typeof templateInputSchema>;

export const templateLineSchema = z.object({
  summary: z.string(), accountCode: z.string(), debitFen: fenSchema, creditFen: fenSchema, residentId: idSchema<'resident'>().nullish(), householdId: idSchema<'household'>().nullish(),
  programmeId: idSchema<'programme'>().nullish(), counterparty: z.string().nullish(), project: z.string().nullish(), fund: z.string().nullish(),
});
export type TemplateLine = z.output<typeof templateLineSchema>;
export const templateSchema = z.object({
  templateId, accountSetId, name: z.string(), word: z.string().nullable(), attachmentsCount: z.int(), lines: z.array(templateLineSchema), totalFen: fenSchema, everyMonths: z.int(), dayOfMonth: z.int(),
  fromMonth: monthSchema.nullable(), toMonth: monthSchema.nullable(), status: z.enum(['active', 'ended']), version: z.int(),
});
export type Template = z.output<typeof templateSchema>;
export const templateDueSchema = z.object({ templateId, name: z.string(), month: monthSchema, dueOn: daySchema, totalFen: fenSchema });
