/** Benefits paid to a provider for people (D6): who is paid, the invoice and the people of it, the provider's own list beside ours. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema, nonNegativeFenSchema, positiveFenSchema } from '../money.ts';
import { BATCH_STATUSES, LINE_STATUSES } from './status.ts';

const batchId = idSchema<'batch'>();
const lineId = idSchema<'batchLine'>();
const providerId = idSchema<'provider'>();
const paymentId = idSchema<'providerPayment'>();
const voucherId = idSchema<'voucher'>();
const version = z.int().positive();

/** 统一社会信用代码: 18 digits and capitals without I, O, Z, S, V (GB 32100-2015). */
const creditCode = z.string().trim().toUpperCase().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/).nullable();
/** As printed on the invoice: letters, digits, hyphens. Blanks are taken out, so that one invoice has one number. */
export const invoiceNoSchema = z.string().transform((text) => text.replace(/\s/g, '').toUpperCase()).pipe(z.string().regex(/^[0-9A-Z\u4E00-\u9FFF（）()〔〕/-]{1,40}$/));

export const providerSchema = z.object({
  providerId, name: z.string(), creditCode: z.string().nullable(), bankName: z.string(), accountMasked: z.string(), contact: z.string(), active: z.boolean(), version, changedBy: z.string(), changedAt: instantSchema,
  /** Payments made to it, for the programme asked for. */
  payments: z.int(),
});
export type Provider = z.output<typeof providerSchema>;

export const MATCH_KINDS = ['same', 'otherAmount', 'onlyOurs', 'onlyTheirs', 'notOpen', 'unclear', 'twice'] as const;
const matchRowSchema = z.object({
  kind: z.enum(MATCH_KINDS),
  ours: z.object({ lineId, lineNo: z.int(), name: z.string(), idTail: z.string(), amountFen: nonNegativeFenSchema, status: z.enum(LINE_STATUSES) }).nullable(),
  /** `idShown` never shows more than the last four. `amountFen` null: their list has no amounts. */
  theirs: z.object({ row: z.int(), name: z.string(), idShown: z.string(), amountFen: nonNegativeFenSchema.nullable() }).nullable(),
});
export type MatchRow = z.output<typeof matchRowSchema>;

const paymentSchema = z.object({
  paymentId, batchId, batchNo: z.string(), providerName: z.string(), bankName: z.string(), accountMasked: z.string(), invoiceNo: z.string(), invoicedOn: daySchema, paidOn: daySchema, amountFen: positiveFenSchema, persons: z.int(), note: z.string(), by: z.string(), at: instantSchema, voucherId: voucherId.nullable(),
  /** Of its people, those whose money came back afterwards. */
  returnedFen: nonNegativeFenSchema,
});
export type ProviderPayment = z.output<typeof paymentSchema>;

export const providersContract = {
  /** All of them, those paid for the batch's programme before first. */
  list: query('disbursement.read', z.object({ batchId: batchId.nullable().default(null) }), z.object({ providers: z.array(providerSchema) })),
  /** Enters or changes a provider. `account`: '' keeps the one there is, null takes it away. */
  save: command('disbursement.make', z.object({
    providerId: providerId.nullable(), version: version.nullable(), name: z.string().trim().min(2).max(60), creditCode, bankName: z.string().trim().max(60), account: z.string().trim().max(40).nullable(), contact: z.string().trim().max(60), active: z.boolean(),
  }), z.object({ providerId, version })),
  /** Invoices of a batch, and the people still open. */
  ofBatch: query('disbursement.read', z.object({ batchId }), z.object({
    /** Whether this batch is paid by invoice at all, and whether the signed-in person may pay it. */
    byInvoice: z.boolean(), mayPay: z.boolean(), payments: z.array(paymentSchema),
    /** Ended and never invoiced: what of their accrual still stands, and what was released. */
    standing: z.array(z.object({ lineId, name: z.string(), amountFen: positiveFenSchema })), mayRelease: z.boolean(),
    released: z.array(z.object({ lineId, lineNo: z.int(), name: z.string(), amountFen: positiveFenSchema, reason: z.string(), by: z.string(), at: instantSchema, voucherId: voucherId.nullable() })),
    open: z.array(z.object({ lineId, lineNo: z.int(), name: z.string(), headName: z.string(), gridName: z.string(), idTail: z.string(), amountFen: nonNegativeFenSchema })),
  })),
  /** The provider's list, uploaded or pasted, beside the people of the batch. Nothing is stored. */
  match: query('disbursement.pay', z.object({ batchId, fileId: z.string().min(1).max(80).nullable(), text: z.string().max(200_000).nullable() }), z.object({
    rows: z.array(matchRowSchema), counts: z.record(z.enum(MATCH_KINDS), z.int()), oursFen: nonNegativeFenSchema, theirsFen: nonNegativeFenSchema.nullable(), differenceFen: fenSchema.nullable(),
  })),
  /** Enters an invoice and pays it: the ticked people are paid, the others stay open. Books Dr payable / Cr bank (or cash). */
  pay: command('disbursement.pay', z.object({
    batchId, version, providerId, invoiceNo: invoiceNoSchema, invoicedOn: daySchema, amountFen: positiveFenSchema, paidOn: daySchema.nullable().default(null), lineIds: z.array(lineId).min(1).max(50_000), note: z.string().trim().max(200).default(''),
  }), z.object({ batchId, status: z.enum(BATCH_STATUSES), version, personCount: z.int(), totalFen: nonNegativeFenSchema, paymentId, voucherIds: z.array(voucherId) })),
  /** 冲回计提 of people of a paid or closed list who were ended and never invoiced, while it still stands: this year's in red, an earlier year's to undistributed earnings. */
  release: command('disbursement.pay', z.object({ batchId, lineIds: z.array(lineId).min(1).max(50_000), reason: z.string().trim().min(1).max(200) }),
    z.object({ batchId, status: z.enum(BATCH_STATUSES), version, personCount: z.int(), totalFen: nonNegativeFenSchema, voucherIds: z.array(voucherId), amountFen: positiveFenSchema })),
  /** 付款清单: one invoice with its people, for the signatures under the voucher; logged. */
  sheet: query('disbursement.print', z.object({ paymentId }), paymentSchema.extend({
    communityName: z.string(), practice: z.boolean(), programmeName: z.string(), benefitMonth: z.string(), maker: z.string(), reviewer: z.string().nullable(), approver: z.string().nullable(), amountInCapitals: z.string(), creditCode: z.string().nullable(),
    lines: z.array(z.object({ lineNo: z.int(), name: z.string(), headName: z.string(), gridName: z.string(), idNumberMasked: z.string(), amountFen: nonNegativeFenSchema, returned: z.boolean() })),
  }), { logged: true }),
} as const;
