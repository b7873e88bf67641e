import type { Migration } from './migration.ts';

/**
 * Who looks after a programme, and the last month it has lists for. No list of its own is begun for a later month; what is paid again or
 * made up for is of earlier months, whenever it is paid.
 */
export const migration: Migration = {
  number: 277,
  name: 'programme-owner',
  statements: [
    `alter table programmes add column ownerStaffId integer references staff (id)`,
    `alter table programmes add column ownerName text not null default '' check (length(ownerName) <= 30 and (ownerName = '' or ownerStaffId is null))`,
    `alter table programmes add column lastMonth text check (lastMonth is null or lastMonth glob '[0-9][0-9][0-9][0-9]-[01][0-9]')`,
    `create trigger batchesAfterProgramme before insert on batches when new.kind in ('main', 'claims')
      and exists (select 1 from programmes p where p.id = new.programmeId and p.lastMonth < new.benefitMonth)
      begin select raise(abort, 'batches: the programme has ended by this month'); end`,
    `create trigger programmesLastMonth before update of lastMonth on programmes when new.lastMonth is not null and new.lastMonth is not old.lastMonth
      and exists (select 1 from batches b where b.programmeId = new.id and b.kind in ('main', 'claims') and b.status <> 'voided' and b.benefitMonth > new.lastMonth)
      begin select raise(abort, 'programmes: there are lists for later months'); end`,
  ],
};
