/**
 * The journal of a merge. Every row is written down as it was and as it becomes before it is touched; the database lets nothing else
 * through in tables that never change. Taking a merge back walks the journal from its end.
 */
import { createHash } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import { AppError } from '#shared/errors.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import type { MergeId } from './tables.ts';

type Value = string | number | Buffer | null;
export type Columns = Readonly<Record<string, Value>>;
/** The key's columns; almost always `{ id }`. */
export type Key = Readonly<Record<string, string | number>>;
export interface Step { readonly seq: number; readonly tableName: string; readonly rowKey: string; readonly act: 'update' | 'insert' | 'delete'; readonly before: string | null; readonly after: string | null }

const keyText = (key: Key): string => (Object.keys(key).join() === 'id' ? String(key['id']) : JSON.stringify(key));
const keyOf = (text: string): Key => (text.startsWith('{') ? (JSON.parse(text) as Key) : { id: Number(text) });
const whereKey = (key: Key): RawBuilder<unknown> => sql.join(Object.entries(key).map(([column, value]) => sql`${sql.ref(column)} = ${value}`), sql` and `);

/** Bytes as hexadecimal: ciphertext stays ciphertext in the journal. */
function encode(columns: Columns): string {
  return JSON.stringify(columns, (_key, value: unknown) => (isBytes(value) ? { hex: Buffer.from(value.data).toString('hex') } : value));
}
const isBytes = (value: unknown): value is { type: 'Buffer'; data: number[] } => typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'Buffer';
function decode(text: string): Columns {
  const raw = JSON.parse(text) as Record<string, string | number | null | { hex: string }>;
  return Object.fromEntries(Object.entries(raw).map(([column, value]) => [column, value !== null && typeof value === 'object' ? Buffer.from(value.hex, 'hex') : value]));
}

async function readWhole(db: Reader, table: string, key: Key): Promise<Columns | undefined> {
  return readRow<Columns>(db, sql`select * from ${sql.table(table)} where ${whereKey(key)}`);
}
async function change(context: CommandContext, table: string, key: Key, set: Columns): Promise<void> {
  await sql`update ${sql.table(table)} set ${sql.join(Object.entries(set).map(([column, value]) => sql`${sql.ref(column)} = ${value}`))} where ${whereKey(key)}`.execute(context.trx);
}
async function add(context: CommandContext, table: string, row: Columns): Promise<void> {
  await sql`insert into ${sql.table(table)} (${sql.join(Object.keys(row).map((column) => sql.ref(column)))}) values (${sql.join(Object.values(row))})`.execute(context.trx);
}
async function remove(context: CommandContext, table: string, key: Key): Promise<void> {
  await sql`delete from ${sql.table(table)} where ${whereKey(key)}`.execute(context.trx);
}

/** Writes while a merge is done. */
export class Journal {
  readonly #context: CommandContext;
  readonly #mergeId: MergeId;
  #seq = 0;

  constructor(context: CommandContext, mergeId: MergeId) {
    this.#context = context;
    this.#mergeId = mergeId;
  }

  get steps(): number {
    return this.#seq;
  }

  /** Changes the columns that differ; nothing is written when none does. */
  async update(table: string, key: Key, set: Columns): Promise<void> {
    const row = await readWhole(this.#context.trx, table, key);
    if (row === undefined) throw new Error(`${table} ${keyText(key)} is gone`);
    const changed = Object.keys(set).filter((column) => encode({ v: row[column] ?? null }) !== encode({ v: set[column] ?? null }));
    if (changed.length === 0) return;
    const pick = (from: Columns): Columns => Object.fromEntries(changed.map((column) => [column, from[column] ?? null]));
    await this.#write(table, key, 'update', pick(row), pick(set));
    await change(this.#context, table, key, pick(set));
  }

  /** A new row with the id that comes next. */
  async insert(table: string, row: Columns): Promise<number> {
    const next = await readRow<{ id: number }>(this.#context.trx, sql`select coalesce(max(id), 0) + 1 as id from ${sql.table(table)}`);
    const id = (row['id'] as number | undefined) ?? next?.id ?? 1;
    const whole = { ...row, id };
    await this.#write(table, { id }, 'insert', null, whole);
    await add(this.#context, table, whole);
    return id;
  }

  /** A new row of a table whose key are its columns. */
  async insertKeyed(table: string, row: Key): Promise<void> {
    await this.#write(table, row, 'insert', null, row);
    await add(this.#context, table, row);
  }

  async remove(table: string, key: Key): Promise<void> {
    const row = await readWhole(this.#context.trx, table, key);
    if (row === undefined) return;
    await this.#write(table, key, 'delete', row, null);
    await remove(this.#context, table, key);
  }

  /** Closes the journal with the number of rows that point at both entries now. */
  async seal(counts: Readonly<Record<string, number>>): Promise<void> {
    const hash = hashOf(await readSteps(this.#context.trx, this.#mergeId));
    await this.#context.trx.insertInto('mergeSeals').values({ mergeId: this.#mergeId, steps: this.#seq, hash, counts: JSON.stringify(counts) }).execute();
  }

  async #write(tableName: string, key: Key, act: Step['act'], before: Columns | null, after: Columns | null): Promise<void> {
    this.#seq += 1;
    await this.#context.trx.insertInto('mergeSteps').values({
      mergeId: this.#mergeId, seq: this.#seq, tableName, rowKey: keyText(key), act, before: before === null ? null : encode(before), after: after === null ? null : encode(after),
    }).execute();
  }
}

export async function readSteps(db: Reader, mergeId: MergeId): Promise<Step[]> {
  return readRows<Step>(db, sql`select seq, tableName, rowKey, act, before, after from mergeSteps where mergeId = ${mergeId} order by seq`);
}

/** SHA-256 over the steps in their order. */
export function hashOf(steps: readonly Step[]): string {
  const hash = createHash('sha256');
  for (const step of steps) hash.update(`${JSON.stringify([step.seq, step.tableName, step.rowKey, step.act, step.before, step.after])}\n`);
  return hash.digest('hex');
}

/** Walks the journal backwards. Refuses `merge_built_on` where a row is no longer as the merge left it. */
export async function walkBack(context: CommandContext, mergeId: MergeId): Promise<number> {
  const steps = await readSteps(context.trx, mergeId);
  for (const step of steps.toReversed()) {
    const key = keyOf(step.rowKey);
    if (step.act === 'delete') {
      await add(context, step.tableName, decode(step.before ?? '{}'));
      continue;
    }
    const now = await readWhole(context.trx, step.tableName, key);
    const after = decode(step.after ?? '{}');
    const same = now !== undefined && Object.entries(after).every(([column, value]) => encode({ v: now[column] ?? null }) === encode({ v: value }));
    if (!same) throw new AppError('merge_built_on', { what: step.tableName, rows: 1 });
    if (step.act === 'insert') await remove(context, step.tableName, key);
    else await change(context, step.tableName, key, decode(step.before ?? '{}'));
  }
  return steps.length;
}

/**
 * How many rows of each table point at these entries and, when both are volunteers, at either volunteer: what came after a merge shows in the
 * difference. Of one volunteer it does not matter, for he goes back with what he did since.
 */
export async function countReferences(db: Reader, ids: readonly number[]): Promise<Record<string, number>> {
  const ofResidents = await readColumns(db, 'residents', sql`m.name not like 'duplicate%' and m.name <> 'merges'`);
  const counts = await countIn(db, ofResidents, ids);
  const volunteers = await readRows<{ id: number }>(db, sql`select id from volunteers where residentId in (select value from json_each(${JSON.stringify(ids)}))`);
  if (volunteers.length < 2) return counts;
  const ofVolunteers = await readColumns(db, 'volunteers', sql`m.name <> 'hourSums'`);
  return { ...counts, ...(await countIn(db, ofVolunteers, volunteers.map((row) => row.id))) };
}

interface Pointing { readonly table: string; readonly column: string }
async function readColumns(db: Reader, at: 'residents' | 'volunteers', but: RawBuilder<unknown>): Promise<Pointing[]> {
  return readRows<Pointing>(db, sql`select m.name as "table", f."from" as "column" from sqlite_schema m join pragma_foreign_key_list(m.name) f where m.type = 'table' and f."table" = ${at} and ${but} order by 1, 2`);
}
async function countIn(db: Reader, columns: readonly Pointing[], ids: readonly number[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { table, column } of columns) {
    const row = await readRow<{ n: number }>(db, sql`select count(*) as n from ${sql.table(table)} where ${sql.ref(column)} in (select value from json_each(${JSON.stringify(ids)}))`);
    counts[`${table}.${column}`] = row?.n ?? 0;
  }
  return counts;
}
