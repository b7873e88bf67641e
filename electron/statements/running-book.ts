import type { Month } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import type { BookRow, BookRowKind } from '#shared/statements/book.ts';
import type { Before, BookLine } from './book-lines.ts';

type Cells = BookRow['cells'];
/** One amount per column of a book that runs line by line: debit, credit, and what the columns of a 多栏账 add. */
type Amounts = readonly number[];

export interface RunningPlan {
  readonly lines: readonly BookLine[];
  readonly before: Before;
  readonly fromMonth: Month;
  readonly toMonth: Month;
  /** The first month of the account set: what stands before it is its opening balance, not last year's. */
  readonly startMonth: Month;
  readonly daily: boolean;
  /** Amounts of a line beyond debit and credit. */
  readonly columns: number;
  extra(line: BookLine): Amounts;
  /** A row's cells from its amounts and the balance after it; `line` is absent in totals. */
  cells(amounts: Amounts | null, balanceFen: number, line: BookLine | null): Cells;
}

const isJanuary = (month: Month): boolean => month.endsWith('-01');
const isDecember = (month: Month): boolean => month.endsWith('-12');

/** 借 贷 平 and the balance without a sign. */
export function sideAndBalance(balanceFen: number): [string, ReturnType<typeof fen>] {
  return [balanceFen > 0 ? '借' : balanceFen < 0 ? '贷' : '平', fen(Math.abs(balanceFen))];
}

/**
 * The rows of a book that runs: opening, lines with the balance after each, 本日合计 where the book is a journal, 本月合计 and 本年累计 per month with
 * entries, 结转下年 and 上年结转 where a year ends. Months without entries leave no rows.
 */
export function runBook(plan: RunningPlan): BookRow[] {
  const width = 2 + plan.columns;
  const zero = (): number[] => Array.from({ length: width }, () => 0);
  const add = (sums: number[], amounts: Amounts): void => amounts.forEach((amount, index) => { sums[index] = (sums[index] ?? 0) + amount; });
  const rows: BookRow[] = [];
  let balance = plan.before.openingFen;
  let year = [plan.before.yearDebitFen, plan.before.yearCreditFen, ...Array.from({ length: plan.columns }, () => 0)];
  let yearIsWhole = plan.columns === 0 || isJanuary(plan.fromMonth) || plan.fromMonth <= plan.startMonth;
  let month = zero();
  let day = zero();
  const put = (kind: BookRowKind, at: Month | null, amounts: Amounts | null, line: BookLine | null = null): void => {
    rows.push({ kind, month: at, cells: plan.cells(amounts, balance, line), voucherId: line?.voucherId ?? null, accountId: line?.accountId ?? null, party: null });
  };
  const broughtForward = (at: Month): BookRowKind => (isJanuary(at) && at > plan.startMonth ? 'lastYear' : 'opening');
  put(broughtForward(plan.fromMonth), plan.fromMonth, null);
  plan.lines.forEach((line, index) => {
    const next = plan.lines[index + 1];
    const amounts = [line.debitFen, line.creditFen, ...plan.extra(line)];
    balance += line.debitFen - line.creditFen;
    for (const sums of [day, month, year]) add(sums, amounts);
    put('line', line.month, amounts, line);
    if (plan.daily && next?.day !== line.day) {
      put('dayTotal', line.month, day);
      day = zero();
    }
    if (next?.month === line.month) return;
    put('monthTotal', line.month, month);
    month = zero();
    // The year's total of a column is known only when the book begins with the year.
    const total = yearIsWhole ? year : [year[0]!, year[1]!];
    put(isDecember(line.month) ? 'yearEnd' : 'yearTotal', line.month, total);
    const lastOfYear = next === undefined || next.month.slice(0, 4) !== line.month.slice(0, 4);
    if (!lastOfYear) return;
    if (next !== undefined || isDecember(plan.toMonth)) put('nextYear', line.month, null);
    if (next === undefined) return;
    put('lastYear', next.month, null);
    year = zero();
    yearIsWhole = true;
  });
  return rows;
}
