import { appendOnly } from './guards.ts';
import { differ, journalled, letThrough, nothingNewFor, same, stepOf, undone } from './merge-guards.ts';
import type { Migration } from './migration.ts';

/**
 * 合并: two entries of one person become one. Every row a merge touches is written into its journal before it is touched, and the
 * tables that otherwise never change let exactly the journalled change through, once forward and, after the merge was taken back, once
 * backward. Lines of batches, vouchers and life events are not touched: they stay with the entry they were made for, which points at
 * the one that stayed.
 */
const journal = [
  `create table merges (
    id integer primary key,
    survivorId integer not null references residents (id),
    loserId integer not null references residents (id),
    reason text not null check (length(trim(reason)) between 1 and 200),
    choices text not null check (json_valid(choices)),
    askedByStaffId integer not null references staff (id),
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null check (length(at) = 24),
    check (survivorId <> loserId),
    check (staffId <> askedByStaffId)
  ) strict`,
  `create index mergesSurvivor on merges (survivorId)`,
  `create index mergesLoser on merges (loserId)`,
  ...appendOnly('merges'),
  `create table mergeSteps (
    mergeId integer not null references merges (id),
    seq integer not null check (seq >= 1),
    tableName text not null check (length(tableName) between 1 and 60),
    rowKey text not null check (length(rowKey) between 1 and 200),
    act text not null check (act in ('update', 'insert', 'delete')),
    before text check (json_valid(before)),
    after text check (json_valid(after)),
    primary key (mergeId, seq),
    check ((act = 'insert') = (before is null) and (act = 'delete') = (after is null))
  ) strict, without rowid`,
  `create index mergeStepsRow on mergeSteps (tableName, rowKey)`,
  `create trigger mergeStepsOpen before insert on mergeSteps when exists (select 1 from mergeSeals where mergeId = new.mergeId)
   begin select raise(abort, 'mergeSteps: the journal of this merge is closed'); end`,
  `create trigger mergeStepsNoUpdate before update on mergeSteps begin select raise(abort, 'mergeSteps: rows are never changed'); end`,
  `create trigger mergeStepsNoDelete before delete on mergeSteps begin select raise(abort, 'mergeSteps: rows are never deleted'); end`,
  // Closes a journal: how many steps, their hash, and how many rows pointed at both entries when the merge was done.
  `create table mergeSeals (
    mergeId integer primary key references merges (id),
    steps integer not null check (steps >= 1),
    hash text not null check (length(hash) = 64),
    counts text not null check (json_valid(counts))
  ) strict`,
  ...appendOnly('mergeSeals', 'mergeId'),
  `create table mergeUndos (
    mergeId integer primary key references merges (id),
    reason text not null check (length(trim(reason)) between 1 and 200),
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null check (length(at) = 24)
  ) strict`,
  ...appendOnly('mergeUndos', 'mergeId'),
];

const claimColumns = ['id', 'programmeId', 'householdId', 'benefitMonth', 'amountFen', 'sourceKind', 'sourceId', 'sourcePart', 'note', 'decisionRef', 'owedHouseholdId', 'createdAt', 'createdByUserId', 'createdByStaffId'];
const recoveryColumns = ['id', 'programmeId', 'reason', 'since', 'amountFen', 'note', 'createdAt', 'createdByUserId', 'createdByStaffId'];

const repointed = [
  ...letThrough({
    trigger: 'claimsFixed', table: 'claims', says: 'claims: a claim is only ever withdrawn', points: ['residentId', 'owedResidentId'], others: [...claimColumns, 'withdrawnAt', 'withdrawnByUserId', 'withdrawReason'],
    refuses: `old.withdrawnAt is not null or new.withdrawnAt is null or ${differ([...claimColumns, 'residentId', 'owedResidentId'])}`,
  }),
  ...letThrough({
    trigger: 'recoveriesFixed', table: 'recoveries', says: 'recoveries: what is to be recovered stays', points: ['residentId'], others: recoveryColumns,
    refuses: differ([...recoveryColumns, 'residentId']),
  }),
  ...letThrough({
    trigger: 'programmePausesFixed', table: 'programmePauses', says: 'programmePauses: a pause is only ever withdrawn', points: ['residentId'],
    others: ['id', 'programmeId', 'fromMonth', 'toMonth', 'reason', 'recordedAt', 'recordedByUserId', 'withdrawnAt', 'withdrawnByUserId'],
    refuses: `old.withdrawnAt is not null or new.withdrawnAt is null or ${differ(['id', 'programmeId', 'residentId', 'fromMonth', 'toMonth', 'reason', 'recordedAt', 'recordedByUserId'])}`,
  }),
  ...letThrough({ trigger: 'livingProofsNoUpdate', table: 'livingProofs', says: 'livingProofs: rows are never changed', points: ['residentId'], others: ['id', 'provedOn', 'method', 'note', 'userId', 'staffId', 'at'], refuses: 'true' }),
  ...letThrough({ trigger: 'shareEventsNoUpdate', table: 'shareEvents', says: 'shareEvents: rows are never changed', points: ['residentId'], others: ['id', 'householdId', 'classId', 'quantity', 'reason', 'effectiveOn', 'docRef', 'pairId', 'userId', 'staffId', 'at'], refuses: 'true' }),
  ...letThrough({
    trigger: 'applicationsFixed', table: 'applications', says: 'application_fixed', points: ['applicantId', 'beneficiaryId'],
    others: ['id', 'applicationNo', 'programmeId', 'kind', 'receivedOn', 'registeredByStaffId', 'form', 'amountFen', 'status', 'claimId'],
    refuses: `new.applicationNo <> old.applicationNo or new.programmeId <> old.programmeId or new.kind <> old.kind or new.beneficiaryId <> old.beneficiaryId or new.applicantId <> old.applicantId
      or new.receivedOn <> old.receivedOn or new.registeredByStaffId <> old.registeredByStaffId
      or (old.status in ('approved', 'archived', 'followedUp') and (new.form <> old.form or new.amountFen is not old.amountFen))`,
  }),
  ...letThrough({
    trigger: 'leasesTerms', table: 'leases', says: 'lease_fixed', points: ['residentId'],
    others: ['id', 'accountSetId', 'leaseNo', 'kind', 'counterparty', 'householdId', 'startOn', 'endOn', 'totalFen', 'depositFen', 'everyMonths', 'firstDueOn', 'status'],
    refuses: `new.id <> old.id or new.accountSetId <> old.accountSetId or old.status <> 'draft' and (
      new.leaseNo <> old.leaseNo or new.kind <> old.kind or new.counterparty <> old.counterparty or new.residentId is not old.residentId
      or new.householdId is not old.householdId or new.startOn <> old.startOn or new.endOn <> old.endOn or new.totalFen <> old.totalFen
      or new.depositFen <> old.depositFen or new.everyMonths <> old.everyMonths or new.firstDueOn <> old.firstDueOn
      or new.recognition <> old.recognition or new.incomeCode <> old.incomeCode or new.receivableCode <> old.receivableCode
      or new.advanceCode <> old.advanceCode or new.depositCode <> old.depositCode)`,
  }),
  ...letThrough({
    trigger: 'scansUpdate', table: 'scans', says: 'scans: only a removal is written into a scan', points: ['ownerId'],
    others: ['id', 'ownerKind', 'label', 'detail', 'sha256', 'userId', 'staffId', 'at', 'ownerGone', 'removedAt', 'removedByUserId', 'removedByStaffId', 'removedReason'],
    refuses: `new.ownerKind <> old.ownerKind or new.ownerId <> old.ownerId or new.label <> old.label or new.detail <> old.detail or new.sha256 <> old.sha256
      or new.userId <> old.userId or new.staffId <> old.staffId or new.at <> old.at or old.ownerGone = 1
      or (old.removedAt is not null and (new.removedAt is not old.removedAt or new.removedByUserId is not old.removedByUserId or new.removedByStaffId is not old.removedByStaffId or new.removedReason is not old.removedReason))`,
  }),
];

/** Dated rows: what a merge withdrew stands again, and what it added goes, when the merge is taken back. */
const dated = Object.entries({
  householdMembers: ['id', 'householdId', 'residentId', 'relationCode', 'validFrom', 'validTo', 'recordedAt', 'recordedByUserId'],
  residentFacts: ['id', 'residentId', 'fact', 'value', 'detailSealed', 'validFrom', 'validTo', 'basis', 'recordedAt', 'recordedByUserId'],
  bankAccounts: ['id', 'residentId', 'kind', 'numberSealed', 'numberIndex', 'numberMasked', 'bankName', 'bankCode', 'holderName', 'holderRelation', 'validFrom', 'validTo', 'recordedAt', 'recordedByUserId'],
}).flatMap(([table, fixed]) => [
  `drop trigger ${table}OnlyWithdrawn`,
  `create trigger ${table}OnlyWithdrawn before update on ${table}
   when not (old.withdrawnAt is not null and new.withdrawnAt is null and new.withdrawnByUserId is null and ${same(fixed)}
       and exists (select 1 ${stepOf(table, 'update')} and s.after ->> '$.withdrawnAt' = old.withdrawnAt and ${undone}))
     and (old.withdrawnAt is not null or new.withdrawnAt is null or new.withdrawnByUserId is null or ${differ(fixed)})
   begin select raise(abort, '${table}: a dated row is only ever withdrawn, once'); end`,
  `drop trigger ${table}NoDelete`,
  `create trigger ${table}NoDelete before delete on ${table} when not exists (select 1 ${stepOf(table, 'insert')} and ${undone})
   begin select raise(abort, '${table}: rows are never deleted'); end`,
]);

const register = [
  `alter table residents add column mergedIntoId integer references residents (id)`,
  `alter table residents add column mergedAt text check (mergedAt is null or (length(mergedAt) = 24 and mergedIntoId is not null and mergedIntoId <> id))`,
  `create index residentsMergedInto on residents (mergedIntoId) where mergedIntoId is not null`,
  `create trigger residentsMergedBegin before insert on residents when new.mergedIntoId is not null or new.mergedAt is not null
   begin select raise(abort, 'residents: a new entry is merged into nobody'); end`,
  `create trigger residentsMergedByJournal before update on residents
   when (new.mergedIntoId is not old.mergedIntoId or (new.mergedIntoId is null) <> (new.mergedAt is null)) and not (${journalled('residents', 'mergedIntoId')} and (new.mergedIntoId is null) = (new.mergedAt is null))
   begin select raise(abort, 'residents: only a merge joins two entries'); end`,
  `create trigger residentsMergedStay before update on residents when old.mergedIntoId is not null and new.mergedIntoId is old.mergedIntoId
   begin select raise(abort, 'residents: a merged entry is never changed'); end`,
  `create trigger residentsMergedFlat before update of mergedIntoId on residents when new.mergedIntoId is not null
     and (exists (select 1 from residents r where r.id = new.mergedIntoId and r.mergedIntoId is not null) or exists (select 1 from residents r where r.mergedIntoId = new.id))
   begin select raise(abort, 'residents: an entry is merged into one that stays'); end`,
];

const nothingNew = nothingNewFor([
  ['householdMembers', 'residentId'], ['residentFacts', 'residentId'], ['bankAccounts', 'residentId'], ['lifeEvents', 'residentId'], ['claims', 'residentId'], ['applications', 'applicantId'], ['applications', 'beneficiaryId'],
  ['programmePauses', 'residentId'], ['recoveries', 'residentId'], ['members', 'residentId'], ['shareEvents', 'residentId'], ['livingProofs', 'residentId'], ['leases', 'residentId'],
  ['duplicatePairs', 'firstId'], ['duplicatePairs', 'secondId'], ['batchLines', 'residentId'],
]);

/** A person and the entries merged into him. */
const ofPerson = (column: string, person: string): string => `${column} in (select ${person} union all select id from residents where mergedIntoId = ${person})`;
const standing = `('toPay', 'held', 'sent', 'paid', 'partPaid', 'failed', 'returned')`;
/** What stands of a month for the person of a line: the lines of entries merged into him count, so that nobody is paid a month twice. */
const stood = (line: string, month: string): string => `(
  select coalesce(sum(m.amountFen + m.setOffFen), 0) from batchLines m join batches b on b.id = m.batchId join programmes p on p.id = m.programmeId
  where m.programmeId = ${line}.programmeId and m.benefitMonth = ${month} and m.kind = 'main' and b.status <> 'voided'
    and iif(p.target = 'household', m.householdId = ${line}.householdId, ${ofPerson('m.residentId', `${line}.residentId`)})
    and (m.status in ${standing} or m.status = 'cancelled' and exists (select 1 from batchLines f where f.parentLineId = m.id and f.kind = 'followUp' and f.status in ${standing}))
) + (
  select coalesce(sum(x.amountFen), 0) from batchLineMonths x join batchLines m on m.id = x.lineId join programmes p on p.id = m.programmeId
  where x.month = ${month} and m.programmeId = ${line}.programmeId and m.id <> ${line}.id and m.status in ${standing}
    and iif(p.target = 'household', m.householdId = ${line}.householdId, ${ofPerson('m.residentId', `${line}.residentId`)})
)`;

const supplements = [
  `drop trigger batchLineMonthsInsert`,
  `create trigger batchLineMonthsInsert before insert on batchLineMonths begin
    select raise(abort, 'batchLineMonths: the list of this batch is closed') where coalesce((select b.status from batchLines l join batches b on b.id = l.batchId where l.id = new.lineId and l.kind = 'supplement'), '') not in ('locked', 'computed');
    select raise(abort, 'batchLineMonths: the row exists already') where exists (select 1 from batchLineMonths where lineId = new.lineId and month = new.month);
    select raise(abort, 'batchLineMonths: this is not what stands for the month') where new.stoodFen <> (select ${stood('l', 'new.month')} from batchLines l where l.id = new.lineId);
   end`,
  `drop trigger batchLinesSupplementRestored`,
  `create trigger batchLinesSupplementRestored before update of status on batchLines
   when old.kind = 'supplement' and old.status = 'removed' and new.status <> 'removed'
     and exists (select 1 from batchLineMonths y where y.lineId = new.id and y.stoodFen <> ${stood('new', 'y.month')})
   begin select raise(abort, 'batchLines: this is not what stands for the month'); end`,
  `drop trigger batchLinesMonthSupplemented`,
  `create trigger batchLinesMonthSupplemented before insert on batchLines
   when new.kind = 'main' and exists (select 1 from batchLineMonths x join batchLines m on m.id = x.lineId where x.month = new.benefitMonth and m.programmeId = new.programmeId
     and ${ofPerson('m.residentId', 'new.residentId')} and m.status in ${standing})
   begin select raise(abort, 'batchLines: the month was paid by a supplement'); end`,
];

/** A follow-up pays what an entry that was merged away did not get: its claims went along to the entry that stayed. */
const claims = [
  `drop trigger batchLineClaimsInsert`,
  `create trigger batchLineClaimsInsert before insert on batchLineClaims begin
    select raise(abort, 'batchLineClaims: the list of this batch is closed') where coalesce((select b.status from batchLines l join batches b on b.id = l.batchId where l.id = new.lineId), '') not in ('locked', 'computed');
    select raise(abort, 'batchLineClaims: not a claim of this person and programme') where not exists (select 1 from claims c join batchLines l on l.id = new.lineId
      where c.id = new.claimId and c.withdrawnAt is null and c.programmeId = l.programmeId
        and (c.residentId = l.residentId or l.kind = 'followUp' and exists (select 1 from residents r where r.id = l.residentId and r.mergedIntoId = c.residentId)) and new.amountFen <= c.amountFen);
    select raise(abort, 'batchLineClaims: the claim stands in another line') where exists (select 1 from batchLineClaims where lineId = new.lineId and claimId = new.claimId)
      or exists (select 1 from batchLineClaims x join batchLines l on l.id = x.lineId where x.claimId = new.claimId and l.status not in ('removed', 'cancelled', 'failed', 'returned', 'partPaid'));
   end`,
];

export const migration: Migration = { number: 234, name: 'merges', statements: [...journal, ...register, ...repointed, ...dated, ...nothingNew, ...supplements, ...claims] };
