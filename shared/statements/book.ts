/** Books (账簿) as sheets: columns and rows in which the conventions of 会计基础工作规范 art. 60–63 are already kept. */
import { z } from 'zod';
import { monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema } from '../money.ts';

/** 总账 明细账 多栏账 日记账 凭证汇总表 往来明细 项目收支明细 */
export const BOOKS = ['general', 'detail', 'columnar', 'journal', 'summary', 'parties', 'projects'] as const;
export type BookName = (typeof BOOKS)[number];
/** Books of one account, which has to be named. */
export const BOOKS_OF_ACCOUNT: readonly BookName[] = ['detail', 'columnar', 'journal', 'parties'];

/** The party a line names: 'h12' a household, 'r34' a person, 'c' and a name a counterparty, '-' nobody. */
export const partySchema = z.string().regex(/^(-|[hr]\d{1,15}|c.{1,60})$/u);

export const bookInputSchema = z.object({
  accountSetId: idSchema<'accountSet'>(), book: z.enum(BOOKS), accountId: idSchema<'account'>().optional(),
  fromMonth: monthSchema, toMonth: monthSchema,
  /** Of the accounts in 总账 and 凭证汇总表. */
  level: z.int().min(1).max(6).default(1),
  /** Narrows a 明细账 to one party. */
  party: partySchema.optional(),
  /** Narrows 项目收支明细 to one project. */
  project: z.string().min(1).max(60).optional(),
});
export type BookInput = z.output<typeof bookInputSchema>;

/**
 * opening 期初余额, lastYear 上年结转, line, dayTotal 本日合计, monthTotal 本月合计, yearTotal 本年累计, yearEnd 本年累计 of December (double rule),
 * nextYear 结转下年, total 合计.
 */
export const BOOK_ROW_KINDS = ['opening', 'lastYear', 'line', 'dayTotal', 'monthTotal', 'yearTotal', 'yearEnd', 'nextYear', 'total'] as const;
export type BookRowKind = (typeof BOOK_ROW_KINDS)[number];

/** side: 借 贷 平 for the balance beside it, which carries no sign; zero is printed θ. */
export const BOOK_COLUMN_KINDS = ['day', 'id', 'text', 'money', 'side', 'balance'] as const;

export const bookSheetSchema = z.object({
  book: z.enum(BOOKS), accountSetId: idSchema<'accountSet'>(), accountSetName: z.string(), fromMonth: monthSchema, toMonth: monthSchema,
  account: z.object({ accountId: idSchema<'account'>(), code: z.string(), path: z.string() }).nullable(),
  /** The party a 明细账 is narrowed to, by name. */
  party: z.string().nullable(),
  columns: z.array(z.object({
    /** A word of `bookWords`, or of its own: then `title` says it. */
    key: z.string(), title: z.string().nullable(), kind: z.enum(BOOK_COLUMN_KINDS),
  })),
  rows: z.array(z.object({
    kind: z.enum(BOOK_ROW_KINDS), month: monthSchema.nullable(), cells: z.array(z.union([z.string(), fenSchema, z.null()])),
    voucherId: idSchema<'voucher'>().nullable(), accountId: idSchema<'account'>().nullable(), party: z.string().nullable(),
  })),
  /** Turnover of the year before fromMonth, for pages that carry the year's total forward. */
  before: z.object({ debitFen: fenSchema, creditFen: fenSchema }),
  /** Vouchers summed up, per word: for 凭证汇总表. */
  vouchers: z.array(z.object({ word: z.string(), firstNo: z.int(), lastNo: z.int(), count: z.int(), attachments: z.int() })),
});
export type BookSheet = z.output<typeof bookSheetSchema>;
export type BookRow = BookSheet['rows'][number];
export type BookColumn = BookSheet['columns'][number];
