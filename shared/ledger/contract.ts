/** The books: account sets, accounts, periods, vouchers and what is read from them. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema } from '../money.ts';
import { GUARD_KEYS, GUARD_MODES } from './guards.ts';
import { ACCOUNT_CATEGORIES, ACCOUNT_FLAGS, BALANCE_SIDES, LINE_DIMENSIONS, NAMED_DIMENSIONS, TYPED_DIMENSIONS, VOUCHER_KINDS, VOUCHER_SOURCE_KINDS, VOUCHER_STATUSES } from './words.ts';

const accountSetId = idSchema<'accountSet'>();
const accountId = idSchema<'account'>();
const voucherId = idSchema<'voucher'>();
const count = z.int().min(0);
const shortText = (most: number) => z.string().trim().min(1).max(most);

/** '3-2-2': digits of each level. */
export const codePatternSchema = z.string().regex(/^3(-[2-4]){1,4}$/);
/** One to four characters: 记, 收, 付, 转, 现收 … */
export const voucherWordSchema = shortText(4);

export const accountSetSchema = z.object({
  accountSetId, code: z.string(), name: z.string(), kind: z.enum(['collective', 'committee']), codePattern: z.string(),
  words: z.array(z.string()), startMonth: monthSchema, openingMonth: monthSchema,
  /** The month to work in: today's, or the first open one after it. */
  currentMonth: monthSchema,
});
export type AccountSet = z.output<typeof accountSetSchema>;

export const newAccountSetSchema = z.object({
  code: z.string().regex(/^[0-9A-Za-z]{1,12}$/), name: shortText(60), kind: z.enum(['collective', 'committee']),
  codePattern: codePatternSchema.default('3-2-2'), words: z.array(voucherWordSchema).min(1).max(8).default(['记']), startMonth: monthSchema,
});
export type NewAccountSet = z.output<typeof newAccountSetSchema>;

export const accountSchema = z.object({
  accountId, code: z.string(), name: z.string(), namePinyin: z.string(), nameInitials: z.string(), parentId: accountId.nullable(), level: z.int(),
  category: z.enum(ACCOUNT_CATEGORIES), balanceSide: z.enum(BALANCE_SIDES), leaf: z.boolean(), validFrom: daySchema, validTo: daySchema.nullable(),
  /** What every line on it must name. */
  dimensions: z.array(z.enum(LINE_DIMENSIONS)),
  /** What the grid offers besides. */
  offers: z.array(z.enum(LINE_DIMENSIONS)),
  flags: z.array(z.enum(ACCOUNT_FLAGS)),
  /** Whether any voucher line, posted or not, stands on it. */
  used: z.boolean(),
});
export type Account = z.output<typeof accountSchema>;

export const newAccountSchema = z.object({
  parentId: accountId, code: z.string().regex(/^\d{5,20}$/), name: shortText(60), balanceSide: z.enum(BALANCE_SIDES).optional(),
  dimensions: z.array(z.enum(LINE_DIMENSIONS)).max(LINE_DIMENSIONS.length).default([]), flags: z.array(z.enum(ACCOUNT_FLAGS)).max(ACCOUNT_FLAGS.length).default([]),
});

export const lineNameSchema = z.object({ name: z.string(), kept: z.boolean(), active: z.boolean(), lines: count });
export type LineName = z.output<typeof lineNameSchema>;
export const lineNameInputSchema = z.object({ accountSetId, dimension: z.enum(NAMED_DIMENSIONS), name: shortText(60), active: z.boolean().default(true) });
export type LineNameInput = z.output<typeof lineNameInputSchema>;
const dimensionList = z.array(z.enum(TYPED_DIMENSIONS)).max(TYPED_DIMENSIONS.length);

export const voucherLineInputSchema = z.object({
  summary: shortText(200), accountCode: z.string().regex(/^\d{3,20}$/), debitFen: fenSchema, creditFen: fenSchema,
  residentId: idSchema<'resident'>().nullish(), householdId: idSchema<'household'>().nullish(), programmeId: idSchema<'programme'>().nullish(),
  counterparty: shortText(60).nullish(), project: shortText(60).nullish(), fund: shortText(60).nullish(), team: shortText(60).nullish(), contract: shortText(60).nullish(),
});
export type VoucherLineInput = z.output<typeof voucherLineInputSchema>;

export const voucherInputSchema = z.object({
  /** The draft to save again; absent for a new voucher. */
  voucherId: voucherId.optional(),
  /** The version that was on the screen; a draft changed meanwhile is refused. */
  version: z.int().positive().optional(),
  accountSetId, voucherDate: daySchema, word: voucherWordSchema.optional(), kind: z.enum(['ordinary', 'closing', 'opening', 'correction']).default('ordinary'),
  attachmentsCount: z.int().min(0).max(9999), lines: z.array(voucherLineInputSchema).max(2000),
});
export type VoucherInput = z.output<typeof voucherInputSchema>;

const person = z.object({ userId: idSchema<'user'>(), name: z.string() });

export const voucherRowSchema = z.object({
  voucherId, month: monthSchema, word: z.string(), number: z.int().nullable(), voucherDate: daySchema, kind: z.enum(VOUCHER_KINDS),
  status: z.enum(VOUCHER_STATUSES), summary: z.string(), totalFen: fenSchema, lineCount: count, attachmentsCount: count, scanCount: count,
  maker: z.string(), reviewer: z.string().nullable(), poster: z.string().nullable(), sourceKind: z.enum(VOUCHER_SOURCE_KINDS),
  reversesVoucherId: voucherId.nullable(), reversedByVoucherId: voucherId.nullable(),
});
export type VoucherRow = z.output<typeof voucherRowSchema>;

export const voucherLineSchema = z.object({
  lineNo: z.int(), summary: z.string(), accountId, accountCode: z.string(), accountName: z.string(), accountPath: z.string(), debitFen: fenSchema, creditFen: fenSchema,
  residentId: idSchema<'resident'>().nullable(), residentName: z.string().nullable(), householdId: idSchema<'household'>().nullable(), householdNo: z.string().nullable(),
  programmeId: idSchema<'programme'>().nullable(), programmeName: z.string().nullable(), batchId: idSchema<'batch'>().nullable(),
  counterparty: z.string().nullable(), project: z.string().nullable(), fund: z.string().nullable(), team: z.string().nullable(), contract: z.string().nullable(),
});
export type VoucherLine = z.output<typeof voucherLineSchema>;

export const voucherSchema = z.object({
  voucherId, accountSetId, accountSetName: z.string(), month: monthSchema, word: z.string(), number: z.int().nullable(), voucherDate: daySchema,
  kind: z.enum(VOUCHER_KINDS), status: z.enum(VOUCHER_STATUSES), attachmentsCount: count, totalFen: fenSchema, lines: z.array(voucherLineSchema),
  maker: person, reviewer: person.nullable(), poster: person.nullable(), submittedAt: instantSchema.nullable(), reviewedAt: instantSchema.nullable(), postedAt: instantSchema.nullable(),
  returnReason: z.string().nullable(), sourceKind: z.enum(VOUCHER_SOURCE_KINDS), sourceId: z.int().nullable(), sourceStep: z.string().nullable(),
  reverses: z.object({ voucherId, word: z.string(), number: z.int().nullable(), voucherDate: daySchema }).nullable(),
  reversedBy: z.object({ voucherId, word: z.string(), number: z.int().nullable(), voucherDate: daySchema, status: z.enum(VOUCHER_STATUSES) }).nullable(),
  postingNo: z.int().nullable(), fingerprint: z.string().nullable(), version: z.int(), periodStatus: z.enum(['open', 'closed']),
  /** What the signed-in person can do with it now; the office refuses the rest by name. */
  may: z.object({ edit: z.boolean(), submit: z.boolean(), review: z.boolean(), sendBack: z.boolean(), post: z.boolean(), reverse: z.boolean() }),
});
export type Voucher = z.output<typeof voucherSchema>;

const doneVoucher = z.object({ voucherId, status: z.enum(VOUCHER_STATUSES), version: z.int() });
const postedVoucher = z.object({ voucherId, word: z.string(), number: z.int(), month: monthSchema, fingerprint: z.string() });

export const periodSchema = z.object({
  month: monthSchema, status: z.enum(['open', 'closed']), opening: z.boolean(), posted: count, unposted: count, debitFen: fenSchema,
  closedBy: z.string().nullable(), closedAt: instantSchema.nullable(), reopenedBy: z.string().nullable(), reopenedAt: instantSchema.nullable(), reopenReason: z.string().nullable(),
});
export type Period = z.output<typeof periodSchema>;

/** A number that is missing in a month's row of one word. */
export const gapSchema = z.object({ month: monthSchema, word: z.string(), number: z.int() });

export const closeCheckSchema = z.object({
  month: monthSchema, status: z.enum(['open', 'closed']),
  /** These stop the closing. */
  unposted: z.array(z.object({ voucherId, voucherDate: daySchema, status: z.enum(VOUCHER_STATUSES), summary: z.string(), maker: z.string() })),
  gaps: z.array(gapSchema), unbalanced: z.array(z.object({ voucherId, word: z.string(), number: z.int().nullable() })), earlierOpen: z.array(monthSchema),
  balanced: z.boolean(),
  /** A reminder only: ordinary vouchers with neither papers counted nor a scan. */
  withoutAttachments: z.array(z.object({ voucherId, word: z.string(), number: z.int().nullable(), summary: z.string() })),
  /** What other features look at (bank, assertions, papers). */
  more: z.array(z.object({
    key: z.string(), title: z.object({ zh: z.string(), en: z.string() }), blocks: z.boolean(),
    found: z.array(z.object({ label: z.string(), to: z.string().nullable() })),
  })),
  ready: z.boolean(),
});
export type CloseCheck = z.output<typeof closeCheckSchema>;

/** One posted voucher as the register of papers lists it; `totalFen` is one side. */
export const voucherPaperRowSchema = z.object({
  voucherId, voucherDate: daySchema, word: z.string(), number: z.int(), kind: z.enum(VOUCHER_KINDS), summary: z.string(), totalFen: fenSchema, attachmentsCount: count, scanCount: count,
  maker: z.string(), reviewer: z.string().nullable(), poster: z.string().nullable(),
});
export type VoucherPaperRow = z.output<typeof voucherPaperRowSchema>;
export const voucherRegisterSheetSchema = z.object({ accountSetName: z.string(), month: monthSchema, rows: z.array(voucherPaperRowSchema), gaps: z.array(gapSchema), unposted: count });
export type VoucherRegisterSheet = z.output<typeof voucherRegisterSheetSchema>;
/** One volume of bound vouchers (规范 art. 55). */
export const voucherCoverSchema = z.object({
  word: z.string(), volume: z.int(), volumes: z.int(), fromNumber: z.int(), toNumber: z.int(), count, fromDay: daySchema, toDay: daySchema, attachments: count, scans: count,
});
export type VoucherCover = z.output<typeof voucherCoverSchema>;

const sides = z.object({ debitFen: fenSchema, creditFen: fenSchema });
export const trialBalanceRowSchema = z.object({
  accountId, code: z.string(), name: z.string(), level: z.int(), leaf: z.boolean(), category: z.enum(ACCOUNT_CATEGORIES),
  opening: sides, turnover: sides, yearToDate: sides, closing: sides,
});
export type TrialBalanceRow = z.output<typeof trialBalanceRowSchema>;

export const trialBalanceSchema = z.object({
  accountSetName: z.string(), month: monthSchema,
  /** The last day counted; null: the whole month. */
  asOf: daySchema.nullable(), level: z.int(), rows: z.array(trialBalanceRowSchema),
  /** Sums over level 1. */
  total: z.object({ opening: sides, turnover: sides, yearToDate: sides, closing: sides }),
  /** 期初、本期发生、期末 三平衡. */
  equal: z.object({ opening: z.boolean(), turnover: z.boolean(), closing: z.boolean() }),
  periodStatus: z.enum(['open', 'closed']).nullable(), unposted: count,
});
export type TrialBalance = z.output<typeof trialBalanceSchema>;

export const registerLineSchema = z.object({
  voucherId, lineNo: z.int(), day: daySchema, word: z.string(), number: z.int(), summary: z.string(), accountCode: z.string(), accountName: z.string(),
  debitFen: fenSchema, creditFen: fenSchema,
  /** After this line, debit positive. */
  balanceFen: fenSchema,
});
export const registerSchema = z.object({
  accountId, accountSetId, code: z.string(), name: z.string(), path: z.string(), balanceSide: z.enum(BALANCE_SIDES), month: monthSchema,
  /** Debit positive. */
  openingFen: fenSchema,
  /** How many lines the month has; `lines` holds the first of them where only so many were asked for. */
  lineCount: count, lines: z.array(registerLineSchema), turnover: sides, yearToDate: sides, closingFen: fenSchema,
});
export type Register = z.output<typeof registerSchema>;

export const guardSchema = z.object({ key: z.enum(GUARD_KEYS), codes: z.array(z.string()).readonly(), side: z.enum(['debit', 'credit']), by: z.enum(['programmeId', 'fund']).nullable(), mode: z.enum(GUARD_MODES) });
export const guardInputSchema = z.object({ accountSetId, key: z.enum(GUARD_KEYS), mode: z.enum(GUARD_MODES), codes: z.array(z.string().regex(/^\d{3,20}$/)).min(1).max(20) });
export type GuardInput = z.output<typeof guardInputSchema>;
/** What a voucher would overdraw: the first day below zero, and the balance on it on the side the account should stand on. */
export const guardFindingSchema = z.object({
  guard: z.enum(GUARD_KEYS), mode: z.enum(['warn', 'refuse']), code: z.string(), name: z.string(),
  /** The programme or fund the balance is that of; null for the whole account. */
  party: z.string().nullable(), day: daySchema, balanceFen: fenSchema, changeFen: fenSchema,
});
export type GuardFinding = z.output<typeof guardFindingSchema>;
export const overdrawnSchema = z.object({ guard: z.enum(GUARD_KEYS), accountId, code: z.string(), name: z.string(), day: daySchema, balanceFen: fenSchema, closingFen: fenSchema });
export type OverdrawnAccount = z.output<typeof overdrawnSchema>;

const trialBalanceInput = z.object({
  accountSetId, month: monthSchema,
  /** A day of the month: turnover and closing balances up to it. */
  asOf: daySchema.nullable().default(null),
  level: z.int().min(1).max(6).default(1), withEmpty: z.boolean().default(false),
});
const registerInput = z.object({ accountId, month: monthSchema, most: z.int().min(1).max(5000).nullable().default(null) });
const one = z.object({ voucherId });

/** Filters of the voucher list; `search` reads number ('记-12'), summary, account code or name, maker, and an amount in yuan. */
export const voucherFilterSchema = z.object({
  accountSetId, fromMonth: monthSchema.optional(), toMonth: monthSchema.optional(), status: z.enum(VOUCHER_STATUSES).optional(),
  kind: z.enum(VOUCHER_KINDS).optional(), sourceKind: z.enum(VOUCHER_SOURCE_KINDS).optional(), accountId: accountId.optional(),
  /** none: ordinary vouchers without any paper; notScanned: papers are counted and none is scanned. */
  papers: z.enum(['none', 'notScanned']).optional(),
  batchId: idSchema<'batch'>().optional(), search: z.string().max(100).optional(), limit: z.int().min(1).max(2000).default(500), offset: count.default(0),
});

export const ledgerContract = {
  accountSets: query('ledger.read', z.object({}), z.array(accountSetSchema)),
  createAccountSet: command('ledger.setup', newAccountSetSchema, z.object({ accountSetId })),

  accounts: query('ledger.read', z.object({ accountSetId }), z.array(accountSchema)),
  addAccount: command('ledger.setup', newAccountSchema, z.object({ accountId })),
  renameAccount: command('ledger.setup', z.object({ accountId, name: shortText(60) }), z.object({ accountId })),
  endAccount: command('ledger.setup', z.object({ accountId, validTo: daySchema.nullable() }), z.object({ accountId })),

  setDimensions: command('ledger.setup', z.object({ accountId, dimensions: dimensionList, offers: dimensionList }), z.object({ accountId })),
  lineNames: query('ledger.read', z.object({ accountSetId, dimension: z.enum(NAMED_DIMENSIONS) }), z.array(lineNameSchema)),
  saveLineName: command('ledger.make', lineNameInputSchema, z.object({ name: z.string() })),

  periods: query('ledger.read', z.object({ accountSetId }), z.array(periodSchema)),
  closeCheck: query('ledger.read', z.object({ accountSetId, month: monthSchema }), closeCheckSchema),
  closePeriod: command('ledger.close', z.object({ accountSetId, month: monthSchema }), z.object({ month: monthSchema })),

  vouchers: query('ledger.read', voucherFilterSchema, z.object({ rows: z.array(voucherRowSchema), count })),
  voucher: query('ledger.read', one, voucherSchema),
  saveVoucher: command('ledger.make', voucherInputSchema, doneVoucher),
  deleteVoucher: command('ledger.make', one, z.object({ voucherId })),
  submitVoucher: command('ledger.make', one, doneVoucher),
  sendBackVoucher: command('ledger.review', z.object({ voucherId, reason: shortText(200) }), doneVoucher),
  withdrawVoucher: command('ledger.make', one, doneVoucher),
  reviewVoucher: command('ledger.review', one, doneVoucher),
  postVouchers: command('ledger.post', z.object({ voucherIds: z.array(voucherId).min(1).max(500) }), z.object({ posted: z.array(postedVoucher) })),
  reverseVoucher: command('ledger.make', z.object({ voucherId, voucherDate: daySchema, reason: shortText(100) }), doneVoucher),
  /** What posting this voucher would overdraw. */
  voucherFindings: query('ledger.read', one, z.array(guardFindingSchema)),
  guards: query('ledger.read', z.object({ accountSetId }), z.array(guardSchema)),
  saveGuard: command('ledger.setup', guardInputSchema, z.object({ key: z.enum(GUARD_KEYS) })),
  /** Accounts overdrawn on a day of the last twelve months, by posted vouchers. */
  overdrawn: query('ledger.read', z.object({ accountSetId }), z.array(overdrawnSchema)),
  gaps: query('ledger.read', z.object({ accountSetId }), z.array(gapSchema)),

  trialBalance: query('ledger.read', trialBalanceInput, trialBalanceSchema),
  register: query('ledger.read', registerInput, registerSchema),

  printVouchers: query('ledger.print', z.object({ voucherIds: z.array(voucherId).min(1).max(500) }), z.array(voucherSchema), { logged: true }),
  printVoucherRegister: query('ledger.print', z.object({ accountSetId, month: monthSchema }), voucherRegisterSheetSchema, { logged: true }),
  /** Covers of the volumes a month's vouchers are bound in, one word and at most `perVolume` vouchers each. */
  printVoucherCovers: query('ledger.print', z.object({ accountSetId, month: monthSchema, perVolume: z.int().min(1).max(9999).default(9999) }), voucherRegisterSheetSchema.omit({ rows: true }).extend({ covers: z.array(voucherCoverSchema) }), { logged: true }),
  printTrialBalance: query('ledger.print', trialBalanceInput, trialBalanceSchema, { logged: true }),
  exportVouchers: query('ledger.export', z.object({ accountSetId, fromMonth: monthSchema, toMonth: monthSchema }), z.array(voucherSchema), { logged: true }),
};
