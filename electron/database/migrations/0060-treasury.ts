import { appendOnly, neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Bank and cash. What the triggers promise, whoever writes:
 * - lines of a statement are never changed or deleted, and none is added to a month whose 余额调节表 is signed;
 * - a match holds lines of one bank account only, sums to the same amount on both sides, and no line is in two matches that stand;
 * - a match is never changed, only withdrawn with a reason, and not when that would change a signed month;
 * - a reconciliation is signed by another person than prepared it, and only with both adjusted balances equal;
 * - a cash count is signed by another person than counted, and its sum is that of its notes and coins.
 *
 * The lines of a match are written before the match itself (its key is deferred), so that the whole is judged when the match comes.
 */
const DAY = `glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`;
const AMOUNT = 'between -1000000000000000 and 1000000000000000';
const signedDay = (account: string): string => `(select max(day) from reconciliations where treasuryAccountId = ${account} and status = 'signed')`;

/** A voucher made from a line or a count: one that stands (not reversed) for each, gone only with its draft, its amount fixed. */
const madeVouchers = (table: string, from: string): string[] => [
  `create trigger ${table}Insert before insert on ${table} begin
    select raise(abort, 'voucher_made') where exists (select 1 from ${table} where voucherId = new.voucherId) or exists (
      select 1 from ${table} d where d.${from} = new.${from} and not exists (select 1 from vouchers r where r.reversesVoucherId = d.voucherId and r.status = 'posted'));
    select raise(abort, 'voucher_not_draft') where not exists (select 1 from vouchers where id = new.voucherId and status = 'draft');
  end`,
  `create trigger ${table}Update before update on ${table} begin select raise(abort, 'voucher_made'); end`,
  `create trigger ${table}Delete before delete on ${table} when exists (select 1 from vouchers where id = old.voucherId) begin select raise(abort, 'voucher_made'); end`,
  `create trigger ${table}Amount before update of totalFen on vouchers
    when new.totalFen <> old.totalFen and exists (select 1 from ${table} where voucherId = old.id) begin select raise(abort, 'booked_amount_fixed'); end`,
];

const tables = [
  `create table treasuryAccounts (
    id integer primary key,
    accountSetId integer not null references accountSets (id),
    accountId integer not null unique references accounts (id),
    kind text not null check (kind in ('basic', 'general', 'special', 'temporary')),
    bankName text not null check (length(bankName) between 1 and 60),
    numberSealed blob not null,
    numberIndex text not null unique,
    numberMasked text not null,
    openedOn text not null check (openedOn ${DAY}),
    closedOn text check (closedOn >= openedOn and closedOn ${DAY}),
    startsOn text not null check (startsOn ${DAY} and startsOn >= openedOn),
    startBalanceFen integer not null check (startBalanceFen ${AMOUNT}),
    createdAt text not null
  ) strict`,
  `create table statementImports (
    id integer primary key,
    treasuryAccountId integer not null references treasuryAccounts (id),
    fileName text not null,
    sha256 text not null check (length(sha256) = 64),
    addedLines integer not null check (addedLines > 0),
    knownLines integer not null check (knownLines >= 0),
    at text not null,
    userId integer not null references users (id)
  ) strict`,
  `create table statementLines (
    id integer primary key,
    treasuryAccountId integer not null references treasuryAccounts (id),
    importId integer references statementImports (id),
    origin text not null check (origin in ('start', 'import') and (origin = 'import') = (importId is not null)),
    day text not null check (day ${DAY}),
    amountFen integer not null check (amountFen ${AMOUNT} and (amountFen <> 0 or origin = 'start')),
    balanceFen integer check (balanceFen ${AMOUNT}),
    counterparty text not null,
    summary text not null,
    bankLineId text,
    contentKey text not null,
    keyNumber integer not null check (keyNumber > 0),
    unique (treasuryAccountId, bankLineId),
    unique (treasuryAccountId, contentKey, keyNumber)
  ) strict`,
  `create unique index statementLinesOneStart on statementLines (treasuryAccountId) where origin = 'start'`,
  `create index statementLinesByDay on statementLines (treasuryAccountId, day, id)`,
  `create table statementMappings (signature text primary key, mapping text not null check (json_valid(mapping))) strict`,
  `create table statementMatches (
    id integer primary key,
    treasuryAccountId integer not null references treasuryAccounts (id),
    way text not null check (way in ('exact', 'suggested', 'rule', 'hand', 'start')),
    lastDay text not null check (lastDay ${DAY}),
    at text not null,
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    withdrawnAt text,
    withdrawnByUserId integer references users (id),
    withdrawnByStaffId integer references staff (id),
    withdrawnReason text,
    check ((withdrawnAt is null) = (withdrawnByUserId is null) and (withdrawnAt is null) = (withdrawnByStaffId is null) and (withdrawnAt is null) = (withdrawnReason is null)),
    check (withdrawnReason is null or length(trim(withdrawnReason)) > 0)
  ) strict`,
  `create index statementMatchesAccount on statementMatches (treasuryAccountId, id)`,
  `create table matchLines (
    id integer primary key,
    matchId integer not null references statementMatches (id) deferrable initially deferred,
    statementLineId integer references statementLines (id),
    voucherLineId integer references voucherLines (id),
    amountFen integer not null check (amountFen ${AMOUNT}),
    live integer not null default 1 check (live in (0, 1)),
    check ((statementLineId is null) <> (voucherLineId is null))
  ) strict`,
  `create index matchLinesMatch on matchLines (matchId)`,
  `create unique index matchLinesStatement on matchLines (statementLineId) where live = 1 and statementLineId is not null`,
  `create unique index matchLinesVoucher on matchLines (voucherLineId) where live = 1 and voucherLineId is not null`,
  `create table matchRules (
    id integer primary key,
    accountSetId integer not null references accountSets (id),
    name text not null check (length(name) between 1 and 40),
    contains text not null check (length(contains) between 1 and 60),
    direction text not null check (direction in ('in', 'out', 'both')),
    accountId integer not null references accounts (id),
    voucherSummary text not null,
    active integer not null check (active in (0, 1)),
    unique (accountSetId, name)
  ) strict`,
  // A draft may be deleted by its maker; its line of the bank is then free again.
  `create table statementDrafts (
    voucherId integer primary key references vouchers (id) on delete cascade,
    statementLineId integer not null references statementLines (id),
    ruleId integer not null references matchRules (id)
  ) strict`,
  `create index statementDraftsLine on statementDrafts (statementLineId)`,
  `create table reconciliations (
    id integer primary key,
    treasuryAccountId integer not null references treasuryAccounts (id),
    month text not null check (month = substr(day, 1, 7)),
    day text not null check (day ${DAY}),
    bankFen integer not null,
    bookFen integer not null,
    adjustedBankFen integer not null,
    adjustedBookFen integer not null check (adjustedBookFen = adjustedBankFen),
    fingerprint text not null check (length(fingerprint) = 64),
    status text not null check (status in ('prepared', 'signed', 'withdrawn')),
    preparedByUserId integer not null references users (id),
    preparedByStaffId integer not null references staff (id),
    preparedAt text not null,
    signedByUserId integer references users (id),
    signedByStaffId integer references staff (id) check (signedByStaffId <> preparedByStaffId),
    signedAt text,
    withdrawnByUserId integer references users (id),
    withdrawnAt text,
    withdrawnReason text,
    check (status <> 'signed' or signedByStaffId is not null),
    check ((signedAt is null) = (signedByStaffId is null) and (signedAt is null) = (signedByUserId is null)),
    check ((status = 'withdrawn') = (withdrawnAt is not null) and (withdrawnAt is null) = (withdrawnByUserId is null)),
    check (withdrawnAt is null or length(trim(coalesce(withdrawnReason, ''))) > 0)
  ) strict`,
  `create unique index reconciliationsOne on reconciliations (treasuryAccountId, month) where status <> 'withdrawn'`,
  `create table cashCounts (
    id integer primary key,
    accountSetId integer not null references accountSets (id),
    accountId integer not null references accounts (id),
    day text not null check (day ${DAY}),
    denominations text not null check (json_valid(denominations) and json_type(denominations) = 'array'),
    countedFen integer not null check (countedFen between 0 and 1000000000000000),
    bookFen integer not null check (bookFen ${AMOUNT}),
    note text not null,
    status text not null check (status in ('counted', 'signed', 'withdrawn')),
    counterUserId integer not null references users (id),
    counterStaffId integer not null references staff (id),
    countedAt text not null,
    witnessUserId integer references users (id),
    witnessStaffId integer references staff (id) check (witnessStaffId <> counterStaffId),
    witnessedAt text,
    withdrawnByUserId integer references users (id),
    withdrawnAt text,
    withdrawnReason text,
    check (status <> 'signed' or witnessStaffId is not null),
    check ((witnessedAt is null) = (witnessStaffId is null) and (witnessedAt is null) = (witnessUserId is null)),
    check ((status = 'withdrawn') = (withdrawnAt is not null) and (withdrawnAt is null) = (withdrawnByUserId is null)),
    check (withdrawnAt is null or length(trim(coalesce(withdrawnReason, ''))) > 0)
  ) strict`,
  `create unique index cashCountsOne on cashCounts (accountId, day) where status <> 'withdrawn'`,
  `create table cashCountVouchers (
    voucherId integer primary key references vouchers (id) on delete cascade,
    cashCountId integer not null references cashCounts (id)
  ) strict`,
  `create index cashCountVouchersCount on cashCountVouchers (cashCountId)`,
  `create table balanceAssertions (
    id integer primary key,
    accountSetId integer not null references accountSets (id),
    accountId integer not null references accounts (id),
    day text not null check (day ${DAY}),
    balanceFen integer not null check (balanceFen ${AMOUNT}),
    source text not null check (length(source) between 1 and 100),
    postingNo integer not null check (postingNo >= 0),
    at text not null,
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    withdrawnAt text,
    withdrawnByUserId integer references users (id),
    withdrawnReason text,
    check ((withdrawnAt is null) = (withdrawnByUserId is null)),
    check (withdrawnAt is null or length(trim(coalesce(withdrawnReason, ''))) > 0)
  ) strict`,
  `create unique index balanceAssertionsOne on balanceAssertions (accountId, day) where withdrawnAt is null`,
];

const guards = [
  ...neverDeleted('treasuryAccounts'),
  `create trigger treasuryAccountsInsert before insert on treasuryAccounts begin
    select raise(abort, 'treasury_account_not_bank') where not exists (
      select 1 from accounts where id = new.accountId and accountSetId = new.accountSetId and leaf = 1 and category = 'asset');
  end`,
  `create trigger treasuryAccountsUpdate before update on treasuryAccounts begin
    select raise(abort, 'treasury_fixed') where new.id <> old.id or new.accountSetId <> old.accountSetId or new.accountId <> old.accountId or new.createdAt <> old.createdAt;
    select raise(abort, 'treasury_started') where (new.startsOn <> old.startsOn or new.startBalanceFen <> old.startBalanceFen)
      and exists (select 1 from statementLines where treasuryAccountId = old.id);
  end`,
  ...appendOnly('statementImports'),
  `create trigger statementLinesUpdate before update on statementLines begin select raise(abort, 'statement_line_fixed'); end`,
  // The balance at the start may be corrected until the first import or match.
  `create trigger statementLinesDelete before delete on statementLines when old.origin <> 'start'
    or exists (select 1 from statementLines where treasuryAccountId = old.treasuryAccountId and origin = 'import') or exists (select 1 from matchLines where statementLineId = old.id)
    begin select raise(abort, 'statement_line_fixed'); end`,
  `create trigger statementLinesInsert before insert on statementLines begin
    select raise(abort, 'statement_line_exists') where exists (select 1 from statementLines where id = new.id or treasuryAccountId = new.treasuryAccountId
      and (bankLineId = new.bankLineId or (contentKey = new.contentKey and keyNumber = new.keyNumber)));
    select raise(abort, 'statement_in_signed_month') where new.day <= ${signedDay('new.treasuryAccountId')};
    select raise(abort, 'statement_before_start') where (new.origin = 'start') <> (new.day < (select startsOn from treasuryAccounts where id = new.treasuryAccountId));
  end`,
  ...neverDeleted('statementMatches'),
  `create trigger statementMatchesInsert before insert on statementMatches begin
    select raise(abort, 'match_withdrawn') where new.withdrawnAt is not null;
    select case
        when s.lineCount < 2 then raise(abort, 'match_too_few')
        when s.bank <> s.book then raise(abort, 'match_unequal')
        when s.lastDay <> new.lastDay then raise(abort, 'match_last_day')
        when s.lastDay <= ${signedDay('new.treasuryAccountId')} then raise(abort, 'match_in_signed_month') end
      from (select count(*) as lineCount, coalesce(sum(iif(m.statementLineId is null, 0, m.amountFen)), 0) as bank,
          coalesce(sum(iif(m.voucherLineId is null, 0, m.amountFen)), 0) as book, max(coalesce(t.day, l.bookedOn)) as lastDay
        from matchLines m left join statementLines t on t.id = m.statementLineId left join voucherLines l on l.id = m.voucherLineId where m.matchId = new.id) s;
    select raise(abort, 'match_line_foreign') where exists (
      select 1 from matchLines m left join statementLines t on t.id = m.statementLineId left join voucherLines l on l.id = m.voucherLineId
      where m.matchId = new.id and (m.live <> 1
        or m.statementLineId is not null and (t.treasuryAccountId <> new.treasuryAccountId or t.amountFen <> m.amountFen)
        or m.voucherLineId is not null and (l.bookedOn is null or l.debitFen - l.creditFen <> m.amountFen
          or l.accountId <> (select accountId from treasuryAccounts where id = new.treasuryAccountId))));
  end`,
  `create trigger statementMatchesUpdate before update on statementMatches begin
    select raise(abort, 'match_fixed') where old.withdrawnAt is not null or new.withdrawnAt is null or new.id <> old.id or new.treasuryAccountId <> old.treasuryAccountId
      or new.way <> old.way or new.lastDay <> old.lastDay or new.at <> old.at or new.userId <> old.userId or new.staffId <> old.staffId;
    select raise(abort, 'match_in_signed_month') where old.lastDay <= ${signedDay('old.treasuryAccountId')};
  end`,
  `create trigger statementMatchesWithdrawn after update on statementMatches begin update matchLines set live = 0 where matchId = new.id; end`,
  ...neverDeleted('matchLines'),
  `create trigger matchLinesInsert before insert on matchLines begin
    select raise(abort, 'match_fixed') where exists (select 1 from statementMatches where id = new.matchId);
    select raise(abort, 'match_line_taken') where exists (select 1 from matchLines where live = 1
      and (statementLineId = new.statementLineId or voucherLineId = new.voucherLineId));
  end`,
  `create trigger matchLinesUpdate before update on matchLines
    when new.live <> 0 or new.id <> old.id or new.matchId <> old.matchId or new.amountFen <> old.amountFen or new.statementLineId is not old.statementLineId
      or new.voucherLineId is not old.voucherLineId or exists (select 1 from statementMatches where id = old.matchId and withdrawnAt is null)
    begin select raise(abort, 'match_fixed'); end`,
  ...neverDeleted('matchRules'),
  ...neverDeleted('reconciliations'),
  `create trigger reconciliationsInsert before insert on reconciliations when new.status <> 'prepared' begin select raise(abort, 'reconciliation_fixed'); end`,
  `create trigger reconciliationsUpdate before update on reconciliations begin
    select raise(abort, 'reconciliation_fixed') where (old.status || ' ' || new.status) not in ('prepared signed', 'prepared withdrawn', 'signed withdrawn')
      or new.id <> old.id or new.treasuryAccountId <> old.treasuryAccountId or new.month <> old.month or new.day <> old.day or new.bankFen <> old.bankFen
      or new.bookFen <> old.bookFen or new.adjustedBankFen <> old.adjustedBankFen or new.fingerprint <> old.fingerprint
      or new.preparedByStaffId <> old.preparedByStaffId or new.preparedByUserId <> old.preparedByUserId or new.preparedAt <> old.preparedAt
      or old.status = 'signed' and (new.signedByStaffId is not old.signedByStaffId or new.signedAt is not old.signedAt);
    select raise(abort, 'reconciliation_later_signed') where old.status = 'signed' and exists (
      select 1 from reconciliations where treasuryAccountId = old.treasuryAccountId and status = 'signed' and month > old.month);
  end`,
  ...neverDeleted('cashCounts'),
  `create trigger cashCountsInsert before insert on cashCounts begin
    select raise(abort, 'cash_count_fixed') where new.status <> 'counted';
    select raise(abort, 'cash_count_sum') where new.countedFen <> coalesce((
      select sum((value ->> 'fen') * (value ->> 'count')) from json_each(new.denominations)), 0);
  end`,
  `create trigger cashCountsUpdate before update on cashCounts begin
    select raise(abort, 'cash_count_fixed') where (old.status || ' ' || new.status) not in ('counted signed', 'counted withdrawn', 'signed withdrawn')
      or new.id <> old.id or new.accountId <> old.accountId or new.day <> old.day or new.denominations <> old.denominations or new.countedFen <> old.countedFen
      or new.bookFen <> old.bookFen or new.note <> old.note or new.counterStaffId <> old.counterStaffId or new.counterUserId <> old.counterUserId or new.countedAt <> old.countedAt
      or old.status = 'signed' and (new.witnessStaffId is not old.witnessStaffId or new.witnessedAt is not old.witnessedAt);
  end`,
  ...madeVouchers('statementDrafts', 'statementLineId'),
  ...madeVouchers('cashCountVouchers', 'cashCountId'),
  ...neverDeleted('balanceAssertions'),
  `create trigger balanceAssertionsUpdate before update on balanceAssertions
    when old.withdrawnAt is not null or new.withdrawnAt is null or new.id <> old.id or new.accountId <> old.accountId or new.day <> old.day or new.balanceFen <> old.balanceFen
      or new.source <> old.source or new.postingNo <> old.postingNo or new.at <> old.at or new.userId <> old.userId or new.staffId <> old.staffId
    begin select raise(abort, 'assertion_fixed'); end`,
];

export const migration: Migration = { number: 60, name: 'treasury', statements: [...tables, ...guards] };
