/** Reading and writing scans, for the methods of `scans` and for every feature that keeps or asks for a paper. */
import { sql, type Transaction } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import type { Tables } from '#electron/database/schema.ts';
import type { Vault } from '#electron/vault/vault.ts';
import { AppError } from '#shared/errors.ts';
import { id, type Id } from '#shared/ids.ts';
import type { Scan } from '#shared/scans/contract.ts';
import { judgeFile, MOST_SCAN_BYTES, type ScanType } from '#shared/scans/file-kinds.ts';
import { labelFits, type LabelOf, type OwnerKind } from '#shared/scans/owner-kinds.ts';
import { readOwner, type Reads } from './owners.ts';
import { keepSealed, sha256Hex } from './scan-store.ts';

export interface NewScan {
  readonly ownerKind: OwnerKind;
  readonly ownerId: number;
  readonly label: string;
  readonly note?: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}
export interface AddedScan { readonly scanId: Id<'scan'>; readonly sha256: string; readonly sizeBytes: number; readonly type: ScanType }

/**
 * Keeps a paper: seals the file, lays it on the disk, then writes the row. The caller's method decides who may.
 * Refuses, in this order: `not_found` (no such owner), `scan_label_wrong`, `scan_empty`, `scan_too_large`,
 * `scan_type_refused`, `scan_cut_short`, `scan_twice` (the same content stands on this owner already).
 */
export async function addScan(context: Pick<CommandContext, 'trx' | 'vault' | 'clock' | 'actor' | 'office'>, scan: NewScan): Promise<AddedScan> {
  const { trx, vault, clock, actor, office } = context;
  const { ownerKind, ownerId, label, fileName, bytes } = scan;
  await readOwner(trx, ownerKind, ownerId);
  if (!labelFits(ownerKind, label)) throw new AppError('scan_label_wrong', { ownerKind, label });
  const type = judgeScan(fileName, bytes);
  const sha256 = sha256Hex(bytes);
  await refuseTwice(trx, scan, sha256);
  const sealed = vault.sealFile(sha256, bytes);
  await keepSealed(office.dataDir, sha256, sealed);
  const at = clock.now();
  if (!(await trx.selectFrom('scanFiles').select('sha256').where('sha256', '=', sha256).executeTakeFirst())) {
    await trx.insertInto('scanFiles').values({ sha256, sealedSha256: sha256Hex(sealed), type, sizeBytes: bytes.length, sealedBytes: sealed.length, addedAt: at }).execute();
  }
  // Ciphertext is bound to its row, so the id has to be known first; the one write connection keeps it free.
  const last = await trx.selectFrom('scans').select((e) => e.fn.max<number | null>('id').as('last')).executeTakeFirst();
  const scanId = id<'scan'>((last?.last ?? 0) + 1);
  const detail = vault.seal('scans.detail', scanId, JSON.stringify({ fileName, note: scan.note ?? '' }));
  await trx.insertInto('scans').values({ id: scanId, ownerKind, ownerId, label, detail, sha256, userId: actor.userId, staffId: actor.staffId, at, removedByUserId: null, removedByStaffId: null, removedAt: null, removedReason: null }).execute();
  return { scanId, sha256, sizeBytes: bytes.length, type };
}

/** The type of the file; refuses what is no scan, too large, empty or cut short. */
function judgeScan(fileName: string, bytes: Uint8Array): ScanType {
  if (bytes.length > MOST_SCAN_BYTES) throw new AppError('scan_too_large', { fileName, sizeBytes: bytes.length, limitBytes: MOST_SCAN_BYTES });
  const verdict = judgeFile(bytes);
  if ('type' in verdict) return verdict.type;
  throw new AppError(({ empty: 'scan_empty', unknown: 'scan_type_refused', cutShort: 'scan_cut_short' } as const)[verdict.fault], { fileName });
}

async function refuseTwice(trx: Transaction<Tables>, { ownerKind, ownerId, fileName }: NewScan, sha256: string): Promise<void> {
  const earlier = await trx.selectFrom('scans').innerJoin('staff', 'staff.id', 'scans.staffId').select(['staff.name', 'scans.at'])
    .where('ownerKind', '=', ownerKind).where('ownerId', '=', ownerId).where('sha256', '=', sha256).where('removedAt', 'is', null).executeTakeFirst();
  if (earlier) throw new AppError('scan_twice', { fileName, by: earlier.name, at: earlier.at });
}

/** All scans of one owner, standing ones first, each group in the order they were added. */
export async function listScans(db: Reads, vault: Vault, ownerKind: OwnerKind, ownerId: number): Promise<Scan[]> {
  const rows = await db.selectFrom('scans').innerJoin('scanFiles', 'scanFiles.sha256', 'scans.sha256').innerJoin('staff', 'staff.id', 'scans.staffId').leftJoin('staff as remover', 'remover.id', 'scans.removedByStaffId')
    .select(['scans.id as scanId', 'label', 'detail', 'scans.sha256', 'type', 'sizeBytes', 'staff.name as by', 'scans.at', 'remover.name as removedBy', 'removedAt', 'removedReason'])
    .where('ownerKind', '=', ownerKind).where('ownerId', '=', ownerId).where('ownerGone', '=', 0)
    .orderBy(sql`removedAt is not null`).orderBy('scans.id').execute();
  return rows.map(({ detail, ...row }) => ({ ...row, ...readDetail(vault, row.scanId, detail) }));
}

/** File name and note of a scan, unsealed. */
export function readDetail(vault: Vault, scanId: number, detail: Buffer): { fileName: string; note: string } {
  return JSON.parse(vault.unseal('scans.detail', scanId, detail)) as { fileName: string; note: string };
}

/** Standing scans of each owner; owners without any are left out. */
export async function countScans(db: Reads, ownerKind: OwnerKind, ownerIds: readonly number[], label?: string): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  // SQLite takes 32,766 values in one statement; a year of vouchers may be more.
  for (let from = 0; from < ownerIds.length; from += 10_000) {
    const rows = await db.selectFrom('scans').select(['ownerId', (e) => e.fn.countAll<number>().as('n')]).where('ownerKind', '=', ownerKind).where('ownerId', 'in', ownerIds.slice(from, from + 10_000))
      .where('removedAt', 'is', null).$if(label !== undefined, (query) => query.where('label', '=', label ?? '')).groupBy('ownerId').execute();
    for (const row of rows) counts.set(row.ownerId, row.n);
  }
  return counts;
}

/** Refuses `scan_missing` unless a paper of this label stands on the owner: for steps that need the signed paper first. */
export async function requireScan<K extends OwnerKind>(db: Reads, ownerKind: K, ownerId: number, label: LabelOf<K>): Promise<void> {
  if ((await countScans(db, ownerKind, [ownerId], label)).size === 0) throw new AppError('scan_missing', { ownerKind, label });
}

/**
 * The owner is being thrown away (a draft): its scans are marked removed and hang on nobody, so that another row that gets
 * the same id inherits none. Returns how many there were.
 */
export async function releaseScans({ trx, actor, clock }: Pick<CommandContext, 'trx' | 'actor' | 'clock'>, ownerKind: OwnerKind, ownerId: number, reason: string): Promise<number> {
  const mine = trx.updateTable('scans').where('ownerKind', '=', ownerKind).where('ownerId', '=', ownerId).where('ownerGone', '=', 0);
  const standing = await mine.where('removedAt', 'is', null).set({ removedAt: clock.now(), removedByUserId: actor.userId, removedByStaffId: actor.staffId, removedReason: reason }).executeTakeFirst();
  await mine.set({ ownerGone: 1 }).execute();
  return Number(standing.numUpdatedRows);
}
