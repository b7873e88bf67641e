/**
 * Sums kept beside the lines of the batches, so that the desk never reads lines: what was paid by month, programme and grid, by year and person,
 * how many people a year, and how far a batch on its way is. Kept by the database itself: no way of paying can leave them out.
 */
import type { Migration } from './migration.ts';

const PAID = `('paid', 'partPaid')`;
const FAILED = `('failed', 'returned')`;
const OPEN = `('toPay', 'sent', 'held')`;
const yearOf = (line: string): string => `cast(substr(${line}.benefitMonth, 1, 4) as integer)`;
/** 1 = came into one of the states, -1 = left them. */
const changeIn = (states: string): string => `((new.status in ${states}) - (old.status in ${states}))`;

const tables = [
  `create table gridMonths (
    month text not null check (length(month) = 7),
    programmeId integer not null references programmes (id),
    gridName text not null,
    lines integer not null check (lines >= 0),
    paidFen integer not null check (paidFen >= 0),
    primary key (month, programmeId, gridName),
    check ((lines = 0) = (paidFen = 0))
  ) strict, without rowid`,
  `create table personYears (
    year integer not null,
    residentId integer not null references residents (id),
    lines integer not null check (lines >= 0),
    paidFen integer not null check (paidFen >= 0),
    primary key (year, residentId),
    check ((lines = 0) = (paidFen = 0))
  ) strict, without rowid`,
  `create table paidYears (year integer primary key, persons integer not null check (persons >= 0)) strict`,
  `create table batchProgress (
    batchId integer primary key references batches (id),
    paidPersons integer not null check (paidPersons >= 0),
    paidFen integer not null check (paidFen >= 0),
    failedPersons integer not null check (failedPersons >= 0),
    openPersons integer not null check (openPersons >= 0),
    openFen integer not null check (openFen >= 0)
  ) strict`,
  ...['gridMonths', 'personYears', 'paidYears'].map((table) => `create trigger ${table}NoDelete before delete on ${table} begin select raise(abort, '${table}: sums are never deleted'); end`),
];

const progressOf = (where: string): string => `select b.id, coalesce(sum(l.status in ${PAID}), 0), coalesce(sum(l.paidFen), 0), coalesce(sum(l.status in ${FAILED}), 0),
    coalesce(sum(l.status in ${OPEN}), 0), coalesce(sum(case when l.status in ${OPEN} then l.amountFen end), 0)
  from batches b left join batchLines l on l.batchId = b.id where ${where} group by b.id`;

/** What was paid before these tables. */
const filled = [
  `insert into gridMonths select benefitMonth, programmeId, gridName, count(*), sum(paidFen) from batchLines where paidFen > 0 group by 1, 2, 3`,
  `insert into personYears select ${yearOf('l')}, l.residentId, count(*), sum(l.paidFen) from batchLines l where l.paidFen > 0 group by 1, 2`,
  `insert into paidYears select year, count(*) from personYears group by year`,
  `insert into batchProgress ${progressOf(`b.status in ('approved', 'paying', 'paid', 'closed')`)}`,
];

const kept = [
  // A list is counted once, whole, when it is approved; from then on line by line.
  `create trigger batchesProgress after update of status on batches when new.status = 'approved' and old.status <> 'approved' begin
    insert into batchProgress ${progressOf('b.id = new.id')};
  end`,
  `create trigger batchesProgressVoided after update of status on batches when new.status = 'voided' begin delete from batchProgress where batchId = new.id; end`,
  `create trigger batchLinesProgress after update of status, paidFen on batchLines when new.status <> old.status or new.paidFen <> old.paidFen begin
    update batchProgress set paidPersons = paidPersons + ${changeIn(PAID)}, paidFen = paidFen + new.paidFen - old.paidFen, failedPersons = failedPersons + ${changeIn(FAILED)},
      openPersons = openPersons + ${changeIn(OPEN)}, openFen = openFen + ${changeIn(OPEN)} * new.amountFen where batchId = new.batchId;
  end`,
  `create trigger batchLinesPaid after update of paidFen on batchLines when old.paidFen = 0 and new.paidFen > 0 begin
    insert into gridMonths values (new.benefitMonth, new.programmeId, new.gridName, 1, new.paidFen)
      on conflict (month, programmeId, gridName) do update set lines = lines + 1, paidFen = paidFen + excluded.paidFen;
    insert into personYears values (${yearOf('new')}, new.residentId, 1, new.paidFen)
      on conflict (year, residentId) do update set lines = lines + 1, paidFen = paidFen + excluded.paidFen;
  end`,
  `create trigger batchLinesPaidOtherwise after update of paidFen on batchLines when old.paidFen > 0 and new.paidFen <> old.paidFen begin
    update gridMonths set lines = lines - (new.paidFen = 0), paidFen = paidFen + new.paidFen - old.paidFen
      where month = new.benefitMonth and programmeId = new.programmeId and gridName = new.gridName;
    update personYears set lines = lines - (new.paidFen = 0), paidFen = paidFen + new.paidFen - old.paidFen where year = ${yearOf('new')} and residentId = new.residentId;
  end`,
  `create trigger personYearsBegun after insert on personYears begin
    insert into paidYears values (new.year, 1) on conflict (year) do update set persons = persons + 1;
  end`,
  `create trigger personYearsTurned after update of lines on personYears when (old.lines = 0) <> (new.lines = 0) begin
    update paidYears set persons = persons + (new.lines > 0) - (old.lines > 0) where year = new.year;
  end`,
];

export const migration: Migration = { number: 235, name: 'paid-sums', statements: [...tables, ...filled, ...kept] };
