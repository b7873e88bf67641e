/** G9: a roster of 100,000 residents from CSV into the register, beside the bare `.import` of the sqlite3 program into one table. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { InputOf } from '#shared/contract.ts';
import type { importContract } from '#shared/residents/import-contract.ts';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { alternate, exponent, isQuick, median, report, versionOf, type Figure } from './frame.ts';
import { CSV_HEAD, csvOf, manyPeople } from './many-people.ts';
import { BENCH_TODAY } from './office-with-people.ts';

const MOST = isQuick ? 20_000 : 100_000;
const folder = mkdtempSync(join(tmpdir(), 'huilin-bench-'));

/** Upload, proposal, comparison and commit, as the wizard does them; the office is kept for the comparison of answers. */
async function importInto(test: TestOffice, csv: Buffer): Promise<{ read: number; preview: number; commit: number }> {
  const client = test.as('clerk');
  const upload = test.office.receiveFile(await test.token('clerk'), '花名册.csv', csv);
  if (!upload.ok) throw new Error(upload.code);
  const { fileId } = upload.value;
  const t0 = performance.now();
  const read = await client.imports.read({ fileId });
  const t1 = performance.now();
  const mapping = Object.fromEntries(read.header!.columns.map((column) => [String(column.index), column.field])) as InputOf<typeof importContract.preview>['mapping'];
  const preview = await client.imports.preview({ fileId, sheet: read.sheet!, headerRow: read.header!.row, mapping });
  const t2 = performance.now();
  await client.imports.commit({ previewId: preview.previewId, acceptCodes: preview.codes.map(({ code }) => code) });
  const t3 = performance.now();
  return { read: t1 - t0, preview: t2 - t1, commit: t3 - t2 };
}

let imports = 0;
function bareImport(csvFile: string): string {
  const file = join(folder, `bare-${(imports += 1)}.db`);
  const columns = ['householdNo', 'relation', 'name', 'sex', 'birthDate', 'idNumber', 'phone', 'account', 'grid', 'address'];
  execFileSync('sqlite3', [file], { stdio: ['pipe', 'pipe', 'pipe'], input: [
    'pragma journal_mode = wal;', 'pragma synchronous = full;', `create table people (${columns.map((column) => `${column} text`).join(', ')});`, 'begin;', '.mode csv', `.import --skip 1 ${csvFile} people`,
    'create index a on people (name);', 'create index b on people (idNumber);', 'create index c on people (phone);', 'create index d on people (householdNo);', 'commit;', '',
  ].join('\n') });
  return file;
}

const hashOf = (rows: readonly string[]): string => createHash('sha256').update(rows.join('\n')).digest('hex');

const figures: Figure[] = [];
const sizes = [MOST / 10, MOST];
const took: number[] = [];
let parts = { read: 0, preview: 0, commit: 0 };
let pair: Awaited<ReturnType<typeof alternate>> | undefined;
for (const size of sizes) {
  const people = manyPeople(size);
  const csv = Buffer.from(csvOf(people), 'utf8');
  const csvFile = join(folder, `people-${size}.csv`);
  writeFileSync(csvFile, csv);
  const times: number[] = [];
  let open: TestOffice | undefined;
  const ours = async (): Promise<void> => {
    const start = performance.now();
    parts = await importInto(open!, csv);
    times.push(performance.now() - start);
  };
  const result = await alternate(
    { id: 'G9', what: `${size.toLocaleString('en')} residents from CSV: read, checked, compared, sealed, indexed, durable`, atMost: 1.5 },
    {
      name: 'read + preview + commit', run: ours,
      before: async () => { open = await openTestOffice({ now: `${BENCH_TODAY}T01:00:00.000Z` }); await open.token('clerk'); },
      after: async () => {
        const { rows } = await sql<{ line: string }>`select r.name || '|' || h.householdNo || '|' || r.birthDate || '|' || r.phone as line from residents r
          join householdMembers m on m.residentId = r.id join households h on h.id = m.householdId order by 1`.execute(open!.office.core.database.writer);
        const bare = execFileSync('sqlite3', [bareImport(csvFile), "select name || '|' || householdNo || '|' || birthDate || '|' || phone from people order by 1"], { encoding: 'utf8', maxBuffer: 1 << 28 });
        if (hashOf(rows.map((row) => row.line)) !== hashOf(bare.trimEnd().split('\n'))) throw new Error(`the two registers differ (${rows.length} rows)`);
        await open!.close();
      },
    },
    { name: 'sqlite3 .import, four indexes', run: async () => void bareImport(csvFile) },
    size === MOST ? 3 : 2, 0,
  );
  took.push(median(times));
  pair = result;
}
const slope = exponent(sizes, took);
figures.push({ goal: 'G9', what: `growth from ${sizes[0]!.toLocaleString('en')} to ${sizes[1]!.toLocaleString('en')}`, value: slope.toFixed(2), wanted: '≤ 1.05', reached: slope <= 1.05, note: '' });
const note = `last run: reading ${(parts.read / 1000).toFixed(2)} s, comparing ${(parts.preview / 1000).toFixed(2)} s, writing ${(parts.commit / 1000).toFixed(2)} s. The bare import writes one table of ${CSV_HEAD.split(',').length} text columns; ours writes the person, the household, the membership, the account and the search index, seals two numbers a person and checks every cell`;
report('import-csv', { pairs: [{ ...pair!, note }], figures, versions: { sqlite3: versionOf('sqlite3', '--version') } });
rmSync(folder, { recursive: true, force: true });
