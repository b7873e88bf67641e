/** Opens a team's roster and proposes what its columns mean. Workbooks, headers and cells are read as for the residents' roster. */
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { chooseSheet, findHeader, sampleValues, type RosterHeader } from '#shared/residents/roster-header.ts';
import { plainTitle, type RosterField } from '#shared/residents/roster-fields.ts';
import { lettersOf } from '#shared/residents/roster-sheet.ts';
import { teamFieldOf, type TeamRosterField } from '#shared/volunteers/roster.ts';
import { teamMappingSchema, type teamRosterMethods } from '#shared/volunteers/roster-contract.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { headerOf, rosterFile, signatureOf } from '#electron/residents/import-file.ts';
import { maskDigits } from '#electron/residents/import-masks.ts';

export type TeamMapping = Readonly<Record<string, TeamRosterField>>;

/** Fields that the residents' reader reads for us, by their names there. */
const SHARED: ReadonlySet<string> = new Set(['name', 'idNumber', 'sex', 'birthDate', 'phone', 'address', 'note', 'sequence', 'reason'] satisfies RosterField[]);

/** What each column of a header means: a team's own words first, each field once. */
export function teamColumns(header: RosterHeader): TeamMapping {
  const mapping: Record<string, TeamRosterField> = {};
  const taken = new Set<TeamRosterField>();
  const take = (index: number, field: TeamRosterField): void => {
    const free = field === 'ignore' || !taken.has(field);
    taken.add(field);
    mapping[String(index)] = free ? field : 'ignore';
  };
  for (const column of header.columns) {
    const own = teamFieldOf(plainTitle(column.title));
    const shared = SHARED.has(column.field) ? (column.field as TeamRosterField) : 'ignore';
    take(column.index, own ?? shared);
  }
  return mapping;
}

/** The same mapping in the words of the residents' reader; a team's own columns are read beside it. */
export function readerMapping(mapping: TeamMapping): Record<string, RosterField> {
  return Object.fromEntries(Object.entries(mapping).map(([column, field]) => [column, SHARED.has(field) ? (field as RosterField) : 'ignore']));
}

/** @throws AppError import_mapping_incomplete */
export function assertNamed(mapping: TeamMapping): void {
  if (!Object.values(mapping).includes('name')) throw new AppError('import_mapping_incomplete', { missing: 'name' });
}

type Output = OutputOf<typeof teamRosterMethods.readRoster>;

/** Sheets, header and mapping as proposed, or as the clerk has pointed to them; a mapping confirmed before is proposed again. */
export async function readRoster(ctx: QueryContext, input: InputOf<typeof teamRosterMethods.readRoster>): Promise<Output> {
  const { name, workbook } = await rosterFile(ctx, input.fileId);
  const index = input.sheet ?? chooseSheet(workbook.sheets).chosen ?? (workbook.sheets.length > 0 ? 0 : null);
  const sheet = index === null ? undefined : workbook.sheets[index];
  if (index !== null && sheet === undefined) throw new AppError('import_layout_unknown', { sheet: String(index + 1), row: 0 });
  const header = sheet === undefined ? null : input.headerRow !== undefined ? headerOf(sheet, index ?? 0, input.headerRow, input.headerRows).header : findHeader(sheet);
  const base = { fileName: name, notes: workbook.notes, sheets: workbook.sheets.map((one, position) => ({ index: position, name: one.name, hidden: one.hidden, rowCount: one.rows.length })), sheet: index };
  if (sheet === undefined || header === null) return { ...base, header: null };
  const kept = await ctx.db.selectFrom('teamRosterMappings').select('mapping').where('signature', '=', signatureOf(header)).executeTakeFirst();
  const remembered = kept === undefined ? null : teamMappingSchema.safeParse(JSON.parse(kept.mapping)).data ?? null;
  const mapping = remembered ?? teamColumns(header);
  return {
    ...base,
    header: {
      row: header.top, rows: header.bottom > header.top ? 2 : 1, remembered: remembered !== null,
      columns: header.columns.map((column) => ({ index: column.index, letters: lettersOf(column.index), title: column.title, field: mapping[String(column.index)] ?? 'ignore', samples: sampleValues(sheet, header, column.index, 3).map(maskDigits) })),
    },
  };
}

/** The column of a field, or undefined. */
export function columnOf(mapping: TeamMapping, field: TeamRosterField): number | undefined {
  const found = Object.entries(mapping).find(([, taken]) => taken === field);
  return found === undefined ? undefined : Number(found[0]);
}

