import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbook } from './open-workbook.ts';
import { cellText, READ_LIMITS } from './workbook.ts';
import { writeXlsx, xlsxBytes } from './write-xlsx.ts';
import { readZipDirectory, unpackEntry } from './zip-directory.ts';
import { workbookParts, zipOf } from './zip-for-tests.ts';

let folder = '';
let workerFile = '';
let large: Buffer = Buffer.alloc(0);
const columns = ['序号', '姓名', '身份证号', '金额'].map((header, index) => ({
  header,
  width: 12,
  kind: index === 3 ? ('money' as const) : ('text' as const),
}));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'huilin-spreadsheet-'));
  // The worker as the product runs it: one bundle, found by path.
  const builtins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { conditions: ['node'], mainFields: ['module', 'main'] },
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('spreadsheet-worker.ts', import.meta.url)),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: {
        external: builtins,
        output: { format: 'es', entryFileNames: 'worker.mjs', codeSplitting: false },
      },
    },
  });
  workerFile = join(folder, 'worker.mjs');
  large = await xlsxBytes({
    sheets: [
      {
        name: '居民',
        columns,
        rows: Array.from({ length: 20_000 }, (_x, n) => [
          String(n).padStart(6, '0'),
          `居民${n}`,
          `37021419520305${1000 + (n % 9000)}`,
          n,
        ]),
      },
    ],
  });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('20,000 rows come through the worker whole, while this thread keeps answering', async () => {
  let worst = 0;
  let last = performance.now();
  const ping = setInterval(() => {
    worst = Math.max(worst, performance.now() - last);
    last = performance.now();
  }, 2);
  const reply = await openWorkbook(large, '居民.xlsx', { workerFile });
  clearInterval(ping);
  if (!reply.ok) throw new Error(reply.code);
  expect(reply.sha256).toMatch(/^[0-9a-f]{64}$/);
  const rows = reply.workbook.sheets[0]?.rows ?? [];
  expect(rows).toHaveLength(20_001);
  expect(rows[20_000]?.cells.map(cellText)).toEqual([
    '019999',
    '居民19999',
    `37021419520305${1000 + (19_999 % 9000)}`,
    '199.99',
  ]);
  expect(worst).toBeLessThan(250);
});

test('the caller keeps his bytes', async () => {
  const bytes = Buffer.from('a,b');
  expect((await openWorkbook(bytes, 'a.csv', { workerFile })).ok).toBe(true);
  expect(bytes.toString()).toBe('a,b');
});

test('a path is read, a missing one is refused by name', async () => {
  const path = join(folder, '名单.csv');
  writeFileSync(path, '姓名\n张三\n');
  const reply = await openWorkbook(path, '名单.csv', { workerFile });
  expect(reply.ok && reply.workbook.sheets[0]?.rows.map((row) => cellText(row.cells[0]))).toEqual(['姓名', '张三']);
  expect(await openWorkbook(join(folder, '没有.csv'), '没有.csv', { workerFile })).toEqual({
    ok: false,
    code: 'file_missing',
    data: { name: '没有.csv' },
  });
  expect(await openWorkbook(folder, 'x', { workerFile })).toMatchObject({ ok: false, code: 'file_unreadable' });
});

test('refusals cross the thread with their data', async () => {
  expect(await openWorkbook(Buffer.alloc(0), 'a.xlsx', { workerFile })).toEqual({
    ok: false,
    code: 'empty_file',
    data: {},
  });
  expect(await openWorkbook(Buffer.from('a'), 'a.exe', { workerFile })).toEqual({
    ok: false,
    code: 'wrong_extension',
    data: { extension: '.exe', found: '文本' },
  });
});

test('a deadline, a stop and the end of memory are told apart', async () => {
  expect(await openWorkbook(large, 'a.xlsx', { workerFile, deadlineMs: 1 })).toEqual({
    ok: false,
    code: 'parse_timeout',
    data: { seconds: 1 },
  });
  const stopper = new AbortController();
  const stopped = openWorkbook(large, 'a.xlsx', { workerFile, signal: stopper.signal });
  stopper.abort();
  expect(await stopped).toEqual({ ok: false, code: 'parse_cancelled', data: {} });
  expect(await openWorkbook(large, 'a.xlsx', { workerFile, signal: stopper.signal })).toEqual({
    ok: false,
    code: 'parse_cancelled',
    data: {},
  });
  const strings = Array.from({ length: 400_000 }, (_x, n) => `<si><t>${n}${'字'.repeat(n % 50)}</t></si>`).join('');
  const heavy = zipOf([
    ...workbookParts('<sheetData/>'),
    { name: 'xl/sharedStrings.xml', data: `<sst>${strings}</sst>` },
  ]);
  expect(await openWorkbook(heavy, 'a.xlsx', { workerFile, heapMb: 16 })).toEqual({
    ok: false,
    code: 'parse_out_of_memory',
    data: {},
  });
}, 30_000);

test('without a worker file the answer is the same', async () => {
  const small = await xlsxBytes({
    sheets: [{ name: '居民', columns, rows: [['1', '张三', '370214195203051234', 5]], title: '名单' }],
  });
  const inWorker = await openWorkbook(small, 'a.xlsx', { workerFile });
  expect(await openWorkbook(small, 'a.xlsx')).toEqual(inWorker);
  expect(inWorker.ok && inWorker.workbook.sheets[0]?.rows[0]?.cells[3]).toEqual({
    kind: 'merged',
    of: { row: 1, col: 0 },
  });
});

test('a stopped or failing export leaves no file', async () => {
  const path = join(folder, 'half.xlsx');
  const stopper = new AbortController();
  function* rows() {
    for (let n = 0; n < 100_000; n++) {
      if (n === 50_000) stopper.abort();
      yield [String(n), 'a', 'b', n];
    }
  }
  await expect(
    writeXlsx(path, { sheets: [{ name: 'a', columns, rows: rows() }] }, { signal: stopper.signal }),
  ).rejects.toThrow(/abort/i);
  await expect(writeXlsx(path, { sheets: [{ name: 'a', columns, rows: [['1', 'a', 'b', 0.5]] }] })).rejects.toThrow(
    /fen/,
  );
  expect(execFileSync('ls', [folder]).toString()).not.toMatch(/half/);
});

test('a workbook is written as it is asked for', async () => {
  const path = join(folder, 'all.xlsx');
  const done: number[] = [];
  const day = [{ header: '日期', width: 12, kind: 'day' as const }];
  const { bytes } = await writeXlsx(
    path,
    {
      sheets: [
        {
          name: '明细/2026',
          title: '发放明细',
          columns,
          rows: [['007', '=1+1', '6228480000000000123', 12345]],
          totals: ['合计', null, null, 12345],
          merges: [{ top: 4, left: 0, bottom: 4, right: 2 }],
        },
        { name: '明细 2026', columns: day, rows: [['2026-09-01'], ['2026-02-30'], [null]], freezeHeader: false },
      ],
    },
    { onRows: (rows) => done.push(rows) },
  );
  expect(bytes).toBeGreaterThan(1000);
  expect(done).toEqual([1, 3]);
  const reply = await openWorkbook(path, 'all.xlsx', { workerFile });
  if (!reply.ok) throw new Error(reply.code);
  const [first, second] = reply.workbook.sheets;
  expect([first?.name, second?.name]).toEqual(['明细 2026', '明细 2026 (2)']);
  expect(first?.rows.map((row) => row.cells.map(cellText))).toEqual([
    ['发放明细', '', '', ''],
    columns.map((column) => column.header),
    ['007', '=1+1', '6228480000000000123', '123.45'],
    ['合计', '', '', '123.45'],
  ]);
  expect(second?.rows.map((row) => row.cells[0]?.kind)).toEqual(['text', 'date', 'text']);
  const file = await xlsxBytes({ sheets: [{ name: 'a', columns, rows: [] }] });
  const entry = readZipDirectory(file, READ_LIMITS).get('xl/worksheets/sheet1.xml');
  expect(entry === undefined ? '' : unpackEntry(file, entry).toString()).toMatch('ySplit="1"');
});
