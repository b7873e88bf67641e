/** What Excel holds in a cell; longer texts are cut and end in '…'. */
const LONGEST_TEXT = 32_767;
/** What cannot stand as it is: markup, control characters, half surrogates, and the underscore of an Office escape (_x000D_). */
const SPECIAL = /[&<>"\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff\ud800-\udfff]|_x[0-9a-fA-F]{4}_/;
const SPECIALS = /[&<>"\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '_x000D_',
  _: '_x005F_',
};

/** A text for XML: markup escaped, control characters but TAB, LF and CR stripped, cut at Excel's 32,767 characters. */
export function escapeText(text: string): string {
  const fitting = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
  if (!SPECIAL.test(fitting)) return fitting;
  return fitting.toWellFormed().replace(SPECIALS, (character) => ESCAPES[character] ?? '');
}
