import { appendOnly, neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Contracts, fixed assets, restricted money, resources, enterprises, voucher templates. What the triggers promise, whoever writes:
 * - a booking says what a voucher was drafted for; the same due, month or disposal is never booked twice while its voucher stands
 *   (a posted reversal frees it, deleting the draft takes the booking along); a booking is never changed;
 * - the sum of a booked draft is not changed by hand, but for recurring vouchers, whose amount differs from month to month;
 * - a contract comes into force only when its dues, and its months of income, sum to the rent; after that its terms are fixed;
 * - a contract moves only along `leaseTransitions`, and leaves a row in `leaseEvents`;
 * - cost, life and start of an asset, and the account of a fund, are fixed once something is booked.
 */
const DAY = `glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`;
const MONTH = `glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]'`;
const PLUS = 'between 0 and 1000000000000000';
const CODE = `(length(code) between 3 and 20 and code not glob '*[^0-9]*')`;
const codeColumn = (name: string): string => `${name} text not null check ${CODE.replaceAll('code', name)}`;

const tables = [
  `create table bookings (
    id integer primary key,
    voucherId integer not null references vouchers (id) on delete cascade,
    what text not null check (what in ('leaseAccrual', 'leaseReceipt', 'depositIn', 'depositOut', 'depositKept', 'depreciation', 'disposal', 'fund', 'recurring')),
    subjectId integer not null,
    step text not null check (length(step) between 1 and 40),
    amountFen integer not null check (amountFen ${PLUS}),
    advanceFen integer not null default 0 check (advanceFen between 0 and amountFen),
    createdAt text not null,
    unique (voucherId, what, subjectId, step)
  ) strict`,
  `create index bookingsSubject on bookings (what, subjectId, step)`,

  `create table leases (
    id integer primary key,
    accountSetId integer not null references accountSets (id),
    leaseNo text not null check (length(leaseNo) between 1 and 30),
    kind text not null check (kind in ('lease', 'contractingOut')),
    object text not null check (length(object) between 1 and 100),
    counterparty text not null check (length(counterparty) between 1 and 60),
    residentId integer references residents (id),
    householdId integer references households (id),
    phone text,
    signedOn text not null check (signedOn ${DAY}),
    startOn text not null check (startOn ${DAY}),
    endOn text not null check (endOn ${DAY} and endOn >= startOn),
    totalFen integer not null check (totalFen ${PLUS} and totalFen > 0),
    depositFen integer not null check (depositFen ${PLUS}),
    everyMonths integer not null check (everyMonths between 0 and 840),
    firstDueOn text not null check (firstDueOn ${DAY}),
    recognition text not null check (recognition in ('atDue', 'monthly')),
    ${codeColumn('incomeCode')},
    ${codeColumn('receivableCode')},
    ${codeColumn('advanceCode')},
    ${codeColumn('depositCode')},
    note text not null,
    status text not null check (status in ('draft', 'active', 'ended', 'terminated', 'cancelled')),
    endedOn text check (endedOn ${DAY}),
    version integer not null check (version > 0),
    createdAt text not null,
    unique (accountSetId, leaseNo),
    check ((residentId is null) = (householdId is null)),
    check ((status in ('ended', 'terminated', 'cancelled')) = (endedOn is not null))
  ) strict`,
  `create table leaseTransitions (fromStatus text not null, toStatus text not null, primary key (fromStatus, toStatus)) strict, without rowid`,
  `insert into leaseTransitions (fromStatus, toStatus) values ('draft', 'active'), ('draft', 'cancelled'), ('active', 'ended'), ('active', 'terminated')`,
  `create table leaseDues (
    leaseId integer not null references leases (id),
    dueNo integer not null check (dueNo > 0),
    dueOn text not null check (dueOn ${DAY}),
    fromMonth text not null check (fromMonth ${MONTH}),
    toMonth text not null check (toMonth ${MONTH} and toMonth >= fromMonth),
    amountFen integer not null check (amountFen ${PLUS}),
    primary key (leaseId, dueNo)
  ) strict, without rowid`,
  `create table leaseAccruals (
    leaseId integer not null references leases (id),
    step text not null,
    accrueOn text not null check (accrueOn ${DAY}),
    amountFen integer not null check (amountFen ${PLUS}),
    primary key (leaseId, step)
  ) strict, without rowid`,
  `create table leaseEvents (
    id integer primary key,
    leaseId integer not null references leases (id),
    status text not null,
    heldOn text not null check (heldOn ${DAY}),
    reason text not null,
    userId integer not null references users (id),
    at text not null
  ) strict`,
  `create index leaseEventsLease on leaseEvents (leaseId, id)`,

  `create table fixedAssets (
    id integer primary key,
    accountSetId integer not null references accountSets (id),
    assetNo text not null check (length(assetNo) between 1 and 30),
    name text not null check (length(name) between 1 and 60),
    category text not null check (length(category) between 1 and 30),
    assetUse text not null check (assetUse in ('operating', 'administrative', 'publicWelfare')),
    place text not null,
    keeper text not null,
    acquiredOn text not null check (acquiredOn ${DAY}),
    acquisitionVoucherId integer references vouchers (id),
    costFen integer not null check (costFen ${PLUS} and costFen > 0),
    residualFen integer not null check (residualFen between 0 and costFen),
    takenFen integer not null check (takenFen ${PLUS} and takenFen + residualFen <= costFen),
    firstMonth text not null check (firstMonth ${MONTH} and firstMonth > substr(acquiredOn, 1, 7)),
    months integer not null check (months between 0 and 1200),
    ${codeColumn('assetCode')},
    ${codeColumn('depreciationCode')},
    ${codeColumn('expenseCode')},
    note text not null,
    version integer not null check (version > 0),
    createdAt text not null,
    unique (accountSetId, assetNo)
  ) strict`,
  `create index fixedAssetsAcquisition on fixedAssets (acquisitionVoucherId) where acquisitionVoucherId is not null`,

  `create table funds (
    id integer primary key,
    accountSetId integer not null references accountSets (id),
    name text not null check (length(name) between 1 and 60),
    kind text not null check (kind in ('grant', 'oneProject', 'reserve', 'held')),
    ${codeColumn('accountCode')},
    paperNo text not null,
    openedOn text not null check (openedOn ${DAY}),
    closedOn text check (closedOn ${DAY} and closedOn >= openedOn),
    note text not null,
    version integer not null check (version > 0),
    createdAt text not null,
    unique (accountSetId, name)
  ) strict`,

  `create index voucherLinesFund on voucherLines (fund) where fund is not null`,

  `create table resources (
    id integer primary key,
    resourceNo text not null unique check (length(resourceNo) between 1 and 30),
    kind text not null check (kind in ('cropland', 'garden', 'woods', 'grass', 'water', 'shoal', 'waste', 'building', 'other')),
    name text not null check (length(name) between 1 and 60),
    place text not null,
    hundredthMu integer not null check (hundredthMu between 1 and 1000000000000),
    bounds text not null,
    usedFor text not null,
    usedBy text not null check (usedBy in ('idle', 'collective', 'leased', 'contracted', 'occupied')),
    leaseId integer references leases (id),
    certificateNo text not null,
    note text not null,
    endedOn text check (endedOn ${DAY}),
    version integer not null check (version > 0),
    createdAt text not null
  ) strict`,

  `create table enterprises (
    id integer primary key,
    name text not null unique check (length(name) between 1 and 60),
    trade text not null,
    note text not null,
    version integer not null check (version > 0),
    createdAt text not null
  ) strict`,
  `create table enterpriseYears (
    enterpriseId integer not null references enterprises (id),
    year integer not null check (year between 1949 and 2200),
    salesFen integer not null check (salesFen ${PLUS}),
    taxFen integer not null check (taxFen ${PLUS}),
    disposableFen integer not null check (disposableFen ${PLUS}),
    workers integer not null check (workers between 0 and 1000000),
    source text not null,
    primary key (enterpriseId, year)
  ) strict, without rowid`,
  `create table communityYears (
    year integer primary key check (year between 1949 and 2200),
    incomePerHeadFen integer not null check (incomePerHeadFen ${PLUS}),
    source text not null
  ) strict`,

  `create table voucherTemplates (
    id integer primary key,
    accountSetId integer not null references accountSets (id),
    name text not null check (length(name) between 1 and 60),
    word text,
    attachmentsCount integer not null check (attachmentsCount between 0 and 9999),
    lines text not null check (json_valid(lines) and json_type(lines) = 'array'),
    everyMonths integer not null check (everyMonths between 0 and 12),
    dayOfMonth integer not null check (dayOfMonth between 1 and 31),
    fromMonth text check (fromMonth ${MONTH}),
    toMonth text check (toMonth ${MONTH} and toMonth >= fromMonth),
    status text not null check (status in ('active', 'ended')),
    version integer not null check (version > 0),
    createdAt text not null,
    unique (accountSetId, name),
    check ((everyMonths = 0) = (fromMonth is null))
  ) strict`,
];

const stands = (alias: string): string => `not exists (select 1 from vouchers r where r.reversesVoucherId = ${alias}.voucherId and r.status = 'posted')`;

const guards = [
  `create trigger bookingsInsert before insert on bookings begin
    select raise(abort, 'booking_fixed') where exists (select 1 from bookings where id = new.id);
    select raise(abort, 'already_booked') where exists (
      select 1 from bookings b where b.what = new.what and b.subjectId = new.subjectId and b.step = new.step and ${stands('b')});
    select raise(abort, 'voucher_not_draft') where not exists (select 1 from vouchers where id = new.voucherId and status = 'draft');
  end`,
  `create trigger bookingsUpdate before update on bookings begin select raise(abort, 'booking_fixed'); end`,
  // Gone only together with the draft it belongs to: by then the voucher's row is deleted already.
  `create trigger bookingsDelete before delete on bookings when exists (select 1 from vouchers where id = old.voucherId)
    begin select raise(abort, 'booking_fixed'); end`,
  `create trigger bookedVouchersAmount before update of totalFen on vouchers
    when new.totalFen <> old.totalFen and exists (select 1 from bookings where voucherId = old.id and what <> 'recurring')
    begin select raise(abort, 'booked_amount_fixed'); end`,

  ...neverDeleted('leases'),
  `create trigger leasesInsert before insert on leases when new.status <> 'draft' begin select raise(abort, 'lease_fixed'); end`,
  `create trigger leasesTerms before update on leases
    when new.id <> old.id or new.accountSetId <> old.accountSetId or old.status <> 'draft' and (
      new.leaseNo <> old.leaseNo or new.kind <> old.kind or new.counterparty <> old.counterparty or new.residentId is not old.residentId
      or new.householdId is not old.householdId or new.startOn <> old.startOn or new.endOn <> old.endOn or new.totalFen <> old.totalFen
      or new.depositFen <> old.depositFen or new.everyMonths <> old.everyMonths or new.firstDueOn <> old.firstDueOn
      or new.recognition <> old.recognition or new.incomeCode <> old.incomeCode or new.receivableCode <> old.receivableCode
      or new.advanceCode <> old.advanceCode or new.depositCode <> old.depositCode)
    begin select raise(abort, 'lease_fixed'); end`,
  `create trigger leasesStatus before update of status on leases when new.status <> old.status begin
    select raise(abort, 'lease_transition') where not exists (
      select 1 from leaseTransitions where fromStatus = old.status and toStatus = new.status);
    select raise(abort, 'lease_dues_differ') where new.status = 'active' and (
      new.totalFen <> (select coalesce(sum(amountFen), 0) from leaseDues where leaseId = new.id)
      or new.totalFen <> (select coalesce(sum(amountFen), 0) from leaseAccruals where leaseId = new.id));
  end`,
  ...['leaseDues', 'leaseAccruals'].flatMap((table) => [
    `create trigger ${table}Insert before insert on ${table} when (select status from leases where id = new.leaseId) <> 'draft'
      begin select raise(abort, 'lease_fixed'); end`,
    `create trigger ${table}Update before update on ${table} begin select raise(abort, 'lease_fixed'); end`,
    `create trigger ${table}Delete before delete on ${table} when (select status from leases where id = old.leaseId) <> 'draft'
      begin select raise(abort, 'lease_fixed'); end`,
  ]),
  ...appendOnly('leaseEvents'),
  `create trigger leaseTransitionsInsert before insert on leaseTransitions begin select raise(abort, 'append_only'); end`,
  `create trigger leaseTransitionsUpdate before update on leaseTransitions begin select raise(abort, 'append_only'); end`,
  `create trigger leaseTransitionsDelete before delete on leaseTransitions begin select raise(abort, 'append_only'); end`,

  ...neverDeleted('fixedAssets'),
  `create trigger fixedAssetsUpdate before update on fixedAssets
    when new.id <> old.id or new.accountSetId <> old.accountSetId or (
      new.costFen <> old.costFen or new.residualFen <> old.residualFen or new.takenFen <> old.takenFen or new.months <> old.months
      or new.firstMonth <> old.firstMonth or new.assetCode <> old.assetCode or new.depreciationCode <> old.depreciationCode)
      and exists (select 1 from bookings where what in ('depreciation', 'disposal') and subjectId = old.id)
    begin select raise(abort, 'asset_fixed'); end`,

  ...neverDeleted('funds'),
  `create trigger fundsUpdate before update on funds
    when new.id <> old.id or new.accountSetId <> old.accountSetId or new.kind <> old.kind or new.accountCode <> old.accountCode
      or new.name <> old.name and exists (select 1 from voucherLines where fund = old.name)
    begin select raise(abort, 'fund_fixed'); end`,

  ...neverDeleted('resources'),
  ...neverDeleted('enterprises'),
  ...neverDeleted('voucherTemplates'),
];

export const migration: Migration = { number: 70, name: 'assets', statements: [...tables, ...guards] };
