import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASE_FILE } from '#electron/database/data-folder.ts';
import { Sqlite3Connection } from '#electron/database/sqlite3-connection.ts';
import { Office } from '#electron/office/open-office.ts';
import { openTestOffice, TEST_PASSWORD, testClock, type TestOffice } from '#electron/testing/open-test-office.ts';
import { appendAuditRow } from './audit-chain.ts';

let test: TestOffice;
beforeEach(async () => {
  test = await openTestOffice();
  for (let i = 3; i <= 10; i++) await test.as('administrator').office.saveSettings({ idleMinutes: i, passwordLeast: 12, backupsKept: 9 });
});
afterEach(() => test.close());

const file = (): string => join(test.dataDir, DATABASE_FILE);
/** Somebody with an SQLite tool, the office closed: triggers dropped, then whatever he likes. */
async function tamper(...statements: string[]): Promise<void> {
  await test.office.close();
  const connection = await Sqlite3Connection.open({ fileName: file() });
  const triggers = await connection.all<{ name: string; sql: string }>(`select name, sql from sqlite_schema where type = 'trigger' and tbl_name = 'auditRows'`);
  for (const { name } of triggers) await connection.exec(`drop trigger ${name}`);
  for (const statement of statements) await connection.exec(statement);
  for (const { sql } of triggers) await connection.exec(sql);
  await connection.close();
}
async function verdict(): Promise<string[]> {
  const office = await Office.open({ dataDir: test.dataDir, clock: testClock(), passwordCostLog2: 10 }).catch((error: { code: string }) => error.code);
  if (typeof office === 'string') return [office];
  const reply = await office.answer({ method: 'session.signIn', input: { userName: 'administrator', password: TEST_PASSWORD } });
  const token = reply.ok ? (reply.value as { token: string }).token : '';
  const verified = await office.answer({ method: 'office.verify', input: {}, token });
  await office.close();
  return verified.ok ? (verified.value as { faults: { part: string }[] }).faults.map((fault) => fault.part) : [verified.code];
}

describe('the audit chain', () => {
  it('is sound when nobody touched it', async () => {
    expect(await test.as('administrator').office.verify({})).toMatchObject({ sound: true, faults: [] });
  });

  it('goes on after the last row that stayed when an act was rolled back after its row was written', async () => {
    const { core } = test.office;
    const act = { at: test.clock.now(), actor: { userId: null, userName: 'x', staffName: '' }, method: 'test.undone', note: { subject: 'undone' } };
    for (const rows of [1, 3]) {
      await expect(core.database.writer.transaction().execute(async (trx) => {
        for (let i = 0; i < rows; i += 1) await appendAuditRow(trx, core.vault, act);
        throw new Error('undone');
      })).rejects.toThrow('undone');
      await test.as('administrator').office.saveSettings({ idleMinutes: 10 + rows, passwordLeast: 12, backupsKept: 9 });
    }
    const rows = await test.sql.selectFrom('auditRows').select(['seq', 'prevHash', 'hash', 'method']).orderBy('seq').execute();
    expect(rows.filter((row) => row.method === 'test.undone')).toEqual([]);
    expect(rows.map((row) => row.seq)).toEqual(rows.map((_, index) => index + 1));
    expect(rows.slice(1).map((row) => row.prevHash)).toEqual(rows.slice(0, -1).map((row) => row.hash));
    expect(await test.as('administrator').office.verify({})).toMatchObject({ sound: true, faults: [] });
  });

  it.each<[string, string[], string]>([
    ['a changed subject', [`update auditRows set subject = 'user:9' where seq = 4`], 'audit'],
    ['a changed time', [`update auditRows set at = '2020-01-01T00:00:00.000Z' where seq = 4`], 'audit'],
    ['another author', [`update auditRows set userName = 'clerk' where seq = 4`], 'audit'],
    ['a changed detail', [`update auditRows set detail = '{}' where seq = 5`], 'audit'],
    ['a row taken out of the middle', ['delete from auditRows where seq = 4'], 'audit'],
    ['two rows swapped', ['update auditRows set seq = 1004 where seq = 4', 'update auditRows set seq = 4 where seq = 5', 'update auditRows set seq = 5 where seq = 1004'], 'audit'],
    ['a mac taken away', ['update auditRows set mac = null where seq = 4'], 'audit'],
    ['a cut tail', ['delete from auditRows where seq > (select max(seq) - 2 from auditRows)'], 'database_behind'],
    ['everything deleted', ['delete from auditRows'], 'database_behind'],
  ])('shows %s', async (_what, statements, expected) => {
    await tamper(...statements);
    expect(await verdict()).toContain(expected);
  });

  it('shows a chain that was computed anew by somebody without the key', async () => {
    const { auditHash } = await import('./audit-chain.ts');
    await test.office.close();
    const connection = await Sqlite3Connection.open({ fileName: file() });
    for (const name of ['auditRowsNoUpdate', 'auditRowsNoDelete', 'auditRowsNoReplace', 'auditRowsInOrder']) await connection.exec(`drop trigger ${name}`);
    const rows = await connection.all<Parameters<typeof auditHash>[0] & { hash: string }>('select * from auditRows order by seq');
    let prevHash = '0'.repeat(64);
    for (const row of rows) {
      const changed = { ...row, prevHash, subject: row.seq === 4 ? 'user:9' : row.subject };
      prevHash = auditHash(changed);
      await connection.exec(`update auditRows set subject = '${changed.subject}', prevHash = '${changed.prevHash}', hash = '${prevHash}' where seq = ${row.seq}`);
    }
    await connection.close();
    const head = JSON.parse(await readFile(join(test.dataDir, 'head.json'), 'utf8')) as { hash: string };
    await writeFile(join(test.dataDir, 'head.json'), JSON.stringify({ ...head, hash: prevHash }));
    expect(await verdict()).toContain('audit');
  });

  it.each([
    ['an update', `update auditRows set subject = 'x' where seq = 2`],
    ['a delete', 'delete from auditRows where seq = 2'],
    ['a replace', `insert or replace into auditRows select seq, at, userId, userName, staffName, method, 'x', detail, prevHash, hash || '', mac from auditRows where seq = 2`],
    ['an update or replace of the key', 'update or replace auditRows set seq = 2 where seq = 3'],
    ['an upsert', `insert into auditRows select * from auditRows where seq = 2 on conflict (seq) do update set subject = 'x'`],
    ['a row out of order', `insert into auditRows select seq + 100, at, userId, userName, staffName, method, subject, detail, prevHash, 'f' || substr(hash, 2), mac from auditRows where seq = 2`],
  ])('refuses %s in the database itself', async (_what, statement) => {
    await expect(test.office.core.database.writing!.exec(statement)).rejects.toThrow(/auditRows/);
  });

  it('notices an older copy of the database put in place', async () => {
    await test.office.close();
    await copyFile(file(), `${file()}.old`);
    await test.reopen();
    await test.as('administrator').office.saveSettings({ idleMinutes: 4, passwordLeast: 12, backupsKept: 9 });
    await test.office.close();
    await copyFile(`${file()}.old`, file());
    await rm(`${file()}.old`);
    expect(await verdict()).toEqual(['database_behind']);
  });
});
