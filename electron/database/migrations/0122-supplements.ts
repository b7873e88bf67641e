import { appendOnly } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Money that came back, what was owed besides, and what was paid too much (补差补发, 追回).
 *
 * What the triggers promise: a supplement pays a month no more than what the month is entitled to beyond all that stands for it;
 * a paid line of a finished batch can only become returned; what is set off is fixed with the amounts and never exceeds what is to be
 * recovered; recoveries and what happened to them are added, never changed.
 */
const LIVE = `('toPay', 'held', 'sent', 'paid', 'partPaid', 'failed', 'returned')`;

/** Steps and effects grow with the work: the lists of words are kept by the program, not by the tables. */
const rebuilt = [
  `drop trigger batchesMakerNeverJudges`,
  `drop trigger batchesJudgedAsShown`,
  `create table batchDecisionsNew (
    id integer primary key,
    batchId integer not null references batches (id),
    lineId integer,
    step text not null check (length(step) between 1 and 40),
    fromStatus text not null,
    toStatus text not null,
    comment text not null check (length(comment) <= 500),
    fingerprint text check (length(fingerprint) = 64),
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null
  ) strict`,
  `insert into batchDecisionsNew select * from batchDecisions`,
  `drop table batchDecisions`,
  `alter table batchDecisionsNew rename to batchDecisions`,
  ...appendOnly('batchDecisions'),
  `create index batchDecisionsOf on batchDecisions (batchId, step)`,
  `create trigger batchDecisionsPerson before insert on batchDecisions
   when not exists (select 1 from users where id = new.userId and staffId = new.staffId and status = 'active')
   begin select raise(abort, 'batchDecisions: an account acts for the person it belongs to'); end`,
  `create trigger batchesMakerNeverJudges before update of reviewerStaffId, approverStaffId on batches
   when exists (select 1 from batchDecisions where batchId = new.id
     and step in ('generate', 'lock', 'compute', 'addLine', 'removeLine', 'restoreLine', 'holdLine', 'releaseLine', 'refreshAccounts', 'submit')
     and (staffId = new.reviewerStaffId or staffId = new.approverStaffId))
   begin select raise(abort, 'batches: nobody judges a list he made'); end`,
  `create trigger batchesJudgedAsShown before update of status on batches
   when (new.status = 'reviewed' and old.status = 'submitted' and new.fingerprint is not
       (select fingerprint from batchDecisions where batchId = new.id and step = 'review' order by id desc limit 1))
     or (new.status = 'approved' and (
       new.fingerprint is not (select fingerprint from batchDecisions where batchId = new.id and step = 'review' order by id desc limit 1)
       or new.fingerprint is not (select fingerprint from batchDecisions where batchId = new.id and step = 'approve' order by id desc limit 1)
       or new.reviewerStaffId is not (select staffId from batchDecisions where batchId = new.id and step = 'review' order by id desc limit 1)))
   begin select raise(abort, 'batches: the list is not the one that was reviewed'); end`,
  `create table batchVouchersNew (
    voucherId integer primary key references vouchers (id),
    batchId integer not null references batches (id),
    step text not null check (length(step) between 1 and 40),
    effect text not null check (length(effect) between 1 and 20),
    amountFen integer not null check (amountFen > 0),
    unique (batchId, step)
  ) strict`,
  `insert into batchVouchersNew select * from batchVouchers`,
  `drop table batchVouchers`,
  `alter table batchVouchersNew rename to batchVouchers`,
  ...appendOnly('batchVouchers', 'voucherId'),
  `create trigger batchVouchersNoReplaceStep before insert on batchVouchers
   when exists (select 1 from batchVouchers where batchId = new.batchId and step = new.step)
   begin select raise(abort, 'batchVouchers: this step is booked already'); end`,
];

/** What stands for one month of one payee in one programme: the list's own lines and earlier supplements, set-offs included. */
const stood = (line: string, month: string): string => `(
  select coalesce(sum(m.amountFen + m.setOffFen), 0) from batchLines m join batches b on b.id = m.batchId join programmes p on p.id = m.programmeId
  where m.programmeId = ${line}.programmeId and m.benefitMonth = ${month} and m.kind = 'main' and b.status <> 'voided'
    and iif(p.target = 'household', m.householdId = ${line}.householdId, m.residentId = ${line}.residentId)
    and (m.status in ${LIVE} or m.status = 'cancelled' and exists (select 1 from batchLines f where f.parentLineId = m.id and f.kind = 'followUp' and f.status in ${LIVE}))
) + (
  select coalesce(sum(x.amountFen), 0) from batchLineMonths x join batchLines m on m.id = x.lineId join programmes p on p.id = m.programmeId
  where x.month = ${month} and m.programmeId = ${line}.programmeId and m.id <> ${line}.id and m.status in ${LIVE}
    and iif(p.target = 'household', m.householdId = ${line}.householdId, m.residentId = ${line}.residentId)
)`;

const supplements = [
  `alter table batchLines add column setOffFen integer not null default 0 check (setOffFen between 0 and 1000000000000000)`,
  `create table batchLineMonths (
    lineId integer not null references batchLines (id),
    month text not null check (month glob '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    mainLineId integer references batchLines (id),
    entitledFen integer not null check (entitledFen >= 1),
    stoodFen integer not null check (stoodFen >= 0),
    amountFen integer not null check (amountFen >= 1 and amountFen = entitledFen - stoodFen),
    primary key (lineId, month)
  ) strict, without rowid`,
  `create index batchLineMonthsMonth on batchLineMonths (month)`,
  `create trigger batchLineMonthsInsert before insert on batchLineMonths begin
    select raise(abort, 'batchLineMonths: the list of this batch is closed') where coalesce((select b.status from batchLines l join batches b on b.id = l.batchId where l.id = new.lineId and l.kind = 'supplement'), '') not in ('locked', 'computed');
    select raise(abort, 'batchLineMonths: the row exists already') where exists (select 1 from batchLineMonths where lineId = new.lineId and month = new.month);
    select raise(abort, 'batchLineMonths: this is not what stands for the month') where new.stoodFen <> (select ${stood('l', 'new.month')} from batchLines l where l.id = new.lineId);
   end`,
  `create trigger batchLineMonthsNoUpdate before update on batchLineMonths begin select raise(abort, 'batchLineMonths: rows are never changed'); end`,
  `create trigger batchLineMonthsNoDelete before delete on batchLineMonths begin select raise(abort, 'batchLineMonths: rows are never deleted'); end`,
  `create trigger batchLinesSupplementRestored before update of status on batchLines
   when old.kind = 'supplement' and old.status = 'removed' and new.status <> 'removed'
     and exists (select 1 from batchLineMonths y where y.lineId = new.id and y.stoodFen <> ${stood('new', 'y.month')})
   begin select raise(abort, 'batchLines: this is not what stands for the month'); end`,
  `create trigger batchLinesMonthSupplemented before insert on batchLines
   when new.kind = 'main' and exists (select 1 from batchLineMonths x join batchLines m on m.id = x.lineId where x.month = new.benefitMonth and m.programmeId = new.programmeId and m.residentId = new.residentId and m.status in ${LIVE})
   begin select raise(abort, 'batchLines: the month was paid by a supplement'); end`,
  `create trigger batchLinesFrozenSetOff before update of setOffFen on batchLines
   when new.setOffFen <> old.setOffFen and (select status from batches where id = new.batchId) is not 'locked'
   begin select raise(abort, 'batchLines: the amount of a line is frozen'); end`,
  // A bank may send money back long after the batch was closed: that a paid line has come back is the one thing still written then.
  `drop trigger batchLinesMoveInTime`,
  `create trigger batchLinesMoveInTime before update of status, statusReason, paidFen, paidOn, proxyName, proxyRelation on batchLines
   when not (
     ((select status from batches where id = new.batchId) in ('locked', 'computed') and new.status in ('toPay', 'held', 'removed') and new.paidFen = 0 and new.paidOn is null)
     or ((select status from batches where id = new.batchId) = 'paying' and new.status <> old.status and new.status not in ('toPay', 'held', 'removed'))
     or ((select status from batches where id = new.batchId) = 'paid' and new.status <> old.status and (new.status in ('cancelled', 'returned')))
     or ((select status from batches where id = new.batchId) = 'closed' and old.status = 'paid' and new.status = 'returned')
     or ((select status from batches where id = new.batchId) in ('locked', 'computed', 'submitted', 'reviewed', 'approved') and new.status = 'cancelled'))
   begin select raise(abort, 'batchLines: not at this stage of the batch'); end`,
];

const recoveries = [
  `create table recoveries (
    id integer primary key,
    residentId integer not null references residents (id),
    programmeId integer not null references programmes (id),
    reason text not null check (reason in ('dead', 'movedOut', 'facts')),
    since text check (length(since) = 10),
    amountFen integer not null check (amountFen between 1 and 1000000000000000),
    note text not null check (length(note) <= 200),
    setOff integer not null check (setOff in (0, 1)),
    payerResidentId integer references residents (id),
    perBatchFen integer check (perBatchFen >= 1),
    writeOffReason text check (length(writeOffReason) between 1 and 200),
    writeOffRef text check (length(writeOffRef) between 1 and 100),
    writeOffAskedByStaffId integer references staff (id),
    version integer not null check (version >= 1),
    createdAt text not null,
    createdByUserId integer not null references users (id),
    createdByStaffId integer not null references staff (id),
    check ((writeOffReason is null) = (writeOffAskedByStaffId is null) and (writeOffReason is null) = (writeOffRef is null))
  ) strict`,
  `create index recoveriesResident on recoveries (residentId)`,
  `create index recoveriesPayer on recoveries (payerResidentId)`,
  `create trigger recoveriesFixed before update on recoveries
   when ${['id', 'residentId', 'programmeId', 'reason', 'since', 'amountFen', 'note', 'createdAt', 'createdByUserId', 'createdByStaffId'].map((column) => `new.${column} is not old.${column}`).join(' or ')}
   begin select raise(abort, 'recoveries: what is to be recovered stays'); end`,
  `create trigger recoveriesNoDelete before delete on recoveries begin select raise(abort, 'recoveries: rows are never deleted'); end`,
  `create table recoveryLines (
    recoveryId integer not null references recoveries (id),
    lineId integer not null references batchLines (id),
    amountFen integer not null check (amountFen >= 1),
    primary key (recoveryId, lineId)
  ) strict, without rowid`,
  `create index recoveryLinesLine on recoveryLines (lineId)`,
  `create trigger recoveryLinesPaid before insert on recoveryLines
   when exists (select 1 from recoveryLines where recoveryId = new.recoveryId and lineId = new.lineId)
     or new.amountFen + (select coalesce(sum(amountFen), 0) from recoveryLines where lineId = new.lineId) > (select paidFen from batchLines where id = new.lineId)
   begin select raise(abort, 'recoveryLines: more than was paid'); end`,
  `create trigger recoveryLinesNoUpdate before update on recoveryLines begin select raise(abort, 'recoveryLines: rows are never changed'); end`,
  `create trigger recoveryLinesNoDelete before delete on recoveryLines begin select raise(abort, 'recoveryLines: rows are never deleted'); end`,
  `create table recoveryEvents (
    id integer primary key,
    recoveryId integer not null references recoveries (id),
    kind text not null check (kind in ('setOff', 'released', 'repaid', 'writtenOff')),
    amountFen integer not null check (amountFen <> 0 and (kind = 'released') = (amountFen < 0)),
    lineId integer references batchLines (id),
    voucherId integer references vouchers (id),
    happenedOn text not null check (length(happenedOn) = 10),
    note text not null check (length(note) <= 200),
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null,
    check ((kind in ('setOff', 'released')) = (lineId is not null))
  ) strict`,
  ...appendOnly('recoveryEvents'),
  `create index recoveryEventsOf on recoveryEvents (recoveryId)`,
  `create trigger recoveryEventsEnough before insert on recoveryEvents
   when new.amountFen + (select coalesce(sum(amountFen), 0) from recoveryEvents where recoveryId = new.recoveryId) not between 0 and (select amountFen from recoveries where id = new.recoveryId)
   begin select raise(abort, 'recoveryEvents: more than is to be recovered'); end`,
  `create trigger recoveryEventsTwoPersons before insert on recoveryEvents
   when new.kind = 'writtenOff' and new.staffId in (select writeOffAskedByStaffId from recoveries where id = new.recoveryId union select createdByStaffId from recoveries where id = new.recoveryId)
   begin select raise(abort, 'recoveryEvents: nobody writes off what he asked for'); end`,
  `create table lineSetOffs (
    lineId integer not null references batchLines (id),
    recoveryId integer not null references recoveries (id),
    amountFen integer not null check (amountFen >= 1),
    primary key (lineId, recoveryId)
  ) strict, without rowid`,
  `create index lineSetOffsRecovery on lineSetOffs (recoveryId)`,
  `create trigger lineSetOffsInsert before insert on lineSetOffs begin
    select raise(abort, 'lineSetOffs: the amounts of this batch are fixed') where coalesce((select b.status from batchLines l join batches b on b.id = l.batchId where l.id = new.lineId), '') <> 'locked';
    select raise(abort, 'lineSetOffs: the row exists already') where exists (select 1 from lineSetOffs where lineId = new.lineId and recoveryId = new.recoveryId);
   end`,
  `create trigger lineSetOffsNoUpdate before update on lineSetOffs begin select raise(abort, 'lineSetOffs: rows are never changed'); end`,
  `create trigger lineSetOffsDelete before delete on lineSetOffs
   when (select b.status from batchLines l join batches b on b.id = l.batchId where l.id = old.lineId) is not 'draft'
   begin select raise(abort, 'lineSetOffs: rows go only while the list is open'); end`,
];

export const migration: Migration = { number: 122, name: 'supplements', statements: [...rebuilt, ...supplements, ...recoveries] };
