/**
 * Whose calls these are. The token lives in this module's memory alone: a reload forgets it, and with it everything the
 * page had read (R30). The place is no secret and outlives a reload, so that a locked practice community stays one.
 */
import type { FileOwner, Place } from '#shared/host-bridge.ts';

const PLACE_KEY = 'huilin.place';

let token: string | undefined;
let place: Place = globalThis.sessionStorage?.getItem(PLACE_KEY) === 'practice' ? 'practice' : 'office';

/** The session of the moment. */
export function currentSession(): FileOwner {
  return { place, token };
}

/** From now on calls go out under this token; undefined when nobody is signed in. */
export function setToken(next: string | undefined): void {
  token = next;
}

/** From now on calls go to this place; the token of the other place is dropped. */
export function setPlace(next: Place): void {
  if (next !== place) token = undefined;
  place = next;
  globalThis.sessionStorage?.setItem(PLACE_KEY, next);
}
