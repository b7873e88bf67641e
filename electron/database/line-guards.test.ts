/** What a new line of a batch is refused for stays the same, word for word, where three triggers became one. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/list.ts';
import { Sqlite3Connection } from './sqlite3-connection.ts';

type Row = Readonly<Record<string, string | number | null>>;

let folder = '';
let connection: Sqlite3Connection;

const literal = (value: string | number | null): string => (value === null ? 'null' : typeof value === 'number' ? String(value) : `'${value}'`);

/** Fills what is not named with something of the column's type. */
async function statementFor(table: string, row: Row, verb = 'insert'): Promise<string> {
  const columns = await connection.all<{ name: string; type: string; notnull: number; dflt_value: string | null }>(`pragma table_info(${table})`);
  const wanted = columns.filter((column) => column.name in row || (column.notnull === 1 && column.dflt_value === null));
  const values = wanted.map((column) => literal(column.name in row ? row[column.name]! : column.type.toLowerCase() === 'integer' ? 1 : `${table}.${column.name}.1`));
  return `${verb} into ${table} (${wanted.map((column) => column.name).join(', ')}) values (${values.join(', ')})`;
}

const LINE: Row = { batchId: 1, lineNo: 90, programmeId: 1, benefitMonth: '2026-06', residentId: 9, sex: '1', name: '甲', inputs: '{}', origin: 'rule', status: 'toPay', kind: 'main', months: 1, standardFen: 100, amountFen: 100, paidFen: 0, age: 70, householdId: null, bankAccountId: null };

/** name, what of the line is different, what the database says; null = it is taken. */
const CASES: readonly (readonly [string, Row, RegExp | null])[] = [
  ['a line of the open list', {}, null],
  ['one that is held', { status: 'held', statusReason: '待核' }, null],
  ['a list that is approved', { batchId: 2, benefitMonth: '2026-07' }, /the list of this batch is closed/],
  ['a draft', { batchId: 3, benefitMonth: '2026-08', programmeId: 2 }, /the list of this batch is closed/],
  ['no such batch', { batchId: 77 }, /the list of this batch is closed/],
  ['another month than the batch', { benefitMonth: '2026-05' }, /the list of this batch is closed/],
  ['another programme than the batch', { programmeId: 2 }, /the list of this batch is closed/],
  ['another kind than the batch', { kind: 'claims' }, /the list of this batch is closed/],
  ['a number that is taken', { id: 11 }, /the line exists already/],
  ['who stands in the month', { residentId: 1 }, /the line exists already/],
  ['whose line of the month fell with its batch', { residentId: 2 }, null],
  ['who is already paid', { status: 'paid', paidFen: 100, paidOn: '2026-06-09' }, /a line begins unpaid/],
  ['who is removed', { status: 'removed', statusReason: 'x' }, /a line begins unpaid/],
  ['a sum that is paid', { paidFen: 50 }, /a line begins unpaid/],
  ['what failed, paid again', { batchId: 4, kind: 'followUp', parentLineId: 13, residentId: 3, benefitMonth: '2026-07' }, null],
  ['what failed, paid again twice', { batchId: 4, kind: 'followUp', parentLineId: 14, residentId: 4, benefitMonth: '2026-07' }, /the line exists already/],
  ['what was paid, paid again', { batchId: 4, kind: 'followUp', parentLineId: 15, residentId: 5, benefitMonth: '2026-07' }, /only what was not paid is paid again/],
  ['what another person was not paid', { batchId: 4, kind: 'followUp', parentLineId: 13, residentId: 9, benefitMonth: '2026-07' }, /only what was not paid is paid again/],
  ['an entry that was merged away', { residentId: 8 }, /this entry was merged into another/],
  ['what a merged entry was not paid', { batchId: 4, kind: 'followUp', parentLineId: 18, residentId: 8, benefitMonth: '2026-07' }, null],
  ['a month that a supplement paid', { batchId: 5, benefitMonth: '2026-09', residentId: 1 }, /the month was paid by a supplement/],
  ['the same of an entry merged away since', { batchId: 5, benefitMonth: '2026-09', residentId: 6 }, /the month was paid by a supplement/],
  ['a month that a supplement paid to the merged entry', { batchId: 5, benefitMonth: '2026-09', residentId: 7 }, /the month was paid by a supplement/],
  ['a month whose supplement was removed', { batchId: 5, benefitMonth: '2026-09', residentId: 10 }, null],
  ['another in a month with supplements', { batchId: 5, benefitMonth: '2026-09', residentId: 9 }, null],
];

/** What the database says to each case, plainly and with REPLACE. Nothing stays. */
async function answers(): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  for (const verb of ['insert', 'insert or replace']) {
    for (const [name, row] of CASES) {
      await connection.exec('savepoint one');
      said.set(`${verb}: ${name}`, await connection.exec(await statementFor('batchLines', { ...LINE, ...row }, verb)).then(() => 'taken', (error: unknown) => String(error).replace(/\n[\s\S]*/, '')));
      await connection.exec('rollback to one');
      await connection.exec('release one');
    }
  }
  return said;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huilin-guards-'));
  connection = await Sqlite3Connection.open({ fileName: join(folder, 'x.db'), onOpen: ['pragma synchronous = off'] });
  await migrate(connection, MIGRATIONS.filter((each) => each.number < 270));
  const triggers = await connection.all<{ name: string; sql: string }>(`select name, sql from sqlite_schema where type = 'trigger'`);
  for (const { name } of triggers) await connection.exec(`drop trigger ${name}`);
  await connection.exec('pragma foreign_keys = off');
  await connection.exec('pragma ignore_check_constraints = on');
  for (const table of ['staff', 'users', 'accountSets', 'programmes', 'programmeVersions']) await connection.exec(await statementFor(table, { id: 1 }));
  await connection.exec(await statementFor('programmes', { id: 2, code: 'W02' }));
  for (let id = 1; id <= 10; id++) await connection.exec(await statementFor('residents', { id, mergedIntoId: id === 8 ? 9 : id === 6 ? 7 : null }));
  const batches: readonly Row[] = [
    { id: 1, benefitMonth: '2026-06', status: 'locked' }, { id: 2, benefitMonth: '2026-07', status: 'approved' }, { id: 3, benefitMonth: '2026-08', status: 'draft', programmeId: 2 },
    { id: 4, benefitMonth: '2026-07', status: 'computed', kind: 'followUp', parentBatchId: 2 }, { id: 5, benefitMonth: '2026-09', status: 'locked' }, { id: 6, benefitMonth: '2026-06', status: 'voided', voidReason: 'x' },
    { id: 7, benefitMonth: '2026-10', status: 'approved', kind: 'supplement' },
  ];
  for (const batch of batches) await connection.exec(await statementFor('batches', { batchNo: `W01-${batch['id']}`, programmeId: 1, parentBatchId: null, approverStaffId: null, ...batch }));
  const lines: readonly Row[] = [
    { id: 11, residentId: 1 }, { id: 12, residentId: 2, batchId: 6, status: 'cancelled' },
    { id: 13, residentId: 3, batchId: 2, benefitMonth: '2026-07', status: 'failed' }, { id: 14, residentId: 4, batchId: 2, benefitMonth: '2026-07', status: 'failed' },
    { id: 15, residentId: 5, batchId: 2, benefitMonth: '2026-07', status: 'paid' }, { id: 16, residentId: 4, batchId: 4, benefitMonth: '2026-07', kind: 'followUp', parentLineId: 14 },
    { id: 18, residentId: 8, batchId: 2, benefitMonth: '2026-07', status: 'returned' },
    { id: 20, residentId: 1, batchId: 7, benefitMonth: '2026-10', kind: 'supplement', status: 'toPay' },
    { id: 21, residentId: 6, batchId: 7, benefitMonth: '2026-10', kind: 'supplement', status: 'paid' }, { id: 22, residentId: 10, batchId: 7, benefitMonth: '2026-10', kind: 'supplement', status: 'removed' },
  ];
  for (const line of lines) await connection.exec(await statementFor('batchLines', { ...LINE, lineNo: Number(line['id']), ...line }));
  for (const lineId of [20, 21, 22]) await connection.exec(await statementFor('batchLineMonths', { lineId, month: '2026-09', mainLineId: null, entitledFen: 100, stoodFen: 0, amountFen: 100 }));
  for (const { sql } of triggers) await connection.exec(sql);
  await connection.exec('pragma recursive_triggers = on');
});
afterAll(async () => {
  await connection.close();
  await rm(folder, { recursive: true, force: true });
});

describe('lines of batches', () => {
  let before: Map<string, string>;
  let after: Map<string, string>;
  beforeAll(async () => {
    before = await answers();
    await migrate(connection, MIGRATIONS);
    after = await answers();
  });

  test('the step changes no answer of an old database', () => {
    expect(after).toEqual(before);
  });

  test.each(CASES)('%s', (name, _row, said) => {
    for (const verb of ['insert', 'insert or replace']) {
      expect(after.get(`${verb}: ${name}`), verb).toMatch(said ?? /^taken$/);
    }
  });

  test('one trigger stands before the writing of a line', async () => {
    const triggers = await connection.all<{ name: string }>(`select name from sqlite_schema where type = 'trigger' and tbl_name = 'batchLines' and sql like '%before insert on batchLines%'`);
    expect(triggers.map((trigger) => trigger.name)).toEqual(['batchLinesInsert']);
  });
});
