/** 发放物品: what a programme in kind gives for each sum of its standard, and how many baskets a line comes to. */
import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { fen, nonNegativeFenSchema, positiveFenSchema, roundHalfUp, sumFen, type Fen } from '../money.ts';
import { positiveCentiSchema, valueAt } from '../quantity.ts';
import type { Amount } from './amount.ts';

export const basketItemSchema = z.object({
  itemId: idSchema<'stockItem'>(), quantityCenti: positiveCentiSchema,
  /** 约定单价: what one unit counts for in the sum, whatever it cost. */
  priceFen: nonNegativeFenSchema,
});
/** One basket for each sum the standard may be. */
export const basketSchema = z.object({ standardFen: positiveFenSchema, items: z.array(basketItemSchema).min(1).max(20).refine((items) => new Set(items.map((item) => item.itemId)).size === items.length, { error: 'item_twice' }) });
export type Basket = z.output<typeof basketSchema>;
/** Twenty tiers and the rest, each also for half a month. */
export const basketsSchema = z.array(basketSchema).max(42).refine((baskets) => new Set(baskets.map((basket) => basket.standardFen)).size === baskets.length, { error: 'basket_twice' });

/** What a basket counts for. */
export function basketWorth(basket: Pick<Basket, 'items'>): Fen {
  return sumFen(basket.items.map((item) => valueAt(item.priceFen, item.quantityCenti)));
}

/** The sums a standard may be, each once, smallest first; nothing is given for nothing. */
export function standardsOf(amount: Amount): Fen[] {
  const { standard } = amount;
  const all = standard.kind === 'flat' ? [standard.fen] : [...standard.tiers.map((tier) => tier.fen), ...(standard.kind === 'factTiers' && standard.otherwiseFen !== null ? [standard.otherwiseFen] : [])];
  return [...new Set(all)].filter((sum) => sum > 0).sort((a, b) => a - b);
}

/** What is given of a standard for half a month: half of it, a half fen up (as the amount itself is reckoned). */
export const halfOf = (standardFen: Fen): Fen => fen(Number(roundHalfUp(BigInt(standardFen), 2n)));

/** The sums a version by rule has to have a basket for: its standards and, where it pays half months, the half of each; each once, smallest first. */
export function basketSumsOf(amount: Amount): Fen[] {
  const standards = standardsOf(amount);
  return [...new Set([...standards, ...(amount.halfMonth === null ? [] : standards.map(halfOf))])].sort((a, b) => a - b);
}

/** A line as far as its baskets go. `claimFens`: the sums of the claims it pays; left out where it pays none. */
export interface LineSums { readonly standardFen: Fen; readonly amountFen: Fen; readonly claimFens?: readonly Fen[] | undefined }

/**
 * The baskets of a line and how many of each. Of claims: the basket of each claim's own sum. Else that of the line's standard, as often as its
 * amount holds it; where the standard has none of its own, the only basket there is, or that basket and the one for its half (two members and half a
 * month are one and a half). Undefined where the sum is no whole number of baskets; a sum of nothing is none of any.
 */
export function basketsOfLine<B extends Pick<Basket, 'standardFen'>>(baskets: readonly B[], line: LineSums): { readonly basket: B; readonly count: number }[] | undefined {
  if (line.amountFen === 0) return [];
  const bySum = (sum: Fen): B | undefined => baskets.find((each) => each.standardFen === sum);
  if (line.claimFens !== undefined) {
    const found = line.claimFens.filter((sum) => sum > 0).map(bySum);
    if (sumFen(line.claimFens) !== line.amountFen || found.includes(undefined)) return undefined;
    return baskets.flatMap((basket) => { const count = found.filter((each) => each === basket).length; return count === 0 ? [] : [{ basket, count }]; });
  }
  const own = bySum(line.standardFen);
  if (own !== undefined) return line.amountFen % own.standardFen === 0 ? [{ basket: own, count: line.amountFen / own.standardFen }] : undefined;
  const [first, second] = baskets.toSorted((a, b) => b.standardFen - a.standardFen);
  if (first === undefined || baskets.length > 2 || (second !== undefined && second.standardFen !== halfOf(first.standardFen))) return undefined;
  // So many of the line's standard, each of so many baskets and perhaps a half; a line that was written by hand counts as one.
  const times = line.standardFen > 0 && line.amountFen % line.standardFen === 0 ? line.amountFen / line.standardFen : 1;
  const each = line.amountFen / times;
  const half = each % first.standardFen === 0 ? 0 : 1;
  if (half === 1 && second === undefined) return undefined;
  const whole = (each - (half === 1 && second !== undefined ? second.standardFen : 0)) / first.standardFen;
  if (!Number.isInteger(whole)) return undefined;
  return [{ basket: first, count: whole * times }, ...(second === undefined ? [] : [{ basket: second, count: half * times }])].filter((part) => part.count > 0);
}
