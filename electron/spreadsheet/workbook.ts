// What every reader of this folder hands back: the cells of a file as they stand in it, with nothing guessed.

import type { FileRefusalCode, FileRefusalData } from '#shared/spreadsheet/refusals.ts';

/** The kind the file really has, decided by its bytes and never by its name. */
export type WorkbookFormat = 'xlsx' | 'csv' | 'tsv' | 'xls' | 'html' | 'xml2003';

/** A file as read. `notes` are Chinese sentences for the preview ("文件扩展名是 .csv，内容其实是 Excel 工作簿 …"). */
export type Workbook = { format: WorkbookFormat; sheets: Sheet[]; notes: string[] };

/**
 * One sheet. `rows` is sparse: a row without any value is not in it, so look at `row.number`, never at the position.
 * `hidden` is also true for "very hidden" sheets. `hiddenColumns` are 0-based column positions.
 */
export type Sheet = { name: string; hidden: boolean; rows: Row[]; merges: Merge[]; hiddenColumns: number[] };

/**
 * One row. `number` is the row as Excel shows it (1-based); for csv it is the number of the record, the first being 1.
 * `cells[0]` is column A; blanks in between are `{kind:'blank'}`, blanks after the last value are left out.
 */
export type Row = { number: number; hidden: boolean; cells: Cell[] };

/** A merged area, both corners included. `top` and `bottom` are row numbers (1-based), `left` and `right` positions in `cells` (0-based). */
export type Merge = { top: number; left: number; bottom: number; right: number };

/**
 * One cell. `raw` is exactly what the file holds: an ID number kept as a number shows as '3.70214195203E+17' there, and nobody
 * may take digits from `value` that `raw` does not have. `formatHint: 'text'` says that the cell is formatted as text although a number
 * is stored; 'date' that its format is a date or time which the number is no valid day of (a time of day, a negative serial).
 * `merged` is a cell covered by a merged area whose value stands at `of` (row number, 0-based column).
 * `formula: true` marks a value that was computed by the program which saved the file.
 */
export type Cell =
  | { kind: 'text'; text: string; formula?: true }
  | { kind: 'number'; value: number; raw: string; formatHint?: 'date' | 'text' | 'general'; formula?: true }
  | { kind: 'date'; day: string; raw: string; formula?: true }
  | { kind: 'boolean'; value: boolean; formula?: true }
  | { kind: 'error'; code: string; formula?: true }
  | { kind: 'formula_without_value' }
  | { kind: 'blank' }
  | { kind: 'merged'; of: { row: number; col: number } };

/** The one blank cell; readers share it instead of making many. */
export const BLANK: Cell = Object.freeze({ kind: 'blank' });

/** Upper bounds of one file; a reader refuses, with the bound in the refusal's data, whatever goes over. */
export type ReadLimits = {
  /** Bytes of the file itself. */
  fileBytes: number;
  /** Entries of the zip directory. */
  zipEntries: number;
  /** Bytes of all entries unpacked, declared and counted. */
  unpackedBytes: number;
  /** Unpacked to packed bytes of one entry; looked at only for entries above 1 MB, because small blank parts pack very well. */
  zipRatio: number;
  /** Rows with at least one value, in one sheet. */
  rows: number;
  /** Columns with a value. */
  columns: number;
  /** Values in the whole file. */
  cells: number;
  sheets: number;
  merges: number;
  sharedStrings: number;
};

/** reliability: 2,000 entries, 200 MB, ratio 200, 200,000 rows by 200 columns; 2 million values and 1 million texts keep the whole process near 350 MB. */
export const READ_LIMITS: ReadLimits = {
  fileBytes: 100 * 1024 * 1024,
  zipEntries: 2_000,
  unpackedBytes: 200 * 1024 * 1024,
  zipRatio: 200,
  rows: 200_000,
  columns: 200,
  cells: 2_000_000,
  sheets: 256,
  merges: 100_000,
  sharedStrings: 1_000_000,
};

/** A file that is not read, by name and with data. The sentences are in shared/spreadsheet/refusals.ts. */
export class FileRefusal<C extends FileRefusalCode = FileRefusalCode> extends Error {
  readonly code: C;
  readonly data: FileRefusalData[C];
  constructor(code: C, data: FileRefusalData[C]) {
    super(code);
    this.name = 'FileRefusal';
    this.code = code;
    this.data = data;
  }
}

/** A refusal as plain data, as it crosses threads and hosts. */
export type FileRefusalReply = {
  [C in FileRefusalCode]: { ok: false; code: C; data: FileRefusalData[C] };
}[FileRefusalCode];

/** The answer of openWorkbook: `sha256` (hex) is the fingerprint of the bytes read, for binding a preview to its file. */
export type WorkbookReply = { ok: true; workbook: Workbook; sha256: string } | FileRefusalReply;

/**
 * The cell as one line of text for a preview or a text field: text as it is, numbers by `raw`, days as YYYY-MM-DD, 是/否 as TRUE/FALSE,
 * errors by code; blanks, covered cells and formulas without a value give ''.
 */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return cell.raw;
    case 'date':
      return cell.day;
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE';
    case 'error':
      return cell.code;
    case 'formula_without_value':
    case 'blank':
    case 'merged':
      return '';
  }
}

/** 0 -> 'A', 25 -> 'Z', 26 -> 'AA': the letters Excel shows above a column. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
