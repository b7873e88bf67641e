/** Change requests from before a leaving head could be one: rows, numbers and guards of old, brought to the newest schema. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/list.ts';
import { Sqlite3Connection } from './sqlite3-connection.ts';

const columns = 'requestNo, kind, what, residentId, householdId, proposedSealed, shown, reason, evidence, madeAt, madeByUserId, madeByStaffId';
const request = (no: number, kind: string, what: string, householdId: number): string =>
  `insert into changeRequests (${columns}) values ('BG-2026-000${no}', '${kind}', '${what}', ${kind === 'head' ? 'null' : 1}, ${householdId}, x'0${no}', '[]', '原因', '["idCard"]', '2026-09-0${no}T01:00:00.000Z', 1, 1)`;

test('requests and what was decided on them stay, sealed under their own numbers, and are guarded as before', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'huilin-requests-'));
  const connection = await Sqlite3Connection.open({ fileName: join(folder, 'x.db'), onOpen: ['pragma foreign_keys = on'] });
  try {
    await migrate(connection, MIGRATIONS.filter((each) => each.number < 265));
    await connection.exec('pragma foreign_keys = off');
    await connection.exec(request(1, 'account', 'setBankAccount', 1));
    await connection.exec(request(2, 'head', 'changeHead', 1));
    await connection.exec(`insert into changeDecisions (changeRequestId, outcome, reason, decidedAt, decidedByUserId, decidedByStaffId) values (1, 'applied', '', '2026-09-02T01:00:00.000Z', 2, 2)`);
    const tables = async () => [await connection.all('select id, * from changeRequests order by id'), await connection.all('select * from changeDecisions')];
    const guards = async () => connection.all<{ name: string }>(`select name from sqlite_schema where type in ('trigger', 'index') and tbl_name in ('changeRequests', 'changeDecisions') order by name`);
    const [before, guarded] = [await tables(), await guards()];
    expect(guarded.length).toBeGreaterThan(10);
    // The people of these rows are not there: what is tried is the table itself.
    for (const { statements } of MIGRATIONS.filter((each) => each.number === 265)) for (const statement of statements) await connection.exec(statement);
    expect(await tables()).toEqual(before);
    expect(await guards()).toEqual(guarded);
    expect(await connection.all('pragma foreign_key_list(changeDecisions)')).toEqual(expect.arrayContaining([expect.objectContaining({ table: 'changeRequests', from: 'changeRequestId' })]));
    for (const [statement, said] of [
      [request(3, 'head', 'recordMovedOut', 1), 'change_pending'], [request(3, 'account', 'recordMovedOut', 2), 'CHECK'], [request(3, 'head', 'recordBirth', 2), 'CHECK'],
      ['update changeRequests set reason = reason where id = 1', 'never changed'], ['delete from changeRequests where id = 1', 'never deleted'],
      [`insert into changeDecisions (changeRequestId, outcome, reason, decidedAt, decidedByUserId, decidedByStaffId) values (2, 'applied', '', '2026-09-03T01:00:00.000Z', 1, 1)`, 'change_own'],
      [`insert into changeDecisions (changeRequestId, outcome, reason, decidedAt, decidedByUserId, decidedByStaffId) values (2, 'withdrawn', '', '2026-09-03T01:00:00.000Z', 2, 2)`, 'change_not_own'],
    ] as const) await expect(connection.exec(statement), statement).rejects.toThrow(said);
    await connection.exec(request(3, 'head', 'recordMovedOut', 2));
  } finally {
    await connection.close();
    await rm(folder, { recursive: true, force: true });
  }
});
