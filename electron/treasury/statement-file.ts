/** Opens a bank's file and proposes how to read it. */
import { createHash } from 'node:crypto';
import type { BaseContext, QueryContext } from '#electron/api/context.ts';
import { openWorkbook } from '#electron/spreadsheet/open-workbook.ts';
import { textRows } from '#electron/spreadsheet/text-rows.ts';
import type { Workbook } from '#electron/spreadsheet/workbook.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { treasuryContract } from '#shared/treasury/contract.ts';
import { findHeader, headerAt, mappingOf, signatureText, type StatementHeader, type StatementMapping } from '#shared/treasury/statement-columns.ts';
import { STATEMENT_FIELDS } from '#shared/treasury/words.ts';

interface StatementFile { readonly name: string; readonly workbook: Workbook; readonly sha256: string }

/** A file is read once however often it is asked for; the entry goes when the shelf lets go of the bytes. */
const opened = new WeakMap<Buffer, Promise<StatementFile>>();

/** The workbook of an uploaded file. @throws AppError file_unknown, statement_file_refused, cancelled */
export function statementFile(ctx: BaseContext, fileId: string): Promise<StatementFile> {
  const { name, bytes } = ctx.files.take(fileId);
  const known = opened.get(bytes);
  if (known !== undefined) return known;
  const reading = openWorkbook(bytes, name, { signal: ctx.signal }).then((reply) => {
    if (reply.ok) return { name, workbook: reply.workbook, sha256: reply.sha256 };
    if (reply.code === 'parse_cancelled') throw new AppError('cancelled', {});
    throw new AppError('statement_file_refused', { fileName: name, refusal: reply.code, data: reply.data });
  });
  opened.set(bytes, reading);
  reading.catch(() => opened.delete(bytes));
  return reading;
}

/** The key under which a mapping is remembered. */
export const signatureOf = (header: StatementHeader): string => createHash('sha256').update(signatureText(header)).digest('hex');

async function rememberedMapping(ctx: QueryContext, header: StatementHeader): Promise<StatementMapping | null> {
  const row = await ctx.db.selectFrom('statementMappings').select('mapping').where('signature', '=', signatureOf(header)).executeTakeFirst();
  if (!row) return null;
  const read = JSON.parse(row.mapping) as Record<string, string>;
  return Object.fromEntries(Object.entries(read).map(([index, field]) => [index, STATEMENT_FIELDS.find((known) => known === field) ?? 'ignore']));
}

const FIRST_ROWS = 15;

/** Sheets, header and mapping as proposed, remembered, or as the clerk has pointed to them. */
export async function readStatementFile(ctx: QueryContext, input: InputOf<typeof treasuryContract.readStatement>): Promise<OutputOf<typeof treasuryContract.readStatement>> {
  const { name, workbook } = await statementFile(ctx, input.fileId);
  const rowsOf = workbook.sheets.map(textRows);
  const chosen = input.sheet ?? Math.max(0, rowsOf.findIndex((rows, index) => workbook.sheets[index]?.hidden !== true && findHeader(rows) !== null));
  const rows = rowsOf[chosen] ?? [];
  const pointed = input.headerRow === undefined ? undefined : rows.find((row) => row.number === input.headerRow);
  const header = input.headerRow === undefined ? findHeader(rows) : pointed === undefined ? null : headerAt(pointed);
  const remembered = header === null ? null : await rememberedMapping(ctx, header);
  const mapping = header === null ? {} : (remembered ?? mappingOf(header));
  const below = rows.filter((row) => header !== null && row.number > header.row).slice(0, 3);
  return {
    fileName: name, notes: workbook.notes, sheets: workbook.sheets.map((sheet, index) => ({ index, name: sheet.name })), sheet: chosen,
    firstRows: rows.slice(0, FIRST_ROWS).map((row) => ({ row: row.number, cells: row.cells.slice(0, 30).map((cell) => cell.slice(0, 40)) })),
    header: header === null ? null : {
      row: header.row, remembered: remembered !== null,
      columns: header.columns.map((column) => ({ index: column.index, title: column.title, field: mapping[String(column.index)] ?? 'ignore', samples: below.map((row) => (row.cells[column.index] ?? '').slice(0, 40)).filter((cell) => cell !== '') })),
    },
  };
}
