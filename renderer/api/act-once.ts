/**
 * One act of the user, however often the call has to be sent. The act gets its id when it is first meant and keeps it while
 * nobody knows whether the office did it (R17); a definite answer, yes or no, ends it. A second click on the same act while
 * the first is under way is the same act.
 */
import type { CallOptions } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { CallByName } from './call-by-name.ts';
import type { PasswordAsker } from './password-again.ts';

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Error };

export interface ActOnce<I, T> {
  run(input: I, options?: Pick<CallOptions, 'onProgress' | 'signal'>): Promise<Outcome<T>>;
}

const isRefusal = (error: unknown, code: string): boolean => error instanceof AppError && error.code === code;

/** @param newId makes act ids; tests give their own. */
export function actOnce<I, T>(
  method: string,
  call: CallByName,
  askPassword: PasswordAsker,
  newId: () => string = () => crypto.randomUUID(),
): ActOnce<I, T> {
  let meant: { text: string; actId: string } | undefined;
  let underWay: { text: string; outcome: Promise<Outcome<T>> } | undefined;

  const send = async (input: I, actId: string, options: CallOptions): Promise<Outcome<T>> => {
    let password: string | undefined;
    for (;;) {
      try {
        const value = await call(method, input, { ...options, actId, ...(password === undefined ? {} : { password }) });
        meant = undefined;
        return { ok: true, value: value as T };
      } catch (error) {
        const wrong = isRefusal(error, 'password_wrong') && password !== undefined;
        if (wrong || isRefusal(error, 'password_needed')) {
          password = await askPassword(wrong);
          if (password !== undefined) continue;
        }
        if (error instanceof AppError) meant = undefined;
        return { ok: false, error: error instanceof Error ? error : new Error(String(error)) };
      }
    }
  };

  return {
    run(input, options = {}) {
      const text = JSON.stringify(input) ?? '';
      if (underWay?.text === text) return underWay.outcome;
      if (meant?.text !== text) meant = { text, actId: newId() };
      const outcome = send(input, meant.actId, options).finally(() => {
        if (underWay?.outcome === outcome) underWay = undefined;
      });
      underWay = { text, outcome };
      return outcome;
    },
  };
}
