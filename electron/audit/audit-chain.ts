/**
 * The audit log: one row per act, each carrying the hash of the one before (R23, R24). The hash finds edits by
 * somebody without our code; the mac (key in the vault, not in the database) finds a rewritten chain; the head record
 * beside the database and in every backup finds a cut tail.
 */
import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Instant } from '#shared/days.ts';
import type { UserId } from '#shared/ids.ts';
import type { AuditNote } from '#electron/api/context.ts';
import type { Tables } from '#electron/database/schema.ts';
import type { Vault } from '#electron/vault/vault.ts';

export const GENESIS = '0'.repeat(64);

export interface AuditHead { readonly seq: number; readonly hash: string }

interface HashedContent {
  readonly seq: number; readonly at: string; readonly userId: number | null; readonly userName: string; readonly staffName: string;
  readonly method: string; readonly subject: string; readonly detail: string; readonly prevHash: string;
}

/** SHA-256 over the row in a fixed order; an array, so that no two different rows read the same. */
export function auditHash(row: HashedContent): string {
  return createHash('sha256')
    .update(JSON.stringify([row.seq, row.at, row.userId, row.userName, row.staffName, row.method, row.subject, row.detail, row.prevHash]))
    .digest('hex');
}

export interface AuditAct {
  readonly at: Instant;
  readonly actor: { readonly userId: UserId | null; readonly userName: string; readonly staffName: string };
  readonly method: string;
  readonly note: AuditNote;
}

/** Adds the row for one act, inside the act's own transaction. */
export async function appendAuditRow(trx: Transaction<Tables>, vault: Vault, act: AuditAct): Promise<AuditHead> {
  const last = await trx.selectFrom('auditRows').select(['seq', 'hash', 'at']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  const content = {
    seq: (last?.seq ?? 0) + 1,
    // A clock set back must not make the log run backwards (R09).
    at: last && last.at > act.at ? last.at : act.at,
    userId: act.actor.userId, userName: act.actor.userName, staffName: act.actor.staffName,
    method: act.method, subject: act.note.subject.slice(0, 200), detail: JSON.stringify(act.note.detail ?? {}),
    prevHash: last?.hash ?? GENESIS,
  };
  const hash = auditHash(content);
  await trx.insertInto('auditRows').values({ ...content, hash, mac: vault.auditMac(hash) }).execute();
  return { seq: content.seq, hash };
}
