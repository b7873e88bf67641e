/**
 * Brings a database file to the newest schema. Not kysely's Migrator: on SQLite it opens no transaction and returns
 * errors instead of throwing them (docs/decisions/0003). Foreign keys off → one transaction over the pending
 * migrations, foreign_key_check, user_version → foreign keys on again. Old schema or new, never between.
 */
import { AppError } from '#shared/errors.ts';
import { failPoint } from '#electron/office/fail-points.ts';
import type { Migration } from './migrations/migration.ts';
import type { Sqlite3Connection } from './sqlite3-connection.ts';

/** 'Huil': tells an office's database from any other SQLite file. */
export const APPLICATION_ID = 0x4875696c;

export interface MigrationResult { readonly from: number; readonly to: number }

/** Applies what is pending and says from which to which number. Refuses a file from a newer program and migrations out of order. */
export async function migrate(connection: Sqlite3Connection, migrations: readonly Migration[]): Promise<MigrationResult> {
  assertAscending(migrations);
  const newest = migrations.at(-1)?.number ?? 0;
  const [row] = await connection.all<{ user_version: number }>('pragma user_version');
  const from = row?.user_version ?? 0;
  if (from > newest) throw new AppError('database_newer_than_app', { file: from, app: newest });
  const pending = migrations.filter((m) => m.number > from);
  if (pending.length === 0) return { from, to: from };

  await connection.exec('pragma foreign_keys = off');
  try {
    await connection.exec('begin immediate');
    let step = 'begin';
    try {
      for (const migration of pending) {
        step = `${migration.number}-${migration.name}`;
        for (const statement of migration.statements) await connection.exec(statement);
        failPoint('migrate.step');
      }
      step = 'foreign_key_check';
      const orphans = await connection.all<{ table: string; parent: string }>('pragma foreign_key_check');
      if (orphans.length > 0) throw new Error(`${orphans.length} rows of ${orphans[0]!.table} point at missing rows of ${orphans[0]!.parent}`);
      await connection.exec(`pragma application_id = ${APPLICATION_ID}`);
      await connection.exec(`pragma user_version = ${newest}`);
      failPoint('migrate.commit');
      await connection.exec('commit');
    } catch (error) {
      await connection.exec('rollback').catch(() => undefined);
      throw new AppError('migration_failed', { step, detail: error instanceof Error ? error.message : String(error) });
    }
  } finally {
    await connection.exec('pragma foreign_keys = on');
  }
  return { from, to: newest };
}

function assertAscending(migrations: readonly Migration[]): void {
  migrations.forEach((migration, index) => {
    const before = migrations[index - 1]?.number ?? 0;
    if (migration.number <= before) throw new Error(`migration ${migration.number}-${migration.name} stands after ${before}: numbers must rise`);
  });
}
