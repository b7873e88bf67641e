import { neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Claims (应发事项): sums decided elsewhere for a named person, paid through the batches like everything else.
 *
 * What the triggers promise: a claim keeps its person and its sum and is only ever withdrawn; it stands in one line at a time that
 * is, or may still be, paid; the line of a follow-up batch names the line it pays again, and no line is paid again twice.
 */
const MONTH = `glob '[0-9][0-9][0-9][0-9]-[01][0-9]'`;
/** States of a line in which its sum is given back: another line may pay it. */
const GIVEN_BACK = `('removed', 'cancelled', 'failed', 'returned')`;

const programmes = [
  `alter table programmes add column basis text not null default 'rule' check (basis in ('rule', 'claims'))`,
  // 'source': what the batch pays was booked as owed when it was decided (a dividend), so the batch books payments alone.
  `alter table programmes add column accrual text not null default 'batch' check (accrual in ('batch', 'source') and (accrual = 'batch' or basis = 'claims'))`,
  `create trigger programmesBasisFixed before update of basis, accrual on programmes when new.basis <> old.basis or new.accrual <> old.accrual
   begin select raise(abort, 'programmes: what a programme pays on stays as it was made'); end`,
];

const claims = [
  `create table claims (
    id integer primary key,
    programmeId integer not null references programmes (id),
    residentId integer not null references residents (id),
    householdId integer references households (id),
    benefitMonth text not null check (benefitMonth ${MONTH}),
    amountFen integer not null check (amountFen between 1 and 1000000000000000),
    sourceKind text not null check (length(sourceKind) between 1 and 40),
    sourceId integer not null check (sourceId >= 1),
    sourcePart integer not null check (sourcePart >= 0),
    note text not null check (length(note) <= 200),
    decisionRef text not null check (length(decisionRef) between 1 and 100),
    owedHouseholdId integer references households (id),
    owedResidentId integer references residents (id),
    createdAt text not null,
    createdByUserId integer not null references users (id),
    createdByStaffId integer not null references staff (id),
    withdrawnAt text,
    withdrawnByUserId integer references users (id),
    withdrawReason text check (length(withdrawReason) between 1 and 200),
    check ((withdrawnAt is null) = (withdrawnByUserId is null) and (withdrawnAt is null) = (withdrawReason is null))
  ) strict`,
  ...neverDeleted('claims'),
  `create unique index claimsSource on claims (sourceKind, sourceId, sourcePart, residentId) where withdrawnAt is null`,
  `create index claimsOpen on claims (programmeId, benefitMonth) where withdrawnAt is null`,
  `create index claimsResident on claims (residentId)`,
  `create table batchLineClaims (
    lineId integer not null references batchLines (id),
    claimId integer not null references claims (id),
    amountFen integer not null check (amountFen >= 1),
    primary key (lineId, claimId)
  ) strict, without rowid`,
  `create index batchLineClaimsClaim on batchLineClaims (claimId, lineId)`,
  `create trigger claimsInsert before insert on claims begin
    select raise(abort, 'claims: the programme takes no claims') where coalesce((select basis from programmes where id = new.programmeId), '') <> 'claims';
    select raise(abort, 'claims: the row exists already') where new.withdrawnAt is null and exists (select 1 from claims where sourceKind = new.sourceKind and sourceId = new.sourceId
      and sourcePart = new.sourcePart and residentId = new.residentId and withdrawnAt is null);
    select raise(abort, 'claims: a claim begins open') where new.withdrawnAt is not null;
   end`,
  `create trigger claimsFixed before update on claims
   when old.withdrawnAt is not null or new.withdrawnAt is null or ${['id', 'programmeId', 'residentId', 'householdId', 'benefitMonth', 'amountFen', 'sourceKind', 'sourceId', 'sourcePart', 'note', 'decisionRef',
     'owedHouseholdId', 'owedResidentId', 'createdAt', 'createdByUserId', 'createdByStaffId'].map((column) => `new.${column} is not old.${column}`).join(' or ')}
   begin select raise(abort, 'claims: a claim is only ever withdrawn'); end`,
  `create trigger claimsWithdrawn before update of withdrawnAt on claims
   when exists (select 1 from batchLineClaims x join batchLines l on l.id = x.lineId where x.claimId = new.id and l.status not in ${GIVEN_BACK})
   begin select raise(abort, 'claims: the claim stands in a batch'); end`,
  `create trigger batchLineClaimsInsert before insert on batchLineClaims begin
    select raise(abort, 'batchLineClaims: the list of this batch is closed') where coalesce((select b.status from batchLines l join batches b on b.id = l.batchId where l.id = new.lineId), '') not in ('locked', 'computed');
    select raise(abort, 'batchLineClaims: not a claim of this person and programme') where not exists (select 1 from claims c join batchLines l on l.id = new.lineId
      where c.id = new.claimId and c.withdrawnAt is null and c.programmeId = l.programmeId and c.residentId = l.residentId and new.amountFen <= c.amountFen);
    select raise(abort, 'batchLineClaims: the claim stands in another line') where exists (select 1 from batchLineClaims where lineId = new.lineId and claimId = new.claimId)
      or exists (select 1 from batchLineClaims x join batchLines l on l.id = x.lineId where x.claimId = new.claimId and l.status not in (${GIVEN_BACK.slice(1, -1)}, 'partPaid'));
   end`,
  `create trigger batchLineClaimsNoUpdate before update on batchLineClaims begin select raise(abort, 'batchLineClaims: rows are never changed'); end`,
  `create trigger batchLineClaimsDelete before delete on batchLineClaims
   when (select b.status from batchLines l join batches b on b.id = l.batchId where l.id = old.lineId) is not 'draft'
   begin select raise(abort, 'batchLineClaims: rows go only while the list is open'); end`,
  `create trigger batchLinesClaimRestored before update of status on batchLines
   when old.status = 'removed' and new.status <> 'removed' and exists (select 1 from batchLineClaims x join claims c on c.id = x.claimId where x.lineId = new.id
     and (c.withdrawnAt is not null or exists (select 1 from batchLineClaims y join batchLines l on l.id = y.lineId where y.claimId = x.claimId and y.lineId <> new.id and l.id is not new.parentLineId and l.status not in ${GIVEN_BACK})))
   begin select raise(abort, 'batchLines: a claim of this line stands in another line'); end`,
];

/** Kinds of batches and of their lines. A line's kind is that of its batch; an index cannot look it up there. */
const kinds = [
  `alter table batches add column kind text not null default 'main' check (kind in ('main', 'followUp', 'claims', 'supplement'))`,
  `alter table batchLines add column kind text not null default 'main' check (kind in ('main', 'followUp', 'claims', 'supplement'))`,
  `alter table batchLines add column parentLineId integer references batchLines (id)`,
  // Approved money per batch, beside its vouchers: what the batch added to programmeMonths.
  `alter table batches add column accruedFen integer not null default 0 check (accruedFen >= 0)`,
  `drop trigger batchesEnded`,
  `update batches set kind = 'followUp' where parentBatchId is not null`,
  `update batches set accruedFen = coalesce((select sum(case effect when 'accrue' then amountFen when 'reverse' then -amountFen else 0 end) from batchVouchers where batchId = batches.id), 0)`,
  `update batchLines set kind = 'followUp', parentLineId = (select p.id from batchLines p where p.batchId = (select parentBatchId from batches where id = batchLines.batchId) and p.residentId = batchLines.residentId)
   where batchId in (select id from batches where parentBatchId is not null)`,
  `create trigger batchesEnded before update on batches
   when old.status in ('closed', 'voided') or (old.status = 'paid' and new.status <> 'closed')
   begin select raise(abort, 'batches: a paid or closed batch is never changed'); end`,
  `create trigger batchesKindFixed before update of kind on batches when new.kind <> old.kind begin select raise(abort, 'batches: what a batch is about stays'); end`,
  `create trigger batchesKindFits before insert on batches
   when (new.kind = 'followUp') > (new.parentBatchId is not null) or (new.kind in ('main', 'claims') and new.parentBatchId is not null)
     or (new.kind <> 'followUp' and (new.kind = 'claims') <> ((select basis from programmes where id = new.programmeId) = 'claims'))
   begin select raise(abort, 'batches: this kind of batch does not fit'); end`,
  `create trigger batchLinesKindFixed before update of kind, parentLineId on batchLines when new.kind <> old.kind or new.parentLineId is not old.parentLineId
   begin select raise(abort, 'batchLines: the inputs of a line are frozen'); end`,
  `drop index batchesOneAMonth`,
  `create unique index batchesOneAMonth on batches (programmeId, benefitMonth) where status <> 'voided' and kind = 'main'`,
  `drop index batchLinesOneAMonth`,
  `create unique index batchLinesOneAMonth on batchLines (programmeId, benefitMonth, residentId) where kind = 'main' and status not in ${GIVEN_BACK}`,
  `create unique index batchLinesPaidAgainOnce on batchLines (parentLineId) where kind = 'followUp' and status not in ('removed', 'cancelled')`,
  `drop trigger batchesNoReplaceByKey`,
  `create trigger batchesNoReplaceByKey before insert on batches
   when exists (select 1 from batches where batchNo = new.batchNo)
     or (new.kind = 'main' and exists (select 1 from batches where programmeId = new.programmeId and benefitMonth = new.benefitMonth and status <> 'voided' and kind = 'main'))
   begin select raise(abort, 'batches: one batch for one programme and month'); end`,
  `drop trigger batchLinesInsert`,
  `create trigger batchLinesInsert before insert on batchLines begin
    select raise(abort, 'batchLines: the list of this batch is closed') where coalesce((select status from batches
      where id = new.batchId and programmeId = new.programmeId and benefitMonth = new.benefitMonth and kind = new.kind), '') not in ('locked', 'computed');
    select raise(abort, 'batchLines: the line exists already') where exists (select 1 from batchLines where id = new.id)
      or new.kind = 'main' and exists (select 1 from batchLines where programmeId = new.programmeId and benefitMonth = new.benefitMonth and residentId = new.residentId
        and kind in ('main', 'followUp') and status not in ${GIVEN_BACK})
      or new.kind = 'followUp' and exists (select 1 from batchLines where parentLineId = new.parentLineId and kind = 'followUp' and status not in ('removed', 'cancelled'));
    select raise(abort, 'batchLines: a line begins unpaid') where new.status not in ('toPay', 'held') or new.paidFen <> 0;
    select raise(abort, 'batchLines: only what was not paid is paid again') where new.kind = 'followUp' and not exists (select 1 from batchLines p where p.id = new.parentLineId
      and p.programmeId = new.programmeId and p.residentId = new.residentId and p.status in ('failed', 'returned', 'cancelled', 'partPaid'));
   end`,
];

export const migration: Migration = { number: 120, name: 'claims', statements: [...programmes, ...claims, ...kinds] };
