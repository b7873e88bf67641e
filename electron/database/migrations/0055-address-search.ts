import type { Migration } from './migration.ts';

const pairsOf = (address: string): string => `(select distinct substr(lower(${address}), n, 2) as gram from addressPositions where n < length(${address}))`;

/**
 * Pairs of neighbouring characters of every address, so that a search for a part of an address looks at the households that can
 * have it instead of at all of them. Kept by triggers, because addresses are written in many places.
 */
export const migration: Migration = {
  number: 55,
  name: 'address search',
  statements: [
    // A trigger may not count by itself: the places at which a pair can begin. An address has 200 characters at most.
    `create table addressPositions (n integer primary key check (n between 1 and 199)) strict`,
    `insert into addressPositions (n) with recursive up (n) as (select 1 union all select n + 1 from up where n < 199) select n from up`,
    `create table addressGrams (
      gram text not null check (length(gram) = 2),
      householdId integer not null references households (id),
      primary key (gram, householdId)
    ) strict, without rowid`,
    `insert into addressGrams (gram, householdId)
      select distinct substr(lower(h.address), p.n, 2), h.id from households h join addressPositions p on p.n < length(h.address)`,
    `create trigger addressGramsOfNew after insert on households when length(new.address) > 1 begin
      insert into addressGrams (gram, householdId) select gram, new.id from ${pairsOf('new.address')};
    end`,
    `create trigger addressGramsOfChanged after update of address on households when new.address <> old.address begin
      delete from addressGrams where householdId = old.id and gram in ${pairsOf('old.address')};
      insert into addressGrams (gram, householdId) select gram, new.id from ${pairsOf('new.address')};
    end`,
  ],
};
