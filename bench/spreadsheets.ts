/** G17, G18: a workbook of 50,000 rows by 15 columns read and written, beside LibreOffice and beside the least code that does it without a library. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeXlsx } from '#electron/spreadsheet/write-xlsx.ts';
import { alternate, isQuick, median, report, versionOf, type Figure, type Side } from './frame.ts';
import { convert, CSV_UTF8 } from './libre-office.ts';
import { WIDE_HEAD, wideRows } from './parts/wide-rows.ts';

const ROWS = isQuick ? 10_000 : 50_000;
const ROUNDS = isQuick ? 2 : 4;
const folder = mkdtempSync(join(tmpdir(), 'huilin-bench-'));
const part = fileURLToPath(new URL('parts/spreadsheet-run.ts', import.meta.url));
interface Ran { ms: number; rssMb: number; hash: string }
const memory: Record<string, number[]> = {};
function inProcess(what: string, file: string): Ran {
  const ran = JSON.parse(execFileSync(process.execPath, [part, what, file, String(ROWS)], { encoding: 'utf8', maxBuffer: 1 << 26 }).trim().split('\n').at(-1)!) as Ran;
  (memory[what] ??= []).push(ran.rssMb);
  return ran;
}
/** The program is open already when a clerk imports, so a process's own start is not counted on our side; LibreOffice's is told apart in the note. */
const side = (name: string, what: string, file: string): Side & { took(): number; last: Ran } => {
  const it = { name, last: { ms: 0, rssMb: 0, hash: '' }, run: async () => { it.last = inProcess(what, file); }, took: () => it.last.ms };
  return it;
};

const head = [...WIDE_HEAD];
const rows = [...wideRows(ROWS)];
const wide = join(folder, 'wide.xlsx');
await writeXlsx(wide, { sheets: [{ name: '花名册', columns: head.map((header) => ({ header, width: 14, kind: 'text' as const })), rows }] });
const csvOf = (all: readonly (readonly string[])[]): string => all.map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\n');
const csvFile = join(folder, 'source.csv');
writeFileSync(csvFile, `${csvOf([head, ...rows])}\n`);
const empty = join(folder, 'empty.csv');
writeFileSync(empty, 'a\n');
const startOfOffice = [1, 2, 3].map(() => {
  const start = performance.now();
  convert(folder, empty, 'xlsx', 'csv:44,34,76,1');
  return performance.now() - start;
});
const bareStart = median(startOfOffice);

const expected = createHash('sha256');
for (const row of [head, ...rows]) expected.update(`${row.join('\u0001')}\n`);
const expectedHash = expected.digest('hex');

const read = side('openWorkbook, every cell', 'read', wide);
const officeRead: Side = { name: 'LibreOffice xlsx → csv', run: async () => convert(folder, wide, CSV_UTF8) };
const floorRead = side('no library, no checks', 'floorRead', wide);
const readBeside = await alternate({ id: 'G17', what: `xlsx of ${ROWS.toLocaleString('en')} × 15 read`, atMost: 1 / 3, note: `LibreOffice's bare start is ${(bareStart / 1000).toFixed(2)} s of its time` }, read, officeRead, ROUNDS);
const readFloor = await alternate({ id: 'G17', what: `xlsx of ${ROWS.toLocaleString('en')} × 15 read`, atMost: 1.6 }, read, floorRead, ROUNDS);

const textColumns = head.map((_, i) => `${i + 1}/2`).join('/');
const ourFile = join(folder, 'ours.xlsx');
const write = side('writeXlsx, flushed to the disk', 'write', ourFile);
const officeWrite: Side = { name: 'LibreOffice csv → xlsx', run: async () => convert(folder, csvFile, 'xlsx', `csv:44,34,76,1,${textColumns}`) };
const writeBeside = await alternate({ id: 'G18', what: `xlsx of ${ROWS.toLocaleString('en')} × 15 written`, atMost: 1 / 3 }, write, officeWrite, ROUNDS);
const writeFloor = await alternate({ id: 'G18', what: `xlsx of ${ROWS.toLocaleString('en')} × 15 written`, atMost: 1.6 }, write, side('no library, one string, one deflate', 'floorWrite', join(folder, 'floor.bin')), ROUNDS);

convert(folder, ourFile, CSV_UTF8);
const asOffice = readFileSync(join(folder, 'ours.csv'), 'utf8').trimEnd();
const wrongRead = read.last.hash === expectedHash ? 0 : 1;
const wrongWrite = asOffice.replace(/^\uFEFF/, '') === csvOf([head, ...rows]) ? 0 : 1;
inProcess('stream', ourFile);
const peak = (what: string): number => Math.max(...memory[what]!);
const figures: Figure[] = [
  { goal: 'G17', what: 'cells that come back other than they were written', value: wrongRead === 0 ? 'none' : 'some', wanted: 'none', reached: wrongRead === 0, note: 'every ID, account and leading zero, by hash over all cells' },
  { goal: 'G17', what: 'peak memory of the reading process', value: `${peak('read').toFixed(0)} MB`, wanted: '≤ 250 MB', reached: peak('read') <= 250, note: `the floor ${peak('floorRead').toFixed(0)} MB; both with the test's own rows and the language stripper of the runner` },
  { goal: 'G18', what: 'cells that LibreOffice reads otherwise from our file', value: wrongWrite === 0 ? 'none' : 'some', wanted: 'none', reached: wrongWrite === 0, note: 'our workbook converted to CSV by LibreOffice, compared byte by byte' },
  { goal: 'G18', what: 'peak memory of the writing process', value: `${peak('stream').toFixed(0)} MB`, wanted: '≤ 200 MB', reached: peak('stream') <= 200, note: `rows coming one by one; with all rows in memory ${peak('write').toFixed(0)} MB, the floor ${peak('floorWrite').toFixed(0)} MB` },
];
report('spreadsheets', { pairs: [readBeside, readFloor, writeBeside, writeFloor], figures, versions: { LibreOffice: versionOf('soffice', '--version') } });
rmSync(folder, { recursive: true, force: true });
