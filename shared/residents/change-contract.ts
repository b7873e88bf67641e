/**
 * Change requests (A14): one person drafts, the papers are looked at, another person applies. The proposal is the input of the direct
 * command itself, so a form that was refused is handed over as it stands.
 */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { CHANGE_ACTS, CHANGE_KINDS, CHANGE_STATES, EVIDENCE_NAMES } from './change-requests.ts';
import { residentsContract } from './contract.ts';
import { bankAccountIdSchema, householdIdSchema, reasonSchema, residentIdSchema } from './fields.ts';

export const changeRequestIdSchema = idSchema<'changeRequest'>();

/** What is proposed: the name of the direct command and its input. */
export const changeSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('setBankAccount'), input: residentsContract.setBankAccount.input }),
  z.object({ what: z.literal('endBankAccount'), input: residentsContract.endBankAccount.input }),
  z.object({ what: z.literal('saveResident'), input: residentsContract.saveResident.input }),
  z.object({ what: z.literal('recordDeath'), input: residentsContract.recordDeath.input }),
  z.object({ what: z.literal('revokeEvent'), input: residentsContract.revokeEvent.input }),
  z.object({ what: z.literal('changeHead'), input: residentsContract.changeHead.input }),
  // The events by which a head leaves, with the new head in them.
  z.object({ what: z.literal('recordMovedOut'), input: residentsContract.recordMovedOut.input }),
  z.object({ what: z.literal('recordMarriageOut'), input: residentsContract.recordMarriageOut.input }),
  z.object({ what: z.literal('splitHousehold'), input: residentsContract.splitHousehold.input }),
  z.object({ what: z.literal('moveMember'), input: residentsContract.moveMember.input }),
]);
export type Change = z.output<typeof changeSchema>;

/** One field side by side, numbers masked. `code`: of which table of words the values are codes, if any. */
export const shownFieldSchema = z.object({ field: z.string(), oldValue: z.string().nullable(), newValue: z.string().nullable() });
export type ShownField = z.output<typeof shownFieldSchema>;

export const changeRowSchema = z.object({
  changeRequestId: changeRequestIdSchema, requestNo: z.string(), kind: z.enum(CHANGE_KINDS), what: z.enum(CHANGE_ACTS), state: z.enum(CHANGE_STATES),
  residentId: residentIdSchema.nullable(), name: z.string(), householdId: householdIdSchema.nullable(), householdNo: z.string().nullable(),
  shown: z.array(shownFieldSchema), reason: z.string(), evidence: z.array(z.enum(EVIDENCE_NAMES)),
  madeAt: z.string(), madeBy: z.string(), decidedAt: z.string().nullable(), decidedBy: z.string().nullable(), decisionReason: z.string(),
  /** Whether the signed-in person may do it now: by his role, and because he drafted it or because he did not. */
  may: z.object({ apply: z.boolean(), refuse: z.boolean(), withdraw: z.boolean() }),
});
export type ChangeRow = z.output<typeof changeRowSchema>;

const one = z.object({ changeRequestId: changeRequestIdSchema });
const decided = z.object({ requestNo: z.string(), kind: z.enum(CHANGE_KINDS), what: z.enum(CHANGE_ACTS), residentId: residentIdSchema.nullable(), householdId: householdIdSchema.nullable() });
export type DecidedChange = z.output<typeof decided>;
const fileSchema = changeRowSchema.extend({
  /** The account there was when it was drafted: shown whole by `residents.reveal`. */
  oldBankAccountId: bankAccountIdSchema.nullable(),
  /** Whether a protected number is proposed, shown whole by `residents.reveal`. */
  hasNumber: z.boolean(),
});

export const changesContract = {
  /** The newest 1,000, those that wait first. */
  list: query('residents.read', z.object({ state: z.enum(CHANGE_STATES).nullable().default(null), kind: z.enum(CHANGE_KINDS).nullable().default(null), residentId: residentIdSchema.nullable().default(null), search: z.string().max(60).default('') }),
    z.object({ rows: z.array(changeRowSchema), open: z.number().int(), lapsed: z.number().int() })),
  file: query('residents.read', one, fileSchema),
  /** The form 信息变更申请表 on paper, numbers masked; leaves a line in the log. */
  print: query('residents.print', one, z.object({ communityName: z.string(), practice: z.boolean(), printedBy: z.string(), printedOn: daySchema, request: fileSchema }), { logged: true }),
  draft: command('residents.edit', z.object({ change: changeSchema, reason: reasonSchema, evidence: z.array(z.enum(EVIDENCE_NAMES)).min(1).max(EVIDENCE_NAMES.length) }),
    decided.extend({ changeRequestId: changeRequestIdSchema })),
  /** Carries the proposed command out, by another person than the one who drafted it. */
  apply: command('residents.decide', one, decided),
  refuse: command('residents.decide', one.extend({ reason: reasonSchema }), decided),
  withdraw: command('residents.edit', one, decided),
};
