/**
 * The cells of a sheet as the roster reader needs them. The shapes are those the spreadsheet reader hands out; they are
 * written down here again because a rule of shared/ may not lean on the machine that opens files.
 */

/** One cell, with nothing guessed: what kind it has in the file decides what may be believed of it. */
export type RosterCell =
  | { kind: 'text'; text: string; formula?: true }
  | { kind: 'number'; value: number; raw: string; formatHint?: 'date' | 'text' | 'general'; formula?: true }
  | { kind: 'date'; day: string; raw: string; formula?: true }
  | { kind: 'boolean'; value: boolean; formula?: true }
  | { kind: 'error'; code: string; formula?: true }
  | { kind: 'formula_without_value' }
  | { kind: 'blank' }
  | { kind: 'merged'; of: { row: number; col: number } };

/** One row; `number` as the spreadsheet shows it (record number for csv). Trailing blanks may be missing from `cells`. */
export interface RosterRow { readonly number: number; readonly hidden: boolean; readonly cells: readonly RosterCell[] }

/** A merged area, both corners included: row numbers from 1, columns from 0. */
export interface RosterMerge { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }

/** One sheet; rows without any value may be missing. */
export interface RosterSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly RosterRow[];
  readonly merges: readonly RosterMerge[];
  readonly hiddenColumns: readonly number[];
}

/**
 * The digits of a number as the file holds it, without an exponent: '1.3812345678E10' → '13812345678'. Null for fractions, for
 * negative numbers and for more than 15 digits, where a spreadsheet has already lost some.
 */
export function wholeDigits(raw: string): string | null {
  const match = /^(\d+)(?:\.(\d*))?(?:E\+?(\d{1,3}))?$/i.exec(raw.trim());
  if (match === null) return null;
  const [, whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent);
  const digits = fraction.replace(/0+$/, '');
  if (digits.length > shift || shift > 15) return null;
  const all = (whole + digits.padEnd(shift, '0')).replace(/^0+(?=\d)/, '');
  return all.length <= 15 ? all : null;
}

/** The cell as one line of text for a person to look at. */
export function shownText(cell: RosterCell | undefined): string {
  if (cell === undefined) return '';
  if (cell.kind === 'text') return cell.text;
  if (cell.kind === 'number') return wholeDigits(cell.raw) ?? cell.raw;
  if (cell.kind === 'date') return cell.day;
  if (cell.kind === 'boolean') return cell.value ? '是' : '否';
  if (cell.kind === 'error') return cell.code;
  return '';
}

/** Whether a cell holds something: an error or a formula without a value does, blanks and a text of blanks do not. */
export function holdsSomething(cell: RosterCell | undefined): boolean {
  if (cell === undefined || cell.kind === 'blank' || cell.kind === 'merged') return false;
  return cell.kind !== 'text' || /[^\s\u3000\u200B\uFEFF']/.test(cell.text);
}

/** 0 → 'A', 26 → 'AA': the letters a spreadsheet shows above a column. */
export function lettersOf(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
