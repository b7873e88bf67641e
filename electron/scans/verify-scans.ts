import { sql } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import type { Tables } from '#electron/database/schema.ts';
import type { Vault } from '#electron/vault/vault.ts';
import { labelFits, OWNER_KIND_NAMES, type OwnerKind } from '#shared/scans/owner-kinds.ts';
import { OWNERS } from './owners.ts';
import { readScanFile, sealedFault } from './scan-store.ts';

/** Every file is there and has its hash (with the office's key also: opens and is the content it is named by), and every standing scan hangs on something. */
export async function verifyScans(db: ReadonlyKysely<Tables>, vault: Vault, dataDir: string): Promise<{ counted: Record<string, number>; faults: string[] }> {
  const faults: string[] = [];
  const files = await db.selectFrom('scanFiles').select(['sha256', 'sealedSha256']).orderBy('sha256').execute();
  for (const { sha256, sealedSha256 } of files) {
    const fault = await sealedFault(dataDir, sha256, sealedSha256);
    const first = fault === null && !vault.isOpen ? undefined : await db.selectFrom('scans').select(['id', 'ownerKind', 'ownerId']).where('sha256', '=', sha256).orderBy('id').executeTakeFirst();
    const name = `scan ${first?.id ?? '?'} of ${first?.ownerKind ?? '?'} ${first?.ownerId ?? '?'}, file ${sha256}`;
    if (fault !== null) faults.push(`${name}: ${fault === 'missing' ? 'the file is missing' : 'the file differs from its hash'}`);
    else if (vault.isOpen) await readScanFile(dataDir, vault, first?.id ?? 0, sha256).catch((error: { code?: string }) => faults.push(`${name}: ${error.code ?? 'cannot be read'}`));
  }
  const loose = await db.selectFrom('scanFiles').select('sha256').where((e) => e.not(e.exists(e.selectFrom('scans').select('id').whereRef('scans.sha256', '=', 'scanFiles.sha256')))).execute();
  faults.push(...loose.map(({ sha256 }) => `file ${sha256}: no scan speaks of it`));
  faults.push(...await ownerFaults(db));
  const { scans } = await db.selectFrom('scans').select((e) => e.fn.countAll<number>().as('scans')).executeTakeFirstOrThrow();
  return { counted: { scans, scanFiles: files.length }, faults };
}

async function ownerFaults(db: ReadonlyKysely<Tables>): Promise<string[]> {
  const faults: string[] = [];
  const groups = await db.selectFrom('scans').select(['ownerKind', 'label']).where('ownerGone', '=', 0).groupBy(['ownerKind', 'label']).execute();
  for (const { ownerKind, label } of groups) if (!OWNER_KIND_NAMES.includes(ownerKind) || !labelFits(ownerKind, label)) faults.push(`scans of ${ownerKind}: the paper ${label} is unknown`);
  for (const ownerKind of new Set(groups.map((group) => group.ownerKind).filter((kind): kind is OwnerKind => OWNER_KIND_NAMES.includes(kind)))) {
    const owner = OWNERS[ownerKind];
    const gone = await db.selectFrom('scans').select(['id', 'ownerId']).where('ownerKind', '=', ownerKind).where('ownerGone', '=', 0)
      .$if(owner !== null, (query) => query.where(sql<boolean>`not exists (select 1 from ${sql.table(owner?.table ?? '')} as owner where owner.id = scans.ownerId)`)).execute();
    faults.push(...gone.map((scan) => `scan ${scan.id}: ${ownerKind} ${scan.ownerId} is not there`));
  }
  return faults;
}
