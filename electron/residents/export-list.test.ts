import { afterAll, beforeAll, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import { openWorkbook } from '#electron/spreadsheet/open-workbook.ts';
import { cellText } from '#electron/spreadsheet/workbook.ts';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
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
async function exported(whole: boolean, search = ''): Promise<string[][]> {
  const out = await office.as('clerk').residents.exportList({ filter: { search }, whole, purpose: '上报街道' });
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
