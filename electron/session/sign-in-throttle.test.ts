/** How many guesses somebody at the desk gets, who tries again the moment he may (R29). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestOffice, TEST_PASSWORD, type TestOffice } from '#electron/testing/open-test-office.ts';

let office: TestOffice;
beforeEach(async () => { office = await openTestOffice(); });
afterEach(() => office.close());

const signIn = async (userName: string, password: string): Promise<{ code: string; seconds: number }> => {
  const reply = await office.office.answer({ method: 'session.signIn', input: { userName, password } });
  return reply.ok ? { code: 'ok', seconds: 0 } : { code: reply.code, seconds: (reply.data as { seconds?: number }).seconds ?? 0 };
};

/** Guesses that were looked at until `ms` have passed, or until the account is stopped. */
async function guessFor(userName: string, ms: number): Promise<number[]> {
  const times: number[] = [];
  let now = 0;
  for (;;) {
    const { code, seconds } = await signIn(userName, 'wrong wrong wrong');
    if (code === 'sign_in_refused') times.push(now);
    else if (code === 'sign_in_wait') {
      office.clock.advanceMs(seconds * 1000);
      now += seconds * 1000;
    } else return times;
    if (now > ms) return times;
  }
}

describe('guessing', () => {
  test('five times in the first minute, at most thirty in the first hour, a hundred in all', async () => {
    const times = await guessFor('clerk', 200 * 3_600_000);
    expect(times.filter((at) => at < 60_000).length).toBeLessThanOrEqual(5);
    expect(times.filter((at) => at < 3_600_000).length).toBeLessThanOrEqual(30);
    expect(times).toHaveLength(100);
    expect((await signIn('clerk', TEST_PASSWORD)).code).toBe('sign_in_stopped');
    // Another person is not stopped with him, only the station waits for a while.
    office.clock.advanceMs(3_600_000);
    expect((await signIn('director', TEST_PASSWORD)).code).toBe('ok');
  }, 60_000);

  test('a new one-time code from the administrator begins the count anew', async () => {
    await guessFor('clerk', 200 * 3_600_000);
    office.clock.advanceMs(3_600_000);
    const { users } = await office.as('administrator').office.users({});
    const clerk = users.find((user) => user.userName === 'clerk')!;
    expect(clerk.stopped).toBe(true);
    const { oneTimeCode } = await office.as('administrator').office.resetUser({ userId: clerk.userId });
    office.clock.advanceMs(3_600_000);
    expect((await signIn('clerk', TEST_PASSWORD)).code).toBe('sign_in_refused');
    expect((await signIn('clerk', oneTimeCode)).code).toBe('ok');
  }, 60_000);

  test('a name nobody has is answered like one somebody has, and as slowly', async () => {
    const timeOf = async (userName: string): Promise<number> => {
      const before = performance.now();
      expect((await signIn(userName, 'wrong wrong wrong')).code).toBe('sign_in_refused');
      return performance.now() - before;
    };
    const median = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
    const known: number[] = [];
    const unknown: number[] = [];
    for (const [at, name] of ['clerk', 'clerk2', 'reviewer', 'director', 'accountant'].entries()) {
      known.push(await timeOf(name));
      unknown.push(await timeOf(`nobody${at}`));
    }
    // Not a speed: a name nobody has must cost one derivation of a key too, not none.
    expect(median(unknown) / median(known)).toBeGreaterThan(0.25);
    expect(median(unknown) / median(known)).toBeLessThan(4);
  });
});

test('a password typed into the name field is not written into the log', async () => {
  const secret = 'my secret garden 1952';
  await office.office.answer({ method: 'session.signIn', input: { userName: secret, password: 'clerk' } });
  await office.office.answer({ method: 'session.recover', input: { recoveryCode: 'x', userName: secret, newPassword: 'y' } });
  expect(JSON.stringify(await office.sql.selectFrom('auditRows').selectAll().execute())).not.toContain(secret);
});
