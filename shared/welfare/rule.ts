/**
 * The rule of a programme as data: a tree of conditions on a person as he stood on a day. Built by clicks, shown as a
 * sentence (`rule-sentence.ts`), decided by `decide-eligibility.ts`. Nothing in it is code.
 */
import { z } from 'zod';
import { AGE_EFFECTIVE, daySchema, type AgeEffective, type Day } from '../days.ts';
import { FACT_VALUES, factKindSchema, isFactValue, type FactKind } from '../person-as-of.ts';

/** The day on which an age is looked at: first or last day of the benefit month, the batch's as-of day, 1 January or 31 December of the year. */
export const REFERENCE_DAYS = ['monthStart', 'monthEnd', 'asOf', 'yearStart', 'yearEnd'] as const;
export type ReferenceDay = (typeof REFERENCE_DAYS)[number];

/** Age in completed years, from when a birthday counts, and the day it is looked at. Both ends included. */
export interface AgeCondition {
  readonly kind: 'age';
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
  readonly effective: AgeEffective;
  readonly on: ReferenceDay;
}
/** A fact has one of the values; with an empty list: has any value. */
export interface FactCondition { readonly kind: 'fact'; readonly fact: FactKind; readonly in: readonly string[] }
/** 居住与户籍, most used, so it has a name of its own. */
export interface ResidencyCondition { readonly kind: 'residency'; readonly in: readonly (typeof FACT_VALUES.residency)[number][] }
/** 集体成员 */
export interface MembershipCondition { readonly kind: 'membership'; readonly in: readonly (typeof FACT_VALUES.membership)[number][] }
export interface GridCondition { readonly kind: 'grid'; readonly in: readonly number[] }
export interface SexCondition { readonly kind: 'sex'; readonly is: '1' | '2' }
/** Head of the household (户主) or not. */
export interface HeadCondition { readonly kind: 'headOfHousehold'; readonly is: boolean }
/** One of the office's own fields (自定义项) by its kind: a number (its text) or day within bounds, both included; one of the choices, none named any; yes or no; filled in at all. An empty field meets none. */
export type CustomCondition = { readonly kind: 'custom'; readonly customFieldId: number } & (
  | { readonly by: 'number'; readonly atLeast?: string | undefined; readonly atMost?: string | undefined }
  | { readonly by: 'day'; readonly from?: Day | undefined; readonly to?: Day | undefined }
  | { readonly by: 'choice'; readonly in: readonly string[] }
  | { readonly by: 'yesNo'; readonly is: 'yes' | 'no' }
  | { readonly by: 'any' });
/** On one of the office's lists (名单) on the as-of day. */
export interface ListCondition { readonly kind: 'list'; readonly listId: number }
export type Condition = AgeCondition | FactCondition | ResidencyCondition | MembershipCondition | GridCondition | SexCondition | HeadCondition | CustomCondition | ListCondition;
export interface AllOf { readonly kind: 'all'; readonly of: readonly Rule[] }
export interface AnyOf { readonly kind: 'any'; readonly of: readonly Rule[] }
export interface NotOf { readonly kind: 'not'; readonly of: Rule }
export type Rule = AllOf | AnyOf | NotOf | Condition;

/** Deepest nesting and most conditions of a rule: more cannot be read as a sentence. */
export const MAX_DEPTH = 6;
export const MAX_CONDITIONS = 60;

const age = z.int().min(0).max(150);
const factCondition = z.strictObject({ kind: z.literal('fact'), fact: factKindSchema, in: z.array(z.string().max(20)).max(40) })
  .refine((c) => c.in.every((value) => isFactValue(c.fact, value)), { error: 'fact_value', path: ['in'] });

const customFieldId = z.int().positive();
/** As `customValueFault` lets a number stand. */
const numberText = z.string().regex(/^-?\d{1,12}(\.\d{1,4})?$/);
const upsideDown = (low: string | undefined, high: string | undefined): boolean => low !== undefined && high !== undefined && Number(low) > Number(high);

const leaf = z.union([
  z.strictObject({ kind: z.literal('age'), atLeast: age.optional(), atMost: age.optional(), effective: z.enum(AGE_EFFECTIVE), on: z.enum(REFERENCE_DAYS) })
    .refine((c) => c.atLeast !== undefined || c.atMost !== undefined, { error: 'age_needs_a_bound' })
    .refine((c) => c.atLeast === undefined || c.atMost === undefined || c.atLeast <= c.atMost, { error: 'age_band_upside_down' }),
  factCondition,
  z.strictObject({ kind: z.literal('residency'), in: z.array(z.enum(FACT_VALUES.residency)).min(1) }),
  z.strictObject({ kind: z.literal('membership'), in: z.array(z.enum(FACT_VALUES.membership)).min(1) }),
  z.strictObject({ kind: z.literal('grid'), in: z.array(z.int().positive()).min(1).max(500) }),
  z.strictObject({ kind: z.literal('sex'), is: z.enum(['1', '2']) }),
  z.strictObject({ kind: z.literal('headOfHousehold'), is: z.boolean() }),
  z.strictObject({ kind: z.literal('custom'), customFieldId, by: z.literal('number'), atLeast: numberText.optional(), atMost: numberText.optional() })
    .refine((c) => c.atLeast !== undefined || c.atMost !== undefined, { error: 'needs_a_bound' }).refine((c) => !upsideDown(c.atLeast, c.atMost), { error: 'band_upside_down' }),
  z.strictObject({ kind: z.literal('custom'), customFieldId, by: z.literal('day'), from: daySchema.optional(), to: daySchema.optional() })
    .refine((c) => c.from !== undefined || c.to !== undefined, { error: 'needs_a_bound' }).refine((c) => c.from === undefined || c.to === undefined || c.from <= c.to, { error: 'band_upside_down' }),
  z.strictObject({ kind: z.literal('custom'), customFieldId, by: z.literal('choice'), in: z.array(z.string().min(1).max(20)).max(30) }),
  z.strictObject({ kind: z.literal('custom'), customFieldId, by: z.literal('yesNo'), is: z.enum(['yes', 'no']) }),
  z.strictObject({ kind: z.literal('custom'), customFieldId, by: z.literal('any') }),
  z.strictObject({ kind: z.literal('list'), listId: z.int().positive() }),
]);

const tree: z.ZodType<Rule> = z.lazy(() => z.union([
  leaf,
  z.strictObject({ kind: z.literal('all'), of: z.array(tree).min(1).max(20) }),
  z.strictObject({ kind: z.literal('any'), of: z.array(tree).min(1).max(20) }),
  z.strictObject({ kind: z.literal('not'), of: tree }),
]));

/** Depth of the tree (a single condition is 1) and the number of its conditions. */
export function sizeOf(rule: Rule): { depth: number; conditions: number } {
  if (rule.kind === 'all' || rule.kind === 'any') {
    const parts = rule.of.map(sizeOf);
    return { depth: 1 + Math.max(...parts.map((p) => p.depth)), conditions: parts.reduce((sum, p) => sum + p.conditions, 0) };
  }
  if (rule.kind === 'not') {
    const part = sizeOf(rule.of);
    return { depth: 1 + part.depth, conditions: part.conditions };
  }
  return { depth: 1, conditions: 1 };
}

/** A rule at the door. Refuses unknown kinds, values a fact cannot have, empty groups, bands upside down, and trees too large to read. */
export const ruleSchema: z.ZodType<Rule> = tree.refine((rule) => {
  const size = sizeOf(rule);
  return size.depth <= MAX_DEPTH && size.conditions <= MAX_CONDITIONS;
}, { error: 'rule_too_large' });
