import { neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/** Taking a ledger of the chart of 2004 over: the old trial balance, where each balance goes, what was counted; one per account set. */
export const migration: Migration = {
  number: 107,
  name: 'chart-conversion',
  statements: [
    `create table chartConversions (
      accountSetId integer primary key references accountSets (id),
      fileName text not null,
      sha256 text not null check (length(sha256) = 64),
      oldRows text not null check (json_valid(oldRows) and json_type(oldRows) = 'array'),
      targets text not null check (json_valid(targets) and json_type(targets) = 'object'),
      checks text not null check (json_valid(checks) and json_type(checks) = 'object'),
      status text not null check (status in ('open', 'finished')),
      voucherId integer references vouchers (id),
      version integer not null check (version > 0),
      userId integer not null references users (id),
      at text not null,
      check ((status = 'finished') = (voucherId is not null))
    ) strict`,
    ...neverDeleted('chartConversions', 'accountSetId'),
  ],
};
