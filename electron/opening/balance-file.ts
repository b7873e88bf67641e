/** Opens a file of balances and proposes how to read it. */
import type { BaseContext, QueryContext } from '#electron/api/context.ts';
import { openWorkbook } from '#electron/spreadsheet/open-workbook.ts';
import { textRows } from '#electron/spreadsheet/text-rows.ts';
import type { Workbook } from '#electron/spreadsheet/workbook.ts';
import { maskCitizenId } from '#shared/citizen-id.ts';
import type { InputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { readBalanceRows, type BalanceRow } from '#shared/opening/balance-rows.ts';
import { findHeader, headerAt, mappingOf, missingOf, type BalanceHeader, type BalanceMapping, type TextRow } from '#shared/opening/columns.ts';
import type { BalanceFile, openingContract } from '#shared/opening/contract.ts';

interface OpenedFile { readonly name: string; readonly workbook: Workbook; readonly sha256: string }

/** A file is read once however often it is asked for; the entry goes when the shelf lets go of the bytes. */
const opened = new WeakMap<Buffer, Promise<OpenedFile>>();

function openFile(ctx: BaseContext, fileId: string): Promise<OpenedFile> {
  const { name, bytes } = ctx.files.take(fileId);
  const known = opened.get(bytes);
  if (known !== undefined) return known;
  const reading = openWorkbook(bytes, name, { signal: ctx.signal }).then((reply) => {
    if (reply.ok) return { name, workbook: reply.workbook, sha256: reply.sha256 };
    if (reply.code === 'parse_cancelled') throw new AppError('cancelled', {});
    throw new AppError('balance_file_refused', { fileName: name, refusal: reply.code, data: reply.data });
  });
  opened.set(bytes, reading);
  reading.catch(() => opened.delete(bytes));
  return reading;
}

const FIRST_ROWS = 15;
const shown = (cell: string): string => (/^\d{17}[\dXx]$/.test(cell.trim()) ? maskCitizenId(cell.trim(), 'screen') : cell.slice(0, 40));

/** The header a person points to: alone, or with the row above it where that completes it. */
function pointedHeader(rows: readonly TextRow[], headerRow: number): BalanceHeader | null {
  const at = rows.findIndex((row) => row.number === headerRow);
  const row = rows[at];
  if (row === undefined) return null;
  const alone = headerAt(row);
  const paired = headerAt(row, rows[at - 1]);
  return missingOf(mappingOf(alone)) !== null && missingOf(mappingOf(paired)) === null ? paired : alone;
}

/** Sheets, header and mapping as proposed, or as the clerk has pointed to them. */
export async function readBalanceFile(ctx: QueryContext, input: InputOf<typeof openingContract.readFile>): Promise<BalanceFile> {
  const { name, workbook } = await openFile(ctx, input.fileId);
  const rowsOf = workbook.sheets.map(textRows);
  const chosen = input.sheet ?? Math.max(0, rowsOf.findIndex((rows, index) => workbook.sheets[index]?.hidden !== true && findHeader(rows) !== null));
  const rows = rowsOf[chosen] ?? [];
  const header = input.headerRow === undefined ? findHeader(rows) : pointedHeader(rows, input.headerRow);
  const below = rows.filter((row) => header !== null && row.number > header.row).slice(0, 3);
  return {
    fileName: name, notes: workbook.notes, sheets: workbook.sheets.map((sheet, index) => ({ index, name: sheet.name })), sheet: chosen,
    firstRows: rows.slice(0, FIRST_ROWS).map((row) => ({ row: row.number, cells: row.cells.slice(0, 30).map(shown) })),
    header: header === null ? null : {
      row: header.row,
      columns: header.columns.map((column) => ({ ...column, samples: below.map((row) => shown(row.cells[column.index] ?? '')).filter((cell) => cell !== '') })),
    },
  };
}

export interface ReadBalances { readonly fileName: string; readonly sha256: string; readonly rows: BalanceRow[]; readonly skipped: number }

/** The rows of a file by the clerk's mapping. Refuses `balance_mapping_incomplete`, `balance_file_refused`, `balance_header_missing`. */
export async function readBalances(ctx: BaseContext, input: { fileId: string; sheet: number; headerRow: number; mapping: BalanceMapping }): Promise<ReadBalances> {
  const missing = missingOf(input.mapping);
  if (missing !== null) throw new AppError('balance_mapping_incomplete', { missing });
  const { name, workbook, sha256 } = await openFile(ctx, input.fileId);
  const sheet = workbook.sheets[input.sheet];
  const rows = sheet === undefined ? [] : textRows(sheet);
  if (!rows.some((row) => row.number === input.headerRow)) throw new AppError('balance_header_missing', { fileName: name });
  return { fileName: name, sha256, ...readBalanceRows(rows, input.headerRow, input.mapping) };
}
