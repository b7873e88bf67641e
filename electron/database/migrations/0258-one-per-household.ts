import type { Migration } from './migration.ts';

/** A version whose group is one for each household may say that of one household only one person gets the programme itself (B5). */
export const migration: Migration = {
  number: 258,
  name: 'one-per-household',
  statements: [
    `alter table programmeVersions add column onePerHousehold integer not null default 0 check (onePerHousehold in (0, 1))
      check (onePerHousehold = 0 or (exclusionScope = 'household' and exclusionGroup is not null))`,
    `create trigger programmeVersionsOneFixed before update of onePerHousehold on programmeVersions when old.status <> 'draft' and new.onePerHousehold <> old.onePerHousehold
     begin select raise(abort, 'programmeVersions: an active version is never changed'); end`,
  ],
};
