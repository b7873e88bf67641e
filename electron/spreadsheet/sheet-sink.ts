// The one way cells leave a reader: row by row, counted against the limits, so that a worker can pack and drop them as they come.

import {
  BLANK,
  columnLetters,
  FileRefusal,
  type Cell,
  type Merge,
  type ReadLimits,
  type Row,
  type Sheet,
} from './workbook.ts';

/** Where sheets go. Calls come in the order sheet, row…, endSheet, for one sheet after the other. */
export type SheetSink = {
  sheet(name: string, hidden: boolean): void;
  row(row: Row): void;
  endSheet(merges: Merge[], hiddenColumns: number[]): void;
};

/** Counts what readers deliver. Refuses too_many_sheets, too_many_rows, too_many_columns, too_many_cells and merge_too_large. */
export class CountedSink {
  readonly limits: ReadLimits;
  readonly #sink: SheetSink;
  #name = '';
  #sheets = 0;
  #rows = 0;
  #cells = 0;

  constructor(sink: SheetSink, limits: ReadLimits) {
    this.#sink = sink;
    this.limits = limits;
  }

  sheet(name: string, hidden: boolean): void {
    this.#sheets++;
    if (this.#sheets > this.limits.sheets) throw new FileRefusal('too_many_sheets', { limit: this.limits.sheets });
    this.#name = name;
    this.#rows = 0;
    this.#sink.sheet(name, hidden);
  }

  /** Refuses a value in a column beyond the limit before the reader makes room for it. `column` is 0-based. */
  checkColumn(rowNumber: number, column: number): void {
    if (column < this.limits.columns) return;
    throw new FileRefusal('too_many_columns', {
      sheet: this.#name,
      row: rowNumber,
      column: columnLetters(column),
      limit: this.limits.columns,
    });
  }

  /** Takes a row; one without values is dropped. `cells` may end in blanks and belongs to the sink from here on. */
  row(number: number, hidden: boolean, cells: Cell[]): void {
    let length = cells.length;
    while (length > 0 && cells[length - 1]?.kind === 'blank') length--;
    if (length === 0) return;
    cells.length = length;
    this.checkColumn(number, length - 1);
    this.#rows++;
    if (this.#rows > this.limits.rows)
      throw new FileRefusal('too_many_rows', { sheet: this.#name, limit: this.limits.rows });
    for (const cell of cells) if (cell !== BLANK) this.#cells++;
    if (this.#cells > this.limits.cells) throw new FileRefusal('too_many_cells', { limit: this.limits.cells });
    this.#sink.row({ number, hidden, cells });
  }

  endSheet(merges: Merge[], hiddenColumns: number[]): void {
    if (merges.length > this.limits.merges) throw new FileRefusal('merge_too_large', { sheet: this.#name });
    this.#sink.endSheet(merges, hiddenColumns);
  }
}

/** A sink that keeps everything, for readWorkbook. */
export function collectSheets(): { sink: SheetSink; sheets: Sheet[] } {
  const sheets: Sheet[] = [];
  let sheet: Sheet = { name: '', hidden: false, rows: [], merges: [], hiddenColumns: [] };
  return {
    sheets,
    sink: {
      sheet(name, hidden) {
        sheet = { name, hidden, rows: [], merges: [], hiddenColumns: [] };
        sheets.push(sheet);
      },
      row(row) {
        sheet.rows.push(row);
      },
      endSheet(merges, hiddenColumns) {
        sheet.merges = merges;
        sheet.hiddenColumns = hiddenColumns;
      },
    },
  };
}
