import { describe, expect, it } from 'vitest';
import type { CallOptions } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { actOnce } from './act-once.ts';
import { HostUnreachable } from './bridge.ts';

type Step = unknown;

/** Answers the calls in order; an Error is thrown. */
function callsAnswering(...steps: Step[]) {
  const sent: { input: unknown; actId: string | undefined; password: string | undefined }[] = [];
  const call = async (_method: string, input: unknown, options: CallOptions = {}): Promise<unknown> => {
    sent.push({ input, actId: options.actId, password: options.password });
    const step = steps.shift();
    if (step instanceof Error) throw step;
    return step;
  };
  return { call, sent };
}

function ids(): () => string {
  let n = 0;
  return () => `act-${(n += 1)}`;
}

const noPassword = async (): Promise<undefined> => undefined;

describe('one act', () => {
  it('keeps its id while nobody knows whether it was done', async () => {
    const { call, sent } = callsAnswering(new HostUnreachable('gone'), 'done');
    const act = actOnce('x.save', call, noPassword, ids());
    expect(await act.run({ a: 1 })).toMatchObject({ ok: false });
    expect(await act.run({ a: 1 })).toEqual({ ok: true, value: 'done' });
    expect(sent.map(({ actId }) => actId)).toEqual(['act-1', 'act-1']);
  });

  it.each([
    ['done', 'ok'],
    ['refused', new AppError('not_allowed', { needs: 'x' })],
  ])('gets a new id after it was %s', async (_what, first) => {
    const { call, sent } = callsAnswering(first, 'ok');
    const act = actOnce('x.save', call, noPassword, ids());
    await act.run({ a: 1 });
    await act.run({ a: 1 });
    expect(sent.map(({ actId }) => actId)).toEqual(['act-1', 'act-2']);
  });

  it('is another act with another input, even after a silent host', async () => {
    const { call, sent } = callsAnswering(new HostUnreachable('gone'), 'ok');
    const act = actOnce('x.save', call, noPassword, ids());
    await act.run({ a: 1 });
    await act.run({ a: 2 });
    expect(sent.map(({ actId }) => actId)).toEqual(['act-1', 'act-2']);
  });

  it('is sent once for a double click', async () => {
    const { call, sent } = callsAnswering('ok', 'twice');
    const act = actOnce('x.save', call, noPassword, ids());
    const [first, second] = await Promise.all([act.run({ a: 1 }), act.run({ a: 1 })]);
    expect(sent).toHaveLength(1);
    expect(second).toBe(first);
  });

  it('asks for the password, again when it was wrong, and sends it within the same act', async () => {
    const { call, sent } = callsAnswering(
      new AppError('password_needed', {}),
      new AppError('password_wrong', {}),
      'ok',
    );
    const asked: boolean[] = [];
    const act = actOnce(
      'x.approve',
      call,
      async (wrong) => {
        asked.push(wrong);
        return wrong ? 'right' : 'wrong';
      },
      ids(),
    );
    expect(await act.run({})).toEqual({ ok: true, value: 'ok' });
    expect(asked).toEqual([false, true]);
    expect(sent.map(({ password, actId }) => [password, actId])).toEqual([
      [undefined, 'act-1'],
      ['wrong', 'act-1'],
      ['right', 'act-1'],
    ]);
  });

  it('ends with the refusal when the user gives no password', async () => {
    const { call } = callsAnswering(new AppError('password_needed', {}));
    expect(await actOnce('x.approve', call, noPassword, ids()).run({})).toMatchObject({
      ok: false,
      error: { code: 'password_needed' },
    });
  });
});
