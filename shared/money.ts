/**
 * Money: whole fen (分) in a branded safe integer. No float ever holds an amount: text is read digit by digit, products and
 * quotients are taken in BigInt, and there is one rounding function. Every amount of the product passes through this file.
 */
import { z } from 'zod';
import { halfWidth } from '#shared/half-width.ts';

/** An amount in fen (1 yuan = 100 fen), may be negative, |x| ≤ MAX_FEN. Made by `fen()` or `fenSchema` only. */
export type Fen = number & { readonly __brand: 'Fen' };

/**
 * The largest amount, in fen: 10^15 fen = 10 万亿 yuan. Nine such amounts still add up below 2^53 (9.007 × 10^15), so a plain
 * comparison or the difference of two amounts is always exact.
 */
export const MAX_FEN = 1e15;

/**
 * Brands a number of fen.
 * @throws RangeError for fractions, NaN, infinities and |n| > MAX_FEN. Minus zero becomes zero.
 */
export function fen(n: number): Fen {
  if (!Number.isSafeInteger(n) || Math.abs(n) > MAX_FEN) {
    throw new RangeError(`an amount is a whole number of fen within ±${MAX_FEN}, not ${n}`);
  }
  return (n + 0) as Fen;
}

function fenFromBigInt(n: bigint): Fen {
  return fen(Number(n));
}

/** Nothing: 0.00 yuan. */
export const ZERO_FEN = fen(0);

/** Any amount in fen at the door: whole, |x| ≤ MAX_FEN. Refuses fractions and numeric strings; minus zero becomes zero. */
export const fenSchema: z.ZodType<Fen, number> = boundedFen(-MAX_FEN);

/** An amount in fen that is zero or more. */
export const nonNegativeFenSchema: z.ZodType<Fen, number> = boundedFen(0);

/** An amount in fen of at least one fen. */
export const positiveFenSchema: z.ZodType<Fen, number> = boundedFen(1);

function boundedFen(minimum: number): z.ZodType<Fen, number> {
  const schema = z
    .int()
    .min(minimum)
    .max(MAX_FEN)
    .overwrite((n) => n + 0);
  return schema as unknown as z.ZodType<Fen, number>;
}

/**
 * THE rounding rule (四舍五入): the nearest integer to numerator / denominator, halves away from zero, so that the reversal of an
 * amount is always exactly its negative. Exact on integers of any size.
 * @throws RangeError for a zero denominator or an argument that is not a whole number.
 */
export function roundHalfUp(numerator: bigint | number, denominator: bigint | number): bigint {
  const n = BigInt(numerator);
  const d = BigInt(denominator);
  if (d === 0n) throw new RangeError('cannot divide an amount by zero');
  const negative = n < 0n !== d < 0n;
  const top = n < 0n ? -n : n;
  const bottom = d < 0n ? -d : d;
  const rounded = (2n * top + bottom) / (2n * bottom);
  return negative ? -rounded : rounded;
}

/**
 * The sum of amounts in fen, 0 for none. The order of the amounts never matters: only the total must be within bounds.
 * @throws RangeError when the total is beyond MAX_FEN.
 */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let carried = 0n;
  let running = 0;
  for (const amount of amounts) {
    running += amount;
    // |running| stays below 5 × 10^15 < 2^53: one more amount can never make it inexact.
    if (running > 4e15 || running < -4e15) {
      carried += BigInt(running);
      running = 0;
    }
  }
  return carried === 0n ? fen(running) : fenFromBigInt(carried + BigInt(running));
}

/** The same amount with the other sign, in fen (a red-letter line, a reversal). */
export function negate(amountFen: Fen): Fen {
  return fen(-amountFen);
}

/**
 * Amount × whole count (months, persons, items), in fen, exact.
 * @throws RangeError when the count is not a safe integer or the product is beyond MAX_FEN.
 */
export function multiply(amountFen: Fen, integer: number): Fen {
  if (!Number.isSafeInteger(integer)) throw new RangeError(`a count is a whole number, not ${integer}`);
  return fenFromBigInt(BigInt(amountFen) * BigInt(integer));
}

/**
 * A rate of an amount: fen × basisPoints / 10 000 (1 % = 100 basis points), rounded once by `roundHalfUp`, in fen.
 * @throws RangeError when basisPoints is not a safe integer or the result is beyond MAX_FEN.
 */
export function applyBasisPoints(amountFen: Fen, basisPoints: number): Fen {
  if (!Number.isSafeInteger(basisPoints))
    throw new RangeError(`a rate is a whole number of basis points, not ${basisPoints}`);
  return fenFromBigInt(roundHalfUp(BigInt(amountFen) * BigInt(basisPoints), 10_000n));
}

/**
 * Divides an amount by weights (shares, days, persons) with the largest-remainder method: the parts, in the order of the
 * weights, always sum to the total; equal remainders go to the earlier weight; a zero weight gets nothing. A negative total
 * gives exactly the negatives of the positive one.
 * @throws RangeError when a weight is negative or not a safe integer, or when all weights are zero and the total is not.
 */
export function shareOut(totalFen: Fen, weights: readonly number[]): Fen[] {
  for (const weight of weights) {
    if (!Number.isSafeInteger(weight) || weight < 0) {
      throw new RangeError(`a weight is a whole number of at least 0, not ${weight}`);
    }
  }
  if (totalFen === 0) return weights.map(() => ZERO_FEN);
  const sum = weights.reduce((acc, weight) => acc + BigInt(weight), 0n);
  if (sum === 0n) throw new RangeError('an amount cannot be shared out among weights that are all zero');

  const total = BigInt(Math.abs(totalFen));
  const shares = weights.map((weight, index) => {
    const product = total * BigInt(weight);
    return { index, whole: product / sum, remainder: product % sum };
  });
  const given = shares.reduce((acc, share) => acc + share.whole, 0n);
  const left = Number(total - given);
  const parts = shares.map((share) => share.whole);
  // toSorted is stable, so ties keep the order of the weights.
  const byRemainder = shares.toSorted((a, b) => (a.remainder === b.remainder ? 0 : a.remainder > b.remainder ? -1 : 1));
  for (const share of byRemainder.slice(0, left)) parts[share.index] = share.whole + 1n;
  return parts.map((part) => fenFromBigInt(totalFen < 0 ? -part : part));
}

/**
 * An amount in fen as text in yuan with two decimals: '1,234.50', '-0.05'. `grouping: false` leaves the commas out, as bank
 * files and spreadsheets want it.
 */
export function formatYuan(amountFen: Fen, options: { grouping?: boolean } = {}): string {
  const absolute = Math.abs(amountFen);
  const cents = String(absolute % 100).padStart(2, '0');
  const whole = String(Math.floor(absolute / 100));
  const yuan = options.grouping === false ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amountFen < 0 ? '-' : ''}${yuan}.${cents}`;
}

/**
 * Why a text is not an amount: nothing there; no number; '1.2E+4' (a spreadsheet has dropped digits); more than two decimals;
 * '12,5' (decimal comma or lost digit: nobody can tell); beyond MAX_FEN.
 */
export type YuanRefusal = 'empty' | 'not_a_number' | 'scientific' | 'below_fen' | 'decimal_comma' | 'too_large';

/** What `parseYuan` read: the amount in fen, `doubtful` when a person should look at it; or why it was refused. */
export type ParsedYuan = { ok: true; fen: Fen; doubtful: boolean } | { ok: false; reason: YuanRefusal };

const SCALE_EXPONENT: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 萬: 4, 亿: 8, 億: 8 };
const AMOUNT =
  /^([+-]?)(?:人民币|RMB|CNY|¥)?([+-]?)([\d,]*)(\.?)(\d*)([百千万萬亿億]?)(?:元整?|元正|圆整?|块钱?|RMB|CNY)?$/i;

/**
 * Reads an amount in yuan as people and spreadsheets write it, without floats: full-width digits, ¥ 元 RMB, 1,234.50, signs,
 * a leading apostrophe. Nothing is rounded away: a third decimal that is not zero is refused.
 *
 * `doubtful` marks a reading that is probable, not certain, for a person's review: 万 千 百 亿, (100) as minus 100, commas or
 * blanks in odd places, leading zeros, 。 for the point, '5.' and '.5', '1.500' (may be 1 500), 块, and the tail of
 * a float (0.30000000000000004).
 */
export function parseYuan(text: string): ParsedYuan {
  let doubtful = false;
  const plain = halfWidth(text).trim().replace(/^'/, '').trim();
  if (plain === '') return { ok: false, reason: 'empty' };

  if (/\d\s+\d/.test(plain) || /[。()块]/.test(plain)) doubtful = true;
  let written = plain.replace(/\s+/g, '').replace(/^[(](.*)[)]$/, '-$1');
  if (/\d。\d/.test(written)) written = written.replace('。', '.');
  if (/^[+-]?[¥]?\d+(\.\d+)?e[+-]?\d+$/i.test(written)) return { ok: false, reason: 'scientific' };

  const match = AMOUNT.exec(written);
  if (match === null) return { ok: false, reason: 'not_a_number' };
  const [, signBefore = '', signAfter = '', grouped = '', point = '', decimals = '', scale = ''] = match;
  if ((signBefore !== '' && signAfter !== '') || !/\d/.test(grouped + decimals))
    return { ok: false, reason: 'not_a_number' };

  if (grouped.includes(',') && !/^\d{1,3}(,\d{3})+$/.test(grouped)) {
    if (!/^\d+(,\d+)+$/.test(grouped)) return { ok: false, reason: 'not_a_number' };
    if (point === '' && /,\d{1,2}$/.test(grouped)) return { ok: false, reason: 'decimal_comma' };
    doubtful = true;
  }
  const whole = grouped.replaceAll(',', '');
  if (/^0\d/.test(whole)) doubtful = true;
  if (point !== '' && (whole === '' || decimals === '')) doubtful = true;
  if (scale !== '' || (decimals.length === 3 && decimals.endsWith('0'))) doubtful = true;

  const places = 2 + (SCALE_EXPONENT[scale] ?? 0);
  const tail = decimals.slice(places);
  let amount = BigInt(whole + decimals.slice(0, places).padEnd(places, '0'));
  if (/[1-9]/.test(tail)) {
    // The binary shadow of a short decimal, as a spreadsheet formula leaves it: 15 or more digits, all but the last few 0 or 9.
    const noise = decimals.length >= 10 && /^(0{5,}|9{5,})\d{1,7}$/.exec(tail);
    if (!noise) return { ok: false, reason: 'below_fen' };
    if (tail.startsWith('9')) amount += 1n;
    doubtful = true;
  }
  if (amount > BigInt(MAX_FEN)) return { ok: false, reason: 'too_large' };
  const negative = signBefore === '-' || signAfter === '-';
  return { ok: true, fen: fenFromBigInt(negative ? -amount : amount), doubtful };
}
