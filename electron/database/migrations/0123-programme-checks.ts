import { appendOnly } from './guards.ts';
import type { Migration } from './migration.ts';

/** What a list is checked against before it is approved: money, the year's budget, proof of life, benefits of the same purpose in the household. */
export const migration: Migration = {
  number: 123,
  name: 'programme-checks',
  statements: [
    `alter table programmes add column fundCheck integer not null default 0 check (fundCheck in (0, 1))`,
    // From this month on, who has not been proved alive within a year is held.
    `alter table programmes add column proofFrom text check (proofFrom is null or proofFrom glob '[0-9][0-9][0-9][0-9]-[01][0-9]')`,
    `alter table programmeVersions add column exclusionScope text not null default 'person' check (exclusionScope in ('person', 'household'))`,
    `create trigger programmeVersionsScopeFixed before update of exclusionScope on programmeVersions when old.status <> 'draft' and new.exclusionScope <> old.exclusionScope
     begin select raise(abort, 'programmeVersions: an active version is never changed'); end`,
    `create table programmeBudgets (
      id integer primary key,
      programmeId integer not null references programmes (id),
      year integer not null check (year between 1990 and 9999),
      amountFen integer not null check (amountFen between 0 and 1000000000000000),
      decisionRef text not null check (length(decisionRef) between 1 and 100),
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null
    ) strict`,
    ...appendOnly('programmeBudgets'),
    `create index programmeBudgetsOf on programmeBudgets (programmeId, year, id)`,
    `create table livingProofs (
      id integer primary key,
      residentId integer not null references residents (id),
      provedOn text not null check (length(provedOn) = 10),
      method text not null check (method in ('inPerson', 'visit', 'video', 'agency')),
      note text not null check (length(note) <= 200),
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null
    ) strict`,
    ...appendOnly('livingProofs'),
    `create index livingProofsOf on livingProofs (residentId, provedOn)`,
  ],
};
