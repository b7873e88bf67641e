import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Office } from '#electron/office/open-office.ts';
import { openTestOffice, TEST_PASSWORD, testClock, type TestOffice } from '#electron/testing/open-test-office.ts';
import { BACKUP_FOLDER } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

let test: TestOffice;
let scratch: string;
beforeEach(async () => {
  test = await openTestOffice();
  scratch = await mkdtemp(join(tmpdir(), 'huilin-restore-'));
});
afterEach(async () => {
  await test.close();
  await rm(scratch, { recursive: true, force: true });
});

const backupFile = async (): Promise<string> => join(test.dataDir, BACKUP_FOLDER, (await test.as('clerk').office.makeBackup({})).fileName);

describe('a backup', () => {
  it('restores to an office with the same rows, users and chain', async () => {
    const file = await backupFile();
    const rows = await test.sql.selectFrom('auditRows').select('hash').orderBy('seq').execute();
    const manifest = await restoreBackup(file, join(scratch, 'new'), test.clock.now());
    const office = await Office.open({ dataDir: join(scratch, 'new'), clock: testClock(), passwordCostLog2: 10 });
    expect(await office.core.database.reader.selectFrom('auditRows').select('hash').orderBy('seq').execute()).toEqual(rows.slice(0, manifest.headSeq));
    expect(await office.answer({ method: 'session.signIn', input: { userName: 'clerk', password: TEST_PASSWORD } })).toMatchObject({ ok: true });
    await office.close();
  });

  it('is listed newest first, kept up to the number set, and makes a .part nobody lists', async () => {
    await test.as('administrator').office.saveSettings({ idleMinutes: 10, passwordLeast: 12, backupsKept: 2 });
    for (let i = 0; i < 3; i++) {
      test.clock.set(`2026-09-08T0${i + 2}:00:00.000Z`);
      await backupFile();
    }
    await writeFile(join(test.dataDir, BACKUP_FOLDER, 'huilin-20260908-090000.db.part'), 'half');
    const { backups } = await test.as('clerk').office.backups({});
    expect(backups.map((b) => [b.fileName, b.sound])).toEqual([['huilin-20260908-040000.db', true], ['huilin-20260908-030000.db', true]]);
  });

  it('that was changed, cut, or lost its manifest is refused and leaves no office', async () => {
    const file = await backupFile();
    const bytes = await readFile(file);
    const target = join(scratch, 'target');
    const tryRestore = (from: string): Promise<unknown> => restoreBackup(from, target, test.clock.now());
    const damaged = join(scratch, 'damaged.db');
    for (const at of [30, 5000, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = changed[at]! ^ 0x40;
      await writeFile(damaged, changed);
      await copyFile(`${file}.json`, `${damaged}.json`);
      await expect(tryRestore(damaged)).rejects.toMatchObject({ code: 'backup_bad' });
    }
    await writeFile(damaged, bytes.subarray(0, bytes.length - 4096));
    await expect(tryRestore(damaged)).rejects.toMatchObject({ code: 'backup_bad' });
    await rm(`${damaged}.json`);
    await expect(tryRestore(damaged)).rejects.toMatchObject({ code: 'backup_bad' });
    expect(await readdir(target).catch(() => [])).toEqual([]);
  });

  it('is never restored over an office', async () => {
    const file = await backupFile();
    await expect(restoreBackup(file, test.dataDir, test.clock.now())).rejects.toMatchObject({ code: 'folder_not_empty' });
  });
});
