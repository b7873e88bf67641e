/** The command as it was built, as a process of its own: usage, exit codes, shapes. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestOffice, TEST_PASSWORD } from '#electron/testing/open-test-office.ts';
import { findChromium } from './find-chromium.ts';

const root = join(import.meta.dirname, '../..');
const program = join(root, 'dist/cli/huilin.js');
const PASSWORD = 'a window over the bay';

interface Ended { readonly code: number | null; readonly out: string; readonly err: string }

function run(file: string, args: readonly string[], env: Record<string, string | undefined> = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], { cwd: root, env: { ...process.env, HUILIN_USER: 'admin', HUILIN_PASSWORD: PASSWORD, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => { out += String(chunk); });
    child.stderr.on('data', (chunk: Buffer) => { err += String(chunk); });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
}
const huilin = (...args: readonly string[]): Promise<Ended> => run(program, args);
const json = (ended: Ended): unknown => JSON.parse(ended.out);

let folder = '';
let made: Ended;
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huilin-cli-'));
  // The sources of this very moment; `npm test` has built them already, then this changes nothing.
  const builder = at('build.mjs');
  await writeFile(builder, `process.chdir(${JSON.stringify(root)}); const { buildOne } = await import(${JSON.stringify(join(root, 'scripts/build.mjs'))}); await buildOne('cli');`);
  const built = await run(builder, []);
  if (built.code !== 0) throw new Error(built.err);
  made = await huilin('init', '--office', '测试办', '--community', '测试社区', '--staff', '甲', '--data', at('data'), '--json');
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('init sets an office up and shows the recovery code once', () => {
  expect([made.code, made.err]).toEqual([0, '']);
  expect(json(made)).toEqual({ dataDir: at('data'), userName: 'admin', recoveryCode: expect.stringMatching(/^([A-Z0-9]{4}-){6}[A-Z0-9]{4}$/) as unknown });
});

describe('wrong usage ends with 2 and says how', () => {
  test.each([
    [[]], [['nothing']], [['__proto__']], [['constructor']], [['verify', '--nope']], [['verify', 'too', 'much']], [['backup']], [['restore', 'x.db']], [['batch']], [['batch', 'dance', 'X']], [['batch', 'toString', 'X']],
    [['batch', 'generate', '--programme', 'W01', '--month', '2026-13']], [['import', 'people', 'x']], [['import', 'residents']], [['import', 'residents', '/nowhere.xlsx', '--dry-run']], [['export', 'everything', '--out', 'x']], [['export', 'batch', 'X']],
    [['print', 'roster', 'X']], [['print', 'roster', 'X', '--pdf', 'x.pdf', '--kind', 'odd']], [['serve', '--port', 'x']], [['crash-writer']], [['init']], [['verify', '--password', 'secret']],
  ])('%j', async (args) => {
    const ended = await run(program, [...args, ...(args.length > 0 ? ['--data', at('data')] : [])]);
    expect([ended.code, ended.out]).toEqual([2, '']);
    expect(ended.err).toContain('huilin ');
  });

  test('nobody to ask for a password is wrong usage, not a wait', async () => {
    const ended = await run(program, ['backup', at('never.db'), '--data', at('data')], { HUILIN_PASSWORD: undefined });
    expect(ended.code).toBe(2);
    expect(ended.err).toContain('HUILIN_PASSWORD');
  });
});

describe('a refusal ends with 1, its code and its data', () => {
  test.each([
    ['office_exists', ['init', '--office', 'a', '--community', 'b', '--staff', 'c', '--data', 'DATA'], {}],
    ['office_missing', ['backup', 'OUT.db', '--data', 'EMPTY'], {}],
    ['sign_in_refused', ['backup', 'OUT.db', '--data', 'DATA'], { HUILIN_PASSWORD: 'wrong' }],
    ['not_found', ['batch', 'show', 'W01-202609-1', '--data', 'DATA'], {}],
    ['not_found', ['export', 'ledger', '--set', 'nothing', '--from', '2026-01', '--to', '2026-02', '--out', 'OUT.json', '--data', 'DATA'], {}],
    ['not_allowed', ['import', 'residents', 'ROSTER', '--data', 'DATA'], {}],
    ['backup_exists', ['backup', 'ROSTER', '--data', 'DATA'], {}],
    ['folder_not_empty', ['restore', 'BACKUP', '--to', 'DATA'], {}],
  ])('%s: %j', async (code, args, env) => {
    await writeFile(at('roster.csv'), '姓名,身份证号\n张三,37029919520307101X\n');
    if (!existsSync(at('good.db'))) await huilin('backup', at('good.db'), '--data', at('data'));
    const places: Record<string, string> = { DATA: at('data'), EMPTY: at('empty'), 'OUT.db': at('out.db'), 'OUT.json': at('out.json'), ROSTER: at('roster.csv'), BACKUP: at('good.db') };
    const ended = await run(program, [...args.map((word) => places[word] ?? word), '--json'], env);
    expect([ended.code, json(ended)]).toMatchObject([1, { ok: false, code, data: {} }]);
    expect(ended.err).toContain(code);
    expect(ended.err + ended.out).not.toContain(PASSWORD);
  });
});

describe('a backup', () => {
  test('is made, restored elsewhere and verified there', async () => {
    const backup = json(await huilin('backup', at('b.db'), '--data', at('data'), '--json')) as { path: string; headSeq: number; sound: boolean };
    expect(backup).toMatchObject({ path: at('b.db'), sound: true });
    expect(existsSync(at('b.db.json'))).toBe(true);
    const restored = await huilin('restore', at('b.db'), '--to', at('again'), '--json');
    expect([restored.code, json(restored)]).toMatchObject([0, { dataDir: at('again'), officeName: '测试办', headSeq: backup.headSeq }]);
    const verified = await huilin('verify', '--data', at('again'), '--json');
    expect([verified.code, json(verified)]).toMatchObject([0, { sound: true, faults: [], keyed: true, counted: { auditRows: expect.any(Number) as unknown } }]);
    const unkeyed = await run(program, ['verify', '--data', at('again'), '--json'], { HUILIN_USER: undefined, HUILIN_PASSWORD: undefined });
    expect([unkeyed.code, json(unkeyed)]).toMatchObject([0, { sound: true, keyed: false }]);
  });

  test('that was changed, and data that are damaged, end with 3', async () => {
    await huilin('backup', at('bad.db'), '--data', at('data'));
    const bytes = readFileSync(at('bad.db'));
    bytes[5000] = (bytes[5000] ?? 0) ^ 1;
    await writeFile(at('bad.db'), bytes);
    const ended = await huilin('restore', at('bad.db'), '--to', at('never'), '--json');
    expect([ended.code, json(ended)]).toMatchObject([3, { ok: false, code: 'backup_bad' }]);
    expect(existsSync(at('never'))).toBe(false);
    await mkdir(at('rubbish'));
    await writeFile(at('rubbish/huilin.db'), '');
    const verified = await huilin('verify', '--data', at('rubbish'), '--json');
    expect([verified.code, json(verified)]).toMatchObject([3, { ok: false, code: 'database_damaged' }]);
  });
});

test('the list of methods names kind, permission, roles and input of each', async () => {
  const list = json(await huilin('api-list', '--json')) as { method: string; kind: string; roles: string[]; passwordAgain: boolean; input: { type?: string; required?: string[]; additionalProperties?: boolean } }[];
  const found = (name: string): (typeof list)[number] | undefined => list.find((each) => each.method === name);
  expect(found('office.setRoles')).toMatchObject({ kind: 'command', needs: 'users.manage', roles: ['administrator'], logged: true, passwordAgain: true, input: { type: 'object', required: ['userId', 'roles'], additionalProperties: false } });
  expect(found('session.state')).toMatchObject({ kind: 'query', needs: 'nobody' });
  for (const { input } of list) expect(input).toBeTypeOf('object');
});

test('a dry run tells of every row and needs no office', async () => {
  await writeFile(at('people.csv'), '姓名,身份证号\n张三,37029919520307101X\n李四,123\n');
  const ended = await run(program, ['import', 'residents', at('people.csv'), '--dry-run', '--json', '--data', at('untouched')], { HUILIN_USER: undefined, HUILIN_PASSWORD: undefined });
  const lines = ended.out.trim().split('\n').map((line) => JSON.parse(line) as { file?: string; row?: number; status?: string; values?: { name?: string } });
  expect(ended.code).toBe(0);
  expect(lines[0]).toMatchObject({ file: 'import', message: expect.any(String) as unknown });
  expect(lines.slice(1).map(({ row, status }) => [row, status])).toMatchObject([[1, 'skip'], [2, 'accept'], [3, expect.stringMatching(/reject|review/) as unknown]]);
  expect(existsSync(at('untouched'))).toBe(false);
  await writeFile(at('none.csv'), '');
  expect((await huilin('import', 'residents', at('none.csv'), '--dry-run', '--json')).code).toBe(1);
  expect((await huilin('import', 'residents', at('people.csv'), '--dry-run', '--mapping', at('none.csv'))).code).toBe(2);
});

test('fields the office added itself are known to an import, and to a dry run that asks the office', async () => {
  const office = await openTestOffice({ dataDir: at('fields') });
  const { customFieldId } = await office.as('clerk').residents.saveCustomField({ customFieldId: null, version: null, target: 'resident', name: '车牌', kind: 'text', choices: [], active: true });
  await office.close();
  const asClerk = { HUILIN_USER: 'clerk', HUILIN_PASSWORD: TEST_PASSWORD };
  await writeFile(at('cars.csv'), '姓名,身份证号,车牌\n张三,37029919520307101X,鲁B1\n');
  const dry = (...more: string[]): Promise<Ended> => run(program, ['import', 'residents', at('cars.csv'), '--dry-run', '--json', '--data', at('fields'), ...more], asClerk);
  const linesOf = (ended: Ended): unknown[] => ended.out.trim().split('\n').map((line) => JSON.parse(line) as unknown);
  const asked = await dry('--own-fields');
  expect([asked.code, linesOf(asked)[0], linesOf(asked)[2]]).toMatchObject([0, { mapping: { 车牌: 'custom:车牌' } }, { status: 'accept', values: { custom: { 车牌: '鲁B1' } } }]);
  expect(linesOf(await dry())[0]).toMatchObject({ mapping: { 车牌: 'ignore' } });
  expect((await run(program, ['import', 'residents', at('cars.csv'), '--dry-run', '--own-fields', '--data', at('nobody')], asClerk)).code).toBe(1);
  expect((await run(program, ['import', 'residents', at('cars.csv'), '--own-fields', '--data', at('fields')], asClerk)).code).toBe(2);
  const done = await run(program, ['import', 'residents', at('cars.csv'), '--json', '--data', at('fields')], asClerk);
  expect([done.code, json(done)]).toMatchObject([0, { newRows: 1 }]);
  await office.reopen();
  expect((await office.as('clerk').residents.customValues({ residentId: 1 })).values).toMatchObject([{ customFieldId, value: '鲁B1' }]);
  await office.close();
}, 60_000);

test('the crash writer acknowledges what was answered, and goes on where it is told', async () => {
  const first = await huilin('crash-writer', '--start', '1', '--count', '3', '--data', at('crash'));
  expect([first.code, first.out]).toEqual([0, 'ACK 1\nACK 2\nACK 3\n']);
  const again = await huilin('crash-writer', '--start', '3', '--count', '2', '--data', at('crash'));
  expect([again.code, again.out]).toEqual([0, 'ACK 3\nACK 4\n']);
});

test('serves until it is told to stop, and answers on loopback alone', async () => {
  const child = spawn(process.execPath, [program, 'serve', '--data', at('data'), '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve) => child.stdout.once('data', (chunk: Buffer) => resolve(String(chunk))));
  const { address } = JSON.parse(line) as { address: string };
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#key=[\w-]{43}$/);
  expect((await fetch(new URL('/', address))).status).toBe(200);
  expect(json(await run(program, ['backup', at('held.db'), '--data', at('data'), '--json']))).toMatchObject({ ok: false, code: 'database_locked', data: { pid: child.pid } });
  expect(await huilin('verify', '--data', at('data'), '--json')).toMatchObject({ code: 0 });
  child.kill('SIGTERM');
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
  expect((await readdir(at('data'))).filter((name) => /-(wal|shm)$|lock\.json$/.test(name))).toEqual([]);
}, 60_000);

describe('in the practice community', () => {
  let place = '';
  const as = (userName: string, ...args: readonly string[]): Promise<Ended> => asOn(undefined, userName, ...args);
  const asOn = (now: string | undefined, userName: string, ...args: readonly string[]): Promise<Ended> =>
    run(program, [...args, '--data', place, '--json'], { HUILIN_USER: userName, HUILIN_PASSWORD: '惠邻练习-2026-社区', ...(now === undefined ? {} : { HUILIN_NOW: now }) });
  beforeAll(async () => {
    const built = json(await huilin('demo', '--data', at('life'), '--json')) as { dataDir: string };
    place = built.dataDir;
  }, 180_000);

  test('four people take a batch from its list over the board to the approval; the maker cannot review it', async () => {
    const batchNo = 'W01-202610-1';
    const [made, posted, over] = ['2026-10-10T01:00:00.000Z', '2026-10-12T01:00:00.000Z', '2026-10-20T01:00:00.000Z'];
    expect(json(await asOn(made, 'jingban', 'batch', 'generate', '--programme', 'W01', '--month', '2026-10'))).toMatchObject({ batchNo, status: 'computed' });
    expect(json(await asOn(made, 'jingban', 'batch', 'submit', batchNo, '--comment', '请审核'))).toMatchObject({ status: 'submitted' });
    expect(await asOn(made, 'jingban', 'batch', 'review', batchNo)).toMatchObject({ code: 1 });
    expect(json(await asOn(made, 'shenhe', 'batch', 'review', batchNo))).toMatchObject({ status: 'reviewed' });
    expect(json(await asOn(over, 'zhuren', 'batch', 'approve', batchNo))).toMatchObject({ code: 'notice_needed' });
    expect(json(await asOn(posted, 'jingban', 'batch', 'post', batchNo, '--places', '社区公示栏'))).toMatchObject({ status: 'reviewed', notice: { state: 'running', until: '2026-10-19' } });
    expect(json(await asOn(over, 'zhuren', 'batch', 'approve', batchNo))).toMatchObject({ status: 'approved', voucherIds: [expect.any(Number)] });
    expect(json(await as('jingban', 'batch', 'show', batchNo))).toMatchObject({ batchNo, status: 'approved', maker: expect.any(String) as unknown });
    const roster = await as('jingban', 'export', 'roster', batchNo, '--out', at('roster.json'));
    const { rows } = json(roster) as { rows: number };
    expect((JSON.parse(readFileSync(at('roster.json'), 'utf8')) as { rows: unknown[] }).rows).toHaveLength(rows);
    expect((await as('jingban', 'export', 'batch', batchNo, '--out', at('batch.xlsx'))).code).toBe(0);
    expect((await as('jingban', 'export', 'batch', batchNo, '--out', at('batch.xlsx'))).code).toBe(1);
  }, 120_000);

  test('a roster is imported by who may', async () => {
    await writeFile(at('new.csv'), '姓名,身份证号\n张三,37029919520307101X\n');
    expect(json(await as('jingban', 'import', 'residents', at('new.csv')))).toMatchObject({ newRows: 1, heldRows: 0 });
    expect(json(await as('jingban', 'import', 'residents', at('new.csv')))).toMatchObject({ newRows: 0, unchangedRows: 1 });
    expect(json(await as('chuna', 'import', 'residents', at('new.csv')))).toMatchObject({ code: 'not_allowed' });
  }, 60_000);

  test.skipIf(findChromium() === undefined || !existsSync(join(root, 'dist/renderer/index.html')))('a roster is printed by the page of the screen', async () => {
    const ended = await as('jingban', 'print', 'roster', '1', '--pdf', at('roster.pdf'));
    expect([ended.code, ended.err]).toEqual([0, '']);
    expect(readFileSync(at('roster.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  }, 120_000);

  test('and all of it verifies', async () => {
    expect(await as('jiandu', 'verify')).toMatchObject({ code: 0 });
  }, 60_000);
});

test('finds the browser of the machine, the one that is named first', () => {
  expect(findChromium({ PATH: '' , CHROMIUM: process.execPath })).toBe(process.execPath);
  expect(findChromium({ PATH: folder })).not.toBe(folder);
});
