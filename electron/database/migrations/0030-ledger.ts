import { appendOnly } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * The books: account sets, accounts, periods, vouchers with their lines, and the balances kept per account and month.
 *
 * What the triggers promise, whoever writes (reliability R15, R16, R18, R19):
 * - a voucher leaves the draft, and is posted, only with two lines or more, debit equal to credit, an open period and leaf
 *   accounts that are valid on its day;
 * - it moves only along `voucherTransitions`; the person who made it never reviews it;
 * - numbers and posting numbers are given at posting, without gaps;
 * - a posted voucher and its lines refuse UPDATE, DELETE and every INSERT that would REPLACE them;
 * - `accountMonths` is brought up to date by the posting itself.
 *
 * The guards compare instead of leaning on conflict clauses, because the clause of the outer statement (INSERT OR REPLACE,
 * UPDATE OR IGNORE) overrides the clauses of statements inside a trigger.
 */
const tables = [
  `create table accountSets (
    id integer primary key,
    code text not null unique check (length(code) between 1 and 12),
    name text not null check (length(name) between 1 and 60),
    kind text not null check (kind in ('collective', 'committee')),
    codePattern text not null check (codePattern glob '[1-9]*'),
    words text not null default '["记"]' check (json_valid(words) and json_type(words) = 'array'),
    startMonth text not null check (startMonth glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
    openingMonth text not null check (openingMonth glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]' and openingMonth < startMonth),
    createdAt text not null
  ) strict`,
  `create table accounts (
    id integer primary key,
    accountSetId integer not null references accountSets (id),
    code text not null check (length(code) between 3 and 20 and code not glob '*[^0-9]*'),
    name text not null check (length(name) between 1 and 60),
    namePinyin text not null,
    nameInitials text not null,
    parentId integer references accounts (id),
    level integer not null check (level between 1 and 6),
    category text not null check (category in ('asset', 'liability', 'equity', 'cost', 'profitLoss')),
    balanceSide text not null check (balanceSide in ('debit', 'credit', 'both')),
    leaf integer not null check (leaf in (0, 1)),
    validFrom text not null check (validFrom glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    validTo text check (validTo >= validFrom and validTo glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    dimensions text not null default '[]' check (json_valid(dimensions) and json_type(dimensions) = 'array'),
    flags text not null default '[]' check (json_valid(flags) and json_type(flags) = 'array'),
    unique (accountSetId, code),
    check ((level = 1) = (parentId is null))
  ) strict`,
  `create index accountsParent on accounts (parentId)`,
  `create table fiscalPeriods (
    accountSetId integer not null references accountSets (id),
    month text not null check (month glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
    status text not null check (status in ('open', 'closed')),
    primary key (accountSetId, month)
  ) strict, without rowid`,
  `create table periodEvents (
    id integer primary key,
    accountSetId integer not null,
    month text not null,
    event text not null check (event in ('closed', 'reopened')),
    reason text,
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null,
    check (event = 'closed' or length(trim(coalesce(reason, ''))) > 0),
    foreign key (accountSetId, month) references fiscalPeriods (accountSetId, month)
  ) strict`,
  `create index periodEventsPeriod on periodEvents (accountSetId, month, id)`,
  `create table voucherTransitions (
    sourceKind text not null,
    fromStatus text not null,
    toStatus text not null,
    primary key (sourceKind, fromStatus, toStatus)
  ) strict, without rowid`,
  `insert into voucherTransitions (sourceKind, fromStatus, toStatus) values
    ('manual', 'draft', 'submitted'), ('manual', 'submitted', 'reviewed'), ('manual', 'reviewed', 'posted'),
    ('manual', 'submitted', 'draft'), ('manual', 'reviewed', 'draft'),
    ('batch', 'draft', 'posted'), ('import', 'draft', 'posted')`,
  `create table vouchers (
    id integer primary key,
    accountSetId integer not null references accountSets (id),
    month text not null check (month = substr(voucherDate, 1, 7)),
    word text not null check (length(word) between 1 and 4),
    number integer check (number > 0),
    voucherDate text not null check (voucherDate glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    kind text not null check (kind in ('ordinary', 'closing', 'opening', 'reversal', 'correction')),
    status text not null check (status in ('draft', 'submitted', 'reviewed', 'posted')),
    attachmentsCount integer not null check (attachmentsCount between 0 and 9999),
    makerUserId integer not null references users (id),
    makerStaffId integer not null references staff (id),
    submittedAt text,
    reviewerUserId integer references users (id),
    reviewerStaffId integer references staff (id),
    reviewedAt text,
    posterUserId integer references users (id),
    posterStaffId integer references staff (id),
    postedAt text,
    returnReason text,
    reversesVoucherId integer unique references vouchers (id),
    sourceKind text not null check (sourceKind in ('manual', 'batch', 'import')),
    sourceId integer,
    sourceStep text,
    totalFen integer not null check (totalFen between -1000000000000000 and 1000000000000000),
    postingNo integer check (postingNo > 0),
    fingerprint text check (length(fingerprint) = 64),
    version integer not null check (version > 0),
    createdAt text not null,
    unique (accountSetId, month, word, number),
    unique (accountSetId, postingNo),
    unique (sourceKind, sourceId, sourceStep),
    foreign key (accountSetId, month) references fiscalPeriods (accountSetId, month),
    check ((kind = 'reversal') = (reversesVoucherId is not null)),
    check ((sourceKind = 'manual') = (sourceId is null) and (sourceId is null) = (sourceStep is null)),
    check ((reviewerUserId is null) = (reviewerStaffId is null)),
    check (reviewerStaffId is null or reviewerStaffId <> makerStaffId),
    check (status not in ('reviewed', 'posted') or sourceKind <> 'manual' or reviewerStaffId is not null),
    check ((status = 'posted') = (postingNo is not null)),
    check ((status = 'posted') = (number is not null)),
    check ((status = 'posted') = (postedAt is not null)),
    check ((status = 'posted') = (fingerprint is not null)),
    check ((status = 'posted') = (posterUserId is not null) and (posterUserId is null) = (posterStaffId is null))
  ) strict`,
  `create unique index vouchersOneOpening on vouchers (accountSetId) where kind = 'opening'`,
  `create index vouchersByDay on vouchers (accountSetId, voucherDate, id)`,
  `create index vouchersUnposted on vouchers (accountSetId, month, status) where status <> 'posted'`,
  // programmeId and batchId carry no foreign key: programmes and batches stand above the ledger and come with later migrations.
  `create table voucherLines (
    id integer primary key,
    voucherId integer not null references vouchers (id),
    lineNo integer not null check (lineNo > 0),
    summary text not null check (length(summary) between 1 and 200),
    accountId integer not null references accounts (id),
    debitFen integer not null check (debitFen between -1000000000000000 and 1000000000000000),
    creditFen integer not null check (creditFen between -1000000000000000 and 1000000000000000),
    residentId integer references residents (id),
    householdId integer references households (id),
    programmeId integer,
    batchId integer,
    counterparty text,
    project text,
    fund text,
    bookedOn text,
    unique (voucherId, lineNo),
    check ((debitFen = 0) <> (creditFen = 0))
  ) strict`,
  `create index voucherLinesBooked on voucherLines (accountId, bookedOn, voucherId, lineNo, debitFen, creditFen)
    where bookedOn is not null`,
  `create index voucherLinesAccount on voucherLines (accountId) where bookedOn is null`,
  `create index voucherLinesResident on voucherLines (residentId) where residentId is not null`,
  `create index voucherLinesHousehold on voucherLines (householdId) where householdId is not null`,
  `create index voucherLinesBatch on voucherLines (batchId) where batchId is not null`,
  `create table accountMonths (
    accountId integer not null references accounts (id),
    month text not null,
    debitFen integer not null,
    creditFen integer not null,
    debitToDateFen integer not null,
    creditToDateFen integer not null,
    primary key (accountId, month)
  ) strict, without rowid`,
  // turnoverFen bounds every sum over the set: no total of any report can leave the range of Fen.
  `create table postingHeads (
    accountSetId integer primary key references accountSets (id),
    postingNo integer not null check (postingNo >= 0),
    fingerprint text not null check (length(fingerprint) = 64),
    turnoverFen integer not null check (turnoverFen between 0 and 1000000000000000)
  ) strict`,
];

const setGuards = [
  `create trigger accountSetsInsert before insert on accountSets
    when exists (select 1 from accountSets where id = new.id or code = new.code)
    begin select raise(abort, 'account_set_fixed'); end`,
  `create trigger accountSetsAfterInsert after insert on accountSets begin
    insert into fiscalPeriods (accountSetId, month, status) values (new.id, new.openingMonth, 'open');
    insert into postingHeads (accountSetId, postingNo, fingerprint, turnoverFen)
      values (new.id, 0, '0000000000000000000000000000000000000000000000000000000000000000', 0);
  end`,
  `create trigger accountSetsUpdate before update on accountSets
    when new.id <> old.id or new.code <> old.code or new.startMonth <> old.startMonth or new.openingMonth <> old.openingMonth
      or new.codePattern <> old.codePattern or new.kind <> old.kind
    begin select raise(abort, 'account_set_fixed'); end`,
  `create trigger accountSetsDelete before delete on accountSets begin select raise(abort, 'account_set_fixed'); end`,
  `create trigger accountsInsert before insert on accounts
    when exists (select 1 from accounts where id = new.id or (accountSetId = new.accountSetId and code = new.code))
    begin select raise(abort, 'account_fixed'); end`,
  `create trigger accountsInsertChild before insert on accounts when new.parentId is not null begin
    select raise(abort, 'account_parent_wrong') where not exists (
      select 1 from accounts p where p.id = new.parentId and p.accountSetId = new.accountSetId and p.level = new.level - 1
        and p.category = new.category and substr(new.code, 1, length(p.code)) = p.code);
    select raise(abort, 'account_in_use') where exists (select 1 from voucherLines where accountId = new.parentId);
  end`,
  `create trigger accountsUpdate before update on accounts
    when new.id <> old.id or new.code <> old.code or new.accountSetId <> old.accountSetId or new.parentId is not old.parentId
      or new.level <> old.level or new.category <> old.category or new.validFrom <> old.validFrom
    begin select raise(abort, 'account_fixed'); end`,
  `create trigger accountsUpdateSide before update of balanceSide, leaf on accounts
    when (new.balanceSide <> old.balanceSide or new.leaf <> old.leaf)
      and exists (select 1 from voucherLines where accountId = old.id)
    begin select raise(abort, 'account_in_use'); end`,
  `create trigger accountsDelete before delete on accounts begin select raise(abort, 'account_fixed'); end`,
  `create trigger fiscalPeriodsInsert before insert on fiscalPeriods
    when new.status <> 'open'
      or exists (select 1 from fiscalPeriods where accountSetId = new.accountSetId and month = new.month)
      or not exists (select 1 from accountSets where id = new.accountSetId and openingMonth <= new.month)
    begin select raise(abort, 'period_fixed'); end`,
  `create trigger fiscalPeriodsUpdate before update on fiscalPeriods
    when new.accountSetId <> old.accountSetId or new.month <> old.month
    begin select raise(abort, 'period_fixed'); end`,
  `create trigger fiscalPeriodsClose before update on fiscalPeriods when new.status = 'closed' and old.status = 'open' begin
    select raise(abort, 'period_not_ready') where exists (
      select 1 from vouchers where accountSetId = old.accountSetId and month = old.month and status <> 'posted');
    select raise(abort, 'period_earlier_open') where exists (
      select 1 from fiscalPeriods where accountSetId = old.accountSetId and month < old.month and status = 'open');
  end`,
  `create trigger fiscalPeriodsReopen before update on fiscalPeriods when new.status = 'open' and old.status = 'closed' begin
    select raise(abort, 'period_later_closed') where exists (
      select 1 from fiscalPeriods where accountSetId = old.accountSetId and month > old.month and status = 'closed');
  end`,
  `create trigger fiscalPeriodsDelete before delete on fiscalPeriods begin select raise(abort, 'period_fixed'); end`,
  ...appendOnly('periodEvents'),
  `create trigger voucherTransitionsInsert before insert on voucherTransitions begin select raise(abort, 'append_only'); end`,
  `create trigger voucherTransitionsUpdate before update on voucherTransitions begin select raise(abort, 'append_only'); end`,
  `create trigger voucherTransitionsDelete before delete on voucherTransitions begin select raise(abort, 'append_only'); end`,
];

/** What must hold whenever a voucher leaves the draft and when it is posted. `new` is the voucher. */
const soundness = `
    select case
        when s.lineCount < 2 then raise(abort, 'too_few_lines')
        when s.debit <> s.credit or s.debit <> new.totalFen then raise(abort, 'unbalanced_voucher') end
      from (select count(*) as lineCount, sum(debitFen) as debit, sum(creditFen) as credit from voucherLines where voucherId = new.id) s;
    select raise(abort, 'account_not_usable') where exists (
      select 1 from voucherLines l join accounts a on a.id = l.accountId where l.voucherId = new.id
        and (a.leaf = 0 or a.accountSetId <> new.accountSetId or a.validFrom > new.voucherDate or a.validTo < new.voucherDate));
    select raise(abort, 'period_closed') where not exists (
      select 1 from fiscalPeriods where accountSetId = new.accountSetId and month = new.month and status = 'open');
    select raise(abort, 'opening_month') where (new.kind = 'opening') <>
      (new.month = (select openingMonth from accountSets where id = new.accountSetId));`;

const voucherGuards = [
  `create trigger vouchersInsert before insert on vouchers begin
    select raise(abort, 'voucher_exists') where exists (select 1 from vouchers where id = new.id);
    select raise(abort, 'voucher_not_draft') where new.status <> 'draft' or new.reviewerUserId is not null and new.sourceKind = 'manual';
    select raise(abort, 'source_posted') where new.sourceId is not null and exists (
      select 1 from vouchers where sourceKind = new.sourceKind and sourceId = new.sourceId and sourceStep = new.sourceStep);
    select raise(abort, 'voucher_reversed') where new.reversesVoucherId is not null and (
      exists (select 1 from vouchers where reversesVoucherId = new.reversesVoucherId) or not exists (
        select 1 from vouchers where id = new.reversesVoucherId and accountSetId = new.accountSetId and status = 'posted' and kind <> 'reversal'));
    select raise(abort, 'opening_exists') where new.kind = 'opening' and exists (
      select 1 from vouchers where accountSetId = new.accountSetId and kind = 'opening');
  end`,
  `create trigger vouchersUpdate before update on vouchers begin
    select raise(abort, 'posted_voucher_fixed') where old.status = 'posted';
    select raise(abort, 'voucher_fixed') where new.id <> old.id or new.accountSetId <> old.accountSetId or new.kind <> old.kind
      or new.reversesVoucherId is not old.reversesVoucherId or new.sourceKind <> old.sourceKind or new.sourceId is not old.sourceId
      or new.sourceStep is not old.sourceStep or new.makerUserId <> old.makerUserId or new.makerStaffId <> old.makerStaffId
      or new.createdAt <> old.createdAt;
    select raise(abort, 'voucher_not_draft') where (old.status <> 'draft' or new.status <> 'draft') and (
      new.voucherDate <> old.voucherDate or new.month <> old.month or new.word <> old.word or new.totalFen <> old.totalFen
      or new.attachmentsCount <> old.attachmentsCount);
    select raise(abort, 'voucher_transition') where new.status <> old.status and not exists (
      select 1 from voucherTransitions where sourceKind = old.sourceKind and fromStatus = old.status and toStatus = new.status);
    select raise(abort, 'voucher_reviewer') where new.reviewerUserId is not old.reviewerUserId and not (
      old.status = 'submitted' and new.status = 'reviewed' or new.status = 'draft' and new.reviewerUserId is null);
  end`,
  `create trigger vouchersLeaveDraft before update of status on vouchers when old.status = 'draft' and new.status <> 'draft'
    begin ${soundness} end`,
  `create trigger vouchersPost before update of status on vouchers when old.status <> 'posted' and new.status = 'posted' begin
    ${soundness}
    select raise(abort, 'reversal_differs') where new.kind = 'reversal' and exists (
      select 1 from voucherLines where voucherId in (new.id, new.reversesVoucherId)
      group by accountId having sum(debitFen) <> 0 or sum(creditFen) <> 0);
    select raise(abort, 'voucher_number') where new.number is not 1 + coalesce((
      select max(number) from vouchers where accountSetId = new.accountSetId and month = new.month and word = new.word), 0);
    select raise(abort, 'posting_number') where new.postingNo is not 1 + (
      select postingNo from postingHeads where accountSetId = new.accountSetId);
  end`,
  `create trigger vouchersPosted after update of status on vouchers when old.status <> 'posted' and new.status = 'posted' begin
    update voucherLines set bookedOn = new.voucherDate where voucherId = new.id;
    insert into accountMonths (accountId, month, debitFen, creditFen, debitToDateFen, creditToDateFen)
      select l.accountId, new.month, 0, 0, coalesce(p.debitToDateFen, 0), coalesce(p.creditToDateFen, 0)
      from (select distinct accountId from voucherLines where voucherId = new.id) l
      left join accountMonths p on p.accountId = l.accountId
        and p.month = (select max(month) from accountMonths where accountId = l.accountId and month < new.month)
      where not exists (select 1 from accountMonths where accountId = l.accountId and month = new.month);
    update accountMonths set
        debitFen = accountMonths.debitFen + iif(month = new.month, s.debit, 0),
        creditFen = accountMonths.creditFen + iif(month = new.month, s.credit, 0),
        debitToDateFen = debitToDateFen + s.debit,
        creditToDateFen = creditToDateFen + s.credit
      from (select accountId as lineAccountId, sum(debitFen) as debit, sum(creditFen) as credit
        from voucherLines where voucherId = new.id group by accountId) s
      where accountId = s.lineAccountId and month >= new.month;
    update postingHeads set postingNo = new.postingNo, fingerprint = new.fingerprint,
        turnoverFen = turnoverFen + (select max(sum(abs(debitFen)), sum(abs(creditFen))) from voucherLines where voucherId = new.id)
      where accountSetId = new.accountSetId;
  end`,
  `create trigger vouchersDelete before delete on vouchers when old.status <> 'draft' begin
    select raise(abort, 'posted_voucher_fixed') where old.status = 'posted';
    select raise(abort, 'voucher_not_draft');
  end`,
  `create trigger voucherLinesInsert before insert on voucherLines begin
    select raise(abort, 'voucher_line_exists') where exists (select 1 from voucherLines where id = new.id);
    select raise(abort, 'voucher_line_exists') where exists (
      select 1 from voucherLines where voucherId = new.voucherId and lineNo = new.lineNo);
    select raise(abort, 'posted_voucher_fixed') where new.bookedOn is not null or not exists (
      select 1 from vouchers where id = new.voucherId and status = 'draft');
  end`,
  // The one allowed change: the posting writes the day into the lines.
  `create trigger voucherLinesUpdate before update on voucherLines
    when not (old.bookedOn is null and new.bookedOn is not null
      and exists (select 1 from vouchers where id = old.voucherId and status = 'posted' and voucherDate = new.bookedOn)
      and new.id = old.id and new.voucherId = old.voucherId and new.lineNo = old.lineNo and new.summary = old.summary
      and new.accountId = old.accountId and new.debitFen = old.debitFen and new.creditFen = old.creditFen
      and new.residentId is old.residentId and new.householdId is old.householdId and new.programmeId is old.programmeId
      and new.batchId is old.batchId and new.counterparty is old.counterparty and new.project is old.project and new.fund is old.fund)
    begin select raise(abort, 'posted_voucher_fixed'); end`,
  `create trigger voucherLinesDelete before delete on voucherLines
    when not exists (select 1 from vouchers where id = old.voucherId and status = 'draft')
    begin select raise(abort, 'posted_voucher_fixed'); end`,
  `create trigger accountMonthsDelete before delete on accountMonths begin select raise(abort, 'balances_fixed'); end`,
  `create trigger postingHeadsInsert before insert on postingHeads
    when exists (select 1 from postingHeads where accountSetId = new.accountSetId)
    begin select raise(abort, 'balances_fixed'); end`,
  `create trigger postingHeadsDelete before delete on postingHeads begin select raise(abort, 'balances_fixed'); end`,
];

export const migration: Migration = { number: 30, name: 'ledger', statements: [...tables, ...setGuards, ...voucherGuards] };
