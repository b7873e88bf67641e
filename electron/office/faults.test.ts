/** Faults of the machine: power cuts, a full disk, an update cut short; and what may lie on the disk in clear. */
import { spawn } from 'node:child_process';
import { copyFile, mkdtemp, readdir, readFile, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day } from '#shared/days.ts';
import { DATABASE_FILE } from '#electron/database/data-folder.ts';
import { MIGRATIONS } from '#electron/database/migrations/list.ts';
import { openDatabase } from '#electron/database/open.ts';
import { openTestOffice, TEST_PASSWORD, testClock, type TestOffice } from '#electron/testing/open-test-office.ts';
import { pdfPaper } from '#electron/testing/papers.ts';
import { Office } from './open-office.ts';

let test: TestOffice;
let scratch: string;
beforeEach(async () => {
  test = await openTestOffice();
  scratch = await mkdtemp(join(tmpdir(), 'huilin-faults-'));
});
afterEach(async () => {
  await test.close();
  await rm(scratch, { recursive: true, force: true });
});

const addUser = (k: number): Promise<unknown> => test.as('administrator').office.addUser({ userName: `u${k}`, staffId: null, staffName: `人员${k}`, roles: ['clerk', 'reviewer'] });

describe('a power cut', () => {
  it('leaves a prefix of what was done, wherever the log of the database is cut', async () => {
    await test.token('administrator');
    await test.office.core.database.writing!.exec('pragma wal_checkpoint(truncate)');
    for (let k = 1; k <= 12; k++) await addUser(k);
    const source = join(test.dataDir, DATABASE_FILE);
    const { size } = await stat(`${source}-wal`);
    const cuts = Array.from({ length: 60 }, (_, i) => Math.floor((size * i) / 59));
    const seen = new Set<number>();
    for (const cut of cuts) {
      const file = join(scratch, DATABASE_FILE);
      for (const ending of ['', '-wal', '-shm']) await rm(file + ending, { force: true });
      await copyFile(source, file);
      await copyFile(`${source}-wal`, `${file}-wal`);
      await truncate(`${file}-wal`, cut);
      const database = await openDatabase(scratch);
      const users = await database.reader.selectFrom('users').select('userName').where('userName', 'like', 'u%').orderBy('id').execute();
      expect(users.map((user) => user.userName)).toEqual(Array.from({ length: users.length }, (_, i) => `u${i + 1}`));
      const roles = await database.reader.selectFrom('userRoles').innerJoin('users', 'users.id', 'userRoles.userId').select('role').where('userName', 'like', 'u%').execute();
      const audited = await database.reader.selectFrom('auditRows').select('seq').where('method', '=', 'office.addUser').execute();
      expect([roles.length, audited.length]).toEqual([users.length * 2, users.length]);
      seen.add(users.length);
      await database.close();
    }
    expect(seen.has(0) && seen.has(12)).toBe(true);
  });

  it('that took acts with it is noticed at the next start, with their number', async () => {
    await test.token('administrator');
    await test.office.core.database.writing!.exec('pragma wal_checkpoint(truncate)');
    const source = join(test.dataDir, DATABASE_FILE);
    await copyFile(source, join(scratch, 'before.db'));
    for (let k = 1; k <= 3; k++) await addUser(k);
    await test.office.close();
    await copyFile(join(scratch, 'before.db'), source);
    await expect(Office.open({ dataDir: test.dataDir, clock: testClock() })).rejects.toMatchObject({ code: 'database_behind', data: { missingActs: 3 } });
  });
});

describe('a full disk', () => {
  it('refuses what is new, keeps what there is, and goes on when there is room again', async () => {
    await addUser(1);
    const { writing, reading } = test.office.core.database;
    const [pages] = await reading.all<{ page_count: number }>('pragma page_count');
    await writing!.exec(`pragma max_page_count = ${pages!.page_count + 1}`);
    let code = '';
    for (let k = 2; k < 400 && code === ''; k++) code = await addUser(k).then(() => '', (error: { code: string }) => error.code);
    expect(code).toBe('disk_full');
    const users = await test.as('administrator').office.users({});
    expect(users.users.some((user) => user.userName === 'u1')).toBe(true);
    expect((await readdir(test.dataDir)).includes('reserve.bin')).toBe(false);
    await writing!.exec('pragma max_page_count = 1000000');
    await addUser(900);
    expect(await test.as('administrator').office.verify({})).toMatchObject({ sound: true });
  });
});

describe('an update cut short', () => {
  const OPENER = fileURLToPath(new URL('../testing/crash-writer.ts', import.meta.url));
  it.each(MIGRATIONS.slice(1).map((m, i) => [`after step ${m.number}`, `migrate.step:${i + 1}`]).concat([['before the commit', 'migrate.commit:1']]))('%s leaves the old schema, and the next start completes it', async (_what, fail) => {
    const old = await openDatabase(scratch, { migrations: MIGRATIONS.slice(0, 1) });
    await old.writing!.exec(`insert into staff (name, createdAt) values ('甲', '2026-09-08T01:00:00.000Z')`);
    await old.close();
    await new Promise((resolve) => spawn(process.execPath, [OPENER, scratch, '1'], { env: { ...process.env, HUILIN_FAIL: fail, NODE_NO_WARNINGS: '1' } }).on('close', resolve));
    const between = await openDatabase(scratch, { migrations: MIGRATIONS.slice(0, 1) });
    expect(await between.reading.all('select name from staff')).toEqual([{ name: '甲' }]);
    expect(await between.reading.all('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    await between.close();
    const done = await openDatabase(scratch);
    expect(await done.reading.all('pragma user_version')).toEqual([{ user_version: MIGRATIONS.at(-1)!.number }]);
    await done.close();
  });

  it('makes a copy of the office before it changes anything', async () => {
    await test.office.close();
    const database = await openDatabase(test.dataDir);
    await database.close();
    const { Sqlite3Connection } = await import('#electron/database/sqlite3-connection.ts');
    // The same file as an older program left it: the newest step's number is taken back, and its tables with it.
    const before = await Sqlite3Connection.open({ fileName: join(test.dataDir, DATABASE_FILE) });
    await before.exec('pragma user_version = 10');
    await before.close();
    await expect(Office.open({ dataDir: test.dataDir, clock: testClock() })).rejects.toMatchObject({ code: 'migration_failed' });
    expect((await readdir(join(test.dataDir, 'backups'))).filter((name) => name.startsWith('before-update-from-10-')).length).toBe(1);
  });
});

describe('on the disk', () => {
  const ID = '370299195203071052';
  const CARD = '6217000000000000012';
  const withCheck = async (): Promise<string> => {
    const { checkDigit } = await import('#shared/citizen-id.ts');
    return ID.slice(0, 17) + checkDigit(ID.slice(0, 17));
  };

  it('no ID number, account or password stands in clear, in any file, while the office runs or after', async () => {
    const idNumber = await withCheck();
    const clerk = test.as('clerk');
    const { residentId } = await clerk.residents.saveResident({
      residentId: null, version: null, person: { name: '宋秀兰', sex: '1', birthDate: day('1952-03-07'), idKind: 'citizenId', idNumber },
      bankAccount: { kind: 'card', number: CARD, bankName: '银行', bankCode: '', holderName: '', holderRelation: '' },
    });
    await clerk.residents.reveal({ target: { what: 'idNumber', residentId }, reason: '核对身份' });
    await clerk.residents.list({ search: idNumber });
    await expect(clerk.residents.saveResident({ residentId: null, version: null, person: { name: '宋秀兰', sex: '1', birthDate: null, idKind: 'citizenId', idNumber } })).rejects.toMatchObject({ code: 'id_number_taken' });
    const paper = test.office.receiveFile(await test.token('clerk'), `户口簿${idNumber}.pdf`, pdfPaper(`${idNumber} ${CARD}`));
    if (!paper.ok) throw new Error(paper.code);
    const { scanId } = await clerk.scans.add({ ownerKind: 'resident', ownerId: residentId, label: 'householdBook', note: idNumber, fileId: paper.value.fileId });
    await clerk.scans.open({ scanId });
    await clerk.office.makeBackup({});
    const look = async (): Promise<string[]> => {
      const hits: string[] = [];
      const entries = await readdir(test.dataDir, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      // Database, log, backup with its manifest, and the sealed scan in both places.
      expect(files.filter((file) => file.includes('scans')).length).toBe(2);
      for (const file of files) {
        const bytes = await readFile(file).catch(() => Buffer.alloc(0));
        for (const secret of [idNumber, CARD, TEST_PASSWORD]) if (file.includes(secret) || bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'utf16le'))) hits.push(`${file}: ${secret}`);
      }
      return hits;
    };
    expect(await look()).toEqual([]);
    await test.office.close();
    expect(await look()).toEqual([]);
  });

  it('reading a secret leaves one line in the log, without the secret', async () => {
    const idNumber = await withCheck();
    const clerk = test.as('clerk');
    const { residentId } = await clerk.residents.saveResident({ residentId: null, version: null, person: { name: '宋秀兰', sex: '1', birthDate: null, idKind: 'citizenId', idNumber } });
    for (let i = 0; i < 5; i++) expect((await clerk.residents.reveal({ target: { what: 'idNumber', residentId }, reason: '核对' })).value).toBe(idNumber);
    const rows = await test.sql.selectFrom('auditRows').select(['subject', 'detail']).where('method', '=', 'residents.reveal').execute();
    expect(rows.length).toBe(5);
    expect(JSON.stringify(await test.sql.selectFrom('auditRows').selectAll().execute())).not.toContain(idNumber);
  });

  it('a file handed to the screen lies in memory only', async () => {
    const token = await test.token('clerk');
    const held = test.office.receiveFile(token, '名册.xlsx', Buffer.from('a roster in clear'));
    expect(held.ok).toBe(true);
    for (const name of await readdir(test.dataDir)) {
      const bytes = await readFile(join(test.dataDir, name)).catch(() => Buffer.alloc(0));
      expect(bytes.includes('a roster in clear')).toBe(false);
    }
  });
});
