/** 发放物品: what a programme in kind gives for each sum of its standard, and how many baskets a line comes to. */
import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { nonNegativeFenSchema, positiveFenSchema, sumFen, type Fen } from '../money.ts';
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
export const basketsSchema = z.array(basketSchema).max(21).refine((baskets) => new Set(baskets.map((basket) => basket.standardFen)).size === baskets.length, { error: 'basket_twice' });

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

/**
 * The basket of a line and how many of it: that of its own standard, or the only one there is. Undefined where the sum is no whole number of
 * baskets; a sum of nothing is none of any.
 */
export function basketOfLine(baskets: readonly Basket[], line: { readonly standardFen: Fen; readonly amountFen: Fen }): { readonly basket: Basket; readonly count: number } | undefined {
  const basket = baskets.find((each) => each.standardFen === line.standardFen) ?? (baskets.length === 1 ? baskets[0] : undefined);
  if (basket === undefined || line.amountFen % basket.standardFen !== 0) return undefined;
  return { basket, count: line.amountFen / basket.standardFen };
}
