import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Request } from '#shared/contract.ts';
import { openTestOffice, TEST_PASSWORD, type TestOffice } from '#electron/testing/open-test-office.ts';

let test: TestOffice;
beforeEach(async () => { test = await openTestOffice(); });
afterEach(() => test.close());

const refusal = async (request: Partial<Request>): Promise<string> => {
  const reply = await test.office.answer({ method: '', input: {}, ...request });
  return reply.ok ? 'ok' : reply.code;
};

describe('the door', () => {
  it.each([
    ['a method nobody declared', { method: 'office.drop' }, 'unknown_method'],
    ['an inherited name', { method: 'office.constructor' }, 'unknown_method'],
    ['a feature from the prototype', { method: '__proto__.toString' }, 'unknown_method'],
    ['a name with a third part', { method: 'office.users.x' }, 'unknown_method'],
    ['no method at all', { method: undefined as unknown as string }, 'unknown_method'],
    ['nobody signed in', { method: 'office.users' }, 'not_signed_in'],
    ['a token nobody was given', { method: 'office.users', token: 'x'.repeat(43) }, 'not_signed_in'],
  ])('refuses %s', async (_what, request, code) => {
    expect(await refusal(request)).toBe(code);
  });

  it('refuses what the role may not do, and a field too many', async () => {
    const clerk = await test.token('clerk');
    expect(await refusal({ method: 'office.users', token: clerk })).toBe('not_allowed');
    const administrator = await test.token('administrator');
    expect(await refusal({ method: 'office.users', token: administrator, input: [] })).toBe('invalid_input');
    expect(await refusal({ method: 'office.users', token: administrator, input: { role: 'administrator' } })).toBe('invalid_input');
  });

  it('gives a command one audit row, and none to one that was refused', async () => {
    const count = async (): Promise<number> => (await test.sql.selectFrom('auditRows').select('seq').execute()).length;
    await test.token('administrator');
    const before = await count();
    await test.as('administrator').office.addUser({ userName: 'newClerk', staffId: null, staffName: '新人', roles: ['clerk'] });
    expect(await count()).toBe(before + 1);
    await expect(test.as('administrator').office.addUser({ userName: 'NEWCLERK', staffId: null, staffName: '新人', roles: ['clerk'] })).rejects.toMatchObject({ code: 'user_name_taken' });
    expect(await count()).toBe(before + 1);
  });

  it('answers a repeated act with the first result and does nothing twice', async () => {
    const administrator = test.as('administrator');
    const settings = { idleMinutes: 12, passwordLeast: 14, backupsKept: 5 };
    await administrator.office.saveSettings(settings, { actId: 'act-0001' });
    const rows = (await test.sql.selectFrom('auditRows').select('seq').execute()).length;
    await administrator.office.saveSettings(settings, { actId: 'act-0001' });
    expect((await test.sql.selectFrom('auditRows').select('seq').execute()).length).toBe(rows);
    await expect(administrator.office.saveSettings({ ...settings, idleMinutes: 5 }, { actId: 'act-0001' })).rejects.toMatchObject({ code: 'act_conflict' });
  });

  it('asks for the password again before roles change', async () => {
    const token = await test.token('administrator');
    const request = { method: 'office.setRoles', token, input: { userId: 2, roles: ['reviewer'] } };
    expect(await refusal(request)).toBe('password_needed');
    expect(await refusal({ ...request, password: 'wrong' })).toBe('password_wrong');
    expect(await refusal({ ...request, password: TEST_PASSWORD })).toBe('ok');
  });
});

describe('sessions', () => {
  it('end after idle minutes and say so', async () => {
    const token = await test.token('administrator');
    test.clock.advanceMs(9 * 60_000);
    expect(await refusal({ method: 'office.users', token })).toBe('ok');
    test.clock.advanceMs(10 * 60_000 + 1);
    const reply = await test.office.answer({ method: 'office.users', input: {}, token });
    expect(reply).toMatchObject({ ok: false, code: 'session_ended', data: { why: 'idle' } });
  });

  it('end after twelve hours of work', async () => {
    const token = await test.token('administrator');
    for (let minutes = 0; minutes <= 12 * 60; minutes += 9) {
      test.clock.advanceMs(9 * 60_000);
      await test.office.answer({ method: 'office.settings', input: {}, token });
    }
    expect(await refusal({ method: 'office.users', token })).toBe('session_ended');
  });

  it('end at once when the account is disabled or loses a role', async () => {
    const clerk = await test.token('clerk');
    const { users } = await test.as('administrator').office.users({});
    const { userId } = users.find((user) => user.userName === 'clerk')!;
    await test.as('administrator').office.disableUser({ userId });
    expect(await refusal({ method: 'office.settings', token: clerk })).toBe('session_ended');
    expect(await refusal({ method: 'session.signIn', input: { userName: 'clerk', password: TEST_PASSWORD } })).toBe('sign_in_refused');
  });

  it('leave the vault locked when the last one ends', async () => {
    await test.token('administrator');
    test.office.lockNow();
    expect(test.office.core.vault.isOpen).toBe(false);
    expect(() => test.office.core.vault.blindIndex('idNumber', 'x')).toThrow(/vault_locked/);
  });

  it('with a one-time code can do nothing but set a password', async () => {
    const { oneTimeCode } = await test.as('administrator').office.addUser({ userName: 'fresh', staffId: null, staffName: '新人', roles: ['clerk'] });
    const typed = oneTimeCode.toLowerCase().replaceAll('-', ' ');
    const reply = await test.office.answer({ method: 'session.signIn', input: { userName: 'Fresh', password: typed } });
    if (!reply.ok) throw new Error(reply.code);
    const { token } = reply.value as { token: string };
    expect(await refusal({ method: 'office.settings', token })).toBe('not_allowed');
    expect(await refusal({ method: 'session.changePassword', token, input: { password: typed, newPassword: 'fresh' } })).toBe('password_too_short');
    expect(await refusal({ method: 'session.changePassword', token, input: { password: typed, newPassword: 'a window over the bay' } })).toBe('ok');
    expect(await refusal({ method: 'office.settings', token })).toBe('ok');
    expect(await refusal({ method: 'session.signIn', input: { userName: 'fresh', password: 'a window over the bay' } })).toBe('ok');
    expect(await refusal({ method: 'session.signIn', input: { userName: 'fresh', password: oneTimeCode } })).toBe('sign_in_refused');
  });

  it('slow guessing down: five free tries, then a wait that setting the clock does not shorten', async () => {
    const guess = (): Promise<string> => refusal({ method: 'session.signIn', input: { userName: 'clerk', password: 'wrong wrong wrong' } });
    for (let i = 0; i < 5; i++) expect(await guess()).toBe('sign_in_refused');
    expect(await guess()).toBe('sign_in_wait');
    test.clock.set('2027-01-01');
    expect(await guess()).toBe('sign_in_wait');
    await test.reopen();
    expect(await guess()).toBe('sign_in_wait');
    test.clock.advanceMs(60_001);
    expect(await guess()).toBe('sign_in_refused');
    test.clock.advanceMs(60_001);
    expect(await guess()).toBe('sign_in_wait');
    test.clock.advanceMs(60_001);
    expect(await refusal({ method: 'session.signIn', input: { userName: 'clerk', password: TEST_PASSWORD } })).toBe('ok');
  });

  it('never leave the office without an administrator', async () => {
    const administrator = test.as('administrator');
    await expect(administrator.office.setRoles({ userId: 1, roles: ['clerk'] })).rejects.toMatchObject({ code: 'last_administrator' });
    await expect(administrator.office.disableUser({ userId: 1 })).rejects.toMatchObject({ code: 'own_account' });
  });
});
