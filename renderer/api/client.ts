/**
 * The typed client: `client.residents.list({ text: '王' })`. A proxy over the bridge; it knows no method by name, the
 * types come from the contract. A refusal is thrown as AppError, a silent host as HostUnreachable.
 */
import type { Api, CallOptions, Client } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { api } from '#shared/api.ts';
import type { FileOwner, HostBridge } from '#shared/host-bridge.ts';
import type { CallByName } from './call-by-name.ts';
import { currentSession } from './current-session.ts';
import { host } from './host.ts';
import { watchingForEnd } from './session-end.ts';

const newId = (): string => crypto.randomUUID();

/** Calls through a bridge under the session of the moment. Long work gets a name of its own, for its progress and its end. */
export function callThrough(bridge: HostBridge, session: () => FileOwner): CallByName {
  return async (method, input, options = {}) => {
    options.signal?.throwIfAborted();
    const callId = newId();
    const stopListening =
      options.onProgress === undefined
        ? undefined
        : bridge.onEvent((event) => {
            if (event.kind === 'progress' && event.callId === callId) options.onProgress?.(event.progress);
          });
    const cancel = (): void => bridge.cancel(callId);
    options.signal?.addEventListener('abort', cancel, { once: true });
    try {
      const { place, token } = session();
      const reply = await bridge.call({
        method,
        input,
        place,
        token,
        callId,
        actId: options.actId,
        password: options.password,
      });
      if (reply.ok) return reply.value;
      throw new AppError(reply.code, reply.data);
    } finally {
      options.signal?.removeEventListener('abort', cancel);
      stopListening?.();
    }
  };
}

/** A client over a way of calling by name. */
export function makeClient<A extends Api>(call: CallByName): Client<A> {
  const feature = (name: string): unknown =>
    new Proxy(Object.create(null) as object, {
      get: (_, method) =>
        typeof method === 'string'
          ? (input: unknown, options?: CallOptions) => call(`${name}.${method}`, input, options)
          : undefined,
    });
  return new Proxy(Object.create(null) as object, {
    get: (_, name) => (typeof name === 'string' ? feature(name) : undefined),
  }) as Client<A>;
}

export const callByName: CallByName = watchingForEnd(callThrough(host, currentSession));

export const client: Client<typeof api> = makeClient<typeof api>(callByName);
