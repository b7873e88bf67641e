import type { Writable } from 'node:stream';
import { addFormulaPrefix } from './csv-prefix.ts';
import { writeToTarget } from './write-target.ts';
import { fenAsYuan } from './sheet-xml.ts';
import type { CellValue, Column } from './sheet-to-write.ts';

/** One table; the kinds of the columns say how values are written, as in write-xlsx.ts. */
export type CsvToWrite = {
  columns: readonly Pick<Column, 'header' | 'kind'>[];
  rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>;
};

const CHUNK_CHARACTERS = 65_536;

/**
 * Writes a CSV file that Excel opens as Chinese: UTF-8 with byte order mark, CRLF, every field quoted. A text that a spreadsheet program might run gets an
 * apostrophe in front, which our reader takes off again. To a path: beside it first, then renamed.
 */
export async function writeCsv(
  target: string | Writable,
  table: CsvToWrite,
  options: { signal?: AbortSignal } = {},
): Promise<{ bytes: number }> {
  return writeToTarget(target, csvChunks(table), options.signal);
}

/** The same, in memory. */
export async function csvBytes(table: CsvToWrite): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of csvChunks(table)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* csvChunks(table: CsvToWrite): AsyncGenerator<Buffer> {
  let text = '\ufeff' + line(table.columns.map((column) => quote(addFormulaPrefix(column.header))));
  for await (const row of table.rows) {
    text += line(table.columns.map((column, index) => field(row[index], column.kind)));
    if (text.length < CHUNK_CHARACTERS) continue;
    yield Buffer.from(text, 'utf8');
    text = '';
  }
  if (text !== '') yield Buffer.from(text, 'utf8');
}

function line(fields: readonly string[]): string {
  return `${fields.join(',')}\r\n`;
}

function field(value: CellValue, kind: Column['kind']): string {
  if (value === null || value === undefined) return '""';
  if (typeof value === 'number') return quote(kind === 'money' ? fenAsYuan(value) : String(value));
  return quote(addFormulaPrefix(value.toWellFormed().replaceAll('\0', '')));
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
