/** The register: residents and households, what holds of them when, and what happened to them. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { factKindSchema } from '../person-as-of.ts';
import { customFieldMethods, customFilterSchema } from './custom-fields.ts';
import {
  bankAccountIdSchema, bankAccountInputSchema, bankAccountRowSchema, buildingIdSchema, changeRowSchema, eventRowSchema, factIdSchema, factInputSchema,
  factRowSchema, flatIdSchema, gridIdSchema, householdIdSchema, householdInputSchema, householdRowSchema, lifeEventIdSchema,
  memberRowSchema, nameSchema, newHeadSchema, noteSchema, personInputSchema, placeSchema, reasonSchema, relationSchema, residentIdSchema,
  RESIDENT_ACCOUNT_KINDS, residentRowSchema, residentStatusSchema, sexSchema, unitIdSchema, versionSchema,
} from './fields.ts';

/** What is wrong with an entry and should be mended (B8). */
export const TO_FIX_RESIDENT = ['idMissing', 'birthMissing', 'bankMissing', 'phoneMissing', 'noHousehold', 'deadActive', 'minorHead', 'sharedAccount'] as const;
export const TO_FIX_HOUSEHOLD = ['emptyHousehold', 'headMissing'] as const;
export type ToFixResident = (typeof TO_FIX_RESIDENT)[number];
export type ToFixHousehold = (typeof TO_FIX_HOUSEHOLD)[number];

/** The filters of a list, as they stand in the address of the page. */
export const residentFilterSchema = z.object({
  /** Name, pinyin, initials, ID number or its last 4 or 6, phone, household number, address; several words must all be met. */
  search: z.string().max(100).default(''),
  status: residentStatusSchema.nullable().default('living'),
  gridId: gridIdSchema.nullable().default(null),
  buildingId: buildingIdSchema.nullable().default(null),
  unitId: unitIdSchema.nullable().default(null),
  sex: sexSchema.nullable().default(null),
  /** Completed years today, both ends included. */
  ageFrom: z.number().int().min(0).max(150).nullable().default(null),
  ageTo: z.number().int().min(0).max(150).nullable().default(null),
  /** Facts that must all hold today; `value` null = whatever its value, 'none' = the fact does not hold. */
  facts: z.array(z.object({ fact: factKindSchema, value: z.string().max(20).nullable() })).max(9).default([]),
  toFix: z.enum(TO_FIX_RESIDENT).nullable().default(null),
  /** By the kind of the account in use; 'none' = there is none. */
  account: z.enum([...RESIDENT_ACCOUNT_KINDS, 'none']).nullable().default(null),
  /** By a field the office added itself. */
  custom: customFilterSchema.nullable().default(null),
});
export type ResidentFilter = z.output<typeof residentFilterSchema>;

export const RESIDENT_SORTS = ['entered', 'name', 'age', 'household'] as const;

const householdFilterSchema = z.object({
  search: z.string().max(100).default(''),
  status: z.enum(['active', 'closed']).nullable().default('active'),
  kind: z.enum(['family', 'collective']).nullable().default(null),
  gridId: gridIdSchema.nullable().default(null),
  buildingId: buildingIdSchema.nullable().default(null),
  toFix: z.enum(TO_FIX_HOUSEHOLD).nullable().default(null),
});
export type HouseholdFilter = z.output<typeof householdFilterSchema>;

/** `after` is the `next` of the page before: opaque, good for one search only. */
const page = { limit: z.number().int().min(1).max(500).default(50), after: z.string().max(300).nullable().default(null) };
/** `total` is null when it was not asked for: counting costs more than a page. */
const paged = <R extends z.ZodType>(row: R) => z.object({ rows: z.array(row), next: z.string().nullable(), total: z.number().int().nullable() });

const saved = z.object({ version: versionSchema });
const fileOut = z.object({ fileId: z.string(), name: z.string(), sizeBytes: z.number().int(), rows: z.number().int() });

const event = { occurredOn: daySchema, note: noteSchema.default('') };
const recorded = z.object({
  lifeEventId: lifeEventIdSchema, residentId: residentIdSchema.nullable(), householdId: householdIdSchema.nullable(),
  /** Households that closed because nobody is left in them. */
  closedHouseholdIds: z.array(householdIdSchema),
  /** Facts that ended with the event. */
  endedFacts: z.number().int(),
});
export type RecordedEvent = z.output<typeof recorded>;
const leaving = { residentId: residentIdSchema, ...event, newHead: newHeadSchema.nullable().default(null) };
const movingOut = { ...leaving, destination: z.string().trim().max(200).default(''),
  /** Membership of the collective is not lost by moving or marrying (农村集体经济组织法 art. 18): it stays unless said otherwise. */
  keepMembership: z.boolean().default(true) };
/** Somebody who comes: a new person, or one who is in the register and had moved out. */
const coming = {
  person: z.discriminatedUnion('is', [
    z.object({ is: z.literal('new'), person: personInputSchema }),
    z.object({ is: z.literal('known'), residentId: residentIdSchema }),
  ]),
  place: placeSchema, facts: z.array(factInputSchema).max(9).default([]), ...event,
};

const entryRowSchema = z.object({
  name: z.string().max(100), idNumber: z.string().max(60).default(''), sex: z.string().max(10).default(''), birthDate: z.string().max(20).default(''),
  phone: z.string().max(40).default(''), householdNo: z.string().max(30).default(''), relation: z.string().max(20).default(''),
  address: z.string().max(200).default(''), bankAccount: z.string().max(60).default(''), note: z.string().max(500).default(''),
});
export type EntryRow = z.output<typeof entryRowSchema>;

export const residentsContract = {
  ...customFieldMethods,
  // lists and files
  list: query('residents.read', residentFilterSchema.extend({ sort: z.enum(RESIDENT_SORTS).default('entered'), descending: z.boolean().default(false), withTotal: z.boolean().default(true), ...page }), paged(residentRowSchema)),
  households: query('residents.read', householdFilterSchema.extend({ withTotal: z.boolean().default(true), ...page }), paged(householdRowSchema)),
  file: query('residents.read', z.object({ residentId: residentIdSchema }), z.object({
    resident: residentRowSchema.extend({ version: versionSchema, phone: z.string(), note: z.string(), hasIdNumber: z.boolean(), createdAt: z.string(), updatedAt: z.string() }),
    /** Every household he was or is in, newest first. */
    memberships: z.array(z.object({ householdId: householdIdSchema, householdNo: z.string(), relationCode: z.string(), validFrom: daySchema, validTo: daySchema.nullable() })),
    /** Today's members of his present household. */
    household: z.array(memberRowSchema),
    facts: z.array(factRowSchema), bankAccounts: z.array(bankAccountRowSchema), events: z.array(eventRowSchema), changes: z.array(changeRowSchema),
  })),
  householdFile: query('residents.read', z.object({ householdId: householdIdSchema }), z.object({
    household: householdRowSchema.extend({ version: versionSchema, gridId: gridIdSchema.nullable(), flatId: flatIdSchema.nullable(), workerName: z.string().nullable(), workerPhone: z.string().nullable() }),
    members: z.array(memberRowSchema), formerMembers: z.array(memberRowSchema), events: z.array(eventRowSchema), changes: z.array(changeRowSchema),
  })),
  /** The sheet of one household for printing (一户一档); leaves a line in the log. */
  householdSheet: query('residents.print', z.object({ householdId: householdIdSchema }), z.object({
    communityName: z.string(), practice: z.boolean(), printedBy: z.string(), printedOn: daySchema,
    household: householdRowSchema, members: z.array(memberRowSchema), events: z.array(eventRowSchema),
  }), { logged: true }),
  toFix: query('residents.read', z.object({}), z.object({ counts: z.array(z.object({ kind: z.enum([...TO_FIX_RESIDENT, ...TO_FIX_HOUSEHOLD]), count: z.number().int() })) })),
  /** The register as it was known to hold on a day: people with their household and facts (A8). */
  asOf: query('residents.read', z.object({ residentId: residentIdSchema, asOf: daySchema, knownAt: z.string().nullable().default(null) }), z.object({ person: z.unknown() })),

  // protected values
  reveal: query('residents.reveal', z.object({
    target: z.discriminatedUnion('what', [
      z.object({ what: z.literal('idNumber'), residentId: residentIdSchema }),
      z.object({ what: z.literal('bankAccount'), bankAccountId: bankAccountIdSchema }),
      z.object({ what: z.literal('factDetail'), factId: factIdSchema }),
      /** The number a change request proposes. */
      z.object({ what: z.literal('changeRequest'), changeRequestId: idSchema<'changeRequest'>() }),
    ]),
    reason: reasonSchema,
  }), z.object({ value: z.string(), shownInLastHour: z.number().int(), alert: z.boolean() }), { logged: true }),
  exportList: query('residents.export', z.object({ filter: residentFilterSchema, sort: z.enum(RESIDENT_SORTS).default('entered'), descending: z.boolean().default(false),
    /** ID numbers, phones and accounts whole instead of masked. */
    whole: z.boolean(), purpose: reasonSchema }), fileOut, { logged: true, passwordAgain: true }),

  // places
  places: query('residents.read', z.object({}), z.object({
    grids: z.array(z.object({ gridId: gridIdSchema, code: z.string(), name: z.string(), workerName: z.string(), workerPhone: z.string(), active: z.boolean(), households: z.number().int(), residents: z.number().int() })),
    buildings: z.array(z.object({ buildingId: buildingIdSchema, gridId: gridIdSchema, name: z.string(), flats: z.number().int(), households: z.number().int() })),
    units: z.array(z.object({ unitId: unitIdSchema, buildingId: buildingIdSchema, name: z.string(), flats: z.number().int() })),
  })),
  flats: query('residents.read', z.object({ buildingId: buildingIdSchema }), z.object({ flats: z.array(z.object({
    flatId: flatIdSchema, unitId: unitIdSchema, unitName: z.string(), number: z.string(), floor: z.number().int().nullable(), areaSqm: z.number().nullable(),
    households: z.array(z.object({ householdId: householdIdSchema, householdNo: z.string(), headName: z.string().nullable() })),
  })) })),
  saveGrid: command('residents.edit', z.object({ gridId: gridIdSchema.nullable(), code: z.string().trim().min(1).max(20), name: nameSchema, workerName: z.string().trim().max(60), workerPhone: z.string().trim().max(30), active: z.boolean().default(true) }), z.object({ gridId: gridIdSchema })),
  saveBuilding: command('residents.edit', z.object({ buildingId: buildingIdSchema.nullable(), gridId: gridIdSchema, name: nameSchema }), z.object({ buildingId: buildingIdSchema })),
  saveUnit: command('residents.edit', z.object({ unitId: unitIdSchema.nullable(), buildingId: buildingIdSchema, name: z.string().trim().min(1).max(40) }), z.object({ unitId: unitIdSchema })),
  saveFlat: command('residents.edit', z.object({ flatId: flatIdSchema.nullable(), unitId: unitIdSchema, number: z.string().trim().min(1).max(20), floor: z.number().int().min(-5).max(200).nullable(), areaSqm: z.number().positive().max(99_999).nullable() }), z.object({ flatId: flatIdSchema })),
  /** Lays out a whole building: so many units, floors and doors a floor, numbered 101, 102 … */
  layOutBuilding: command('residents.edit', z.object({ buildingId: buildingIdSchema, units: z.number().int().min(1).max(30), floors: z.number().int().min(1).max(60), doorsPerFloor: z.number().int().min(1).max(20) }), z.object({ units: z.number().int(), flats: z.number().int() })),

  // entries
  saveResident: command('residents.edit', z.object({
    residentId: residentIdSchema.nullable(), version: versionSchema.nullable(), person: personInputSchema,
    /** For a new entry only. */
    place: placeSchema.default({ as: 'none' }), since: daySchema.nullable().default(null),
    facts: z.array(factInputSchema).max(9).default([]), bankAccount: bankAccountInputSchema.nullable().default(null),
  }), saved.extend({ residentId: residentIdSchema, householdId: householdIdSchema.nullable() })),
  /** Several residents from the entry grid (J21): all or none. */
  enterResidents: command('residents.edit', z.object({ since: daySchema, rows: z.array(entryRowSchema).min(1).max(500) }), z.object({ residentIds: z.array(residentIdSchema), newHouseholds: z.number().int() })),
  saveHousehold: command('residents.edit', z.object({ householdId: householdIdSchema.nullable(), version: versionSchema.nullable(), household: householdInputSchema, openedOn: daySchema.nullable().default(null) }), saved.extend({ householdId: householdIdSchema, householdNo: z.string() })),
  /** A relation that was entered wrongly, or changes from a day on. */
  setRelation: command('residents.edit', z.object({ residentId: residentIdSchema, relationCode: relationSchema, from: daySchema.nullable().default(null) }), z.object({ householdId: householdIdSchema })),
  addFact: command('residents.edit', z.object({ residentId: residentIdSchema, fact: factInputSchema,
    /** Ends the value that holds until then on the day before. */
    replaceCurrent: z.boolean().default(false) }), z.object({ factId: factIdSchema })),
  endFact: command('residents.edit', z.object({ factId: factIdSchema, lastDay: daySchema, reason: reasonSchema }), z.object({ factId: factIdSchema })),
  correctFact: command('residents.edit', z.object({ factId: factIdSchema, fact: factInputSchema.omit({ fact: true }).extend({
    /** Null = leave the detail as it is. */
    detail: z.string().trim().max(500).nullable().default(null) }).nullable(), reason: reasonSchema }), z.object({ factId: factIdSchema.nullable() })),
  setBankAccount: command('residents.edit', z.object({ residentId: residentIdSchema, account: bankAccountInputSchema, from: daySchema }), z.object({ bankAccountId: bankAccountIdSchema, alsoOf: z.array(z.object({ residentId: residentIdSchema, name: z.string() })) })),
  endBankAccount: command('residents.edit', z.object({ bankAccountId: bankAccountIdSchema, lastDay: daySchema, reason: reasonSchema }), z.object({})),

  // life events
  recordBirth: command('residents.edit', z.object({ person: personInputSchema.extend({ birthDate: daySchema }), householdId: householdIdSchema, relationCode: relationSchema, motherResidentId: residentIdSchema.nullable().default(null), facts: z.array(factInputSchema).max(9).default([]), note: noteSchema.default('') }), recorded),
  recordDeath: command('residents.edit', z.object({ ...leaving }), recorded),
  recordMovedIn: command('residents.edit', z.object({ ...coming, origin: z.string().trim().max(200).default('') }), recorded),
  recordMovedOut: command('residents.edit', z.object(movingOut), recorded),
  recordMarriageIn: command('residents.edit', z.object({ ...coming, spouseResidentId: residentIdSchema.nullable().default(null) }), recorded),
  recordMarriageOut: command('residents.edit', z.object(movingOut), recorded),
  /** 分户: some members leave for a new household; the first of `members` is its head. */
  splitHousehold: command('residents.edit', z.object({ householdId: householdIdSchema, members: z.array(z.object({ residentId: residentIdSchema, relationCode: relationSchema })).min(1).max(50), household: householdInputSchema, newHead: newHeadSchema.nullable().default(null), ...event }), recorded),
  /** 并户: all members of `fromHouseholdId` join `householdId`; the old household closes. */
  mergeHouseholds: command('residents.edit', z.object({ fromHouseholdId: householdIdSchema, householdId: householdIdSchema, relations: z.array(z.object({ residentId: residentIdSchema, relationCode: relationSchema })).max(50), ...event }), recorded),
  changeHead: command('residents.edit', z.object({ householdId: householdIdSchema, newHead: newHeadSchema, ...event }), recorded),
  moveMember: command('residents.edit', z.object({ residentId: residentIdSchema, householdId: householdIdSchema, relationCode: relationSchema, newHead: newHeadSchema.nullable().default(null), ...event }), recorded),
  /** A wrong entry: takes the event and what it changed back, as long as nothing was built on it. */
  revokeEvent: command('residents.edit', z.object({ lifeEventId: lifeEventIdSchema, reason: reasonSchema }), recorded),
} as const;
