/** The sheet behind the entry grid: cells, pasting, filling down, undo. No screen in here. */

import { readBlock } from '#renderer/ui/read-block.ts';

export const ENTRY_FIELDS = ['name', 'idNumber', 'sex', 'birthDate', 'phone', 'householdNo', 'relation', 'address', 'bankAccount', 'note'] as const;
export type EntryField = (typeof ENTRY_FIELDS)[number];
export type EntryCells = Readonly<Record<EntryField, string>>;

export interface Sheet {
  readonly rows: readonly EntryCells[];
  /** Earlier states, newest last; so many steps back as anybody needs. */
  readonly past: readonly (readonly EntryCells[])[];
}

/** The office takes so many rows at once. */
export const MOST_ROWS = 500;
const MOST_PAST = 100;

export const blankRow = (): EntryCells => ({ name: '', idNumber: '', sex: '', birthDate: '', phone: '', householdNo: '', relation: '', address: '', bankAccount: '', note: '' });
export const newSheet = (count: number): Sheet => ({ rows: Array.from({ length: count }, blankRow), past: [] });
export const isBlank = (row: EntryCells): boolean => ENTRY_FIELDS.every((field) => row[field].trim() === '');

function withRows(sheet: Sheet, rows: readonly EntryCells[]): Sheet {
  return { rows, past: [...sheet.past, sheet.rows].slice(-MOST_PAST) };
}

export function setCell(sheet: Sheet, row: number, field: EntryField, text: string): Sheet {
  if (sheet.rows[row]?.[field] === text) return sheet;
  return withRows(sheet, sheet.rows.map((cells, index) => (index === row ? { ...cells, [field]: text } : cells)));
}

/**
 * A block as Excel copies it: rows by line breaks, cells by tabs, cells with either in quotation marks. Goes in from a cell to
 * the right and down; rows are added as needed, columns beyond the last are dropped.
 */
export function pasteBlock(sheet: Sheet, row: number, field: EntryField, text: string): Sheet {
  const block = readBlock(text);
  const firstColumn = ENTRY_FIELDS.indexOf(field);
  const rows = [...sheet.rows];
  block.forEach((cells, down) => {
    const at = row + down;
    if (at >= MOST_ROWS) return;
    while (rows.length <= at) rows.push(blankRow());
    const next: Record<EntryField, string> = { ...rows[at]! };
    cells.forEach((cell, right) => {
      const into = ENTRY_FIELDS[firstColumn + right];
      if (into !== undefined) next[into] = cell.trim();
    });
    rows[at] = next;
  });
  return withRows(sheet, rows);
}

/** The value of the row above, as Ctrl+D does it in Excel. */
export function fillDown(sheet: Sheet, row: number, field: EntryField): Sheet {
  const above = sheet.rows[row - 1];
  return above === undefined ? sheet : setCell(sheet, row, field, above[field]);
}

export function undo(sheet: Sheet): Sheet {
  const rows = sheet.past.at(-1);
  return rows === undefined ? sheet : { rows, past: sheet.past.slice(0, -1) };
}

export function addRows(sheet: Sheet, count: number): Sheet {
  return { ...sheet, rows: [...sheet.rows, ...Array.from({ length: Math.min(count, MOST_ROWS - sheet.rows.length) }, blankRow)] };
}
