import { afterAll, beforeAll, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { enterFamily, idNumberOf, person, type Family } from '#electron/testing/people.ts';

let office: TestOffice;
beforeAll(async () => { office = await openTestOffice({ now: '2026-09-08T01:00:00.000Z' }); });
afterAll(async () => { await office.close(); });

const SETTINGS = { idleMinutes: 10, passwordLeast: 12, backupsKept: 14 };

async function preview(text: string): Promise<string> {
  const { imports } = office.as('clerk');
  const { core } = office.office;
  const session = core.sessions.find(await office.token('clerk'), 60);
  const { fileId } = core.shelf.of(session.key).put('花名册.csv', Buffer.from(text, 'utf8'), 'application/octet-stream');
  const read = await imports.read({ fileId });
  if (read.header === null || read.sheet === null) throw new Error('no header');
  const mapping = Object.fromEntries(read.header.columns.map((column) => [String(column.index), column.field]));
  return (await imports.preview({ fileId, sheet: read.sheet, headerRow: read.header.row, headerRows: read.header.rows, mapping })).previewId;
}

test.each([
  { name: 'with two persons it waits', on: true, account: '6217 **** **** 0012', requests: 1 },
  { name: 'with one person it is written', on: false, account: '6217 **** **** 0137', requests: 0 },
])('a roster with another account of somebody registered: $name', async ({ on, account, requests }) => {
  await office.as('administrator').office.saveSettings({ ...SETTINGS, twoPersonAccount: on });
  const family: Family = await enterFamily(office, on ? '吴' : '郑');
  const { imports, residents, changes } = office.as('clerk');
  const { value: idNumber } = await residents.reveal({ target: { what: 'idNumber', residentId: family.father }, reason: '核对' });
  const { resident } = await residents.file({ residentId: family.father });
  const roster = `姓名,身份证号,户号,与户主关系,联系电话,银行卡号\n${resident.name},${idNumber},${resident.householdNo ?? ''},户主,13911112222,6217000000000000137\n`;
  expect(await imports.commit({ previewId: await preview(roster) })).toMatchObject({ newRows: 0, updatedRows: 1, changeRequests: requests, changesLeft: 0 });
  const after = (await residents.file({ residentId: family.father })).resident;
  expect([after.bankAccountMasked, after.phone]).toEqual([account, '13911112222']);
  const waiting = (await changes.list({ residentId: family.father })).rows;
  expect(waiting).toHaveLength(requests);
  if (!on) return;
  expect(waiting[0]).toMatchObject({ kind: 'account', state: 'open', evidence: ['roster'], reason: '花名册导入：花名册.csv' });
  // The same roster again: what waits is not asked for twice, and still not written.
  expect(await imports.commit({ previewId: await preview(`${roster}\n`) })).toMatchObject({ changeRequests: 0, changesLeft: 1 });
  await office.as('reviewer').changes.apply({ changeRequestId: waiting[0]!.changeRequestId });
  expect((await residents.file({ residentId: family.father })).resident.bankAccountMasked).toBe('6217 **** **** 0137');
});

test('an ID number the roster fills in is requested with the sex it says; the phone beside it is written', async () => {
  await office.as('administrator').office.saveSettings({ ...SETTINGS, twoPersonIdNumber: true });
  const { imports, residents, changes } = office.as('clerk');
  const birthDate = day('1966-03-04');
  const { residentId } = await residents.saveResident({ residentId: null, version: null, person: person('钱无号', { birthDate, idKind: 'temporary' }), place: { as: 'head', household: { householdNo: 'H9001', address: '9号楼' } }, since: day('2015-01-01') });
  const previewId = await preview(`姓名,身份证号,户号,与户主关系,联系电话\n钱无号,${idNumberOf(birthDate, 901)},H9001,户主,13911113333\n`);
  const { rows } = await imports.previewRows({ previewId });
  expect(await imports.commit({ previewId, rows: [{ row: rows[1]!.row, as: 'same', residentId }] })).toMatchObject({ newRows: 0, changeRequests: 1 });
  expect((await residents.file({ residentId })).resident).toMatchObject({ hasIdNumber: false, sex: '0', phone: '13911113333' });
  const [request] = (await changes.list({ residentId })).rows;
  await office.as('clerk2').changes.apply({ changeRequestId: request!.changeRequestId });
  expect((await residents.file({ residentId })).resident).toMatchObject({ hasIdNumber: true, sex: '1', phone: '13911113333' });
});
