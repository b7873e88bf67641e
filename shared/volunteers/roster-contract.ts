/** Bringing in a team's roster: file → columns → preview → commit, as the residents' import. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { TEAM_ROSTER_CHOICES, TEAM_ROSTER_FIELDS, TEAM_ROSTER_REASONS, TEAM_ROSTER_STATUSES, type TeamRosterReason } from './roster.ts';
import { TEAM_ROLES } from './words.ts';

const count = z.int().min(0);
const fileId = z.string().min(1).max(80);
const previewId = z.string().regex(/^[0-9a-f]{32}$/);
const teamId = idSchema<'team'>();
const headerRows = z.union([z.literal(1), z.literal(2)]).default(1);
export const teamMappingSchema = z.record(z.string().regex(/^\d{1,3}$/), z.enum(TEAM_ROSTER_FIELDS));
const reason = z.object({ code: z.enum(Object.keys(TEAM_ROSTER_REASONS) as [TeamRosterReason, ...TeamRosterReason[]]), shown: z.string() });
/** A person the row may mean: 'r12' a resident, 'v5' a volunteer. */
export const candidateSchema = z.object({ key: z.string(), name: z.string(), birthDate: daySchema.nullable(), idNumberMasked: z.string(), phoneMasked: z.string(), place: z.string(), volunteerNo: count.nullable() });
export const teamRosterRowSchema = z.object({
  row: count, status: z.enum(TEAM_ROSTER_STATUSES), name: z.string(), idNumberMasked: z.string(), birthDate: daySchema.nullable(), phoneMasked: z.string(), role: z.enum(TEAM_ROLES), from: daySchema.nullable(), skills: z.array(z.string()),
  /** Who it is, in words; '' when nobody is known. */
  person: z.string(), reasons: z.array(reason), findings: z.array(z.string()), candidates: z.array(candidateSchema), choices: z.array(z.enum(TEAM_ROSTER_CHOICES)),
});
export type TeamRosterRow = z.output<typeof teamRosterRowSchema>;
export const teamRowChoiceSchema = z.object({ row: count, as: z.enum(TEAM_ROSTER_CHOICES), candidate: z.string().max(20).default(''), reason: z.string().trim().max(100).default('') });

export const teamRosterMethods = {
  readRoster: query('volunteers.edit', z.object({ fileId, sheet: count.optional(), headerRow: count.optional(), headerRows }), z.object({
    fileName: z.string(), notes: z.array(z.string()), sheets: z.array(z.object({ index: count, name: z.string(), hidden: z.boolean(), rowCount: count })), sheet: count.nullable(),
    header: z.object({ row: count, rows: z.union([z.literal(1), z.literal(2)]), remembered: z.boolean(), columns: z.array(z.object({ index: count, letters: z.string(), title: z.string(), field: z.enum(TEAM_ROSTER_FIELDS), samples: z.array(z.string()) })) }).nullable(),
  })),
  /** Compares every row with register, volunteers and team. `from`: the day of joining where no column says it. */
  previewRoster: query('volunteers.edit', z.object({ fileId, teamId, sheet: count, headerRow: count, headerRows, mapping: teamMappingSchema, from: daySchema }), z.object({
    previewId, fileName: z.string(), sheetName: z.string(), sourceRows: count, counts: z.record(z.enum(TEAM_ROSTER_STATUSES), count), rows: z.array(teamRosterRowSchema),
  })),
  /** Everything in one transaction. A second confirmation gives the same result and writes nothing. */
  commitRoster: command('volunteers.edit', z.object({ previewId, rows: z.array(teamRowChoiceSchema).max(20_000).default([]) }), z.object({ rosterId: count, newVolunteers: count, joined: count, changed: count, unchanged: count, held: count, alreadyDone: z.boolean() })),
  /** The rows that were not taken, with the reason in the last column; mended, they are imported like any other file. */
  rejectedRoster: query('volunteers.edit', z.object({ previewId }), z.object({ fileId: z.string(), name: z.string(), sizeBytes: count, rows: count }), { logged: true }),
};
