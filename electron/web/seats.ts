/**
 * Who may talk to this host at all. A seat is one browser: it gave a one-time key, got a cookie for it, and sends the cookie
 * with every call. Keys and cookies are 256 random bits; only their hashes are kept.
 */
import { createHash, randomBytes } from 'node:crypto';

const MOST_KEYS = 8;
const MOST_SEATS = 32;

const newSecret = (): string => randomBytes(32).toString('base64url');
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

function forgetOldest(set: Set<string>, most: number): void {
  for (const oldest of set) {
    if (set.size <= most) return;
    set.delete(oldest);
  }
}

export class Seats {
  readonly #keys = new Set<string>();
  readonly #seats = new Set<string>();

  /** A key for one more browser. It opens once. */
  newKey(): string {
    const key = newSecret();
    this.#keys.add(hashOf(key));
    forgetOldest(this.#keys, MOST_KEYS);
    return key;
  }

  /** The cookie for a key; null when the key is unknown or was given before. */
  enter(key: string): string | null {
    if (!this.#keys.delete(hashOf(key))) return null;
    const cookie = newSecret();
    this.#seats.add(hashOf(cookie));
    forgetOldest(this.#seats, MOST_SEATS);
    return cookie;
  }

  /** The seat behind a cookie; null where there is none. */
  find(cookie: string | undefined): string | null {
    if (cookie === undefined) return null;
    const seat = hashOf(cookie);
    return this.#seats.has(seat) ? seat : null;
  }
}
