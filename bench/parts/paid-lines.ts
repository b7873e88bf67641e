/**
 * Batches of many months with any number of paid lines, the same every time: six programmes, every resident on one list a month, one line in fifty
 * failed, the newest month still under way. Written by SQL with the guards of the batch tables taken away and put back (five million lines
 * through the door would take a day), without the sealed numbers that nothing measured here reads, and with the sums beside them as migration 235 makes them of lines that are there already; `verifySums` proves them.
 */
import { firstDay, type Month } from '#shared/days.ts';
import type { ProgrammeId } from '#shared/ids.ts';
import { MIGRATIONS } from '#electron/database/migrations/list.ts';
import type { Sqlite3Connection } from '#electron/database/sqlite3-connection.ts';
import { findUser } from '#electron/session/sign-in.ts';
import type { TestOffice } from '#electron/testing/open-test-office.ts';

const TABLES = ['batches', 'batchLines', 'gridMonths', 'personYears', 'paidYears', 'batchProgress'];
const GRIDS = 24;
const INPUTS = JSON.stringify({ person: { status: 'living', since: null, relation: '02', grid: 3, facts: { membership: 'member', residency: 'registered' } } });

interface Schema { readonly name: string; readonly sql: string }
const partsOf = (writing: Sqlite3Connection, type: 'trigger' | 'index', tables: readonly string[]): Promise<Schema[]> =>
  writing.all<Schema>(`select name, sql from sqlite_schema where type = '${type}' and sql is not null and tbl_name in (${tables.map((table) => `'${table}'`).join(', ')})`);

/** Puts the people numbered from `after` + 1 to `upTo` on a list in each of `months`; the lists are begun with the first people. `underWay`: the month that is being paid. */
export async function addPaidLines(test: TestOffice, programmes: readonly ProgrammeId[], months: readonly Month[], people: { readonly after: number; readonly upTo: number }, underWay: Month): Promise<void> {
  const writing = test.office.core.database.writing!;
  const guards = await partsOf(writing, 'trigger', TABLES);
  const indexes = await partsOf(writing, 'index', ['batchLines']);
  const who = await judges(test);
  await writing.exec('pragma synchronous = off; pragma foreign_keys = off; pragma ignore_check_constraints = on');
  await writing.exec(`create temp table if not exists benchPeople (slot integer, id integer, name text, sex text, birthDate text, primary key (slot, id)) without rowid;
    insert or ignore into benchPeople select id % ${programmes.length}, id, name, sex, birthDate from residents`);
  for (const { name } of guards) await writing.exec(`drop trigger "${name}"`);
  for (const { name } of indexes) await writing.exec(`drop index "${name}"`);
  for (const month of months) {
    await writing.exec('begin');
    for (const [at, programmeId] of programmes.entries()) await addLines(writing, who, { programmeId, at, month, underWay: month === underWay }, people);
    await writing.exec('commit');
  }
  for (const { sql } of indexes) await writing.exec(sql);
  await writing.exec('begin');
  for (const table of [...TABLES.slice(2), 'programmeMonths']) await writing.exec(`delete from ${table}`);
  for (const sql of MIGRATIONS.find((each) => each.number === 235)!.statements.filter((each) => each.startsWith('insert into'))) await writing.exec(sql);
  await writing.exec(`insert into programmeMonths select programmeId, benefitMonth, count(*), sum(amountFen), sum(status = 'paid'), sum(paidFen) from batchLines group by 1, 2`);
  for (const { sql } of guards) await writing.exec(sql);
  await writing.exec('commit');
  await writing.exec('pragma wal_checkpoint(truncate); pragma synchronous = full; pragma foreign_keys = on; pragma ignore_check_constraints = off; pragma optimize');
}

interface List { readonly programmeId: ProgrammeId; readonly at: number; readonly month: Month; readonly underWay: boolean }

async function addLines(writing: Sqlite3Connection, who: Awaited<ReturnType<typeof judges>>, list: List, people: { readonly after: number; readonly upTo: number }): Promise<void> {
  const { programmeId, month } = list;
  const on = firstDay(month);
  const batchId = people.after === 0 ? await begin(writing, who, list) : (await writing.all<{ id: number }>('select id from batches where programmeId = ? and benefitMonth = ?', [programmeId, month]))[0]!.id;
  // Of the month under way one in ten still lies at the bank.
  const status = list.underWay ? `case when r.id % 50 = 0 then 'failed' when r.id % 10 = 3 then 'sent' else 'paid' end` : `case when r.id % 50 = 0 then 'failed' else 'paid' end`;
  await writing.all(`insert into batchLines (batchId, lineNo, programmeId, benefitMonth, residentId, name, headName, sex, birthDate, gridName, buildingName, address, idNumberMasked, accountMasked, bankName, holderName,
      standardFen, months, amountFen, origin, inputs, status, statusReason, paidFen, paidOn)
    select ?1, id, ?2, ?3, id, name, name, sex, birthDate, (1 + id % ${GRIDS}) || '网格', '', '', '', '', '', name, fen, 1, fen, 'rule', ?4, status, iif(status = 'failed', '账户不符', null),
      iif(status = 'paid', fen, 0), iif(status = 'paid', ?5, null)
    from (select r.*, 5000 + ?6 * 5000 + (r.id % 7) * 100 as fen, ${status} as status from benchPeople r where r.slot = ?6 and r.id between ?7 and ?8) order by id`, [batchId, programmeId, month, INPUTS, on, list.at, people.after + 1, people.upTo]);
  await writing.all(`update batches set (personCount, totalFen, accruedFen) = (select count(*), sum(amountFen), sum(amountFen) from batchLines where batchId = ?1) where id = ?1`, [batchId]);
}

async function begin(writing: Sqlite3Connection, who: Awaited<ReturnType<typeof judges>>, { programmeId, month, underWay }: List): Promise<number> {
  const at = `${firstDay(month)}T01:00:00.000Z`;
  const [batch] = await writing.all<{ id: number }>(`insert into batches (batchNo, programmeId, versionId, benefitMonth, asOf, knownAt, status, payBy, makerUserId, makerStaffId, reviewerUserId, reviewerStaffId,
      approverUserId, approverStaffId, personCount, totalFen, fingerprint, approvedAt, version, createdAt)
    select p.code || '-' || ? || '-1', p.id, (select min(id) from programmeVersions where programmeId = p.id), ?, ?, ?, ?, 'bank', ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, 7, ? from programmes p where p.id = ? returning id`,
    [month.replace('-', ''), month, firstDay(month), at, underWay ? 'paying' : 'closed', who.clerk.userId, who.clerk.staffId, who.reviewer.userId, who.reviewer.staffId, who.director.userId, who.director.staffId,
      '0'.repeat(64), at, at, programmeId]);
  return batch!.id;
}

async function judges(test: TestOffice) {
  const of = async (name: string) => {
    await test.token(name);
    return (await findUser(test.office.core, name))!.actor;
  };
  return { clerk: await of('clerk'), reviewer: await of('reviewer'), director: await of('director') };
}
