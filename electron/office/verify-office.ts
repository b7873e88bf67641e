/**
 * Recomputes from scratch everything that can be proved (R21, R24): the engine's own checks, foreign keys, the audit
 * chain against the head record, and what each feature can prove of its own tables.
 */
import type { ReadonlyKysely } from 'kysely/readonly';
import type { VerifyReport } from '#shared/office/contract.ts';
import { readHead } from '#electron/audit/head-record.ts';
import { verifyChain } from '#electron/audit/verify-chain.ts';
import type { Tables } from '#electron/database/schema.ts';
import type { Vault } from '#electron/vault/vault.ts';
import type { OfficeCore } from './office-core.ts';
import { VERIFY_PARTS } from './verify-parts.ts';

/** What one part found: how many rows it looked at, and what is wrong with them, in words that name the row. */
export interface PartReport { readonly counted: Readonly<Record<string, number>>; readonly faults: readonly string[] }
export type VerifyPart = (db: ReadonlyKysely<Tables>, vault: Vault, dataDir: string) => Promise<PartReport>;

export async function verifyOffice(core: OfficeCore): Promise<VerifyReport> {
  const faults: { part: string; detail: string }[] = [];
  const counted: Record<string, number> = {};
  const note = (part: string, found: readonly string[]): void => {
    for (const detail of found) faults.push({ part, detail });
  };

  const integrity = await core.database.reading.all<{ integrity_check: string }>('pragma integrity_check(20)');
  note('integrity', integrity.map((row) => row.integrity_check).filter((text) => text !== 'ok'));
  const orphans = await core.database.reading.all<{ table: string; rowid: number; parent: string }>('pragma foreign_key_check');
  note('foreignKeys', orphans.slice(0, 20).map((row) => `${row.table} ${row.rowid} points at a missing row of ${row.parent}`));

  await core.head.flush();
  const head = await readHead(core.dataDir);
  if (head === 'damaged') note('head', ['the head record cannot be read']);
  if (head === null && !core.database.readOnly) note('head', ['the head record is missing']);
  if (head && head !== 'damaged' && head.officeId !== core.info.officeId) note('head', ['the head record belongs to another office']);
  const chain = await verifyChain(core.database.reader, core.vault, head && head !== 'damaged' ? head : null);
  note('audit', chain.faults);
  counted['auditRows'] = chain.rows;

  for (const [part, verify] of Object.entries(VERIFY_PARTS)) {
    const report = await verify(core.database.reader, core.vault, core.dataDir);
    note(part, report.faults);
    Object.assign(counted, report.counted);
  }
  return { sound: faults.length === 0, faults, counted, headSeq: chain.head.seq, headHash: chain.head.hash };
}
