/** A program killed while it keeps a scan loses nothing that was answered and leaves no half scan; what it left lying is swept. */
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { Office } from '#electron/office/open-office.ts';
import { verifyOffice } from '#electron/office/verify-office.ts';
import { openTestOffice, TEST_PASSWORD, testClock } from '#electron/testing/open-test-office.ts';
import { pngPaper } from '#electron/testing/papers.ts';

const WRITER = fileURLToPath(new URL('../testing/scan-writer.ts', import.meta.url));

function writeUntil(dataDir: string, fail: string): Promise<{ answered: number; complaint: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [WRITER, dataDir], { env: { ...process.env, HUILIN_FAIL: fail, NODE_NO_WARNINGS: '1' } });
    let said = '';
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => { said += String(chunk); });
    child.stderr.on('data', (chunk: Buffer) => { complaint += String(chunk); });
    child.on('close', () => resolve({ answered: Number([...said.matchAll(/ACK (\d+)\n/g)].at(-1)?.[1] ?? 0), complaint }));
  });
}
const filesIn = async (dataDir: string): Promise<string[]> => (await readdir(join(dataDir, 'scans'), { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile()).map((entry) => entry.name).toSorted();

it.each([
  ['scan.written:3', 'after the file is written aside'], ['scan.kept:3', 'after the file has its name, before its row'], ['command.commit:3', 'before the commit'], ['command.done:3', 'after the commit, before the answer'],
])('killed at %s: %s', async (fail) => {
  const test = await openTestOffice({ users: ['clerk'] });
  await test.as('clerk').residents.saveResident({ residentId: null, version: null, person: { name: '宋秀兰', sex: '2', birthDate: null, idKind: 'other', idNumber: 'P00000001' } });
  await test.office.close();
  const { answered, complaint } = await writeUntil(test.dataDir, fail);
  expect({ answered, complaint }).toEqual({ answered: 2, complaint: '' });
  // The kill left a third file behind, whole or not; one at most.
  expect((await filesIn(test.dataDir)).length).toBe(3);

  const office = await Office.open({ dataDir: test.dataDir, clock: testClock(), passwordCostLog2: 10 });
  const rows = await office.core.database.reader.selectFrom('scans').select('sha256').orderBy('id').execute();
  expect(rows.length).toBe(fail.startsWith('command.done') ? 3 : 2);
  expect(await filesIn(test.dataDir)).toEqual(rows.map((row) => row.sha256).toSorted());

  // The clerk does it again, with the same file.
  const signedIn = await office.answer({ method: 'session.signIn', input: { userName: 'clerk', password: TEST_PASSWORD } });
  const { token } = (signedIn as unknown as { value: { token: string } }).value;
  const held = office.receiveFile(token, '3.png', pngPaper('第3页'));
  const again = await office.answer({ method: 'scans.add', input: { ownerKind: 'resident', ownerId: 1, label: 'idCard', fileId: (held as unknown as { value: { fileId: string } }).value.fileId }, token });
  expect(again).toMatchObject(fail.startsWith('command.done') ? { ok: false, code: 'scan_twice' } : { ok: true });
  expect(await verifyOffice(office.core)).toMatchObject({ sound: true, counted: { scans: 3, scanFiles: 3 } });
  await office.close();
  await test.close();
});
