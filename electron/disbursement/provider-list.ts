/** The provider's own list of people beside ours. Pure: rows of text in, pairs out; nothing is guessed, two of one name are nobody's. */
import type { MatchRow } from '#shared/disbursement/provider-contract.ts';
import type { LineStatus } from '#shared/disbursement/status.ts';
import { AppError } from '#shared/errors.ts';
import { isSpreadsheetNumber, plainCode } from '#shared/half-width.ts';
import type { BatchLineId } from '#shared/ids.ts';
import { parseYuan, type Fen } from '#shared/money.ts';
import type { TextRow } from '#electron/spreadsheet/pasted-rows.ts';

/** One person of the provider's list. `id`: '', the last four, or the whole number. */
export interface TheirRow { readonly row: number; readonly name: string; readonly id: string; readonly amountFen: Fen | null }

export interface OurLine { readonly lineId: BatchLineId; readonly lineNo: number; readonly name: string; readonly idNumber: string; readonly idTail: string; readonly amountFen: Fen; readonly status: LineStatus }

const NAMES = ['姓名', '名字', '学生姓名', '幼儿姓名', '儿童姓名', '被保险人', '被保险人姓名', '参保人', '参保人姓名', '乘车人', '乘客', '体检人', '人员姓名', 'name'];
const IDS = ['身份证号', '身份证号码', '身份证', '证件号码', '证件号', '公民身份号码', '身份证后四位', '身份证后4位', '后四位', '证件后四位', '身份证尾号', 'id'];
const AMOUNTS = ['金额', '金额元', '保费', '保险费', '费用', '费用元', '应缴', '应缴金额', '缴费金额', '收费', '收费金额', '单价', '合计金额', 'amount'];
const TOTALS = /^(合计|总计|小计|共计)/;
const MOST_ROWS = 50_000;

const normal = (text: string): string => text.replace(/[\s:：()（）]/g, '').toLowerCase();
const refuse = (why: 'empty' | 'no_name' | 'no_match_columns' | 'amount' | 'damaged' | 'too_long', row = 0, detail = ''): never => { throw new AppError('provider_list_unreadable', { why, row, detail: detail.slice(0, 40) }); };

interface Places { readonly name: number; readonly id: number; readonly amount: number }

function placesOf(row: TextRow): Places | null {
  const titles = row.cells.map(normal);
  const at = (wanted: readonly string[]): number => titles.findIndex((title) => wanted.includes(title));
  const name = at(NAMES);
  return name < 0 ? null : { name, id: at(IDS), amount: at(AMOUNTS) };
}

const isId = (cell: string): boolean => /^\d{17}[0-9X]$|^\d{15}$/.test(cell);
const isTail = (cell: string): boolean => /^\d{3}[0-9X]$/.test(cell);
const isName = (cell: string): boolean => /^[\p{L}·•・\s]{2,30}$/u.test(cell) && /\p{L}/u.test(cell);

/** A row without titles above it: the first word is the name, what looks like an ID number the ID, the last number the amount. */
function guessRow(row: TextRow): { name: string; id: string; amount: string } {
  const cells = row.cells.filter((cell) => cell !== '');
  const name = cells.find(isName) ?? '';
  const rest = cells.filter((cell) => cell !== name && /\d/.test(cell));
  const whole = rest.find((cell) => isId(plainCode(cell).toUpperCase()));
  const numbers = rest.filter((cell) => cell !== whole);
  // A running number in front of the name is neither.
  const behind = row.cells.indexOf(name) > 0 && numbers[0] === row.cells[0] ? numbers.slice(1) : numbers;
  const tail = whole === undefined && behind.length >= 2 && isTail(plainCode(behind[0] ?? '').toUpperCase()) ? behind[0] : undefined;
  return { name, id: whole ?? tail ?? '', amount: behind.filter((cell) => cell !== tail).at(-1) ?? '' };
}

function readAmount(text: string, row: number): Fen | null {
  if (text.trim() === '') return null;
  const parsed = parseYuan(text);
  return parsed.ok && !parsed.doubtful && parsed.fen >= 0 ? parsed.fen : refuse('amount', row, text);
}

/** The people of the list. Refuses `provider_list_unreadable` with the row: nothing in it, no name, an amount that is none, an ID number a spreadsheet has cut. */
export function readProviderList(rows: readonly TextRow[]): TheirRow[] {
  const filled = rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  if (filled.length === 0) refuse('empty');
  if (filled.length > MOST_ROWS) refuse('too_long');
  const headAt = filled.slice(0, 15).findIndex((row) => placesOf(row) !== null);
  const places = headAt < 0 ? null : placesOf(filled[headAt]!);
  const details = headAt < 0 ? filled : filled.slice(headAt + 1);
  const read = details.flatMap((row): TheirRow[] => {
    const cell = (at: number): string => (at < 0 ? '' : (row.cells[at] ?? '').trim());
    const { name, id, amount } = places === null ? guessRow(row) : { name: cell(places.name), id: cell(places.id), amount: cell(places.amount) };
    if (TOTALS.test(name) || TOTALS.test(row.cells.find((each) => each.trim() !== '')?.trim() ?? '')) return [];
    const code = plainCode(id).toUpperCase();
    if (isSpreadsheetNumber(code)) refuse('damaged', row.number, id);
    if (name === '') return places === null && headAt < 0 ? refuse('no_name', row.number, row.cells.join(' ')) : [];
    return [{ row: row.number, name, id: isId(code) || isTail(code) ? code : '', amountFen: readAmount(amount, row.number) }];
  });
  if (read.length === 0) refuse('empty');
  return read;
}

const plainName = (name: string): string => name.replace(/[\s·•・.]/g, '');
const tailOfId = (id: string): string => id.slice(-4);

/** The one line of ours a row is about; 'unclear' where more than one could be, or name and number contradict. */
function find(their: TheirRow, ours: readonly OurLine[]): OurLine | 'none' | 'unclear' {
  const sameName = ours.filter((line) => plainName(line.name) === plainName(their.name));
  const fits = (line: OurLine): boolean => (their.id.length > 4 ? (line.idNumber === '' ? line.idTail === tailOfId(their.id) : line.idNumber === their.id) : line.idTail === their.id);
  if (their.id === '') return sameName.length === 1 ? sameName[0]! : sameName.length === 0 ? 'none' : 'unclear';
  const both = sameName.filter(fits);
  if (both.length === 1) return both[0]!;
  if (both.length > 1) return 'unclear';
  // The number is somebody else's of ours, or the name stands with another number.
  const byNumber = their.id.length > 4 ? ours.filter(fits) : [];
  if (byNumber.length > 0 || sameName.some((line) => line.idTail !== '')) return 'unclear';
  return sameName.length === 1 ? sameName[0]! : sameName.length === 0 ? 'none' : 'unclear';
}

/** Side by side: every row of theirs once, then our open people who are not on it. Their numbers leave with no more than the last four. */
export function matchProviderList(theirs: readonly TheirRow[], ours: readonly OurLine[]): MatchRow[] {
  const seen = new Set<number>();
  const left = ({ lineId, lineNo, name, idTail, amountFen, status }: OurLine): MatchRow['ours'] => ({ lineId, lineNo, name, idTail, amountFen, status });
  const rows = theirs.map((their): MatchRow => {
    const right = { row: their.row, name: their.name, idShown: tailOfId(their.id), amountFen: their.amountFen };
    const found = find(their, ours);
    if (found === 'none') return { kind: 'onlyTheirs', ours: null, theirs: right };
    if (found === 'unclear') return { kind: 'unclear', ours: null, theirs: right };
    if (seen.has(found.lineId)) return { kind: 'twice', ours: left(found), theirs: right };
    seen.add(found.lineId);
    if (found.status !== 'toPay') return { kind: 'notOpen', ours: left(found), theirs: right };
    return { kind: their.amountFen === null || their.amountFen === found.amountFen ? 'same' : 'otherAmount', ours: left(found), theirs: right };
  });
  const missing = ours.filter((line) => line.status === 'toPay' && line.amountFen > 0 && !seen.has(line.lineId)).map((line): MatchRow => ({ kind: 'onlyOurs', ours: left(line), theirs: null }));
  return [...rows, ...missing];
}
