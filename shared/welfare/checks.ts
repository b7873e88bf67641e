/** Checks around a programme's lists: money, budget, proof of life. Part of the welfare contract. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { nonNegativeFenSchema } from '../money.ts';

/** 当面 入户走访 视频 部门比对: how somebody was seen alive. */
export const PROOF_METHODS = ['inPerson', 'visit', 'video', 'agency'] as const;
export type ProofMethod = (typeof PROOF_METHODS)[number];

const programmeId = idSchema<'programme'>();
const residentId = idSchema<'resident'>();
const version = z.int().positive();

export const checkQueries = {
  /** Budgets of a programme, the latest year first, with what approved lists have used of each. */
  budgets: query('welfare.read', z.object({ programmeId }), z.object({ budgets: z.array(z.object({ year: z.int(), amountFen: nonNegativeFenSchema, usedFen: nonNegativeFenSchema, decisionRef: z.string(), by: z.string(), at: instantSchema })) })),
  /** People on the last list of a programme that asks for proof of life whose proof ends by the end of the quarter; who has none first. */
  proofsDue: query('welfare.read', z.object({ quarter: z.string().regex(/^\d{4}Q[1-4]$/) }), z.object({
    people: z.array(z.object({ residentId, name: z.string(), age: z.int().nullable(), address: z.string(), gridName: z.string(), programmes: z.string(), lastOn: daySchema.nullable(), lastMethod: z.enum(PROOF_METHODS).nullable(), validTo: daySchema.nullable() })),
  })),
};

export const checkCommands = {
  /** Whether approving needs the money to be there, and from which month proof of life is asked for. */
  setChecks: command('welfare.edit', z.object({ programmeId, version, fundCheck: z.boolean(), proofFrom: monthSchema.nullable() }), z.object({ version })),
  setBudget: command('welfare.edit', z.object({ programmeId, year: z.int().min(1990).max(9999), amountFen: nonNegativeFenSchema, decisionRef: z.string().trim().min(1).max(100) }), z.object({ budgetId: z.int() })),
  /** Writes down that people were seen alive. */
  recordProofs: command('welfare.edit', z.object({ residentIds: z.array(residentId).min(1).max(5000), provedOn: daySchema, method: z.enum(PROOF_METHODS), note: z.string().trim().max(200).default('') }), z.object({ recorded: z.int() })),
};
