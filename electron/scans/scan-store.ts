/**
 * The sealed files (R56): `scans/ab/<sha256>` in the data folder, named by the content as it was handed in. A file is
 * written aside, synced and named before the row that speaks of it is committed, so a row without its file cannot come
 * about; a file without a row is harmless and swept at the next start. Sealing is deterministic (the nonce is keyed by the
 * content), so writing the same content again heals a lost or damaged file.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#shared/errors.ts';
import { failPoint } from '#electron/office/fail-points.ts';
import type { Vault } from '#electron/vault/vault.ts';

export const SCANS_FOLDER = 'scans';

export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** @param root the data folder, or a folder of backups. */
export const scanPath = (root: string, sha256: string): string => join(root, SCANS_FOLDER, sha256.slice(0, 2), sha256);

/** Lays sealed bytes down under their name, unless the very same file lies there. Returns once it is on the disk. */
export async function keepSealed(root: string, sha256: string, sealed: Buffer): Promise<void> {
  const path = scanPath(root, sha256);
  const there = await readFile(path).catch(() => null);
  if (there?.equals(sealed)) return;
  const folder = join(path, '..');
  await mkdir(folder, { recursive: true });
  const part = `${path}.part`;
  try {
    const handle = await open(part, 'w');
    try {
      await handle.writeFile(sealed);
      await handle.sync();
    } finally {
      await handle.close();
    }
    failPoint('scan.written');
    await rename(part, path);
    await syncFolder(folder);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
  failPoint('scan.kept');
}

/** The content again. Refuses `scan_file_lost` and `scan_file_damaged`; never half a file. */
export async function readScanFile(root: string, vault: Vault, scanId: number, sha256: string): Promise<Buffer> {
  const sealed = await readFile(scanPath(root, sha256)).catch(() => null);
  if (sealed === null) throw new AppError('scan_file_lost', { scanId });
  const bytes = vault.unsealFile(sha256, sealed);
  if (bytes === null || sha256Hex(bytes) !== sha256) throw new AppError('scan_file_damaged', { scanId });
  return bytes;
}

/** Removes what a cut-short act left: `.part` files, and files no row speaks of. Only at start-up, when no act is under way. */
export async function sweepScans(root: string, isKnown: (sha256: string) => boolean): Promise<number> {
  let swept = 0;
  for (const folder of await readdir(join(root, SCANS_FOLDER)).catch(() => [] as string[])) {
    for (const name of await readdir(join(root, SCANS_FOLDER, folder)).catch(() => [] as string[])) {
      if (isKnown(name)) continue;
      await rm(join(root, SCANS_FOLDER, folder, name), { force: true });
      swept += 1;
    }
  }
  return swept;
}

/** What is wrong with a sealed file, or null. Needs no key. */
export async function sealedFault(root: string, sha256: string, sealedSha256: string): Promise<'missing' | 'differs' | null> {
  const sealed = await readFile(scanPath(root, sha256)).catch(() => null);
  if (sealed === null) return 'missing';
  return sha256Hex(sealed) === sealedSha256 ? null : 'differs';
}

export async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then((found) => found.size, () => null);
}

/** The folder's own entry reaches the disk too. Windows cannot sync a folder and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
}
