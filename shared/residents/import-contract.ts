/**
 * Importing the roster an office already has: the file is read, a header and a mapping are proposed, every row is compared with
 * the register, and one command writes what the clerk has confirmed. A preview is kept in memory, for its maker only.
 */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { CUSTOM_TARGETS } from './custom-fields.ts';
import { REGISTER_CODES, type RegisterCode } from './register-codes.ts';
import { ROSTER_CODES, type RosterCode } from './roster-codes.ts';
import { ROSTER_FIELDS } from './roster-fields.ts';
import { residentIdSchema } from './fields.ts';
import { FACT_VALUES } from '../person-as-of.ts';

const customFieldIdSchema = idSchema<'customField'>();
export const rosterFieldSchema = z.enum(ROSTER_FIELDS);
/** Column position → field. */
export const rosterMappingSchema = z.record(z.string().regex(/^\d{1,3}$/), rosterFieldSchema);
const codeSchema = z.enum(Object.keys(ROSTER_CODES) as [RosterCode, ...RosterCode[]]);
const registerCodeSchema = z.enum(Object.keys(REGISTER_CODES) as [RegisterCode, ...RegisterCode[]]);
const fileId = z.string().min(1).max(80);
const previewId = z.string().regex(/^[0-9a-f]{32}$/);
/** `after` is the `next` of the page before. */
const page = { limit: z.number().int().min(1).max(500).default(100), after: z.string().regex(/^\d{1,9}$/).nullable().default(null) };
const count = z.number().int().nonnegative();

/** new: not in the register. update: some field differs. conflict: a person has to decide. error: cannot be taken. absent: in the register, not in the file. */
export const PREVIEW_STATUSES = ['new', 'update', 'unchanged', 'conflict', 'error', 'skip'] as const;
export type PreviewStatus = (typeof PREVIEW_STATUSES)[number];

export const rosterColumnSchema = z.object({
  index: count, letters: z.string(), title: z.string(), hidden: z.boolean(),
  field: rosterFieldSchema,
  /** The field the office added itself that the column fills instead; `field` is then 'ignore'. */
  customFieldId: customFieldIdSchema.nullable(),
  sure: z.enum(['exact', 'likely', 'none', 'remembered']), samples: z.array(z.string()),
});
export const rosterSheetChoiceSchema = z.object({ index: count, name: z.string(), hidden: z.boolean(), rowCount: count, recognised: count.nullable() });

/** A finding with its sentence's words; `level` is there when graver than usual. */
const findingSchema = z.object({ code: codeSchema, shown: z.string().optional(), level: z.enum(['note', 'warn', 'review', 'reject', 'skip']).optional() });
/** One field as the register has it and as the file has it; protected values masked. */
export const fieldChangeSchema = z.object({ field: z.string(), oldValue: z.string().nullable(), newValue: z.string() });
export const candidateSchema = z.object({ residentId: residentIdSchema, name: z.string(), birthDate: daySchema.nullable(), idNumberMasked: z.string(), householdNo: z.string().nullable() });

/** What a conflict can be settled as: taken as shown, left out, or told to be the same as, or another than, somebody in the register. */
export const CHOICES = ['import', 'skip', 'same', 'new'] as const;

export const previewRowSchema = z.object({
  row: count, status: z.enum(PREVIEW_STATUSES), name: z.string(), idNumberMasked: z.string(), birthDate: daySchema.nullable(), sex: z.string(),
  householdNo: z.string(), relation: z.string(), phoneMasked: z.string(), bankAccountMasked: z.string(), address: z.string(),
  findings: z.array(findingSchema), registerFindings: z.array(z.object({ code: registerCodeSchema, shown: z.string() })),
  changes: z.array(fieldChangeSchema), candidates: z.array(candidateSchema), choices: z.array(z.enum(CHOICES)),
  /** What the row says in columns of the office's own fields. */
  custom: z.array(z.object({ customFieldId: customFieldIdSchema, value: z.string() })),
});
export type PreviewRow = z.output<typeof previewRowSchema>;

const countsSchema = z.object({ new: count, update: count, unchanged: count, conflict: count, error: count, skip: count, absent: count });

export const rowChoiceSchema = z.object({
  row: count, as: z.enum(CHOICES), residentId: residentIdSchema.optional(),
  /** Fields of an update that are to stay as the register has them. */
  leave: z.array(z.string().max(40)).max(40).default([]),
});

export const importContract = {
  /** Reads the file and proposes sheet, header and mapping; with `sheet` or `headerRow` it follows the clerk instead. */
  read: query(
    'residents.import',
    z.object({ fileId, sheet: count.optional(), headerRow: count.optional(), headerRows: z.union([z.literal(1), z.literal(2)]).default(1) }),
    z.object({
      fileName: z.string(), notes: z.array(z.string()), sheets: z.array(rosterSheetChoiceSchema), sheet: count.nullable(),
      header: z.object({ row: count, rows: z.union([z.literal(1), z.literal(2)]), columns: z.array(rosterColumnSchema), remembered: z.boolean() }).nullable(),
      /** The office's own fields in use, for a column to fill. */
      customFields: z.array(z.object({ customFieldId: customFieldIdSchema, name: z.string(), target: z.enum(CUSTOM_TARGETS) })),
      /** The first rows as they stand, for pointing to the header. */
      firstRows: z.array(z.object({ row: count, cells: z.array(z.string()) })),
    }),
  ),
  /** Compares every row with the register. Reports progress and can be cancelled. */
  preview: query(
    'residents.import',
    z.object({ fileId, sheet: count, headerRow: count, headerRows: z.union([z.literal(1), z.literal(2)]).default(1), mapping: rosterMappingSchema,
      /** Column position → field of the office itself; such a column has no other meaning. */
      custom: z.record(z.string().regex(/^\d{1,3}$/), customFieldIdSchema).default({}) }),
    z.object({
      previewId, fileName: z.string(), sheetName: z.string(), sourceRows: count, counts: countsSchema, newHouseholds: count, newGrids: z.array(z.string()),
      /** How many rows carry each code, gravest first; how many of them can be confirmed by it, all together. */
      codes: z.array(z.object({ code: z.union([codeSchema, registerCodeSchema]), rows: count, confirmable: count })),
    }),
  ),
  previewRows: query(
    'residents.import',
    z.object({ previewId, status: z.enum(PREVIEW_STATUSES).optional(), code: z.string().max(60).optional(), text: z.string().max(60).default(''), ...page }),
    z.object({ total: count, rows: z.array(previewRowSchema), next: z.string().nullable() }),
  ),
  /** Residents of the register who are not in the file. They are listed only: a roster that leaves somebody out says nothing about him. */
  absent: query(
    'residents.import',
    z.object({ previewId, ...page }),
    z.object({ total: count, rows: z.array(candidateSchema), next: z.string().nullable() }),
  ),
  /** Writes everything in one transaction. A second confirmation of the same preview gives the same result and writes nothing. */
  commit: command(
    'residents.import',
    z.object({
      previewId, rows: z.array(rowChoiceSchema).max(200_000).default([]),
      /** Conflicts all of whose reasons are named here are taken as shown. */
      acceptCodes: z.array(z.union([codeSchema, registerCodeSchema])).max(100).default([]),
      /** From which day what the roster says is known to hold; the first of this month unless told. */
      since: daySchema.optional(),
      /** What new people are whose rows say nothing of 居住与户籍; null enters nothing. Programmes ask for it. */
      residency: z.enum(FACT_VALUES.residency).nullable().default(null),
    }),
    z.object({ importId: count, newRows: count, updatedRows: count, unchangedRows: count, heldRows: count, skippedRows: count, newHouseholds: count, absent: count, alreadyDone: z.boolean(),
      /** Accounts and ID numbers that two persons change: requests drafted, and those left because one waits already or the register refuses it. */
      changeRequests: count, changesLeft: count }),
  ),
  /** The held rows as a workbook with the reason in its last column; mended, it is imported like any other file. */
  rejectedWorkbook: query(
    'residents.import', z.object({ previewId }), z.object({ fileId: z.string(), name: z.string(), sizeBytes: count, rows: count }), { logged: true },
  ),
};
