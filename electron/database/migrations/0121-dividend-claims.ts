import type { Migration } from './migration.ts';

/** Dividends are paid through the batches of a claims programme: which one, and from which month on. */
export const migration: Migration = {
  number: 121,
  name: 'dividend-claims',
  statements: [
    `alter table dividendRuns add column programmeId integer references programmes (id)`,
    `alter table dividendRuns add column benefitMonth text check (benefitMonth is null or benefitMonth glob '[0-9][0-9][0-9][0-9]-[01][0-9]' and programmeId is not null)`,
    `create trigger dividendRunsClaimedOnce before update of programmeId, benefitMonth on dividendRuns
     when old.programmeId is not null and (new.programmeId is not old.programmeId or new.benefitMonth is not old.benefitMonth)
     begin select raise(abort, 'dividend_run_fixed'); end`,
  ],
};
