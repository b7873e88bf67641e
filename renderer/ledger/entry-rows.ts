/** The rows of the voucher grid as they are typed, and the lines they make. */
import { readBlock } from '#renderer/ui/read-block.ts';
import { balancingAmount, totalOfLines, type LineAmounts, type LinesTotal } from '#shared/ledger/check-lines.ts';
import type { Account, VoucherLine } from '#shared/ledger/contract.ts';
import { TYPED_DIMENSIONS, type TypedDimension } from '#shared/ledger/words.ts';
import { fen, formatYuan, parseYuan, ZERO_FEN, type Fen } from '#shared/money.ts';

export interface EntryRow {
  readonly key: number;
  readonly summary: string;
  readonly accountCode: string;
  /** What the row names, by dimension; text that is blank counts as nothing. */
  readonly dims: RowDimensions;
  /** Dimensions shown besides those of the account. */
  readonly shown: readonly TypedDimension[];
  readonly debitText: string;
  readonly creditText: string;
}

/** Text of names, ids of residents, households and programmes. */
export type RowDimensions = Partial<Pick<VoucherLine, TypedDimension>>;

export const emptyRow = (key: number): EntryRow => ({ key, summary: '', accountCode: '', dims: {}, shown: [], debitText: '', creditText: '' });

/** A row nothing was typed into. */
export const isBlank = (row: EntryRow): boolean => [row.summary, row.accountCode, row.debitText, row.creditText].every((text) => text.trim() === '') && Object.values(row.dims).every((value) => value === null || String(value).trim() === '');

const amountText = (amount: Fen): string => (amount === 0 ? '' : formatYuan(amount, { grouping: false }));

export function rowsOf(lines: readonly VoucherLine[]): EntryRow[] {
  return lines.map((line, index) => ({
    key: index + 1, summary: line.summary, accountCode: line.accountCode, debitText: amountText(line.debitFen), creditText: amountText(line.creditFen),
    dims: Object.fromEntries(TYPED_DIMENSIONS.flatMap((dimension) => (line[dimension] === null ? [] : [[dimension, line[dimension]]]))) as RowDimensions, shown: [],
  }));
}

/** What a row shows: what its account demands, what it offers, what was asked for, what is filled in; a counterparty where nothing else is. */
export function dimensionsShown(row: EntryRow, account: Pick<Account, 'dimensions' | 'offers'> | undefined): TypedDimension[] {
  const wanted = new Set<string>([...(account?.dimensions ?? []), ...(account?.offers ?? []), ...row.shown, ...Object.keys(row.dims)]);
  const shown = TYPED_DIMENSIONS.filter((dimension) => wanted.has(dimension));
  return shown.length === 0 ? ['counterparty'] : [...(account?.dimensions ?? []), ...(account?.offers ?? []), ...shown].filter((each, index, all): each is TypedDimension => all.indexOf(each) === index && shown.some((one) => one === each));
}

/** The dimensions of a row that say something, texts without blanks around them. */
function namedBy(row: EntryRow): RowDimensions {
  return Object.fromEntries(Object.entries(row.dims).flatMap(([dimension, value]) => {
    const said = typeof value === 'string' ? value.trim() : value;
    return said === '' || said === null || said === undefined ? [] : [[dimension, said]];
  }));
}

/** An amount as typed: nothing typed is zero; null when it cannot be read. */
export function readAmount(text: string): Fen | null {
  if (text.trim() === '') return ZERO_FEN;
  const parsed = parseYuan(text);
  return parsed.ok ? parsed.fen : null;
}

/** The amounts of all rows, what cannot be read counted as zero. */
export function amountsOf(rows: readonly EntryRow[]): LineAmounts[] {
  return rows.map((row) => ({ debitFen: readAmount(row.debitText) ?? ZERO_FEN, creditFen: readAmount(row.creditText) ?? ZERO_FEN }));
}

export function totalOf(rows: readonly EntryRow[]): LinesTotal {
  return totalOfLines(amountsOf(rows));
}

/** The `=` key on one row: its amount becomes what the other rows leave open, on the side asked for (negative if it belongs on the other). */
export function fillBalance(rows: readonly EntryRow[], key: number, side: 'debit' | 'credit'): EntryRow[] {
  const missing = balancingAmount(amountsOf(rows.filter((row) => row.key !== key)));
  const amount = missing === null ? '' : amountText(fen(missing.side === side ? missing.amountFen : -missing.amountFen));
  return rows.map((row) => (row.key === key ? { ...row, debitText: side === 'debit' ? amount : '', creditText: side === 'credit' ? amount : '' } : row));
}

/** What a pasted account may be called: its code, or its name where only one account in use has it. */
export type PastedAccount = Pick<Account, 'code' | 'name' | 'leaf' | 'validTo'>;

/**
 * Rows of 摘要, 科目 (code, name, or 'code name'), 借方, 贷方 as Excel copies them, from the row with `key` downward: blank rows are filled, others
 * pushed down. A heading row is left out. An account that is not found stays in the summary, so that nothing is lost and saving asks for it. null when the
 * text is no such block (fewer than three cells in a row): then it is an ordinary paste into one cell.
 */
export function pasteRows(rows: readonly EntryRow[], key: number, text: string, accounts: readonly PastedAccount[]): EntryRow[] | null {
  const block = readBlock(text).filter((cells) => cells.some((cell) => cell.trim() !== ''));
  if (block.length === 0 || block.some((cells) => cells.length < 3)) return null;
  const inUse = accounts.filter((account) => account.leaf && account.validTo === null);
  const find = (said: string): string => {
    const [code = ''] = said.trim().split(/\s+/);
    if (inUse.some((account) => account.code === code)) return code;
    const named = inUse.filter((account) => account.name === said.trim());
    return named.length === 1 ? named[0]!.code : '';
  };
  const isHeading = (cells: readonly string[]): boolean => cells[0]?.trim() === '摘要' || cells.slice(2, 4).every((cell) => cell.trim() !== '' && readAmount(cell) === null);
  let next = Math.max(0, ...rows.map((row) => row.key));
  const pasted = block.filter((cells, at) => at > 0 || !isHeading(cells)).map(([summary = '', account = '', debit = '', credit = '']): EntryRow => {
    const accountCode = find(account);
    next += 1;
    return { ...emptyRow(next), summary: accountCode === '' && account.trim() !== '' ? `${summary.trim()}（科目：${account.trim()}）` : summary.trim(), accountCode, debitText: debit.trim(), creditText: credit.trim() };
  });
  const at = rows.findIndex((row) => row.key === key);
  return [...rows.slice(0, at), ...pasted, ...rows.slice(at).filter((row) => !isBlank(row))];
}

export type RowFault = { readonly lineNo: number; readonly what: 'accountMissing' | 'summaryMissing' | 'amountWrong' | 'amountMissing' | 'amountBoth' };

export interface EntryLine {
  readonly summary: string;
  readonly accountCode: string;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
}

/** Lines to save, blank rows left out; or the first thing that is missing. Balance is asked for on submitting only. */
export function linesOf(rows: readonly EntryRow[]): { readonly lines: (EntryLine & RowDimensions)[] } | { readonly fault: RowFault } {
  const lines: (EntryLine & RowDimensions)[] = [];
  for (const [index, row] of rows.entries()) {
    if (isBlank(row)) continue;
    const fault = (what: RowFault['what']) => ({ fault: { lineNo: index + 1, what } });
    const debitFen = readAmount(row.debitText);
    const creditFen = readAmount(row.creditText);
    if (row.summary.trim() === '') return fault('summaryMissing');
    if (row.accountCode === '') return fault('accountMissing');
    if (debitFen === null || creditFen === null) return fault('amountWrong');
    if (debitFen === 0 && creditFen === 0) return fault('amountMissing');
    if (debitFen !== 0 && creditFen !== 0) return fault('amountBoth');
    lines.push({ ...namedBy(row), summary: row.summary.trim(), accountCode: row.accountCode, debitFen, creditFen });
  }
  return { lines };
}
