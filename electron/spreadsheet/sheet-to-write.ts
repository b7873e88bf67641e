// What the writers are given: sheets of columns with a kind each.

import type { Merge } from './workbook.ts';

/**
 * 'text': kept as a string with the text format, so IDs, account numbers and leading zeros stay as they are.
 * 'money': integer fen, written as an exact decimal of yuan. 'number': a plain number. 'day': 'YYYY-MM-DD', written as a date.
 */
export type ColumnKind = 'text' | 'money' | 'number' | 'day';

/** One column: `width` in characters of the standard font (a Chinese character counts 2). */
export type Column = { header: string; width: number; kind: ColumnKind };

/** A value as its column's kind wants it; null, undefined and '' leave the cell blank. A string in a money or number column is written as text. */
export type CellValue = string | number | null | undefined;

/** One sheet; `title` becomes a merged first row above the header, `totals` a bold last row. `merges` counts rows of the finished sheet (1-based). */
export type SheetToWrite = {
  name: string;
  columns: readonly Column[];
  title?: string;
  rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>;
  totals?: readonly CellValue[];
  freezeHeader?: boolean;
  merges?: readonly Merge[];
};

export type WorkbookToWrite = { sheets: readonly SheetToWrite[] };

/** Where title, header and data stand; the first data row is `headerRow + 1`. */
export function headerRowOf(sheet: SheetToWrite): number {
  return sheet.title === undefined ? 1 : 2;
}
