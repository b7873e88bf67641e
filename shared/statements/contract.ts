/** Statements and books of the ledger: read, explained, printed and handed out; nothing is stored here. */
import { z } from 'zod';
import { query } from '../contract.ts';
import { monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema } from '../money.ts';
import { PLAIN_TEXT_FORMATS } from './plain-text.ts';
import { bookInputSchema, bookSheetSchema } from './book.ts';

const accountSetId = idSchema<'accountSet'>();
const accountId = idSchema<'account'>();
const said = z.object({ zh: z.string(), en: z.string() });
const key = z.string().min(1).max(60);

export const STATEMENTS = ['balance-sheet-2023', 'income-distribution-2023', 'income-expense-monthly'] as const;
export type StatementName = (typeof STATEMENTS)[number];

export const statementInputSchema = z.object({
  accountSetId, statement: z.enum(STATEMENTS), month: monthSchema,
  /** One of the layout's orders of rows; its first when absent. */
  variant: key.optional(),
});
export type StatementInput = z.output<typeof statementInputSchema>;

export const statementRowSchema = z.object({
  key, label: said, indent: z.int(), bold: z.boolean(),
  /** One per column; null for a heading and for a column that has no figures. */
  amounts: z.array(fenSchema.nullable()),
});
export type StatementRow = z.output<typeof statementRowSchema>;

export const statementSchema = z.object({
  statement: z.enum(STATEMENTS), name: said, source: z.string(), accountSetId, accountSetName: z.string(), month: monthSchema, variant: z.string().nullable(),
  variants: z.array(z.object({ key: z.string(), name: said })),
  /** from and to are the months the figures are of; null where the books have none. */
  columns: z.array(z.object({ key: z.string(), title: said, fromMonth: monthSchema.nullable(), toMonth: monthSchema.nullable() })),
  halves: z.array(z.object({ title: said, rows: z.array(statementRowSchema) })),
  foot: z.array(statementRowSchema),
  /** The sums that must agree, column by column. */
  ties: z.array(z.object({ says: said, column: z.string(), leftFen: fenSchema, rightFen: fenSchema, holds: z.boolean() })),
  tied: z.boolean(),
  periodStatus: z.enum(['open', 'closed']).nullable(), unposted: z.int().min(0),
});
export type Statement = z.output<typeof statementSchema>;

export const figurePartSchema = z.union([
  z.object({ kind: z.literal('account'), accountId, code: z.string(), name: z.string(), amountFen: fenSchema }),
  z.object({ kind: z.literal('row'), key, label: said, amountFen: fenSchema }),
]);
export type FigurePart = z.output<typeof figurePartSchema>;

export const figureSchema = z.object({
  label: said, column: said, fromMonth: monthSchema, toMonth: monthSchema, amountFen: fenSchema,
  /** Their sum is the figure. */
  parts: z.array(figurePartSchema),
});

const handedOut = z.object({ fileId: z.string(), name: z.string(), sizeBytes: z.int() });

/** What the first page shows of an account set. */
export const homeSchema = z.object({
  accountSetId, name: z.string(), fromMonth: monthSchema, toMonth: monthSchema,
  /** useFen is everything spent, welfareFen the part of it on 514 公益支出. */
  months: z.array(z.object({ month: monthSchema, incomeFen: fenSchema, useFen: fenSchema, welfareFen: fenSchema })),
  /** Cash and bank; what of it is bound for a purpose; the rest. */
  moneyFen: fenSchema, bound: z.array(z.object({ code: z.string(), name: z.string(), amountFen: fenSchema })), disposableFen: fenSchema,
  receivablesFen: fenSchema,
});

const yearInput = z.object({ accountSetId, year: z.int().min(1980).max(2200) });
/** 收支逐月表: one row per account, one column per month. */
export const monthByMonthSchema = z.object({
  accountSetId, accountSetName: z.string(), year: z.int(), months: z.array(monthSchema),
  rows: z.array(z.object({ accountId, code: z.string(), name: z.string(), income: z.boolean(), amounts: z.array(fenSchema), totalFen: fenSchema })),
  /** Sums by month; balances = incomes − uses. */
  incomes: z.array(fenSchema), uses: z.array(fenSchema), balances: z.array(fenSchema),
});
export type MonthByMonth = z.output<typeof monthByMonthSchema>;

export const statementsContract = {
  home: query('ledger.read', z.object({ accountSetId, toMonth: monthSchema.optional(), months: z.int().min(1).max(36).default(12) }), homeSchema),
  view: query('ledger.read', statementInputSchema, statementSchema),
  /** What one figure is made of. */
  explain: query('ledger.read', z.object({ ...statementInputSchema.shape, row: key, column: key }), figureSchema),
  print: query('ledger.print', statementInputSchema, statementSchema, { logged: true }),
  exportXlsx: query('ledger.export', statementInputSchema, handedOut, { logged: true }),

  monthByMonth: query('ledger.read', yearInput, monthByMonthSchema),
  printMonthByMonth: query('ledger.print', yearInput, monthByMonthSchema, { logged: true }),
  exportMonthByMonth: query('ledger.export', yearInput, handedOut, { logged: true }),

  book: query('ledger.read', bookInputSchema, bookSheetSchema),
  printBook: query('ledger.print', bookInputSchema, bookSheetSchema, { logged: true }),
  exportBook: query('ledger.export', bookInputSchema, handedOut, { logged: true }),

  /** For a second engine: hledger, Ledger or Beancount check the books by themselves. */
  exportPlainText: query('ledger.export', z.object({ accountSetId, format: z.enum(PLAIN_TEXT_FORMATS), fromMonth: monthSchema, toMonth: monthSchema }),
    handedOut.extend({ vouchers: z.int(), assertions: z.int() }), { logged: true }),
};
