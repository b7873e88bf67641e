/** Reads the rows below a statement's header into lines: day, signed amount, balance, who, what for, the bank's own number. */
import { daySchema, type Day } from '../days.ts';
import { halfWidth } from '../half-width.ts';
import { fen, parseYuan, type Fen } from '../money.ts';
import type { StatementMapping, TextRow } from './statement-columns.ts';
import type { StatementField } from './words.ts';

export interface StatementRow {
  readonly row: number;
  readonly day: Day;
  /** Received positive, paid out negative, never 0. */
  readonly amountFen: Fen;
  readonly balanceFen: Fen | null;
  readonly counterparty: string;
  readonly summary: string;
  readonly bankLineId: string | null;
}
export interface RowFault { readonly row: number; readonly what: 'day' | 'amount' | 'balance' | 'direction'; readonly shown: string }
export interface StatementRead { readonly lines: StatementRow[]; readonly faults: RowFault[]; readonly skipped: number }

/** Rows that are no transactions: sums, carried balances, signatures. */
const NO_LINE = /合计|总计|小计|累计|期初|期末|上期|承前|过次|余额结转|笔数|打印|制表|以下(为)?空白|^\*+$/;

/** A day as banks write it, with or without a time: 2026-09-08, 2026/9/8, 2026.09.08, 20260908, 2026年9月8日. Null for anything else. */
export function readDay(text: string): Day | null {
  const plain = halfWidth(text).trim().replace(/^'/, '');
  const match = /^(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?(?:[ T]+\d{1,2}:?\d{2}.*)?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})(?:[ T]?\d{2}:?\d{2}(?::?\d{2})?)?(?:\.0+)?$/.exec(plain);
  if (match === null) return null;
  const [, year = '', month = '', date = ''] = match;
  return daySchema.safeParse(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`).data ?? null;
}

/** '' and dashes are nothing. Undefined: cannot be read. */
function amountOf(text: string): Fen | null | undefined {
  const plain = halfWidth(text).trim();
  if (plain === '' || /^[-—–]+$/.test(plain)) return null;
  const parsed = parseYuan(plain);
  return parsed.ok ? parsed.fen : undefined;
}

const signOf = (text: string): 1 | -1 | null => (/^(贷|收|转入|存|c|cr|\+|in)/i.test(text) ? 1 : /^(借|支|付|转出|取|d|dr|-|out)/i.test(text) ? -1 : null);

type Amount = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly what: 'amount' | 'direction'; readonly shown: string };

function readAmount(text: (field: StatementField) => string): Amount {
  const both = [amountOf(text('received')), amountOf(text('paidOut'))] as const;
  if (both[0] === undefined || both[1] === undefined) return { ok: false, what: 'amount', shown: `${text('received')} ${text('paidOut')}`.trim() };
  if (both[0] !== null || both[1] !== null) return { ok: true, value: (both[0] ?? 0) - (both[1] ?? 0) };
  const amount = amountOf(text('amount'));
  if (amount === undefined || amount === null) return { ok: false, what: 'amount', shown: text('amount') };
  const direction = text('direction').trim();
  if (direction === '') return { ok: true, value: amount };
  const sign = signOf(direction);
  // Some banks write the sign and the direction: one of them is enough.
  return sign === null ? { ok: false, what: 'direction', shown: direction } : { ok: true, value: amount < 0 && sign === -1 ? amount : amount * sign };
}

/** Reads the rows after `headerRow`. Rows without a day and an amount, and rows of sums, are passed over; anything else that cannot be read is a fault. */
export function readStatementRows(rows: readonly TextRow[], headerRow: number, mapping: StatementMapping): StatementRead {
  const indexes = new Map<StatementField, number[]>();
  for (const [index, field] of Object.entries(mapping)) indexes.set(field, [...(indexes.get(field) ?? []), Number(index)]);
  const lines: StatementRow[] = [];
  const faults: RowFault[] = [];
  let skipped = 0;
  for (const row of rows) {
    if (row.number <= headerRow) continue;
    const text = (field: StatementField): string => [...new Set((indexes.get(field) ?? []).map((index) => (row.cells[index] ?? '').trim()))].filter((part) => part !== '').join(' ');
    const day = readDay(text('day'));
    const amount = readAmount(text);
    const nothing = row.cells.every((cell) => cell.trim() === '');
    if (day === null && (nothing || row.cells.some((cell) => NO_LINE.test(cell.trim())) || (!amount.ok && amount.shown === ''))) {
      skipped += 1;
      continue;
    }
    if (day === null) faults.push({ row: row.number, what: 'day', shown: text('day') });
    else if (!amount.ok) faults.push({ row: row.number, what: amount.what, shown: amount.shown });
    else if (amount.value === 0) skipped += 1;
    else {
      const balance = amountOf(text('balance'));
      if (balance === undefined) faults.push({ row: row.number, what: 'balance', shown: text('balance') });
      else lines.push({ row: row.number, day, amountFen: fen(amount.value), balanceFen: balance, counterparty: text('counterparty').slice(0, 100), summary: text('summary').slice(0, 200), bankLineId: text('bankLineId').slice(0, 80) || null });
    }
  }
  return { lines, faults, skipped };
}

/** What makes a line without the bank's number the same line: everything the bank says of it. */
export const contentKey = (line: Omit<StatementRow, 'row' | 'bankLineId'>): string => [line.day, line.amountFen, line.balanceFen ?? '', line.counterparty.replaceAll(/\s+/g, ''), line.summary.replaceAll(/\s+/g, '')].join('|');
