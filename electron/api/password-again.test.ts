/** What is dangerous at an open desk asks for the password again (R33). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { api } from '#shared/api.ts';
import type { MethodSpec } from '#shared/contract.ts';
import type { Role } from '#shared/permissions.ts';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';

/** Every such method, who may call it, and an input it takes. */
const ASKED: readonly (readonly [method: string, role: Role, input: unknown])[] = [
  ['office.setRoles', 'administrator', { userId: 2, roles: ['reviewer'] }],
  ['office.resetUser', 'administrator', { userId: 2 }],
  ['office.newRecoveryCode', 'administrator', {}],
  ['disbursement.approve', 'director', { batchId: 1, version: 1 }],
  ['disbursement.roster', 'clerk', { batchId: 1, whole: true }],
  ['disbursement.exportXlsx', 'clerk', { batchId: 1, whole: true }],
  ['paying.overrideResult', 'director', { batchId: 1, version: 1, fileId: 'x', profileCode: 'generic-csv', reason: '银行更正' }],
  ['disbursement.decideWriteOff', 'director', { recoveryId: 1, version: 1, approve: true }],
  ['disbursement.undoRecovery', 'director', { recoveryId: 1, version: 1, reason: '登记错了' }],
  ['volunteers.exportList', 'volunteerOfficer', { whole: true, purpose: '上报街道' }],
  ['residents.exportList', 'clerk', { filter: {}, whole: true, purpose: '上报街道' }],
  ['asOf.export', 'clerk', { day: '2026-01-01', purpose: '上报街道' }],
];

let office: TestOffice;
beforeAll(async () => { office = await openTestOffice(); });
afterAll(() => office.close());

test('these methods and no others', () => {
  const declared = Object.entries(api as Record<string, Record<string, MethodSpec>>).flatMap(([feature, contract]) =>
    Object.entries(contract).flatMap(([name, spec]) => (spec.passwordAgain ? [`${feature}.${name}`] : [])));
  expect(declared.toSorted()).toEqual(ASKED.map(([method]) => method).toSorted());
});

test.each(ASKED)('%s does nothing without it, nor with a wrong one', async (method, role, input) => {
  const token = await office.token(role);
  const rows = async (): Promise<number> => (await office.sql.selectFrom('auditRows').select('seq').execute()).length;
  const before = await rows();
  expect(await office.office.answer({ method, input, token })).toMatchObject({ ok: false, code: 'password_needed' });
  expect(await office.office.answer({ method, input, token, password: '' })).toMatchObject({ ok: false, code: 'password_needed' });
  expect(await office.office.answer({ method, input, token, password: 'wrong wrong wrong' })).toMatchObject({ ok: false, code: 'password_wrong' });
  expect(await rows()).toBe(before);
});
