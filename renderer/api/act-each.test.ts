import { expect, test } from 'vitest';
import type { CallOptions } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { actEach } from './act-each.ts';
import { actOnce } from './act-once.ts';
import { HostUnreachable } from './bridge.ts';

/** Refuses or fails for some inputs; remembers what was sent under which act. */
function acting(faults: Readonly<Record<number, Error>>) {
  const sent: { n: number; actId: string | undefined }[] = [];
  const call = async (_method: string, input: unknown, options: CallOptions = {}): Promise<unknown> => {
    const { n } = input as { n: number };
    sent.push({ n, actId: options.actId });
    if (faults[n] !== undefined) throw faults[n];
    return `done ${n}`;
  };
  let id = 0;
  return { sent, act: actOnce<{ n: number }, string>('x.apply', call, async () => undefined, () => `act-${(id += 1)}`) };
}
const inputs = [1, 2, 3, 4].map((n) => ({ n }));
const said = (outcomes: Awaited<ReturnType<typeof actEach<{ n: number }, string>>>) => outcomes.map(({ input, outcome }) => `${input.n} ${outcome.ok ? outcome.value : outcome.error instanceof AppError ? outcome.error.code : 'no answer'}`);

test('each is an act of its own, a refused one is named and the rest go on', async () => {
  const { act, sent } = acting({ 2: new AppError('change_own', { requestNo: 'BG-1' }) });
  const done: number[] = [];
  expect(said(await actEach(act, inputs, { onDone: (n) => done.push(n), stopped: () => false }))).toEqual(['1 done 1', '2 change_own', '3 done 3', '4 done 4']);
  expect(new Set(sent.map((each) => each.actId)).size).toBe(4);
  expect(done).toEqual([1, 2, 3, 4]);
});

test.each([['the host does not answer', new HostUnreachable('gone'), '2 no answer'], ['the session ended', new AppError('session_ended', { why: 'idle' }), '2 session_ended']])('ends when %s', async (_name, fault, last) => {
  const { act, sent } = acting({ 2: fault });
  expect(said(await actEach(act, inputs, { onDone: () => undefined, stopped: () => false }))).toEqual(['1 done 1', last]);
  expect(sent).toHaveLength(2);
});

test('stops between two when asked, and leaves what is done', async () => {
  const { act } = acting({});
  let done = 0;
  expect(said(await actEach(act, inputs, { onDone: (n) => { done = n; }, stopped: () => done === 2 }))).toEqual(['1 done 1', '2 done 2']);
});
