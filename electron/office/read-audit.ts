import { sql } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { officeContract } from '#shared/office/contract.ts';
import type { Tables } from '#electron/database/schema.ts';

type Spec = (typeof officeContract)['audit'];

/** Audit rows, newest first, a page at a time by sequence; `from` and `to` are days in China. */
export async function readAudit(db: ReadonlyKysely<Tables>, input: InputOf<Spec>): Promise<OutputOf<Spec>> {
  let query = db.selectFrom('auditRows');
  if (input.userName) query = query.where('userName', '=', input.userName);
  if (input.method) query = query.where(sql<boolean>`substr(method, 1, ${input.method.length}) = ${input.method}`);
  if (input.subject) query = query.where('subject', '=', input.subject);
  if (input.from) query = query.where(sql<boolean>`date(at, '+8 hours') >= ${input.from}`);
  if (input.to) query = query.where(sql<boolean>`date(at, '+8 hours') <= ${input.to}`);
  const { total } = await query.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  if (input.beforeSeq !== undefined) query = query.where('seq', '<', input.beforeSeq);
  const rows = await query.select(['seq', 'at', 'userName', 'staffName', 'method', 'subject', 'detail']).orderBy('seq', 'desc').limit(input.limit).execute();
  return { rows: rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as Record<string, string | number | boolean | null> })), total };
}
