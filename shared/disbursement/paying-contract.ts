/** What happens between the approval and the closing of a batch: printing for signatures, filing what comes back, the desk, the proof. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { nonNegativeFenSchema, positiveFenSchema } from '../money.ts';
import { ROSTER_KINDS, ROSTER_SIZES } from './roster-pages.ts';
import { BATCH_STATUSES, LINE_STATUSES, PAY_BY } from './status.ts';

const batchId = idSchema<'batch'>();
const issueId = idSchema<'rosterIssue'>();
const lineId = idSchema<'batchLine'>();
const residentId = idSchema<'resident'>();
const handoutId = idSchema<'handout'>();
const reason = z.string().trim().min(1).max(200);
const version = z.int().positive();
const onBatch = z.object({ batchId, version });
const standingSchema = z.object({ batchId, status: z.enum(BATCH_STATUSES), version, personCount: z.int(), totalFen: nonNegativeFenSchema });
const withVouchers = standingSchema.extend({ voucherIds: z.array(idSchema<'voucher'>()) });

/** Who took it in the person's place (F9): all four, or nobody did. */
export const proxySchema = z.object({
  name: z.string().trim().min(1).max(40), relation: z.string().trim().min(1).max(20),
  /** The last four of the proxy's ID number, as seen at the desk. */
  idTail: z.string().trim().toUpperCase().regex(/^\d{3}[0-9X]$/),
  reason: z.string().trim().min(1).max(100),
});

export const payingContract = {
  /** Numbers a printing of an approved list and keeps which lines stand on which page. The same list in the same form is the same printing. */
  issueRoster: command('disbursement.print', z.object({ batchId, kind: z.enum(ROSTER_KINDS), size: z.enum(ROSTER_SIZES).default('a4'), byGrid: z.boolean().default(false), onlyToPay: z.boolean().default(false) }), z.object({ issueId, issueNo: z.int(), pageCount: z.int(), lineCount: z.int() })),
  // ------------------------------------------------------------------------------------------------ the desk
  /** The people of a batch the words fit, those still to come first, and how the day stands. */
  desk: query('disbursement.pay', z.object({ batchId, search: z.string().trim().max(40).default('') }), z.object({
    batchId, batchNo: z.string(), programmeName: z.string(), status: z.enum(BATCH_STATUSES), version, payBy: z.enum(PAY_BY),
    /** The words this answers: a slow answer is not taken for that of the letters typed since. */
    search: z.string(),
    found: z.array(z.object({
      lineId, lineNo: z.int(), residentId, name: z.string(), headName: z.string(), sex: z.string(), age: z.int().nullable(), gridName: z.string(), buildingName: z.string(), idNumberMasked: z.string(), amountFen: nonNegativeFenSchema,
      status: z.enum(LINE_STATUSES), statusReason: z.string().nullable(),
      taken: z.object({ handoutId, takerName: z.string(), proxyRelation: z.string().nullable(), proxyIdTail: z.string().nullable(), at: instantSchema, giver: z.string(), booked: z.boolean() }).nullable(),
      /** What the person did not come for in earlier batches and is not in a later one yet. */
      owed: z.array(z.object({ batchNo: z.string(), amountFen: nonNegativeFenSchema })),
    })),
    openPersons: z.int(), openFen: nonNegativeFenSchema, tickedPersons: z.int(), tickedFen: nonNegativeFenSchema, bookedPersons: z.int(), bookedFen: nonNegativeFenSchema, drawnFen: nonNegativeFenSchema, depositedFen: nonNegativeFenSchema,
    ticks: z.array(z.object({ handoutId, lineId, lineNo: z.int(), name: z.string(), amountFen: nonNegativeFenSchema, takerName: z.string(), proxyRelation: z.string().nullable(), proxyIdTail: z.string().nullable(), proxyReason: z.string().nullable(), takenOn: daySchema, at: instantSchema, giver: z.string(), booked: z.boolean(), /** The money came back afterwards. */ back: z.boolean() })),
  })),
  /** Ticks one person off: to himself, or to a proxy. Needs no version: several may sit at the desk. */
  handOut: command('disbursement.pay', z.object({ batchId, lineId, proxy: proxySchema.nullable().default(null) }), standingSchema.extend({ handoutId, /** How many this proxy has collected for in this batch, this one with. */ sameProxy: z.int() })),
  undoHandOut: command('disbursement.pay', z.object({ handoutId, reason }), z.object({ batchId, lineId })),
  /** Books what was ticked: one voucher a day, Dr payable / Cr cash. */
  bookDesk: command('disbursement.pay', onBatch, withVouchers.extend({ persons: z.int() })),
  /** Cash from the bank for the desk: Dr cash / Cr bank. */
  drawCash: command('disbursement.pay', onBatch.extend({ amountFen: positiveFenSchema, cashOn: daySchema.nullable().default(null) }), withVouchers),
  /** Ends everybody who did not come; the money stays payable and is offered again by a follow-up batch. */
  endUnclaimed: command('disbursement.pay', onBatch.extend({ reason: z.string().trim().min(1).max(180), cashBack: z.enum(['safe', 'bank']), cashOn: daySchema.nullable().default(null) }), withVouchers.extend({ persons: z.int(), amountFen: nonNegativeFenSchema })),
  /** Who has not come, of one batch or of all, and is in no later batch. */
  unclaimed: query('disbursement.read', z.object({ batchId: batchId.nullable().default(null) }), z.object({
    lines: z.array(z.object({
      lineId, batchId, batchNo: z.string(), programmeName: z.string(), benefitMonth: monthSchema, lineNo: z.int(), residentId, name: z.string(), headName: z.string(), gridName: z.string(), buildingName: z.string(), idNumberMasked: z.string(), phone: z.string(),
      amountFen: nonNegativeFenSchema, endedAt: instantSchema.nullable(), cashBack: z.enum(['safe', 'bank']).nullable(), reason: z.string().nullable(),
    })), persons: z.int(), totalFen: nonNegativeFenSchema,
  })),
} as const;
