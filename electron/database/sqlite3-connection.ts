/**
 * One connection of node-sqlite3 behind promises. The only file, with the dialect, that knows the driver: it is
 * unmaintained upstream, and this is the wall behind which it could be exchanged. It answers the driver's traps:
 * bigint and undefined would bind NULL without a word, a failed prepare would drop queued calls, `.get` would leave
 * a read transaction open.
 */
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { DeleteQueryNode, InsertQueryNode, RawNode, UpdateQueryNode } from 'kysely';
import sqlite3 from 'sqlite3';
import { SqliteError } from './sqlite-error.ts';

type Bindable = string | number | Buffer | null;

export interface ConnectionConfig {
  readonly fileName: string;
  readonly readOnly?: boolean;
  /** Statements run once after opening. */
  readonly onOpen?: readonly string[];
}

const BUSY_TIMEOUT_MS = 5000;
const CACHED_STATEMENTS = 200;
/** Longer statements are built per call and would only push the others out of the cache. */
const LONGEST_CACHED_SQL = 8192;

/** What node-sqlite3 can bind; throws for what it would silently turn into NULL or text. */
export function toBindable(value: unknown): Bindable {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`cannot bind ${value}`);
      return value;
    case 'boolean':
      return value ? 1 : 0;
    case 'bigint':
      if (value < -(2n ** 63n) || value >= 2n ** 63n) throw new TypeError('bigint does not fit 64 bits');
      return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value.toString();
    case 'object':
      if (value === null) return null;
      if (Buffer.isBuffer(value)) return value;
      if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
      break;
    default:
  }
  throw new TypeError(`cannot bind a value of type ${value === undefined ? 'undefined' : Object.prototype.toString.call(value)}`);
}

export class Sqlite3Connection implements DatabaseConnection {
  readonly #db: sqlite3.Database;
  readonly #statements = new Map<string, sqlite3.Statement>();
  private constructor(db: sqlite3.Database) {
    this.#db = db;
  }

  static async open(config: ConnectionConfig): Promise<Sqlite3Connection> {
    const mode = (config.readOnly ? sqlite3.OPEN_READONLY : sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE) | sqlite3.OPEN_FULLMUTEX;
    const db = await new Promise<sqlite3.Database>((resolve, reject) => {
      const opened = new sqlite3.Database(config.fileName, mode, (error) => (error ? reject(new SqliteError(error, `open ${config.fileName}`)) : resolve(opened)));
    });
    db.configure('busyTimeout', BUSY_TIMEOUT_MS);
    const connection = new Sqlite3Connection(db);
    try {
      for (const sql of config.onOpen ?? []) await connection.exec(sql);
    } catch (error) {
      await connection.close();
      throw error;
    }
    return connection;
  }

  exec(sql: string): Promise<void> {
    return new Promise((resolve, reject) => this.#db.exec(sql, (error) => (error ? reject(new SqliteError(error, sql)) : resolve())));
  }

  /** All rows of a statement that is not built by kysely: pragmas and checks. */
  all<R>(sql: string, parameters: readonly unknown[] = []): Promise<R[]> {
    return new Promise((resolve, reject) => {
      this.#db.all<R>(sql, parameters.map(toBindable), (error, rows) => (error ? reject(new SqliteError(error, sql)) : resolve(rows)));
    });
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { sql } = query;
    const parameters = query.parameters.map(toBindable);
    const cached = sql.length <= LONGEST_CACHED_SQL;
    const statement = cached ? await this.#cachedStatement(sql) : await this.#prepare(sql);
    try {
      return returnsRows(query) ? await allRows<R>(statement, parameters, sql) : await runOnce<R>(statement, parameters, sql);
    } catch (error) {
      if (cached && this.#statements.delete(sql)) statement.finalize();
      throw error;
    } finally {
      if (!cached) statement.finalize();
    }
  }

  async *streamQuery<R>(query: CompiledQuery, chunkSize = 1000): AsyncIterableIterator<QueryResult<R>> {
    // Everything at once: the house pages by key instead of streaming, and a half-read statement would hold a read lock.
    const { rows } = await this.executeQuery<R>(query);
    for (let at = 0; at < rows.length; at += chunkSize) yield { rows: rows.slice(at, at + chunkSize) };
  }

  /** Kysely calls this when an AbortSignal fires. */
  async cancelQuery(): Promise<void> {
    this.#db.interrupt();
  }

  async close(): Promise<void> {
    for (const statement of this.#statements.values()) statement.finalize();
    this.#statements.clear();
    await new Promise<void>((resolve, reject) => this.#db.close((error) => (error ? reject(new SqliteError(error, 'close')) : resolve())));
  }

  #prepare(sql: string): Promise<sqlite3.Statement> {
    return new Promise((resolve, reject) => {
      const statement: sqlite3.Statement = this.#db.prepare(sql, (error: Error | null) => (error ? reject(new SqliteError(error, sql)) : resolve(statement)));
    });
  }

  async #cachedStatement(sql: string): Promise<sqlite3.Statement> {
    const hit = this.#statements.get(sql);
    if (hit) {
      this.#statements.delete(sql);
      this.#statements.set(sql, hit);
      return hit;
    }
    const statement = await this.#prepare(sql);
    this.#statements.set(sql, statement);
    if (this.#statements.size > CACHED_STATEMENTS) {
      const [oldest] = this.#statements.entries();
      if (oldest) {
        this.#statements.delete(oldest[0]);
        oldest[1].finalize();
      }
    }
    return statement;
  }
}

function allRows<R>(statement: sqlite3.Statement, parameters: readonly Bindable[], sql: string): Promise<QueryResult<R>> {
  // .all steps to the end; .get on a kept statement would leave its read transaction open.
  return new Promise((resolve, reject) => {
    statement.all<R>(parameters, (error: Error | null, rows: R[]) => (error ? reject(new SqliteError(error, sql)) : resolve({ rows })));
  });
}

function runOnce<R>(statement: sqlite3.Statement, parameters: readonly Bindable[], sql: string): Promise<QueryResult<R>> {
  return new Promise((resolve, reject) => {
    statement.run(parameters, function ran(this: sqlite3.RunResult, error: Error | null) {
      if (error) reject(new SqliteError(error, sql));
      else resolve({ rows: [], numAffectedRows: BigInt(this.changes), insertId: BigInt(this.lastID) });
    });
  });
}

function returnsRows(query: CompiledQuery): boolean {
  const node = query.query;
  if (InsertQueryNode.is(node) || UpdateQueryNode.is(node) || DeleteQueryNode.is(node)) return node.returning !== undefined;
  if (RawNode.is(node)) return /^\s*(select|values|pragma|explain)\b/i.test(query.sql) || (/^\s*with\b/i.test(query.sql) && !/\b(insert|update|delete)\b/i.test(query.sql)) || /\breturning\b/i.test(query.sql);
  return node.kind === 'SelectQueryNode';
}
