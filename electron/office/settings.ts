/** The office's settings, kept as rows of JSON; a setting that was never saved has its default. */
import type { Kysely, Transaction } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import { settingsSchema, type Settings } from '#shared/office/contract.ts';
import type { Tables } from '#electron/database/schema.ts';

/** Ten idle minutes (R30), twelve characters (R27), two weeks of daily backups, the bank's answer as the receipt of a bank batch, changes by one person. */
export const DEFAULT_SETTINGS: Settings = { idleMinutes: 10, passwordLeast: 12, backupsKept: 14, bankBatchNeedsRoster: false, withholdingTold: false, standardNeedsScan: false, twoPersonAccount: false, twoPersonIdNumber: false, twoPersonDeath: false, twoPersonHead: false };

export async function readSettings(db: Kysely<Tables> | ReadonlyKysely<Tables>): Promise<Settings> {
  const rows = await (db as Kysely<Tables>).selectFrom('settings').selectAll().execute();
  const saved = Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value) as unknown]));
  const parsed = settingsSchema.safeParse({ ...DEFAULT_SETTINGS, ...saved });
  return parsed.success ? parsed.data : DEFAULT_SETTINGS;
}

export async function writeSettings(trx: Transaction<Tables>, settings: Settings): Promise<void> {
  for (const [key, value] of Object.entries(settings)) {
    await trx.insertInto('settings').values({ key, value: JSON.stringify(value) })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: JSON.stringify(value) })).execute();
  }
}
