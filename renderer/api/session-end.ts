/**
 * The end of a session, however it came: the page is loaded anew, so that nothing it had read stays in memory (R30), and the
 * sign-in page says why. Unsaved fields go too: behind a locked screen nothing may stay readable.
 */
import { AppError } from '#shared/errors.ts';
import type { CallByName } from './call-by-name.ts';
import { currentSession, setToken } from './current-session.ts';

export type EndReason = 'idle' | 'absolute' | 'signed_out' | 'user_changed';

const WHY_KEY = 'huilin.sessionEnded';
const USER_KEY = 'huilin.lockedUser';
let ending = false;
let meant: { readonly why: EndReason; readonly lockedUser: string | undefined } | undefined;

/** Whether the page is on its way out; then nothing asks about unsaved work. */
export function isSessionEnding(): boolean {
  return ending;
}

/**
 * Said before the office is asked to end the session: its event may arrive before its answer and knows nothing of this.
 * @param lockedUser this person comes back: his user name stays filled in and the page stays the same. Without it another user starts at the first page.
 */
export function meanToEnd(why: EndReason, lockedUser?: string): void {
  meant = { why, lockedUser };
}

export function endSession(why: EndReason): void {
  if (ending) return;
  ending = true;
  setToken(undefined);
  sessionStorage.setItem(WHY_KEY, meant?.why ?? why);
  if (meant?.lockedUser !== undefined) sessionStorage.setItem(USER_KEY, meant.lockedUser);
  else if (meant !== undefined) window.location.hash = '#/';
  window.location.reload();
}

/** Why the last session ended and whose it was; told once. */
export function takeSessionEnd(): { why: EndReason | undefined; lockedUser: string | undefined } {
  const why = sessionStorage.getItem(WHY_KEY) as EndReason | null;
  const lockedUser = sessionStorage.getItem(USER_KEY);
  sessionStorage.removeItem(WHY_KEY);
  sessionStorage.removeItem(USER_KEY);
  return { why: why ?? undefined, lockedUser: lockedUser ?? undefined };
}

/** A call that ends the page's session as soon as the office says that it is over. */
export function watchingForEnd(call: CallByName): CallByName {
  return async (method, input, options) => {
    try {
      return await call(method, input, options);
    } catch (error) {
      if (error instanceof AppError && currentSession().token !== undefined) {
        if (error.code === 'session_ended') endSession((error.data as { why: EndReason }).why);
        if (error.code === 'not_signed_in') endSession('signed_out');
      }
      throw error;
    }
  };
}
