/**
 * The audit log: one row per act, each carrying the hash of the one before (R23, R24). The hash finds edits by
 * somebody without our code; the mac (key in the vault, not in the database) finds a rewritten chain; the head record
 * beside the database and in every backup finds a cut tail.
 */
import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
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

interface KnownHead extends AuditHead { readonly at: string }

/**
 * The last row each office's process has written. Only a guess: a row is added on its word only if it is still the last one,
 * which the same statement asks, so a transaction that was rolled back or a restored database costs one more question and nothing else.
 */
const lastWritten = new WeakMap<Vault, KnownHead>();

/** Adds the row for one act, inside the act's own transaction. */
export async function appendAuditRow(trx: Transaction<Tables>, vault: Vault, act: AuditAct): Promise<AuditHead> {
  const guessed = lastWritten.get(vault);
  const added = guessed === undefined ? null : await insertAfter(trx, vault, act, guessed);
  if (added !== null) return added;
  const last = await trx.selectFrom('auditRows').select(['seq', 'hash', 'at']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  const really = await insertAfter(trx, vault, act, last ?? null);
  if (really === null) throw new Error('the audit log changed inside a transaction');
  return really;
}

/** Adds the row after `last`; null, and nothing is written, when another one is the last. */
async function insertAfter(trx: Transaction<Tables>, vault: Vault, act: AuditAct, last: KnownHead | null): Promise<AuditHead | null> {
  const content = {
    seq: (last?.seq ?? 0) + 1,
    // A clock set back must not make the log run backwards (R09).
    at: last && last.at > act.at ? last.at : act.at,
    userId: act.actor.userId, userName: act.actor.userName, staffName: act.actor.staffName,
    method: act.method, subject: act.note.subject.slice(0, 200), detail: JSON.stringify(act.note.detail ?? {}),
    prevHash: last?.hash ?? GENESIS,
  };
  const hash = auditHash(content);
  const { numAffectedRows } = await sql`insert into auditRows (seq, at, userId, userName, staffName, method, subject, detail, prevHash, hash, mac)
    select ${content.seq}, ${content.at}, ${content.userId}, ${content.userName}, ${content.staffName}, ${content.method}, ${content.subject}, ${content.detail}, ${content.prevHash}, ${hash}, ${vault.auditMac(hash)}
    where (select coalesce(max(seq), 0) from auditRows) = ${content.seq - 1} and ${content.prevHash} = coalesce((select hash from auditRows where seq = ${content.seq - 1} and at <= ${content.at}), ${GENESIS})`.execute(trx);
  if (numAffectedRows !== 1n) return null;
  lastWritten.set(vault, { seq: content.seq, hash, at: content.at });
  return { seq: content.seq, hash };
}
