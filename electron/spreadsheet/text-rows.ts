import { cellText, type Sheet } from './workbook.ts';

/** The rows of a sheet as text, each with its number in the file. A number shows as the file holds it; one written with an exponent in full. */
export function textRows(sheet: Sheet): { readonly number: number; readonly cells: string[] }[] {
  return sheet.rows.map((row) => ({ number: row.number, cells: row.cells.map((cell) => (cell.kind === 'number' && /e/i.test(cell.raw) && Math.abs(cell.value) < 1e15 ? String(cell.value) : cellText(cell))) }));
}
