/** Compares a team's roster with register and team, and keeps the result for whoever asked until it is confirmed. */
import { randomBytes } from 'node:crypto';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { daySchema, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { UserId } from '#shared/ids.ts';
import type { RosterHeader } from '#shared/residents/roster-header.ts';
import { readRoster as readRows } from '#shared/residents/roster-read.ts';
import { type RosterCell, type RosterRow, type RosterSheet, shownText } from '#shared/residents/roster-sheet.ts';
import { roleOf, TEAM_ROSTER_STATUSES, type TeamRosterField } from '#shared/volunteers/roster.ts';
import type { teamRosterMethods } from '#shared/volunteers/roster-contract.ts';
import type { TeamId } from '#shared/volunteers/words.ts';
import type { BaseContext, QueryContext } from '#electron/api/context.ts';
import { headerOf, rosterFile, signatureOf } from '#electron/residents/import-file.ts';
import { inTurns } from '#electron/residents/import-slices.ts';
import type { Reader } from '#electron/residents/read-rows.ts';
import { compareRow, shownRow, type ComparedRow, type CompareWith, type Reason, type TeamCells } from './roster-compare.ts';
import { assertNamed, columnOf, readerMapping, type TeamMapping } from './roster-file.ts';
import { knownPeople } from './roster-people.ts';
import { readTeams } from './team-list.ts';
import { sql } from 'kysely';

export type RosterResult = OutputOf<typeof teamRosterMethods.commitRoster>;

export interface RosterPreview {
  readonly previewId: string; readonly userId: UserId; readonly officeId: string; readonly madeAtMs: number;
  readonly teamId: TeamId; readonly fileName: string; readonly sha256: string; readonly sheetName: string; readonly signature: string; readonly header: RosterHeader; readonly mapping: TeamMapping;
  readonly rows: readonly ComparedRow[]; readonly known: CompareWith;
  /** Cells as they stand, for the workbook that goes back. */
  readonly cells: ReadonlyMap<number, readonly string[]>;
  done: { readonly result: RosterResult; readonly held: ReadonlyMap<number, readonly Reason[]> } | null;
}

const KEPT_MS = 60 * 60_000;
const MOST = 4;
const kept = new Map<string, RosterPreview>();

/** The preview, for whoever made it. @throws AppError import_preview_gone */
export function takePreview(ctx: BaseContext, previewId: string): RosterPreview {
  const preview = kept.get(previewId);
  if (preview === undefined || preview.userId !== ctx.actor.userId || preview.officeId !== ctx.office.officeId || preview.madeAtMs < ctx.clock.monotonicMs() - KEPT_MS) throw new AppError('import_preview_gone', {});
  return preview;
}

function keep(ctx: BaseContext, preview: Omit<RosterPreview, 'previewId' | 'userId' | 'officeId' | 'madeAtMs' | 'done'>): RosterPreview {
  const made: RosterPreview = { ...preview, previewId: randomBytes(16).toString('hex'), userId: ctx.actor.userId, officeId: ctx.office.officeId, madeAtMs: ctx.clock.monotonicMs(), done: null };
  kept.set(made.previewId, made);
  for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST))) kept.delete(old);
  return made;
}

function dayOf(cell: RosterCell | undefined): { day: Day | null; unread: string } {
  if (cell?.kind === 'date') return { day: daySchema.safeParse(cell.day).data ?? null, unread: '' };
  const text = shownText(cell).trim();
  if (text === '') return { day: null, unread: '' };
  const match = /^(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const parsed = match === null ? undefined : daySchema.safeParse(`${match[1] ?? ''}-${(match[2] ?? '').padStart(2, '0')}-${(match[3] ?? '1').padStart(2, '0')}`);
  return parsed?.success === true ? { day: parsed.data, unread: '' } : { day: null, unread: text.slice(0, 40) };
}

interface Layout { readonly mapping: TeamMapping; readonly rowByNumber: ReadonlyMap<number, RosterRow>; readonly skillByName: ReadonlyMap<string, number>; readonly today: Day }

/** The team's own columns of one row. */
function teamCells(layout: Layout, row: RosterRow | undefined): TeamCells {
  const cell = (field: TeamRosterField): RosterCell | undefined => {
    const column = columnOf(layout.mapping, field);
    return column === undefined ? undefined : row?.cells[column];
  };
  const text = (field: TeamRosterField): string => shownText(cell(field)).trim();
  const reasons: Reason[] = [];
  const joined = dayOf(cell('joinedOn'));
  const consent = dayOf(cell('guardianConsentOn'));
  for (const unread of [joined.unread, consent.unread]) if (unread !== '') reasons.push({ code: 'day_unreadable', shown: unread });
  if (joined.day !== null && joined.day > layout.today) reasons.push({ code: 'joined_in_future', shown: joined.day });
  const role = roleOf(text('role'));
  if (role === null) reasons.push({ code: 'role_unknown', shown: text('role').slice(0, 20) });
  const number = /^\d{1,6}$/.exec(text('volunteerNo'));
  const skillNames = text('skills').split(/[、,，;；/\s]+/).filter((name) => layout.skillByName.has(name));
  return {
    role: role ?? 'member', joinedOn: joined.day, volunteerNo: number === null ? null : Number(number[0]), skillNames, skillIds: skillNames.map((name) => layout.skillByName.get(name)!), reasons,
    guardian: { name: text('guardianName').slice(0, 60), paperNo: text('guardianPaperNo').slice(0, 60), consentOn: consent.day },
  };
}

/** Of rows that mean the same person, and of two leaders, only the first is taken. */
function withoutDoubles(rows: readonly ComparedRow[]): ComparedRow[] {
  const seen = new Map<string, number>();
  let leaderRow: number | null = null;
  return rows.map((row): ComparedRow => {
    if (row.status === 'skip' || row.status === 'error') return row;
    const earlier = row.match === null ? undefined : seen.get(row.match.key);
    if (earlier !== undefined) return { ...row, status: 'error', reasons: [{ code: 'twice', shown: String(earlier) }] };
    if (row.match !== null) seen.set(row.match.key, row.read.row);
    if (row.cells.role !== 'leader') return row;
    if (leaderRow !== null) return { ...row, status: 'error', reasons: [{ code: 'two_leaders', shown: String(leaderRow) }] };
    leaderRow = row.read.row;
    return row;
  });
}

async function compareWith(ctx: BaseContext, db: Reader, teamId: TeamId, from: Day, reads: { name: string | null; idNumber: string | null }[], numbers: number[]): Promise<CompareWith> {
  const today = ctx.clock.today();
  const [team] = await readTeams(db, today, sql`t.id = ${teamId}`);
  if (team === undefined) throw new AppError('not_found', { what: 'team', id: String(teamId) });
  if (team.dissolvedOn !== null) throw new AppError('team_dissolved', { name: team.name, on: team.dissolvedOn });
  const names = [...new Set(reads.flatMap((one) => (one.name === null ? [] : [one.name])))];
  const people = await knownPeople(db, teamId, today, { names, numbers, idIndexes: reads.flatMap((one) => (one.idNumber === null ? [] : [ctx.vault.blindIndex('idNumber', one.idNumber)])) });
  const byName = new Map<string, typeof people>();
  for (const person of people) byName.set(person.name, [...(byName.get(person.name) ?? []), person]);
  return {
    today, defaultFrom: from, foundedOn: team.foundedOn, leader: team.leader, byName, byNo: new Map(people.flatMap((person) => (person.volunteerNo === null ? [] : [[person.volunteerNo, person] as const]))),
    byIdIndex: new Map(people.flatMap((person) => (person.idNumberIndex === null ? [] : [[person.idNumberIndex, person] as const]))),
  };
}

async function readLayout(db: Reader, sheet: RosterSheet, mapping: TeamMapping, today: Day): Promise<Layout> {
  const skills = await db.selectFrom('skills').select(['id', 'name']).where('kind', '=', 'skill').where('active', '=', 1).execute();
  return { mapping, today, rowByNumber: new Map(sheet.rows.map((row) => [row.number, row])), skillByName: new Map(skills.map((skill) => [skill.name, skill.id])) };
}

/** Reads and compares the whole sheet. @throws AppError import_file_refused, import_layout_unknown, import_mapping_incomplete, team_dissolved, volunteer_day_future */
export async function previewRoster(ctx: QueryContext, input: InputOf<typeof teamRosterMethods.previewRoster>): Promise<OutputOf<typeof teamRosterMethods.previewRoster>> {
  assertNamed(input.mapping);
  const today = ctx.clock.today();
  if (input.from > today) throw new AppError('volunteer_day_future', { day: input.from, today });
  const file = await rosterFile(ctx, input.fileId);
  const { sheet, header } = headerOf(file.workbook.sheets[input.sheet], input.sheet, input.headerRow, input.headerRows);
  const reads = await inTurns(readRows(sheet, header, readerMapping(input.mapping), today), ctx.signal);
  const layout = await readLayout(ctx.db, sheet, input.mapping, today);
  const cells = reads.map((read) => teamCells(layout, read.person === null ? undefined : layout.rowByNumber.get(read.row)));
  const known = await compareWith(ctx, ctx.db, input.teamId, input.from, reads.map((read) => ({ name: read.person?.name ?? null, idNumber: read.person?.idNumber ?? null })), cells.flatMap((one) => (one.volunteerNo === null ? [] : [one.volunteerNo])));
  const rows = withoutDoubles(reads.map((read, index) => compareRow(read, cells[index]!, read.person?.idNumber == null ? null : ctx.vault.blindIndex('idNumber', read.person.idNumber), known)));
  const preview = keep(ctx, {
    teamId: input.teamId, fileName: file.name, sha256: file.sha256, sheetName: sheet.name, signature: signatureOf(header), header, mapping: input.mapping, rows, known,
    cells: new Map(sheet.rows.map((row) => [row.number, row.cells.map((cell) => shownText(cell.kind === 'merged' ? layout.rowByNumber.get(cell.of.row)?.cells[cell.of.col] : cell))])),
  });
  const counts = Object.fromEntries(TEAM_ROSTER_STATUSES.map((status) => [status, rows.filter((row) => row.status === status).length])) as Record<(typeof TEAM_ROSTER_STATUSES)[number], number>;
  return { previewId: preview.previewId, fileName: file.name, sheetName: sheet.name, sourceRows: rows.length, counts, rows: rows.filter((row) => row.status !== 'skip').map(shownRow) };
}
