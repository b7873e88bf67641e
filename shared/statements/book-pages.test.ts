import { describe, expect, test } from 'vitest';
import { fen } from '../money.ts';
import { pagesOf, type PrintedRow } from './book-pages.ts';
import type { BookRow, BookRowKind, BookSheet } from './book.ts';

const columns: BookSheet['columns'] = [
  { key: 'summary', title: null, kind: 'text' }, { key: 'debit', title: null, kind: 'money' }, { key: 'credit', title: null, kind: 'money' }, { key: 'side', title: null, kind: 'side' }, { key: 'balance', title: null, kind: 'balance' },
];
const row = (kind: BookRowKind, debit: number | null, credit: number | null, balance: number): BookRow => ({
  kind, month: null, cells: ['', debit === null ? null : fen(debit), credit === null ? null : fen(credit), '借', fen(balance)], voucherId: null, accountId: null, party: null,
});
const rows = [row('opening', null, null, 100), row('line', 5, 0, 105), row('line', 0, 3, 102), row('line', 4, 0, 106), row('line', 1, 0, 107), row('monthTotal', 10, 3, 107), row('yearTotal', 10, 3, 107), row('line', 2, 0, 109)];
const sheet = { book: 'detail' as const, columns, rows, before: { debitFen: fen(1000), creditFen: fen(500) } };
const told = (pages: PrintedRow[][]) => pages.map((page) => page.map((each) => `${'carry' in each ? each.carry : each.kind} ${each.cells.slice(1).join(' ')}`));

describe('pages of a book', () => {
  test('carry the month, and nothing but the balance where the month is over', () => {
    expect(told(pagesOf(sheet, 4, 'month'))).toEqual([
      ['opening   借 100', 'line 5 0 借 105', 'line 0 3 借 102', 'over 5 3 借 102'],
      ['from 5 3 借 102', 'line 4 0 借 106', 'line 1 0 借 107', 'over 10 3 借 107'],
      ['from 10 3 借 107', 'monthTotal 10 3 借 107', 'yearTotal 10 3 借 107', 'line 2 0 借 109'],
    ]);
    expect(told(pagesOf({ ...sheet, rows: [...rows, row('line', 1, 0, 110)] }, 4, 'month')).at(-2)?.at(-1)).toBe('over   借 107');
  });
  test('carry the year, or the balance alone', () => {
    expect(told(pagesOf(sheet, 4, 'year'))[1]![0]).toBe('from 1005 503 借 102');
    expect(told(pagesOf(sheet, 4, 'balance'))[1]![0]).toBe('from   借 102');
  });
  test('one page carries nothing; every line stands once; tables that do not run are only cut', () => {
    expect(told(pagesOf(sheet, 8, 'month'))).toHaveLength(1);
    for (const capacity of [4, 5, 6, 7]) {
      const all = pagesOf(sheet, capacity, 'month');
      expect(all.flat().filter((each) => !('carry' in each))).toEqual(rows);
      expect(Math.max(...all.map((page) => page.length))).toBeLessThanOrEqual(capacity);
    }
    expect(told(pagesOf({ ...sheet, book: 'summary' }, 4, 'month')).flat().some((text) => text.startsWith('over'))).toBe(false);
    expect(pagesOf({ ...sheet, rows: [] }, 4, 'month')).toEqual([[]]);
  });
});
