import type { Writable } from 'node:stream';
import type { WorkbookToWrite } from './sheet-to-write.ts';
import { sheetXml } from './sheet-xml.ts';
import { writeToTarget } from './write-target.ts';
import { contentTypesXml, packageLinksXml, sheetNames, workbookLinksXml, workbookXml } from './xlsx-parts.ts';
import { stylesXml } from './xlsx-styles.ts';
import { zipChunks, type Part } from './zip-writer.ts';

export type { CellValue, Column, ColumnKind, SheetToWrite, WorkbookToWrite } from './sheet-to-write.ts';

/** `signal` stops the writing and leaves no file; `onRows` is told the number of data rows written so far, every 1,000. */
export type WriteOptions = { signal?: AbortSignal; onRows?: (done: number) => void };

/**
 * Writes an xlsx file row by row with little memory, so rows may come from a running query. To a path: beside it first, then renamed, so a half-written
 * file never stands under the name. To a stream: which is ended. Throws what the disk or the rows throw, RangeError for amounts that are no safe integers
 * or more rows than a sheet has, AbortError when stopped.
 */
export function writeXlsx(
  target: string | Writable,
  workbook: WorkbookToWrite,
  options: WriteOptions = {},
): Promise<{ bytes: number }> {
  return writeToTarget(target, zipChunks(workbookParts(workbook, options)), options.signal);
}

/** The same, in memory; for small workbooks and tests. */
export async function xlsxBytes(workbook: WorkbookToWrite): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of zipChunks(workbookParts(workbook, {}))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function* workbookParts({ sheets }: WorkbookToWrite, options: WriteOptions): Generator<Part> {
  if (sheets.length === 0) throw new RangeError('a workbook has at least one sheet');
  yield { name: '[Content_Types].xml', content: [contentTypesXml(sheets.length)] };
  yield { name: '_rels/.rels', content: [packageLinksXml()] };
  yield { name: 'xl/workbook.xml', content: [workbookXml(sheets, sheetNames(sheets.map((sheet) => sheet.name)))] };
  yield { name: 'xl/_rels/workbook.xml.rels', content: [workbookLinksXml(sheets.length)] };
  yield { name: 'xl/styles.xml', content: [stylesXml()] };
  for (const [index, sheet] of sheets.entries())
    yield { name: `xl/worksheets/sheet${index + 1}.xml`, content: sheetXml(sheet, options.onRows, options.signal) };
}
