import { appendOnly, neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * The serious-illness relief fund: what came in, what was paid, its rules by resolution, and its cases with bills and calculations.
 *
 * What the triggers promise: rules in force, calculations and payments are added, never changed; an inflow keeps its sum and is confirmed
 * by another than recorded it; an invoice counts once, for whomever and whenever, while its case stands; a claim on the fund never takes
 * it below zero; an advance is agreed to by another than asked for it.
 */
const SUM = 'between 1 and 1000000000000000';
const PART = 'between 0 and 1000000000000000';
/** A case that was rejected or taken back gives its invoices free. */
const DEAD = `('rejected', 'withdrawn')`;
/** What the fund has that is not promised: opening + confirmed moves − claims that stand. */
const available = (fund: string): string => `(select f.openingFen
    + coalesce((select sum(case when m.kind in ('giftReturned', 'otherOut') then -m.amountFen else m.amountFen end) from reliefMoves m where m.fundId = f.id and m.status = 'confirmed' and m.kind <> 'reversal'), 0)
    - coalesce((select sum(case when o.kind in ('giftReturned', 'otherOut') then -o.amountFen else o.amountFen end) from reliefMoves m join reliefMoves o on o.id = m.reversesMoveId where m.fundId = f.id and m.status = 'confirmed' and m.kind = 'reversal'), 0)
    - coalesce((select sum(c.amountFen) from claims c where c.programmeId = f.programmeId and c.withdrawnAt is null), 0)
    from reliefFunds f where f.id = ${fund})`;

const tables = [
  `create table reliefFunds (
    id integer primary key,
    name text not null unique check (length(name) between 1 and 60),
    programmeId integer not null unique references programmes (id),
    accountSetId integer not null references accountSets (id),
    setUp text not null check (setUp in ('own', 'held')),
    fundAccountCode text not null,
    reserveAccountCode text not null,
    moneyAccountCode text not null,
    sourceMoneyAccountCode text not null,
    interestAccountCode text not null,
    expenseAccountCode text not null,
    earlierYearAccountCode text not null,
    openedOn text not null,
    openingFen integer not null check (openingFen ${PART}),
    pastInFen integer not null check (pastInFen ${PART}),
    pastGrantsFen integer not null check (pastGrantsFen ${PART}),
    version integer not null check (version > 0),
    createdAt text not null,
    check (pastInFen = 0 and pastGrantsFen = 0 or pastInFen - pastGrantsFen = openingFen)
  ) strict`,
  `create table reliefRules (
    id integer primary key,
    fundId integer not null references reliefFunds (id),
    versionNo integer not null,
    validFrom text not null,
    resolutionNo text not null check (length(resolutionNo) between 1 and 60),
    resolvedOn text not null,
    rules text not null check (json_valid(rules)),
    status text not null check (status in ('draft', 'active', 'dropped')),
    madeByUserId integer not null references users (id), madeByStaffId integer not null references staff (id), madeAt text not null,
    activatedByUserId integer references users (id), activatedByStaffId integer references staff (id), activatedAt text,
    unique (fundId, versionNo),
    check ((status = 'active') = (activatedByStaffId is not null)),
    check (activatedByStaffId is null or activatedByStaffId <> madeByStaffId)
  ) strict`,
  `create unique index reliefRulesOneDraft on reliefRules (fundId) where status = 'draft'`,
  `create unique index reliefRulesOneADay on reliefRules (fundId, validFrom) where status = 'active'`,
  `create table reliefMoves (
    id integer primary key,
    fundId integer not null references reliefFunds (id),
    kind text not null check (kind in ('setAside', 'gift', 'interest', 'recovered', 'otherIn', 'giftReturned', 'otherOut', 'reversal')),
    happenedOn text not null,
    amountFen integer not null check (amountFen ${SUM}),
    donorName text not null,
    donorResidentId integer references residents (id),
    anonymous integer not null check (anonymous in (0, 1)),
    receiptNo text unique,
    docRef text not null check (length(docRef) between 1 and 100),
    note text not null,
    sourceAccountCode text not null,
    applicationId integer references applications (id),
    reversesMoveId integer references reliefMoves (id),
    status text not null check (status in ('recorded', 'confirmed', 'discarded')),
    recordedByUserId integer not null references users (id), recordedByStaffId integer not null references staff (id), recordedAt text not null,
    confirmedByUserId integer references users (id), confirmedByStaffId integer references staff (id), confirmedAt text,
    voucherId integer unique references vouchers (id),
    check ((status = 'confirmed') = (voucherId is not null)),
    check ((status = 'confirmed') = (confirmedByStaffId is not null)),
    check (confirmedByStaffId is null or confirmedByStaffId <> recordedByStaffId),
    check ((kind = 'gift') = (receiptNo is not null)),
    check ((kind = 'reversal') = (reversesMoveId is not null)),
    check (kind <> 'recovered' or applicationId is not null)
  ) strict`,
  `create index reliefMovesFund on reliefMoves (fundId, happenedOn)`,
  `create unique index reliefMovesReversedOnce on reliefMoves (reversesMoveId) where reversesMoveId is not null and status <> 'discarded'`,
  `create table reliefPayments (
    voucherId integer primary key references vouchers (id),
    fundId integer not null references reliefFunds (id),
    batchId integer not null references batches (id),
    effect text not null check (effect in ('accrue', 'reverse', 'pay', 'return')),
    amountFen integer not null check (amountFen ${SUM}),
    pairFen integer not null check (pairFen ${PART}),
    paidOn text not null,
    at text not null
  ) strict`,
  `create index reliefPaymentsFund on reliefPayments (fundId, paidOn)`,
  `create table reliefCases (
    applicationId integer primary key references applications (id),
    fundId integer not null references reliefFunds (id),
    diagnosisSealed blob,
    version integer not null check (version > 0),
    createdAt text not null
  ) strict`,
  `create table reliefBills (
    id integer primary key,
    applicationId integer not null references reliefCases (applicationId),
    hospital text not null check (length(hospital) between 1 and 60),
    invoiceNo text not null check (length(invoiceNo) between 1 and 40),
    billedOn text not null,
    dischargedOn text,
    totalFen integer not null check (totalFen ${SUM}),
    pooledFen integer not null check (pooledFen ${PART}), criticalFen integer not null check (criticalFen ${PART}), assistanceFen integer not null check (assistanceFen ${PART}),
    commercialFen integer not null check (commercialFen ${PART}), otherFen integer not null check (otherFen ${PART}), excludedFen integer not null check (excludedFen ${PART}),
    memoryKey text not null,
    userId integer not null references users (id), staffId integer not null references staff (id), at text not null,
    removedAt text, removedReason text, removedByUserId integer references users (id),
    check (pooledFen + criticalFen + assistanceFen + commercialFen + otherFen + excludedFen <= totalFen),
    check ((removedAt is null) = (removedReason is null))
  ) strict`,
  `create index reliefBillsMemory on reliefBills (memoryKey)`,
  `create index reliefBillsCase on reliefBills (applicationId)`,
  `create table reliefCalculations (
    id integer primary key,
    applicationId integer not null references reliefCases (applicationId),
    ruleId integer not null references reliefRules (id),
    inputs text not null check (json_valid(inputs)),
    result text not null check (json_valid(result)),
    grantFen integer not null check (grantFen ${PART}),
    userId integer not null references users (id), staffId integer not null references staff (id), at text not null
  ) strict`,
  `create index reliefCalculationsCase on reliefCalculations (applicationId, id)`,
  `create table reliefAdvances (
    id integer primary key,
    applicationId integer not null references reliefCases (applicationId),
    partNo integer not null check (partNo >= 1),
    amountFen integer not null check (amountFen ${SUM}),
    reason text not null check (length(reason) between 1 and 300),
    askedOn text not null,
    dueOn text not null,
    status text not null check (status in ('asked', 'agreed', 'refused')),
    claimId integer references claims (id),
    askedByUserId integer not null references users (id), askedByStaffId integer not null references staff (id),
    decidedByUserId integer references users (id), decidedByStaffId integer references staff (id), decidedAt text, decisionNote text not null,
    unique (applicationId, partNo),
    check ((status = 'asked') = (decidedByStaffId is null)),
    check ((status = 'agreed') = (claimId is not null)),
    check (decidedByStaffId is null or decidedByStaffId <> askedByStaffId)
  ) strict`,
];

const guards = [
  ...neverDeleted('reliefFunds'),
  ...neverDeleted('reliefRules'),
  ...neverDeleted('reliefMoves'),
  ...neverDeleted('reliefCases', 'applicationId'),
  ...neverDeleted('reliefBills'),
  ...neverDeleted('reliefAdvances'),
  ...appendOnly('reliefPayments', 'voucherId'),
  ...appendOnly('reliefCalculations'),
  `create trigger reliefFundsFixed before update on reliefFunds
    when new.programmeId <> old.programmeId or new.accountSetId <> old.accountSetId or new.openedOn <> old.openedOn
      or ((new.setUp <> old.setUp or new.fundAccountCode <> old.fundAccountCode or new.openingFen <> old.openingFen)
        and (exists (select 1 from reliefMoves where fundId = old.id and status = 'confirmed') or exists (select 1 from reliefPayments where fundId = old.id)))
    begin select raise(abort, 'relief_fund_fixed'); end`,
  `create trigger reliefRulesFixed before update on reliefRules
    when old.status <> 'draft' or new.fundId <> old.fundId or new.versionNo <> old.versionNo
    begin select raise(abort, 'relief_rules_fixed'); end`,
  `create trigger reliefMovesFixed before update on reliefMoves
    when old.status <> 'recorded' or new.fundId <> old.fundId or new.kind <> old.kind or new.amountFen <> old.amountFen or new.happenedOn <> old.happenedOn or new.receiptNo is not old.receiptNo
      or new.recordedByStaffId <> old.recordedByStaffId
    begin select raise(abort, 'relief_move_fixed'); end`,
  `create trigger reliefMovesEnough after update of status on reliefMoves when new.status = 'confirmed' and ${available('new.fundId')} < 0
    begin select raise(abort, 'relief_fund_short'); end`,
  `create trigger claimsOnReliefFund after insert on claims when exists (select 1 from reliefFunds where programmeId = new.programmeId)
    and ${available('(select id from reliefFunds where programmeId = new.programmeId)')} < 0
    begin select raise(abort, 'relief_fund_short'); end`,
  `create trigger reliefBillsOnce before insert on reliefBills when exists (select 1 from reliefBills b join applications a on a.id = b.applicationId
      where b.memoryKey = new.memoryKey and b.removedAt is null and a.status not in ${DEAD})
    begin select raise(abort, 'relief_invoice_used'); end`,
  `create trigger reliefBillsFixed before update on reliefBills
    when old.removedAt is not null or new.applicationId <> old.applicationId or new.memoryKey <> old.memoryKey or new.totalFen <> old.totalFen or new.pooledFen <> old.pooledFen or new.criticalFen <> old.criticalFen
      or new.assistanceFen <> old.assistanceFen or new.commercialFen <> old.commercialFen or new.otherFen <> old.otherFen or new.excludedFen <> old.excludedFen
    begin select raise(abort, 'relief_bill_fixed'); end`,
  // A case that is heard again after an appeal takes its invoices back, if nobody else used them meanwhile.
  `create trigger applicationsInvoicesAgain before update of status on applications when old.status in ${DEAD} and new.status not in ${DEAD} and exists (
      select 1 from reliefBills b join reliefBills o on o.memoryKey = b.memoryKey and o.applicationId <> b.applicationId and o.removedAt is null join applications a on a.id = o.applicationId
      where b.applicationId = new.id and b.removedAt is null and a.status not in ${DEAD})
    begin select raise(abort, 'relief_invoice_used'); end`,
  `create trigger reliefAdvancesFixed before update on reliefAdvances when old.status <> 'asked' or new.amountFen <> old.amountFen or new.applicationId <> old.applicationId
    begin select raise(abort, 'relief_advance_fixed'); end`,
];

export const migration: Migration = { number: 142, name: 'relief', statements: [...tables, ...guards] };
