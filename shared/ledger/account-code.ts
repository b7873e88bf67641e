/** Account codes by pattern: '3-2-2' means three digits for level 1, two more for each level below. */

/** Length of a code of each level: '3-2-2' → [3, 5, 7]. */
export function codeLengths(pattern: string): number[] {
  let sum = 0;
  return pattern.split('-').map((digits) => (sum += Number(digits)));
}

/** The level of a code under a pattern, 1 for three digits; null when no level has that length. */
export function levelOfCode(code: string, pattern: string): number | null {
  const index = codeLengths(pattern).indexOf(code.length);
  return index === -1 || !/^\d+$/.test(code) ? null : index + 1;
}

/** The code of the account one level up; null for level 1 or a code that fits no level. */
export function parentCode(code: string, pattern: string): string | null {
  const level = levelOfCode(code, pattern);
  return level === null || level === 1 ? null : code.slice(0, codeLengths(pattern)[level - 2]);
}

/** The first free code below a parent: '514' with '51401' taken → '51402'. Null when the level is full or does not exist. */
export function nextCode(parent: string, taken: readonly string[], pattern: string): string | null {
  const level = levelOfCode(parent, pattern);
  const length = level === null ? undefined : codeLengths(pattern)[level];
  if (length === undefined) return null;
  const width = length - parent.length;
  const used = new Set(taken);
  for (let n = 1; n < 10 ** width; n += 1) {
    const code = `${parent}${String(n).padStart(width, '0')}`;
    if (!used.has(code)) return code;
  }
  return null;
}
