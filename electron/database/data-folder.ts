/** The data folder: who may open it, and what may lie in it. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError } from '#shared/errors.ts';
import { Sqlite3Connection } from './sqlite3-connection.ts';
import { SqliteError } from './sqlite-error.ts';

export const DATABASE_FILE = 'huilin.db';
const LOCK_FILE = 'office.lock';
const HOLDER_FILE = 'office.lock.json';
const RESERVE_FILE = 'reserve.bin';
/** Given back when the disk is full, so that staff can still sign out and back up (R04). */
const RESERVE_BYTES = 20 * 1024 * 1024;

export interface FolderLock { release(): Promise<void> }

/**
 * Locks the folder for this process. The lock is an SQLite file held in an exclusive transaction: the operating system
 * frees it when the process dies, however it dies, so no stale lock is left (R08).
 */
export async function lockFolder(dataDir: string, now: string): Promise<FolderLock> {
  const connection = await Sqlite3Connection.open({ fileName: join(dataDir, LOCK_FILE) });
  try {
    await connection.exec('pragma busy_timeout = 0');
    await connection.exec('pragma journal_mode = memory');
    await connection.exec('begin exclusive');
  } catch (error) {
    await connection.close();
    if (error instanceof SqliteError && error.kind === 'busy') throw new AppError('database_locked', await readHolder(dataDir));
    throw error;
  }
  await writeFile(join(dataDir, HOLDER_FILE), JSON.stringify({ pid: process.pid, since: now }));
  return {
    async release() {
      await rm(join(dataDir, HOLDER_FILE), { force: true });
      await connection.exec('rollback').catch(() => undefined);
      await connection.close();
    },
  };
}

async function readHolder(dataDir: string): Promise<{ pid: number | null; since: string | null }> {
  try {
    const holder = JSON.parse(await readFile(join(dataDir, HOLDER_FILE), 'utf8')) as { pid?: unknown; since?: unknown };
    return { pid: typeof holder.pid === 'number' ? holder.pid : null, since: typeof holder.since === 'string' ? holder.since : null };
  } catch {
    return { pid: null, since: null };
  }
}

/** Whether an office lives here. Refuses a folder with a 0-byte or missing database beside other office files: that is a loss, not a new office (R07). */
export async function officeInFolder(dataDir: string): Promise<boolean> {
  await mkdir(dataDir, { recursive: true });
  const found = (await readdir(dataDir)).filter((name) => !name.startsWith('office.lock') && name !== RESERVE_FILE && name !== 'logs');
  if (found.length === 0) return false;
  if (!found.includes(DATABASE_FILE)) throw new AppError('database_foreign', { detail: `no ${DATABASE_FILE} in a folder that holds ${found.slice(0, 5).join(', ')}` });
  const { size } = await stat(join(dataDir, DATABASE_FILE));
  if (size === 0) throw new AppError('database_damaged', { detail: `${DATABASE_FILE} is empty` });
  return true;
}

const NETWORK_TYPES = /^(nfs|nfs4|cifs|smb|smb2|smb3|smbfs|afs|ncpfs|fuse\.sshfs|9p|davfs|fuse\.davfs2)$/;

/** SQLite's locks do not hold on network drives: two offices would write into one file (R02, R08). */
export async function refuseNetworkDrive(dataDir: string): Promise<void> {
  const path = resolve(dataDir);
  if (path.startsWith('\\\\')) throw new AppError('network_drive', { path });
  if (process.platform !== 'linux') return;
  const mounts = await readFile('/proc/mounts', 'utf8').catch(() => '');
  let longest = '';
  let type = '';
  for (const line of mounts.split('\n')) {
    const [, point = '', kind = ''] = line.split(' ');
    const at = point.replaceAll('\\040', ' ');
    if ((path === at || path.startsWith(at.endsWith('/') ? at : `${at}/`)) && at.length >= longest.length) [longest, type] = [at, kind];
  }
  if (NETWORK_TYPES.test(type)) throw new AppError('network_drive', { path });
}

/** Whether files can be written and made here; false for a write-protected stick or wrong rights (R05). */
export async function folderIsWritable(dataDir: string): Promise<boolean> {
  // Named like the lock, so that one left behind by a crash is never taken for an office's file.
  const probe = join(dataDir, `${LOCK_FILE}.probe-${randomBytes(6).toString('hex')}`);
  try {
    const handle = await open(probe, 'wx');
    await handle.close();
    await rm(probe, { force: true });
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOSPC') return true;
    if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return false;
    throw error;
  }
}

/** Lays the reserve down where there is room for it. Best effort: an office on a small disk still opens. */
export async function layReserve(dataDir: string): Promise<void> {
  try {
    const { size } = await stat(join(dataDir, RESERVE_FILE)).catch(() => ({ size: 0 }));
    if (size >= RESERVE_BYTES || (await freeBytes(dataDir)) < RESERVE_BYTES * 3) return;
    await writeFile(join(dataDir, RESERVE_FILE), Buffer.alloc(RESERVE_BYTES, 0x20));
  } catch {
    // Nothing depends on it.
  }
}

export async function releaseReserve(dataDir: string): Promise<void> {
  await rm(join(dataDir, RESERVE_FILE), { force: true }).catch(() => undefined);
}

export async function freeBytes(dataDir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dataDir);
  return bavail * bsize;
}
