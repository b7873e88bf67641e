/**
 * The scans of a backup: sealed files in `scans/` beside it, each copied once however many backups speak of it (their names
 * are their content). Copies, not hard links: a bit that rots in the office's file must not rot in the backup. Which files a
 * backup needs, and their hashes, stand in its own database, which its manifest proves.
 */
import { readFile } from 'node:fs/promises';
import { AppError } from '#shared/errors.ts';
import { Sqlite3Connection } from '#electron/database/sqlite3-connection.ts';
import { keepSealed, scanPath, sealedFault, sha256Hex, sizeOf } from '#electron/scans/scan-store.ts';

interface NeededFile { readonly sha256: string; readonly sealedSha256: string; readonly sealedBytes: number }
/** What a manifest says of them: how many, how large, a hash over all names and hashes, and which were lost before the backup was made. */
export interface ScansManifest { readonly files: number; readonly sizeBytes: number; readonly sha256: string; readonly missing: string[] }

/** The files a backup's database speaks of; none where it is older than the scans. */
export async function neededScans(backup: string): Promise<NeededFile[]> {
  const connection = await Sqlite3Connection.open({ fileName: backup, readOnly: true });
  try {
    const [table] = await connection.all<{ n: number }>(`select count(*) as n from sqlite_schema where name = 'scanFiles'`);
    return table?.n ? await connection.all<NeededFile>('select sha256, sealedSha256, sealedBytes from scanFiles order by sha256') : [];
  } finally {
    await connection.close();
  }
}

/**
 * Copies what is not there yet from one folder to another, each file proved by its hash on the way. A file that is lost or
 * damaged in the office does not stop the backup of everything else: it is named in the manifest, and `verify` names it too.
 */
export async function copyScans(needed: readonly NeededFile[], fromRoot: string, toRoot: string, onDone: (done: number) => void = () => undefined): Promise<ScansManifest> {
  const missing: string[] = [];
  for (const [index, file] of needed.entries()) {
    if ((await sizeOf(scanPath(toRoot, file.sha256))) !== file.sealedBytes) {
      const sealed = await readFile(scanPath(fromRoot, file.sha256)).catch(() => null);
      if (sealed !== null && sha256Hex(sealed) === file.sealedSha256) await keepSealed(toRoot, file.sha256, sealed);
      else missing.push(file.sha256);
    }
    if (index % 50 === 49) onDone(index + 1);
  }
  return { files: needed.length, sizeBytes: needed.reduce((sum, file) => sum + file.sealedBytes, 0), sha256: sha256Hex(Buffer.from(needed.map((file) => `${file.sha256} ${file.sealedSha256}\n`).join(''))), missing };
}

/** Bytes that copying will add. */
export async function bytesToCopy(needed: readonly NeededFile[], toRoot: string): Promise<number> {
  let bytes = 0;
  for (const file of needed) if ((await sizeOf(scanPath(toRoot, file.sha256))) !== file.sealedBytes) bytes += file.sealedBytes;
  return bytes;
}

/** Refuses `backup_bad` unless every file the backup needs lies beside it and has its hash; those it was made without are left out. */
export async function proveScans(needed: readonly NeededFile[], root: string, manifest: ScansManifest | undefined): Promise<NeededFile[]> {
  const lost = new Set(manifest?.missing);
  const found = needed.filter((file) => !lost.has(file.sha256));
  for (const file of found) {
    const fault = await sealedFault(root, file.sha256, file.sealedSha256);
    if (fault !== null) throw new AppError('backup_bad', { detail: `scan ${file.sha256.slice(0, 12)} ${fault === 'missing' ? 'is not in the folder scans beside it' : 'differs from its hash'}` });
  }
  return found;
}
