/** Cares (五项关爱): whom a birthday, a festival, an illness, hardship or a death asks the office to see, what was done, and the consolation money of it. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { nonNegativeFenSchema, positiveFenSchema } from '../money.ts';
import { CARE_FACTS, CARE_STATES, CARE_TRIGGERS } from './words.ts';

const kindId = idSchema<'careKind'>();
const careId = idSchema<'care'>();
const residentId = idSchema<'resident'>();
const programmeId = idSchema<'programme'>();
const text = (most: number) => z.string().trim().min(1).max(most);
const blank = (most: number) => z.string().trim().max(most).default('');

const kindFields = z.object({
  name: text(20), trigger: z.enum(CARE_TRIGGERS),
  /** In full years on the day it is due; null: any age. */
  fromAge: z.int().min(0).max(120).nullable(),
  /** One of these has to be recorded; empty: everybody. */
  facts: z.array(z.enum(CARE_FACTS)).max(CARE_FACTS.length),
  /** How many days before the day it shows as due. */
  daysBefore: z.int().min(0).max(60),
  /** Only festivals: the day of this year's; it is set anew for the next. */
  festivalOn: daySchema.nullable(),
  /** Only hardship: once in so many months. */
  everyMonths: z.union([z.literal(1), z.literal(3), z.literal(6), z.literal(12)]).nullable(),
  /** The usual sum; null: nothing is paid. */
  amountFen: positiveFenSchema.nullable(),
  /** A programme that pays what was decided elsewhere. */
  programmeId: programmeId.nullable(),
  /** The minutes or the rule the usual sum rests on. */
  decisionRef: blank(100), active: z.boolean(),
});
const kindSchema = kindFields.extend({ kindId, programmeName: z.string().nullable(), version: z.int().positive() });
export type CareKind = z.output<typeof kindSchema>;

const dueSchema = z.object({
  kindId, kindName: z.string(), trigger: z.enum(CARE_TRIGGERS), residentId, name: z.string(), age: z.int().nullable(), gridName: z.string().nullable(), address: z.string(),
  dueOn: daySchema, late: z.boolean(), triggerKey: z.string(),
  /** A death: who is left in the household to be seen; otherwise the person. Null: nobody. */
  receiverId: residentId.nullable(), receiverName: z.string().nullable(), amountFen: nonNegativeFenSchema.nullable(),
});
export type CareDue = z.output<typeof dueSchema>;

const careSchema = z.object({
  careId, kindId, kindName: z.string(), trigger: z.enum(CARE_TRIGGERS), residentId, name: z.string(), receiverName: z.string(), dueOn: daySchema, state: z.enum(CARE_STATES), doneOn: daySchema, visitors: z.string(), finding: z.string(),
  amountFen: nonNegativeFenSchema.nullable(), decisionRef: z.string(), 
  /** Of the claim; null without money. */
  claimState: z.string().nullable(), batchNo: z.string().nullable(), reason: z.string().nullable(), recordedBy: z.string(), mayWithdraw: z.boolean(),
});
export type Care = z.output<typeof careSchema>;

const year = z.int().min(1990).max(9998);
const due = z.object({ kindId: kindId.nullable().default(null) });
const ofYear = z.object({ year, kindId: kindId.nullable().default(null) });

export const careContract = {
  kinds: query('welfare.read', z.object({}), z.object({ kinds: z.array(kindSchema), programmes: z.array(z.object({ programmeId, name: z.string() })) })),
  saveKind: command('welfare.edit', kindFields.extend({ kindId: kindId.nullish(), version: z.int().positive().nullish() }), z.object({ kindId, version: z.int().positive() })),
  /** What is due and not done, the earliest first; sixty days back, so that an old office does not begin with a mountain. */
  due: query('welfare.read', due, z.object({ people: z.array(dueSchema) })),
  /** Writes down that somebody was seen, and puts in the money. Without `triggerKey`: an occasion the register does not know. */
  record: command('welfare.edit', z.object({
    kindId, residentId, receiverId: residentId.nullish(), triggerKey: z.string().trim().min(1).max(40).nullish(), doneOn: daySchema, visitors: text(100), finding: blank(500), amountFen: positiveFenSchema.nullable(), decisionRef: blank(100),
  }), z.object({ careId, claimId: idSchema<'claim'>().nullable() })),
  /** Not to be done, with the reason; it is not offered again. */
  skip: command('welfare.edit', z.object({ kindId, residentId, triggerKey: text(40), reason: text(200) }), z.object({ careId })),
  /** Takes an entry back, and its money if no list holds it yet. */
  withdraw: command('welfare.edit', z.object({ careId, reason: text(200) }), z.object({ careId })),
  /** 关爱台账: what was done in a year, the latest first. */
  list: query('welfare.read', ofYear, z.object({ cares: z.array(careSchema) })),
  listSheet: query('residents.print', ofYear, z.object({ communityName: z.string(), cares: z.array(careSchema) }), { logged: true }),
  dueSheet: query('residents.print', due, z.object({ communityName: z.string(), today: daySchema, people: z.array(dueSchema) }), { logged: true }),
} as const;
