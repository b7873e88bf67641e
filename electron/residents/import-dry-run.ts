/**
 * What an import would make of a file, row by row, without any office: for `huilin import residents FILE --dry-run --json`. The
 * lines are documented in docs/import.md and do not depend on the clock of the machine, only on `today`.
 */
import type { Day } from '#shared/days.ts';
import { type DryRunFile, type DryRunLine, type DryRunRow, dryRunRow } from '#shared/residents/roster-dry-run.ts';
import { customColumnsOf, type RosterCustomColumns, type RosterCustomField } from '#shared/residents/roster-custom.ts';
import { ROSTER_FIELDS, type RosterField, plainTitle } from '#shared/residents/roster-fields.ts';
import { chooseSheet, proposedMapping, type RosterColumn, type RosterHeader, type RosterMapping, type SheetChoice } from '#shared/residents/roster-header.ts';
import { readRoster } from '#shared/residents/roster-read.ts';
import type { RosterRowRead } from '#shared/residents/roster-row.ts';
import { lettersOf } from '#shared/residents/roster-sheet.ts';
import { fileRefusalSentence } from '#shared/spreadsheet/refusals.ts';
import { openWorkbook } from '#electron/spreadsheet/open-workbook.ts';
import type { Sheet, Workbook } from '#electron/spreadsheet/workbook.ts';
import { inTurns } from './import-slices.ts';

export interface DryRunOptions {
  readonly today: Day;
  /** From a `--mapping` file: title of a column, or its letters, → field. Columns it does not name keep the proposal. */
  readonly mapping?: Readonly<Record<string, string>>;
  /** The office's own fields, where it was asked for them: titles that are their names fill them, and `custom:NAME` in the mapping. */
  readonly fields?: readonly RosterCustomField[];
  /** ID numbers an office has already → the name they are registered under. */
  readonly existing?: ReadonlyMap<string, string>;
  readonly signal?: AbortSignal;
}

/** How a mapping file names a field of the office itself. */
const CUSTOM = 'custom:';
type OwnField = Pick<RosterCustomField, 'customFieldId' | 'target' | 'name'>;

/** The field of that name; of a person before that of the household, as for titles. */
function customFieldOf<Field extends OwnField>(word: string, fields: readonly Field[]): Field | undefined {
  if (!word.startsWith(CUSTOM)) return undefined;
  const named = fields.filter((field) => plainTitle(field.name) === plainTitle(word.slice(CUSTOM.length)));
  return named.find((field) => field.target === 'resident') ?? named[0];
}

/**
 * A mapping as the clerk wrote it, laid over the proposal: `own` are the fields of the office itself, and the columns that are proposed for
 * them. Returns the words that are neither a column nor a field.
 */
export function mappingFromWords<Field extends OwnField>(
  header: { readonly columns: readonly Pick<RosterColumn, 'index' | 'title' | 'field'>[] }, words: Readonly<Record<string, string>>, own: { readonly fields: readonly Field[]; readonly columns: ReadonlyMap<number, Field> },
): { mapping: RosterMapping; custom: Map<number, Field>; unknown: string[] } {
  const mapping: Record<string, RosterField> = { ...proposedMapping(header) };
  const custom = new Map(own.columns);
  for (const index of custom.keys()) mapping[String(index)] = 'ignore';
  const unknown: string[] = [];
  for (const [column, word] of Object.entries(words)) {
    const field = ROSTER_FIELDS.find((candidate) => candidate === word);
    const mine = customFieldOf(word, own.fields);
    const found = header.columns.find((c) => plainTitle(c.title) === plainTitle(column)) ?? header.columns.find((c) => lettersOf(c.index) === column.toUpperCase());
    if (found === undefined || (field === undefined && mine === undefined)) {
      unknown.push(found === undefined ? column : word);
      continue;
    }
    // A column has one meaning and a field one column: the one named here.
    custom.delete(found.index);
    if (mine !== undefined) {
      for (const [index, taken] of custom) if (taken.customFieldId === mine.customFieldId) custom.delete(index);
      custom.set(found.index, mine);
    }
    if (field !== undefined) for (const [index, taken] of Object.entries(mapping)) if (taken === field) mapping[index] = 'ignore';
    mapping[String(found.index)] = field ?? 'ignore';
  }
  return { mapping, custom, unknown };
}

const refuse = (code: string, message: string): DryRunFile => ({ file: 'refuse', code, message });

/** The sheet that is read, or why none is. */
function pick(workbook: Workbook): { index: number; header: RosterHeader; all: SheetChoice[] } | DryRunFile {
  const { chosen, all } = chooseSheet(workbook.sheets);
  const header = chosen === null ? null : (all[chosen]?.header ?? null);
  if (chosen !== null && header !== null) return { index: chosen, header, all };
  const hidden = workbook.sheets.filter((sheet, index) => sheet.hidden && all[index]?.header !== null).map((sheet) => sheet.name);
  return hidden.length > 0
    ? refuse('roster_hidden', `花名册在隐藏的工作表“${hidden.join('、')}”中，请取消隐藏并保存后再导入。`)
    : refuse('header_not_found', '没有找到花名册的表头：需要一行写着“姓名”和“身份证号”等列名。请检查文件，或在导入向导中指明表头行。');
}

function describe(workbook: Workbook, index: number, header: RosterHeader, mapping: RosterMapping, custom: RosterCustomColumns): DryRunFile {
  const sheet = workbook.sheets[index];
  const others = workbook.sheets.filter((_, other) => other !== index).map((other) => (other.hidden ? `${other.name}（隐藏）` : other.name));
  const rows = header.top === header.bottom ? `第 ${header.top} 行` : `第 ${header.top}–${header.bottom} 行`;
  const message = [`读取工作表“${sheet?.name ?? ''}”，表头在${rows}。`, others.length > 0 ? `没有读取的工作表：${others.join('、')}。` : '', ...workbook.notes].filter((part) => part !== '').join(' ');
  const titles = Object.fromEntries(header.columns.map((column) => { const own = custom.get(column.index); return [column.title, own === undefined ? (mapping[String(column.index)] ?? 'ignore') : `${CUSTOM}${own.name}`]; }));
  return { file: 'import', message, sheet: sheet?.name ?? '', sheets: workbook.sheets.map((other) => other.name), mapping: titles };
}

/** Rows of a sheet that was not chosen: those of a second roster are held, those of anything else are no people. */
async function* otherSheet(sheet: Sheet, header: RosterHeader | null, options: DryRunOptions): AsyncGenerator<DryRunLine> {
  if (header === null) {
    for (const row of sheet.rows) yield { sheet: sheet.name, row: row.number, status: 'skip', values: {}, codes: ['sheet_without_roster'] };
    return;
  }
  const code = sheet.hidden ? 'sheet_hidden' : 'sheet_not_chosen';
  const { mapping, custom } = mappingFromWords(header, {}, { fields: [], columns: customColumnsOf(header, options.fields ?? []) });
  for (const read of await inTurns(readRoster(sheet, header, mapping, options.today, custom), options.signal)) {
    if (read.person !== null && read.findings[0]?.code !== 'duplicate_in_file') read.findings.push({ code });
    yield dryRunRow(sheet.name, read, options.fields);
  }
}

/** An ID number that the office has under another name is nothing the file can decide. */
function withRegister(sheet: string, read: RosterRowRead, { existing, fields }: DryRunOptions): DryRunRow {
  const line = dryRunRow(sheet, read, fields);
  const idNumber = read.person?.idNumber ?? null;
  const known = idNumber === null ? undefined : existing?.get(idNumber);
  if (known === undefined || known === read.person?.name || line.status === 'skip') return line;
  return { ...line, status: line.status === 'reject' ? 'reject' : 'review', codes: [...line.codes, 'register_name_differs'] };
}

/**
 * Reads a roster and tells what would become of every row: first one line about the file, then one per source row in the order of
 * the file; rows of sheets that were not chosen come last, so that nobody is lost silently.
 */
export async function* dryRunResidents(source: Uint8Array | string, fileName: string, options: DryRunOptions): AsyncGenerator<DryRunLine> {
  const reply = await openWorkbook(source, fileName, options.signal === undefined ? {} : { signal: options.signal });
  if (!reply.ok) {
    yield refuse(reply.code, fileRefusalSentence(reply.code, reply.data as never, 'zh'));
    return;
  }
  const { workbook } = reply;
  const picked = pick(workbook);
  if ('file' in picked) {
    yield picked;
    return;
  }
  const fields = options.fields ?? [];
  const { mapping, custom, unknown } = mappingFromWords(picked.header, options.mapping ?? {}, { fields, columns: customColumnsOf(picked.header, fields) });
  if (unknown.length > 0) {
    yield refuse('mapping_unknown', `列对应文件中有认不出的列名或字段：${unknown.join('、')}。字段名见 docs/import.md。`);
    return;
  }
  const sheet = workbook.sheets[picked.index];
  if (sheet === undefined) return;
  yield describe(workbook, picked.index, picked.header, mapping, custom);
  for (const read of await inTurns(readRoster(sheet, picked.header, mapping, options.today, custom), options.signal)) yield withRegister(sheet.name, read, options);
  for (const [index, other] of workbook.sheets.entries()) if (index !== picked.index) yield* otherSheet(other, picked.all[index]?.header ?? null, options);
}
