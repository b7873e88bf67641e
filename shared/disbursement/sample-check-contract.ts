/** Checks after payment (抽查回访, E10): a random sample of the paid, asked by telephone or at the door whether the money came. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { nonNegativeFenSchema } from '../money.ts';

const checkId = idSchema<'sampleCheck'>();
const batchId = idSchema<'batch'>();
/** 已收到 金额不符 没收到 没联系上 */
export const CHECK_RESULTS = ['received', 'less', 'notReceived', 'notReached'] as const;
export const CHECK_WAYS = ['phone', 'visit'] as const;

export const sampleLineSchema = z.object({
  seq: z.int(), lineNo: z.int(), residentId: idSchema<'resident'>(), name: z.string(), gridName: z.string(), buildingName: z.string(), amountFen: nonNegativeFenSchema, paidFen: nonNegativeFenSchema, paidOn: daySchema.nullable(),
  result: z.enum(CHECK_RESULTS).nullable(), way: z.enum(CHECK_WAYS).nullable(), note: z.string(), checkedOn: daySchema.nullable(), checkedBy: z.string().nullable(),
});
export type SampleLine = z.output<typeof sampleLineSchema>;
export const sampleCheckSchema = z.object({
  checkId, batchId, batchNo: z.string(), programmeName: z.string(), benefitMonth: z.string(), seed: z.string(), size: z.int(), population: z.int(), by: z.string(), at: instantSchema,
  /** Whether the signed-in person may write results down: never who made or paid the batch. */
  mayCheck: z.boolean(), lines: z.array(sampleLineSchema),
});
export type SampleCheck = z.output<typeof sampleCheckSchema>;

export const sampleCheckContract = {
  ofBatch: query('disbursement.read', z.object({ batchId }), z.object({ checks: z.array(sampleCheckSchema) })),
  show: query('disbursement.read', z.object({ checkId }), sampleCheckSchema),
  /** Draws people by chance among the paid lines. The seed is kept: the same seed draws the same people. */
  draw: command('disbursement.check', z.object({ batchId, size: z.int().min(1).max(200) }), z.object({ checkId, size: z.int() })),
  record: command('disbursement.check', z.object({ checkId, seq: z.int().positive(), result: z.enum(CHECK_RESULTS), way: z.enum(CHECK_WAYS), note: z.string().trim().max(200).default(''), checkedOn: daySchema }), z.object({ checkId, open: z.int() })),
  /** With telephone numbers, to call by; logged. */
  sheet: query('disbursement.check', z.object({ checkId }), sampleCheckSchema.extend({ communityName: z.string(), phones: z.array(z.string()) }), { logged: true }),
} as const;
