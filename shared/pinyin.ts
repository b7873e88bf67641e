/** Text for finding people: what is typed and what is stored pass through the same function, so that they meet. */
import { halfWidth } from '#shared/half-width.ts';

/**
 * A search text, or a stored text to be searched: half-width, lower case, no blanks at the ends and single ones inside, every
 * form of the middle dot of minority names as '·'. Chinese characters stay as they are.
 */
export function normaliseSearchText(text: string): string {
  return halfWidth(text)
    .replace(/[\u2022\u2027\u30FB\uFF65\u22C5]/g, '·')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Whether a normalised text can only be pinyin or initials: small Latin letters, with blanks or apostrophes between syllables. */
export function isPinyinText(normalised: string): boolean {
  return /^[a-zü]+([ '][a-zü]+)*$/.test(normalised);
}

/** Pinyin as it is stored and compared: without blanks and apostrophes, ü as v ('lv', as Chinese keyboards write it). */
export function compactPinyin(normalised: string): string {
  return normalised.replace(/[ ']/g, '').replaceAll('ü', 'v');
}
