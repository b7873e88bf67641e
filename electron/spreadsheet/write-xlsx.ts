import type { Writable } from 'node:stream';
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

/** `signal` stops the writing and leaves no file; `onRow` is told the number of data rows written so far, every 1,000. */
export type WriteOptions = { signal?: AbortSignal; onRows?: (done: number) => void };

/** Writes an xlsx file row by row with little memory. To a path: beside it first, then renamed, so a half-written file never stands under the name. */
export function writeXlsx(target: string | Writable, workbook: WorkbookToWrite, options: WriteOptions = {}): Promise<{ bytes: number }> {
  void target;
  void workbook;
  void options;
  return Promise.reject(new Error('not yet'));
}

/** The same, in memory; for small workbooks and tests. */
export function xlsxBytes(workbook: WorkbookToWrite): Promise<Buffer> {
  void workbook;
  return Promise.reject(new Error('not yet'));
}
