/** Reads a bank's answer by profile. Pure: bytes in, lines out; nothing is guessed, what is unclear is refused. */
import iconv from 'iconv-lite';
import type { BankProfile } from '#shared/disbursement/bank-profile.ts';
import { AppError } from '#shared/errors.ts';
import { isSpreadsheetNumber, plainCode } from '#shared/half-width.ts';
import { fen, MAX_FEN, parseYuan, type Fen } from '#shared/money.ts';

type ResultProfile = NonNullable<BankProfile['result']>;
type Field = ResultProfile['columns'][number]['field'];

export interface AnsweredLine {
  /** 1, 2, 3 … in the file. */
  readonly seq: number;
  /** 'W01-202609-1#12', or ''. */
  readonly lineRef: string;
  readonly name: string;
  readonly account: string;
  /** What was asked for; null when the file does not say. */
  readonly amountFen: Fen | null;
  readonly outcome: 'paid' | 'partPaid' | 'failed';
  /** What was paid; null = all of it. */
  readonly paidFen: Fen | null;
  readonly reason: string;
}

export interface Answer {
  readonly lines: readonly AnsweredLine[];
  /** What the file's own summary line says; null when it has none. */
  readonly stated: { readonly count: number | null; readonly totalFen: Fen | null; readonly batchNo: string | null } | null;
}

/** One row of the file: its cells as text, its number, and what of them no bank writes (by position). */
export interface AnswerRow { readonly cells: readonly string[]; readonly at: number; readonly bad?: ReadonlyMap<number, 'formula' | 'cell'> }

function decode(bytes: Buffer, encoding: ResultProfile['encoding'], fileName: string): string {
  if (bytes.length === 0) throw new AppError('result_not_readable', { fileName, why: 'empty', detail: '' });
  const encodings = encoding === 'auto' ? (['utf8', 'gb18030'] as const) : ([encoding] as const);
  for (const tried of encodings) {
    const text = iconv.decode(bytes, tried);
    // A byte that is no text in the encoding shows as U+FFFD; real files never hold that character.
    if (!text.includes('\uFFFD') && !text.includes('\u0000')) return text;
  }
  throw new AppError('result_not_readable', { fileName, why: 'encoding', detail: encoding === 'auto' ? '' : encoding.toUpperCase() });
}

function readAmount(text: string, format: ResultProfile['amountFormat'], where: { fileName: string; row: number }): Fen | null {
  const plain = text.trim();
  if (plain === '') return null;
  const refuse = (): never => { throw new AppError('result_not_readable', { fileName: where.fileName, why: 'amount', detail: `${where.row}: ${plain}` }); };
  if (format === 'fen') return /^\d{1,15}$/.test(plain) && Number(plain) <= MAX_FEN ? fen(Number(plain)) : refuse();
  const parsed = parseYuan(plain);
  // A doubtful reading is for a person, never for a payment.
  return parsed.ok && !parsed.doubtful && parsed.fen >= 0 ? parsed.fen : refuse();
}

/** Where the fields stand: by the titles of a header row within the first rows, or by position. */
export function findColumns(rows: readonly AnswerRow[], profile: ResultProfile, fileName: string): { places: Map<Field, number>; first: number } {
  if (!profile.header) {
    return { places: new Map(profile.columns.flatMap((c, index) => (c.field === 'ignore' ? [] : [[c.field, index] as const]))), first: profile.skipLines };
  }
  const normal = (text: string): string => text.replace(/[\s:：]/g, '').toLowerCase();
  for (let at = profile.skipLines; at < Math.min(rows.length, profile.skipLines + 10); at += 1) {
    const titles = (rows[at]?.cells ?? []).map(normal);
    const places = new Map<Field, number>();
    for (const column of profile.columns) {
      const index = column.titles.map((title) => titles.indexOf(normal(title))).find((found) => found >= 0);
      if (index !== undefined && column.field !== 'ignore') places.set(column.field, index);
    }
    if (places.size >= 2) return { places, first: at + 1 };
  }
  throw new AppError('result_not_readable', { fileName, why: 'no_header', detail: profile.columns.flatMap((c) => c.titles.slice(0, 1)).join('、') });
}

function readSummary(cells: readonly string[], profile: ResultProfile, fileName: string, row: number): NonNullable<Answer['stated']> {
  const at = (field: string): string | null => { const index = profile.summaryFields.indexOf(field as 'count'); return index < 0 ? null : (cells[index] ?? '').trim(); };
  const count = at('count');
  const total = at('total');
  if (count !== null && !/^\d{1,7}$/.test(count)) throw new AppError('result_not_readable', { fileName, why: 'amount', detail: `${row}: ${count}` });
  return { count: count === null ? null : Number(count), totalFen: total === null ? null : readAmount(total, profile.amountFormat, { fileName, row }), batchNo: at('batchNo') };
}

/**
 * The cells of a delimited text. Quotes hold delimiters and line breaks (RFC 4180) in comma and tab files; hosts with other delimiters
 * know no quoting, there a quote is a character like any other.
 */
function splitRows(text: string, delimiter: string): string[][] {
  const quoting = delimiter === ',' || delimiter === '\t';
  if (!quoting) return text.split(/\r\n|\n|\r/).map((line) => line.split(delimiter));
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell: string;
    if (text.charAt(at) === '"') {
      const closed = /"(?:[^"]|"")*"/y;
      closed.lastIndex = at;
      const quoted = closed.exec(text)?.[0] ?? text.slice(at);
      cell = quoted.replace(/^"|"$/g, '').replaceAll('""', '"');
      at += quoted.length;
    } else cell = '';
    // What follows a closing quote, or the whole of a cell without one.
    const plain = new RegExp(`[^${delimiter}\\r\\n]*`, 'y');
    plain.lastIndex = at;
    const rest = plain.exec(text)?.[0] ?? '';
    row.push(cell + rest);
    at += rest.length;
    if (text.charAt(at) === delimiter) at += 1;
    else {
      rows.push(row);
      row = [];
      at += text.startsWith('\r\n', at) ? 2 : 1;
    }
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** The lines of the answer and what its summary states, of a text file. Refuses `result_not_readable` with the row. */
export function readAnswer(bytes: Buffer, fileName: string, profile: ResultProfile): Answer {
  const text = decode(bytes, profile.encoding, fileName).replace(/^\uFEFF/, '');
  return readAnswerRows(splitRows(text, profile.delimiter).map((cells, index) => ({ cells, at: index + 1 })), fileName, profile);
}

const filled = (row: AnswerRow): boolean => row.cells.some((cell) => cell.trim() !== '') || (row.bad?.size ?? 0) > 0;

/** The same of rows however they were read. */
export function readAnswerRows(all: readonly AnswerRow[], fileName: string, profile: ResultProfile): Answer {
  const rows = all.filter(filled);
  const { places, first } = findColumns(rows, profile, fileName);
  const details = rows.slice(first);
  let stated: Answer['stated'] = null;
  if (profile.summary !== 'none') {
    const summed = profile.summary === 'last' ? details.pop() : profile.header ? rows[0] : details.shift();
    stated = readSummary(summed?.cells ?? [], profile, fileName, summed?.at ?? 1);
  }
  if (details.length === 0) throw new AppError('result_not_readable', { fileName, why: 'empty', detail: '' });
  if (!places.has('outcome') && profile.covers === 'all' && !places.has('paidAmount')) throw new AppError('result_not_readable', { fileName, why: 'columns', detail: '' });
  return { stated, lines: details.map((row, index) => readLine(row, index + 1, places, profile, { fileName, row: row.at })) };
}

/** A number a spreadsheet has cut, a formula or an error where the bank writes a value: nobody may guess what stood there. */
function refuseDamaged({ cells, bad }: AnswerRow, places: ReadonlyMap<Field, number>, where: { fileName: string; row: number }): void {
  for (const [field, index] of places) {
    const why = bad?.get(index);
    if (why !== undefined) throw new AppError('result_not_readable', { fileName: where.fileName, why, detail: String(where.row) });
    const text = cells[index] ?? '';
    if ((field === 'account' || field === 'lineRef') && isSpreadsheetNumber(plainCode(text).toUpperCase())) throw new AppError('result_not_readable', { fileName: where.fileName, why: 'digits', detail: `${where.row}: ${text.trim()}` });
  }
}

function readLine(answered: AnswerRow, seq: number, places: ReadonlyMap<Field, number>, profile: ResultProfile, where: { fileName: string; row: number }): AnsweredLine {
  refuseDamaged(answered, places, where);
  const at = (field: Field): string => { const index = places.get(field); return index === undefined ? '' : (answered.cells[index] ?? '').replace(/^'/, '').trim(); };
  const amountFen = readAmount(at('amount'), profile.amountFormat, where);
  const paidFen = readAmount(at('paidAmount'), profile.amountFormat, where);
  const said = at('outcome');
  const reason = (at('reason') || (profile.paidTexts.includes(said) ? '' : said)).slice(0, 200);
  const base = { seq, lineRef: at('lineRef'), name: at('name'), account: at('account').replace(/\s/g, ''), amountFen };
  const failed = { ...base, outcome: 'failed' as const, paidFen: fen(0), reason: reason || '银行未说明原因' };
  if (profile.covers === 'failures') return failed;
  // Full / part / 0 / blank of the paid amount have a fixed meaning (F3); the text decides only where there is no amount.
  if (paidFen !== null && amountFen !== null) {
    if (paidFen > amountFen) throw new AppError('result_not_readable', { fileName: where.fileName, why: 'amount', detail: `${where.row}: ${paidFen / 100} > ${amountFen / 100}` });
    if (paidFen === 0) return failed;
    if (paidFen < amountFen) return { ...base, outcome: 'partPaid', paidFen, reason: reason || '部分入账' };
    return { ...base, outcome: 'paid', paidFen: null, reason: '' };
  }
  if (profile.covers === 'successes' || profile.paidTexts.includes(said)) return { ...base, outcome: 'paid', paidFen: null, reason: '' };
  if (said === '') throw new AppError('result_not_readable', { fileName: where.fileName, why: 'outcome', detail: String(where.row) });
  return failed;
}
