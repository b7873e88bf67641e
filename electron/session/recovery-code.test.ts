/** The keys outlive every password, and open for nobody else (R34, R58). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestOffice, TEST_PASSWORD, type TestOffice } from '#electron/testing/open-test-office.ts';
import { paperCode, RECOVERY_CHARACTERS, readPaperCode, unwrapDataKey } from '#electron/vault/key-wraps.ts';

let office: TestOffice;
beforeEach(async () => { office = await openTestOffice(); });
afterEach(() => office.close());

const NEW = 'a lamp beside the harbour';
const answer = async (method: string, input: unknown): Promise<string> => {
  const reply = await office.office.answer({ method, input });
  return reply.ok ? 'ok' : reply.code;
};
const recover = (recoveryCode: string, userName = 'administrator'): Promise<string> => answer('session.recover', { recoveryCode, userName, newPassword: NEW });

describe('the printed recovery code', () => {
  test('gives an administrator a new password, as it is typed from paper, and signs everybody out', async () => {
    const clerk = await office.token('clerk');
    expect(await recover(office.recoveryCode.toLowerCase().replaceAll('-', ' '))).toBe('ok');
    expect(await office.office.answer({ method: 'office.settings', input: {}, token: clerk })).toMatchObject({ code: 'session_ended' });
    expect(await answer('session.signIn', { userName: 'administrator', password: TEST_PASSWORD })).toBe('sign_in_refused');
    expect(await answer('session.signIn', { userName: 'administrator', password: NEW })).toBe('ok');
    // Everybody else's password opens the same data as before.
    expect(await answer('session.signIn', { userName: 'clerk', password: TEST_PASSWORD })).toBe('ok');
  });

  test('is no key for a clerk, for nobody, or when one group is wrong', async () => {
    expect(await recover(office.recoveryCode, 'clerk')).toBe('not_found');
    expect(await recover(office.recoveryCode, 'nobody')).toBe('not_found');
    expect(await recover(`${office.recoveryCode.slice(0, -1)}${office.recoveryCode.endsWith('2') ? '3' : '2'}`)).toBe('recovery_code_wrong');
    expect(await answer('session.signIn', { userName: 'administrator', password: TEST_PASSWORD })).toBe('ok');
  });

  test('a thousand other codes open nothing', async () => {
    const wrap = await office.sql.selectFrom('keyWraps').select(['costLog2', 'salt', 'wrapped']).where('kind', '=', 'recovery').executeTakeFirstOrThrow();
    let opened = 0;
    for (let n = 0; n < 1000; n++) if ((await unwrapDataKey(wrap, paperCode(RECOVERY_CHARACTERS))) !== null) opened += 1;
    expect(opened).toBe(0);
    expect(await unwrapDataKey(wrap, readPaperCode(office.recoveryCode))).not.toBeNull();
  }, 60_000);

  test('a new one takes the place of the old', async () => {
    const { recoveryCode } = await office.as('administrator').office.newRecoveryCode({});
    expect(await recover(office.recoveryCode)).toBe('recovery_code_wrong');
    expect(await recover(recoveryCode)).toBe('ok');
  });

  test('is nowhere in the database, nor in the log', async () => {
    const rows = await office.sql.selectFrom('auditRows').selectAll().execute();
    const groups = office.recoveryCode.split('-');
    expect(JSON.stringify(rows)).not.toContain(groups.slice(0, 2).join('-'));
    expect((await office.sql.selectFrom('keyWraps').selectAll().execute()).some((row) => Buffer.concat([row.salt, row.wrapped]).includes(office.recoveryCode))).toBe(false);
  });
});

describe('a reset by the administrator', () => {
  test('ends the old password at once, and nobody but the person knows the next one', async () => {
    const clerk = (await office.as('administrator').office.users({})).users.find((user) => user.userName === 'clerk')!;
    const { oneTimeCode } = await office.as('administrator').office.resetUser({ userId: clerk.userId });
    expect(await answer('session.signIn', { userName: 'clerk', password: TEST_PASSWORD })).toBe('sign_in_refused');
    expect(await answer('session.signIn', { userName: 'clerk', password: oneTimeCode })).toBe('ok');
    expect(JSON.stringify(await office.sql.selectFrom('auditRows').selectAll().execute())).not.toContain(oneTimeCode);
  });

  test('a disabled account stays shut with its own password', async () => {
    const clerk = (await office.as('administrator').office.users({})).users.find((user) => user.userName === 'clerk')!;
    await office.as('administrator').office.disableUser({ userId: clerk.userId });
    expect(await answer('session.signIn', { userName: 'clerk', password: TEST_PASSWORD })).toBe('sign_in_refused');
    expect(await office.sql.selectFrom('keyWraps').select('id').where('userId', '=', clerk.userId as never).execute()).toEqual([]);
    const { oneTimeCode } = await office.as('administrator').office.resetUser({ userId: clerk.userId });
    expect(await answer('session.signIn', { userName: 'clerk', password: oneTimeCode })).toBe('ok');
    expect(await answer('session.signIn', { userName: 'clerk', password: 'wrong wrong wrong' })).toBe('sign_in_refused');
  });
});
