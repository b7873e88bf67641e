/**
 * Reads the rows of a roster under a confirmed mapping. Every row of the sheet comes out exactly once: a person with what was
 * found about him, or the reason why nobody stands there. Work goes on in slices, so that a caller can let others in between.
 */
import type { Day } from '#shared/days.ts';
import { plainCode } from '#shared/half-width.ts';
import { relationCodeOf } from '#shared/relation-to-head.ts';
import type { Finding, RosterCode } from './roster-codes.ts';
import { readCustomCell, type RosterCustomColumns } from './roster-custom.ts';
import { settleBirth } from './roster-dates.ts';
import { markDuplicates } from './roster-duplicates.ts';
import { readDisability, readFacts } from './roster-facts.ts';
import { FIELDS_NOT_STORED, fieldOfTitle, HOUSEHOLD_FIELDS, plainTitle, type RosterField } from './roster-fields.ts';
import type { RosterHeader, RosterMapping } from './roster-header.ts';
import { groupHouseholds } from './roster-households.ts';
import type { RosterPerson } from './roster-person.ts';
import { type RosterRowRead, SLICE } from './roster-row.ts';
import { holdsSomething, type RosterCell, type RosterMerge, type RosterRow, type RosterSheet } from './roster-sheet.ts';
import { type SkipRules, skipCode } from './roster-skip.ts';
import { readAccount, readIdNumber, readName, readPhone, readText, settleSex } from './roster-values.ts';

/** Gaps of absent rows up to this length are listed as blank rows; a longer one is the distance to a stray cell. */
const LONGEST_GAP = 200;

interface Layout {
  readonly today: Day;
  readonly header: RosterHeader;
  readonly columnOf: ReadonlyMap<RosterField, number>;
  readonly titleOf: ReadonlyMap<number, string>;
  readonly rowByNumber: ReadonlyMap<number, RosterRow>;
  readonly skip: SkipRules;
  readonly custom: RosterCustomColumns;
  /** The only name column is that of the head: one row per household. */
  readonly rowsAreHeads: boolean;
}

/** Fields whose error cells the reader of that very field reports. */
const REPORTS_ITSELF: ReadonlySet<RosterField> = new Set(['name', 'idNumber']);

function layoutOf(sheet: RosterSheet, header: RosterHeader, mapping: RosterMapping, today: Day, custom: RosterCustomColumns): Layout {
  const columnOf = new Map<RosterField, number>();
  for (const [column, field] of Object.entries(mapping)) if (field !== 'ignore' && !columnOf.has(field)) columnOf.set(field, Number(column));
  const titles = new Set<string>();
  for (const row of sheet.rows) {
    if (row.number < header.top || row.number > header.bottom) continue;
    for (const cell of row.cells) if (cell.kind === 'text') titles.add(plainTitle(cell.text));
  }
  titles.delete('');
  const mergesFrom = new Map<number, RosterMerge[]>();
  for (const merge of sheet.merges) mergesFrom.set(merge.top, [...(mergesFrom.get(merge.top) ?? []), merge]);
  const nameTitle = header.columns.find((column) => column.index === columnOf.get('name'))?.title.split(' / ').at(-1) ?? '';
  return {
    today, header, columnOf, custom,
    titleOf: new Map(header.columns.map((column) => [column.index, column.title])),
    rowByNumber: new Map(sheet.merges.length === 0 ? [] : sheet.rows.map((row) => [row.number, row])),
    skip: { titles, columnOf, mergesFrom },
    rowsAreHeads: fieldOfTitle(nameTitle)?.field === 'headName' && !columnOf.has('relation') && !columnOf.has('headName'),
  };
}

/** The cell of a field. A covered cell speaks with its anchor's value for household fields; elsewhere it says nothing, and that is said. */
function cellOf(layout: Layout, row: RosterRow, field: RosterField, findings: Finding[]): RosterCell | undefined {
  const column = layout.columnOf.get(field);
  return column === undefined ? undefined : cellAt(layout, row, column, findings, { spreads: HOUSEHOLD_FIELDS.has(field), matters: !FIELDS_NOT_STORED.has(field) && field !== 'note' });
}

function cellAt(layout: Layout, row: RosterRow, column: number, findings: Finding[], { spreads, matters }: { readonly spreads: boolean; readonly matters: boolean }): RosterCell | undefined {
  const cell = row.cells[column];
  if (cell?.kind !== 'merged') return cell;
  if (cell.of.row === row.number || cell.of.row <= layout.header.bottom) return undefined;
  const anchor = layout.rowByNumber.get(cell.of.row)?.cells[cell.of.col];
  if (spreads) return anchor;
  if (matters && holdsSomething(anchor)) findings.push({ code: 'merged_not_spread', shown: layout.titleOf.get(column) ?? '' });
  return undefined;
}

function readCustom(layout: Layout, row: RosterRow, findings: Finding[]): RosterPerson['custom'] {
  const values: Record<string, string> = {};
  for (const [column, field] of layout.custom) {
    const value = readCustomCell(cellAt(layout, row, column, findings, { spreads: field.target === 'household', matters: true }), field, findings);
    if (value !== null) values[String(field.customFieldId)] = value;
  }
  return values;
}

function reportErrors(layout: Layout, row: RosterRow, findings: Finding[]): void {
  for (const column of layout.custom.keys()) {
    const cell = row.cells[column];
    if (cell?.kind === 'error' || cell?.kind === 'formula_without_value') findings.push({ code: cell.kind === 'error' ? 'cell_error' : 'formula_without_value', shown: layout.titleOf.get(column) ?? '' });
  }
  for (const [field, column] of layout.columnOf) {
    const cell = row.cells[column];
    if (cell === undefined || (cell.kind !== 'error' && cell.kind !== 'formula_without_value')) continue;
    const code = cell.kind === 'error' ? 'cell_error' : 'formula_without_value';
    if (FIELDS_NOT_STORED.has(field) || (REPORTS_ITSELF.has(field) && (field === 'idNumber' || cell.kind === 'error'))) continue;
    findings.push({ code, shown: layout.titleOf.get(column) ?? '' });
  }
}

const withUnit = (text: string | null, unit: string): string => (text === null ? '' : /[\dA-Za-z一二三四五六七八九十]$/.test(text) ? text + unit : text);

function addressOf(address: string | null, building: string | null, unit: string | null, room: string | null): string | null {
  const door = withUnit(building, '号楼') + withUnit(unit, '单元') + withUnit(room, '室');
  if (address === null) return door === '' ? null : door.slice(0, 200);
  return (door === '' || address.includes(door) || (building !== null && address.includes(building)) ? address : address + door).slice(0, 200);
}

/** As the register keeps it: half-width, no blanks, capitals. */
function householdNoOf(text: string | null): string | null {
  const plain = text === null ? '' : plainCode(text).toUpperCase().slice(0, 30);
  return plain === '' ? null : plain;
}

function relationOf(layout: Layout, relation: string | null, isHead: string | null, findings: Finding[]): RosterPerson['relationCode'] {
  if (isHead !== null && /^(是|√|✓|户主|1|y)$/i.test(isHead)) return '02';
  if (relation === null) return layout.rowsAreHeads ? '02' : null;
  const found = relationCodeOf(relation);
  if (found === undefined) findings.push({ code: 'relation_unknown', shown: relation.slice(0, 40) });
  // 本人 in a column that asks for the relation to the head says that he is the head.
  return found === '01' ? '02' : (found ?? '80');
}

/** Whether the title of the account's column speaks of social-security cards alone. */
function ofSocialSecurityCards({ columnOf, titleOf }: Layout): boolean {
  const title = titleOf.get(columnOf.get('bankAccount') ?? -1) ?? '';
  return /社保|社会保障/.test(title) && !/[/／、或]|银行卡|存折|一卡通/.test(title);
}

function readPerson(layout: Layout, row: RosterRow, findings: Finding[]): RosterPerson {
  const cell = (field: RosterField): RosterCell | undefined => cellOf(layout, row, field, findings);
  const text = (field: RosterField): string | null => readText(cell(field));
  const name = readName(cell('name'), findings);
  const id = readIdNumber(cell('idNumber'), text('idKind'), layout.today, findings);
  const birthDate = settleBirth(cell('birthDate'), id.birthDate, layout.today, findings);
  const sex = settleSex(cell('sex'), id, findings);
  const account = readAccount(cell('bankAccount'), findings);
  const relation = text('relation');
  const disability = readDisability(
    { no: text('disabilityNo'), category: text('disabilityCategory'), grade: text('disabilityGrade'), both: text('disability') },
    id.idKind === 'citizenId' ? id.idNumber : null, layout.today, findings,
  );
  const facts = readFacts(text, findings);
  const custom = readCustom(layout, row, findings);
  reportErrors(layout, row, findings);
  if (name === null && !findings.some((finding) => finding.code === 'name_cell_error')) findings.push({ code: 'name_missing' });
  if (id.idNumber === null && id.idKind === 'temporary') {
    const birthDoubtful = findings.some((finding) => finding.code.startsWith('birth_') && finding.level === 'review') || findings.some((finding) => finding.code === 'birth_in_future');
    if (birthDate !== null || birthDoubtful) findings.push({ code: 'id_missing' });
    else findings.push({ code: 'id_and_birth_missing' });
  }
  return {
    name, idKind: id.idKind, idNumber: id.idNumber, sex, birthDate,
    householdNo: householdNoOf(text('householdNo')), headName: text('headName')?.replace(/\s+/g, '') ?? null,
    relation, relationCode: relationOf(layout, relation, text('isHead'), findings),
    phone: readPhone(cell('phone'), findings), bankAccount: account?.number ?? null, bankKind: account?.kind === 'card' && ofSocialSecurityCards(layout) ? 'socialSecurity' : account?.kind ?? null, bankName: text('bankName')?.slice(0, 60) ?? null,
    grid: text('grid')?.slice(0, 60) ?? null, address: addressOf(text('address'), text('building'), text('unit'), text('room')),
    facts: disability === null ? facts : { ...facts, disability: disability.value }, disabilityNo: disability?.certificate ?? null,
    ethnicity: text('ethnicity'), education: text('education'), note: text('note')?.slice(0, 500) ?? null, custom,
  };
}

const skipped = (row: number, code: RosterCode): RosterRowRead => ({ row, person: null, findings: [{ code }], householdKey: null });

function readRow(layout: Layout, row: RosterRow): RosterRowRead {
  if (row.number < layout.header.top) return skipped(row.number, row.cells.some((cell) => holdsSomething(cell)) ? 'title_row' : 'blank_row');
  if (row.number <= layout.header.bottom) return skipped(row.number, 'header_row');
  const skip = skipCode(row, layout.skip);
  if (skip !== null) return skipped(row.number, skip);
  const findings: Finding[] = row.hidden ? [{ code: 'row_hidden' }] : [];
  const person = readPerson(layout, row, findings);
  return { row: row.number, person, findings, householdKey: null };
}

/**
 * Reads all rows of a sheet in slices; each `yield` tells how many rows are done, and the generator returns them in the order of
 * the sheet. Short gaps of absent rows are returned as blank rows. `custom`: columns that fill fields of the office itself.
 */
export function* readRoster(sheet: RosterSheet, header: RosterHeader, mapping: RosterMapping, today: Day, custom: RosterCustomColumns = new Map()): Generator<number, RosterRowRead[]> {
  const layout = layoutOf(sheet, header, mapping, today, custom);
  const read: RosterRowRead[] = [];
  let last = 0;
  for (const [position, row] of sheet.rows.entries()) {
    if (row.number - last - 1 <= LONGEST_GAP) for (let gap = last + 1; gap < row.number; gap += 1) read.push(skipped(gap, 'blank_row'));
    read.push(readRow(layout, row));
    last = row.number;
    if (position % SLICE === SLICE - 1) yield position + 1;
  }
  yield sheet.rows.length;
  // A person who stands twice must not count as a second head, so doubles are found first.
  yield* markDuplicates(read);
  yield* groupHouseholds(read, layout.columnOf);
  return read;
}
