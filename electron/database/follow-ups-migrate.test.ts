/** Rows of old brought to the newest schema: a batch, its follow-up and their vouchers from before claims and supplements; goods from before there were points. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/list.ts';
import { Sqlite3Connection } from './sqlite3-connection.ts';

/** Fills what is not named with something of the column's type; checks and triggers are off while rows of old are written. */
async function put(connection: Sqlite3Connection, table: string, row: Readonly<Record<string, string | number | null>>): Promise<void> {
  const columns = await connection.all<{ name: string; type: string; notnull: number; dflt_value: string | null }>(`pragma table_info(${table})`);
  const wanted = columns.filter((column) => column.name in row || (column.notnull === 1 && column.dflt_value === null));
  const literal = (value: string | number | null): string => (value === null ? 'null' : typeof value === 'number' ? String(value) : `'${value}'`);
  await connection.exec(`insert into ${table} (${wanted.map((column) => column.name).join(', ')}) values (${wanted.map((column) => literal(column.name in row ? row[column.name]! : column.type.toLowerCase() === 'integer' ? 1 : `${table}.${column.name}.1`)).join(', ')})`);
}

test('a follow-up of old is chained to the line it pays again, and what was accrued is kept with the batch', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'huilin-chain-'));
  const connection = await Sqlite3Connection.open({ fileName: join(folder, 'x.db'), onOpen: [] });
  try {
    await migrate(connection, MIGRATIONS.filter((each) => each.number < 120));
    const triggers = await connection.all<{ name: string; sql: string }>(`select name, sql from sqlite_schema where type = 'trigger'`);
    for (const { name } of triggers) await connection.exec(`drop trigger ${name}`);
    await connection.exec('pragma foreign_keys = off');
    await connection.exec('pragma ignore_check_constraints = on');
    for (const table of ['staff', 'users', 'accountSets', 'programmes', 'programmeVersions', 'residents']) await put(connection, table, { id: 1 });
    await put(connection, 'batches', { id: 1, batchNo: 'W01-202606-1', programmeId: 1, benefitMonth: '2026-06', status: 'closed', parentBatchId: null, totalFen: 300, approverStaffId: null, approverUserId: null });
    await put(connection, 'batches', { id: 2, batchNo: 'W01-202606-2', programmeId: 1, benefitMonth: '2026-06', status: 'approved', parentBatchId: 1, totalFen: 100 });
    for (const [id, batchId, status] of [[1, 1, 'paid'], [2, 1, 'failed'], [3, 2, 'toPay']] as const) {
      await put(connection, 'batchLines', { id, batchId, lineNo: id, programmeId: 1, benefitMonth: '2026-06', residentId: id === 1 ? 1 : 2, status, amountFen: id === 1 ? 200 : 100, inputs: '{}', householdId: null, bankAccountId: null });
    }
    await put(connection, 'residents', { id: 2, namePinyin: 'b' });
    await put(connection, 'fiscalPeriods', { accountSetId: 1, month: '2026-06' });
    for (const id of [1, 2]) await put(connection, 'vouchers', { id, month: '2026-06', sourceStep: `s${id}`, sourceId: 1, number: id, reversesVoucherId: null, postingNo: id });
    await put(connection, 'batchVouchers', { voucherId: 1, batchId: 1, step: 'approve', effect: 'accrue', amountFen: 300 });
    await put(connection, 'batchVouchers', { voucherId: 2, batchId: 1, step: 'pay:1', effect: 'pay', amountFen: 300 });
    for (const { sql } of triggers) await connection.exec(sql);
    await migrate(connection, MIGRATIONS);
    await connection.exec('pragma ignore_check_constraints = off');
    expect(await connection.all('select id, kind, accruedFen from batches order by id')).toEqual([{ id: 1, kind: 'main', accruedFen: 300 }, { id: 2, kind: 'followUp', accruedFen: 0 }]);
    expect(await connection.all('select id, kind, parentLineId, setOffFen from batchLines order by id')).toEqual([
      { id: 1, kind: 'main', parentLineId: null, setOffFen: 0 }, { id: 2, kind: 'main', parentLineId: null, setOffFen: 0 }, { id: 3, kind: 'followUp', parentLineId: 2, setOffFen: 0 },
    ]);
    expect(await connection.all('select voucherId, batchId, step, effect, amountFen from batchVouchers order by voucherId')).toEqual([
      { voucherId: 1, batchId: 1, step: 'approve', effect: 'accrue', amountFen: 300 }, { voucherId: 2, batchId: 1, step: 'pay:1', effect: 'pay', amountFen: 300 },
    ]);
    expect(await connection.all('select basis, accrual, fundCheck, proofFrom from programmes')).toEqual([{ basis: 'rule', accrual: 'batch', fundCheck: 0, proofFrom: null }]);
    await expect(connection.exec(`update batches set kind = 'main' where id = 2`)).rejects.toThrow(/what a batch is about stays/);
  } finally {
    await connection.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test('what an office had lies at the main store, move by move, and goes on from there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'huilin-points-'));
  const connection = await Sqlite3Connection.open({ fileName: join(folder, 'x.db'), onOpen: [] });
  try {
    await migrate(connection, MIGRATIONS.filter((each) => each.number < 250));
    const triggers = await connection.all<{ name: string; sql: string }>(`select name, sql from sqlite_schema where type = 'trigger'`);
    for (const { name } of triggers) await connection.exec(`drop trigger ${name}`);
    await connection.exec('pragma ignore_check_constraints = on');
    for (const table of ['staff', 'users', 'accountSets']) await put(connection, table, { id: 1 });
    const at = '2026-09-01T00:00:00.000Z';
    await connection.exec(`insert into stockItems values (1, 1, 'DM', '大米', '袋', '', '121', 0, 0, 1, '${at}', 1)`);
    await connection.exec(`insert into stockDocs values (1, 1, 'in', 'RK2026-001', '2026-09-01', null, '粮油店', '1', '', '211', 'accepted', 1, 1, '${at}', 1, 1, '${at}', null, null, null, null, 1)`);
    for (const [id, centi, left] of [[1, 300, 300], [2, 200, 500]] as const) await connection.exec(`insert into stockMoves values (${id}, 1, '2026-09-0${id}', 'in', ${centi}, ${centi}, ${left}, ${left}, 1, null, null, 1, 1, '${at}')`);
    for (const { sql } of triggers) await connection.exec(sql);
    await migrate(connection, MIGRATIONS);
    await connection.exec('pragma ignore_check_constraints = off');
    expect(await connection.all('select id, name, stopped from stockPoints')).toEqual([{ id: 1, name: '总库', stopped: 0 }]);
    expect(await connection.all('select pointId from stockDocs')).toEqual([{ pointId: 1 }]);
    expect(await connection.all('select moveId, pointId, movedOn, quantityCenti, balanceCenti from stockPointMoves order by id')).toEqual([
      { moveId: 1, pointId: 1, movedOn: '2026-09-01', quantityCenti: 300, balanceCenti: 300 }, { moveId: 2, pointId: 1, movedOn: '2026-09-02', quantityCenti: 200, balanceCenti: 500 },
    ]);
    await connection.exec(`insert into stockMoves (itemId, movedOn, kind, quantityCenti, valueFen, balanceCenti, balanceFen, docId, userId, staffId, at) values (1, '2026-09-03', 'loss', -100, -100, 400, 400, 1, 1, 1, '${at}')`);
    expect(await connection.all('select pointId, balanceCenti from stockPointMoves order by id desc limit 1')).toEqual([{ pointId: 1, balanceCenti: 400 }]);
    await expect(connection.exec(`insert into stockPoints (name, place, seq, stopped, version) values ('总库', '', 2, 0, 1)`)).rejects.toThrow(/UNIQUE/);
  } finally {
    await connection.close();
    await rm(folder, { recursive: true, force: true });
  }
});
