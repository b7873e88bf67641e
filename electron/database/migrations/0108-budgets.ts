import { neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/** Yearly budgets by account (programme, project): made by one person, approved by another with a resolution; a later one takes the place of the earlier. */
export const migration: Migration = {
  number: 108,
  name: 'budgets',
  statements: [
    `create table budgets (
      id integer primary key,
      accountSetId integer not null references accountSets (id),
      year integer not null check (year between 1990 and 9998),
      status text not null check (status in ('draft', 'approved', 'replaced')),
      resolutionRef text,
      warns integer not null check (warns in (0, 1)),
      version integer not null check (version > 0),
      madeByUserId integer not null references users (id), madeByStaffId integer not null references staff (id), madeAt text not null,
      approvedByUserId integer references users (id), approvedByStaffId integer references staff (id), approvedAt text,
      check ((status = 'draft') = (approvedByStaffId is null)),
      check (approvedByStaffId is null or approvedByStaffId <> madeByStaffId and length(trim(coalesce(resolutionRef, ''))) > 0)
    ) strict`,
    `create unique index budgetsOneDraft on budgets (accountSetId, year) where status = 'draft'`,
    `create unique index budgetsOneApproved on budgets (accountSetId, year) where status = 'approved'`,
    `create table budgetLines (
      budgetId integer not null references budgets (id),
      lineNo integer not null check (lineNo > 0),
      accountId integer not null references accounts (id),
      programmeId integer,
      project text check (length(project) between 1 and 60),
      amountFen integer not null check (amountFen between 0 and 1000000000000000),
      note text not null,
      primary key (budgetId, lineNo)
    ) strict, without rowid`,
    ...neverDeleted('budgets'),
    `create trigger budgetsUpdate before update on budgets
      when new.accountSetId <> old.accountSetId or new.year <> old.year or new.madeByStaffId <> old.madeByStaffId
        or not (new.status = old.status or old.status = 'draft' and new.status = 'approved' or old.status = 'approved' and new.status = 'replaced')
        or old.status <> 'draft' and (new.resolutionRef is not old.resolutionRef or new.approvedByStaffId is not old.approvedByStaffId)
      begin select raise(abort, 'budget_fixed'); end`,
    `create trigger budgetLinesInsert before insert on budgetLines when (select status from budgets where id = new.budgetId) <> 'draft' begin select raise(abort, 'budget_fixed'); end`,
    `create trigger budgetLinesUpdate before update on budgetLines begin select raise(abort, 'budget_fixed'); end`,
    `create trigger budgetLinesDelete before delete on budgetLines when (select status from budgets where id = old.budgetId) <> 'draft' begin select raise(abort, 'budget_fixed'); end`,
  ],
};
