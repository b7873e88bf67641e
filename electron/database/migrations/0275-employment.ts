import { neverDeleted } from './guards.ts';
import { differ, nothingNewFor, same, stepOf, undone } from './merge-guards.ts';
import type { Migration } from './migration.ts';

const day = (column: string): string => `${column} glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`;
const fixed = ['id', 'residentId', 'fact', 'value', 'detailSealed', 'validFrom', 'validTo', 'basis', 'recordedAt', 'recordedByUserId'];
const [, noReplace = ''] = neverDeleted('residentFacts');

/**
 * Employment (就业状况) is a dated fact like the others. Which values a fact may have is a check of the table, and a check is changed only
 * by making the table again: its rows, indexes and triggers are those of 0020-residents and 0234-merges.
 */
export const migration: Migration = {
  number: 275,
  name: 'employment',
  statements: [
    `create table residentFactsNew (
      id integer primary key,
      residentId integer not null references residents (id),
      fact text not null,
      value text not null,
      detailSealed blob,
      validFrom text not null check (${day('validFrom')}),
      validTo text check (${day('validTo')} and validTo >= validFrom),
      basis text not null check (length(basis) <= 200),
      recordedAt text not null check (length(recordedAt) = 24),
      recordedByUserId integer not null references users (id),
      withdrawnAt text check (length(withdrawnAt) = 24 and withdrawnAt >= recordedAt),
      withdrawnByUserId integer references users (id),
      check ((withdrawnAt is null) = (withdrawnByUserId is null)),
      check (
        (fact = 'residency' and value in ('registered', 'registeredAway', 'resident', 'tenant', 'away'))
        or (fact = 'membership' and value in ('member', 'retained'))
        or (fact = 'lowIncome' and value in ('dibao', 'tekun', 'lowIncome', 'marginal'))
        or (fact = 'disability' and value glob '[1-7][1-4]')
        or (fact = 'studentStage' and value in ('kindergarten', 'primary', 'junior', 'senior', 'vocational', 'college', 'postgraduate'))
        or (fact = 'veteran' and value = 'yes')
        or (fact = 'partyMember' and value in ('full', 'probationary'))
        or (fact = 'insured' and value in ('resident', 'employee'))
        or (fact = 'livingAlone' and value = 'yes')
        or (fact = 'employment' and value in ('employed', 'flexible', 'selfEmployed', 'farming', 'unemployed', 'retired', 'none')))
    ) strict`,
    `insert into residentFactsNew (id, residentId, fact, value, detailSealed, validFrom, validTo, basis, recordedAt, recordedByUserId, withdrawnAt, withdrawnByUserId)
      select id, residentId, fact, value, detailSealed, validFrom, validTo, basis, recordedAt, recordedByUserId, withdrawnAt, withdrawnByUserId from residentFacts`,
    `drop table residentFacts`,
    `alter table residentFactsNew rename to residentFacts`,
    `create index residentFactsResident on residentFacts (residentId, fact, validFrom)`,
    `create index residentFactsValue on residentFacts (fact, value, residentId) where withdrawnAt is null`,
    `create trigger residentFactsNoOverlap before insert on residentFacts
   when new.withdrawnAt is null and exists (
     select 1 from residentFacts t where t.residentId = new.residentId and t.fact = new.fact and t.withdrawnAt is null
       and t.validFrom <= coalesce(new.validTo, '9999-12-31') and coalesce(t.validTo, '9999-12-31') >= new.validFrom)
   begin select raise(abort, 'residentFacts: two rows hold at the same time'); end`,
    `create trigger residentFactsOnlyWithdrawn before update on residentFacts
   when not (old.withdrawnAt is not null and new.withdrawnAt is null and new.withdrawnByUserId is null and ${same(fixed)}
       and exists (select 1 ${stepOf('residentFacts', 'update')} and s.after ->> '$.withdrawnAt' = old.withdrawnAt and ${undone}))
     and (old.withdrawnAt is not null or new.withdrawnAt is null or new.withdrawnByUserId is null or ${differ(fixed)})
   begin select raise(abort, 'residentFacts: a dated row is only ever withdrawn, once'); end`,
    `create trigger residentFactsNoDelete before delete on residentFacts when not exists (select 1 ${stepOf('residentFacts', 'insert')} and ${undone})
   begin select raise(abort, 'residentFacts: rows are never deleted'); end`,
    noReplace,
    ...nothingNewFor([['residentFacts', 'residentId']]),
  ],
};
