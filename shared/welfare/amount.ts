/** How much a programme pays, as data: a standard (flat or by tiers), what multiplies it, what is taken off, where it ends. */
import { z } from 'zod';
import { AGE_EFFECTIVE, type AgeEffective } from '../days.ts';
import { nonNegativeFenSchema, positiveFenSchema, type Fen } from '../money.ts';
import { factKindSchema, isFactValue, type FactKind } from '../person-as-of.ts';
import { REFERENCE_DAYS, ruleSchema, type ReferenceDay, type Rule } from './rule.ts';

/** The standard: one sum for all; by age band (both ends included, `to` null = open); by the value of a fact. */
export type Standard =
  | { readonly kind: 'flat'; readonly fen: Fen }
  | { readonly kind: 'ageTiers'; readonly effective: AgeEffective; readonly on: ReferenceDay; readonly tiers: readonly { readonly from: number; readonly to: number | null; readonly fen: Fen }[] }
  | { readonly kind: 'factTiers'; readonly fact: FactKind; readonly tiers: readonly { readonly in: readonly string[]; readonly fen: Fen }[]; readonly otherwiseFen: Fen | null };

export interface Amount {
  readonly standard: Standard;
  /** Whether the standard is per month (then × months of the period) or per payment. */
  readonly per: 'month' | 'payment';
  /** Household programmes: × members of the household who are living and meet `who` (all of them without it), at most `atMost`. */
  readonly perMember: { readonly who: Rule | null; readonly atMost: number | null } | null;
  /**
   * Half the standard for who reaches the age after `cutDay` of the benefit month, or dies or leaves on or before it. The age is
   * that of the rule's lowest bound. Monthly payments only.
   */
  readonly halfMonth: { readonly cutDay: number; readonly age: number } | null;
  /** Upper end of one line, after everything. */
  readonly capFen: Fen | null;
  /** Rounded to whole multiples of this many fen, halves up; 1 = not at all. */
  readonly roundToFen: 1 | 10 | 100;
}

const years = z.int().min(0).max(150);

const ageTiers = z.array(z.strictObject({ from: years, to: years.nullable(), fen: nonNegativeFenSchema })).min(1).max(20)
  .refine((tiers) => tiers.every((t) => t.to === null || t.to >= t.from), { error: 'tier_upside_down' })
  .refine((tiers) => tiers.every((t, i) => { const next = tiers[i + 1]; return next === undefined || (t.to !== null && t.to < next.from); }), { error: 'tiers_overlap' });

const factTiers = z.strictObject({
  kind: z.literal('factTiers'), fact: factKindSchema,
  tiers: z.array(z.strictObject({ in: z.array(z.string().max(20)).min(1).max(40), fen: nonNegativeFenSchema })).min(1).max(20),
  otherwiseFen: nonNegativeFenSchema.nullable(),
}).refine((s) => s.tiers.every((t) => t.in.every((value) => isFactValue(s.fact, value))), { error: 'fact_value', path: ['tiers'] })
  .refine((s) => { const all = s.tiers.flatMap((t) => t.in); return new Set(all).size === all.length; }, { error: 'tiers_overlap', path: ['tiers'] });

/** An amount at the door. Refuses overlapping tiers and values a fact cannot have. */
export const amountSchema: z.ZodType<Amount> = z.strictObject({
  standard: z.union([
    z.strictObject({ kind: z.literal('flat'), fen: positiveFenSchema }),
    z.strictObject({ kind: z.literal('ageTiers'), effective: z.enum(AGE_EFFECTIVE), on: z.enum(REFERENCE_DAYS), tiers: ageTiers }),
    factTiers,
  ]),
  per: z.enum(['month', 'payment']),
  perMember: z.strictObject({ who: ruleSchema.nullable(), atMost: z.int().min(1).max(50).nullable() }).nullable(),
  halfMonth: z.strictObject({ cutDay: z.int().min(1).max(28), age: years }).nullable(),
  capFen: positiveFenSchema.nullable(),
  roundToFen: z.union([z.literal(1), z.literal(10), z.literal(100)]),
});

/**
 * What speaks against paying although the rule admits: another benefit of the same month (refuse, or take its amount off), or a
 * fact (in 特困供养, insured through an employer …).
 */
export type Exclusion =
  | { readonly kind: 'programme'; readonly code: string; readonly effect: 'refuse' | 'deduct' }
  | { readonly kind: 'rule'; readonly rule: Rule };

export const exclusionsSchema: z.ZodType<readonly Exclusion[]> = z.array(z.union([
  z.strictObject({ kind: z.literal('programme'), code: z.string().min(2).max(12), effect: z.enum(['refuse', 'deduct']) }),
  z.strictObject({ kind: z.literal('rule'), rule: ruleSchema }),
])).max(20);
