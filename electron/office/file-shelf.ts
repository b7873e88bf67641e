/**
 * Files on their way in or out: kept in memory only, so that no plain copy of a roster is left on the disk (R56),
 * for a quarter of an hour, up to 300 MB in all. Each belongs to the session that put it there.
 */
import { randomBytes } from 'node:crypto';
import { AppError } from '#shared/errors.ts';

export interface ShelvedFile { readonly fileId: string; readonly name: string; readonly bytes: Buffer; readonly mime: string }
export interface FileShelf {
  take(fileId: string): { readonly name: string; readonly bytes: Buffer; readonly mime: string };
  put(name: string, bytes: Buffer, mime: string): { readonly fileId: string; readonly name: string; readonly sizeBytes: number };
}

const KEPT_MS = 15 * 60_000;
const MOST_BYTES = 300 * 1024 * 1024;

interface Entry extends ShelvedFile { readonly owner: string; readonly at: number }

export class Shelf {
  readonly #entries = new Map<string, Entry>();
  readonly #monotonicMs: () => number;
  constructor(monotonicMs: () => number) {
    this.#monotonicMs = monotonicMs;
  }

  /** The part of the shelf that belongs to one session. Another session's file id is unknown to it. */
  of(owner: string): FileShelf {
    return {
      take: (fileId) => {
        this.#expire();
        const entry = this.#entries.get(fileId);
        if (!entry || entry.owner !== owner) throw new AppError('file_unknown', { fileId: fileId.slice(0, 40) });
        return entry;
      },
      put: (name, bytes, mime) => {
        this.#expire();
        let held = bytes.length;
        for (const entry of this.#entries.values()) held += entry.bytes.length;
        // The oldest go first: a clerk who exports ten rosters in a row needs the newest.
        for (const [key, entry] of this.#entries) {
          if (held <= MOST_BYTES) break;
          held -= entry.bytes.length;
          this.#entries.delete(key);
        }
        const fileId = randomBytes(16).toString('hex');
        this.#entries.set(fileId, { fileId, name, bytes, mime, owner, at: this.#monotonicMs() });
        return { fileId, name, sizeBytes: bytes.length };
      },
    };
  }

  /** Forgets all files of a session that ended. */
  clear(owner: string): void {
    for (const [key, entry] of this.#entries) if (entry.owner === owner) this.#entries.delete(key);
  }

  #expire(): void {
    const oldest = this.#monotonicMs() - KEPT_MS;
    for (const [key, entry] of this.#entries) if (entry.at < oldest) this.#entries.delete(key);
  }
}
