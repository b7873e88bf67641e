import { sql, type Transaction } from 'kysely';
import type { Tables } from '#electron/database/schema.ts';
import type { TestOffice } from './open-test-office.ts';

/**
 * What somebody does to the file who first takes every guard away: `act` changes it without triggers and looks at what then stands; all of it is
 * rolled back. A statement the database refuses even so fails the test.
 */
export async function behindTheGuards(office: TestOffice, act: (trx: Transaction<Tables>) => Promise<void>): Promise<void> {
  const undo = new Error('undo');
  await office.office.core.database.writer.transaction().execute(async (trx) => {
    const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'trigger'`.execute(trx);
    for (const { name } of rows) await sql`drop trigger ${sql.ref(name)}`.execute(trx);
    await sql`pragma defer_foreign_keys = on`.execute(trx);
    await act(trx);
    throw undo;
  }).catch((error: unknown) => { if (error !== undo) throw error; });
}
