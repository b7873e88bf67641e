import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINE_STATUSES } from './status.ts';
import { fen } from '../money.ts';
import { countsInSums, splitIntoPages, type RosterLine } from './roster-pages.ts';

const lines = (count: number, amount = 10_000): (RosterLine & { no: number })[] =>
  Array.from({ length: count }, (_, at) => ({ no: at + 1, status: 'toPay' as const, amountFen: fen(amount), gridName: '第一网格' }));

describe('the roster in pages', () => {
  it.each([
    // rows, rows a page, pages, rows on the last page, blank places there
    [0, 20, 1, 0, 20],
    [1, 20, 1, 1, 19],
    [19, 20, 1, 19, 1],
    [20, 20, 1, 20, 0],
    [21, 20, 2, 1, 19],
    [200, 20, 10, 20, 0],
    [5000, 20, 250, 20, 0],
    [5000, 14, 358, 2, 12],
  ])('%i rows at %i a page make %i pages', (count, rowsPerPage, pageCount, lastRows, blank) => {
    const pages = splitIntoPages(lines(count), rowsPerPage);
    const last = pages.at(-1);
    expect(pages).toHaveLength(pageCount);
    expect(pages.map((page) => page.pageNo)).toEqual(pages.map((_, at) => at + 1));
    expect(last?.rows).toHaveLength(lastRows);
    expect(last?.blankRows).toBe(blank);
    expect(last?.pageCount).toBe(pageCount);
    expect(last?.runningPersons).toBe(count);
    expect(last?.runningFen).toBe(count * 10_000);
  });

  it('shows lines on hold, removed and cancelled, but does not count them', () => {
    const rows = LINE_STATUSES.map((status, at) => ({ status, amountFen: fen(100 * (at + 1)), gridName: '' }));
    const [page] = splitIntoPages(rows, 20);
    expect(page?.rows).toHaveLength(LINE_STATUSES.length);
    expect(rows.filter((row) => !countsInSums(row)).map((row) => row.status)).toEqual(['held', 'removed', 'cancelled']);
    expect(page?.persons).toBe(LINE_STATUSES.length - 3);
    expect(page?.amountFen).toBe(rows.filter(countsInSums).reduce((sum, row) => sum + row.amountFen, 0));
  });

  it('has every line once, in order, and sums that add up', () => {
    const line = fc.record({ no: fc.nat(), status: fc.constantFrom(...LINE_STATUSES), amountFen: fc.integer({ min: 0, max: 1e9 }).map(fen), gridName: fc.constantFrom('一', '二', '三') });
    fc.assert(fc.property(fc.array(line, { maxLength: 120 }), fc.integer({ min: 1, max: 30 }), (rows, rowsPerPage) => {
      const pages = splitIntoPages(rows, rowsPerPage);
      expect(pages.flatMap((page) => page.rows)).toEqual(rows);
      const counted = rows.filter(countsInSums);
      let persons = 0;
      let amount = 0;
      for (const page of pages) {
        expect(page.rows.length + page.blankRows).toBe(rowsPerPage);
        persons += page.persons;
        amount += page.amountFen;
        expect([page.runningPersons, page.runningFen]).toEqual([persons, amount]);
      }
      expect(persons).toBe(counted.length);
      expect(amount).toBe(counted.reduce((sum, row) => sum + row.amountFen, 0));
    }));
  });

  it('grid by grid: every row once, no page of two grids, and the grids add up to the whole', () => {
    const line = fc.record({ no: fc.nat(), status: fc.constantFrom(...LINE_STATUSES), amountFen: fc.integer({ min: 0, max: 1e9 }).map(fen), gridName: fc.constantFrom('一', '二', '三') });
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 120 }), fc.integer({ min: 1, max: 30 }), (rows, perPage) => {
      const pages = splitIntoPages(rows, perPage, true);
      expect(pages.flatMap((page) => page.rows)).toEqual(['一', '二', '三'].toSorted((a, b) => rows.findIndex((row) => row.gridName === a) - rows.findIndex((row) => row.gridName === b)).flatMap((grid) => rows.filter((row) => row.gridName === grid)));
      for (const page of pages) expect(new Set(page.rows.map((row) => row.gridName))).toEqual(new Set([page.grid?.name]));
      const grids = pages.flatMap((page) => (page.grid?.sums == null ? [] : [page.grid.sums]));
      expect(grids).toHaveLength(new Set(rows.map((row) => row.gridName)).size);
      expect(grids.reduce((sum, grid) => sum + grid.amountFen, 0)).toBe(pages.at(-1)?.runningFen);
      expect(grids.reduce((sum, grid) => sum + grid.persons, 0)).toBe(pages.at(-1)?.runningPersons);
    }));
  });
});
