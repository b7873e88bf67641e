import { appendOnly } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Pairs of entries that may be one person, and what people decided about them. Pairs are found anew by every search and are no record;
 * decisions are, and stay. The smaller id stands first, so a pair is one pair whichever way it is looked at.
 */
export const migration: Migration = {
  number: 233,
  name: 'duplicates',
  statements: [
    `create table duplicatePairs (
      firstId integer not null references residents (id),
      secondId integer not null references residents (id),
      score integer not null check (score between 1 and 100),
      evidence text not null check (json_valid(evidence) and json_type(evidence) = 'array'),
      foundAt text not null check (length(foundAt) = 24),
      primary key (firstId, secondId),
      check (firstId < secondId)
    ) strict, without rowid`,
    `create index duplicatePairsSecond on duplicatePairs (secondId)`,
    `create table duplicateDecisions (
      id integer primary key,
      firstId integer not null references residents (id),
      secondId integer not null references residents (id),
      decision text not null check (decision in ('same', 'different', 'later')),
      reason text not null check (length(reason) <= 200),
      evidence text not null check (json_valid(evidence) and json_type(evidence) = 'array'),
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null check (length(at) = 24),
      check (firstId < secondId),
      check (decision = 'later' or length(trim(reason)) > 0)
    ) strict`,
    `create index duplicateDecisionsPair on duplicateDecisions (firstId, secondId, id)`,
    `create index duplicateDecisionsSecond on duplicateDecisions (secondId)`,
    ...appendOnly('duplicateDecisions'),
    `create table duplicateSearches (
      id integer primary key,
      people integer not null check (people >= 0),
      pairs integer not null check (pairs >= 0),
      crowds integer not null check (crowds >= 0),
      whole integer not null check (whole in (0, 1)),
      userId integer not null references users (id),
      at text not null check (length(at) = 24)
    ) strict`,
    ...appendOnly('duplicateSearches'),
  ],
};
