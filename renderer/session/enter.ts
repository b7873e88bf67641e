/** Coming in and changing places. */
import type { QueryClient } from '@tanstack/react-query';
import type { Place } from '#shared/host-bridge.ts';
import { setPlace, setToken } from '#renderer/api/current-session.ts';

/** From now on this person sits here; whatever was read before is read again as him. */
export async function enter(cache: QueryClient, token: string): Promise<void> {
  setToken(token);
  await cache.resetQueries();
}

/** The other data folder: the page starts anew there. */
export function goToPlace(place: Place): void {
  setPlace(place);
  window.location.hash = '#/';
  window.location.reload();
}

let typed: string | undefined;

/** The one-time code somebody has just signed in with, so that he need not type it twice. It lives until he has his own password. */
export function keepTyped(password: string): void {
  typed = password;
}
export function typedJustNow(): string | undefined {
  return typed;
}
export function forgetTyped(): void {
  typed = undefined;
}
