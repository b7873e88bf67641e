/** What happens between the approval and the closing of a batch: printing for signatures, filing what comes back, the desk, the proof. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema, nonNegativeFenSchema, positiveFenSchema } from '../money.ts';
import { bankProfileSchema } from './bank-profile.ts';
import { ROSTER_KINDS, ROSTER_SIZES } from './roster-pages.ts';
import { BATCH_STATUSES, LINE_STATUSES, PAY_BY } from './status.ts';

const batchId = idSchema<'batch'>();
const issueId = idSchema<'rosterIssue'>();
const programmeId = idSchema<'programme'>();
const filingId = idSchema<'rosterFiling'>();
const lineId = idSchema<'batchLine'>();
const residentId = idSchema<'resident'>();
const handoutId = idSchema<'handout'>();
const pointId = idSchema<'stockPoint'>();
const reason = z.string().trim().min(1).max(200);
const version = z.int().positive();
const onBatch = z.object({ batchId, version });
const standingSchema = z.object({ batchId, status: z.enum(BATCH_STATUSES), version, personCount: z.int(), totalFen: nonNegativeFenSchema });
const withVouchers = standingSchema.extend({ voucherIds: z.array(idSchema<'voucher'>()) });

export const resultCountsSchema = z.object({
  /** `paid`: those who got something, in full or in part; `failed`: what was not paid, of the failed and of those paid in part. */
  lineCount: z.int(), paidCount: z.int(), paidFen: nonNegativeFenSchema, failedCount: z.int(), failedFen: nonNegativeFenSchema,
  /** Of these the people paid in part: what they got, and what they did not. */
  partCount: z.int(), partFen: nonNegativeFenSchema, shortFen: nonNegativeFenSchema,
  unchangedCount: z.int(), unknownCount: z.int(),
});

/** Who took it in the person's place (F9): all four, or nobody did. */
export const proxySchema = z.object({
  name: z.string().trim().min(1).max(40), relation: z.string().trim().min(1).max(20),
  /** The last four of the proxy's ID number, as seen at the desk. */
  idTail: z.string().trim().toUpperCase().regex(/^\d{3}[0-9X]$/),
  reason: z.string().trim().min(1).max(100),
});

const filedSchema = z.object({ filingId, scanId: idSchema<'scan'>(), how: z.enum(['code', 'hand']), by: z.string(), at: instantSchema });
const issuePageSchema = z.object({ pageNo: z.int(), gridName: z.string(), firstLineNo: z.int(), lastLineNo: z.int(), persons: z.int(), amountFen: nonNegativeFenSchema, filed: filedSchema.nullable() });

export const rosterIssueSchema = z.object({
  issueId, issueNo: z.int(), kind: z.enum(ROSTER_KINDS), size: z.enum(ROSTER_SIZES), byGrid: z.boolean(), onlyToPay: z.boolean(), lineCount: z.int(), totalFen: nonNegativeFenSchema, /** '' where it is of all points. */ pointName: z.string(),
  by: z.string(), at: instantSchema, pages: z.array(issuePageSchema),
});
export type RosterIssue = z.output<typeof rosterIssueSchema>;

export const LEG_KEYS = ['approved', 'sent', 'out', 'signed', 'invoice', 'accrued', 'released', 'setOff', 'paid', 'money', 'stock', 'cost', 'closed'] as const;
export const tieLegSchema = z.object({
  key: z.enum(LEG_KEYS), wantedPersons: z.int().nullable(), wantedFen: fenSchema, foundPersons: z.int().nullable(), foundFen: fenSchema,
  /** waiting: signed pages are still to come; notNeeded: the bank's answer is the receipt. */
  state: z.enum(['ok', 'waiting', 'broken', 'notNeeded']),
});
export type TieLeg = z.output<typeof tieLegSchema>;
const tiedState = z.enum(['ok', 'waiting', 'broken', 'notNeeded']);
const tieOutSchema = z.object({
  batches: z.array(z.object({
    batchId, batchNo: z.string(), programmeId, programmeCode: z.string(), programmeName: z.string(), benefitMonth: monthSchema, payBy: z.enum(PAY_BY), status: z.enum(BATCH_STATUSES), followUp: z.boolean(), openLines: z.int(), legs: z.array(tieLegSchema), state: tiedState,
  })),
  months: z.array(z.object({ programmeId, programmeName: z.string(), month: monthSchema, amountFen: nonNegativeFenSchema, paidFen: nonNegativeFenSchema, legs: z.array(tieLegSchema), state: tiedState })),
  broken: z.int(),
});

export const WARNING_KINDS = ['sharedAccount', 'sharedCollector', 'otherAccount', 'accountChanged', 'sameProxy'] as const;
const warningSchema = z.object({
  key: z.string(), kind: z.enum(WARNING_KINDS), people: z.array(z.object({ lineId, lineNo: z.int(), name: z.string() })), /** Of all, where only the first are named. */ count: z.int(),
  detail: z.object({ account: z.string(), before: z.string(), month: z.string(), day: z.string(), collector: z.string(), tail: z.string(), oneHousehold: z.boolean(), others: z.array(z.string()) }).partial(),
  accepted: z.object({ reason: z.string(), by: z.string(), at: instantSchema }).nullable(),
});

/** Hundredths of the unit: what the open lines need, what is in stock, what other batches at the desk need of it, what is missing. */
const goodsNeedSchema = z.object({ itemId: idSchema<'stockItem'>(), name: z.string(), unit: z.string(), quantityCenti: z.int(), stockCenti: z.int(), /** At the point asked for; null where none was. */ hereCenti: z.int().nullable(), elsewhereCenti: z.int(), missingCenti: z.int() });

export const payingContract = {
  /** Numbers a printing of an approved list and keeps which lines stand on which page. The same list in the same form is the same printing. */
  issueRoster: command('disbursement.print', z.object({ batchId, kind: z.enum(ROSTER_KINDS), size: z.enum(ROSTER_SIZES).default('a4'), byGrid: z.boolean().default(false), onlyToPay: z.boolean().default(false), /** Only who goes to this point (null = everybody). */ pointId: pointId.nullable().default(null) }), z.object({ issueId, issueNo: z.int(), pageCount: z.int(), lineCount: z.int() })),
  /** Printings of a batch with what came back of each, and how many paid people have signed. */
  signedPages: query('disbursement.read', z.object({ batchId }), z.object({
    issues: z.array(rosterIssueSchema),
    /** Whether this batch is closed only with signed pages: cash and goods always, bank by the office's setting. */
    needed: z.boolean(), paidLines: z.int(), signedLines: z.int(), mayFile: z.boolean(),
  })),
  /** Files one scanned page by its code, or by hand (`page`) where no code could be read. */
  filePage: command('disbursement.pay', z.object({ batchId, fileId: z.string().min(1).max(80), code: z.string().max(200).nullable(), page: z.object({ issueId, pageNo: z.int().positive() }).nullable().default(null) }), z.object({ filingId, issueNo: z.int(), pageNo: z.int(), pageCount: z.int(), how: z.enum(['code', 'hand']) })),
  /** Takes a page that was filed wrongly off its place; the scan stays among the papers of the batch. */
  withdrawPage: command('disbursement.pay', z.object({ filingId, reason }), z.object({ batchId, issueNo: z.int(), pageNo: z.int() })),
  // ------------------------------------------------------------------------------------------------ the desk
  /** The people of a batch the words fit, those still to come first, and how the day stands. */
  desk: query('disbursement.pay', z.object({ batchId, search: z.string().trim().max(40).default(''), /** The point the desk is at. */ pointId: pointId.nullable().default(null) }), z.object({
    batchId, batchNo: z.string(), programmeName: z.string(), status: z.enum(BATCH_STATUSES), version, payBy: z.enum(PAY_BY),
    /** The words this answers: a slow answer is not taken for that of the letters typed since. */
    search: z.string(),
    found: z.array(z.object({
      lineId, lineNo: z.int(), residentId, name: z.string(), headName: z.string(), sex: z.string(), age: z.int().nullable(), gridName: z.string(), buildingName: z.string(), idNumberMasked: z.string(), amountFen: nonNegativeFenSchema,
      /** What is handed over: '大米 1 袋、花生油 1 桶'; '' where the batch is in money. */
      goods: z.string(),
      /** The point his grid goes to; '' where the batch is in money or the office has one point only. */
      pointName: z.string(),
      status: z.enum(LINE_STATUSES), statusReason: z.string().nullable(),
      taken: z.object({ handoutId, takerName: z.string(), proxyRelation: z.string().nullable(), proxyIdTail: z.string().nullable(), at: instantSchema, giver: z.string(), booked: z.boolean() }).nullable(),
      /** What the person did not come for in earlier batches and is not in a later one yet. */
      owed: z.array(z.object({ batchNo: z.string(), amountFen: nonNegativeFenSchema })),
    })),
    openPersons: z.int(), openFen: nonNegativeFenSchema, tickedPersons: z.int(), tickedFen: nonNegativeFenSchema, bookedPersons: z.int(), bookedFen: nonNegativeFenSchema, drawnFen: nonNegativeFenSchema, depositedFen: nonNegativeFenSchema,
    /** Of a batch in goods what everybody who has not come still gets, beside what is in stock. */
    goods: z.array(goodsNeedSchema),
    /** Points to choose from, where the batch is in goods and the office has several. */
    points: z.array(z.object({ pointId, name: z.string() })),
    ticks: z.array(z.object({ handoutId, lineId, lineNo: z.int(), name: z.string(), amountFen: nonNegativeFenSchema, goods: z.string(), /** Where it was handed out; as above. */ pointName: z.string(), takerName: z.string(), proxyRelation: z.string().nullable(), proxyIdTail: z.string().nullable(), proxyReason: z.string().nullable(), takenOn: daySchema, at: instantSchema, giver: z.string(), booked: z.boolean(), /** The money came back afterwards. */ back: z.boolean() })),
  })),
  /** The goods of a batch (D5): what each person gets, what is still needed and missing, what was handed out and what that cost. */
  goods: query('disbursement.read', z.object({ batchId }), z.object({
    baskets: z.array(z.object({ text: z.string(), standardFen: nonNegativeFenSchema, persons: z.int() })), need: z.array(goodsNeedSchema),
    issued: z.array(z.object({ itemId: idSchema<'stockItem'>(), name: z.string(), unit: z.string(), quantityCenti: z.int() })), persons: z.int(), agreedFen: fenSchema, costFen: fenSchema,
  })),
  /** Ticks one person off: to himself, or to a proxy. Needs no version: several may sit at the desk. */
  handOut: command('disbursement.pay', z.object({ batchId, lineId, proxy: proxySchema.nullable().default(null), /** Of a batch in goods the point they are handed out at; null = the only one. */ pointId: pointId.nullable().default(null) }), standingSchema.extend({ handoutId, /** How many this proxy has collected for in this batch, this one with. */ sameProxy: z.int() })),
  undoHandOut: command('disbursement.pay', z.object({ handoutId, reason }), z.object({ batchId, lineId })),
  /** Books what was ticked: one voucher a day, Dr payable / Cr cash. */
  bookDesk: command('disbursement.pay', onBatch, withVouchers.extend({ persons: z.int() })),
  /** Cash from the bank for the desk: Dr cash / Cr bank. */
  drawCash: command('disbursement.pay', onBatch.extend({ amountFen: positiveFenSchema, cashOn: daySchema.nullable().default(null) }), withVouchers),
  /** Ends everybody who did not come; the money stays payable and is offered again by a follow-up batch. */
  endUnclaimed: command('disbursement.pay', onBatch.extend({ reason: z.string().trim().min(1).max(180), cashBack: z.enum(['safe', 'bank']), cashOn: daySchema.nullable().default(null) }), withVouchers.extend({ persons: z.int(), amountFen: nonNegativeFenSchema })),
  /** Who has not come, of one batch or of all, and is in no later batch. */
  unclaimed: query('disbursement.read', z.object({ batchId: batchId.nullable().default(null), /** Only who goes to this point. */ pointId: pointId.nullable().default(null) }), z.object({
    /** '' where all points were asked for. */
    pointName: z.string(),
    lines: z.array(z.object({
      lineId, batchId, batchNo: z.string(), programmeName: z.string(), benefitMonth: monthSchema, lineNo: z.int(), residentId, name: z.string(), headName: z.string(), gridName: z.string(), buildingName: z.string(), idNumberMasked: z.string(), phone: z.string(),
      amountFen: nonNegativeFenSchema, /** Of a batch in goods what he is to get; '' of money. */ goods: z.string(), endedAt: instantSchema.nullable(), cashBack: z.enum(['safe', 'bank']).nullable(), reason: z.string().nullable(),
    })), persons: z.int(), totalFen: nonNegativeFenSchema,
    /** Of goods what all of them are to get, item by item; '' of money. */
    goods: z.string(),
  })),
  // ------------------------------------------------------------------------------------------------ the proof
  /** Approved = out = signed = books, by batch, and by programme and month (F13). */
  tieOut: query('disbursement.read', z.object({ batchId: batchId.nullable().default(null), programmeId: programmeId.nullable().default(null), fromMonth: monthSchema.nullable().default(null), toMonth: monthSchema.nullable().default(null) }), tieOutSchema),
  /** What auditors would ask about, before the money leaves (F15). */
  radar: query('disbursement.read', z.object({ batchId }), z.object({ warnings: z.array(warningSchema), open: z.int() })),
  acceptWarning: command('disbursement.export', z.object({ batchId, key: z.string().min(3).max(200), reason }), z.object({ kind: z.enum(WARNING_KINDS), people: z.int() })),
  // ------------------------------------------------------------------------------------------------ bank profiles
  /** The first lines of the file a profile would make of a batch, its numbers masked; without a batch, of invented people. */
  previewProfile: query('disbursement.export', z.object({ profile: bankProfileSchema, batchId: batchId.nullable().default(null) }), z.object({ fileName: z.string(), rows: z.array(z.string()), last: z.string().nullable(), lineCount: z.int(), leftOut: z.int(), files: z.int(), totalFen: nonNegativeFenSchema, characters: z.array(z.string()) })),
  /** What a profile reads a bank's answer as; nothing is stored. */
  testAnswer: query('disbursement.export', z.object({ profile: bankProfileSchema, fileId: z.string().min(1).max(80) }), z.object({
    lineCount: z.int(), paidCount: z.int(), partCount: z.int(), failedCount: z.int(), stated: z.object({ count: z.int().nullable(), totalFen: nonNegativeFenSchema.nullable(), batchNo: z.string().nullable() }).nullable(),
    lines: z.array(z.object({ seq: z.int(), lineRef: z.string(), name: z.string(), account: z.string(), amountFen: nonNegativeFenSchema.nullable(), outcome: z.enum(['paid', 'partPaid', 'failed']), paidFen: nonNegativeFenSchema.nullable(), reason: z.string() })),
  })),
  /** Loads a bank's file that contradicts an earlier one: its word counts, with the reason; asks the password again (F4). */
  overrideResult: command('disbursement.override', onBatch.extend({ fileId: z.string().min(1).max(80), profileCode: z.string(), paidOn: daySchema.nullable().default(null), reason }), withVouchers.extend(resultCountsSchema.shape).extend({ alreadyLoaded: z.boolean() }), { passwordAgain: true }),
} as const;
