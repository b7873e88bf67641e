/** A book cut into pages with 过次页 as the last line of a full page and 承前页 as the first of the next (会计基础工作规范 art. 60). */
import { fen } from '../money.ts';
import type { BookRow, BookSheet } from './book.ts';

/** What the carried line totals: the month so far, the year so far, or the balance alone. */
export const CARRIES = ['month', 'year', 'balance'] as const;
export type Carry = (typeof CARRIES)[number];

export interface CarryLine { readonly carry: 'over' | 'from'; readonly cells: BookRow['cells'] }
export type PrintedRow = BookRow | CarryLine;

/** Books that run line by line; the others only repeat their heads. */
const RUNNING = new Set(['detail', 'columnar', 'journal']);
const SETTLED = new Set(['monthTotal', 'yearTotal', 'yearEnd', 'nextYear', 'opening', 'lastYear']);

/** Pages of at most `capacity` lines, carried lines counted. At least one page; `capacity` of 4 or more. */
export function pagesOf(sheet: Pick<BookSheet, 'book' | 'columns' | 'rows' | 'before'>, capacity: number, carry: Carry): PrintedRow[][] {
  const { rows } = sheet;
  if (!RUNNING.has(sheet.book)) return Array.from({ length: Math.max(1, Math.ceil(rows.length / capacity)) }, (_, page) => rows.slice(page * capacity, (page + 1) * capacity));
  const pages: PrintedRow[][] = [];
  const running = newRunning(sheet);
  let page: PrintedRow[] = [];
  rows.forEach((row, index) => {
    // The last place of a page is for 过次页, unless this row is the very last.
    if (page.length === capacity - 1 && index < rows.length - 1) {
      const cells = running.cells(carry);
      pages.push([...page, { carry: 'over', cells }]);
      page = [{ carry: 'from', cells }];
    }
    page.push(row);
    running.take(row);
  });
  pages.push(page);
  return pages;
}

function newRunning({ columns, before }: Pick<BookSheet, 'columns' | 'before'>) {
  const money = columns.flatMap((column, index) => (column.kind === 'money' ? [index] : []));
  const keep = columns.map((column) => column.kind === 'side' || column.kind === 'balance');
  let month = new Map<number, number>();
  let year = new Map<number, number>([[money[0] ?? -1, before.debitFen], [money[1] ?? -1, before.creditFen]]);
  let monthRuns = false;
  let last: BookRow | undefined;
  return {
    take(row: BookRow): void {
      last = row;
      if (row.kind === 'lastYear') year = new Map();
      if (SETTLED.has(row.kind)) {
        month = new Map();
        monthRuns = false;
      }
      if (row.kind !== 'line') return;
      monthRuns = true;
      for (const index of money) {
        const amount = Number(row.cells[index] ?? 0);
        month.set(index, (month.get(index) ?? 0) + amount);
        year.set(index, (year.get(index) ?? 0) + amount);
      }
    },
    cells(carry: Carry): BookRow['cells'] {
      const sums = carry === 'year' ? year : carry === 'month' && monthRuns ? month : null;
      return columns.map((_, index) => (keep[index] ? (last?.cells[index] ?? null) : sums !== null && money.includes(index) ? fen(sums.get(index) ?? 0) : null));
    },
  };
}
