/** 名单: people an office keeps together under a name, each from when till when and why; a rule may ask who is on one. Part of the welfare contract. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema } from '../days.ts';
import { idSchema } from '../ids.ts';

const listId = idSchema<'welfareList'>();
const entryId = idSchema<'welfareListEntry'>();
const residentId = idSchema<'resident'>();
const count = z.int().min(0);
const why = z.string().trim().min(1).max(200);

export const welfareListSchema = z.object({
  listId, name: z.string(), note: z.string(), active: z.boolean(), version: z.int().positive(),
  /** On it today, and ever. */
  people: count, entries: count,
  /** Versions in force or to come whose rules ask for it. */
  usedBy: z.array(z.object({ code: z.string(), versionNo: z.int() })),
});
export type WelfareList = z.output<typeof welfareListSchema>;

export const listEntrySchema = z.object({
  entryId, residentId, name: z.string(), birthDate: daySchema.nullable(), idNumberMasked: z.string(), gridName: z.string().nullable(), address: z.string(),
  validFrom: daySchema, validTo: daySchema.nullable(), reason: z.string(), endReason: z.string(), by: z.string(), at: instantSchema,
  /** On the list today, before, or from a later day. */
  standing: z.enum(['on', 'past', 'coming']),
});
export type ListEntry = z.output<typeof listEntrySchema>;

/**
 * What became of a pasted row: one person; one who is on the list at that time already; a row that names somebody named above; nobody of
 * that name or number; several of that name; a number that is somebody else's; a number a spreadsheet has cut or that is none.
 */
export const MATCHES = ['found', 'already', 'twice', 'unknown', 'several', 'contradicts', 'damaged'] as const;
export type Match = (typeof MATCHES)[number];

export const matchedRowSchema = z.object({
  /** Line of the pasted text, from 1. */
  row: z.int(), name: z.string(), /** The last four of what was pasted, never more. */ idShown: z.string(), match: z.enum(MATCHES),
  /** Whom it names, or the people it could be (at most five). */
  people: z.array(z.object({ residentId, name: z.string(), birthDate: daySchema.nullable(), idNumberMasked: z.string(), address: z.string() })),
});
export type MatchedRow = z.output<typeof matchedRowSchema>;

export const listQueries = {
  /** Those in use first, in the order they were made. */
  lists: query('welfare.read', z.object({}), z.object({ lists: z.array(welfareListSchema) })),
  /** The people of a list by name; with `pastToo` those who were on it before. */
  listPeople: query('welfare.read', z.object({ listId, pastToo: z.boolean().default(false) }), z.object({ list: welfareListSchema, entries: z.array(listEntrySchema) })),
  /** Pasted rows (姓名, and the ID number or its last four) beside the register, as on the list from a day; nothing is stored. */
  matchList: query('welfare.edit', z.object({ listId, text: z.string().max(400_000), validFrom: daySchema, validTo: daySchema.nullable().default(null) }), z.object({ rows: z.array(matchedRowSchema), counts: z.record(z.enum(MATCHES), count) })),
};

export const listCommands = {
  /** Begins a list, renames it, stops it or takes it up again. One that a version in force asks for is not stopped. */
  saveList: command('welfare.edit', z.object({ listId: listId.nullable(), version: z.int().positive().nullable(), name: z.string().trim().min(1).max(30), note: z.string().trim().max(200).default(''), active: z.boolean().default(true) }), z.object({ listId, version: z.int().positive() })),
  addToList: command('welfare.edit', z.object({ listId, residentIds: z.array(residentId).min(1).max(5000), validFrom: daySchema, validTo: daySchema.nullable().default(null), reason: why }), z.object({ added: count })),
  /** Ends entries with a last day; without one, or one before they began, they are taken back: they never stood. */
  endOnList: command('welfare.edit', z.object({ entryIds: z.array(entryId).min(1).max(5000), lastDay: daySchema.nullable(), reason: why }), z.object({ ended: count, takenBack: count })),
};
