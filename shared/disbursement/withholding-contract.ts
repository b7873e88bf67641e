/** 扣回通知书: who is told, before a list of claims (a dividend) is paid, what it withholds for what he owes. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { nonNegativeFenSchema, positiveFenSchema } from '../money.ts';
import { CLAIMS_BASES } from './status.ts';

const batchId = idSchema<'batch'>();
const lineId = idSchema<'batchLine'>();
/** 本人签收 家属代收 邮寄 留置送达 */
export const TOLD_WAYS = ['self', 'family', 'post', 'left'] as const;
/** The last one takes the row before it back: nobody was told. */
export const NOTICE_ROWS = [...TOLD_WAYS, 'mistake'] as const;

const partSchema = z.object({
  recoveryId: idSchema<'recovery'>(), debtorName: z.string(), programmeName: z.string(), months: z.array(monthSchema), amountFen: positiveFenSchema,
  /** Open before this list, kept back by it, open after it. */
  owedFen: nonNegativeFenSchema, withheldFen: positiveFenSchema, leftFen: nonNegativeFenSchema, basis: z.enum(CLAIMS_BASES).nullable(), ref: z.string().nullable(),
});
const noticeRowSchema = z.object({ how: z.enum(NOTICE_ROWS), handedOn: daySchema, detail: z.string(), by: z.string(), at: instantSchema });
const personSchema = z.object({
  lineId, lineNo: z.int(), name: z.string(), gridName: z.string(), address: z.string(), dueFen: positiveFenSchema, withheldFen: positiveFenSchema, amountFen: nonNegativeFenSchema,
  parts: z.array(partSchema), notices: z.array(noticeRowSchema), told: z.boolean(),
});
export type WithheldPerson = z.output<typeof personSchema>;

export const withholdingContract = {
  /** Whom a list of claims keeps something back from, and who of them was told. Empty for every other list. */
  ofBatch: query('disbursement.read', z.object({ batchId }), z.object({
    people: z.array(personSchema), untold: z.int(),
    /** Whether the list is approved, so that the amounts stand: then letters are printed and handed over. */
    stands: z.boolean(), mayRecord: z.boolean(),
    /** By the office's settings nobody is paid before he was told. */
    required: z.boolean(),
  })),
  /** The letters of an approved list: of one line, of those not told yet, or of all. */
  letters: query('disbursement.print', z.object({ batchId, lineId: lineId.nullable().default(null), onlyUntold: z.boolean().default(false) }), z.object({
    batchNo: z.string(), programmeName: z.string(), benefitMonth: monthSchema, communityName: z.string(), people: z.array(personSchema),
  }), { logged: true }),
  /** Writes down that these people were handed their letter. `detail`: who took it, the number of the post, the witnesses. */
  record: command('disbursement.make', z.object({ batchId, lineIds: z.array(lineId).min(1).max(2000), how: z.enum(TOLD_WAYS), handedOn: daySchema, detail: z.string().trim().max(100).default('') }), z.object({ persons: z.int(), untold: z.int() })),
  /** Nobody was told after all: the row stays, and the person counts as not told. */
  takeBack: command('disbursement.make', z.object({ batchId, lineId, reason: z.string().trim().min(1).max(100) }), z.object({ untold: z.int() })),
} as const;
