/** Leaving the seat: the session ends in the office, and the page forgets everything. */
import { client } from '#renderer/api/client.ts';
import { endSession } from '#renderer/api/session-end.ts';

/** @param lockedUser this person comes back: his user name stays filled in and the page stays the same. Without it another user starts at the first page. */
export function leave(lockedUser?: string): void {
  const go = (): void => {
    if (lockedUser === undefined) window.location.hash = '#/';
    endSession('signed_out', lockedUser);
  };
  // The screen goes dark even if the office does not answer.
  client.session.signOut({}).then(go, go);
}
