/** Recomputes the audit chain from its first row. Names the first bad row of each kind. */
import { sql } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import type { Tables } from '#electron/database/schema.ts';
import type { Vault } from '#electron/vault/vault.ts';
import { auditHash, GENESIS, type AuditHead } from './audit-chain.ts';

const PAGE = 5000;

export interface ChainReport { readonly rows: number; readonly head: AuditHead; readonly faults: readonly string[] }

/** @param head what the head record beside the database says; null where there is none. */
export async function verifyChain(db: ReadonlyKysely<Tables>, vault: Vault, head: AuditHead | null): Promise<ChainReport> {
  const faults: string[] = [];
  let seq = 0;
  let prevHash = GENESIS;
  let headSeen = head === null || head.seq === 0;
  for (;;) {
    const rows = await db.selectFrom('auditRows').selectAll().where(sql<boolean>`seq > ${seq}`).orderBy('seq').limit(PAGE).execute();
    for (const row of rows) {
      if (row.seq !== seq + 1) faults.push(`rows ${seq + 1} to ${row.seq - 1} are missing`);
      if (row.prevHash !== prevHash) faults.push(`row ${row.seq} does not follow the row before it`);
      if (auditHash(row) !== row.hash) faults.push(`row ${row.seq} was changed`);
      if (vault.isOpen && row.userId !== null && row.mac !== vault.auditMac(row.hash)) faults.push(`row ${row.seq} was not written by this office`);
      if (head && row.seq === head.seq) {
        headSeen = true;
        if (row.hash !== head.hash) faults.push(`row ${row.seq} differs from the head record`);
      }
      seq = row.seq;
      prevHash = row.hash;
      if (faults.length >= 20) return { rows: seq, head: { seq, hash: prevHash }, faults };
    }
    if (rows.length < PAGE) break;
  }
  if (!headSeen) faults.push(`the last ${(head?.seq ?? 0) - seq} rows are missing`);
  return { rows: seq, head: { seq, hash: prevHash }, faults };
}
