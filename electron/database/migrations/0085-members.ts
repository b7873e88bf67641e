import { appendOnly, neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Members of the collective (农村集体经济组织成员), their shares, resolutions and dividends.
 *
 * What the triggers promise: membership and share events are added, never changed; no holder's shares fall below zero; a
 * dividend run is confirmed by somebody else than prepared it, and its lines keep their amounts.
 */
const tables = [
  `create table members (
    id integer primary key,
    residentId integer not null unique references residents (id),
    memberNo text not null unique check (length(memberNo) between 1 and 20),
    acquiredHow text not null check (acquiredHow in ('initial', 'birth', 'marriage', 'adoption', 'relocation', 'other')),
    acquiredOn text not null,
    basis text not null,
    resolutionRef text not null check (length(resolutionRef) between 1 and 100),
    status text not null check (status in ('active', 'retained', 'lost', 'exited')),
    statusOn text not null,
    statusReason text not null,
    retainedUntil text,
    factId integer references residentFacts (id),
    version integer not null,
    createdAt text not null,
    check (retainedUntil is null or status = 'retained')
  ) strict`,
  `create table memberEvents (
    id integer primary key,
    memberId integer not null references members (id),
    status text not null check (status in ('active', 'retained', 'lost', 'exited')),
    occurredOn text not null,
    reason text not null,
    resolutionRef text not null,
    retainedUntil text,
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null
  ) strict`,
  `create index memberEventsMember on memberEvents (memberId, id)`,
  `create table shareClasses (id integer primary key, name text not null unique check (length(name) between 1 and 30), active integer not null check (active in (0, 1))) strict`,
  `insert into shareClasses (id, name, active) values (1, '人口股', 1), (2, '农龄股', 1), (3, '贡献股', 1), (4, '集体股', 1)`,
  // quantity in ten-thousandths of a share: four decimals without a float.
  `create table shareEvents (
    id integer primary key,
    householdId integer not null references households (id),
    residentId integer references residents (id),
    classId integer not null references shareClasses (id),
    quantity integer not null check (quantity <> 0 and abs(quantity) <= 1000000000000),
    reason text not null check (reason in ('initial', 'new', 'inherited', 'gift', 'transfer', 'redeemed', 'withdrawn', 'adjusted')),
    effectiveOn text not null,
    docRef text not null check (length(docRef) between 1 and 100),
    pairId integer references shareEvents (id),
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null
  ) strict`,
  `create index shareEventsHolder on shareEvents (householdId, residentId, classId, effectiveOn)`,
  `create table resolutions (
    id integer primary key,
    resolutionNo text not null unique check (length(resolutionNo) between 1 and 60),
    title text not null check (length(title) between 1 and 100),
    topic text not null,
    organ text not null check (organ in ('members', 'representatives', 'board', 'supervisors')),
    noticeOn text,
    heldOn text not null,
    eligible integer not null check (eligible > 0),
    attended integer not null check (attended between 0 and eligible),
    inFavour integer not null check (inFavour >= 0),
    against integer not null check (against >= 0),
    partyDiscussedOn text,
    note text not null,
    scanSha256 text,
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null,
    check (inFavour + against <= attended)
  ) strict`,
  `create table dividendRuns (
    id integer primary key,
    accountSetId integer not null references accountSets (id),
    year integer not null,
    title text not null,
    recordOn text not null,
    poolFen integer not null check (poolFen between 1 and 1000000000000000),
    per text not null check (per in ('household', 'person')),
    withholdingBasisPoints integer not null check (withholdingBasisPoints between 0 and 10000),
    debitAccountCode text not null,
    payableAccountCode text not null,
    taxAccountCode text not null,
    resolutionRef text not null,
    totalQuantity integer not null check (totalQuantity > 0),
    status text not null check (status in ('prepared', 'confirmed', 'accrued', 'discarded', 'reversed')),
    preparedByUserId integer not null references users (id), preparedByStaffId integer not null references staff (id), preparedAt text not null,
    confirmedByUserId integer references users (id), confirmedByStaffId integer references staff (id), confirmedAt text,
    accruedByUserId integer references users (id), accruedAt text, accruedOn text,
    voucherId integer references vouchers (id),
    reversalReason text, reversalAskedByUserId integer references users (id), reversalAskedByStaffId integer references staff (id),
    reversalVoucherId integer references vouchers (id),
    check (confirmedByStaffId is null or confirmedByStaffId <> preparedByStaffId),
    check (status not in ('confirmed', 'accrued', 'reversed') or confirmedByStaffId is not null),
    check (status not in ('accrued', 'reversed') or voucherId is not null),
    check ((status = 'reversed') = (reversalVoucherId is not null))
  ) strict`,
  `create unique index dividendRunsStanding on dividendRuns (accountSetId, year, title) where status in ('prepared', 'confirmed', 'accrued')`,
  `create table dividendLines (
    runId integer not null references dividendRuns (id),
    lineNo integer not null,
    householdId integer not null references households (id),
    residentId integer references residents (id),
    payeeId integer references residents (id),
    quantity integer not null check (quantity > 0),
    amountFen integer not null check (amountFen >= 0),
    taxFen integer not null check (taxFen between 0 and amountFen),
    status text not null check (status in ('toPay', 'heirs', 'paid')),
    note text not null,
    paidOn text,
    paymentVoucherId integer references vouchers (id),
    primary key (runId, lineNo),
    check ((status = 'paid') = (paymentVoucherId is not null)),
    check (status = 'heirs' or payeeId is not null)
  ) strict, without rowid`,
];

const guards = [
  ...neverDeleted('members'),
  ...appendOnly('memberEvents'),
  ...appendOnly('shareEvents'),
  ...appendOnly('resolutions'),
  ...neverDeleted('dividendRuns'),
  `create trigger shareEventsEnough before insert on shareEvents when new.quantity < 0 begin
    select raise(abort, 'shares_below_zero') where new.quantity + coalesce((select sum(quantity) from shareEvents
      where householdId = new.householdId and residentId is new.residentId and classId = new.classId), 0) < 0;
  end`,
  `create trigger dividendRunsUpdate before update on dividendRuns
    when new.poolFen <> old.poolFen or new.recordOn <> old.recordOn or new.per <> old.per or new.totalQuantity <> old.totalQuantity or new.preparedByStaffId <> old.preparedByStaffId
      or not (new.status = old.status or old.status = 'prepared' and new.status in ('confirmed', 'discarded') or old.status = 'confirmed' and new.status in ('accrued', 'discarded') or old.status = 'accrued' and new.status = 'reversed')
    begin select raise(abort, 'dividend_run_fixed'); end`,
  `create trigger dividendLinesUpdate before update on dividendLines
    when new.runId <> old.runId or new.lineNo <> old.lineNo or new.householdId <> old.householdId or new.residentId is not old.residentId or new.quantity <> old.quantity
      or new.amountFen <> old.amountFen or new.taxFen <> old.taxFen or old.status = 'paid'
    begin select raise(abort, 'dividend_line_fixed'); end`,
  `create trigger dividendLinesDelete before delete on dividendLines begin select raise(abort, 'dividend_line_fixed'); end`,
];

export const migration: Migration = { number: 85, name: 'members', statements: [...tables, ...guards] };
