/**
 * The register as on a day (人口名册 截至某日, A8): who was here, in which household, with which facts; counts by grid and building; what
 * changed between two days. What is dated holds on the day; what is not (names, addresses, numbers) is as it stands now, or, with
 * `known: 'then'`, as the office had it at the end of that day.
 */
import { z } from 'zod';
import { query } from '../contract.ts';
import { daySchema } from '../days.ts';
import { factKindSchema } from '../person-as-of.ts';
import { buildingIdSchema, gridIdSchema, householdIdSchema, reasonSchema, residentIdSchema, sexSchema } from './fields.ts';

/** now: everything known today, entries made later included. then: only what had been recorded by the end of the day, as it was then. */
export const KNOWN = ['now', 'then'] as const;
export type Known = (typeof KNOWN)[number];

const on = { day: daySchema, known: z.enum(KNOWN).default('now') };
const filter = {
  /** Name, pinyin, initials, household number or address. */
  search: z.string().max(100).default(''),
  gridId: gridIdSchema.nullable().default(null), buildingId: buildingIdSchema.nullable().default(null),
  ageFrom: z.number().int().min(0).max(150).nullable().default(null), ageTo: z.number().int().min(0).max(150).nullable().default(null),
};
const count = z.number().int().nonnegative();

export const personOnDaySchema = z.object({
  residentId: residentIdSchema, name: z.string(), sex: sexSchema, birthDate: daySchema.nullable(),
  /** Completed years on the day. */
  age: z.number().int().nullable(),
  idNumberMasked: z.string(), householdId: householdIdSchema.nullable(), householdNo: z.string().nullable(), headName: z.string().nullable(), relationCode: z.string().nullable(),
  gridName: z.string().nullable(), buildingName: z.string().nullable(), address: z.string(), facts: z.partialRecord(factKindSchema, z.string()),
});
export type PersonOnDay = z.output<typeof personOnDaySchema>;

const countsSchema = z.object({ households: count, people: count, male: count, female: count, under18: count, from60: count, from70: count, from80: count });
export type CountsOnDay = z.output<typeof countsSchema>;
const groupSchema = countsSchema.extend({ name: z.string().nullable() });

/** came: arrivals by event. entered: nobody recorded how he came. moved: another household. relation: the same household, another relation to the head. */
export const DIFFERENCES = ['born', 'came', 'entered', 'died', 'left', 'moved', 'relation'] as const;
export type Difference = (typeof DIFFERENCES)[number];
const differenceRowSchema = z.object({
  residentId: residentIdSchema, name: z.string(), sex: sexSchema, birthDate: daySchema.nullable(), kind: z.enum(DIFFERENCES),
  /** When it happened, where that is recorded. */
  on: daySchema.nullable(),
  before: z.string().nullable(), after: z.string().nullable(),
});
export type DifferenceRow = z.output<typeof differenceRowSchema>;
const differenceSchema = z.object({
  counts: z.record(z.enum(DIFFERENCES), count), peopleBefore: count, peopleAfter: count, householdsBefore: count, householdsAfter: count,
  rows: z.array(differenceRowSchema),
});

const head = z.object({ communityName: z.string(), practice: z.boolean(), printedBy: z.string(), printedOn: daySchema });

export const asOfContract = {
  list: query('residents.read', z.object({ ...on, ...filter, limit: count.max(500).default(200), after: z.string().regex(/^\d{1,9}$/).nullable().default(null) }),
    z.object({ rows: z.array(personOnDaySchema), total: count, households: count, next: z.string().nullable() })),
  counts: query('residents.read', z.object(on), z.object({ total: countsSchema, grids: z.array(groupSchema), buildings: z.array(groupSchema) })),
  /** What differs between two days; somebody who came and went in between is in neither. */
  difference: query('residents.read', z.object({ from: daySchema, to: daySchema, known: on.known }), differenceSchema),
  household: query('residents.read', z.object({ ...on, householdId: householdIdSchema }), z.object({ householdNo: z.string(), gridName: z.string().nullable(), address: z.string(), headName: z.string().nullable(), members: z.array(personOnDaySchema) })),
  /** The list on paper with the day in its head, by household; leaves a line in the log. */
  print: query('residents.print', z.object({ ...on, ...filter }), head.extend({ rows: z.array(personOnDaySchema), counts: countsSchema }), { logged: true }),
  printDifference: query('residents.print', z.object({ from: daySchema, to: daySchema, known: on.known }), head.extend({ difference: differenceSchema }), { logged: true }),
  /** As .xlsx, numbers masked: what is not dated is not handed out whole for a past day. */
  export: query('residents.export', z.object({ ...on, ...filter, purpose: reasonSchema }), z.object({ fileId: z.string(), name: z.string(), sizeBytes: count, rows: count }), { logged: true, passwordAgain: true }),
};
