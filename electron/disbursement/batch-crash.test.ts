/**
 * kill −9 in the middle of making, approving, sending, answering, ticking off, booking and closing a batch, at named points and at random ones: the
 * office is as before or as after, proves sound, and the same act asked for again does it once. The seed is printed.
 */
import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Office } from '#electron/office/open-office.ts';
import { verifyOffice } from '#electron/office/verify-office.ts';
import { bundleWriter } from '#electron/testing/bundle-writer.ts';
import { testClock } from '#electron/testing/open-test-office.ts';
import { openWelfareOffice, TEST_PEOPLE, type Standing } from '#electron/testing/welfare-office.ts';

const SOURCE = fileURLToPath(new URL('../testing/batch-writer.ts', import.meta.url));
const KILLS = Number(process.env['HUILIN_KILLS'] ?? 2);
/** Of the time of a whole process, what lies between its being ready and its end. */
const ACT_PART = 0.2;
let writer: string;
let scratch: string;

interface Act { readonly user: string; readonly method: string; readonly input: object; readonly answer?: boolean }
/** The folder as it is before the act, and the act. */
const acts = new Map<string, Act>();
const of = ({ batchId, version }: Standing): Standing => ({ batchId, version });

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'huilin-batch-crash-'));
  const [bundle, office] = await Promise.all([bundleWriter(SOURCE), openWelfareOffice(TEST_PEOPLE)]);
  writer = bundle;
  const keep = async (name: string, act: Act): Promise<void> => {
    await office.office.close();
    await cp(office.dataDir, join(scratch, name), { recursive: true });
    await office.reopen();
    acts.set(name, act);
  };
  await keep('generate', { user: 'clerk', method: 'disbursement.generate', input: { programmeId: office.w01, benefitMonth: '2026-08' } });
  const made = await office.generate(office.w01, '2026-08');
  await keep('submit', { user: 'clerk', method: 'disbursement.submit', input: of(made) });
  const reviewed = of(await office.as('reviewer').disbursement.review(of(await office.as('clerk').disbursement.submit(of(made)))));
  await keep('approve', { user: 'director', method: 'disbursement.approve', input: reviewed });
  const approved = of(await office.as('director').disbursement.approve(reviewed));
  await keep('export', { user: 'cashier', method: 'disbursement.exportToBank', input: { ...approved, profileCode: 'generic-csv' } });
  const sent = of(await office.as('cashier').disbursement.exportToBank({ ...approved, profileCode: 'generic-csv' }));
  const answer = ['备注,金额,处理结果,失败原因', ...[1, 2, 3, 4].map((n) => `W01-202608-1#${n},100.00,${n === 3 ? '失败,户名不符' : '成功,'}`)].join('\r\n');
  await writeFile(join(scratch, 'answer.csv'), answer);
  await keep('result', { user: 'cashier', method: 'disbursement.importResult', input: { ...sent, profileCode: 'generic-csv' }, answer: true });
  const paid = of(await office.as('cashier').disbursement.importResult({ ...sent, fileId: await office.upload('cashier', '回盘.csv', Buffer.from(answer)), profileCode: 'generic-csv' }));
  await keep('close', { user: 'cashier', method: 'disbursement.closeBatch', input: paid });
  const cash = await office.approve(await office.generate(office.w01, '2026-07', { payBy: 'cash' }));
  const { lines } = await office.as('cashier').disbursement.lines({ batchId: cash.batchId });
  await keep('tick', { user: 'cashier', method: 'paying.handOut', input: { batchId: cash.batchId, lineId: lines[0]!.lineId } });
  await keep('payCash', { user: 'cashier', method: 'disbursement.payCash', input: cash });
  for (const line of lines) await office.as('cashier').paying.handOut({ batchId: cash.batchId, lineId: line.lineId });
  const { version } = await office.as('cashier').disbursement.show({ batchId: cash.batchId });
  await keep('book', { user: 'cashier', method: 'paying.bookDesk', input: { batchId: cash.batchId, version } });
  await office.close();
}, 120_000);
afterAll(async () => {
  await rm(scratch, { recursive: true, force: true });
  await rm(dirname(writer), { recursive: true, force: true });
});

/** Does the act in a process of its own; killed at `fail`, or `ms` after it was ready. */
function run(dataDir: string, act: Act, how: { fail?: string | undefined; ms?: number } = {}): Promise<string> {
  const args = [writer, dataDir, act.user, act.method, JSON.stringify(act.input), 'crash-act-0001', ...(act.answer === true ? [join(scratch, 'answer.csv')] : [])];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env: { ...process.env, HUILIN_FAIL: how.fail ?? '', NODE_NO_WARNINGS: '1' } });
    let said = '';
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (said === '' && how.ms !== undefined) setTimeout(() => child.kill('SIGKILL'), how.ms);
      said += String(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => { complaint += String(chunk); });
    child.on('close', (code, signal) => {
      if (signal === null && code !== 0) reject(new Error(complaint));
      else resolve(signal === null ? said.replace('READY\n', '').trim() : signal);
    });
  });
}

/** Everything an act on a batch writes, without what is sealed anew each time. */
const TABLES = ['batches', 'batchLines', 'batchDecisions', 'batchSignatures', 'batchVouchers', 'bankExports', 'bankExportLines', 'bankResults', 'bankResultLines', 'handouts', 'batchClosings', 'batchProgress', 'programmeMonths', 'gridMonths', 'personYears', 'vouchers', 'voucherLines', 'accountMonths'];
interface State { readonly rows: string; readonly acts: number }
async function state(dataDir: string, method: string, wholly = true): Promise<State> {
  const office = await Office.open({ dataDir, clock: testClock(), passwordCostLog2: 10 });
  try {
    expect(wholly ? (await verifyOffice(office.core)).faults : []).toEqual([]);
    const rows: string[] = [];
    for (const table of TABLES) {
      const { rows: found } = await sql<Record<string, unknown>>`select * from ${sql.table(table)} order by 1, 2`.execute(office.core.database.writer);
      rows.push(`${table}: ${found.map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).filter(([name]) => !name.endsWith('Sealed') && name !== 'fingerprint')))).join('\n')}`);
    }
    const audited = await office.core.database.reader.selectFrom('auditRows').select('seq').where('method', '=', method).execute();
    return { rows: rows.join('\n\n'), acts: audited.length };
  } finally {
    await office.close();
  }
}

let copies = 0;
async function copyOf(name: string): Promise<string> {
  copies += 1;
  const dir = join(scratch, `copy-${copies}`);
  await cp(join(scratch, name), dir, { recursive: true });
  return dir;
}

/** Before and after the act done in peace, and how long a program needs for it. */
const known = new Map<string, { before: State; after: State; ms: number }>();
async function peace(name: string, act: Act): Promise<{ before: State; after: State; ms: number }> {
  const told = known.get(name);
  if (told !== undefined) return told;
  const dir = await copyOf(name);
  const before = await state(dir, act.method);
  const begun = performance.now();
  expect(await run(dir, act)).toBe('DONE');
  const made = { before, ms: performance.now() - begun, after: await state(dir, act.method) };
  expect(made.after.rows).not.toBe(before.rows);
  known.set(name, made);
  return made;
}

/** Killed once: nothing or all of it; asked for again: once. */
async function killed(name: string, how: { fail?: string; part?: number }): Promise<'before' | 'after'> {
  const act = acts.get(name)!;
  const { before, after, ms } = await peace(name, act);
  const dir = await copyOf(name);
  const ended = await run(dir, act, { fail: how.fail, ...(how.part === undefined ? {} : { ms: how.part * ms * ACT_PART }) });
  // At a named point it is one of two states that were proved already; at a random one it is proved itself.
  const found = await state(dir, act.method, how.part !== undefined);
  const where = found.rows === before.rows ? 'before' : 'after';
  expect(found).toEqual(where === 'before' ? before : after);
  expect(ended === 'DONE' && where === 'before').toBe(false);
  expect(how.fail === undefined || ended === 'SIGKILL').toBe(true);
  expect(await run(dir, act)).toBe('DONE');
  // The bank's answer comes as a new act, which finds its file loaded: another row of the log, and nothing else.
  expect((await state(dir, act.method, false)).rows).toBe(after.rows);
  await rm(dir, { recursive: true, force: true });
  return where;
}

const POINTS: Readonly<Record<string, readonly string[]>> = {
  generate: ['batch.lock:1', 'batch.lines:1', 'batch.compute:1'], submit: ['batch.submit:1'], approve: ['batch.approve:1', 'batch.voucher:1'], export: ['batch.export:1'],
  result: ['batch.result:1', 'batch.voucher:1', 'batch.voucher:2', 'batch.result:2'], tick: ['batch.payCash:1', 'desk.tick:1'], payCash: ['desk.book:1', 'batch.voucher:1'], book: ['desk.book:1', 'batch.voucher:1', 'batch.payCash:1'], close: ['batch.close:1'],
};

describe.each(Object.entries(POINTS))('%s', (name, points) => {
  test.each([...points, 'command.commit:1'])('killed at %s: nothing of it', async (fail) => { expect(await killed(name, { fail })).toBe('before'); });
  test('killed after the commit, before the answer: all of it, and once', async () => { expect(await killed(name, { fail: 'command.done:1' })).toBe('after'); });
  test(`killed at ${KILLS} random moments`, async () => {
    let random = Date.now() % 100_000;
    console.log(`seed ${random}`);
    const next = (): number => (random = (random * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
    for (let n = 0; n < KILLS; n += 1) expect(['before', 'after']).toContain(await killed(name, { part: next() }));
  });
});
