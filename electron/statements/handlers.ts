/** The methods of statements and books, and the audit line of what leaves the program. */
import type { Handlers } from '#electron/api/context.ts';
import type { BookInput } from '#shared/statements/book.ts';
import type { statementsContract } from '#shared/statements/contract.ts';
import { explainFigure } from './explain-figure.ts';
import { exportPlainText } from './export-plain-text.ts';
import { exportStatement } from './export-statement.ts';
import { exportBook } from './export-book.ts';
import { openBook } from './open-book.ts';
import { exportMonthByMonth } from './export-month-by-month.ts';
import { readMonthByMonth } from './net-by-month.ts';
import { readHome } from './read-home.ts';
import { viewStatement } from './view-statement.ts';

const subjectOf = (input: BookInput): string => (input.accountId === undefined ? `accountSet:${input.accountSetId}` : `account:${input.accountId}`);

export const statementsHandlers: Handlers<typeof statementsContract> = {
  home: (ctx, input) => readHome(ctx, input),
  view: ({ db }, input) => viewStatement(db, input),
  explain: ({ db }, input) => explainFigure(db, input),
  print: {
    run: ({ db }, input) => viewStatement(db, input),
    audit: (input, output) => ({ subject: `accountSet:${input.accountSetId}`, detail: { statement: input.statement, month: input.month, tied: output.tied } }),
  },
  exportXlsx: {
    run: (ctx, input) => exportStatement(ctx, input),
    audit: (input) => ({ subject: `accountSet:${input.accountSetId}`, detail: { statement: input.statement, month: input.month } }),
  },

  monthByMonth: ({ db }, input) => readMonthByMonth(db, input),
  printMonthByMonth: {
    run: ({ db }, input) => readMonthByMonth(db, input),
    audit: (input) => ({ subject: `accountSet:${input.accountSetId}`, detail: { year: input.year } }),
  },
  exportMonthByMonth: {
    run: exportMonthByMonth,
    audit: (input) => ({ subject: `accountSet:${input.accountSetId}`, detail: { year: input.year } }),
  },

  book: ({ db }, input) => openBook(db, input),
  printBook: {
    run: ({ db }, input) => openBook(db, input),
    audit: (input, output) => ({ subject: subjectOf(input), detail: { book: input.book, fromMonth: input.fromMonth, toMonth: input.toMonth, rows: output.rows.length } }),
  },
  exportBook: {
    run: (ctx, input) => exportBook(ctx, input),
    audit: (input) => ({ subject: subjectOf(input), detail: { book: input.book, fromMonth: input.fromMonth, toMonth: input.toMonth } }),
  },
  exportPlainText: {
    run: (ctx, input) => exportPlainText(ctx, input),
    audit: (input, output) => ({ subject: `accountSet:${input.accountSetId}`, detail: { format: input.format, fromMonth: input.fromMonth, toMonth: input.toMonth, vouchers: output.vouchers } }),
  },
};
