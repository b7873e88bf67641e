/** 疑似重复: entries that may be one person, side by side, decided, merged, and taken apart again. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema } from '../money.ts';
import { EVIDENCE_KINDS } from './evidence.ts';
import { MERGE_FIELDS, PAIR_DECISIONS, PAIR_STATES, SIDES } from './words.ts';

const residentId = idSchema<'resident'>();
const mergeId = idSchema<'merge'>();
const pair = z.object({ firstId: residentId, secondId: residentId });
const reason = z.string().trim().min(1).max(200);

export const evidenceSchema = z.object({ kind: z.enum(EVIDENCE_KINDS), detail: z.string() });

/** What the last decision was, by whom and why. */
const decisionSchema = z.object({ decision: z.enum(PAIR_DECISIONS), reason: z.string(), by: z.string(), at: instantSchema });

const shortPersonSchema = z.object({
  residentId, name: z.string(), birthDate: daySchema.nullable(), idNumberMasked: z.string(), householdNo: z.string().nullable(), address: z.string(), status: z.enum(['living', 'dead', 'movedOut']),
});

export const pairRowSchema = z.object({ first: shortPersonSchema, second: shortPersonSchema, score: z.int(), evidence: z.array(evidenceSchema), state: z.enum(PAIR_STATES), decided: decisionSchema.nullable() });
export type PairRow = z.output<typeof pairRowSchema>;

const mergeRowSchema = z.object({
  mergeId, survivorId: residentId, survivorName: z.string(), loserId: residentId, loserName: z.string(), loserIdMasked: z.string(), reason: z.string(), askedBy: z.string(), by: z.string(), at: instantSchema, rows: z.int(),
  undone: z.object({ by: z.string(), at: instantSchema, reason: z.string() }).nullable(),
});
export type MergeRow = z.output<typeof mergeRowSchema>;

const paymentSchema = z.object({ batchId: idSchema<'batch'>(), batchNo: z.string(), programmeName: z.string(), month: monthSchema, status: z.string(), batchStatus: z.string(), amountFen: fenSchema, paidFen: fenSchema });

/** One entry as it stands beside the other. Texts as they are shown; protected values masked. */
const sideSchema = shortPersonSchema.extend({
  version: z.int(), values: z.partialRecord(z.enum(MERGE_FIELDS), z.string()), createdAt: instantSchema,
  members: z.array(z.object({ residentId, name: z.string(), relationCode: z.string() })),
  payments: z.array(paymentSchema), paidFen: fenSchema, payments12: z.int(),
  belongings: z.array(z.object({ table: z.string(), rows: z.int() })),
  mergedInto: z.object({ residentId, name: z.string() }).nullable(),
});
export type PairSide = z.output<typeof sideSchema>;

/** What stands against the merge; the sentence is that of the refusal with this code. */
const conflictSchema = z.object({ code: z.string(), data: z.record(z.string(), z.unknown()) });

export const compareSchema = z.object({
  first: sideSchema, second: sideSchema, score: z.int(), evidence: z.array(evidenceSchema), state: z.enum(PAIR_STATES), decided: z.array(decisionSchema),
  /** Fields whose values differ, in the order of the page. */
  differing: z.array(z.enum(MERGE_FIELDS)),
  /** Both were paid for these months. */
  paidTwice: z.array(z.object({ programmeName: z.string(), months: z.array(monthSchema), amountFen: fenSchema })),
  /** Which entry the program proposes to keep: the one that lives, was paid more often, is older. */
  keep: residentId,
  may: z.object({ decide: z.boolean(), merge: z.boolean() }),
});
export type ComparedPair = z.output<typeof compareSchema>;

export const duplicatesContract = {
  /** Pairs in one state, the surest first. `weak`: those too with a score below the usual. */
  list: query('residents.read', z.object({ state: z.enum([...PAIR_STATES, 'todo']).default('todo'), weak: z.boolean().default(false), offset: z.int().min(0).default(0) }), z.object({
    pairs: z.array(pairRowSchema), total: z.int(), weak: z.int(), searchedAt: instantSchema.nullable(), changed: z.int(),
  })),
  /** Two entries side by side, whether the search found them or not. */
  compare: query('residents.read', pair, compareSchema),
  /** What stands against merging these two so. */
  conflicts: query('residents.read', z.object({ survivorId: residentId, loserId: residentId, household: z.enum(SIDES).default('survivor') }), z.object({ conflicts: z.array(conflictSchema) })),
  /** Looks for pairs: among everybody, or only for those who changed since the search before. */
  search: command('residents.edit', z.object({ whole: z.boolean().default(false) }), z.object({ people: z.int(), pairs: z.int(), fresh: z.int(), crowds: z.int() })),
  decide: command('residents.edit', pair.extend({ decision: z.enum(PAIR_DECISIONS), reason: z.string().trim().max(200).default('') }).refine((input) => input.decision === 'later' || input.reason !== '', { path: ['reason'], message: 'required' }), z.object({ state: z.enum(PAIR_STATES) })),
  /** Begins to recover what both were paid for the same months, before the merge. */
  recoverTwice: command('disbursement.make', z.object({ survivorId: residentId, loserId: residentId }), z.object({ recoveryIds: z.array(idSchema<'recovery'>()), amountFen: fenSchema })),
  /** One entry goes into the other; the versions are those that were looked at. Another person has said before that it is one person. `paidTwice: 'leave'`: what both were paid is not recovered, for the reason given. */
  merge: command('residents.merge', z.object({
    survivorId: residentId, loserId: residentId, survivorVersion: z.int().positive(), loserVersion: z.int().positive(),
    choices: z.partialRecord(z.enum(MERGE_FIELDS), z.enum(SIDES)), paidTwice: z.literal('leave').nullable().default(null), reason,
  }), z.object({ mergeId, rows: z.int() })),
  undo: command('residents.merge', z.object({ mergeId, reason }), z.object({ survivorId: residentId, loserId: residentId, rows: z.int() })),
  merges: query('residents.read', z.object({ residentId: residentId.nullable().default(null) }), z.object({ merges: z.array(mergeRowSchema), mergedInto: z.object({ residentId, name: z.string() }).nullable() })),
} as const;
