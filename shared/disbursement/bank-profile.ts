/**
 * How one bank wants its payment file and answers it, as data (community-welfare §4.5): no bank is known to the code. The
 * profiles that come with the program are in resources/bank-profiles; an office adds its own.
 */
import { z } from 'zod';

export const ENCODINGS = ['gbk', 'gb18030', 'utf8'] as const;
export type BankEncoding = (typeof ENCODINGS)[number];

/** Kinds of accounts a file can be for: any card (a social-security card's account is one of its bank), social-security cards alone, other cards alone, passbooks. */
export const ACCOUNT_KINDS = ['card', 'socialSecurity', 'bankCard', 'passbook'] as const;
/** 银行卡 社保卡 存折: what a line's account is. */
export type LineAccountKind = 'card' | 'socialSecurity' | 'passbook';

/** What a column of a detail line holds. `fixed` prints `text`. */
export const EXPORT_FIELDS = ['seq', 'lineRef', 'name', 'holderName', 'account', 'amount', 'idNumber', 'bankName', 'bankCode', 'purpose', 'remark', 'phone', 'accountKind', 'batchNo', 'date', 'fixed'] as const;
/** What a field of the first or last line holds. */
export const SUMMARY_FIELDS = ['count', 'total', 'batchNo', 'date', 'purpose', 'fixed'] as const;
/** What a column of the bank's answer is read as. */
export const RESULT_FIELDS = ['lineRef', 'name', 'account', 'amount', 'paidAmount', 'outcome', 'reason', 'batchNo', 'ignore'] as const;

const column = z.strictObject({ field: z.enum(EXPORT_FIELDS), title: z.string().max(40).default(''), text: z.string().max(60).default('') });
const summaryField = z.strictObject({ field: z.enum(SUMMARY_FIELDS), text: z.string().max(60).default('') });

const result = z.strictObject({
  encoding: z.enum(['auto', ...ENCODINGS]).default('auto'),
  delimiter: z.string().min(1).max(3),
  /** Of an answer that is a workbook: the sheet; '' = the one with the titles, or the first. Encoding and delimiter do not apply to it. */
  sheetName: z.string().max(31).default(''),
  /** Lines before the details. */
  skipLines: z.int().min(0).max(20).default(0),
  /** Whether the columns are found by the titles of a header line, or by position. */
  header: z.boolean(),
  columns: z.array(z.strictObject({ field: z.enum(RESULT_FIELDS), titles: z.array(z.string().min(1).max(40)).default([]) })).min(1).max(40),
  /** A first line (when `summary` is 'first') or last line with count and total, by position; 'none' = the file has none. */
  summary: z.enum(['none', 'first', 'last']).default('none'),
  summaryFields: z.array(z.enum(['count', 'total', 'batchNo', 'ignore'])).default([]),
  amountFormat: z.enum(['yuan', 'fen']),
  /** Texts of `outcome` that mean paid; everything else is a failure with the text as reason. */
  paidTexts: z.array(z.string().max(40)).min(1),
  /** Whether the file lists every line, only the failures (the rest is paid), or only the successes (the rest stays open). */
  covers: z.enum(['all', 'failures', 'successes']).default('all'),
});

/** Text with delimiters, or the bank's spreadsheet template. */
export const FILE_FORMS = ['text', 'xlsx'] as const;

const shape = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{2,40}$/),
  name: z.string().min(1).max(60),
  encoding: z.enum(ENCODINGS),
  eol: z.enum(['crlf', 'lf']),
  delimiter: z.string().min(1).max(3),
  /** Header line of titles, made from the columns. */
  titles: z.boolean(),
  /** First line with sums. */
  header: z.array(summaryField).max(20).nullable(),
  /** Last line with sums. */
  trailer: z.array(summaryField).max(20).nullable(),
  columns: z.array(column).min(3).max(30),
  amountFormat: z.enum(['yuan', 'fen']),
  /** With {batchNo} {date} {part} {code}; characters a file name cannot have become '-'. */
  fileName: z.string().min(1).max(80),
  /** Most detail lines in one file; more make several files. */
  maxLines: z.int().min(1).max(100_000),
  /** Accounts of which bank go into the file: all; those whose bank name contains `ownBank`; the others. */
  bankScope: z.enum(['all', 'own', 'other']),
  ownBank: z.string().max(30).default(''),
  /** A delimiter at the end of each line, as some hosts want it. */
  closingDelimiter: z.boolean().default(false),
  /** `xlsx`: one sheet with a heading above and the titles; numbers of accounts and people stay text. Encoding, delimiter and sums do not apply. */
  form: z.enum(FILE_FORMS).default('text'),
  sheetName: z.string().max(31).default('Sheet1'),
  /** Line above the titles of a spreadsheet template; '' = none. */
  sheetHeading: z.string().max(80).default(''),
  /** Accounts of these kinds alone (card, passbook); none named = all. */
  accountKinds: z.array(z.enum(ACCOUNT_KINDS)).max(ACCOUNT_KINDS.length).default([]),
  result: result.nullable(),
});

/** What would make a file no bank reads, or one whose answer nobody can match, is refused where it is written. */
export const bankProfileSchema = shape.superRefine((profile, check) => {
  const say = (path: string, message: string): void => check.addIssue({ code: 'custom', path: [path], message });
  for (const field of ['account', 'amount'] as const) if (!profile.columns.some((each) => each.field === field)) say('columns', `${field}_missing`);
  if (!profile.columns.some((each) => each.field === 'name' || each.field === 'holderName')) say('columns', 'name_missing');
  if (profile.bankScope !== 'all' && profile.ownBank.trim() === '') say('ownBank', 'own_bank_missing');
  if (profile.form === 'xlsx' && (profile.header !== null || profile.trailer !== null)) say('form', 'xlsx_without_sums');
});
export type BankProfile = z.output<typeof bankProfileSchema>;
