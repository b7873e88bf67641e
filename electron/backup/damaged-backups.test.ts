/** No damaged copy is taken for a backup, whatever is wrong with it; none that was cut short is ever listed (R12). The seed is printed. */
import { cpSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { BACKUP_FOLDER, listBackups } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

const points = vi.hoisted(() => ({ pass: (_point: string): void => undefined }));
vi.mock('#electron/office/fail-points.ts', () => ({ failPoint: (point: string) => points.pass(point) }));

let office: TestOffice;
let scratch: string;
beforeEach(async () => {
  office = await openTestOffice();
  scratch = await mkdtemp(join(tmpdir(), 'huilin-backups-'));
});
afterEach(async () => {
  points.pass = () => undefined;
  await office.close();
  await rm(scratch, { recursive: true, force: true });
});

const makeBackup = async (): Promise<string> => join(office.dataDir, BACKUP_FOLDER, (await office.as('clerk').office.makeBackup({})).fileName);

test('three hundred damaged copies: not one is restored, and nothing is written', async () => {
  const file = await makeBackup();
  const sound = await readFile(file);
  const manifest = await readFile(`${file}.json`, 'utf8');
  const seed = Date.now() % 100_000;
  console.log(`seed ${seed}`);
  let random = seed;
  const next = (below: number): number => {
    random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((random / 2_147_483_648) * below);
  };
  const damages: readonly ((bytes: Buffer) => Buffer)[] = [
    (bytes) => { const at = next(bytes.length); bytes[at] = bytes[at]! ^ (1 << next(8)); return bytes; },
    (bytes) => bytes.subarray(0, next(bytes.length)),
    (bytes) => bytes.fill(0, next(bytes.length - 4096), bytes.length - next(4096)),
    (bytes) => Buffer.concat([bytes, Buffer.alloc(1 + next(4096))]),
  ];
  const damaged = join(scratch, 'huilin-damaged.db');
  const target = join(scratch, 'target');
  const found: string[] = [];
  for (let n = 0; n < 300; n++) {
    const bytes = damages[n % damages.length]!(Buffer.from(sound));
    if (bytes.equals(sound)) continue;
    await writeFile(damaged, bytes);
    await writeFile(`${damaged}.json`, manifest);
    found.push(await restoreBackup(damaged, target, office.clock.now()).then(() => 'restored', (error: { code: string }) => error.code));
  }
  expect(found.length).toBeGreaterThan(290);
  expect(new Set(found)).toEqual(new Set(['backup_bad']));
  expect(await readdir(target).catch(() => [])).toEqual([]);
}, 60_000);

test.each(['backup.copied', 'backup.scans', 'backup.manifest'])('a program that ends at %s leaves nothing that is listed as a backup', async (wanted) => {
  await makeBackup();
  const before = (await listBackups(office.dataDir)).map((backup) => backup.fileName);
  // The folder as a power cut at this point would leave it.
  points.pass = (point) => { if (point === wanted) cpSync(join(office.dataDir, BACKUP_FOLDER), join(scratch, BACKUP_FOLDER), { recursive: true }); };
  office.clock.set('2026-09-09T01:00:00.000Z');
  await makeBackup();
  const left = await readdir(join(scratch, BACKUP_FOLDER));
  expect(left.filter((name) => name.endsWith('.part')).length).toBeGreaterThan(0);
  expect((await listBackups(scratch)).map((backup) => [backup.fileName, backup.sound])).toEqual(before.map((name) => [name, true]));
  // What a cut-short run left stands in nobody's way.
  await copyFile(join(scratch, BACKUP_FOLDER, left.find((name) => name.endsWith('.part'))!), join(office.dataDir, BACKUP_FOLDER, 'huilin-20260910-010000.db.part'));
  office.clock.set('2026-09-10T01:00:00.000Z');
  await makeBackup();
  expect((await listBackups(office.dataDir)).every((backup) => backup.sound)).toBe(true);
});
