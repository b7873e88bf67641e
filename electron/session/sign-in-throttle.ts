/**
 * Slows guessing down (R29): five free tries, then a minute doubling to an hour, and after a hundred in a row none
 * until another administrator gives a new one-time code. Counted per account (known or not) and, with more free tries,
 * for the station. The count is written before the password is looked at, so killing the program does not reset it;
 * waits run on the monotonic clock and start anew when the program starts, so setting the clock does not shorten them.
 */
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { AppError } from '#shared/errors.ts';
import type { Tables } from '#electron/database/schema.ts';
import type { Clock } from '#electron/office/clock.ts';

const FREE = { user: 5, station: 30 } as const;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;
const MOST_IN_A_ROW = 100;

export const userSubject = (userName: string): string => `user:${createHash('sha256').update(userName.normalize('NFKC').toLowerCase()).digest('hex').slice(0, 32)}`;
const STATION = 'station';

export class SignInThrottle {
  readonly #clock: Clock;
  /** subject → monotonic ms of the last failure known to this run. */
  readonly #since = new Map<string, number>();
  readonly #startedAt: number;
  constructor(clock: Clock) {
    this.#clock = clock;
    this.#startedAt = clock.monotonicMs();
  }

  /** Counts one try as failed before it is made. Refuses with the wait that is left. Null database: a read-only office, counted in memory alone. */
  async beforeTry(writer: Kysely<Tables>, userName: string): Promise<void> {
    const now = this.#clock.monotonicMs();
    const at = this.#clock.now();
    const subjects = [userSubject(userName), STATION] as const;
    await writer.transaction().execute(async (trx) => {
      for (const subject of subjects) {
        const row = await trx.selectFrom('signInCounters').select('failures').where('subject', '=', subject).executeTakeFirst();
        const failures = row?.failures ?? 0;
        const free = subject === STATION ? FREE.station : FREE.user;
        if (subject !== STATION && failures >= MOST_IN_A_ROW) throw new AppError('sign_in_stopped', {});
        const left = (this.#since.get(subject) ?? this.#startedAt) + waitMs(failures, free) - now;
        if (failures >= free && left > 0) throw new AppError('sign_in_wait', { seconds: Math.ceil(left / 1000) });
        await trx.insertInto('signInCounters').values({ subject, failures: 1, lastFailureAt: at })
          .onConflict((conflict) => conflict.column('subject').doUpdateSet({ failures: failures + 1, lastFailureAt: at })).execute();
      }
    });
    for (const subject of subjects) this.#since.set(subject, now);
  }

  /** The try was right: the count of this account and of the station start again. */
  async succeeded(writer: Kysely<Tables>, userName: string): Promise<void> {
    const subjects = [userSubject(userName), STATION];
    await writer.deleteFrom('signInCounters').where('subject', 'in', subjects).execute();
    for (const subject of subjects) this.#since.delete(subject);
  }

  /** Free tries that are left to this account before it has to wait; null where it already has to. */
  async attemptsLeft(writer: Kysely<Tables>, userName: string): Promise<number | null> {
    const row = await writer.selectFrom('signInCounters').select('failures').where('subject', '=', userSubject(userName)).executeTakeFirst();
    const left = FREE.user - (row?.failures ?? 0);
    return left > 0 ? left : null;
  }
}

function waitMs(failures: number, free: number): number {
  return failures < free ? 0 : Math.min(FIRST_WAIT_MS * 2 ** Math.min(failures - free, 20), LONGEST_WAIT_MS);
}
