/** Finds the header of a trial balance by itself, one or two rows high, and proposes what each column holds. */
import { halfWidth } from '../half-width.ts';
import type { BalanceField } from './words.ts';

/** A row as text: its number in the file and its cells from the left. */
export interface TextRow { readonly number: number; readonly cells: readonly string[] }
/** Column position (as text) → field. Columns that are missing are ignored. */
export type BalanceMapping = Readonly<Record<string, BalanceField>>;
export interface BalanceColumn { readonly index: number; readonly title: string; readonly field: BalanceField }
export interface BalanceHeader { readonly row: number; readonly columns: BalanceColumn[] }

const ROWS_LOOKED_AT = 40;

/** Titles as ledgers and spreadsheets write them; the first pattern that fits decides. */
const TITLES: readonly (readonly [RegExp, BalanceField])[] = [
  [/科目(编码|代码|编号|号)|^(编码|代码|编号)$|account ?code|^code$/, 'code'],
  [/科目名称|会计科目|^(科目|名称)$|account ?name|^name$|^account$/, 'name'],
  [/方向|借贷|direction|^side$/, 'direction'],
  [/借|debit/, 'debit'],
  [/贷|credit/, 'credit'],
  [/余额|balance/, 'balance'],
  [/身份证|证件号|id ?number/, 'idNumber'],
  [/户号|户编号|household/, 'householdNo'],
  [/姓名|居民|成员|个人|resident|person/, 'person'],
  [/往来(单位|对象|户)?|单位名称|对方|客户|供应商|counterparty/, 'counterparty'],
  [/项目|工程|project/, 'project'],
  [/专项|资金|基金|fund/, 'fund'],
];
const AMOUNTS: ReadonlySet<BalanceField> = new Set(['debit', 'credit', 'balance', 'direction']);

const plain = (title: string): string => halfWidth(title).replaceAll(/\s+/g, '').replace(/\((元|人民币元?|CNY|RMB)\)$/i, '').toLowerCase();

/** What a title says; 'ignore' when it says nothing known. */
export function fieldOfTitle(title: string): BalanceField {
  const text = plain(title);
  if (text === '' || text.length > 24) return 'ignore';
  return TITLES.find(([pattern]) => pattern.test(text))?.[1] ?? 'ignore';
}

/** How well an amount column fits balances taken over: the end of the period before its beginning, turnover never of itself. */
function fitness(title: string): number {
  const text = plain(title);
  if (/发生|累计|本期|本年|本月|turnover|ytd/.test(text) && !/余额|期末|年末/.test(text)) return 0;
  if (/期末|年末|月末|closing/.test(text)) return 3;
  if (/期初|年初|opening/.test(text)) return 1;
  return 2;
}

/** Titles of a row; where a row of groups stands above (期末余额 over 借方 and 贷方), the group leads. A group reaches to the next one. */
function titlesOf(row: TextRow, above: TextRow | undefined): string[] {
  let group = '';
  const length = Math.max(row.cells.length, above?.cells.length ?? 0);
  return Array.from({ length }, (_, index) => {
    const own = (row.cells[index] ?? '').trim();
    const head = (above?.cells[index] ?? '').trim();
    if (head !== '') group = head;
    if (own === '') return head;
    return group !== '' && group !== own ? `${group} ${own}` : own;
  });
}

/** What is missing before the file can be read: code, name, or an amount (both sides, or balance and direction). Null when nothing is. */
export function missingOf(mapping: BalanceMapping): 'code' | 'name' | 'amount' | null {
  const fields = new Set(Object.values(mapping));
  if (!fields.has('code')) return 'code';
  if (!fields.has('name')) return 'name';
  return (fields.has('debit') && fields.has('credit')) || (fields.has('balance') && fields.has('direction')) ? null : 'amount';
}

/** The columns under one row taken as header. Of each field one column is taken: of amounts the best that fits, else the first. */
export function headerAt(row: TextRow, above?: TextRow): BalanceHeader {
  const titles = titlesOf(row, above !== undefined && above.cells.filter((cell) => cell.trim() !== '').length > 1 ? above : undefined);
  const guesses = titles.map((title, index) => ({ index, title, field: fieldOfTitle(title), fits: fitness(title) }));
  const best = new Map<BalanceField, number>();
  for (const guess of guesses) {
    const standing = best.get(guess.field);
    const better = standing === undefined || (AMOUNTS.has(guess.field) && guess.fits > (guesses[standing]?.fits ?? 0));
    if (guess.field !== 'ignore' && better && !(AMOUNTS.has(guess.field) && guess.fits === 0)) best.set(guess.field, guess.index);
  }
  // Both sides are there: a single balance would only repeat them.
  if (best.has('debit') && best.has('credit')) {
    best.delete('balance');
    best.delete('direction');
  }
  const columns = guesses.filter((guess) => guess.title !== '').map(({ index, title, field }) => ({ index, title, field: best.get(field) === index ? field : ('ignore' as const) }));
  return { row: row.number, columns };
}

export const mappingOf = (header: BalanceHeader): BalanceMapping => Object.fromEntries(header.columns.map((column) => [String(column.index), column.field]));

/** The first row within reach that names code, name and amounts, alone or with the row above it; null when a person has to point to it. */
export function findHeader(rows: readonly TextRow[]): BalanceHeader | null {
  for (const [index, row] of rows.slice(0, ROWS_LOOKED_AT).entries()) {
    for (const header of [headerAt(row), headerAt(row, rows[index - 1])]) if (missingOf(mappingOf(header)) === null) return header;
  }
  return null;
}
