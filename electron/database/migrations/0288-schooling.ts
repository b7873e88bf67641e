import { neverDeleted } from './guards.ts';
import { differ, journalled, nothingNewFor, same } from './merge-guards.ts';
import type { Migration } from './migration.ts';

const DAY = `glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`;
/** 6-3 schooling; where schools are 5-4 the office sets five and four. */
const YEARS = { kindergarten: 3, primary: 6, junior: 3, senior: 3, vocational: 3, college: 4, postgraduate: 3 };
const stages = Object.keys(YEARS).map((stage) => `'${stage}'`).join(', ');
const written = ['id', 'stage', 'endsOn', 'outcome', 'nextStage', 'withdrawnFactId', 'addedFactIds', 'userId', 'staffId', 'at'];
const undo = ['undoneAt', 'undoneByUserId'];

/**
 * Schooling: how long a stage usually takes, and what became of whom it ended for. What the triggers promise: of a person and an end one
 * decision stands; a decision is only ever taken back, once.
 */
export const migration: Migration = {
  number: 288,
  name: 'schooling',
  statements: [
    `create table schoolStages (stage text primary key check (stage in (${stages})), years integer not null check (years between 1 and 9)) strict, without rowid`,
    `insert into schoolStages (stage, years) values ${Object.entries(YEARS).map(([stage, years]) => `('${stage}', ${years})`).join(', ')}`,
    ...neverDeleted('schoolStages', 'stage'),
    `create table schoolCalendar (id integer primary key check (id = 1), listDay integer not null check (listDay between 1 and 31), version integer not null check (version >= 1)) strict`,
    `insert into schoolCalendar (id, listDay, version) values (1, 1, 1)`,
    ...neverDeleted('schoolCalendar'),
    `create table schoolDecisions (
      id integer primary key,
      residentId integer not null references residents (id),
      stage text not null references schoolStages (stage),
      endsOn text not null check (endsOn ${DAY}),
      outcome text not null check (outcome in ('goesOn', 'left', 'stays')),
      nextStage text references schoolStages (stage),
      withdrawnFactId integer references residentFacts (id),
      addedFactIds text not null check (json_valid(addedFactIds) and json_type(addedFactIds) = 'array'),
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null check (length(at) = 24),
      undoneAt text check (length(undoneAt) = 24 and undoneAt >= at),
      undoneByUserId integer references users (id),
      check ((outcome = 'goesOn') = (nextStage is not null)),
      check ((undoneAt is null) = (undoneByUserId is null))
    ) strict`,
    `create unique index schoolDecisionsStanding on schoolDecisions (residentId, endsOn) where undoneAt is null`,
    `create index schoolDecisionsAt on schoolDecisions (at)`,
    ...neverDeleted('schoolDecisions'),
    `create trigger schoolDecisionsFixed before update on schoolDecisions
      when not (new.residentId is not old.residentId and ${journalled('schoolDecisions', 'residentId')} and ${same([...written, ...undo])})
        and (old.undoneAt is not null or new.undoneAt is null or ${differ([...written, 'residentId'])})
      begin select raise(abort, 'schoolDecisions: a decision is only ever taken back, once'); end`,
    ...nothingNewFor([['schoolDecisions', 'residentId']]),
  ],
};
