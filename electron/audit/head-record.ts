/**
 * The head record: the number and hash of the last audit row, written beside the database after acts, at most once a
 * second, by write-to-temporary, fsync, rename (R03). At start the database must reach at least as far; one that does
 * not has lost its tail (a damaged WAL, an old copy put in its place) and is not written to.
 */
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { AuditHead } from './audit-chain.ts';

const FILE = 'head.json';
const EVERY_MS = 1000;
const headSchema = z.object({ officeId: z.string(), seq: z.number().int().min(0), hash: z.string().length(64), at: z.string() });
export type WrittenHead = z.output<typeof headSchema>;

/** What the record says; null where there is none; `damaged` where it cannot be read. */
export async function readHead(dataDir: string): Promise<WrittenHead | 'damaged' | null> {
  let text: string;
  try {
    text = await readFile(join(dataDir, FILE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    return headSchema.parse(JSON.parse(text));
  } catch {
    return 'damaged';
  }
}

export async function writeHead(dataDir: string, head: WrittenHead): Promise<void> {
  const temporary = join(dataDir, `${FILE}.${process.pid}.tmp`);
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(JSON.stringify(head));
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await rename(temporary, join(dataDir, FILE));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

export class HeadRecord {
  readonly #dataDir: string;
  readonly #officeId: string;
  #pending: (AuditHead & { at: string }) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  constructor(dataDir: string, officeId: string) {
    this.#dataDir = dataDir;
    this.#officeId = officeId;
  }

  /** Notes the new head; it is on the disk within a second. */
  advance(head: AuditHead, at: string): void {
    this.#pending = { ...head, at };
    this.#timer ??= setTimeout(() => void this.flush().catch(() => undefined), EVERY_MS).unref();
  }

  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.catch(() => undefined).then(async () => {
      const head = this.#pending;
      this.#pending = undefined;
      if (head) await writeHead(this.#dataDir, { officeId: this.#officeId, ...head });
    });
    return this.#writing;
  }
}
