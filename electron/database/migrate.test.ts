import { mkdtemp, rm, writeFile, mkdir, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testClock } from '#electron/testing/open-test-office.ts';
import { Office } from '#electron/office/open-office.ts';
import { DATABASE_FILE, lockFolder } from './data-folder.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/list.ts';
import type { Migration } from './migrations/migration.ts';
import { openDatabase } from './open.ts';
import { Sqlite3Connection, toBindable } from './sqlite3-connection.ts';

let dir: string;
beforeEach(async () => { dir = await mkdtemp(join(tmpdir(), 'huilin-db-')); });
afterEach(() => rm(dir, { recursive: true, force: true }));

const parents: Migration = {
  number: 10, name: 'parents',
  statements: [
    'create table parents (id integer primary key, name text not null) strict',
    'create table children (id integer primary key, parentId integer not null references parents (id) on delete cascade) strict',
    `insert into parents values (1, 'a')`, 'insert into children values (1, 1)',
  ],
};
const open = (): Promise<Sqlite3Connection> => Sqlite3Connection.open({ fileName: join(dir, 'x.db'), onOpen: ['pragma foreign_keys = on'] });
const shape = async (connection: Sqlite3Connection): Promise<unknown> => [
  await connection.all('pragma user_version'), await connection.all('pragma foreign_keys'),
  await connection.all('select name from sqlite_schema order by name'), await connection.all('select * from children'),
];

/** Steps that offices have already. A step that is put among them would never be taken there: `user_version` knows the last one alone. */
const TAKEN = [10, 20, 30, 40, 50, 55, 60, 70, 80, 85, 90, 95, 100, 105, 106, 107, 108, 110, 111, 112, 113, 114, 115, 120, 121, 122, 123, 128, 130, 131, 132, 133, 140, 142, 160, 200, 210, 212, 214, 220];

describe('migrations', () => {
  it('are never put before one that offices have taken', () => {
    expect(MIGRATIONS.map((step) => step.number).filter((number) => number <= TAKEN.at(-1)!)).toEqual(TAKEN);
  });

  it.each<[string, string[]]>([
    ['throws half way', ['create table extra (id integer primary key) strict', 'insert into extra values (1)', 'select nonsense from nowhere']],
    ['leaves orphans behind', ['create table extra (id integer primary key) strict', 'delete from parents']],
    ['breaks a CHECK', [`create table extra (n integer check (n > 0)) strict`, 'insert into extra values (-1)']],
  ])('that %s leaves the old schema, version and rows', async (_what, statements) => {
    const connection = await open();
    await migrate(connection, [parents]);
    const before = await shape(connection);
    await expect(migrate(connection, [parents, { number: 20, name: 'bad', statements }])).rejects.toMatchObject({ code: 'migration_failed' });
    expect(await shape(connection)).toEqual(before);
    await connection.close();
  });

  it('that rebuild a parent table keep its children', async () => {
    const connection = await open();
    await migrate(connection, [parents]);
    await migrate(connection, [parents, {
      number: 20, name: 'rebuild',
      statements: [
        'create table newParents (id integer primary key, name text not null, note text) strict', 'insert into newParents select id, name, null from parents',
        'drop table parents', 'alter table newParents rename to parents',
      ],
    }]);
    expect(await connection.all('select count(*) as n from children')).toEqual([{ n: 1 }]);
    expect(await connection.all('pragma foreign_keys')).toEqual([{ foreign_keys: 1 }]);
    await connection.close();
  });

  it('refuse a file from a newer program, and numbers that do not rise', async () => {
    const connection = await open();
    await migrate(connection, [parents, { number: 20, name: 'b', statements: [] }]);
    await expect(migrate(connection, [parents])).rejects.toMatchObject({ code: 'database_newer_than_app', data: { file: 20, app: 10 } });
    await expect(migrate(connection, [{ ...parents, number: 20 }, parents])).rejects.toThrow(/numbers must rise/);
    await connection.close();
  });

  it('are in order and bring an empty file to a schema without faults', async () => {
    expect(MIGRATIONS.map((m) => m.number)).toEqual(MIGRATIONS.map((m) => m.number).toSorted((a, b) => a - b));
    const database = await openDatabase(dir);
    expect(await database.reading.all('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    const loose = await database.reading.all(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and sql not like '%strict%'`);
    expect(loose).toEqual([]);
    await database.close();
  });
});

describe('an opened database', () => {
  it('has every pragma set on every connection', async () => {
    const database = await openDatabase(dir);
    for (const connection of [database.writing!, database.reading]) {
      const values: Record<string, unknown> = {};
      for (const name of ['journal_mode', 'synchronous', 'foreign_keys', 'recursive_triggers', 'secure_delete', 'trusted_schema', 'cell_size_check', 'mmap_size', 'temp_store']) {
        const [row] = await connection.all<Record<string, unknown>>(`pragma ${name}`);
        values[name] = Object.values(row ?? {})[0];
      }
      expect(values).toMatchObject({ journal_mode: 'wal', synchronous: 2, foreign_keys: 1, recursive_triggers: 1, secure_delete: 1, trusted_schema: 0, cell_size_check: 1, temp_store: 2 });
    }
    await database.close();
  });

  it.each([
    ['a bigint within 53 bits', 5n, 5], ['true', true, 1], ['null', null, null], ['bytes', new Uint8Array([1, 2]), Buffer.from([1, 2])],
  ])('binds %s', (_what, value, bound) => expect(toBindable(value)).toEqual(bound));

  it.each([['undefined', undefined], ['an object', {}], ['NaN', Number.NaN], ['a date', new Date(0)], ['a function', () => 1]])('refuses to bind %s', (_what, value) => {
    expect(() => toBindable(value)).toThrow(TypeError);
  });
});

describe('a data folder', () => {
  it('with an empty, foreign or missing database is never a new office', async () => {
    const tryOpen = (): Promise<unknown> => Office.open({ dataDir: dir, clock: testClock() });
    await writeFile(join(dir, DATABASE_FILE), '');
    await expect(tryOpen()).rejects.toMatchObject({ code: 'database_damaged' });
    await writeFile(join(dir, DATABASE_FILE), 'this is not a database, it is a text that is long enough to be read as one'.repeat(200));
    await expect(tryOpen()).rejects.toMatchObject({ code: 'database_damaged' });
    await rm(join(dir, DATABASE_FILE));
    await mkdir(join(dir, 'backups'));
    await expect(tryOpen()).rejects.toMatchObject({ code: 'database_foreign' });
    await rm(join(dir, 'backups'), { recursive: true });
    const foreign = await Sqlite3Connection.open({ fileName: join(dir, DATABASE_FILE) });
    await foreign.exec('create table diary (id integer primary key)');
    await foreign.close();
    await expect(tryOpen()).rejects.toMatchObject({ code: 'database_foreign' });
  });

  it('that is truncated is refused as damaged, untouched', async () => {
    const office = await Office.open({ dataDir: dir, clock: testClock(), passwordCostLog2: 10 });
    await office.setUp({ officeName: '办公室', communityName: '社区', userName: 'a', staffName: '甲', password: 'correct horse 7 staple' });
    await office.close();
    await truncate(join(dir, DATABASE_FILE), 20_000);
    await expect(Office.open({ dataDir: dir, clock: testClock() })).rejects.toMatchObject({ code: 'database_damaged' });
  });

  it('is held by one process at a time, and free again after it', async () => {
    const lock = await lockFolder(dir, '2026-09-08T01:00:00.000Z');
    await expect(lockFolder(dir, 'x')).rejects.toMatchObject({ code: 'database_locked', data: { pid: process.pid, since: '2026-09-08T01:00:00.000Z' } });
    await lock.release();
    await (await lockFolder(dir, 'y')).release();
  });

  it('opens read-only when it cannot be written, and every command says so', async () => {
    const first = await Office.open({ dataDir: dir, clock: testClock(), passwordCostLog2: 10 });
    await first.setUp({ officeName: '办公室', communityName: '社区', userName: 'a', staffName: '甲', password: 'correct horse 7 staple' });
    await first.close();
    const office = await Office.open({ dataDir: dir, clock: testClock(), readOnly: true });
    const reply = await office.answer({ method: 'session.signIn', input: { userName: 'a', password: 'correct horse 7 staple' } });
    if (!reply.ok) throw new Error(reply.code);
    const { token } = reply.value as { token: string };
    expect(await office.answer({ method: 'office.users', input: {}, token })).toMatchObject({ ok: true });
    expect(await office.answer({ method: 'office.saveSettings', token, input: { idleMinutes: 5, passwordLeast: 12, backupsKept: 3 } })).toMatchObject({ code: 'read_only' });
    expect(await office.answer({ method: 'session.state', input: {}, token })).toMatchObject({ value: { readOnly: true } });
    await office.close();
  });
});
