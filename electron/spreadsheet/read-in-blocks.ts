import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { packRows, ROWS_PER_BLOCK } from './packed-rows.ts';
import { readSheets } from './read-workbook.ts';
import {
  FileRefusal,
  READ_LIMITS,
  type FileRefusalReply,
  type Merge,
  type Row,
  type WorkbookFormat,
} from './workbook.ts';

/** What the worker is started with: a path or the bytes, and the name the user knows. */
export type FileToRead = { path: string; fileName: string } | { bytes: Uint8Array; fileName: string };

/** Everything but the rows; `blocks` is how many blocks of rows belong to the sheet. */
export type SheetHead = { name: string; hidden: boolean; merges: Merge[]; hiddenColumns: number[]; blocks: number };

/** Everything but the rows. */
export type WorkbookHead =
  { ok: true; format: WorkbookFormat; notes: string[]; sha256: string; sheets: SheetHead[] } | FileRefusalReply;

/** The one message of the worker. */
export type ReadOutcome = { head: WorkbookHead; blocks: Uint8Array<ArrayBuffer>[] };

/** Reads a file into packed blocks of rows, sheet after sheet. Nothing is thrown: what cannot be read comes back as a refusal. */
export function readInBlocks(file: FileToRead): ReadOutcome {
  const blocks: Uint8Array<ArrayBuffer>[] = [];
  const sheets: SheetHead[] = [];
  let rows: Row[] = [];
  const flush = () => {
    const sheet = sheets.at(-1);
    if (sheet === undefined || rows.length === 0) return;
    blocks.push(packRows(rows));
    sheet.blocks++;
    rows = [];
  };
  try {
    const bytes =
      'path' in file
        ? readBytes(file.path)
        : Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const sink = {
      sheet: (name: string, hidden: boolean) => {
        sheets.push({ name, hidden, merges: [], hiddenColumns: [], blocks: 0 });
      },
      row: (row: Row) => {
        rows.push(row);
        if (rows.length >= ROWS_PER_BLOCK) flush();
      },
      endSheet: (merges: Merge[], hiddenColumns: number[]) => {
        flush();
        const sheet = sheets.at(-1);
        if (sheet !== undefined) Object.assign(sheet, { merges, hiddenColumns });
      },
    };
    const { format, notes } = readSheets(bytes, file.fileName, sink, READ_LIMITS);
    return { head: { ok: true, format, notes, sha256, sheets }, blocks };
  } catch (error) {
    return { head: refusalReply(error), blocks: [] };
  }
}

/** Any error as a refusal: ours as it is, all others as parse_failed with their words. */
export function refusalReply(error: unknown): FileRefusalReply {
  if (isRefusal(error)) return { ok: false, code: error.code, data: error.data } as FileRefusalReply;
  const reason = error instanceof Error ? error.message : String(error);
  return { ok: false, code: 'parse_failed', data: { reason: reason.slice(0, 200) } };
}

/** instanceof alone would leave the type parameter `any`. */
function isRefusal(error: unknown): error is FileRefusal {
  return error instanceof FileRefusal;
}

function readBytes(path: string): Buffer {
  const name = basename(path);
  try {
    const { size } = statSync(path);
    if (size > READ_LIMITS.fileBytes) {
      throw new FileRefusal('file_too_large', {
        megabytes: Math.ceil(size / 1048576),
        limitMegabytes: Math.floor(READ_LIMITS.fileBytes / 1048576),
      });
    }
    return readFileSync(path);
  } catch (error) {
    if (error instanceof FileRefusal) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw code === 'ENOENT'
      ? new FileRefusal('file_missing', { name })
      : new FileRefusal('file_unreadable', { name, reason: code });
  }
}
