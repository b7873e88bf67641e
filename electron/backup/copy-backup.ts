/** Copies a backup elsewhere: its scans first, then its manifest, the backup itself last. */
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { copyScans, neededScans } from './backup-scans.ts';

/** From the office's own folder to `out`, with `scans/` beside it; what an earlier backup there has laid down is not copied again. */
export async function copyBackup(from: string, out: string): Promise<void> {
  await copyScans(await neededScans(from), dirname(from), dirname(out));
  await copyWhole(`${from}.json`, `${out}.json`);
  await copyWhole(from, out);
}

/** Named only when it lies on the disk whole: a stick pulled out half way leaves a .part. */
async function copyWhole(from: string, to: string): Promise<void> {
  const part = `${to}.part`;
  try {
    await copyFile(from, part);
    const handle = await open(part, 'r+');
    await handle.sync();
    await handle.close();
    await rename(part, to);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
}
