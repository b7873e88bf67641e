/**
 * The roster cut into sheets (花名册, community-welfare §5.6): which rows stand on which page, with the page's own subtotal and the running
 * total. In code rather than by the browser, because a subtotal belongs to a page and a page has to know its number.
 */
import { fen, ZERO_FEN, type Fen } from '#shared/money.ts';
import type { LineStatus } from '#shared/disbursement/status.ts';

export interface RosterLine {
  readonly status: LineStatus;
  readonly amountFen: Fen;
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
}

const NOT_PAID_HERE: readonly LineStatus[] = ['held', 'removed', 'cancelled'];

/** Whether the line's person and money count in the sums: lines on hold, taken out or cancelled are shown without an amount. */
export function countsInSums(line: RosterLine): boolean {
  return !NOT_PAID_HERE.includes(line.status);
}

/** Every row once, in its order, `rowsPerPage` to a page; a roster without rows has one empty page. */
export function splitIntoPages<Row extends RosterLine>(rows: readonly Row[], rowsPerPage: number): RosterPage<Row>[] {
  const pageCount = Math.max(1, Math.ceil(rows.length / rowsPerPage));
  const pages: RosterPage<Row>[] = [];
  let runningPersons = 0;
  let runningFen = ZERO_FEN;
  for (let index = 0; index < pageCount; index += 1) {
    const here = rows.slice(index * rowsPerPage, (index + 1) * rowsPerPage);
    const counted = here.filter(countsInSums);
    const amountFen = counted.reduce((sum, row) => fen(sum + row.amountFen), ZERO_FEN);
    runningPersons += counted.length;
    runningFen = fen(runningFen + amountFen);
    pages.push({ pageNo: index + 1, pageCount, rows: here, blankRows: rowsPerPage - here.length, persons: counted.length, amountFen, runningPersons, runningFen });
  }
  return pages;
}
