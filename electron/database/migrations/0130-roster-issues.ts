/**
 * Printed rosters: which lines stand on which page, so that a scanned page is known again, and which pages came back signed (F8, F10).
 */
import { appendOnly, neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

const tables = [
  `create table rosterIssues (
    id integer primary key,
    batchId integer not null references batches (id),
    issueNo integer not null check (issueNo between 1 and 9999),
    kind text not null check (kind in ('sign', 'bank', 'list')),
    size text not null check (size in ('a4', 'a4big', 'a3')),
    byGrid integer not null check (byGrid in (0, 1)),
    onlyToPay integer not null check (onlyToPay in (0, 1)),
    pageCount integer not null check (pageCount between 1 and 9999),
    lineCount integer not null check (lineCount >= 1),
    totalFen integer not null check (totalFen between 0 and 1000000000000000),
    fingerprint text not null check (length(fingerprint) = 64),
    contentHash text not null check (length(contentHash) = 64),
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null,
    unique (batchId, issueNo),
    unique (batchId, contentHash)
  ) strict`,
  ...appendOnly('rosterIssues'),
  `create trigger rosterIssuesNoReplaceKey before insert on rosterIssues
   when exists (select 1 from rosterIssues where batchId = new.batchId and (issueNo = new.issueNo or contentHash = new.contentHash))
   begin select raise(abort, 'rosterIssues: the printing exists already'); end`,
  `create trigger rosterIssuesOfApproved before insert on rosterIssues
   when not exists (select 1 from batches where id = new.batchId and status in ('approved', 'paying', 'paid', 'closed') and fingerprint = new.fingerprint)
   begin select raise(abort, 'rosterIssues: only an approved list is printed for signing'); end`,
  `create table rosterPages (
    issueId integer not null references rosterIssues (id),
    pageNo integer not null check (pageNo >= 1),
    gridName text not null,
    persons integer not null check (persons >= 0),
    amountFen integer not null check (amountFen between 0 and 1000000000000000),
    linesHash text not null check (length(linesHash) = 64),
    primary key (issueId, pageNo)
  ) strict, without rowid`,
  `create table rosterPageLines (
    issueId integer not null,
    pageNo integer not null,
    lineId integer not null references batchLines (id),
    primary key (issueId, lineId),
    foreign key (issueId, pageNo) references rosterPages (issueId, pageNo)
  ) strict, without rowid`,
  `create index rosterPageLinesOfLine on rosterPageLines (lineId)`,
  ...([['rosterPages', 'issueId = new.issueId and pageNo = new.pageNo'], ['rosterPageLines', 'issueId = new.issueId and lineId = new.lineId']] as const).flatMap(([table, key]) => [
    `create trigger ${table}NoUpdate before update on ${table} begin select raise(abort, '${table}: rows are never changed'); end`,
    `create trigger ${table}NoDelete before delete on ${table} begin select raise(abort, '${table}: rows are never deleted'); end`,
    `create trigger ${table}NoReplace before insert on ${table} when exists (select 1 from ${table} where ${key})
     begin select raise(abort, '${table}: the row exists already'); end`,
  ]),
  `create table rosterFilings (
    id integer primary key,
    batchId integer not null references batches (id),
    issueId integer not null,
    pageNo integer not null,
    scanId integer not null references scans (id),
    sha256 text not null check (length(sha256) = 64),
    how text not null check (how in ('code', 'hand')),
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null,
    withdrawnAt text,
    withdrawnByStaffId integer references staff (id),
    withdrawnReason text check (length(withdrawnReason) between 1 and 200),
    foreign key (issueId, pageNo) references rosterPages (issueId, pageNo),
    check ((withdrawnAt is null) = (withdrawnByStaffId is null) and (withdrawnAt is null) = (withdrawnReason is null))
  ) strict`,
  ...neverDeleted('rosterFilings'),
  `create unique index rosterFilingsOneAPage on rosterFilings (issueId, pageNo) where withdrawnAt is null`,
  `create unique index rosterFilingsOneAScan on rosterFilings (batchId, sha256) where withdrawnAt is null`,
  `create trigger rosterFilingsFixed before update on rosterFilings
   when old.withdrawnAt is not null or new.id <> old.id or new.batchId <> old.batchId or new.issueId <> old.issueId or new.pageNo <> old.pageNo or new.scanId <> old.scanId
     or new.sha256 <> old.sha256 or new.how <> old.how or new.userId <> old.userId or new.staffId <> old.staffId or new.at <> old.at
   begin select raise(abort, 'rosterFilings: a filing is only withdrawn'); end`,
  `create trigger rosterFilingsWhileOpen before insert on rosterFilings
   when (select status from batches where id = new.batchId) not in ('approved', 'paying', 'paid')
     or not exists (select 1 from rosterIssues where id = new.issueId and batchId = new.batchId)
   begin select raise(abort, 'rosterFilings: pages are filed before the batch is closed'); end`,
  `create trigger rosterFilingsStayWhenClosed before update on rosterFilings
   when (select status from batches where id = new.batchId) = 'closed'
   begin select raise(abort, 'rosterFilings: a closed batch keeps its papers'); end`,
];

export const migration: Migration = { number: 130, name: 'roster issues', statements: tables };
