/** Files of an office as a test looks at them from outside: its database, and workbooks that were handed out. */
import { join } from 'node:path';
import { DATABASE_FILE } from '#electron/database/data-folder.ts';
import { Sqlite3Connection } from '#electron/database/sqlite3-connection.ts';
import { openWorkbook } from '#electron/spreadsheet/open-workbook.ts';
import type { Cell } from '#electron/spreadsheet/workbook.ts';
import { xlsxBytes } from '#electron/spreadsheet/write-xlsx.ts';

/** Runs one query on the database file itself, beside the program that has it open. */
export async function queryOffice<Row>(dataDir: string, sql: string): Promise<Row[]> {
  const connection = await Sqlite3Connection.open({ fileName: join(dataDir, DATABASE_FILE), readOnly: true });
  try {
    return await connection.all<Row>(sql);
  } finally {
    await connection.close();
  }
}

export interface Table {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const textOf = (cell: Cell | undefined): string => {
  if (cell === undefined) return '';
  if (cell.kind === 'text') return cell.text;
  if (cell.kind === 'number') return cell.raw;
  return cell.kind === 'date' ? cell.day : '';
};

/** The first sheet of a workbook whose first row holds the titles. */
export async function readTable(bytes: Buffer, fileName: string): Promise<Table> {
  const read = await openWorkbook(bytes, fileName);
  if (!read.ok) throw new Error(`${fileName}: ${read.code}`);
  const [head, ...rows] = read.workbook.sheets[0]?.rows ?? [];
  const titles = (head?.cells ?? []).map(textOf);
  return { titles, rows: rows.map((row) => titles.map((_, at) => textOf(row.cells[at]))) };
}

/** A plain workbook of text, as a clerk would save it. */
export function writeTable(sheetName: string, table: Table): Promise<Buffer> {
  return xlsxBytes({ sheets: [{ name: sheetName, columns: table.titles.map((header) => ({ header, width: 16, kind: 'text' as const })), rows: table.rows.map((row) => [...row]) }] });
}
