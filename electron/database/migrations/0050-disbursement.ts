/** Payment batches, their lines, decisions, bank files and vouchers. */
import { appendOnly, neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

const BATCH_MOVES: readonly (readonly [string, string])[] = [
  ['draft', 'locked'], ['draft', 'voided'],
  ['locked', 'computed'], ['locked', 'draft'], ['locked', 'voided'],
  ['computed', 'submitted'], ['computed', 'draft'], ['computed', 'voided'],
  ['submitted', 'reviewed'], ['submitted', 'computed'], ['submitted', 'voided'],
  ['reviewed', 'approved'], ['reviewed', 'computed'], ['reviewed', 'voided'],
  ['approved', 'paying'], ['approved', 'voided'],
  ['paying', 'paid'],
  ['paid', 'closed'],
];

const LINE_MOVES: readonly (readonly [string, string])[] = [
  ['toPay', 'held'], ['toPay', 'removed'], ['held', 'toPay'], ['held', 'removed'], ['removed', 'toPay'],
  ['toPay', 'sent'], ['toPay', 'paid'], ['toPay', 'failed'], ['toPay', 'cancelled'], ['held', 'cancelled'],
  ['sent', 'paid'], ['sent', 'partPaid'], ['sent', 'failed'],
  ['paid', 'returned'],
];

const rows = (moves: readonly (readonly [string, string])[]): string => moves.map(([from, to]) => `('${from}', '${to}')`).join(', ');
const changed = (columns: readonly string[]): string => columns.map((c) => `new.${c} is not old.${c}`).join(' or ');

const batchTables = [
  `create table batchTransitions (fromStatus text not null, toStatus text not null, primary key (fromStatus, toStatus)) strict, without rowid`,
  `insert into batchTransitions values ${rows(BATCH_MOVES)}`,
  `create table lineTransitions (fromStatus text not null, toStatus text not null, primary key (fromStatus, toStatus)) strict, without rowid`,
  `insert into lineTransitions values ${rows(LINE_MOVES)}`,
  ...['batchTransitions', 'lineTransitions'].flatMap((table) =>
    ['insert', 'update', 'delete'].map((verb) => `create trigger ${table}No${verb} before ${verb} on ${table}
     begin select raise(abort, '${table}: the table of moves is fixed'); end`)),
  `create table batches (
    id integer primary key,
    batchNo text not null unique check (length(batchNo) between 8 and 40),
    programmeId integer not null references programmes (id),
    versionId integer not null references programmeVersions (id),
    benefitMonth text not null check (benefitMonth glob '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    asOf text not null check (length(asOf) = 10),
    knownAt text not null check (length(knownAt) = 24),
    status text not null check (status in ('draft', 'locked', 'computed', 'submitted', 'reviewed', 'approved', 'paying', 'paid', 'closed', 'voided')),
    payBy text not null check (payBy in ('bank', 'cash')),
    makerUserId integer not null references users (id),
    makerStaffId integer not null references staff (id),
    reviewerUserId integer references users (id),
    reviewerStaffId integer references staff (id) check (reviewerStaffId <> makerStaffId),
    approverUserId integer references users (id),
    approverStaffId integer references staff (id) check (approverStaffId <> makerStaffId and approverStaffId <> reviewerStaffId),
    personCount integer not null check (personCount >= 0),
    totalFen integer not null check (totalFen between 0 and 1000000000000000),
    fingerprint text check (length(fingerprint) = 64),
    parentBatchId integer references batches (id),
    voidReason text check (length(voidReason) between 1 and 200),
    approvedAt text,
    version integer not null check (version >= 1),
    createdAt text not null,
    check ((reviewerUserId is null) = (reviewerStaffId is null)),
    check ((approverUserId is null) = (approverStaffId is null)),
    check ((status = 'voided') = (voidReason is not null)),
    check (status not in ('reviewed', 'approved', 'paying', 'paid', 'closed') or reviewerStaffId is not null),
    check (status not in ('approved', 'paying', 'paid', 'closed') or (approverStaffId is not null and approvedAt is not null)),
    check (status not in ('submitted', 'reviewed', 'approved', 'paying', 'paid', 'closed') or fingerprint is not null)
  ) strict`,
  ...neverDeleted('batches'),
  `create unique index batchesOneAMonth on batches (programmeId, benefitMonth) where status <> 'voided' and parentBatchId is null`,
  `create index batchesByMonth on batches (benefitMonth, programmeId)`,
  `create index batchesByParent on batches (parentBatchId) where parentBatchId is not null`,
  `create table batchLines (
    id integer primary key,
    batchId integer not null references batches (id),
    lineNo integer not null check (lineNo >= 1),
    programmeId integer not null,
    benefitMonth text not null,
    residentId integer not null references residents (id),
    householdId integer references households (id),
    name text not null check (length(name) >= 1),
    headName text not null,
    sex text not null check (sex in ('0', '1', '2', '9')),
    age integer check (age between 0 and 200),
    birthDate text,
    gridName text not null,
    buildingName text not null,
    address text not null,
    idNumberSealed blob,
    idNumberMasked text not null,
    bankAccountId integer references bankAccounts (id),
    accountSealed blob,
    accountMasked text not null,
    bankName text not null,
    holderName text not null,
    standardFen integer not null check (standardFen between 0 and 1000000000000000),
    months integer not null check (months between 1 and 12),
    amountFen integer not null check (amountFen between 0 and 1000000000000000),
    origin text not null check (origin in ('rule', 'manual')),
    inputs text not null check (json_valid(inputs)),
    status text not null check (status in ('toPay', 'held', 'removed', 'sent', 'paid', 'partPaid', 'failed', 'returned', 'cancelled')),
    statusReason text check (length(statusReason) between 1 and 200),
    paidFen integer not null default 0 check (paidFen between 0 and amountFen),
    paidOn text check (length(paidOn) = 10),
    proxyName text check (length(proxyName) between 1 and 40),
    proxyRelation text check (length(proxyRelation) between 1 and 20),
    unique (batchId, residentId),
    unique (batchId, lineNo),
    check (status <> 'paid' or (paidFen = amountFen and paidOn is not null)),
    check (status <> 'partPaid' or (paidFen between 1 and amountFen - 1 and paidOn is not null and statusReason is not null)),
    check (status in ('paid', 'partPaid') or paidFen = 0),
    check (status not in ('held', 'removed', 'failed', 'returned', 'cancelled') or statusReason is not null),
    check (origin <> 'manual' or length(inputs ->> '$.manual') > 0)
  ) strict`,
  `create unique index batchLinesOneAMonth on batchLines (programmeId, benefitMonth, residentId) where status not in ('removed', 'cancelled', 'failed', 'returned')`,
  `create index batchLinesResident on batchLines (residentId, benefitMonth)`,
];

const batchGuards = [
  `create trigger batchesBornDraft before insert on batches
   when new.status <> 'draft' or new.reviewerUserId is not null or new.approverUserId is not null or new.fingerprint is not null
     or new.personCount <> 0 or new.totalFen <> 0 or new.approvedAt is not null
   begin select raise(abort, 'batches: a batch begins as an empty draft'); end`,
  // REPLACE by one of the other unique keys would drop the old batch without a DELETE.
  `create trigger batchesNoReplaceByKey before insert on batches
   when exists (select 1 from batches where batchNo = new.batchNo)
     or (new.parentBatchId is null and exists (select 1 from batches where programmeId = new.programmeId and benefitMonth = new.benefitMonth and status <> 'voided' and parentBatchId is null))
   begin select raise(abort, 'batches: one batch for one programme and month'); end`,
  `create trigger batchesPerson before update of makerUserId, makerStaffId, reviewerUserId, reviewerStaffId, approverUserId, approverStaffId on batches
   when (new.reviewerUserId is not null and new.reviewerUserId is not old.reviewerUserId
       and not exists (select 1 from users where id = new.reviewerUserId and staffId = new.reviewerStaffId and status = 'active'))
     or (new.approverUserId is not null and new.approverUserId is not old.approverUserId
       and not exists (select 1 from users where id = new.approverUserId and staffId = new.approverStaffId and status = 'active'))
     or (new.reviewerStaffId is not old.reviewerStaffId and new.reviewerUserId is old.reviewerUserId)
     or (new.approverStaffId is not old.approverStaffId and new.approverUserId is old.approverUserId)
   begin select raise(abort, 'batches: an account acts for the person it belongs to'); end`,
  `create trigger batchesMakerIsAPerson before insert on batches
   when not exists (select 1 from users where id = new.makerUserId and staffId = new.makerStaffId)
   begin select raise(abort, 'batches: an account acts for the person it belongs to'); end`,
  // Whoever put a hand to the list is a maker of it, not only the one who began it.
  `create trigger batchesMakerNeverJudges before update of reviewerStaffId, approverStaffId on batches
   when exists (select 1 from batchDecisions where batchId = new.id
     and step in ('generate', 'lock', 'compute', 'addLine', 'removeLine', 'restoreLine', 'holdLine', 'releaseLine', 'refreshAccounts', 'submit')
     and (staffId = new.reviewerStaffId or staffId = new.approverStaffId))
   begin select raise(abort, 'batches: nobody judges a list he made'); end`,
  `create trigger batchesMoves before update of status on batches
   when new.status <> old.status and not exists (select 1 from batchTransitions where fromStatus = old.status and toStatus = new.status)
   begin select raise(abort, 'batches: no such move'); end`,
  `create trigger batchesFixed before update on batches
   when ${changed(['id', 'batchNo', 'programmeId', 'versionId', 'benefitMonth', 'payBy', 'makerUserId', 'makerStaffId', 'parentBatchId', 'createdAt'])}
     or ((new.asOf <> old.asOf or new.knownAt <> old.knownAt) and old.status <> 'draft')
   begin select raise(abort, 'batches: what a batch is about stays'); end`,
  `create trigger batchesEnded before update on batches
   when old.status in ('closed', 'voided') or (old.status = 'paid' and new.status <> 'closed')
   begin select raise(abort, 'batches: a paid or closed batch is never changed'); end`,
  `create trigger batchesFrozenFigures before update of personCount, totalFen, fingerprint on batches
   when (new.personCount <> old.personCount or new.totalFen <> old.totalFen or new.fingerprint is not old.fingerprint)
     and old.status not in ('draft', 'locked', 'computed')
     and not (new.status = 'computed' and new.fingerprint is null and new.personCount = old.personCount and new.totalFen = old.totalFen)
   begin select raise(abort, 'batches: figures under judgement are fixed'); end`,
  `create trigger batchesFrozenJudges before update of reviewerUserId, approverUserId, approvedAt on batches
   when ((new.reviewerUserId is not old.reviewerUserId) and not ((old.status = 'submitted' and new.status = 'reviewed') or (new.status = 'computed' and new.reviewerUserId is null)))
     or ((new.approverUserId is not old.approverUserId or new.approvedAt is not old.approvedAt) and not (old.status = 'reviewed' and new.status = 'approved'))
   begin select raise(abort, 'batches: who judged is written with the judgement'); end`,
  `create trigger batchesFiguresAreTheLines before update of status on batches
   when new.status in ('submitted', 'reviewed', 'approved') and (new.personCount, new.totalFen) <>
     (select count(*), coalesce(sum(amountFen), 0) from batchLines where batchId = new.id and status = 'toPay')
   begin select raise(abort, 'batches: totals differ from the lines'); end`,
  `create trigger batchesJudgedAsShown before update of status on batches
   when (new.status = 'reviewed' and old.status = 'submitted' and new.fingerprint is not
       (select fingerprint from batchDecisions where batchId = new.id and step = 'review' order by id desc limit 1))
     or (new.status = 'approved' and (
       new.fingerprint is not (select fingerprint from batchDecisions where batchId = new.id and step = 'review' order by id desc limit 1)
       or new.fingerprint is not (select fingerprint from batchDecisions where batchId = new.id and step = 'approve' order by id desc limit 1)
       or new.reviewerStaffId is not (select staffId from batchDecisions where batchId = new.id and step = 'review' order by id desc limit 1)))
   begin select raise(abort, 'batches: the list is not the one that was reviewed'); end`,
  `create trigger batchesSettled before update of status on batches
   when (new.status = 'paid' and exists (select 1 from batchLines where batchId = new.id and status in ('toPay', 'sent')))
     or (new.status = 'closed' and exists (select 1 from batchLines where batchId = new.id and status in ('toPay', 'sent', 'held')))
   begin select raise(abort, 'batches: there are lines without an end'); end`,
];

const lineGuards = [
  `create trigger batchLinesInsert before insert on batchLines begin
    select raise(abort, 'batchLines: the list of this batch is closed') where coalesce((select status from batches
      where id = new.batchId and programmeId = new.programmeId and benefitMonth = new.benefitMonth), '') not in ('locked', 'computed');
    select raise(abort, 'batchLines: the line exists already') where exists (select 1 from batchLines where id = new.id)
      or exists (select 1 from batchLines where programmeId = new.programmeId and benefitMonth = new.benefitMonth and residentId = new.residentId
        and status not in ('removed', 'cancelled', 'failed', 'returned') and new.status not in ('removed', 'cancelled', 'failed', 'returned'));
    select raise(abort, 'batchLines: a line begins unpaid') where new.status not in ('toPay', 'held') or new.paidFen <> 0;
   end`,
  `create trigger batchLinesDelete before delete on batchLines
   when (select status from batches where id = old.batchId) is not 'draft'
   begin select raise(abort, 'batchLines: lines go only while the list is open'); end`,
  `create trigger batchLinesFrozen before update on batchLines
   when ${changed(['id', 'batchId', 'lineNo', 'programmeId', 'benefitMonth', 'residentId', 'householdId', 'name', 'headName', 'sex', 'age', 'birthDate', 'gridName',
    'buildingName', 'address', 'idNumberSealed', 'idNumberMasked', 'origin', 'inputs'])}
   begin select raise(abort, 'batchLines: the inputs of a line are frozen'); end`,
  `create trigger batchLinesFrozenAmount before update of standardFen, months, amountFen on batchLines
   when (${changed(['standardFen', 'months', 'amountFen'])}) and (select status from batches where id = new.batchId) is not 'locked'
   begin select raise(abort, 'batchLines: the amount of a line is frozen'); end`,
  `create trigger batchLinesFrozenAccount before update of bankAccountId, accountSealed, accountMasked, bankName, holderName on batchLines
   when (${changed(['bankAccountId', 'accountSealed', 'accountMasked', 'bankName', 'holderName'])})
     and (select status from batches where id = new.batchId) not in ('locked', 'computed')
   begin select raise(abort, 'batchLines: the account of a line is frozen'); end`,
  `create trigger batchLinesMoves before update of status on batchLines
   when new.status <> old.status and not exists (select 1 from lineTransitions where fromStatus = old.status and toStatus = new.status)
   begin select raise(abort, 'batchLines: no such move'); end`,
  `create trigger batchLinesMoveInTime before update of status, statusReason, paidFen, paidOn, proxyName, proxyRelation on batchLines
   when not (
     ((select status from batches where id = new.batchId) in ('locked', 'computed') and new.status in ('toPay', 'held', 'removed') and new.paidFen = 0 and new.paidOn is null)
     or ((select status from batches where id = new.batchId) = 'paying' and new.status <> old.status and new.status not in ('toPay', 'held', 'removed'))
     or ((select status from batches where id = new.batchId) = 'paid' and new.status <> old.status and (new.status in ('cancelled', 'returned')))
     or ((select status from batches where id = new.batchId) in ('locked', 'computed', 'submitted', 'reviewed', 'approved') and new.status = 'cancelled'))
   begin select raise(abort, 'batchLines: not at this stage of the batch'); end`,
];

const papers = [
  `create table batchDecisions (
    id integer primary key,
    batchId integer not null references batches (id),
    lineId integer,
    step text not null check (step in ('generate', 'lock', 'unlock', 'compute', 'addLine', 'removeLine', 'restoreLine', 'holdLine', 'releaseLine', 'refreshAccounts',
      'submit', 'review', 'return', 'approve', 'export', 'result', 'payCash', 'settle', 'close', 'void')),
    fromStatus text not null,
    toStatus text not null,
    comment text not null check (length(comment) <= 500),
    fingerprint text check (length(fingerprint) = 64),
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null
  ) strict`,
  ...appendOnly('batchDecisions'),
  `create index batchDecisionsOf on batchDecisions (batchId, step)`,
  `create trigger batchDecisionsPerson before insert on batchDecisions
   when not exists (select 1 from users where id = new.userId and staffId = new.staffId and status = 'active')
   begin select raise(abort, 'batchDecisions: an account acts for the person it belongs to'); end`,
  `create table batchVouchers (
    voucherId integer primary key references vouchers (id),
    batchId integer not null references batches (id),
    step text not null check (length(step) between 1 and 40),
    effect text not null check (effect in ('accrue', 'reverse', 'pay', 'return')),
    amountFen integer not null check (amountFen > 0),
    unique (batchId, step)
  ) strict`,
  ...appendOnly('batchVouchers', 'voucherId'),
  `create trigger batchVouchersNoReplaceStep before insert on batchVouchers
   when exists (select 1 from batchVouchers where batchId = new.batchId and step = new.step)
   begin select raise(abort, 'batchVouchers: this step is booked already'); end`,
  `create table bankProfiles (
    code text primary key check (length(code) between 2 and 40),
    profile text not null check (json_valid(profile)),
    changedAt text not null,
    changedByUserId integer not null references users (id)
  ) strict, without rowid`,
  `create table bankExports (
    id integer primary key,
    batchId integer not null references batches (id),
    runNo integer not null check (runNo >= 1),
    partNo integer not null check (partNo >= 1),
    profileCode text not null,
    profile text not null check (json_valid(profile)),
    fileName text not null check (length(fileName) between 1 and 120),
    sha256 text not null check (length(sha256) = 64),
    lineCount integer not null check (lineCount >= 1),
    totalFen integer not null check (totalFen >= 1),
    reason text check (length(reason) between 1 and 200),
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null,
    unique (batchId, runNo, partNo),
    check (runNo = 1 or reason is not null)
  ) strict`,
  ...appendOnly('bankExports'),
  `create trigger bankExportsNoReplaceKey before insert on bankExports
   when exists (select 1 from bankExports where batchId = new.batchId and runNo = new.runNo and partNo = new.partNo)
   begin select raise(abort, 'bankExports: the row exists already'); end`,
  `create table bankExportLines (
    exportId integer not null references bankExports (id),
    seq integer not null check (seq >= 1),
    lineId integer not null references batchLines (id),
    amountFen integer not null check (amountFen >= 1),
    primary key (exportId, seq),
    unique (exportId, lineId)
  ) strict, without rowid`,
  `create index bankExportLinesLine on bankExportLines (lineId)`,
  `create table bankResults (
    id integer primary key,
    batchId integer not null references batches (id),
    exportId integer not null references bankExports (id),
    fileName text not null,
    sha256 text not null unique check (length(sha256) = 64),
    lineCount integer not null check (lineCount >= 0),
    paidCount integer not null check (paidCount >= 0),
    paidFen integer not null check (paidFen >= 0),
    failedCount integer not null check (failedCount >= 0),
    failedFen integer not null check (failedFen >= 0),
    unknownCount integer not null check (unknownCount >= 0),
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null
  ) strict`,
  ...appendOnly('bankResults'),
  `create trigger bankResultsNoReplaceFile before insert on bankResults when exists (select 1 from bankResults where sha256 = new.sha256)
   begin select raise(abort, 'bankResults: this file is in already'); end`,
  `create table bankResultLines (
    resultId integer not null references bankResults (id),
    seq integer not null check (seq >= 1),
    lineId integer references batchLines (id),
    outcome text not null check (outcome in ('paid', 'partPaid', 'failed', 'unchanged', 'unknown')),
    paidFen integer not null check (paidFen >= 0),
    reason text not null check (length(reason) <= 200),
    primary key (resultId, seq),
    check ((lineId is null) = (outcome = 'unknown'))
  ) strict, without rowid`,
  ...(['bankExportLines', 'bankResultLines'] as const).flatMap((table) => {
    const keys = table === 'bankExportLines' ? 'exportId = new.exportId and (seq = new.seq or lineId = new.lineId)' : 'resultId = new.resultId and seq = new.seq';
    return [
      `create trigger ${table}NoUpdate before update on ${table} begin select raise(abort, '${table}: rows are never changed'); end`,
      `create trigger ${table}NoDelete before delete on ${table} begin select raise(abort, '${table}: rows are never deleted'); end`,
      `create trigger ${table}NoReplace before insert on ${table} when exists (select 1 from ${table} where ${keys})
       begin select raise(abort, '${table}: the row exists already'); end`,
    ];
  }),
  `create table programmeMonths (
    programmeId integer not null references programmes (id),
    month text not null,
    persons integer not null check (persons >= 0),
    amountFen integer not null check (amountFen >= 0),
    paidPersons integer not null check (paidPersons between 0 and persons),
    paidFen integer not null check (paidFen between 0 and amountFen),
    primary key (programmeId, month)
  ) strict, without rowid`,
];

export const migration: Migration = { number: 50, name: 'disbursement', statements: [...batchTables, ...papers, ...batchGuards, ...lineGuards] };
