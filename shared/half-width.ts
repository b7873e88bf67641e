/**
 * Text as clerks and spreadsheets deliver it: full-width digits from a Chinese keyboard, invisible characters from a web page,
 * the apostrophe that keeps a number a text. Every reader of numbers and codes begins here.
 */

/**
 * Full-width ASCII, ￥, ideographic and no-break blanks, typographic minus signs and apostrophes in their half-width form;
 * zero-width characters go. Nothing else changes: Chinese text, case and ordinary blanks stay.
 */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\uFFE5/g, '¥')
    .replace(/[\u3000\u00A0\u2007\u202F]/g, ' ')
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '');
}

/** A number or code as typed: half-width, without any blank and without the leading apostrophe of a spreadsheet. */
export function plainCode(text: string): string {
  return halfWidth(text).replace(/\s+/g, '').replace(/^'/, '');
}

/** Whether a text shows that a spreadsheet has made a number of it ('3.7E+17', '370214195203071000.0'): digits are lost. */
export function isSpreadsheetNumber(plain: string): boolean {
  return /^\d(\.\d+)?E\+?\d+$/i.test(plain) || /^\d{15,}\.0*$/.test(plain);
}

/**
 * Whether a run of digits ends as a spreadsheet leaves a number it has cut: it keeps 15 digits and writes zeros for the rest.
 * Asked of 18 digits and more; with fewer, one or two zeros prove nothing.
 */
export function endsLikeSpreadsheetNumber(digits: string): boolean {
  return digits.length >= 18 && /^\d{15}0+$/.test(digits);
}
