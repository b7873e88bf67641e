/** Pieces of the register's forms and answers, used by several methods of the contract. */
import { z } from 'zod';
import { SEX } from '../code-tables.ts';
import { daySchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { factKindSchema } from '../person-as-of.ts';
import { RELATION_TO_HEAD, type RelationToHead } from '../relation-to-head.ts';

export const residentIdSchema = idSchema<'resident'>();
export const householdIdSchema = idSchema<'household'>();
export const gridIdSchema = idSchema<'grid'>();
export const buildingIdSchema = idSchema<'building'>();
export const unitIdSchema = idSchema<'unit'>();
export const flatIdSchema = idSchema<'flat'>();
export const factIdSchema = idSchema<'fact'>();
export const bankAccountIdSchema = idSchema<'bankAccount'>();
export const lifeEventIdSchema = idSchema<'lifeEvent'>();

export const sexSchema = z.enum(SEX.map((entry) => entry.code) as ['0', '1', '2', '9']);
export const residentStatusSchema = z.enum(['living', 'dead', 'movedOut']);
/** citizenId: GB 11643; temporary: none yet (a new-born); other: passport and the like. */
export const ID_KINDS = ['citizenId', 'temporary', 'other'] as const;
export const idKindSchema = z.enum(ID_KINDS);
export type IdKind = z.output<typeof idKindSchema>;
export const relationSchema = z.enum(RELATION_TO_HEAD.map((entry) => entry.code) as [RelationToHead, ...RelationToHead[]]);

const text = (most: number): z.ZodString => z.string().trim().max(most);
export const nameSchema = text(60).min(1);
export const noteSchema = text(500);
export const reasonSchema = text(200).min(2);
const version = z.number().int().positive();
export const versionSchema = version;

/** A dated fact as it is entered. `detail` is a certificate number or a diagnosis: sealed, never listed. */
export const factInputSchema = z.object({
  fact: factKindSchema,
  value: z.string().min(1).max(20),
  validFrom: daySchema,
  validTo: daySchema.nullable().default(null),
  basis: text(200).default(''),
  detail: text(500).default(''),
});

/** 银行卡 社保卡 存折: kinds of a resident's account. Of a social-security card it is the bank account behind it (community-welfare §4.4). */
export const RESIDENT_ACCOUNT_KINDS = ['card', 'socialSecurity', 'passbook'] as const;
export type ResidentAccountKind = (typeof RESIDENT_ACCOUNT_KINDS)[number];

/** An account as it is entered. `holderRelation` is needed when the holder is not the resident himself. */
export const bankAccountInputSchema = z.object({
  number: text(60).min(1),
  /** Left out: told by the number. */
  kind: z.enum(RESIDENT_ACCOUNT_KINDS).optional(),
  bankName: text(60).default(''),
  bankCode: z.string().trim().regex(/^(\d{12})?$/).default(''),
  holderName: text(60).default(''),
  holderRelation: text(40).nullable().default(null),
});

export const householdInputSchema = z.object({
  /** '' = the next free number. */
  householdNo: text(30).default(''),
  kind: z.enum(['family', 'collective']).default('family'),
  gridId: gridIdSchema.nullable().default(null),
  flatId: flatIdSchema.nullable().default(null),
  address: text(200).default(''),
});

/** Where a resident goes: nowhere yet, into a household, or into a new one of which he is the head. */
export const placeSchema = z.discriminatedUnion('as', [
  z.object({ as: z.literal('none') }),
  z.object({ as: z.literal('member'), householdId: householdIdSchema, relationCode: relationSchema }),
  z.object({ as: z.literal('head'), household: householdInputSchema }),
]);
export type Place = z.output<typeof placeSchema>;

/** Who heads a household when its head leaves it, and what the others are to him. Those not named keep their relation. */
export const newHeadSchema = z.object({
  residentId: residentIdSchema,
  relations: z.array(z.object({ residentId: residentIdSchema, relationCode: relationSchema })).max(50).default([]),
});
export type NewHead = z.output<typeof newHeadSchema>;

/** The personal data of a resident as a form holds them. */
export const personInputSchema = z.object({
  name: nameSchema,
  sex: sexSchema,
  birthDate: daySchema.nullable(),
  idKind: idKindSchema,
  /** Null = leave it as it is; '' = none. Forms never hold a stored number, they only replace it. */
  idNumber: z.string().max(60).nullable(),
  phone: z.string().max(40).default(''),
  note: noteSchema.default(''),
});
export type PersonInput = z.output<typeof personInputSchema>;

/** One row of a list of residents. Protected values are masked. */
export const residentRowSchema = z.object({
  residentId: residentIdSchema,
  name: z.string(),
  sex: sexSchema,
  birthDate: daySchema.nullable(),
  /** Completed years today, or on the day of death; null without birth date. */
  age: z.number().int().nullable(),
  idKind: idKindSchema,
  idNumberMasked: z.string(),
  phoneMasked: z.string(),
  status: residentStatusSchema,
  statusSince: daySchema.nullable(),
  householdId: householdIdSchema.nullable(),
  householdNo: z.string().nullable(),
  headName: z.string().nullable(),
  relationCode: z.string().nullable(),
  gridName: z.string().nullable(),
  address: z.string(),
  /** Facts that hold today: fact → value. */
  facts: z.partialRecord(factKindSchema, z.string()),
  bankAccountMasked: z.string().nullable(),
  /** Of the account in use; null where there is none. */
  accountKind: z.enum(RESIDENT_ACCOUNT_KINDS).nullable(),
});
export type ResidentRow = z.output<typeof residentRowSchema>;

export const factRowSchema = z.object({
  factId: factIdSchema, fact: factKindSchema, value: z.string(), validFrom: daySchema, validTo: daySchema.nullable(),
  basis: z.string(), hasDetail: z.boolean(), recordedAt: z.string(), recordedBy: z.string(),
  /** When it was taken back (corrected or ended by another row); null = it stands. */
  withdrawnAt: z.string().nullable(),
});

export const memberRowSchema = z.object({
  residentId: residentIdSchema, name: z.string(), sex: sexSchema, birthDate: daySchema.nullable(), age: z.number().int().nullable(),
  idNumberMasked: z.string(), phoneMasked: z.string(), status: residentStatusSchema, relationCode: z.string(),
  validFrom: daySchema, validTo: daySchema.nullable(), facts: z.partialRecord(factKindSchema, z.string()),
});
export type MemberRow = z.output<typeof memberRowSchema>;

export const bankAccountRowSchema = z.object({
  bankAccountId: bankAccountIdSchema, kind: z.enum(RESIDENT_ACCOUNT_KINDS), numberMasked: z.string(), bankName: z.string(), bankCode: z.string(),
  holderName: z.string(), holderRelation: z.string().nullable(), validFrom: daySchema, validTo: daySchema.nullable(),
  recordedAt: z.string(), recordedBy: z.string(),
  /** Other residents whose money goes to the same account. */
  alsoOf: z.array(z.object({ residentId: residentIdSchema, name: z.string() })),
});

export const eventRowSchema = z.object({
  lifeEventId: lifeEventIdSchema, kind: z.string(), occurredOn: daySchema, residentId: residentIdSchema.nullable(), residentName: z.string().nullable(),
  householdId: householdIdSchema.nullable(), householdNo: z.string().nullable(), note: z.string(), recordedAt: z.string(), recordedBy: z.string(),
  revoked: z.boolean(),
});

export const changeRowSchema = z.object({
  field: z.string(), oldValue: z.string().nullable(), newValue: z.string().nullable(), at: z.string(), by: z.string(),
});

export const householdRowSchema = z.object({
  householdId: householdIdSchema, householdNo: z.string(), kind: z.enum(['family', 'collective']), status: z.enum(['active', 'closed']),
  headResidentId: residentIdSchema.nullable(), headName: z.string().nullable(), memberCount: z.number().int(),
  gridName: z.string().nullable(), buildingName: z.string().nullable(), address: z.string(), openedOn: daySchema, closedOn: daySchema.nullable(),
});
export type HouseholdRow = z.output<typeof householdRowSchema>;
