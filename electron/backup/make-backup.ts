/**
 * A backup is made aside, proved, and only then given its name (R12): VACUUM INTO a .part file, fsync, open it again,
 * integrity and foreign keys, counts of every table and the audit head equal to the live ones, the scans it speaks of laid
 * beside it, manifest with its hash.
 * A run killed half way leaves a .part that is never listed.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Progress } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { freeBytes } from '#electron/database/data-folder.ts';
import { Sqlite3Connection } from '#electron/database/sqlite3-connection.ts';
import { failPoint } from '#electron/office/fail-points.ts';
import type { OfficeCore } from '#electron/office/office-core.ts';
import { bytesToCopy, copyScans, neededScans } from './backup-scans.ts';

export const BACKUP_FOLDER = 'backups';
const manifestSchema = z.object({
  format: z.union([z.literal(1), z.literal(2)]), officeId: z.string(), officeName: z.string(), practice: z.boolean(), madeAt: z.string(), schema: z.number().int(),
  sizeBytes: z.number().int(), sha256: z.string().length(64), headSeq: z.number().int(), headHash: z.string(), rows: z.record(z.string(), z.number().int()),
  /** Of format 2: the sealed files in `scans/` beside the backup. */
  scans: z.object({ files: z.number().int(), sizeBytes: z.number().int(), sha256: z.string(), missing: z.array(z.string()) }).optional(),
});
export type BackupManifest = z.output<typeof manifestSchema>;
export interface Backup { fileName: string; madeAt: string; sizeBytes: number; headSeq: number; sound: boolean; scans: number; scansMissing: number }

/** Makes one in the office's backup folder and forgets the oldest above the number to keep. */
export async function makeBackup(core: OfficeCore, progress: (p: Progress) => void): Promise<Backup> {
  const folder = join(core.dataDir, BACKUP_FOLDER);
  await mkdir(folder, { recursive: true });
  const stamp = core.clock.now().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
  let fileName = `huilin-${stamp}.db`;
  for (let n = 2; await exists(join(folder, fileName)); n++) fileName = `huilin-${stamp}-${n}.db`;
  const backup = await writeBackup(core, join(folder, fileName), progress);
  await forgetOldest(folder, core.settings.backupsKept);
  core.lastBackupAt = backup.madeAt;
  return backup;
}

/** The same into any file, for `huilin backup OUT`. Refuses to write over a file that is there. */
export async function writeBackup(core: OfficeCore, file: string, progress: (p: Progress) => void): Promise<Backup> {
  if (await exists(file)) throw new AppError('backup_exists', { path: file });
  const part = `${file}.part`;
  await rm(part, { force: true });
  const { reading } = core.database;
  const [pages] = await reading.all<{ n: number }>('select page_count * page_size as n from pragma_page_count, pragma_page_size');
  if ((await freeBytes(join(file, '..'))) < (pages?.n ?? 0) * 1.1) throw new AppError('disk_full', {});
  try {
    progress({ done: 1, total: 5, label: 'copy' });
    await reading.all('vacuum into ?', [part]);
    failPoint('backup.copied');
    const handle = await open(part, 'r+');
    await handle.sync();
    await handle.close();
    progress({ done: 2, total: 5, label: 'verify' });
    const proof = await proveDatabase(part);
    progress({ done: 3, total: 5, label: 'scans' });
    const needed = await neededScans(part);
    if ((await freeBytes(dirname(file))) < (await bytesToCopy(needed, dirname(file))) * 1.05) throw new AppError('disk_full', {});
    const scans = await copyScans(needed, core.dataDir, dirname(file), (done) => progress({ done, total: needed.length, label: 'scans' }));
    failPoint('backup.scans');
    progress({ done: 4, total: 5, label: 'hash' });
    const manifest: BackupManifest = {
      format: 2, officeId: core.info.officeId, officeName: core.info.name, practice: core.info.practice, madeAt: core.clock.now(), ...proof,
      sizeBytes: (await stat(part)).size, sha256: await sha256Of(part), scans,
    };
    await compareWithLive(core, manifest);
    await writeFile(`${file}.json.part`, JSON.stringify(manifest, null, 1));
    failPoint('backup.manifest');
    await rename(`${file}.json.part`, `${file}.json`);
    await rename(part, file);
    progress({ done: 5, total: 5, label: 'done' });
    return { fileName: file.split(/[\\/]/).at(-1) ?? file, madeAt: manifest.madeAt, sizeBytes: manifest.sizeBytes, headSeq: manifest.headSeq, sound: true, scans: scans.files, scansMissing: scans.missing.length };
  } catch (error) {
    await rm(part, { force: true });
    await rm(`${part.slice(0, -5)}.json.part`, { force: true });
    throw error;
  }
}

/** Opens a copy on its own and counts it. Refuses with `backup_bad` and what is wrong. */
export async function proveDatabase(file: string): Promise<Pick<BackupManifest, 'schema' | 'headSeq' | 'headHash' | 'rows'>> {
  let connection: Sqlite3Connection | undefined;
  try {
    connection = await Sqlite3Connection.open({ fileName: file, readOnly: true });
    const [integrity] = await connection.all<{ integrity_check: string }>('pragma integrity_check(1)');
    if (integrity?.integrity_check !== 'ok') throw new AppError('backup_bad', { detail: integrity?.integrity_check ?? 'no answer' });
    const orphans = await connection.all('pragma foreign_key_check');
    if (orphans.length > 0) throw new AppError('backup_bad', { detail: `${orphans.length} orphaned rows` });
    const [version] = await connection.all<{ user_version: number }>('pragma user_version');
    const [office] = await connection.all<{ n: number }>(`select count(*) as n from sqlite_schema where name = 'office'`);
    if (!office?.n) throw new AppError('backup_bad', { detail: 'it holds no office' });
    const [head] = await connection.all<{ seq: number; hash: string }>('select seq, hash from auditRows order by seq desc limit 1');
    return { schema: version?.user_version ?? 0, headSeq: head?.seq ?? 0, headHash: head?.hash ?? '', rows: await countRows(connection) };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('backup_bad', { detail: error instanceof Error ? error.message.slice(0, 200) : String(error) });
  } finally {
    await connection?.close();
  }
}

async function countRows(connection: Sqlite3Connection): Promise<Record<string, number>> {
  const tables = await connection.all<{ name: string }>(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`);
  const rows: Record<string, number> = {};
  for (const { name } of tables) rows[name] = (await connection.all<{ n: number }>(`select count(*) as n from "${name}"`))[0]?.n ?? 0;
  return rows;
}

/** The live office may have gone on meanwhile; it can only have grown, and the copy's head must be in its chain. */
async function compareWithLive(core: OfficeCore, manifest: BackupManifest): Promise<void> {
  const same = await core.database.reader.selectFrom('auditRows').select('hash').where('seq', '=', manifest.headSeq).executeTakeFirst();
  if (manifest.headSeq > 0 && same?.hash !== manifest.headHash) throw new AppError('backup_bad', { detail: `audit row ${manifest.headSeq} differs from the office's` });
}

/** Backups of the folder, newest first; `sound` says whether size and manifest agree (the full proof is made when one is restored). */
export async function listBackups(dataDir: string): Promise<Backup[]> {
  const folder = join(dataDir, BACKUP_FOLDER);
  const names = await readdir(folder).catch(() => [] as string[]);
  const backups: Backup[] = [];
  for (const fileName of names.filter((name) => /^huilin-.*\.db$/.test(name))) {
    const manifest = await readManifest(join(folder, fileName));
    const { size } = await stat(join(folder, fileName));
    backups.push({ fileName, madeAt: manifest?.madeAt ?? '', sizeBytes: size, headSeq: manifest?.headSeq ?? 0, sound: manifest?.sizeBytes === size, scans: manifest?.scans?.files ?? 0, scansMissing: manifest?.scans?.missing.length ?? 0 });
  }
  return backups.toSorted((a, b) => (a.fileName < b.fileName ? 1 : -1));
}

export async function readManifest(file: string): Promise<BackupManifest | null> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(`${file}.json`, 'utf8')));
  } catch {
    return null;
  }
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function forgetOldest(folder: string, kept: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^huilin-.*\.db$/.test(name)).toSorted();
  for (const name of names.slice(0, Math.max(0, names.length - kept))) {
    await rm(join(folder, name), { force: true });
    await rm(join(folder, `${name}.json`), { force: true });
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(() => true, () => false);
}
