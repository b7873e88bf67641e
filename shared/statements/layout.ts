/** A statement's layout as it lies in resources/statements: rows, columns, orders of rows and the sums that must agree. */
import { z } from 'zod';
import { parseFormula } from './formula.ts';

const said = z.object({ zh: z.string().min(1), en: z.string().min(1) });
const rowKey = z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/);
const formula = z.string().refine((text) => {
  try {
    parseFormula(text);
    return true;
  } catch {
    return false;
  }
}, { message: 'not a formula' });

/**
 * Which months a column's figures are of. yearToDate runs from January, or from the account set's first month in its first year;
 * yearStart is the moment before that; lastYear has no figures in the first year.
 */
export const FRAMES = ['monthEnd', 'yearStart', 'month', 'yearToDate', 'lastYear'] as const;
export type FrameName = (typeof FRAMES)[number];

export const layoutRowSchema = z.object({
  key: rowKey,
  label: said,
  indent: z.int().min(0).max(4).default(0),
  /** Absent: a heading. */
  formula: formula.optional(),
  /** The figure shown is the formula's value times this. */
  sign: z.union([z.literal(1), z.literal(-1)]).default(1),
  bold: z.boolean().default(false),
  /** One more row for each account of this level below the row's own code that has a figure. */
  each: z.object({ code: z.string().regex(/^\d{3}$/), measure: z.enum(['earned', 'spent']) }).optional(),
  /** Left out while it is nothing in every column. */
  whenUsed: z.boolean().default(false),
});
export type LayoutRow = z.output<typeof layoutRowSchema>;

export const layoutSchema = z.object({
  key: z.string().regex(/^[a-z0-9-]+$/),
  name: said,
  /** Where the form comes from, and what of it could not be verified. */
  source: z.string(),
  columns: z.array(z.object({ key: rowKey, title: said, frame: z.enum(FRAMES) })).min(1).max(4),
  /** Side by side on paper when there are two. */
  halves: z.array(z.object({ title: said, rows: z.array(layoutRowSchema).min(1) })).min(1).max(2),
  foot: z.array(layoutRowSchema).default([]),
  /** Other orders of the same rows, with the formulas that change by it. The first is the usual one. */
  variants: z.array(z.object({ key: rowKey, name: said, order: z.array(rowKey), formulas: z.record(rowKey, formula).default({}) })).default([]),
  /** Two formulas that must give the same in every column named (all when none is). */
  ties: z.array(z.object({ says: said, left: formula, right: formula, columns: z.array(rowKey).optional() })),
});
export type Layout = z.output<typeof layoutSchema>;
