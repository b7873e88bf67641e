/** The text of a bank's payment file, by profile (community-welfare §4.5). Pure: lines in, bytes out. */
import iconv from 'iconv-lite';
import { formatYuan, sumFen, type Fen } from '#shared/money.ts';
import { xlsxBytes, type CellValue, type Column } from '#electron/spreadsheet/write-xlsx.ts';
import type { BankEncoding, BankProfile, LineAccountKind } from '#shared/disbursement/bank-profile.ts';

/** As banks write the kind of an account. */
const KIND_TEXTS: Readonly<Record<LineAccountKind, string>> = { card: '银行卡', socialSecurity: '社保卡', passbook: '存折' };

export interface PaymentLine {
  readonly lineId: number;
  readonly lineNo: number;
  readonly name: string;
  readonly holderName: string;
  readonly account: string;
  readonly idNumber: string;
  readonly bankName: string;
  readonly bankCode: string;
  readonly phone: string;
  readonly accountKind: LineAccountKind | '';
  readonly amountFen: Fen;
}

export interface FileAbout { readonly batchNo: string; readonly date: string; readonly purpose: string; readonly part: number }

/** How a line is named in the file, so that the bank's answer can be matched: batch number and line number. */
export function lineReference(batchNo: string, lineNo: number): string {
  return `${batchNo}#${lineNo}`;
}

const amountText = (fen: Fen, format: BankProfile['amountFormat']): string => (format === 'fen' ? String(fen) : formatYuan(fen, { grouping: false }));
const plainDate = (date: string): string => date.replaceAll('-', '');

/**
 * A value as it stands in a delimited file: no line breaks, and where a comma file has the delimiter or a quote inside, in quotes.
 * Other delimiters have no quoting; there the delimiter becomes a blank, as it can never be part of a name or number.
 */
function cell(value: string, delimiter: string): string {
  const flat = value.replace(/[\r\n\t]+/g, ' ');
  if (delimiter === ',') return /[",]/.test(flat) ? `"${flat.replaceAll('"', '""')}"` : flat;
  return flat.replaceAll(delimiter, ' ');
}

function detailCell(line: PaymentLine, seq: number, column: BankProfile['columns'][number], profile: BankProfile, about: FileAbout): string {
  switch (column.field) {
    case 'seq': return String(seq);
    case 'lineRef': return lineReference(about.batchNo, line.lineNo);
    case 'name': return line.name;
    case 'holderName': return line.holderName;
    case 'account': return line.account;
    case 'amount': return amountText(line.amountFen, profile.amountFormat);
    case 'idNumber': return line.idNumber;
    case 'bankName': return line.bankName;
    case 'bankCode': return line.bankCode;
    case 'purpose': return about.purpose;
    case 'remark': return column.text;
    case 'phone': return line.phone;
    case 'accountKind': return line.accountKind === '' ? '' : KIND_TEXTS[line.accountKind];
    case 'batchNo': return about.batchNo;
    case 'date': return plainDate(about.date);
    case 'fixed': return column.text;
  }
}

function summaryCell(field: NonNullable<BankProfile['header']>[number], lines: readonly PaymentLine[], profile: BankProfile, about: FileAbout): string {
  switch (field.field) {
    case 'count': return String(lines.length);
    case 'total': return amountText(sumFen(lines.map((line) => line.amountFen)), profile.amountFormat);
    case 'batchNo': return about.batchNo;
    case 'date': return plainDate(about.date);
    case 'purpose': return about.purpose;
    case 'fixed': return field.text;
  }
}

/** The whole file as text, header and trailer sums included. */
export function bankFileText(lines: readonly PaymentLine[], profile: BankProfile, about: FileAbout): string {
  const eol = profile.eol === 'crlf' ? '\r\n' : '\n';
  const row = (cells: readonly string[]): string => cells.map((c) => cell(c, profile.delimiter)).join(profile.delimiter) + (profile.closingDelimiter ? profile.delimiter : '') + eol;
  const rows: string[] = [];
  if (profile.header !== null) rows.push(row(profile.header.map((field) => summaryCell(field, lines, profile, about))));
  if (profile.titles) rows.push(row(profile.columns.map((column) => column.title)));
  lines.forEach((line, index) => rows.push(row(profile.columns.map((column) => detailCell(line, index + 1, column, profile, about)))));
  if (profile.trailer !== null) rows.push(row(profile.trailer.map((field) => summaryCell(field, lines, profile, about))));
  return rows.join('');
}

const known = new Map<BankEncoding, Map<string, boolean>>([['gbk', new Map()], ['gb18030', new Map()], ['utf8', new Map()]]);

/** The characters of a text that the encoding does not have, each once: 㐂 and 𠮷 in GBK, lone surrogates everywhere. */
export function notEncodable(text: string, encoding: BankEncoding): string[] {
  const tried = known.get(encoding)!;
  const bad = new Set<string>();
  for (const character of text) {
    if (character < '\u0080') continue;
    let fits = tried.get(character);
    if (fits === undefined) tried.set(character, (fits = iconv.decode(iconv.encode(character, encoding), encoding) === character));
    if (!fits) bad.add(character);
  }
  return [...bad];
}

/** The bytes. Callers have asked `notEncodable` before: what does not fit would become '?'. */
export function encodeBankFile(text: string, encoding: BankEncoding): Buffer {
  return iconv.encode(text, encoding);
}

/** The file name of one part; characters a file system refuses become '-'. */
export function bankFileName(profile: BankProfile, about: FileAbout): string {
  const values: Readonly<Record<string, string>> = { batchNo: about.batchNo, date: plainDate(about.date), part: String(about.part), code: profile.code };
  return profile.fileName.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '').replace(/[\\/:*?"<>|\p{Cc}]/gu, '-').slice(0, 120);
}

function fitsKind(kind: LineAccountKind, wanted: BankProfile['accountKinds'][number]): boolean {
  if (wanted === 'card') return kind !== 'passbook';
  return wanted === 'bankCard' ? kind === 'card' : kind === wanted;
}

/** Whether a line's account belongs into files of this profile: its bank and the kind of account. */
export function inScope(line: Pick<PaymentLine, 'bankName' | 'accountKind'>, profile: Pick<BankProfile, 'bankScope' | 'ownBank' | 'accountKinds'>): boolean {
  const { accountKind } = line;
  if (profile.accountKinds.length > 0 && (accountKind === '' || !profile.accountKinds.some((wanted) => fitsKind(accountKind, wanted)))) return false;
  return profile.bankScope === 'all' || line.bankName.includes(profile.ownBank) === (profile.bankScope === 'own');
}

export interface Routed<L> {
  readonly files: readonly { readonly profile: BankProfile; readonly lines: readonly L[] }[];
  /** In the scope of none of the profiles. */
  readonly none: readonly L[];
  /** In the scope of more than one. */
  readonly twice: readonly L[];
}

/** Lines to the files of several banks by the profiles' own rules: each line into exactly one, or it is named. */
export function routeLines<L extends Pick<PaymentLine, 'bankName' | 'accountKind'>>(lines: readonly L[], profiles: readonly BankProfile[]): Routed<L> {
  const places = lines.map((line) => ({ line, fits: profiles.filter((profile) => inScope(line, profile)) }));
  return {
    files: profiles.map((profile) => ({ profile, lines: places.filter(({ fits }) => fits.length === 1 && fits[0] === profile).map(({ line }) => line) })),
    none: places.filter(({ fits }) => fits.length === 0).map(({ line }) => line), twice: places.filter(({ fits }) => fits.length > 1).map(({ line }) => line),
  };
}

const NUMERIC: readonly BankProfile['columns'][number]['field'][] = ['amount', 'seq'];

/** The bank's spreadsheet template: account and ID numbers are text, the amount is a number. */
async function bankWorkbook(lines: readonly PaymentLine[], profile: BankProfile, about: FileAbout): Promise<Buffer> {
  const columns = profile.columns.map((column): Column => ({
    header: column.title, width: Math.max(10, column.title.length * 2 + 2, column.field === 'account' || column.field === 'idNumber' ? 24 : 0),
    kind: column.field === 'amount' && profile.amountFormat === 'yuan' ? 'money' : NUMERIC.includes(column.field) ? 'number' : 'text',
  }));
  const rows = lines.map((line, index) => profile.columns.map((column): CellValue => (column.field === 'amount' ? line.amountFen : column.field === 'seq' ? index + 1 : detailCell(line, index + 1, column, profile, about))));
  return xlsxBytes({ sheets: [{ name: profile.sheetName, columns, rows, ...(profile.sheetHeading === '' ? {} : { title: profile.sheetHeading }) }] });
}

/** The bytes of one file and its kind. Callers have asked `notEncodable` before. */
export async function bankFileBytes(lines: readonly PaymentLine[], profile: BankProfile, about: FileAbout): Promise<{ bytes: Buffer; mime: string }> {
  if (profile.form === 'xlsx') return { bytes: await bankWorkbook(lines, profile, about), mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
  return { bytes: encodeBankFile(bankFileText(lines, profile, about), profile.encoding), mime: 'text/plain' };
}

/** What the encoding of this profile's file does not have; a spreadsheet holds every character. */
export function notWritable(text: string, profile: Pick<BankProfile, 'form' | 'encoding'>): string[] {
  return notEncodable(text, profile.form === 'xlsx' ? 'utf8' : profile.encoding);
}
