import { afterAll, beforeAll, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import { openWorkbook } from '#electron/spreadsheet/open-workbook.ts';
import { cellText } from '#electron/spreadsheet/workbook.ts';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import type { ResidentFilter } from '#shared/residents/contract.ts';
import { idNumberOf, person, refusalOf } from '#electron/testing/people.ts';

let office: TestOffice;
const NUMBER = idNumberOf('1951-02-03', 45);
beforeAll(async () => {
  office = await openTestOffice();
  const { residents } = office.as('clerk');
  await residents.saveResident({ residentId: null, version: null, person: person('=cmd|calc', { idNumber: NUMBER, phone: '13812345678' }), place: { as: 'head', household: { householdNo: '0007', address: '+1号楼' } }, bankAccount: { number: '6228480000000000018', bankName: '农商行' } });
  await residents.saveResident({ residentId: null, version: null, person: person('另一位', { birthDate: day('2001-01-01') }) });
});
afterAll(async () => { await office.close(); });

/** The rows of an export as text, without title and header. */
async function exported(whole: boolean, search = '', account: ResidentFilter['account'] = null): Promise<string[][]> {
  const out = await office.as('clerk').residents.exportList({ filter: { search, account }, whole, purpose: '上报街道' });
  const file = office.office.giveFile(await office.token('clerk'), out.fileId);
  if (!file.ok) throw new Error(file.code);
  const reply = await openWorkbook(file.value.bytes, file.value.name);
  if (!reply.ok) throw new Error(reply.code);
  return reply.workbook.sheets[0]!.rows.slice(2).map((row) => row.cells.map(cellText));
}

test('masked as on the screen, unless asked for whole; every number as text; nothing a formula', async () => {
  const [masked] = await exported(false, '=cmd');
  expect(masked).toContain(`370299********${NUMBER.slice(-4)}`);
  expect(masked!.join()).not.toContain(NUMBER);
  expect(masked!.join()).not.toContain('6228480000000000018');
  const whole = (await exported(true))[0]!;
  for (const value of [NUMBER, '6228480000000000018', '13812345678', '0007']) expect(whole).toContain(value);
  expect(whole.join()).toContain('cmd|calc');
});

test('the same people as the list, with the purpose in the log', async () => {
  expect(await exported(false)).toHaveLength(2);
  expect(await exported(false, '另一位')).toHaveLength(1);
  const last = await office.sql.selectFrom('auditRows').selectAll().where('method', '=', 'residents.exportList').orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow();
  expect(JSON.parse(last.detail)).toMatchObject({ rows: 1, whole: false, purpose: '上报街道' });
  expect((await refusalOf(office.as('reviewer').residents.exportList({ filter: {}, whole: true, purpose: '看看' }))).code).toBe('not_allowed');
});

test('the kind of account is a column and a filter, of the list as of its export; the number stays masked', async () => {
  const { residents } = office.as('clerk');
  const enter = async (name: string, account: { number: string; kind?: 'card' | 'socialSecurity' | 'passbook' } | null) =>
    (await residents.saveResident({ residentId: null, version: null, person: person(name, { birthDate: day('1960-01-01') }), bankAccount: account })).residentId;
  const [insured] = [await enter('社保甲', { number: '6217000000000000137', kind: 'socialSecurity' }), await enter('存折乙', { number: '801234567890' }), await enter('银行丙', { number: '6217000000000000269' }), await enter('无户丁', null)];
  const listed = async (account: ResidentFilter['account']) => (await residents.list({ account })).rows.filter((row) => /[甲乙丙丁]$/.test(row.name)).map((row) => `${row.name} ${row.accountKind ?? '-'}`);
  expect(await listed(null)).toEqual(['社保甲 socialSecurity', '存折乙 passbook', '银行丙 card', '无户丁 -']);
  for (const [account, people] of [['socialSecurity', ['社保甲 socialSecurity']], ['passbook', ['存折乙 passbook']], ['card', ['银行丙 card']], ['none', ['无户丁 -']]] as const) expect(await listed(account)).toEqual(people);
  const [row, ...others] = await exported(false, '', 'socialSecurity');
  expect(others).toEqual([]);
  expect([row!.includes('社保卡'), row!.includes('6217 **** **** 0137'), row!.join().includes('6217000000000000137')]).toEqual([true, true, false]);
  expect((await exported(false, '丁')).every((cells) => !cells.includes('银行卡'))).toBe(true);
  // The account in use counts, not one that ended.
  await residents.setBankAccount({ residentId: insured, account: { number: '801234567891' }, from: day('2026-09-08') });
  expect(await listed('socialSecurity')).toEqual([]);
  expect(await listed('passbook')).toEqual(['社保甲 passbook', '存折乙 passbook']);
});
