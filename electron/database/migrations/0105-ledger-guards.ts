import type { Migration } from './migration.ts';

/** What an account set has changed of the guards against overdrawn accounts; what is not here stands as the program brings it. */
export const migration: Migration = {
  number: 105,
  name: 'ledger-guards',
  statements: [
    `create table ledgerGuards (
      accountSetId integer not null references accountSets (id),
      key text not null check (key in ('cash', 'bank', 'welfare', 'payable', 'earmarked')),
      mode text not null check (mode in ('off', 'warn', 'refuse')),
      codes text not null check (json_valid(codes) and json_type(codes) = 'array'),
      primary key (accountSetId, key)
    ) strict, without rowid`,
  ],
};
