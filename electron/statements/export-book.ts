import type { OutputOf } from '#shared/contract.ts';
import type { BookInput, BookSheet } from '#shared/statements/book.ts';
import { BOOK_NAMES, COLUMN_WORDS, ROW_WORDS } from '#shared/statements/book-words.ts';
import type { statementsContract } from '#shared/statements/contract.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { safeFileName } from '#electron/spreadsheet/safe-file-name.ts';
import { xlsxBytes, type CellValue, type Column } from '#electron/spreadsheet/write-xlsx.ts';
import { XLSX } from './export-statement.ts';
import { openBook } from './open-book.ts';

const KINDS = { day: ['day', 12], id: ['text', 12], text: ['text', 36], money: ['money', 16], side: ['text', 7], balance: ['money', 18] } as const;

/** A book as .xlsx, with its totals as rows; amounts are numbers, a zero balance is 0.00. */
export async function exportBook(ctx: QueryContext, input: BookInput): Promise<OutputOf<typeof statementsContract.exportBook>> {
  const sheet = await openBook(ctx.db, input);
  const name = [BOOK_NAMES[sheet.book].zh, sheet.account && `${sheet.account.code} ${sheet.account.path.replaceAll('／', '-')}`, sheet.party].filter((each) => each !== null).join(' ');
  const columns = sheet.columns.map((column): Column => ({ header: column.title ?? COLUMN_WORDS[column.key]?.zh ?? column.key, kind: KINDS[column.kind][0], width: KINDS[column.kind][1] }));
  const title = `${sheet.accountSetName} ${name} ${sheet.fromMonth} 至 ${sheet.toMonth} 单位：元`;
  const bytes = await xlsxBytes({ sheets: [{ name: BOOK_NAMES[sheet.book].zh, title, columns, rows: sheet.rows.map((row) => cellsOf(sheet, row)), freezeHeader: true }] });
  return ctx.files.put(safeFileName(`${name} ${sheet.fromMonth}至${sheet.toMonth}`, '.xlsx'), bytes, XLSX);
}

/** Totals carry their word in the first text column that has nothing of its own. */
function cellsOf(sheet: BookSheet, row: BookSheet['rows'][number]): CellValue[] {
  if (row.kind === 'line') return row.cells;
  const at = labelColumn(sheet);
  const word = ROW_WORDS[row.kind].zh;
  return row.cells.map((cell, index) => (index === at ? word : cell));
}

/** The column in which a row says what it totals. */
export function labelColumn(sheet: Pick<BookSheet, 'columns'>): number {
  const summary = sheet.columns.findIndex((column) => column.key === 'summary');
  return summary >= 0 ? summary : sheet.columns.findIndex((column) => column.kind === 'text');
}
