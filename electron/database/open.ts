/**
 * Opens an office's database: one connection that writes, two that read. Every pragma is set and read back, the engine's
 * version is asserted, and a file that is not an office's, is damaged, or is newer than the program is refused.
 */
import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import { AppError } from '#shared/errors.ts';
import { DATABASE_FILE } from './data-folder.ts';
import { APPLICATION_ID, migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/list.ts';
import type { Migration } from './migrations/migration.ts';
import type { Tables } from './schema.ts';
import { Sqlite3Connection } from './sqlite3-connection.ts';
import { Sqlite3Dialect } from './sqlite3-dialect.ts';
import { SqliteError } from './sqlite-error.ts';

export interface OpenDatabase {
  readonly reader: ReadonlyKysely<Tables>;
  readonly writer: Kysely<Tables>;
  /** The writing connection itself, for backups and checks. Null in a read-only office. */
  readonly writing: Sqlite3Connection | null;
  readonly reading: Sqlite3Connection;
  readonly readOnly: boolean;
  readonly migratedFrom: number | null;
  close(): Promise<void>;
}

const READERS = 2;
/** pragma → the value it must read back as. */
const PRAGMAS: Readonly<Record<string, number>> = {
  synchronous: 2, foreign_keys: 1, recursive_triggers: 1, secure_delete: 1, trusted_schema: 0, cell_size_check: 1, mmap_size: 0, temp_store: 2,
};
/** Pages the writing connection keeps: a batch reads the register and writes its lines over and over; SQLite's own 2 MB fetch them anew each time. */
const WRITER_CACHE_KB = 65_536;
/** 3.7.0 to 3.51.2 can corrupt a WAL when it is reset while another connection checkpoints. */
const LEAST_SQLITE = [3, 51, 3] as const;

export interface OpenOptions {
  readonly readOnly?: boolean;
  /** Copies the file before pending migrations run. */
  readonly beforeMigration?: (from: number, connection: Sqlite3Connection) => Promise<void>;
  readonly migrations?: readonly Migration[];
}

export async function openDatabase(dataDir: string, options: OpenOptions = {}): Promise<OpenDatabase> {
  const fileName = join(dataDir, DATABASE_FILE);
  const migrations = options.migrations ?? MIGRATIONS;
  const opened: Sqlite3Connection[] = [];
  try {
    let writing: Sqlite3Connection | null = null;
    let migratedFrom: number | null = null;
    if (!options.readOnly) {
      writing = await Sqlite3Connection.open({ fileName });
      opened.push(writing);
      await assertEngine(writing);
      await assertOurs(writing);
      const [mode] = await writing.all<{ journal_mode: string }>('pragma journal_mode = wal');
      if (mode?.journal_mode !== 'wal') throw new Error(`journal mode is ${mode?.journal_mode}`);
      await setPragmas(writing);
      const [version] = await writing.all<{ user_version: number }>('pragma user_version');
      const from = version?.user_version ?? 0;
      const newest = migrations.at(-1)?.number ?? 0;
      if (from > 0 && from < newest) await options.beforeMigration?.(from, writing);
      const result = await migrate(writing, migrations);
      if (result.from !== result.to) migratedFrom = result.from;
      await setPragmas(writing);
      await writing.exec(`pragma cache_size = -${WRITER_CACHE_KB}`);
    }
    const readers: Sqlite3Connection[] = [];
    for (let i = 0; i < READERS; i++) {
      const reader = await Sqlite3Connection.open({ fileName, readOnly: true });
      opened.push(reader);
      if (!writing) await assertOurs(reader);
      await setPragmas(reader);
      readers.push(reader);
    }
    const reading = await Sqlite3Connection.open({ fileName, readOnly: true });
    opened.push(reading);
    await setPragmas(reading);
    await quickCheck(reading);
    const pool = new Kysely<Tables>({ dialect: new Sqlite3Dialect(readers) });
    return {
      reader: readingFrom(pool), writer: writing ? new Kysely<Tables>({ dialect: new Sqlite3Dialect([writing]) }) : pool,
      writing, reading, readOnly: writing === null, migratedFrom,
      close: () => closeAll(opened),
    };
  } catch (error) {
    await closeAll(opened).catch(() => undefined);
    throw refusalOf(error);
  }
}

/** The same database or transaction for a function that only reads: nothing else of it can be called there. */
export function readingFrom(db: Kysely<Tables>): ReadonlyKysely<Tables> {
  return db as unknown as ReadonlyKysely<Tables>;
}

/** Readers first: the last writer to close empties the WAL into the file. */
async function closeAll(connections: readonly Sqlite3Connection[]): Promise<void> {
  for (const connection of connections.toReversed()) await connection.close();
}

async function assertEngine(connection: Sqlite3Connection): Promise<void> {
  const [row] = await connection.all<{ v: string }>('select sqlite_version() as v');
  const parts = (row?.v ?? '0').split('.').map(Number);
  const at = LEAST_SQLITE.findIndex((least, i) => (parts[i] ?? 0) !== least);
  if (at >= 0 && (parts[at] ?? 0) < LEAST_SQLITE[at]!) throw new Error(`SQLite ${row?.v} is too old`);
}

async function assertOurs(connection: Sqlite3Connection): Promise<void> {
  const [id] = await connection.all<{ application_id: number }>('pragma application_id');
  const [count] = await connection.all<{ n: number }>('select count(*) as n from sqlite_schema');
  // A fresh file has neither; anything else without our mark is somebody else's database.
  if (id?.application_id === APPLICATION_ID || (id?.application_id === 0 && count?.n === 0)) return;
  throw new AppError('database_foreign', { detail: `application id ${id?.application_id}` });
}

async function setPragmas(connection: Sqlite3Connection): Promise<void> {
  for (const [name, value] of Object.entries(PRAGMAS)) {
    await connection.exec(`pragma ${name} = ${value}`);
    const [row] = await connection.all<Record<string, number>>(`pragma ${name}`);
    if (row && Object.values(row)[0] !== value) throw new Error(`pragma ${name} reads ${Object.values(row)[0]}, not ${value}`);
  }
}

async function quickCheck(connection: Sqlite3Connection): Promise<void> {
  const [row] = await connection.all<{ quick_check: string }>('pragma quick_check(1)');
  if (row?.quick_check !== 'ok') throw new AppError('database_damaged', { detail: row?.quick_check ?? 'quick_check gave no answer' });
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof SqliteError)) return error;
  if (error.kind === 'damaged') return new AppError('database_damaged', { detail: error.message });
  if (error.kind === 'busy') return new AppError('database_locked', { pid: null, since: null });
  if (error.kind === 'full') return new AppError('disk_full', {});
  return error;
}
