/** node-sqlite3 reports primary codes only, so the kind of a constraint comes out of the message. */
export type SqliteErrorKind = 'unique' | 'foreign_key' | 'not_null' | 'check' | 'trigger' | 'busy' | 'interrupted' | 'full' | 'read_only' | 'damaged' | 'other';

const BY_CODE: Readonly<Record<string, SqliteErrorKind>> = {
  SQLITE_BUSY: 'busy', SQLITE_INTERRUPT: 'interrupted', SQLITE_FULL: 'full', SQLITE_READONLY: 'read_only', SQLITE_CORRUPT: 'damaged', SQLITE_NOTADB: 'damaged',
};
const BY_CONSTRAINT: Readonly<Record<string, SqliteErrorKind>> = {
  UNIQUE: 'unique', 'FOREIGN KEY': 'foreign_key', 'NOT NULL': 'not_null', CHECK: 'check',
};

export class SqliteError extends Error {
  override readonly name = 'SqliteError';
  readonly code: string;
  readonly kind: SqliteErrorKind;
  /** 'table.column' of a UNIQUE or NOT NULL constraint. */
  readonly columns: readonly string[];
  readonly sql: string;
  constructor(cause: Error & { code?: string }, sql: string) {
    super(cause.message, { cause });
    this.code = cause.code ?? 'SQLITE_ERROR';
    this.sql = sql.slice(0, 400);
    const found = /^SQLITE_\w+: (?:(UNIQUE|FOREIGN KEY|NOT NULL|CHECK) constraint failed(?:: (.*))?)?/i.exec(cause.message);
    this.columns = found?.[2]?.split(', ') ?? [];
    this.kind = BY_CODE[this.code] ?? (this.code === 'SQLITE_CONSTRAINT' ? (BY_CONSTRAINT[found?.[1]?.toUpperCase() ?? ''] ?? 'trigger')
      : /disk is full|disk I\/O error/i.test(cause.message) ? 'full' : 'other');
  }
}
