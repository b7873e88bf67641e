/** One office for one data folder, however many programs are started on it (R08): real processes, the system's own lock. */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestOffice, testClock, type TestOffice } from '#electron/testing/open-test-office.ts';
import { Office } from './open-office.ts';

const WRITER = fileURLToPath(new URL('../testing/crash-writer.ts', import.meta.url));
const STARTS = 20;

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice({ users: [] });
  await office.office.close();
});
afterAll(() => office.close());

interface Start { readonly child: ChildProcess; readonly outcome: Promise<'opened' | 'refused'>; complaint: string }

/** A program on the folder: it opened the office, or it ended with what it complains of. */
function start(): Start {
  const child = spawn(process.execPath, [WRITER, office.dataDir, '1'], { env: { ...process.env, HUILIN_FAIL: '', NODE_NO_WARNINGS: '1' } });
  const started: Start = {
    child, complaint: '',
    outcome: new Promise((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => { if (String(chunk).includes('READY')) resolve('opened'); });
      child.stderr.on('data', (chunk: Buffer) => { started.complaint += String(chunk); });
      child.once('close', () => resolve('refused'));
    }),
  };
  return started;
}

test(`of ${STARTS} processes at once exactly one opens the office, and the next one can after a kill`, async () => {
  const starts = Array.from({ length: STARTS }, start);
  try {
    const outcomes = await Promise.all(starts.map((each) => each.outcome));
    expect(outcomes.filter((outcome) => outcome === 'opened')).toHaveLength(1);
    const refused = starts.filter((_, at) => outcomes[at] === 'refused');
    expect(refused.map((each) => /database_locked/.test(each.complaint))).toEqual(refused.map(() => true));

    const holder = starts[outcomes.indexOf('opened')]!.child;
    const gone = new Promise((resolve) => { holder.once('close', resolve); });
    holder.kill('SIGKILL');
    await gone;
    const next = await Office.open({ dataDir: office.dataDir, clock: testClock(), passwordCostLog2: 10 });
    await next.close();
  } finally {
    for (const each of starts) each.child.kill('SIGKILL');
  }
}, 120_000);
