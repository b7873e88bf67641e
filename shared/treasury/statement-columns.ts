/** Finds the header of a bank's file by itself, below whatever titles stand above it, and proposes what each column holds. */
import { halfWidth } from '../half-width.ts';
import type { StatementField } from './words.ts';

/** Column position (as text) → field. Columns that are missing are ignored. */
export type StatementMapping = Readonly<Record<string, StatementField>>;
export interface StatementColumn { readonly index: number; readonly title: string; readonly field: StatementField }
export interface StatementHeader { readonly row: number; readonly columns: StatementColumn[] }
/** A row as text: its number in the file and its cells from the left. */
export interface TextRow { readonly number: number; readonly cells: readonly string[] }

const ROWS_LOOKED_AT = 40;

/** Titles as Chinese banks write them; the first pattern that fits decides. Whose 借方/贷方: on a bank's statement 借 is money paid out. */
const TITLES: readonly (readonly [RegExp, StatementField])[] = [
  [/流水号|流水编号|交易编号|交易序号|日志号|唯一|serial|transaction id|^id$/, 'bankLineId'],
  [/借贷标志|借贷方向|收支标志|收支方向|收支类型|借\/贷|^借贷$|^收支$|direction/, 'direction'],
  [/余额|balance/, 'balance'],
  [/^(借方|借方发生额|借方金额|借|支出|支出金额|付款金额|转出金额|付出金额|支出发生额|debit|withdrawals?|paid out)$/, 'paidOut'],
  [/^(贷方|贷方发生额|贷方金额|贷|收入|收入金额|收款金额|转入金额|存入金额|收入发生额|credit|deposits?|received)$/, 'received'],
  [/借方(发生额|金额)?$|支出/, 'paidOut'],
  [/贷方(发生额|金额)?$|收入/, 'received'],
  [/对方.*(户名|名称|单位)|交易对方|对手|收付款人|收\(付\)方名称|^对方$|counterparty|payee/, 'counterparty'],
  [/摘要|用途|附言|备注|说明|summary|description|memo/, 'summary'],
  [/记账日|入账日|交易日|交易时间|发生日|日期|^时间$|date/, 'day'],
  [/金额|发生额|amount/, 'amount'],
];

const plain = (title: string): string => halfWidth(title).replaceAll(/\s+/g, '').replace(/\((元|人民币元?|CNY|RMB)\)$/i, '').replace(/[:：]$/, '').toLowerCase();

/** What a title says; 'ignore' when it says nothing known. */
export function fieldOfTitle(title: string): StatementField {
  const text = plain(title);
  if (text === '' || text.length > 20) return 'ignore';
  return TITLES.find(([pattern]) => pattern.test(text))?.[1] ?? 'ignore';
}

/** What is missing before the file can be read: a day, and an amount (both sides, or one column). Null when nothing is. */
export function missingOf(mapping: StatementMapping): 'day' | 'amount' | null {
  const fields = new Set(Object.values(mapping));
  if (!fields.has('day')) return 'day';
  return fields.has('amount') || (fields.has('paidOut') && fields.has('received')) ? null : 'amount';
}

/** The columns under one row taken as header. Of each field but the summary only the first column is taken. */
export function headerAt(row: TextRow): StatementHeader {
  const seen = new Set<StatementField>();
  const columns = row.cells.flatMap((title, index) => {
    if (title.trim() === '') return [];
    const guess = fieldOfTitle(title);
    const field = guess !== 'summary' && guess !== 'ignore' && seen.has(guess) ? 'ignore' : guess;
    seen.add(field);
    return [{ index, title: title.trim(), field }];
  });
  // Both sides and a sum of them: the sides say more.
  const sides = seen.has('paidOut') && seen.has('received');
  return { row: row.number, columns: columns.map((column) => (sides && column.field === 'amount' ? { ...column, field: 'ignore' as const } : column)) };
}

export const mappingOf = (header: StatementHeader): StatementMapping => Object.fromEntries(header.columns.map((column) => [String(column.index), column.field]));

/** The first row within reach that names a day and an amount; null when there is none and a person has to point to it. */
export function findHeader(rows: readonly TextRow[]): StatementHeader | null {
  for (const row of rows.slice(0, ROWS_LOOKED_AT)) {
    const header = headerAt(row);
    if (missingOf(mappingOf(header)) === null) return header;
  }
  return null;
}

/** The titles in order: files with the same ones are read alike. */
export const signatureText = (header: StatementHeader): string => header.columns.map((column) => `${column.index}:${plain(column.title)}`).join('|');
