import { describe, expect, it } from 'vitest';
import { AppError, type Reply } from '#shared/errors.ts';
import type { HostBridge, HostEvent, PlacedRequest } from '#shared/host-bridge.ts';
import { callThrough, makeClient } from './client.ts';

function bridgeAnswering(answer: (request: PlacedRequest) => Reply | Promise<Reply>) {
  const asked: PlacedRequest[] = [];
  const cancelled: string[] = [];
  const listeners = new Set<(event: HostEvent) => void>();
  const bridge: HostBridge = {
    call: async (request) => {
      asked.push(request);
      return answer(request);
    },
    cancel: (callId) => {
      cancelled.push(callId);
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    upload: () => Promise.reject(new Error('not asked')),
    download: () => Promise.reject(new Error('not asked')),
  };
  return { bridge, asked, cancelled, listeners };
}

const seat = () => ({ place: 'practice', token: 'secret' }) as const;

describe('the client', () => {
  it('calls feature.method with the session of the moment', async () => {
    const { bridge, asked } = bridgeAnswering(() => ({ ok: true, value: { n: 1 } }));
    const client = makeClient<never>(callThrough(bridge, seat)) as unknown as Record<
      string,
      Record<string, (input: unknown, options?: object) => Promise<unknown>>
    >;
    expect(await client['residents']?.['list']?.({ search: '王' }, { actId: 'a1', password: 'p' })).toEqual({ n: 1 });
    expect(asked).toMatchObject([
      {
        method: 'residents.list',
        input: { search: '王' },
        place: 'practice',
        token: 'secret',
        actId: 'a1',
        password: 'p',
      },
    ]);
  });

  it('is no promise, so that it can be returned from async functions', () => {
    const { bridge } = bridgeAnswering(() => ({ ok: true, value: null }));
    expect(typeof makeClient<never>(callThrough(bridge, seat))).toBe('object');
  });

  it('throws a refusal with its code and data', async () => {
    const { bridge } = bridgeAnswering(() => ({ ok: false, code: 'sign_in_wait', data: { seconds: 30 } }));
    const failed = await callThrough(bridge, seat)('session.signIn', {}).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(AppError);
    expect(failed).toMatchObject({ code: 'sign_in_wait', data: { seconds: 30 } });
  });

  it('hears the progress of its own call only, and stops listening when it is over', async () => {
    const { bridge, asked, listeners } = bridgeAnswering(async (request) => {
      for (const listener of listeners) {
        listener({ kind: 'progress', callId: 'another', progress: { done: 9, total: 9, label: '' } });
        listener({ kind: 'progress', callId: request.callId ?? '', progress: { done: 1, total: 2, label: '行' } });
      }
      return { ok: true, value: null };
    });
    const heard: number[] = [];
    await callThrough(bridge, seat)('imports.run', {}, { onProgress: (progress) => heard.push(progress.done) });
    expect(asked).toHaveLength(1);
    expect(heard).toEqual([1]);
    expect(listeners.size).toBe(0);
  });

  it('cancels by the id of the call, and does not send what was cancelled before', async () => {
    const abort = new AbortController();
    const { bridge, asked, cancelled } = bridgeAnswering(async () => {
      abort.abort();
      return { ok: false, code: 'cancelled', data: {} };
    });
    const call = callThrough(bridge, seat);
    await expect(call('imports.run', {}, { signal: abort.signal })).rejects.toMatchObject({ code: 'cancelled' });
    expect(cancelled).toEqual([asked[0]?.callId]);
    await expect(call('imports.run', {}, { signal: abort.signal })).rejects.toThrow('aborted');
    expect(asked).toHaveLength(1);
  });
});
