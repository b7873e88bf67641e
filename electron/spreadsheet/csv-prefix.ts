// The apostrophe that keeps Excel from running a text of a CSV file as a formula, put on by the writer and taken off by the reader.

const BLANKS_AND_INVISIBLE =
  /^[ \u00a0\u2000-\u200f\u2028-\u202e\u205f-\u206f\u3000\ufeff\u00ad\u061c\u115f\u1160\u180e\u3164\uffa0]+/;
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

/** True if a spreadsheet program may run the text: its first character after blanks and invisible ones is = + - @ TAB CR LF or a full-width form. */
export function startsLikeFormula(text: string): boolean {
  return FORMULA_START.test(text.replace(BLANKS_AND_INVISIBLE, ''));
}

/** The text as it is written: with an apostrophe in front if it may run, or if the reader would take one off that belongs to the text. */
export function addFormulaPrefix(text: string): string {
  return startsLikeFormula(text) || removeFormulaPrefix(text) !== text ? `'${text}` : text;
}

/**
 * The text as it was meant: without the apostrophe in front of something that looks like a formula, of a number or ID that was kept as text ('0123,
 * '37021419520305123X), or of a further apostrophe that is there for such a reason. Other apostrophes belong to the text.
 */
export function removeFormulaPrefix(text: string): string {
  if (!text.startsWith("'")) return text;
  const rest = text.slice(1);
  return startsLikeFormula(rest) || /^\d+[Xx]?$/.test(rest) || removeFormulaPrefix(rest) !== rest ? rest : text;
}
