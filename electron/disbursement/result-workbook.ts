/** A bank's answer that is a workbook, read with the same meanings as a text file. Nothing is guessed, what is unclear is refused. */
import type { BankProfile } from '#shared/disbursement/bank-profile.ts';
import { AppError } from '#shared/errors.ts';
import { decideFileKind } from '#electron/spreadsheet/file-kind.ts';
import { openWorkbook } from '#electron/spreadsheet/open-workbook.ts';
import { cellText, FileRefusal, type Cell, type Sheet } from '#electron/spreadsheet/workbook.ts';
import { findColumns, readAnswer, readAnswerRows, type Answer, type AnswerRow } from './result-file.ts';

type ResultProfile = NonNullable<BankProfile['result']>;

/** From here on a number of a spreadsheet has lost digits. */
const WHOLE_DIGITS = 1e15;
const CENTS = 100;
/** Farther than this from a whole fen, a number is not the tail of a float but another amount. */
const FLOAT_TAIL = 1e-6;

/** A number as the bank meant it: whole numbers as digits, amounts with their two decimals; one that was cut stays in scientific notation. */
export function numberText(value: number, raw: string): string {
  if (Number.isInteger(value)) return Math.abs(value) < WHOLE_DIGITS ? String(value) : value.toExponential().toUpperCase();
  const cents = Math.round(value * CENTS);
  return Math.abs(value * CENTS - cents) < FLOAT_TAIL * CENTS && Math.abs(cents) < WHOLE_DIGITS ? (cents / CENTS).toFixed(2) : raw;
}

const textOf = (cell: Cell): string => (cell.kind === 'number' ? numberText(cell.value, cell.raw) : cellText(cell));

function badOf(cell: Cell): 'formula' | 'cell' | undefined {
  if (cell.kind === 'formula_without_value' || ('formula' in cell &&  cell.formula)) return 'formula';
  return cell.kind === 'error' ? 'cell' : undefined;
}

function rowsOf(sheet: Sheet): AnswerRow[] {
  return sheet.rows.map((row) => ({
    at: row.number, cells: row.cells.map(textOf),
    bad: new Map(row.cells.flatMap((cell, index) => { const why = badOf(cell); return why === undefined ? [] : [[index, why] as const]; })),
  }));
}

/** The sheet the format names; else the one visible sheet with the titles; by position, the first that has anything. */
function chooseSheet(sheets: readonly Sheet[], profile: ResultProfile, fileName: string): AnswerRow[] {
  const names = sheets.map((sheet) => sheet.name).join('、');
  const wanted = profile.sheetName.trim();
  if (wanted !== '') {
    const named = sheets.find((sheet) => sheet.name.trim() === wanted);
    if (named === undefined) throw new AppError('result_not_readable', { fileName, why: 'sheet', detail: `${wanted}；${names}`.slice(0, 200) });
    return rowsOf(named);
  }
  const visible = sheets.filter((sheet) => !sheet.hidden && sheet.rows.length > 0);
  const [first] = visible;
  if (first === undefined) throw new AppError('result_not_readable', { fileName, why: 'empty', detail: '' });
  if (!profile.header) return rowsOf(first);
  const fitting = visible.filter((sheet) => {
    try {
      findColumns(rowsOf(sheet), profile, fileName);
      return true;
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  });
  if (fitting.length > 1) throw new AppError('result_not_readable', { fileName, why: 'sheets', detail: fitting.map((sheet) => sheet.name).join('、').slice(0, 200) });
  // None fits: the first says what is missing.
  return rowsOf(fitting[0] ?? first);
}

function isText(bytes: Buffer, fileName: string): boolean {
  try {
    return decideFileKind(bytes, fileName) === 'text';
  } catch (error) {
    if (error instanceof FileRefusal) return true;
    throw error;
  }
}

/** A bank's answer as text or as a workbook, told apart by its bytes. Refuses `result_not_readable`. */
export async function readAnswerFile(bytes: Buffer, fileName: string, profile: ResultProfile, signal?: AbortSignal): Promise<Answer> {
  if (isText(bytes, fileName)) return readAnswer(bytes, fileName, profile);
  const reply = await openWorkbook(bytes, fileName, signal === undefined ? {} : { signal });
  if (!reply.ok) throw reply.code === 'parse_cancelled' ? new AppError('cancelled', {}) : new AppError('result_not_readable', { fileName, why: 'workbook', detail: '' });
  return readAnswerRows(chooseSheet(reply.workbook.sheets, profile, fileName), fileName, profile);
}
