import { appendOnly, neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Closing: what the charter fixes about distribution, reopenings of months by two persons, and the year-end with its vouchers.
 *
 * What the triggers promise, whoever writes:
 * - a closed month opens again only under a reopening that one person asked for and another approved, once per closing;
 * - a red-letter voucher cancels vouchers of its own year alone (会计基础工作规范 art. 51(5));
 * - a year-end goes from prepared to confirmed to posted, and is confirmed and taken back by somebody else than asked for it;
 * - in a year that is closed nothing is posted any more.
 */
const tables = [
  `create table charterRules (
    accountSetId integer primary key references accountSets (id),
    reserveBasisPoints integer not null check (reserveBasisPoints between 0 and 10000),
    reserveAccountCode text not null,
    membersAccountCode text not null,
    othersAccountCode text not null,
    updatedAt text not null,
    updatedByUserId integer not null references users (id)
  ) strict`,
  `create table reopenings (
    id integer primary key,
    accountSetId integer not null,
    month text not null,
    reason text not null check (length(trim(reason)) between 1 and 200),
    closedEventId integer not null references periodEvents (id),
    status text not null check (status in ('asked', 'approved', 'refused')),
    askedByUserId integer not null references users (id),
    askedByStaffId integer not null references staff (id),
    askedAt text not null,
    decidedByUserId integer references users (id),
    decidedByStaffId integer references staff (id),
    decidedAt text,
    comment text,
    foreign key (accountSetId, month) references fiscalPeriods (accountSetId, month),
    check (decidedByStaffId is null or decidedByStaffId <> askedByStaffId),
    check ((status = 'asked') = (decidedByStaffId is null) and (status = 'asked') = (decidedAt is null))
  ) strict`,
  `create unique index reopeningsAsked on reopenings (accountSetId, month) where status = 'asked'`,
  `create unique index reopeningsApproved on reopenings (closedEventId) where status = 'approved'`,
  `create table yearEnds (
    id integer primary key,
    accountSetId integer not null references accountSets (id),
    year integer not null check (year between 1990 and 9999),
    status text not null check (status in ('prepared', 'confirmed', 'posted', 'discarded', 'reversed')),
    choice text not null check (json_valid(choice)),
    plan text not null check (json_valid(plan)),
    preparedByUserId integer not null references users (id),
    preparedByStaffId integer not null references staff (id),
    preparedAt text not null,
    confirmedByUserId integer references users (id),
    confirmedByStaffId integer references staff (id),
    confirmedAt text,
    postedByUserId integer references users (id),
    postedByStaffId integer references staff (id),
    postedAt text,
    reversalReason text,
    reversalAskedByUserId integer references users (id),
    reversalAskedByStaffId integer references staff (id),
    reversalAskedAt text,
    endedByUserId integer references users (id),
    endedByStaffId integer references staff (id),
    endedAt text,
    check (confirmedByStaffId is null or confirmedByStaffId <> preparedByStaffId),
    check (status not in ('confirmed', 'posted', 'reversed') or confirmedByStaffId is not null),
    check (status not in ('posted', 'reversed') or postedByStaffId is not null),
    check (status <> 'reversed' or (reversalAskedByStaffId is not null and endedByStaffId <> reversalAskedByStaffId)),
    check ((reversalReason is null) = (reversalAskedByStaffId is null))
  ) strict`,
  `create unique index yearEndsStanding on yearEnds (accountSetId, year) where status in ('prepared', 'confirmed', 'posted')`,
  `create table yearEndVouchers (
    voucherId integer primary key references vouchers (id),
    yearEndId integer not null references yearEnds (id),
    step text not null check (step in ('income', 'expense', 'result', 'lossCover', 'distribution', 'carry')),
    reversal integer not null check (reversal in (0, 1)),
    unique (yearEndId, step, reversal)
  ) strict`,
];

const guards = [
  ...neverDeleted('charterRules', 'accountSetId'),
  ...neverDeleted('reopenings'),
  `create trigger reopeningsDecide before update on reopenings
    when old.status <> 'asked' or new.id <> old.id or new.accountSetId <> old.accountSetId or new.month <> old.month or new.reason <> old.reason
      or new.closedEventId <> old.closedEventId or new.askedByUserId <> old.askedByUserId or new.askedByStaffId <> old.askedByStaffId or new.askedAt <> old.askedAt
    begin select raise(abort, 'reopening_fixed'); end`,
  `create trigger fiscalPeriodsReopenApproved before update on fiscalPeriods when new.status = 'open' and old.status = 'closed' begin
    select raise(abort, 'reopening_not_approved') where not exists (
      select 1 from reopenings where accountSetId = old.accountSetId and month = old.month and status = 'approved' and closedEventId = (
        select max(id) from periodEvents where accountSetId = old.accountSetId and month = old.month and event = 'closed'));
  end`,
  ...neverDeleted('yearEnds'),
  `create trigger yearEndsUpdate before update on yearEnds
    when new.id <> old.id or new.accountSetId <> old.accountSetId or new.year <> old.year or new.choice <> old.choice or new.plan <> old.plan
      or new.preparedByUserId <> old.preparedByUserId or new.preparedByStaffId <> old.preparedByStaffId or new.preparedAt <> old.preparedAt
      or old.confirmedByStaffId is not null and new.confirmedByStaffId is not old.confirmedByStaffId
      or old.postedByStaffId is not null and new.postedByStaffId is not old.postedByStaffId
      or not (new.status = old.status and old.status = 'posted' or old.status = 'prepared' and new.status in ('confirmed', 'discarded')
        or old.status = 'confirmed' and new.status in ('posted', 'discarded') or old.status = 'posted' and new.status = 'reversed')
    begin select raise(abort, 'year_end_fixed'); end`,
  ...appendOnly('yearEndVouchers', 'voucherId'),
  `create trigger vouchersPostYearClosed before update of status on vouchers when new.status = 'posted' and old.status <> 'posted' begin
    select raise(abort, 'year_closed') where exists (
      select 1 from yearEnds where accountSetId = new.accountSetId and year = cast(substr(new.month, 1, 4) as integer) and status = 'posted');
    select raise(abort, 'reversal_prior_year') where new.kind = 'reversal' and exists (
      select 1 from vouchers v join accountSets s on s.id = v.accountSetId where v.id = new.reversesVoucherId
        and substr(iif(v.kind = 'opening', s.startMonth, v.month), 1, 4) <> substr(new.month, 1, 4));
  end`,
];

export const migration: Migration = { number: 80, name: 'closing', statements: [...tables, ...guards] };
