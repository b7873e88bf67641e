/** Opens the clerk's file and proposes how to read it. */
import { createHash } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { type importContract, rosterMappingSchema } from '#shared/residents/import-contract.ts';
import { customColumnsOf } from '#shared/residents/roster-custom.ts';
import { chooseSheet, findHeader, headerAtRows, headerSignature, type RosterHeader, type RosterMapping, sampleValues } from '#shared/residents/roster-header.ts';
import { lettersOf, shownText } from '#shared/residents/roster-sheet.ts';
import type { BaseContext, QueryContext } from '#electron/api/context.ts';
import { openWorkbook } from '#electron/spreadsheet/open-workbook.ts';
import type { Sheet, Workbook } from '#electron/spreadsheet/workbook.ts';
import { fieldsInUse } from './import-custom.ts';
import { maskDigits } from './import-masks.ts';

type Input = InputOf<typeof importContract.read>;
type Output = OutputOf<typeof importContract.read>;
export type RosterFile = { readonly name: string; readonly workbook: Workbook; readonly sha256: string };

/** A file is read once however often the wizard asks; the entry goes when the shelf lets go of the bytes. */
const opened = new WeakMap<Buffer, Promise<RosterFile>>();

/** The workbook of an uploaded file. @throws AppError file_unknown, import_file_refused, cancelled */
export function rosterFile(ctx: BaseContext, fileId: string): Promise<RosterFile> {
  const { name, bytes } = ctx.files.take(fileId);
  const known = opened.get(bytes);
  if (known !== undefined) return known;
  const reading = openWorkbook(bytes, name, { signal: ctx.signal }).then((reply) => {
    if (reply.ok) return { name, workbook: reply.workbook, sha256: reply.sha256 };
    if (reply.code === 'parse_cancelled') throw new AppError('cancelled', {});
    throw new AppError('import_file_refused', { fileName: name, refusal: reply.code, data: reply.data });
  });
  opened.set(bytes, reading);
  reading.catch(() => opened.delete(bytes));
  return reading;
}

/** The key under which a mapping is remembered: the titles of the form, hashed to a fixed length. */
export function signatureOf(header: RosterHeader): string {
  return createHash('sha256').update(headerSignature(header)).digest('hex');
}

async function rememberedMapping(ctx: QueryContext, header: RosterHeader): Promise<{ mapping: RosterMapping; custom: Readonly<Record<string, number>> } | null> {
  const row = await ctx.db.selectFrom('importMappings').select(['mapping', 'custom']).where('signature', '=', signatureOf(header)).executeTakeFirst();
  const parsed = rosterMappingSchema.safeParse(row === undefined ? null : JSON.parse(row.mapping));
  return parsed.success ? { mapping: parsed.data, custom: JSON.parse(row?.custom ?? '{}') as Record<string, number> } : null;
}

/** @throws AppError import_layout_unknown */
export function headerOf(sheet: Sheet | undefined, sheetIndex: number, top: number, rows: 1 | 2): { sheet: Sheet; header: RosterHeader } {
  const header = sheet === undefined ? null : headerAtRows(sheet, top, top + rows - 1);
  if (sheet === undefined || header === null) throw new AppError('import_layout_unknown', { sheet: sheet?.name ?? String(sheetIndex + 1), row: top });
  return { sheet, header };
}

const FIRST_ROWS = 15;
const FIRST_CELLS = 30;

/** Sheets, header and mapping as proposed, or as the clerk has pointed to them. */
export async function readRosterFile(ctx: QueryContext, input: Input): Promise<Output> {
  const { name, workbook } = await rosterFile(ctx, input.fileId);
  const { chosen, all } = chooseSheet(workbook.sheets);
  const index = input.sheet ?? chosen;
  const sheet = index === null ? workbook.sheets[0] : workbook.sheets[index];
  if (index !== null && sheet === undefined) throw new AppError('import_layout_unknown', { sheet: String(index + 1), row: 0 });
  const header = sheet === undefined ? null
    : input.headerRow !== undefined ? headerOf(sheet, index ?? 0, input.headerRow, input.headerRows).header : findHeader(sheet);
  const sheets = workbook.sheets.map((other, position) => ({
    index: position, name: other.name, hidden: other.hidden, rowCount: other.rows.length, recognised: all[position]?.header?.recognised ?? null,
  }));
  const firstRows = (sheet?.rows ?? []).slice(0, FIRST_ROWS).map((row) => ({ row: row.number, cells: row.cells.slice(0, FIRST_CELLS).map((cell) => maskDigits(shownText(cell).slice(0, 40))) }));
  const fields = await fieldsInUse(ctx.db);
  const base = { customFields: fields.map(({ customFieldId, name: fieldName, target }) => ({ customFieldId, name: fieldName, target })), fileName: name, notes: workbook.notes, sheets, sheet: index ?? (sheet === undefined ? null : 0), firstRows };
  if (sheet === undefined || header === null) return { ...base, header: null };
  const remembered = await rememberedMapping(ctx, header);
  const byTitle = customColumnsOf(header, fields);
  const columns = header.columns.map((column) => {
    const before = remembered === null ? byTitle.get(column.index)?.customFieldId : fields.find((field) => field.customFieldId === remembered.custom[String(column.index)])?.customFieldId;
    const customFieldId = before ?? null;
    return {
      index: column.index, letters: lettersOf(column.index), title: column.title, hidden: sheet.hiddenColumns.includes(column.index), customFieldId,
      field: customFieldId === null ? remembered?.mapping[String(column.index)] ?? column.field : ('ignore' as const),
      sure: remembered !== null ? ('remembered' as const) : customFieldId === null ? column.sure : ('exact' as const), samples: sampleValues(sheet, header, column.index, 3).map(maskDigits),
    };
  });
  return { ...base, header: { row: header.top, rows: header.bottom > header.top ? 2 : 1, columns, remembered: remembered !== null } };
}
