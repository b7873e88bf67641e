/** Quantities of goods: whole hundredths of the item's unit, so that 2.5 斤 is exact and nothing is ever a float. */
import { z } from 'zod';
import { fen, roundHalfUp, type Fen } from './money.ts';

/** The most of one item that is ever moved or in stock, in hundredths: ten million units. */
export const MAX_CENTI = 1_000_000_000;

/** A quantity at the door, in hundredths of a unit: more than nothing. */
export const positiveCentiSchema = z.int().min(1).max(MAX_CENTI);
/** A quantity at the door, in hundredths of a unit: nothing or more. */
export const centiSchema = z.int().min(0).max(MAX_CENTI);

/** '2', '2.5', '0.25': hundredths as people write them, without zeros that say nothing. */
export function formatQuantity(centi: number): string {
  const sign = centi < 0 ? '-' : '';
  const whole = Math.trunc(Math.abs(centi) / 100);
  const rest = String(Math.abs(centi) % 100).padStart(2, '0').replace(/0+$/, '');
  return `${sign}${whole}${rest === '' ? '' : `.${rest}`}`;
}

/** What a quantity comes to at a price of one unit, in fen, rounded half up. */
export function valueAt(priceFen: Fen, centi: number): Fen {
  return fen(Number(roundHalfUp(BigInt(priceFen) * BigInt(centi), 100n)));
}

/**
 * 加权平均: what goes out of a balance costs its share of the balance's value, rounded half up; the last of it takes whatever value is left, so
 * that nothing in stock is worth nothing and no fen stays behind.
 */
export function costOfIssue(balanceFen: Fen, balanceCenti: number, centi: number): Fen {
  if (centi >= balanceCenti) return balanceFen;
  return fen(Number(roundHalfUp(BigInt(balanceFen) * BigInt(centi), BigInt(balanceCenti))));
}

/** '大米 1 袋、花生油 1 桶': what somebody is handed, in the order given. */
export function goodsText(goods: readonly { readonly name: string; readonly unit: string; readonly quantityCenti: number }[]): string {
  return goods.map((each) => `${each.name} ${formatQuantity(each.quantityCenti)} ${each.unit}`).join('、');
}
