/** Everything a database holds, for tests that say "as it was before". */
import { sql } from 'kysely';
import { readRows } from '#electron/residents/read-rows.ts';
import type { TestOffice } from './open-test-office.ts';

/** Logs, and when somebody last signed in: they grow by every act, and by taking an act back. */
const LOGS = /^(auditRows|actReplies|fieldChanges|signInCounters|users|merges|mergeSteps|mergeSeals|mergeUndos|duplicateDecisions|duplicateSearches|sqlite_.*)$/;

/** Every table but the logs: its rows as sorted texts, bytes as hexadecimal. */
export async function dumpRegister(office: Pick<TestOffice, 'sql'>): Promise<Record<string, string[]>> {
  const tables = await readRows<{ name: string }>(office.sql, sql`select name from sqlite_schema where type = 'table' order by name`);
  const dump: Record<string, string[]> = {};
  for (const { name } of tables) {
    if (LOGS.test(name)) continue;
    const rows = await readRows<Record<string, unknown>>(office.sql, sql`select * from ${sql.table(name)}`);
    dump[name] = rows.map((row) => JSON.stringify(row, (_key, value: unknown) => (typeof value === 'object' && value !== null && 'data' in value && 'type' in value ? Buffer.from(value.data as number[]).toString('hex') : value))).toSorted();
  }
  return dump;
}
