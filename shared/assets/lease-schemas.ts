/** Shapes of contracts of lease and contracting-out. */
import { z } from 'zod';
import { daySchema, instantSchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema, nonNegativeFenSchema, positiveFenSchema } from '../money.ts';
import { LEASE_KINDS, LEASE_STATUSES, RECOGNITIONS } from './words.ts';

export const leaseId = idSchema<'lease'>();
export const accountSetId = idSchema<'accountSet'>();
export const voucherId = idSchema<'voucher'>();
export const text = (least: number, most: number) => z.string().trim().min(least).max(most);
export const accountCode = z.string().regex(/^\d{3,20}$/);
export const attachmentsCount = z.int().min(0).max(9999).default(1);
export const version = z.int().positive();

export const leaseInputSchema = z.object({
  /** The draft to change; absent for a new contract. */
  leaseId: leaseId.optional(), version: version.optional(),
  accountSetId, leaseNo: text(1, 30), kind: z.enum(LEASE_KINDS), object: text(1, 100),
  /** An outsider's name; with `residentId` left out the office writes the member's own name. */
  counterparty: z.string().trim().max(60).default(''), residentId: idSchema<'resident'>().nullish(), phone: z.string().trim().max(30).default(''),
  signedOn: daySchema, startOn: daySchema, endOn: daySchema, totalFen: positiveFenSchema, depositFen: nonNegativeFenSchema.default(0 as never),
  everyMonths: z.int().min(0).max(840), firstDueOn: daySchema, recognition: z.enum(RECOGNITIONS), incomeCode: accountCode,
  /** Left out: 113 for a member household, 112 for anybody else. */
  receivableCode: accountCode.optional(), advanceCode: accountCode.default('21103'), depositCode: accountCode.default('21104'),
  /** Agreed amounts that differ from due to due; left out: equal shares by month. They sum to the rent. */
  dues: z.array(z.object({ dueOn: daySchema, amountFen: positiveFenSchema })).min(1).max(840).optional(),
  note: z.string().trim().max(500).default(''),
});
export type LeaseInput = z.output<typeof leaseInputSchema>;

export const leaseRowSchema = z.object({
  leaseId, leaseNo: z.string(), kind: z.enum(LEASE_KINDS), object: z.string(), counterparty: z.string(), household: z.boolean(), status: z.enum(LEASE_STATUSES),
  signedOn: daySchema, startOn: daySchema, endOn: daySchema, endedOn: daySchema.nullable(), totalFen: fenSchema, dueFen: fenSchema, receivedFen: fenSchema, arrearsFen: fenSchema, aheadFen: fenSchema,
  depositHeldFen: fenSchema, oldestDueOn: daySchema.nullable(), nextDueOn: daySchema.nullable(), byAge: z.array(fenSchema), note: z.string(), phone: z.string(),
});
export type LeaseRow = z.output<typeof leaseRowSchema>;

const bookingSchema = z.object({ voucherId, what: z.string(), step: z.string(), day: daySchema, amountFen: fenSchema, advanceFen: fenSchema, voucherStatus: z.string(), voucherNo: z.string().nullable() });
export type LeaseBooking = z.output<typeof bookingSchema>;

export const leaseSchema = leaseRowSchema.extend({
  accountSetId, residentId: idSchema<'resident'>().nullable(), depositFen: fenSchema, everyMonths: z.int(), firstDueOn: daySchema, recognition: z.enum(RECOGNITIONS),
  incomeCode: z.string(), receivableCode: z.string(), advanceCode: z.string(), depositCode: z.string(), version: z.int(),
  dues: z.array(z.object({ dueNo: z.int(), dueOn: daySchema, fromMonth: monthSchema, toMonth: monthSchema, amountFen: fenSchema, paidFen: fenSchema, openFen: fenSchema, daysLate: z.int() })),
  accruals: z.array(z.object({ step: z.string(), accrueOn: daySchema, amountFen: fenSchema, booking: bookingSchema.nullable() })),
  bookings: z.array(bookingSchema),
  /** Rent income booked, what stands on the receivable and on 预收租金. */
  accruedFen: fenSchema, receivableFen: fenSchema, advanceFen: fenSchema,
  events: z.array(z.object({ status: z.enum(LEASE_STATUSES), heldOn: daySchema, reason: z.string(), by: z.string(), at: instantSchema })),
});
export type Lease = z.output<typeof leaseSchema>;

export const accrualDueSchema = z.object({ leaseId, leaseNo: z.string(), object: z.string(), counterparty: z.string(), step: z.string(), accrueOn: daySchema, amountFen: fenSchema });
export const moneyIn = z.object({ leaseId, voucherDate: daySchema, amountFen: positiveFenSchema, moneyCode: accountCode.default('10201'), attachmentsCount });
export const drafted = z.object({ voucherId });
