/** Financial disclosure (财务公开): the monthly board made from posted vouchers, its review, posting and objections. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema, monthSchema } from '../days.ts';
import { idSchema, type Id } from '../ids.ts';
import { fenSchema } from '../money.ts';

export type BoardId = Id<'disclosureBoard'>;
export type ObjectionId = Id<'disclosureObjection'>;
const boardId = idSchema<'disclosureBoard'>();
const objectionId = idSchema<'disclosureObjection'>();
const accountSetId = idSchema<'accountSet'>();
const text = (most: number) => z.string().trim().min(1).max(most);

/** 财务计划 各项收入 各项支出 各项资产 各类资源 债权债务 收益分配 其他 (农村集体经济组织财务公开规定, eight groups). */
export const BOARD_GROUPS = ['plans', 'income', 'expense', 'assets', 'resources', 'claims', 'distribution', 'other'] as const;
export type BoardGroup = (typeof BOARD_GROUPS)[number];
/** earned, spent: income and expense without closing vouchers; credited, debited: one side of an account; balance: what it stands at. */
export const BOARD_MEASURES = ['earned', 'spent', 'credited', 'debited', 'balance'] as const;
export type BoardMeasure = (typeof BOARD_MEASURES)[number];
/** 草稿 已送审 已审核 已张贴 已撤下 */
export const BOARD_STATUSES = ['draft', 'submitted', 'reviewed', 'posted', 'takenDown'] as const;
export type BoardStatus = (typeof BOARD_STATUSES)[number];

export const boardRuleSchema = z.object({ code: z.string().regex(/^\d{3,20}$/), measure: z.enum(BOARD_MEASURES), group: z.enum(BOARD_GROUPS), item: text(40) });
export type BoardRule = z.output<typeof boardRuleSchema>;
export const boardNoteSchema = z.object({ group: z.enum(BOARD_GROUPS), item: text(40), text: text(300) });

/** One entry on the board: one line of a posted voucher. Names are masked. */
export const boardEntrySchema = z.object({ day: daySchema, no: z.string(), item: z.string(), summary: z.string(), amountFen: fenSchema, handledBy: z.string(), reviewedBy: z.string() });
export const boardContentSchema = z.object({
  unit: z.string(), accountSetName: z.string(), month: monthSchema,
  money: z.object({ openingCashFen: fenSchema, openingBankFen: fenSchema, closingCashFen: fenSchema, closingBankFen: fenSchema, inFen: fenSchema, outFen: fenSchema }),
  groups: z.array(z.object({
    group: z.enum(BOARD_GROUPS), entries: z.array(boardEntrySchema), balances: z.array(z.object({ item: z.string(), amountFen: fenSchema })),
    notes: z.array(z.object({ item: z.string(), text: z.string() })), totalFen: fenSchema,
  })),
  /** Every sum of the board against the ledger. */
  ties: z.array(z.object({ what: z.enum(['income', 'expense', 'distribution', 'money', 'profitLoss']), boardFen: fenSchema, ledgerFen: fenSchema, holds: z.boolean() })),
  /** Accounts with entries in the month that no rule shows. */
  unmapped: z.array(z.object({ code: z.string(), name: z.string() })),
  unposted: z.int().min(0), periodClosed: z.boolean(),
});
export type BoardContent = z.output<typeof boardContentSchema>;

const boardRow = z.object({
  boardId, accountSetId, month: monthSchema, edition: z.int(), status: z.enum(BOARD_STATUSES), maker: z.string(), reviewer: z.string().nullable(),
  place: z.string().nullable(), postedOn: daySchema.nullable(), dueDownOn: daySchema.nullable(), takenDownOn: daySchema.nullable(), objections: z.int(), unanswered: z.int(),
});
export type BoardRow = z.output<typeof boardRow>;
export const objectionSchema = z.object({ objectionId, raisedOn: daySchema, raisedBy: z.string(), text: z.string(), dueOn: daySchema, answer: z.string().nullable(), answeredOn: daySchema.nullable() });
export const boardSchema = boardRow.extend({
  notes: z.array(boardNoteSchema), content: boardContentSchema, fingerprint: z.string().nullable(), opinion: z.string().nullable(),
  submittedAt: instantSchema.nullable(), reviewedAt: instantSchema.nullable(), objectionList: z.array(objectionSchema), version: z.int(),
});
export type Board = z.output<typeof boardSchema>;

const done = z.object({ boardId, status: z.enum(BOARD_STATUSES) });
const one = z.object({ boardId });

export const disclosureContract = {
  rules: query('ledger.read', z.object({ accountSetId }), z.object({ own: z.boolean(), rules: z.array(boardRuleSchema) })),
  saveRules: command('ledger.setup', z.object({ accountSetId, rules: z.array(boardRuleSchema).min(1).max(300) }), z.object({ count: z.int() })),
  boards: query('ledger.read', z.object({ accountSetId }), z.array(boardRow)),
  board: query('ledger.read', one, boardSchema),
  /** A new draft for a month, or the notes of one. */
  saveDraft: command('ledger.make', z.object({ boardId: boardId.optional(), version: z.int().positive().optional(), accountSetId, month: monthSchema, notes: z.array(boardNoteSchema).max(60) }), done),
  submit: command('ledger.make', one, done),
  review: command('ledger.review', one.extend({ opinion: text(300) }), done),
  sendBack: command('ledger.review', one.extend({ opinion: text(300) }), done),
  post: command('ledger.make', one.extend({ place: text(60), postedOn: daySchema, dueDownOn: daySchema }), done),
  takeDown: command('ledger.make', one.extend({ takenDownOn: daySchema }), done),
  addObjection: command('ledger.make', one.extend({ raisedOn: daySchema, raisedBy: text(60), text: text(500) }), z.object({ objectionId, dueOn: daySchema })),
  answerObjection: command('ledger.make', z.object({ objectionId, answeredOn: daySchema, answer: text(1000) }), z.object({ objectionId })),
  printBoard: query('ledger.print', one, boardSchema, { logged: true }),
};
