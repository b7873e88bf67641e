/**
 * The roster cut into sheets (花名册, community-welfare §5.6): which rows stand on which page, with the page's own subtotal and the running
 * total. In code rather than by the browser, because a subtotal belongs to a page and a page has to know its number; and shared, because
 * the office keeps which lines stand on which printed page, so that a scanned page is known again.
 */
import { fen, ZERO_FEN, type Fen } from '../money.ts';
import type { LineStatus } from './status.ts';

/** 领取签字 with a place for the fingerprint; 银行代发 with the bank's result in that place; 银行代发清单, the short list for the bank's counter. */
export const ROSTER_KINDS = ['sign', 'bank', 'list'] as const;
export type RosterKind = (typeof ROSTER_KINDS)[number];

/** A4 landscape; A4 with fewer rows and larger type; A3 landscape. */
export const ROSTER_SIZES = ['a4', 'a4big', 'a3'] as const;
export type RosterSize = (typeof ROSTER_SIZES)[number];

/** Rows of one sheet (§5.6: 20–25 on A4); a row to be signed is higher. */
export function rowsPerPage(kind: RosterKind, size: RosterSize): number {
  if (size === 'a4big') return 14;
  if (size === 'a3') return kind === 'sign' ? 26 : 30;
  return kind === 'sign' ? 20 : 25;
}

export interface RosterLine {
  readonly status: LineStatus;
  readonly amountFen: Fen;
  readonly gridName: string;
}

export interface RosterPage<Row> {
  readonly pageNo: number;
  readonly pageCount: number;
  readonly rows: readonly Row[];
  /** Empty places below the rows; struck out by hand on paper, by a line here. */
  readonly blankRows: number;
  readonly persons: number;
  readonly amountFen: Fen;
  /** All pages up to and with this one. */
  readonly runningPersons: number;
  readonly runningFen: Fen;
  /** Of a roster printed grid by grid: the grid this page belongs to, with its sums where the page is its last. */
  readonly grid: { readonly name: string; readonly sums: { readonly persons: number; readonly amountFen: Fen } | null } | null;
}

const NOT_PAID_HERE: readonly LineStatus[] = ['held', 'removed', 'cancelled'];

/** Whether the line's person and money count in the sums: lines on hold, taken out or cancelled are shown without an amount. */
export function countsInSums(line: Pick<RosterLine, 'status'>): boolean {
  return !NOT_PAID_HERE.includes(line.status);
}

/** Persons and money of rows that count. */
function sumsOf(rows: readonly RosterLine[]): { persons: number; amountFen: Fen } {
  const counted = rows.filter(countsInSums);
  return { persons: counted.length, amountFen: counted.reduce((sum, row) => fen(sum + row.amountFen), ZERO_FEN) };
}

/** Rows of one grid together, the grids in the order of their first row. */
function byGridName<Row extends RosterLine>(rows: readonly Row[]): { name: string; rows: Row[] }[] {
  const grids = new Map<string, Row[]>();
  for (const row of rows) {
    const there = grids.get(row.gridName);
    if (there === undefined) grids.set(row.gridName, [row]);
    else there.push(row);
  }
  return [...grids].map(([name, own]) => ({ name, rows: own }));
}

/**
 * Every row once, in its order, `perPage` to a page; a roster without rows has one empty page. `byGrid`: every grid begins on a page of
 * its own (A13), so that its pages can be handed to its grid worker.
 */
export function splitIntoPages<Row extends RosterLine>(rows: readonly Row[], perPage: number, byGrid = false): RosterPage<Row>[] {
  const parts = byGrid ? byGridName(rows) : [{ name: '', rows: [...rows] }];
  const cuts: { rows: Row[]; grid: RosterPage<Row>['grid'] }[] = [];
  for (const part of parts) {
    for (let start = 0; start < part.rows.length; start += perPage) {
      const last = start + perPage >= part.rows.length;
      cuts.push({ rows: part.rows.slice(start, start + perPage), grid: byGrid ? { name: part.name, sums: last ? sumsOf(part.rows) : null } : null });
    }
  }
  if (cuts.length === 0) cuts.push({ rows: [], grid: null });
  let runningPersons = 0;
  let runningFen = ZERO_FEN;
  return cuts.map(({ rows: here, grid }, index) => {
    const sums = sumsOf(here);
    runningPersons += sums.persons;
    runningFen = fen(runningFen + sums.amountFen);
    return { pageNo: index + 1, pageCount: cuts.length, rows: here, blankRows: perPage - here.length, ...sums, runningPersons, runningFen, grid };
  });
}
