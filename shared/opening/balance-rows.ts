/** Reads the rows of a trial balance: code, name and one amount each, and whom or what the balance stands for. */
import { halfWidth } from '../half-width.ts';
import { fen, parseYuan, ZERO_FEN, type Fen } from '../money.ts';
import type { BalanceMapping, TextRow } from './columns.ts';
import type { BalanceField, RowReason } from './words.ts';

/** One row as it stands in the file; amounts in fen, red ones negative on their own side. */
export interface BalanceRow {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  readonly counterparty: string;
  readonly person: string;
  readonly idNumber: string;
  readonly householdNo: string;
  readonly project: string;
  readonly fund: string;
  /** What the row itself says wrong; the amounts are zero then. `shown`: the cell as it stands. */
  readonly fault: { readonly reason: RowReason; readonly shown: string } | null;
}

/** Rows that are no accounts: sums over everything, signatures, remarks. */
const NO_ACCOUNT = /^(.*(合计|总计|小计)|累计|(制表|审核|复核|单位负责人|会计主管|备注|填表)[人说明]*([:：].*)?)$/;
const NOTHING = /^[-—–]*$/;

/** A code as ledgers print it: '102-01', '102.01' and '102 01' are 10201. */
export const plainCode = (text: string): string => halfWidth(text).replace(/^'/, '').replaceAll(/[\s.\-_/]/g, '');

/** '' and dashes are nothing. Undefined: cannot be read. */
function amountOf(text: string): Fen | undefined {
  const written = halfWidth(text).trim();
  if (NOTHING.test(written) || written === 'θ') return ZERO_FEN;
  const parsed = parseYuan(written);
  return parsed.ok ? parsed.fen : undefined;
}

interface Sides { readonly debitFen: Fen; readonly creditFen: Fen; readonly fault: BalanceRow['fault'] }
const wrong = (reason: RowReason, shown: string): Sides => ({ debitFen: ZERO_FEN, creditFen: ZERO_FEN, fault: { reason, shown } });

function sidesOf(text: (field: BalanceField) => string, has: (field: BalanceField) => boolean): Sides {
  if (has('debit') && has('credit')) {
    const [debitFen, creditFen] = [amountOf(text('debit')), amountOf(text('credit'))];
    if (debitFen === undefined) return wrong('amountWrong', text('debit'));
    if (creditFen === undefined) return wrong('amountWrong', text('credit'));
    return debitFen !== 0 && creditFen !== 0 ? wrong('bothSides', `${text('debit')} ${text('credit')}`) : { debitFen, creditFen, fault: null };
  }
  const amount = amountOf(text('balance'));
  const direction = text('direction').trim();
  if (amount === undefined) return wrong('amountWrong', text('balance'));
  if (amount === 0) return { debitFen: ZERO_FEN, creditFen: ZERO_FEN, fault: null };
  if (/^(借|d|dr|debit)/i.test(direction)) return { debitFen: amount, creditFen: ZERO_FEN, fault: null };
  return /^(贷|c|cr|credit)/i.test(direction) ? { debitFen: ZERO_FEN, creditFen: amount, fault: null } : wrong('directionWrong', direction);
}

/** The rows below `headerRow` that name an account. Blank rows, sums over everything and signatures are passed over. */
export function readBalanceRows(rows: readonly TextRow[], headerRow: number, mapping: BalanceMapping): { rows: BalanceRow[]; skipped: number } {
  const indexOf = new Map<BalanceField, number>();
  for (const [index, field] of Object.entries(mapping)) if (field !== 'ignore' && !indexOf.has(field)) indexOf.set(field, Number(index));
  const has = (field: BalanceField): boolean => indexOf.has(field);
  const read: BalanceRow[] = [];
  let skipped = 0;
  for (const row of rows) {
    if (row.number <= headerRow) continue;
    const text = (field: BalanceField): string => (indexOf.has(field) ? (row.cells[indexOf.get(field)!] ?? '').trim() : '');
    const [code, name] = [plainCode(text('code')), text('name').replaceAll(/^[\s\u3000]+|[\s\u3000]+$/g, '')];
    if ((code === '' && name === '') || NO_ACCOUNT.test(name.replaceAll(/[\s\u3000]/g, '')) || NO_ACCOUNT.test(code)) {
      skipped += 1;
      continue;
    }
    const sides = sidesOf(text, has);
    const first: BalanceRow['fault'] = code === '' || !/^\d{3,20}$/.test(code) ? { reason: 'codeMissing', shown: text('code') } : name === '' ? { reason: 'nameMissing', shown: code } : sides.fault;
    const long = [name, text('counterparty'), text('project'), text('fund')].find((each) => each.length > 60);
    read.push({
      row: row.number, code: code.slice(0, 20), name: name.slice(0, 60), debitFen: fen(sides.debitFen), creditFen: fen(sides.creditFen),
      counterparty: text('counterparty').slice(0, 60), person: text('person').slice(0, 60), idNumber: halfWidth(text('idNumber')).replaceAll(/\s/g, '').toUpperCase().slice(0, 30),
      householdNo: text('householdNo').slice(0, 30), project: text('project').slice(0, 60), fund: text('fund').slice(0, 60),
      fault: first ?? (long === undefined ? null : { reason: 'tooLong', shown: `${long.slice(0, 20)}…` }),
    });
  }
  return { rows: read, skipped };
}

/** Account names compared as people write them: blanks and the names of the parents before the last '-', '/' or '／' do not count. */
export function sameName(inFile: string, inBooks: string): boolean {
  const bare = (text: string): string => halfWidth(text).replaceAll(/[\s()（）]/g, '');
  const last = (text: string): string => bare(text).split(/[-—/／\\]/).at(-1) ?? '';
  return bare(inFile) === bare(inBooks) || last(inFile) === bare(inBooks);
}
