/** Kysely on node-sqlite3: a pool of one (the writer) or of a few (the readers) connections. */
import {
  CompiledQuery, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler,
  type DatabaseConnection, type DatabaseIntrospector, type Dialect, type DialectAdapter, type Driver, type Kysely, type QueryCompiler, type TransactionSettings,
} from 'kysely';
import type { Sqlite3Connection } from './sqlite3-connection.ts';

class Sqlite3Driver implements Driver {
  readonly #idle: Sqlite3Connection[];
  readonly #waiting: ((connection: Sqlite3Connection) => void)[] = [];
  constructor(connections: readonly Sqlite3Connection[]) {
    this.#idle = [...connections];
  }
  async init(): Promise<void> {}
  acquireConnection(): Promise<DatabaseConnection> {
    const free = this.#idle.pop();
    return free ? Promise.resolve(free) : new Promise((resolve) => this.#waiting.push(resolve));
  }
  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const next = this.#waiting.shift();
    if (next) next(connection as Sqlite3Connection);
    else this.#idle.push(connection as Sqlite3Connection);
  }
  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(settings.accessMode === 'read only' ? 'begin deferred' : 'begin immediate'));
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw('rollback'));
    } catch (error) {
      // SQLite rolls back by itself when the disk is full or a statement was interrupted.
      if (!/no transaction is active/.test(String(error))) throw error;
    }
  }
  /** The connections are closed by `open.ts`, which made them. */
  async destroy(): Promise<void> {}
}

class Sqlite3Adapter extends SqliteAdapter {
  /** The driver keeps its own queue: one connection for the writer, several for the readers. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

export class Sqlite3Dialect implements Dialect {
  readonly #connections: readonly Sqlite3Connection[];
  constructor(connections: readonly Sqlite3Connection[]) {
    this.#connections = connections;
  }
  createAdapter(): DialectAdapter {
    return new Sqlite3Adapter();
  }
  createDriver(): Driver {
    return new Sqlite3Driver(this.#connections);
  }
  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(db);
  }
  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler();
  }
}
