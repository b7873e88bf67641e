/** Bank and cash: the collective's bank accounts, statements, matching, 余额调节表, cash counts, dated balance assertions. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema } from '../money.ts';
import { DENOMINATIONS_FEN, MATCH_REASONS, MATCH_WAYS, STATEMENT_FIELDS, TREASURY_ACCOUNT_KINDS } from './words.ts';

const accountSetId = idSchema<'accountSet'>();
const accountId = idSchema<'account'>();
const voucherId = idSchema<'voucher'>();
const treasuryAccountId = idSchema<'treasuryAccount'>();
const statementLineId = idSchema<'statementLine'>();
const voucherLineId = idSchema<'voucherLine'>();
const matchId = idSchema<'statementMatch'>();
const count = z.int().min(0);
const text = (least: number, most: number) => z.string().trim().min(least).max(most);
const reason = text(1, 200);

// bank accounts
export const saveTreasuryAccountSchema = z.object({
  treasuryAccountId: treasuryAccountId.optional(), accountSetId,
  /** The detail account of 102 it stands on; one bank account each. Fixed after the first save. */
  accountCode: z.string().regex(/^\d{3,20}$/),
  kind: z.enum(TREASURY_ACCOUNT_KINDS), bankName: text(1, 60),
  /** Left out: stays as it is. */
  number: z.string().max(60).optional(),
  openedOn: daySchema, closedOn: daySchema.nullish(),
  /** The first day whose lines are imported; the balance is the bank's at the end of the day before. Both fixed once lines are there. */
  startsOn: daySchema, startBalanceFen: fenSchema,
});
export const treasuryAccountSchema = z.object({
  treasuryAccountId, accountSetId, accountId, accountCode: z.string(), accountName: z.string(), kind: z.enum(TREASURY_ACCOUNT_KINDS), bankName: z.string(), numberMasked: z.string(),
  openedOn: daySchema, closedOn: daySchema.nullable(), startsOn: daySchema, startBalanceFen: fenSchema,
  /** Whether lines or matches make its start fixed. */
  started: z.boolean(), lastDay: daySchema.nullable(),
  bankBalanceFen: fenSchema, bookBalanceFen: fenSchema, unmatchedStatement: count, unmatchedBook: count, signedMonth: monthSchema.nullable(),
});
export type TreasuryAccount = z.output<typeof treasuryAccountSchema>;

// statements
const mappingSchema = z.record(z.string().regex(/^\d{1,3}$/), z.enum(STATEMENT_FIELDS));
const readInput = z.object({ treasuryAccountId, fileId: z.string().max(100), sheet: z.int().min(0).optional(), headerRow: z.int().min(1).optional() });
const fileInput = z.object({ treasuryAccountId, fileId: z.string().max(100), sheet: z.int().min(0), headerRow: z.int().min(1), mapping: mappingSchema });
const readOutput = z.object({
  fileName: z.string(), notes: z.array(z.string()), sheets: z.array(z.object({ index: z.int(), name: z.string() })), sheet: z.int(),
  firstRows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
  header: z.object({ row: z.int(), remembered: z.boolean(), columns: z.array(z.object({ index: z.int(), title: z.string(), field: z.enum(STATEMENT_FIELDS), samples: z.array(z.string()) })) }).nullable(),
});
const previewRow = z.object({
  row: z.int(), day: daySchema, amountFen: fenSchema, balanceFen: fenSchema.nullable(), counterparty: z.string(), summary: z.string(), bankLineId: z.string().nullable(),
  status: z.enum(['new', 'known', 'before']),
});
export const statementPreviewSchema = z.object({
  fileName: z.string(), sha256: z.string(), rows: z.array(previewRow),
  counts: z.object({ new: count, known: count, before: count, skipped: count }), newFen: fenSchema,
  faults: z.array(z.object({ row: z.int(), what: z.enum(['day', 'amount', 'balance', 'direction', 'future']), shown: z.string() })),
  gaps: z.array(z.object({ row: z.int(), expectedFen: fenSchema, statedFen: fenSchema, differenceFen: fenSchema })),
});
export type StatementPreview = z.output<typeof statementPreviewSchema>;
export const statementLineSchema = z.object({
  statementLineId, day: daySchema, amountFen: fenSchema, balanceFen: fenSchema.nullable(), counterparty: z.string(), summary: z.string(), bankLineId: z.string().nullable(),
  origin: z.enum(['start', 'import']), matchId: matchId.nullable(), draftVoucherId: voucherId.nullable(),
  /** What the balance should be when the bank's own differs: lines are missing before this one. */
  gapFen: fenSchema.nullable(),
});
export type StatementLine = z.output<typeof statementLineSchema>;
export const bookLineSchema = z.object({
  voucherLineId, voucherId, day: daySchema, word: z.string(), number: z.int(), summary: z.string(), counterparty: z.string().nullable(), amountFen: fenSchema,
});
export type BookLine = z.output<typeof bookLineSchema>;

// matching
export const suggestionSchema = z.object({ statementLineId, voucherLineId, reasons: z.array(z.enum(MATCH_REASONS)), daysApart: count });
export const matchSchema = z.object({
  matchId, way: z.enum(MATCH_WAYS), at: instantSchema, by: z.string(), withdrawnAt: instantSchema.nullable(), withdrawnBy: z.string().nullable(), withdrawnReason: z.string().nullable(),
  statement: z.array(z.object({ statementLineId, day: daySchema, amountFen: fenSchema, counterparty: z.string(), summary: z.string() })), book: z.array(bookLineSchema),
});
export type StatementMatch = z.output<typeof matchSchema>;
export const ruleInputSchema = z.object({
  ruleId: z.int().positive().optional(), accountSetId, name: text(1, 40), contains: text(1, 60), direction: z.enum(['in', 'out', 'both']), accountCode: z.string().regex(/^\d{3,20}$/),
  /** Blank: the bank's own summary. */
  voucherSummary: z.string().trim().max(100).default(''), active: z.boolean().default(true),
});
export const ruleSchema = z.object({
  ruleId: z.int(), name: z.string(), contains: z.string(), direction: z.enum(['in', 'out', 'both']), accountCode: z.string(), accountName: z.string(), voucherSummary: z.string(), active: z.boolean(),
});
export type MatchRule = z.output<typeof ruleSchema>;

// reconciliation
const openStatement = statementLineSchema.pick({ statementLineId: true, day: true, amountFen: true, counterparty: true, summary: true });
const signer = z.object({ name: z.string(), at: instantSchema });
export const reconciliationSchema = z.object({
  treasuryAccountId, accountCode: z.string(), accountName: z.string(), bankName: z.string(), numberMasked: z.string(), accountSetName: z.string(), month: monthSchema, day: daySchema,
  bankFen: fenSchema, bookFen: fenSchema,
  /** The balance the bank states in its last line up to the day; null when its file has none. */
  statedFen: fenSchema.nullable(), lastStatementDay: daySchema.nullable(),
  bankReceived: z.array(openStatement), bankPaid: z.array(openStatement), bookReceived: z.array(bookLineSchema), bookPaid: z.array(bookLineSchema),
  adjustedBankFen: fenSchema, adjustedBookFen: fenSchema, differenceFen: fenSchema, equal: z.boolean(), gaps: count,
  reconciliationId: z.int().nullable(), status: z.enum(['none', 'prepared', 'signed']), prepared: signer.nullable(), signed: signer.nullable(),
  /** Signed, but the books or the bank say something else now. */
  stale: z.boolean(),
});
export type Reconciliation = z.output<typeof reconciliationSchema>;
const ofMonth = z.object({ treasuryAccountId, month: monthSchema });

// cash
const denominations = z.array(z.object({ fen: z.literal(DENOMINATIONS_FEN), count: z.int().min(0).max(1_000_000) })).max(DENOMINATIONS_FEN.length);
export const cashCountSchema = z.object({
  cashCountId: z.int(), accountSetName: z.string(), accountId, accountCode: z.string(), accountName: z.string(), day: daySchema,
  denominations: z.array(z.object({ fen: z.int(), count })), countedFen: fenSchema, bookFen: fenSchema, differenceFen: fenSchema, note: z.string(),
  /** The book's balance of that day as it is now. */
  bookNowFen: fenSchema,
  status: z.enum(['counted', 'signed', 'withdrawn']), counter: signer, witness: signer.nullable(), withdrawnReason: z.string().nullable(),
  voucherId: voucherId.nullable(), voucherStatus: z.string().nullable(),
});
export type CashCount = z.output<typeof cashCountSchema>;
export const saveCashCountSchema = z.object({ accountSetId, accountCode: z.string().regex(/^\d{3,20}$/), day: daySchema, denominations, note: z.string().trim().max(200).default('') });
const oneCount = z.object({ cashCountId: z.int().positive() });

// assertions
export const saveAssertionSchema = z.object({
  accountSetId, accountCode: z.string().regex(/^\d{3,20}$/), day: daySchema,
  /** Debit positive. */
  balanceFen: fenSchema,
  /** The paper from outside that says so: 银行对账单, 询证函, 镇农经站核对表 … */
  source: text(1, 100),
});
export const assertionSchema = z.object({
  assertionId: z.int(), accountId, accountCode: z.string(), accountName: z.string(), day: daySchema, balanceFen: fenSchema, source: z.string(), by: z.string(), at: instantSchema,
  actualFen: fenSchema, differenceFen: fenSchema, holds: z.boolean(),
  /** Vouchers posted after it was written down that moved the balance of that day. */
  movedBy: z.array(z.object({ voucherId, word: z.string(), number: z.int(), voucherDate: daySchema, summary: z.string(), amountFen: fenSchema, poster: z.string(), postedAt: instantSchema })),
});
export type Assertion = z.output<typeof assertionSchema>;

// month close
export const closeFindingsSchema = z.object({
  unreconciled: z.array(z.object({ treasuryAccountId, accountCode: z.string(), accountName: z.string(), bankName: z.string(), status: z.enum(['none', 'prepared', 'stale']) })),
  brokenAssertions: z.array(z.object({ assertionId: z.int(), accountCode: z.string(), accountName: z.string(), day: daySchema, differenceFen: fenSchema })),
  /** Signed counts of the month with a difference nobody has booked. */
  cashDifferences: z.array(z.object({ cashCountId: z.int(), day: daySchema, differenceFen: fenSchema })), cashCounted: z.boolean(),
});
export type CloseFindings = z.output<typeof closeFindingsSchema>;

export const treasuryContract = {
  accounts: query('ledger.read', z.object({ accountSetId: accountSetId.optional() }), z.array(treasuryAccountSchema)),
  saveAccount: command('ledger.setup', saveTreasuryAccountSchema, z.object({ treasuryAccountId })),
  revealNumber: query('ledger.make', z.object({ treasuryAccountId, reason }), z.object({ number: z.string() }), { logged: true }),

  readStatement: query('ledger.make', readInput, readOutput),
  previewStatement: query('ledger.make', fileInput, statementPreviewSchema),
  importStatement: command('ledger.make', fileInput.extend({ sha256: z.string(), expectNew: count }), z.object({ importId: z.int().nullable(), added: count, known: count, before: count })),
  statementLines: query('ledger.read', z.object({ treasuryAccountId, fromDay: daySchema.optional(), toDay: daySchema.optional() }), z.array(statementLineSchema)),

  matching: query('ledger.read', z.object({ treasuryAccountId, toDay: daySchema.optional() }), z.object({ statement: z.array(statementLineSchema), book: z.array(bookLineSchema), suggestions: z.array(suggestionSchema), certain: count })),
  matches: query('ledger.read', z.object({ treasuryAccountId, limit: z.int().min(1).max(2000).default(500) }), z.array(matchSchema)),
  match: command('ledger.make', z.object({ treasuryAccountId, way: z.enum(['suggested', 'hand']).default('hand'), statementLineIds: z.array(statementLineId).max(500), voucherLineIds: z.array(voucherLineId).max(500) }), z.object({ matchId })),
  matchExact: command('ledger.make', z.object({ treasuryAccountId }), z.object({ matched: count })),
  /** Brings the start balance together with all posted lines before the start but those named as outstanding. */
  matchStart: command('ledger.make', z.object({ treasuryAccountId, outstandingVoucherLineIds: z.array(voucherLineId).max(500).default([]) }), z.object({ matchId })),
  unmatch: command('ledger.make', z.object({ matchId, reason }), z.object({ matchId })),
  rules: query('ledger.read', z.object({ accountSetId }), z.array(ruleSchema)),
  saveRule: command('ledger.make', ruleInputSchema, z.object({ ruleId: z.int() })),
  draftByRules: command('ledger.make', z.object({ treasuryAccountId, statementLineIds: z.array(statementLineId).min(1).max(200) }), z.object({ vouchers: z.array(z.object({ statementLineId, voucherId, ruleName: z.string() })), without: count })),

  reconciliation: query('ledger.read', ofMonth, reconciliationSchema),
  printReconciliation: query('ledger.print', ofMonth, reconciliationSchema, { logged: true }),
  prepareReconciliation: command('ledger.make', ofMonth, z.object({ reconciliationId: z.int() })),
  signReconciliation: command('ledger.review', z.object({ reconciliationId: z.int().positive() }), z.object({ reconciliationId: z.int() })),
  withdrawReconciliation: command('ledger.close', z.object({ reconciliationId: z.int().positive(), reason }), z.object({ reconciliationId: z.int() })),

  cashCounts: query('ledger.read', z.object({ accountSetId }), z.array(cashCountSchema)),
  cashBook: query('ledger.read', z.object({ accountSetId, accountCode: z.string(), day: daySchema }), z.object({ bookFen: fenSchema })),
  saveCashCount: command('ledger.make', saveCashCountSchema, z.object({ cashCountId: z.int() })),
  signCashCount: command('ledger.read', oneCount, z.object({ cashCountId: z.int() })),
  withdrawCashCount: command('ledger.make', oneCount.extend({ reason }), z.object({ cashCountId: z.int() })),
  draftCashDifference: command('ledger.make', oneCount.extend({ accountCode: z.string().regex(/^\d{3,20}$/) }), z.object({ voucherId })),
  printCashCount: query('ledger.print', oneCount, cashCountSchema, { logged: true }),

  assertions: query('ledger.read', z.object({ accountSetId }), z.array(assertionSchema)),
  saveAssertion: command('ledger.make', saveAssertionSchema, z.object({ assertionId: z.int() })),
  withdrawAssertion: command('ledger.close', z.object({ assertionId: z.int().positive(), reason }), z.object({ assertionId: z.int() })),

  closeFindings: query('ledger.read', z.object({ accountSetId, month: monthSchema }), closeFindingsSchema),
};
