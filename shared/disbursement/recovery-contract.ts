/** What past months owed and overpaid, and how it is recovered (追回). Part of the disbursement contract. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema, nonNegativeFenSchema, positiveFenSchema } from '../money.ts';
import { CLAIMS_BASES, LINE_STATUSES, RECOVERY_EVENT_KINDS, RECOVERY_REASONS } from './status.ts';

const recoveryId = idSchema<'recovery'>();
const programmeId = idSchema<'programme'>();
const residentId = idSchema<'resident'>();
const lineId = idSchema<'batchLine'>();
const version = z.int().positive();
const both = z.object({ zh: z.string(), en: z.string() });
const range = { fromMonth: monthSchema, toMonth: monthSchema };
const text = (most: number) => z.string().trim().min(1).max(most);

const overpaidLineSchema = z.object({ lineId, batchId: idSchema<'batch'>(), batchNo: z.string(), benefitMonth: monthSchema, months: z.int(), status: z.enum(LINE_STATUSES), paidFen: nonNegativeFenSchema, paidOn: daySchema.nullable(), overpaidFen: positiveFenSchema });

export const recoverySchema = z.object({
  recoveryId, residentId, name: z.string(), programmeId, programmeName: z.string(), reason: z.enum(RECOVERY_REASONS), since: daySchema.nullable(), amountFen: positiveFenSchema,
  setOffFen: nonNegativeFenSchema, repaidFen: nonNegativeFenSchema, writtenOffFen: nonNegativeFenSchema, openFen: nonNegativeFenSchema, note: z.string(),
  /** The plan: set off from whose lines, at most how much from one. */
  setOff: z.boolean(), payerResidentId: residentId.nullable(), payerName: z.string().nullable(), perBatchFen: positiveFenSchema.nullable(),
  /** Programmes of claims it is set off from too, and the paper that allows it; none and null: from no claims. */
  claimProgrammes: z.array(z.object({ programmeId, code: z.string(), name: z.string() })), claimsBasis: z.enum(CLAIMS_BASES).nullable(), claimsRef: z.string().nullable(),
  writeOffReason: z.string().nullable(), writeOffRef: z.string().nullable(), writeOffAskedBy: z.string().nullable(),
  /** Taken back as begun by mistake: nothing of it is open, its lines may be recovered anew. */
  undoneAt: instantSchema.nullable(), undoneBy: z.string().nullable(), undoneReason: z.string().nullable(), createdAt: instantSchema, createdBy: z.string(), version,
  may: z.object({ plan: z.boolean(), repay: z.boolean(), askWriteOff: z.boolean(), decideWriteOff: z.boolean(), undo: z.boolean() }),
});
export type Recovery = z.output<typeof recoverySchema>;
const eventSchema = z.object({ kind: z.enum(RECOVERY_EVENT_KINDS), amountFen: fenSchema, batchNo: z.string().nullable(), voucherId: idSchema<'voucher'>().nullable(), happenedOn: daySchema, note: z.string(), by: z.string() });
const wholeRecovery = recoverySchema.extend({ lines: z.array(overpaidLineSchema), events: z.array(eventSchema), communityName: z.string(), amountInCapitals: z.string(), openInCapitals: z.string(), address: z.string() });

export const recoveryQueries = {
  /** The months of a programme put through its rules again: what is owed besides (补差, 补发) and what was paid too much. */
  reckon: query('disbursement.read', z.object({ programmeId, ...range }), z.object({
    people: z.array(z.object({
      residentId, name: z.string(), gridName: z.string().nullable(), owedFen: nonNegativeFenSchema, overpaidFen: nonNegativeFenSchema,
      months: z.array(z.object({ month: monthSchema, mainLineId: lineId.nullable(), entitledFen: nonNegativeFenSchema, stoodFen: nonNegativeFenSchema, differenceFen: fenSchema, paidFen: nonNegativeFenSchema, why: both })),
    })),
    owedFen: nonNegativeFenSchema, overpaidFen: nonNegativeFenSchema,
  })),
  /** People who died or moved out and were paid for later months; what is not yet being recovered of it (A6). */
  overpaid: query('disbursement.read', z.object({}), z.object({
    people: z.array(z.object({ residentId, name: z.string(), reason: z.enum(RECOVERY_REASONS), since: daySchema, programmeId, programmeName: z.string(), lines: z.array(overpaidLineSchema), overpaidFen: positiveFenSchema })),
  })),
  recoveries: query('disbursement.read', z.object({ open: z.boolean().default(false) }), z.object({ recoveries: z.array(recoverySchema), openFen: nonNegativeFenSchema })),
  recovery: query('disbursement.read', z.object({ recoveryId }), wholeRecovery),
  /** The notice to who has to pay back (退回通知书). */
  printRecovery: query('disbursement.print', z.object({ recoveryId }), wholeRecovery, { logged: true }),
};

export const recoveryCommands = {
  /** Begins to recover: from somebody who died or moved out, his later lines; else what `reckon` finds overpaid in the months. */
  openRecovery: command('disbursement.make', z.object({ residentId, programmeId, months: z.object(range).nullable().default(null), note: z.string().trim().max(200).default('') }), z.object({ recoveryId, amountFen: positiveFenSchema })),
  /**
   * From whose next lines it is set off, and at most how much from each; null payer = the person's own. From claims (a dividend) only of the
   * programmes named, and on the paper named: the payer's consent, or a resolution where the payer is the debtor.
   */
  planRecovery: command('disbursement.make', z.object({
    recoveryId, version, setOff: z.boolean(), payerResidentId: residentId.nullable(), perBatchFen: positiveFenSchema.nullable(),
    claimProgrammeIds: z.array(programmeId).max(50).default([]), claimsBasis: z.enum(CLAIMS_BASES).nullable().default(null), claimsRef: z.string().trim().max(100).default(''),
  }), z.object({ version })),
  /** Money paid back at the desk or by transfer; books Dr cash or bank / the expense in red, or Cr undistributed earnings. */
  repayRecovery: command('disbursement.pay', z.object({ recoveryId, version, amountFen: positiveFenSchema, paidOn: daySchema, by: z.enum(['bank', 'cash']), note: z.string().trim().max(200).default('') }), z.object({ version, openFen: nonNegativeFenSchema, voucherId: idSchema<'voucher'>() })),
  /** Another person takes back a recovery begun by mistake, while nothing of it has moved. */
  undoRecovery: command('disbursement.approve', z.object({ recoveryId, version, reason: text(200) }), z.object({ version }), { passwordAgain: true }),
  askWriteOff: command('disbursement.make', z.object({ recoveryId, version, reason: text(200), decisionRef: text(100) }), z.object({ version })),
  /** Another person writes off what is open, or declines. */
  decideWriteOff: command('disbursement.approve', z.object({ recoveryId, version, approve: z.boolean() }), z.object({ version, writtenOffFen: nonNegativeFenSchema }), { passwordAgain: true }),
};
