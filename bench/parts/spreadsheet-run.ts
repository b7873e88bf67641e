/** One reading or writing of a workbook in a process of its own, so that its memory can be told: `read|write|stream|floorRead|floorWrite FILE ROWS`. Prints milliseconds and peak memory. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { openWorkbook } from '#electron/spreadsheet/open-workbook.ts';
import { cellText } from '#electron/spreadsheet/workbook.ts';
import { writeXlsx, type Column } from '#electron/spreadsheet/write-xlsx.ts';
import { WIDE_HEAD, wideRows } from './wide-rows.ts';

const [, , what, file = '', count = '0'] = process.argv;
const built = fileURLToPath(new URL('../../dist/worker/spreadsheet-worker.js', import.meta.url));
const hash = createHash('sha256');
const line = (cells: readonly string[]): void => void hash.update(`${cells.join('\u0001')}\n`);
let took = 0;

if (what === 'read') {
  const bytes = readFileSync(file);
  const start = performance.now();
  const reply = await openWorkbook(bytes, 'wide.xlsx', existsSync(built) ? { workerFile: built } : {});
  took = performance.now() - start;
  if (!reply.ok) throw new Error(reply.code);
  for (const row of reply.workbook.sheets[0]!.rows) line(WIDE_HEAD.map((_, i) => cellText(row.cells[i])));
} else if (what === 'write' || what === 'stream') {
  // As from a running query, for the memory; as a list, for the time.
  const rows = what === 'stream' ? wideRows(Number(count)) : [...wideRows(Number(count))];
  const start = performance.now();
  await writeXlsx(file, { sheets: [{ name: '花名册', columns: WIDE_HEAD.map((header): Column => ({ header, width: 14, kind: 'text' })), rows }] });
  took = performance.now() - start;
} else if (what === 'floorRead') {
  const bytes = readFileSync(file);
  const start = performance.now();
  for (const row of readPlainly(bytes)) line(row);
  took = performance.now() - start;
} else if (what === 'floorWrite') {
  const rows = [...wideRows(Number(count))];
  const start = performance.now();
  writePlainly(file, rows);
  took = performance.now() - start;
}
console.log(JSON.stringify({ ms: took, rssMb: process.resourceUsage().maxRSS / 1024, hash: hash.digest('hex') }));

/** Inline strings only, no limits, no checks, no styles: the least work that gives the cells. */
function readPlainly(bytes: Buffer): string[][] {
  let at = bytes.readUInt32LE(bytes.length - 22 + 16);
  const rows: string[][] = [];
  for (let n = bytes.readUInt16LE(bytes.length - 22 + 10); n > 0; n -= 1) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (name.endsWith('sheet1.xml')) {
      const local = bytes.readUInt32LE(at + 42);
      const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const xml = inflateRawSync(bytes.subarray(from, from + bytes.readUInt32LE(at + 20))).toString('utf8');
      for (let row = xml.indexOf('<row'); row >= 0;) {
        const end = xml.indexOf('</row>', row);
        const cells: string[] = [];
        for (let cell = xml.indexOf('<t', row); cell >= 0 && cell < end; cell = xml.indexOf('<t', cell)) {
          const open = xml.indexOf('>', cell) + 1;
          const close = xml.indexOf('</t>', open);
          cells.push(xml.slice(open, close));
          cell = close;
        }
        rows.push(cells);
        row = xml.indexOf('<row', end);
      }
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return rows;
}

/** One string, one deflate, one write and fsync-less file: the least that is still a workbook. */
function writePlainly(target: string, rows: readonly (readonly string[])[]): void {
  const text = (cells: readonly string[]): string => `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`).join('')}</row>`;
  const xml = Buffer.from(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${text(WIDE_HEAD)}${rows.map(text).join('')}</sheetData></worksheet>`, 'utf8');
  const packed = deflateRawSync(xml, { level: 3 });
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt32LE(crc32(xml), 14);
  writeFileSync(target, Buffer.concat([header, packed]));
}
