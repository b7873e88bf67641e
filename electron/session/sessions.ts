/**
 * Who is signed in: in memory only, so that closing the program signs everybody out. Tokens are 256 random bits, kept
 * hashed. A session ends after idle minutes, after twelve hours, or when its account is disabled or its roles change.
 */
import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import type { UserId } from '#shared/ids.ts';
import type { Actor } from '#electron/api/context.ts';
import type { Clock } from '#electron/office/clock.ts';

const LONGEST_MS = 12 * 3_600_000;
/** Ended sessions are remembered for a while, so that the screen can say why. */
const REMEMBER_ENDED = 200;

export type EndReason = 'idle' | 'absolute' | 'signed_out' | 'user_changed';

export interface Session {
  readonly key: string;
  readonly actor: Actor;
  readonly mustChangePassword: boolean;
  readonly startedMs: number;
  lastCallMs: number;
}

export class Sessions {
  readonly #clock: Clock;
  readonly #open = new Map<string, Session>();
  readonly #ended = new Map<string, EndReason>();
  readonly #onEnd: (session: Session, why: EndReason) => void;
  constructor(clock: Clock, onEnd: (session: Session, why: EndReason) => void) {
    this.#clock = clock;
    this.#onEnd = onEnd;
  }

  get count(): number {
    return this.#open.size;
  }

  start(actor: Actor, mustChangePassword: boolean): string {
    const token = randomBytes(32).toString('base64url');
    const now = this.#clock.monotonicMs();
    const key = hashOf(token);
    this.#open.set(key, { key, actor, mustChangePassword, startedMs: now, lastCallMs: now });
    return token;
  }

  /** The session of a token. Refuses with the reason when there is none; counts as a call unless `quietly`. */
  find(token: string | undefined, idleMinutes: number, quietly = false): Session {
    if (!token) throw new AppError('not_signed_in', {});
    const key = hashOf(token);
    this.endExpired(idleMinutes);
    const session = this.#open.get(key);
    if (!session) {
      const why = this.#ended.get(key);
      throw why ? new AppError('session_ended', { why }) : new AppError('not_signed_in', {});
    }
    if (!quietly) session.lastCallMs = this.#clock.monotonicMs();
    return session;
  }

  endExpired(idleMinutes: number): void {
    const now = this.#clock.monotonicMs();
    for (const session of this.#open.values()) {
      if (now - session.lastCallMs > idleMinutes * 60_000) this.end(session, 'idle');
      else if (now - session.startedMs > LONGEST_MS) this.end(session, 'absolute');
    }
  }

  end(session: Session, why: EndReason): void {
    if (!this.#open.delete(session.key)) return;
    this.#ended.set(session.key, why);
    const [oldest] = this.#ended.keys();
    if (this.#ended.size > REMEMBER_ENDED && oldest !== undefined) this.#ended.delete(oldest);
    this.#onEnd(session, why);
  }

  endAllOf(userId: UserId, why: EndReason): void {
    for (const session of this.#open.values()) if (session.actor.userId === userId) this.end(session, why);
  }

  endAll(why: EndReason): void {
    for (const session of this.#open.values()) this.end(session, why);
  }

  passwordChanged(session: Session): void {
    const kept = this.#open.get(session.key);
    if (kept) this.#open.set(session.key, { ...kept, mustChangePassword: false });
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
