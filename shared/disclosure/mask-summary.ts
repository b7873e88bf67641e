/**
 * What a board may say of people (个人信息保护法 art. 25): names masked wherever they stand in a text, identity numbers, telephones and account
 * numbers cut down. Names are those of the register; a text is compared with all of them.
 */
import { maskName } from '../masking.ts';

const NAME_LENGTHS = [2, 3, 4] as const;

/** Every part of the texts that could be a name of two to four characters. */
export function possibleNames(texts: Iterable<string>): string[] {
  const parts = new Set<string>();
  for (const text of texts) {
    for (const run of text.match(/[\p{Script=Han}·]+/gu) ?? []) {
      const characters = [...run];
      for (const length of NAME_LENGTHS) for (let at = 0; at + length <= characters.length; at += 1) parts.add(characters.slice(at, at + length).join(''));
      if (run.includes('·')) parts.add(run);
    }
  }
  return [...parts];
}

/** The text with every known name masked, the longest first, and long numbers cut down. */
export function maskSummary(text: string, names: readonly string[]): string {
  const byLength = names.toSorted((a, b) => b.length - a.length);
  const named = byLength.reduce((said, name) => (name.length >= 2 ? said.replaceAll(name, maskName(name)) : said), text);
  return named
    .replaceAll(/(?<!\d)\d{6}(?:18|19|20)\d{9}[\dXx](?![\dXx])/g, '身份证号略')
    .replaceAll(/(?<!\d)\d{13,21}(?!\d)/g, (number) => `${number.slice(0, 4)}****${number.slice(-4)}`)
    .replaceAll(/(?<!\d)1[3-9]\d{9}(?!\d)/g, (phone) => `${phone.slice(0, 3)}****${phone.slice(-4)}`);
}
