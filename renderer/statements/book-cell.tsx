import { MoneyText } from '#renderer/ui/money-text.tsx';
import type { Language } from '#renderer/i18n/language.ts';
import type { BookColumn, BookRow } from '#shared/statements/book.ts';
import { COLUMN_WORDS, NIL, ROW_WORDS, SIDE_WORDS } from '#shared/statements/book-words.ts';

export const columnTitle = (column: BookColumn, language: Language): string => column.title ?? COLUMN_WORDS[column.key]?.[language] ?? column.key;

/** The column in which a total says what it totals. */
export function labelColumn(columns: readonly BookColumn[]): number {
  const summary = columns.findIndex((column) => column.key === 'summary');
  return summary >= 0 ? summary : columns.findIndex((column) => column.kind === 'text');
}

/** One cell of a book on the screen. */
export function BookCell({ row, columns, index, language }: { row: BookRow; columns: readonly BookColumn[]; index: number; language: Language }) {
  const column = columns[index];
  const cell = row.cells[index] ?? null;
  if (row.kind !== 'line' && index === labelColumn(columns)) return <strong>{ROW_WORDS[row.kind][language]}</strong>;
  if (cell === null || column === undefined) return null;
  if (column.kind === 'side') return <span>{SIDE_WORDS[cell]?.[language] ?? cell}</span>;
  if (column.kind === 'balance' && cell === 0) return <span>{NIL}</span>;
  if (typeof cell === 'number') return <MoneyText fen={cell} blankZero={row.kind === 'line'} />;
  return <span className={column.kind === 'text' ? '' : 'figures'}>{cell}</span>;
}
