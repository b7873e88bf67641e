/** Fields an office adds to the register by itself (自定义项): what they are called and may hold, and the values of persons and households. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema } from '../days.ts';
import { idSchema } from '../ids.ts';

export const CUSTOM_TARGETS = ['resident', 'household'] as const;
export type CustomTarget = (typeof CUSTOM_TARGETS)[number];
/** 文字 数字 日期 单选 是否 */
export const CUSTOM_KINDS = ['text', 'number', 'day', 'choice', 'yesNo'] as const;
export type CustomKind = (typeof CUSTOM_KINDS)[number];

const customFieldId = idSchema<'customField'>();
const residentId = idSchema<'resident'>();
const householdId = idSchema<'household'>();
const choices = z.array(z.string().trim().min(1).max(20)).max(30).refine((list) => new Set(list).size === list.length, { error: 'twice' });

export const customFieldSchema = z.object({
  customFieldId, target: z.enum(CUSTOM_TARGETS), name: z.string(), kind: z.enum(CUSTOM_KINDS), choices: z.array(z.string()), active: z.boolean(),
  /** How many hold a value. */
  used: z.int().min(0), version: z.int().positive(),
});
export type CustomField = z.output<typeof customFieldSchema>;

/** `match`: any value, none, or this one. */
export const customFilterSchema = z.object({ customFieldId, match: z.enum(['any', 'none', 'value']), value: z.string().max(200).default('') });

export const customFieldMethods = {
  /** In the order they were made; those out of use last. */
  customFields: query('residents.read', z.object({}), z.object({ fields: z.array(customFieldSchema) })),
  saveCustomField: command('residents.edit', z.object({
    customFieldId: customFieldId.nullable(), version: z.int().positive().nullable(), target: z.enum(CUSTOM_TARGETS), name: z.string().trim().min(1).max(20), kind: z.enum(CUSTOM_KINDS), choices: choices.default([]), active: z.boolean(),
  }), z.object({ customFieldId, version: z.int().positive() })),
  /** The values of one person or household; exactly one of the two is given. */
  customValues: query('residents.read', z.object({ residentId: residentId.nullish(), householdId: householdId.nullish() }), z.object({ values: z.array(z.object({ customFieldId, value: z.string(), by: z.string(), at: z.string() })) })),
  /** Sets some values; '' empties one. Those that are as they were leave no trace. */
  setCustomValues: command('residents.edit', z.object({ residentId: residentId.nullish(), householdId: householdId.nullish(), values: z.array(z.object({ customFieldId, value: z.string().trim().max(200) })).min(1).max(60) }), z.object({ changed: z.int().min(0) })),
} as const;

/** As many digits as an ID number or a bank account has: those belong in their own sealed fields. */
const SECRET = /\d{15,}/;

/** Why a value cannot stand in a field; undefined when it can. Days are 'YYYY-MM-DD', yes and no are 'yes' and 'no', numbers have at most four decimals. */
export function customValueFault(field: Pick<CustomField, 'kind' | 'choices'>, value: string): 'number' | 'day' | 'choice' | 'yesNo' | 'secret' | undefined {
  if (value === '') return undefined;
  switch (field.kind) {
    case 'text':
      return SECRET.test(value.replaceAll(/[\s-]/g, '')) ? 'secret' : undefined;
    case 'number':
      return /^-?\d{1,12}(\.\d{1,4})?$/.test(value) ? undefined : 'number';
    case 'day':
      return daySchema.safeParse(value).success ? undefined : 'day';
    case 'choice':
      return field.choices.includes(value) ? undefined : 'choice';
    case 'yesNo':
      return value === 'yes' || value === 'no' ? undefined : 'yesNo';
  }
}
