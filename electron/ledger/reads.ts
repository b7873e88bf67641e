import type { QueryCreator, Transaction } from 'kysely';
import { sql, type RawBuilder } from 'kysely';
import type { Tables } from '#electron/database/schema.ts';

/** Anything that can be read from: the read-only database of a query or the transaction of a command. */
export type Reads = Pick<QueryCreator<Tables>, 'selectFrom'>;
/** The transaction of a command. */
export type Writes = Transaction<Tables>;

/** Runs one hand-written SELECT where the read-only database allows builders alone. Columns must have distinct names. */
export async function readRows<R extends object>(db: Reads, select: RawBuilder<unknown>): Promise<R[]> {
  return (await db.selectFrom(sql<R>`(${select})`.as('rows')).selectAll().execute()) as R[];
}
