/**
 * Names that are nearly the same, as a clerk's mistakes make them: a traditional or variant form, one character that looks alike, the same
 * sound without the tones, two neighbours swapped, one character left out. Whoever was born on another day is another person: the
 * comparison is asked only for the same birth date and sex.
 */
import { foldName, lookAlike } from './name-characters.ts';

/** From the surest to the least sure; of several the first counts. */
export const NEAR_NAMES = ['nameVariant', 'nameLooks', 'nameSwapped', 'nameSounds', 'nameShort'] as const;
export type NearName = (typeof NEAR_NAMES)[number];

interface Named { readonly name: string; /** Of the whole name, without tones; '' where nothing is known. */ readonly pinyin: string }

/** A name of one character has nothing that could be left out or swapped. */
const LEAST = 2;

/** How two names are near; null for equal names and for those that differ more. */
export function nearNames(one: Named, other: Named): NearName | null {
  if (one.name === other.name) return null;
  const a = [...foldName(one.name)];
  const b = [...foldName(other.name)];
  if (a.join('') === b.join('')) return 'nameVariant';
  if (Math.min(a.length, b.length) < LEAST) return null;
  const differing = a.length === b.length ? a.flatMap((character, at) => (character === b[at] ? [] : [at])) : [];
  const [first, second] = differing;
  if (differing.length === 1 && first !== undefined && lookAlike(a[first] ?? '', b[first] ?? '')) return 'nameLooks';
  if (differing.length === 2 && first !== undefined && second === first + 1 && a[first] === b[second] && a[second] === b[first]) return 'nameSwapped';
  if (one.pinyin !== '' && one.pinyin === other.pinyin) return 'nameSounds';
  return isShort(a, b) || isShort(b, a) ? 'nameShort' : null;
}

/** Whether `short` is `long` with one character left out. */
function isShort(short: readonly string[], long: readonly string[]): boolean {
  if (long.length !== short.length + 1) return false;
  const at = long.findIndex((character, index) => character !== short[index]);
  return long.toSpliced(at, 1).join('') === short.join('');
}

/**
 * Under which texts a name is kept so that near ones share one: the name in standard characters, and that with each character left out
 * once. Two names that differ in one character, or in two neighbours swapped, are the same without it.
 */
export function nameKeys(name: string): string[] {
  const characters = [...foldName(name)];
  if (characters.length < LEAST) return [characters.join('')];
  return [...new Set([characters.join(''), ...characters.map((_, at) => characters.toSpliced(at, 1).join(''))])];
}
