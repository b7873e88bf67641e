/** Scans in backups: copied once, proved at restoring, none lost unnoticed. */
import { mkdtemp, readdir, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ResidentId } from '#shared/ids.ts';
import { Office } from '#electron/office/open-office.ts';
import { verifyOffice } from '#electron/office/verify-office.ts';
import { scanPath } from '#electron/scans/scan-store.ts';
import { openTestOffice, TEST_PASSWORD, testClock, type TestOffice } from '#electron/testing/open-test-office.ts';
import { pngPaper } from '#electron/testing/papers.ts';
import { copyBackup } from './copy-backup.ts';
import { BACKUP_FOLDER } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

let test: TestOffice;
let scratch: string;
let residentId: ResidentId;
beforeEach(async () => {
  test = await openTestOffice({ users: ['administrator', 'clerk'] });
  scratch = await mkdtemp(join(tmpdir(), 'huilin-scans-'));
  ({ residentId } = await test.as('clerk').residents.saveResident({ residentId: null, version: null, person: { name: '宋秀兰', sex: '2', birthDate: null, idKind: 'other', idNumber: 'P00000001' } }));
});
afterEach(async () => {
  await test.close();
  await rm(scratch, { recursive: true, force: true });
});

async function add(mark: string): Promise<{ sha256: string; scanId: number }> {
  const held = test.office.receiveFile(await test.token('clerk'), `${mark}.png`, pngPaper(mark));
  if (!held.ok) throw new Error(held.code);
  return test.as('clerk').scans.add({ ownerKind: 'resident', ownerId: residentId, label: 'idCard', fileId: held.value.fileId });
}
const backups = (): string => join(test.dataDir, BACKUP_FOLDER);
async function back(at: string): Promise<{ file: string; scans: number; scansMissing: number }> {
  test.clock.set(at);
  const made = await test.as('clerk').office.makeBackup({});
  return { ...made, file: join(backups(), made.fileName) };
}
const target = (): string => join(scratch, 'restored');

it('a restored office has every scan, sound and readable', async () => {
  const { scanId } = await add('一');
  await add('二');
  const { file, scans, scansMissing } = await back('2026-09-08T02:00:00.000Z');
  expect([scans, scansMissing]).toEqual([2, 0]);
  await restoreBackup(file, target(), test.clock.now());
  const office = await Office.open({ dataDir: target(), clock: testClock(), passwordCostLog2: 10 });
  const signedIn = await office.answer({ method: 'session.signIn', input: { userName: 'clerk', password: TEST_PASSWORD } });
  const { token } = (signedIn as unknown as { value: { token: string } }).value;
  const opened = await office.answer({ method: 'scans.open', input: { scanId }, token });
  expect(opened).toMatchObject({ ok: true });
  const given = office.giveFile(token, (opened as unknown as { value: { fileId: string } }).value.fileId);
  expect(given.ok && given.value.bytes.equals(pngPaper('一'))).toBe(true);
  expect(await verifyOffice(office.core)).toMatchObject({ sound: true, counted: { scanFiles: 2 } });
  await office.close();
});

it('a file is copied once, however many backups speak of it; two places do not depend on each other', async () => {
  const { sha256 } = await add('一');
  await back('2026-09-08T02:00:00.000Z');
  const before = await stat(scanPath(backups(), sha256));
  await add('二');
  await back('2026-09-08T03:00:00.000Z');
  const after = await stat(scanPath(backups(), sha256));
  expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  expect(after.ino).not.toBe((await stat(scanPath(test.dataDir, sha256))).ino);
});

it('a backup with a scan missing or changed beside it is refused, and nothing is written', async () => {
  const { sha256 } = await add('一');
  const { file } = await back('2026-09-08T02:00:00.000Z');
  const path = scanPath(backups(), sha256);
  const sound = await readFile(path);
  await writeFile(path, sound.with(20, sound[20]! ^ 1));
  await expect(restoreBackup(file, target(), test.clock.now())).rejects.toMatchObject({ code: 'backup_bad' });
  await unlink(path);
  await expect(restoreBackup(file, target(), test.clock.now())).rejects.toMatchObject({ code: 'backup_bad' });
  expect(await readdir(target()).catch(() => [])).toEqual([]);
});

it('a scan lost in the office stops no backup: its number is told, an older copy is kept, and the rest is restored', async () => {
  const kept = await add('一');
  await back('2026-09-08T02:00:00.000Z');
  await unlink(scanPath(test.dataDir, kept.sha256));
  const lost = await add('二');
  await unlink(scanPath(test.dataDir, lost.sha256));
  const { file, scans, scansMissing } = await back('2026-09-08T03:00:00.000Z');
  expect([scans, scansMissing]).toEqual([2, 1]);
  await restoreBackup(file, target(), test.clock.now());
  const office = await Office.open({ dataDir: target(), clock: testClock(), passwordCostLog2: 10 });
  const { faults } = await verifyOffice(office.core);
  expect(faults.map((fault) => fault.detail)).toEqual([expect.stringContaining(`${lost.sha256}: the file is missing`)]);
  await office.close();
});

it('a copy on a stick has its scans beside it and restores from there', async () => {
  const { sha256 } = await add('一');
  const { file } = await back('2026-09-08T02:00:00.000Z');
  const stick = join(scratch, 'office.db');
  await copyBackup(file, stick);
  expect((await readFile(scanPath(scratch, sha256))).length).toBeGreaterThan(0);
  await restoreBackup(stick, target(), test.clock.now());
  expect(await readFile(scanPath(target(), sha256))).toEqual(await readFile(scanPath(test.dataDir, sha256)));
});
