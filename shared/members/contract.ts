/** Members of the collective, share register, dividends. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema, positiveFenSchema } from '../money.ts';
import { ACQUIRED_HOW, DIVIDEND_STATUSES, LINE_STATUSES, MEMBER_STATUSES, SHARE_REASONS } from './words.ts';

const memberId = idSchema<'member'>();
const residentId = idSchema<'resident'>();
const householdId = idSchema<'household'>();
const classId = idSchema<'shareClass'>();
const runId = idSchema<'dividendRun'>();
const accountSetId = idSchema<'accountSet'>();
const voucherId = idSchema<'voucher'>();
const text = (most: number) => z.string().trim().min(1).max(most);
const count = z.int().min(0);
const accountCode = z.string().regex(/^\d{3,20}$/);
const quantity = z.int();

export const memberRowSchema = z.object({
  memberId, residentId, memberNo: z.string(), name: z.string(), sex: z.string(), birthDate: daySchema.nullable(), idNumberMasked: z.string(), householdNo: z.string().nullable(), headName: z.string().nullable(), address: z.string(),
  acquiredHow: z.enum(ACQUIRED_HOW), acquiredOn: daySchema, basis: z.string(), resolutionRef: z.string(), status: z.enum(MEMBER_STATUSES), statusOn: daySchema, statusReason: z.string(), retainedUntil: daySchema.nullable(),
  alive: z.boolean(), shares: quantity,
});
export type MemberRow = z.output<typeof memberRowSchema>;
export const newMemberSchema = z.object({ residentId, memberNo: text(20).nullish(), acquiredHow: z.enum(ACQUIRED_HOW), acquiredOn: daySchema, basis: z.string().trim().max(200).default(''), resolutionRef: text(100) });
export const memberChangeSchema = z.object({ memberId, status: z.enum(MEMBER_STATUSES), occurredOn: daySchema, reason: text(200), resolutionRef: text(100), retainedUntil: daySchema.nullish() });

export const shareEventInputSchema = z.object({
  reason: z.enum(SHARE_REASONS), classId, householdId, residentId: residentId.nullish(), toHouseholdId: householdId.nullish(), toResidentId: residentId.nullish(),
  quantity, effectiveOn: daySchema, docRef: text(100),
});
export const holdingSchema = z.object({ householdId, householdNo: z.string(), headName: z.string().nullable(), residentId: residentId.nullable(), name: z.string().nullable(), classId, className: z.string(), quantity, address: z.string() });
export type Holding = z.output<typeof holdingSchema>;
export const shareEventSchema = z.object({ shareEventId: z.int(), householdNo: z.string(), headName: z.string().nullable(), name: z.string().nullable(), className: z.string(), quantity, reason: z.enum(SHARE_REASONS), effectiveOn: daySchema, docRef: z.string(), by: z.string(), at: instantSchema });

export const dividendInputSchema = z.object({
  accountSetId, year: z.int().min(1990).max(9999), title: text(60), recordOn: daySchema, poolFen: positiveFenSchema, per: z.enum(['household', 'person']), withholdingBasisPoints: z.int().min(0).max(10_000),
  debitAccountCode: accountCode.default('3220102'), payableAccountCode: accountCode.default('113'), taxAccountCode: accountCode.default('214'), resolutionRef: text(100),
});
export const dividendLineSchema = z.object({
  lineNo: z.int(), householdId, householdNo: z.string(), headName: z.string().nullable(), residentId: residentId.nullable(), name: z.string().nullable(), payeeName: z.string().nullable(), address: z.string(),
  quantity, amountFen: fenSchema, taxFen: fenSchema, netFen: fenSchema,
  /** Kept back of the net sum for what the payee had been paid too much (追回), on his consent or a resolution; the rest is paid. */
  withheldFen: fenSchema, status: z.enum(LINE_STATUSES), note: z.string(), accountMasked: z.string(), bankName: z.string(), paidOn: daySchema.nullable(), paymentVoucherId: voucherId.nullable(),
  /** The batch it stands in, or was paid by. */
  batchId: idSchema<'batch'>().nullable(), batchNo: z.string().nullable(),
  /** The person it was to be paid to has died: an heir can be named. */
  payeeDied: z.boolean(),
});
export type DividendLine = z.output<typeof dividendLineSchema>;
export const dividendRunSchema = z.object({
  runId, accountSetId, year: z.int(), title: z.string(), recordOn: daySchema, poolFen: fenSchema, per: z.enum(['household', 'person']), withholdingBasisPoints: z.int(), resolutionRef: z.string(), totalQuantity: quantity,
  status: z.enum(DIVIDEND_STATUSES), lines: count, taxFen: fenSchema, paidFen: fenSchema, heirs: count, preparedBy: z.string(), confirmedBy: z.string().nullable(), accruedOn: daySchema.nullable(), voucherId: voucherId.nullable(), reversalReason: z.string().nullable(), payableAccountCode: z.string(), programmeId: idSchema<'programme'>().nullable(), programmeName: z.string().nullable(),
  may: z.object({ confirm: z.boolean(), accrue: z.boolean(), discard: z.boolean(), claim: z.boolean(), askReversal: z.boolean(), decideReversal: z.boolean() }),
});
export type DividendRun = z.output<typeof dividendRunSchema>;
const wholeRun = z.object({ run: dividendRunSchema, lines: z.array(dividendLineSchema), accountSetName: z.string(), communityName: z.string() });
const doneRun = z.object({ runId, status: z.enum(DIVIDEND_STATUSES) });

export const membersContract = {
  list: query('residents.read', z.object({ search: z.string().max(60).default(''), status: z.enum(MEMBER_STATUSES).optional() }), z.array(memberRowSchema)),
  confirm: command('residents.edit', newMemberSchema, z.object({ memberId, memberNo: z.string() })),
  change: command('residents.edit', memberChangeSchema, z.object({ memberId, status: z.enum(MEMBER_STATUSES) })),
  history: query('residents.read', z.object({ memberId }), z.array(z.object({ status: z.enum(MEMBER_STATUSES), occurredOn: daySchema, reason: z.string(), resolutionRef: z.string(), retainedUntil: daySchema.nullable(), by: z.string(), at: instantSchema }))),
  printRegister: query('residents.print', z.object({}), z.object({ communityName: z.string(), on: daySchema, rows: z.array(memberRowSchema) }), { logged: true }),

  shareClasses: query('residents.read', z.object({}), z.array(z.object({ classId, name: z.string() }))),
  addShareClass: command('residents.edit', z.object({ name: text(30) }), z.object({ classId })),
  holdings: query('residents.read', z.object({ on: daySchema }), z.array(holdingSchema)),
  shareEvents: query('residents.read', z.object({}), z.array(shareEventSchema)),
  recordShares: command('residents.edit', shareEventInputSchema, z.object({ shareEventId: z.int() })),
  printShares: query('residents.print', z.object({ on: daySchema }), z.object({ communityName: z.string(), on: daySchema, rows: z.array(holdingSchema) }), { logged: true }),

  dividends: query('ledger.read', z.object({ accountSetId }), z.array(dividendRunSchema)),
  dividend: query('ledger.read', z.object({ runId }), wholeRun),
  prepareDividend: command('ledger.make', dividendInputSchema, doneRun.extend({ lines: count })),
  confirmDividend: command('ledger.review', z.object({ runId }), doneRun),
  discardDividend: command('ledger.make', z.object({ runId }), doneRun),
  accrueDividend: command('ledger.post', z.object({ runId, on: daySchema }), doneRun.extend({ voucherId })),
  settleHeirs: command('ledger.make', z.object({ runId, lineNo: z.int(), heirResidentId: residentId, docRef: text(100) }), z.object({ lineNo: z.int() })),
/** Hands what is to be paid to the batches of a programme, as claims; who died since waits for the heirs. */
  claimDividend: command('ledger.make', z.object({ runId, programmeId: idSchema<'programme'>(), benefitMonth: monthSchema }), z.object({ claims: count, heirs: count, amountFen: fenSchema })),
  askDividendReversal: command('ledger.make', z.object({ runId, reason: text(100) }), doneRun),
  decideDividendReversal: command('ledger.review', z.object({ runId, approve: z.boolean(), on: daySchema }), doneRun),
  printDividend: query('ledger.print', z.object({ runId }), wholeRun, { logged: true }),
};
