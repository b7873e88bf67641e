/**
 * ID numbers that are nearly the same: one digit off, or two neighbouring digits swapped, as a hand does when it types. A number that
 * passed its check character cannot be wrong in one place only, so the seventeen digits before it are compared and the last follows.
 */
import { checkDigit } from '../citizen-id.ts';

/** How two numbers are near: the position of the first digit that differs, counted from 1. */
export interface NearId {
  readonly kind: 'idOneOff' | 'idSwapped' | 'id15';
  readonly position: number;
}

const BODY = 17;
const citizen = /^\d{17}[\dX]$/;
/** An old number of fifteen digits: region, birth date with a year of two digits, sequence. */
const old = /^\d{15}$/;

/** The number as the comparison sees it: a citizen ID's first seventeen digits, an old one without the century; else null. */
export function comparableId(idNumber: string): { readonly body: string } | { readonly old: string } | null {
  if (citizen.test(idNumber)) return { body: idNumber.slice(0, BODY) };
  return old.test(idNumber) ? { old: idNumber } : null;
}

/** The fifteen digits that a number of eighteen had before it was lengthened. */
export const shortened = (body: string): string => body.slice(0, 6) + body.slice(8);

/** Whether and how two numbers are near; null for equal numbers and for those that differ more. */
export function nearIds(one: string, other: string): NearId | null {
  const a = comparableId(one);
  const b = comparableId(other);
  if (a === null || b === null) return null;
  if ('old' in a || 'old' in b) return fifteen(a, b);
  const differing: number[] = [];
  for (let at = 0; at < BODY && differing.length <= 2; at++) if (a.body[at] !== b.body[at]) differing.push(at);
  const [first, second] = differing;
  if (first === undefined) return null;
  if (second === undefined) return { kind: 'idOneOff', position: first + 1 };
  const swapped = differing.length === 2 && second === first + 1 && a.body[first] === b.body[second] && a.body[second] === b.body[first];
  return swapped ? { kind: 'idSwapped', position: first + 1 } : null;
}

function fifteen(a: { readonly body: string } | { readonly old: string }, b: { readonly body: string } | { readonly old: string }): NearId | null {
  if ('body' in a === 'body' in b) return null;
  const short = 'old' in a ? a.old : 'old' in b ? b.old : '';
  const long = 'body' in a ? a.body : 'body' in b ? b.body : '';
  return shortened(long) === short ? { kind: 'id15', position: 7 } : null;
}

/**
 * Every number near to this one, with its check character: 153 with one digit off, at most 16 swapped, and the other form of fifteen or
 * eighteen digits. For looking a few people up by the keyed index of their numbers, without opening anybody else's.
 */
export function neighboursOf(idNumber: string): string[] {
  const own = comparableId(idNumber);
  if (own === null) return [];
  if ('old' in own) return ['18', '19', '20'].map((century) => complete(own.old.slice(0, 6) + century + own.old.slice(6)));
  const { body } = own;
  const found = new Set<string>([shortened(body)]);
  for (let at = 0; at < BODY; at++) {
    for (let digit = 0; digit <= 9; digit++) if (String(digit) !== body[at]) found.add(complete(body.slice(0, at) + String(digit) + body.slice(at + 1)));
    const next = body[at + 1];
    if (next !== undefined && next !== body[at]) found.add(complete(body.slice(0, at) + next + body.charAt(at) + body.slice(at + 2)));
  }
  return [...found];
}

const complete = (body: string): string => body + checkDigit(body);
