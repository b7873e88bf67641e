/** kill −9 at any moment loses nothing that was answered and leaves nothing half done (R01). The seed is printed. */
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleWriter } from '#electron/testing/bundle-writer.ts';
import { openTestOffice, testClock } from '#electron/testing/open-test-office.ts';
import { Office } from './open-office.ts';

const SOURCE = fileURLToPath(new URL('../testing/crash-writer.ts', import.meta.url));
let writer: string;
beforeAll(async () => { writer = await bundleWriter(SOURCE); }, 60_000);
afterAll(() => rm(dirname(writer), { recursive: true, force: true }));
const KILLS = Number(process.env['HUILIN_KILLS'] ?? 200);

/** Writes until it is killed after `ms` from its first line; returns the highest number it acknowledged. */
function writeAndKill(dataDir: string, start: number, ms: number, fail?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, dataDir, String(start)], { env: { ...process.env, HUILIN_FAIL: fail ?? '', NODE_NO_WARNINGS: '1' } });
    let said = '';
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (said === '' && !fail) setTimeout(() => child.kill('SIGKILL'), ms);
      said += String(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => { complaint += String(chunk); });
    child.on('close', () => {
      const last = [...said.matchAll(/ACK (\d+)\n/g)].at(-1)?.[1];
      if (!said.includes('READY') && !fail) reject(new Error(complaint));
      else resolve(last ? Number(last) : start - 1);
    });
  });
}

describe('an office killed while it writes', () => {
  it(`keeps every answered act and no half one, over ${KILLS} kills`, async () => {
    const test = await openTestOffice({ users: [] });
    await test.office.close();
    const seed = Date.now() % 100_000;
    console.log(`seed ${seed}`);
    let random = seed;
    const next = (): number => (random = (random * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
    let acknowledged = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      acknowledged = Math.max(acknowledged, await writeAndKill(test.dataDir, acknowledged + 1, next() * 120));
      if (kill % 20 !== 19 && kill !== KILLS - 1) continue;
      const office = await Office.open({ dataDir: test.dataDir, clock: testClock(), passwordCostLog2: 10 });
      const users = await office.core.database.reader.selectFrom('users').select(['id', 'userName']).where('userName', 'like', 'u%').orderBy('id').execute();
      const names = new Set(users.map((user) => user.userName));
      for (let k = 1; k <= acknowledged; k++) if (!names.has(`u${k}`)) throw new Error(`act ${k} was answered and is gone`);
      const roles = await office.core.database.reader.selectFrom('userRoles').select('userId').execute();
      for (const user of users) expect(roles.filter((role) => role.userId === user.id).length).toBe(2);
      const audited = await office.core.database.reader.selectFrom('auditRows').select('seq').where('method', '=', 'office.addUser').execute();
      expect(audited.length).toBe(users.length);
      // One act may have been written and not yet answered when the kill came.
      acknowledged = Math.max(acknowledged, users.length);
      await office.close();
    }
    expect(acknowledged).toBeGreaterThan(KILLS / 4);
    await test.close();
  }, 1_800_000);

  it.each(['command.begin:2', 'command.commit:2', 'command.done:2'])('at %s keeps the old state or the new one', async (fail) => {
    const test = await openTestOffice({ users: [] });
    await test.office.close();
    const answered = await writeAndKill(test.dataDir, 1, 0, fail);
    const office = await Office.open({ dataDir: test.dataDir, clock: testClock(), passwordCostLog2: 10 });
    const users = await office.core.database.reader.selectFrom('users').select('id').where('userName', 'like', 'u%').execute();
    expect(users.length).toBe(fail.startsWith('command.done') ? answered + 1 : answered);
    await office.close();
    await test.close();
  });

  it('lets exactly one of many starts in, and the next one in at once after a kill', async () => {
    const test = await openTestOffice({ users: [] });
    await test.office.close();
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => Office.open({ dataDir: test.dataDir, clock: testClock() })));
    const open = tries.filter((t) => t.status === 'fulfilled');
    expect(open.length).toBe(1);
    expect(tries.flatMap((t) => (t.status === 'rejected' ? [(t.reason as { code: string }).code] : []))).toEqual(Array.from({ length: 7 }, () => 'database_locked'));
    await open[0]!.value.close();
    await writeAndKill(test.dataDir, 1, 5);
    const after = await Office.open({ dataDir: test.dataDir, clock: testClock() });
    await after.close();
    await test.close();
  });
});
