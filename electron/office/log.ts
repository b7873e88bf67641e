/** The office's own log, one JSON line per event, one file per month. It holds no resident's data: codes, counts, stack traces. */
import { randomBytes } from 'node:crypto';
import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from './clock.ts';

export class Log {
  readonly #dir: string;
  readonly #clock: Clock;
  #last: Promise<void> = Promise.resolve();
  constructor(dataDir: string, clock: Clock) {
    this.#dir = join(dataDir, 'logs');
    this.#clock = clock;
  }

  event(kind: string, detail: Readonly<Record<string, string | number | boolean | null>> = {}): void {
    const at = this.#clock.now();
    const line = `${JSON.stringify({ at, kind, ...detail })}\n`;
    this.#last = this.#last.then(async () => {
      await mkdir(this.#dir, { recursive: true });
      await appendFile(join(this.#dir, `${at.slice(0, 7)}.log`), line);
    }).catch(() => undefined); // a full disk must not turn a log line into a failure
  }

  /** Records a bug and returns its incident id, which the screen shows. Only the name, place and stack are kept. */
  incident(method: string, error: unknown): string {
    const incidentId = randomBytes(4).toString('hex').toUpperCase();
    const stack = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 8).map((line) => line.trim()).join(' | ') : '';
    const name = error instanceof Error ? error.name : typeof error;
    // A SqliteError's message names tables and columns; other messages may hold what was typed.
    const told = process.env['HUILIN_DEBUG'] !== undefined || ['SqliteError', 'TypeError', 'RangeError'].includes(name);
    this.event('incident', { incidentId, method, name, message: told && error instanceof Error ? error.message.slice(0, 300) : '', stack });
    return incidentId;
  }

  flushed(): Promise<void> {
    return this.#last;
  }
}
