/** Turnover kept per account and day, so that a balance on any day costs a month of days and never a month of lines. */
import type { Migration } from './migration.ts';

export const migration: Migration = {
  number: 160,
  name: 'account-days',
  statements: [
    `create table accountDays (
      accountId integer not null references accounts (id),
      day text not null check (length(day) = 10),
      debitFen integer not null,
      creditFen integer not null,
      primary key (accountId, day)
    ) strict, without rowid`,
    `insert into accountDays (accountId, day, debitFen, creditFen)
      select accountId, bookedOn, sum(debitFen), sum(creditFen) from voucherLines where bookedOn is not null group by accountId, bookedOn`,
    `create trigger vouchersPostedDays after update of status on vouchers when old.status <> 'posted' and new.status = 'posted' begin
      insert into accountDays (accountId, day, debitFen, creditFen)
        select accountId, new.voucherDate, sum(debitFen), sum(creditFen) from voucherLines where voucherId = new.id group by accountId
        on conflict (accountId, day) do update set debitFen = debitFen + excluded.debitFen, creditFen = creditFen + excluded.creditFen;
    end`,
    `create trigger accountDaysDelete before delete on accountDays begin select raise(abort, 'balances_fixed'); end`,
  ],
};
