/** Compares a roster with the register, row by row, and keeps the result for the clerk to look at and confirm. */
import { AppError } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { HouseholdId } from '#shared/ids.ts';
import type { importContract } from '#shared/residents/import-contract.ts';
import { REGISTER_CODES } from '#shared/residents/register-codes.ts';
import { codesOf, ROSTER_CODES, statusOf } from '#shared/residents/roster-codes.ts';
import type { RosterMapping } from '#shared/residents/roster-header.ts';
import { readRoster } from '#shared/residents/roster-read.ts';
import { isHeadRow, type RosterRowRead } from '#shared/residents/roster-row.ts';
import { type RosterRow, type RosterSheet, shownText } from '#shared/residents/roster-sheet.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { type ComparedRow, type CompareWith, compareRow, nameAndBirthKey } from './import-compare.ts';
import { confirmedColumns, customOfHouseholds } from './import-custom.ts';
import { choicesOf } from './import-decisions.ts';
import { headerOf, rosterFile, signatureOf } from './import-file.ts';
import { keepPreview } from './import-previews.ts';
import { absentPeople, gridsByWord, households, peopleByIdIndex, peopleByNameAndBirth, registerMark, type RegisterHousehold, type RegisterPerson } from './import-register.ts';
import { inTurns, takeTurns } from './import-slices.ts';

type Input = InputOf<typeof importContract.preview>;
type Output = OutputOf<typeof importContract.preview>;

const CHUNK = 500;

function assertComplete(mapping: RosterMapping): void {
  const fields = new Set(Object.values(mapping));
  if (!fields.has('name')) throw new AppError('import_mapping_incomplete', { missing: 'name' });
  if (!fields.has('idNumber') && !fields.has('birthDate')) throw new AppError('import_mapping_incomplete', { missing: 'idNumberOrBirthDate' });
}

interface Indexed { readonly read: RosterRowRead; readonly idIndex: string | null; readonly accountIndex: string | null }

async function blindIndexes(ctx: QueryContext, reads: readonly RosterRowRead[], accountsToo: boolean): Promise<Indexed[]> {
  const turn = takeTurns(ctx.signal);
  const indexed: Indexed[] = [];
  for (const read of reads) {
    const idNumber = read.person?.idNumber ?? null;
    const account = accountsToo ? (read.person?.bankAccount ?? null) : null;
    indexed.push({ read, idIndex: idNumber === null ? null : ctx.vault.blindIndex('idNumber', idNumber), accountIndex: account === null ? null : ctx.vault.blindIndex('bankAccount', account) });
    await turn();
  }
  return indexed;
}

async function inChunks<T, R>(items: readonly T[], ctx: QueryContext, read: (chunk: readonly T[]) => Promise<R[]>): Promise<R[]> {
  const found: R[] = [];
  for (let from = 0; from < items.length; from += CHUNK) {
    ctx.signal.throwIfAborted();
    for (const one of await read(items.slice(from, from + CHUNK))) found.push(one);
  }
  return found;
}

async function knownPeople(ctx: QueryContext, rows: readonly Indexed[]): Promise<Pick<CompareWith, 'byIdIndex' | 'byNameAndBirth'>> {
  const indexes = rows.flatMap((row) => (row.idIndex === null ? [] : [row.idIndex]));
  const byId = await inChunks(indexes, ctx, (chunk) => peopleByIdIndex(ctx.db, chunk));
  const byIdIndex = new Map(byId.map((person) => [person.idNumberIndex ?? '', person]));
  const keys = rows.flatMap(({ read: { person }, idIndex }) =>
    person?.name == null || person.birthDate === null || (idIndex !== null && byIdIndex.has(idIndex)) ? [] : [{ name: person.name, birthDate: person.birthDate }]);
  const alike = await inChunks(keys, ctx, (chunk) => peopleByNameAndBirth(ctx.db, chunk));
  const byNameAndBirth = new Map<string, RegisterPerson[]>();
  for (const person of alike) {
    const key = nameAndBirthKey(person.name, person.birthDate ?? '');
    const same = byNameAndBirth.get(key) ?? [];
    // A key asked for in two chunks is answered twice.
    if (!same.some((other) => other.residentId === person.residentId)) byNameAndBirth.set(key, [...same, person]);
  }
  return { byIdIndex, byNameAndBirth };
}

/** Where a household of the file lives in the register: by its number, else with its head, else where all its known members live together. */
async function knownHouseholds(ctx: QueryContext, rows: readonly Indexed[], people: Pick<CompareWith, 'byIdIndex' | 'byNameAndBirth'>): Promise<Map<string, RegisterHousehold>> {
  const numbers = new Set<string>();
  const homes = new Map<string, { ofHead: HouseholdId | null; all: Set<HouseholdId> }>();
  for (const { read, idIndex } of rows) {
    const key = read.householdKey;
    if (key === null || read.person === null) continue;
    if (key.startsWith('no:')) {
      numbers.add(key.slice(3));
      continue;
    }
    const alike = people.byNameAndBirth.get(nameAndBirthKey(read.person.name ?? '', read.person.birthDate ?? '')) ?? [];
    const match = idIndex === null ? (alike.length === 1 ? alike[0] : undefined) : people.byIdIndex.get(idIndex);
    if (match === undefined || match.householdId === null) continue;
    const home = homes.get(key) ?? { ofHead: null, all: new Set<HouseholdId>() };
    home.all.add(match.householdId);
    if (isHeadRow(read) && match.relationCode === '02') home.ofHead = match.householdId;
    homes.set(key, home);
  }
  const idOfKey = new Map<string, HouseholdId>();
  for (const [key, home] of homes) {
    const [only] = home.all;
    const chosen = home.ofHead ?? (home.all.size === 1 ? only : undefined);
    if (chosen !== undefined) idOfKey.set(key, chosen);
  }
  const byNumber = await inChunks([...numbers], ctx, (chunk) => households(ctx.db, { numbers: chunk }));
  const byId = new Map((await inChunks([...new Set(idOfKey.values())], ctx, (chunk) => households(ctx.db, { ids: chunk }))).map((one) => [one.householdId, one]));
  const found = new Map(byNumber.map((household) => [`no:${household.householdNo}`, household]));
  for (const [key, householdId] of idOfKey) {
    const household = byId.get(householdId);
    if (household !== undefined) found.set(key, household);
  }
  return found;
}

/** The row that speaks for its household: the head's, else the first. */
function leadersOf(reads: readonly RosterRowRead[]): Set<number> {
  const leader = new Map<string, RosterRowRead>();
  for (const read of reads) {
    if (read.householdKey === null || read.person === null || statusOf(read.findings) === 'skip') continue;
    const first = leader.get(read.householdKey);
    if (first === undefined || (isHeadRow(read) && !isHeadRow(first))) leader.set(read.householdKey, read);
  }
  return new Set([...leader.values()].map((read) => read.row));
}

/** Cells of a row as text; a cell under a merge shows its anchor's value, because the workbook that goes back has no merges. */
function cellsAsText(row: RosterRow, rowByNumber: ReadonlyMap<number, RosterRow>): string[] {
  return row.cells.map((cell) => shownText(cell.kind === 'merged' ? rowByNumber.get(cell.of.row)?.cells[cell.of.col] : cell));
}

function heldCellsOf(sheet: RosterSheet, rows: readonly ComparedRow[]): Map<number, string[]> {
  const rowByNumber = new Map(sheet.rows.map((row) => [row.number, row]));
  const held = new Map<number, string[]>();
  for (const { read, status } of rows) {
    const row = rowByNumber.get(read.row);
    if (row !== undefined && (status === 'conflict' || status === 'error')) held.set(read.row, cellsAsText(row, rowByNumber));
  }
  return held;
}

function summary(rows: readonly ComparedRow[]): { counts: Omit<Output['counts'], 'absent'>; codes: Output['codes'] } {
  const counts = { new: 0, update: 0, unchanged: 0, conflict: 0, error: 0, skip: 0 };
  const perCode = new Map<string, { rows: number; confirmable: number }>();
  for (const row of rows) {
    counts[row.status] += 1;
    const confirmable = row.status === 'conflict' && choicesOf(row).includes('import') ? 1 : 0;
    for (const code of [...row.registerFindings.map((finding) => finding.code), ...codesOf(row.read.findings)]) {
      const sum = perCode.get(code) ?? { rows: 0, confirmable: 0 };
      perCode.set(code, { rows: sum.rows + 1, confirmable: sum.confirmable + confirmable });
    }
  }
  const order = [...Object.keys(REGISTER_CODES), ...Object.keys(ROSTER_CODES)];
  const codes = [...perCode].map(([code, sum]) => ({ code: code as Output['codes'][number]['code'], ...sum })).sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
  return { counts, codes };
}

/** Reads and compares the whole sheet. @throws AppError import_file_refused, import_layout_unknown, import_mapping_incomplete, not_found */
export async function makePreview(ctx: QueryContext, input: Input): Promise<Output> {
  assertComplete(input.mapping);
  const file = await rosterFile(ctx, input.fileId);
  const { sheet, header } = headerOf(file.workbook.sheets[input.sheet], input.sheet, input.headerRow, input.headerRows);
  const mark = await registerMark(ctx.db);
  const custom = await confirmedColumns(ctx.db, input.mapping, input.custom);
  const total = sheet.rows.length;
  const reads = await inTurns(readRoster(sheet, header, input.mapping, ctx.clock.today(), custom), ctx.signal, (done) => ctx.progress({ done: Math.min(done, total), total, label: 'imports.read' }));
  const registerIsEmpty = mark.startsWith('0/');
  const indexed = await blindIndexes(ctx, reads, !registerIsEmpty);
  const people = registerIsEmpty ? { byIdIndex: new Map<string, RegisterPerson>(), byNameAndBirth: new Map<string, RegisterPerson[]>() } : await knownPeople(ctx, indexed);
  const turn = takeTurns(ctx.signal);
  await turn();
  const [leaders, fields] = [leadersOf(reads), [...custom.values()]];
  const known: CompareWith = { ...people, householdOfKey: await knownHouseholds(ctx, indexed, people), leaders, custom: { fields, ofHousehold: customOfHouseholds(reads, leaders, fields) } };
  await turn();
  const rows: ComparedRow[] = [];
  for (const [position, row] of indexed.entries()) {
    rows.push(compareRow(row.read, row.idIndex, row.accountIndex, known));
    if (position % 1000 === 999) ctx.progress({ done: position + 1, total: indexed.length, label: 'imports.compare' });
    await turn();
  }
  const heldCells = heldCellsOf(sheet, rows);
  await turn();
  const preview = keepPreview(ctx, {
    fileName: file.name, sha256: file.sha256, sheetName: sheet.name, signature: signatureOf(header), header, mapping: input.mapping, custom,
    rows, positionOf: new Map(rows.map((row, position) => [row.read.row, position])), known, mark, heldCells,
  });
  const present = rows.flatMap((row) => (row.match === null ? row.candidates : [row.match])).map((person) => person.residentId);
  await turn();
  const { counts, codes } = summary(rows);
  await turn();
  const grids = await gridsByWord(ctx.db);
  const taken = rows.filter((row) => row.status !== 'error' && row.status !== 'skip');
  return {
    previewId: preview.previewId, fileName: file.name, sheetName: sheet.name, sourceRows: rows.length,
    counts: { ...counts, absent: registerIsEmpty ? 0 : (await absentPeople(ctx.db, present, 0, 0)).total }, codes,
    newHouseholds: new Set(taken.flatMap((row) => (row.read.householdKey !== null && !known.householdOfKey.has(row.read.householdKey) ? [row.read.householdKey] : []))).size,
    newGrids: [...new Set(taken.flatMap((row) => (row.read.person?.grid != null && !grids.has(row.read.person.grid) ? [row.read.person.grid] : [])))].sort(),
  };
}
