/** Reading with SQL that the query builder cannot say, without giving up the read-only type of a query's database. */
import { sql, type QueryCreator, type RawBuilder } from 'kysely';
import type { ResidentId } from '#shared/ids.ts';
import type { Tables } from '#electron/database/schema.ts';

/** What a read needs: a query's read-only database or a command's transaction. */
export type Reader = Pick<QueryCreator<Tables>, 'selectFrom'>;

/** Rows of a SELECT. It stands as a subquery, so nothing but a SELECT can be written here. */
export async function readRows<Row>(db: Reader, select: RawBuilder<unknown>): Promise<Row[]> {
  const rows = await db.selectFrom(sql<Record<string, unknown>>`(${select})`.as('q')).selectAll('q').execute();
  return rows as unknown as Row[];
}

/** The first row, if any. */
export async function readRow<Row>(db: Reader, select: RawBuilder<unknown>): Promise<Row | undefined> {
  return (await readRows<Row>(db, select))[0];
}

/** The one number of a SELECT that names it `n`. */
export async function readNumber(db: Reader, select: RawBuilder<unknown>): Promise<number> {
  return (await readRow<{ n: number }>(db, select))?.n ?? 0;
}

/** All conditions at once; none = true. */
export function allOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql.join(conditions.map((condition) => sql`(${condition})`), sql` and `);
}

/** Any of the conditions; none = false. */
export function anyOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions.map((condition) => sql`(${condition})`), sql` or `)})`;
}

/** A list of values as a subquery: one parameter, whatever its length. */
export function listOf(values: readonly (string | number)[]): RawBuilder<unknown> {
  return sql`(select value from json_each(${JSON.stringify(values)}))`;
}

/** A resident and the entries merged into him, as a subquery: whatever was paid under any of them was paid to him. */
export function onePerson(residentId: RawBuilder<unknown> | number): RawBuilder<ResidentId> {
  return sql<ResidentId>`(select ${residentId} union all select id from residents where mergedIntoId = ${residentId})`;
}

/** The half-open range of texts that begin with `prefix`, for an index. */
export function beginsWith(column: RawBuilder<unknown>, prefix: string): RawBuilder<unknown> {
  // The greatest code point follows every continuation: 'zhang' <= x < 'zhang\u{10FFFF}'.
  return sql`(${column} >= ${prefix} and ${column} < ${`${prefix}\u{10FFFF}`})`;
}
