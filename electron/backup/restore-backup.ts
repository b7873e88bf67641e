/**
 * Restores a backup into an empty folder: the file, and the scans beside it, are proved against its manifest before anything is written, copied
 * under another name, fsynced, and given its name last, so that a run killed half way leaves no office (and can be
 * repeated after the folder is emptied). An office that is in use is never written over.
 */
import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '#shared/errors.ts';
import { writeHead } from '#electron/audit/head-record.ts';
import { DATABASE_FILE } from '#electron/database/data-folder.ts';
import { failPoint } from '#electron/office/fail-points.ts';
import { SCANS_FOLDER } from '#electron/scans/scan-store.ts';
import { copyScans, neededScans, proveScans } from './backup-scans.ts';
import { proveDatabase, readManifest, sha256Of, type BackupManifest } from './make-backup.ts';

/** Refuses with `backup_bad` (what is wrong) or `folder_not_empty`. Returns the manifest of what was restored. */
export async function restoreBackup(file: string, dataDir: string, now: string): Promise<BackupManifest> {
  const manifest = await readManifest(file);
  if (!manifest) throw new AppError('backup_bad', { detail: 'its manifest (.json beside it) is missing or cannot be read' });
  const hash = await sha256Of(file).catch(() => '');
  if (hash !== manifest.sha256) throw new AppError('backup_bad', { detail: 'its content differs from its manifest' });
  const needed = await proveScans(await neededScans(file), dirname(file), manifest.scans);
  await mkdir(dataDir, { recursive: true });
  const found = (await readdir(dataDir)).filter((name) => name !== `${DATABASE_FILE}.part`);
  if (found.length > 0) throw new AppError('folder_not_empty', { path: dataDir });

  const part = join(dataDir, `${DATABASE_FILE}.part`);
  await rm(part, { force: true });
  await copyFile(file, part);
  failPoint('restore.copied');
  const handle = await open(part, 'r+');
  await handle.sync();
  await handle.close();
  const proof = await proveDatabase(part);
  if (proof.headHash !== manifest.headHash || JSON.stringify(proof.rows) !== JSON.stringify(manifest.rows)) {
    await rm(part, { force: true });
    throw new AppError('backup_bad', { detail: 'the copy differs from the manifest' });
  }
  const copied = await copyScans(needed, dirname(file), dataDir);
  if (copied.missing.length > 0) {
    await rm(part, { force: true });
    await rm(join(dataDir, SCANS_FOLDER), { recursive: true, force: true });
    throw new AppError('backup_bad', { detail: `${copied.missing.length} scans changed while they were copied` });
  }
  failPoint('restore.scans');
  await writeHead(dataDir, { officeId: manifest.officeId, seq: manifest.headSeq, hash: manifest.headHash, at: now });
  failPoint('restore.head');
  await rename(part, join(dataDir, DATABASE_FILE));
  return manifest;
}
