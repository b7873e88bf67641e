/**
 * Finds the header of a roster by itself: titles stand above it, it may have two rows with merged groups, and there may be
 * several sheets. What is found is a proposal; the clerk confirms it.
 */
import { fieldOfTitle, plainTitle, type RosterField } from './roster-fields.ts';
import { holdsSomething, type RosterCell, type RosterRow, type RosterSheet, shownText } from './roster-sheet.ts';

/** One column under the header; `sure` says how its meaning was found. */
export interface RosterColumn {
  readonly index: number;
  /** As it stands in the file; of two rows 'group / title'. */
  readonly title: string;
  readonly field: RosterField;
  readonly sure: 'exact' | 'likely' | 'none';
}

/** A header: row numbers of its first and last row, its columns from left to right. */
export interface RosterHeader {
  readonly top: number;
  readonly bottom: number;
  readonly columns: readonly RosterColumn[];
  /** How many different fields were recognised. */
  readonly recognised: number;
}

/** Column position (as text) → field. Columns that are missing are ignored. */
export type RosterMapping = Readonly<Record<string, RosterField>>;

/** A header that is not found within so many rows with values is asked for. */
const ROWS_LOOKED_AT = 40;
const WEAK: ReadonlySet<RosterField> = new Set(['ignore', 'sequence', 'note', 'reason']);

const textAt = (row: RosterRow | undefined, column: number): string => {
  const cell = row?.cells[column];
  return cell?.kind === 'text' ? cell.text.trim() : '';
};

/** Data gives itself away: a number with many digits, a day, an error. A header has words. */
function looksLikeData(row: RosterRow): boolean {
  let held = 0;
  let data = 0;
  for (const cell of row.cells) {
    if (!holdsSomething(cell)) continue;
    held += 1;
    if (cell.kind !== 'text' || /\d{6,}/.test(cell.text) || /^(男|女|\d+)$/.test(cell.text.trim())) data += 1;
  }
  return data > 0 && data * 4 >= held;
}

/** The group above a column: the anchor of a merge over it, or the last title to the left that has a row of its own below. */
function groupAbove(upper: RosterRow, lower: RosterRow, column: number): string {
  const cell: RosterCell | undefined = upper.cells[column];
  if (cell?.kind === 'text' && cell.text.trim() !== '') return cell.text.trim();
  if (cell?.kind === 'merged') return cell.of.row === upper.number ? textAt(upper, cell.of.col) : '';
  for (let left = column - 1; left >= 0; left -= 1) {
    if (textAt(lower, left) === '') return '';
    const found = textAt(upper, left);
    if (found !== '') return found;
  }
  return '';
}

interface Title { index: number; text: string; group: string }

function titlesOf(upper: RosterRow, lower: RosterRow | undefined): Title[] {
  const width = Math.max(upper.cells.length, lower?.cells.length ?? 0);
  const titles: Title[] = [];
  for (let index = 0; index < width; index += 1) {
    const own = textAt(upper, index);
    const below = lower === undefined ? '' : textAt(lower, index);
    if (lower !== undefined && below !== '') titles.push({ index, text: below, group: groupAbove(upper, lower, index) });
    else if (own !== '') titles.push({ index, text: own, group: '' });
  }
  return titles;
}

const RANK = { exact: 2, likely: 1, none: 0 } as const;

/** One column per field: the surest title wins, then the leftmost. 户主姓名 stands for the name where no column has the name itself. */
function columnsOf(titles: readonly Title[]): RosterColumn[] {
  const columns = titles.map(({ index, text, group }): RosterColumn => {
    const found = fieldOfTitle(text, group) ?? (group === '' ? null : fieldOfTitle(group + text));
    const title = group === '' || group === text ? text : `${group} / ${text}`;
    return { index, title: title.replace(/\s+/g, ' '), field: found?.field ?? 'ignore', sure: found?.sure ?? 'none' };
  });
  const best = new Map<RosterField, RosterColumn>();
  for (const column of columns) {
    const rival = best.get(column.field);
    if (rival === undefined || RANK[column.sure] > RANK[rival.sure]) best.set(column.field, column);
  }
  const headStandsForName = !best.has('name') && best.has('headName');
  return columns.map((column): RosterColumn => {
    if (best.get(column.field) !== column) return { ...column, field: 'ignore', sure: 'none' };
    return headStandsForName && column.field === 'headName' ? { ...column, field: 'name' } : column;
  });
}

const fieldsOf = (columns: readonly RosterColumn[]): RosterField[] => columns.map((c) => c.field).filter((field) => !WEAK.has(field));

function headerAt(upper: RosterRow, next: RosterRow | undefined): RosterHeader | null {
  const single = columnsOf(titlesOf(upper, undefined));
  let header: RosterHeader = { top: upper.number, bottom: upper.number, columns: single, recognised: fieldsOf(single).length };
  if (next !== undefined && next.number === upper.number + 1 && !looksLikeData(next)) {
    const double = columnsOf(titlesOf(upper, next));
    const recognised = fieldsOf(double).length;
    const hasWords = next.cells.some((cell) => cell.kind === 'text' && fieldOfTitle(cell.text) !== null);
    // A title above the header is no group of it: the row itself then says something of its own.
    const upperSays = fieldsOf(single).length > 0 || upper.cells.filter((cell) => holdsSomething(cell)).length > 1;
    if (hasWords && upperSays && recognised > header.recognised) header = { top: upper.number, bottom: next.number, columns: double, recognised };
  }
  const fields = fieldsOf(header.columns);
  return fields.includes('name') && fields.length >= 2 ? header : null;
}

/** The header of a sheet, or null when none is recognised: at least a name and one more field. The richest row wins, then the first. */
export function findHeader(sheet: RosterSheet): RosterHeader | null {
  let best: RosterHeader | null = null;
  const looked = sheet.rows.slice(0, ROWS_LOOKED_AT);
  for (const [position, row] of looked.entries()) {
    if (looksLikeData(row)) continue;
    const header = headerAt(row, looked[position + 1]);
    if (header !== null && (best === null || header.recognised > best.recognised)) best = header;
  }
  return best;
}

/** The header at rows the clerk has pointed to; every column with a title is there, recognised or not. Null when the row has no text. */
export function headerAtRows(sheet: RosterSheet, top: number, bottom: number): RosterHeader | null {
  const upper = sheet.rows.find((row) => row.number === top);
  const lower = bottom > top ? sheet.rows.find((row) => row.number === bottom) : undefined;
  if (upper === undefined || (bottom > top && lower === undefined)) return null;
  const columns = columnsOf(titlesOf(upper, lower));
  return columns.length === 0 ? null : { top, bottom, columns, recognised: fieldsOf(columns).length };
}

/** One sheet of the file as the clerk sees it in the list. */
export interface SheetChoice { readonly index: number; readonly header: RosterHeader | null }

/**
 * The sheet that is most probably the roster: a header with most fields, then most rows. A hidden sheet is never chosen by itself.
 * `chosen` is null when no visible sheet has a header.
 */
export function chooseSheet(sheets: readonly RosterSheet[]): { chosen: number | null; all: SheetChoice[] } {
  const all = sheets.map((sheet, index): SheetChoice => ({ index, header: findHeader(sheet) }));
  let chosen: number | null = null;
  for (const { index, header } of all) {
    const sheet = sheets[index];
    if (header === null || sheet === undefined || sheet.hidden) continue;
    const best = chosen === null ? undefined : sheets[chosen];
    const bestFields = chosen === null ? -1 : (all[chosen]?.header?.recognised ?? -1);
    if (header.recognised > bestFields || (header.recognised === bestFields && sheet.rows.length > (best?.rows.length ?? 0))) chosen = index;
  }
  return { chosen, all };
}

/** The mapping a header proposes. */
export function proposedMapping(header: { readonly columns: readonly Pick<RosterColumn, 'index' | 'field'>[] }): RosterMapping {
  return Object.fromEntries(header.columns.map((column) => [String(column.index), column.field]));
}

/** Names a form by its titles, so that the mapping confirmed for it is found again next month. */
export function headerSignature(header: RosterHeader): string {
  return header.columns.map((column) => `${column.index}:${plainTitle(column.title)}`).join('|').slice(0, 4000);
}

/** Up to `count` values of a column, for the clerk to recognise it by. */
export function sampleValues(sheet: RosterSheet, header: RosterHeader, column: number, count: number): string[] {
  const samples: string[] = [];
  for (const row of sheet.rows) {
    if (row.number <= header.bottom || samples.length >= count) continue;
    const cell = row.cells[column];
    if (holdsSomething(cell)) samples.push(shownText(cell).slice(0, 60));
  }
  return samples;
}
