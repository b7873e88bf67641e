/** Taking over balances: the opening balances of an account set from a file. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema } from '../money.ts';
import { CONVERSION_FAULTS, targetPartSchema, targetSchema } from './conversion.ts';
import { BALANCE_FIELDS, ROW_REASONS, ROW_STATUSES } from './words.ts';

const accountSetId = idSchema<'accountSet'>();
const count = z.int().min(0);
const fileId = z.string().min(1).max(100);
export const mappingSchema = z.record(z.string().regex(/^\d{1,3}$/), z.enum(BALANCE_FIELDS));

/** Where in a file the balances stand. */
export const balanceSourceSchema = z.object({ fileId, sheet: count, headerRow: z.int().positive(), mapping: mappingSchema });
const readInput = z.object({ fileId, sheet: count.optional(), headerRow: z.int().positive().optional() });

export const balanceFileSchema = z.object({
  fileName: z.string(), notes: z.array(z.string()), sheets: z.array(z.object({ index: z.int(), name: z.string() })), sheet: z.int(),
  firstRows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
  header: z.object({ row: z.int(), columns: z.array(z.object({ index: z.int(), title: z.string(), field: z.enum(BALANCE_FIELDS), samples: z.array(z.string()) })) }).nullable(),
});
export type BalanceFile = z.output<typeof balanceFileSchema>;

export const judgedRowSchema = z.object({
  row: z.int(), code: z.string(), name: z.string(), debitFen: fenSchema, creditFen: fenSchema, status: z.enum(ROW_STATUSES),
  reason: z.enum(ROW_REASONS).nullable(),
  /** What the reason speaks of: the cell, the account's name in the books, the difference, the dimension. */
  shown: z.string(),
  /** Whom or what the balance stands for, in words. */
  standsFor: z.string(),
  /** The account is added with the import. */
  adds: z.boolean(),
  /** Stands on the side its account does not usually stand on: a hint, not a refusal. */
  otherSide: z.boolean(),
});
export type JudgedRow = z.output<typeof judgedRowSchema>;

export const openingPreviewSchema = z.object({
  fileName: z.string(), sha256: z.string(), rows: z.array(judgedRowSchema), counts: z.object({ taken: count, subtotal: count, empty: count, refused: count, skipped: count, adds: count }),
  debitFen: fenSchema, creditFen: fenSchema,
  /** Debit minus credit of what is taken; nothing is imported unless it is zero. */
  differenceFen: fenSchema,
  /** A draft of opening balances that would be replaced. */
  replaces: z.int().nullable(),
});
export type OpeningPreview = z.output<typeof openingPreviewSchema>;

const openingSource = balanceSourceSchema.extend({
  accountSetId,
  /** Adds sub-accounts the file has and the account set has not, where their parent is there and the code fits. */
  addAccounts: z.boolean(),
});

const sum = z.object({ code: z.string(), name: z.string(), debitFen: fenSchema, creditFen: fenSchema });
export const conversionSchema = z.object({
  accountSetId, accountSetName: z.string(), startMonth: monthSchema, fileName: z.string(), status: z.enum(['open', 'finished']), voucherId: idSchema<'voucher'>().nullable(), version: z.int(),
  rows: z.array(z.object({
    row: z.int(), code: z.string(), name: z.string(), debitFen: fenSchema, creditFen: fenSchema, standsFor: z.string(),
    /** Level-1 accounts the balance may go to, and what the chart says of it. */
    to: z.array(z.string()), asks: z.enum(['split', 'reason']).nullable(), note: z.string(),
    target: targetSchema.nullable(), fault: z.enum(CONVERSION_FAULTS).nullable(), shown: z.string(),
  })),
  checks: z.array(z.object({ key: z.string(), text: z.string(), doneOn: daySchema.nullable(), note: z.string() })),
  /** 新旧科目余额对照表: debit positive. */
  table: z.array(z.object({ oldCode: z.string(), oldName: z.string(), oldFen: fenSchema, parts: z.array(z.object({ code: z.string(), name: z.string(), fen: fenSchema })) })),
  /** Both trial balances at level 1, and their sums. */
  before: z.array(sum), after: z.array(sum), beforeDebitFen: fenSchema, beforeCreditFen: fenSchema, afterDebitFen: fenSchema, afterCreditFen: fenSchema,
  /** Both sides of both trial balances agree to the fen, and nothing is missing. */
  ties: z.boolean(), openRows: count, openChecks: count,
});
export type Conversion = z.output<typeof conversionSchema>;
const version = z.int().positive();
const changed = z.object({ version: z.int() });

export const openingContract = {
  /** The wizard from the chart of 2004: null until an old trial balance was read. */
  conversion: query('ledger.read', z.object({ accountSetId }), conversionSchema.nullable()),
  startConversion: command('ledger.setup', balanceSourceSchema.extend({ accountSetId }), changed),
  setTarget: command('ledger.setup', z.object({ accountSetId, version, row: z.int(), parts: z.array(targetPartSchema).min(1).max(20), reason: z.string().trim().max(200).default('') }), changed),
  setCheck: command('ledger.setup', z.object({ accountSetId, version, key: z.string().max(40), doneOn: daySchema.nullable(), note: z.string().trim().max(200).default('') }), changed),
  finishConversion: command('ledger.make', z.object({ accountSetId, version }), z.object({ voucherId: idSchema<'voucher'>(), added: count })),
  printConversion: query('ledger.print', z.object({ accountSetId }), conversionSchema, { logged: true }),

  readFile: query('ledger.make', readInput, balanceFileSchema),
  preview: query('ledger.make', openingSource, openingPreviewSchema),
  importBalances: command('ledger.make', openingSource.extend({ sha256: z.string().length(64), expectTaken: count }), z.object({ voucherId: idSchema<'voucher'>(), lines: count, added: count })),
  /** An .xlsx with every leaf account of the set, to be filled in. */
  template: query('ledger.export', z.object({ accountSetId }), z.object({ fileId: z.string(), name: z.string(), sizeBytes: z.int() }), { logged: true }),
};
