/** Leaving the seat: the session ends in the office, and the page forgets everything. */
import { client } from '#renderer/api/client.ts';
import { endSession, meanToEnd, type EndReason } from '#renderer/api/session-end.ts';

/** @param lockedUser who comes back to this seat; see `meanToEnd`. */
export function leave(lockedUser?: string, why: EndReason = 'signed_out'): void {
  meanToEnd(why, lockedUser);
  const go = (): void => endSession(why);
  // The screen goes dark even if the office does not answer.
  client.session.signOut({}).then(go, go);
}
