import type { Migration } from './migration.ts';

/**
 * Team and contract beside the other things a line can name, and what each account offers when a line is typed. Fingerprints of lines that name
 * neither stay what they were.
 */
export const migration: Migration = {
  number: 106,
  name: 'line-dimensions',
  statements: [
    `alter table voucherLines add column team text check (length(team) between 1 and 60)`,
    `alter table voucherLines add column contract text check (length(contract) between 1 and 60)`,
    `alter table accounts add column offers text not null default '[]' check (json_valid(offers) and json_type(offers) = 'array')`,
    `drop trigger voucherLinesUpdate`,
    `create trigger voucherLinesUpdate before update on voucherLines
      when not (old.bookedOn is null and new.bookedOn is not null
        and exists (select 1 from vouchers where id = old.voucherId and status = 'posted' and voucherDate = new.bookedOn)
        and new.id = old.id and new.voucherId = old.voucherId and new.lineNo = old.lineNo and new.summary = old.summary
        and new.accountId = old.accountId and new.debitFen = old.debitFen and new.creditFen = old.creditFen
        and new.residentId is old.residentId and new.householdId is old.householdId and new.programmeId is old.programmeId
        and new.batchId is old.batchId and new.counterparty is old.counterparty and new.project is old.project and new.fund is old.fund
        and new.team is old.team and new.contract is old.contract)
      begin select raise(abort, 'posted_voucher_fixed'); end`,
    // Account sets that are there already offer what a new one does (community rules: §1.3, auxiliary dimensions).
    `update accounts set offers = '["counterparty"]' where code in ('112', '211', '21104', '21199', '221', '141')`,
    `update accounts set offers = '["householdId","residentId","counterparty"]' where code = '113'`,
    `update accounts set offers = '["programmeId"]' where code = '21101' or code like '514%' and leaf = 1`,
    `update accounts set offers = '["project"]' where code in ('153', '231')`,
    `update accounts set offers = '["project","fund"]' where code = '241'`,
    `update accounts set offers = '["fund"]' where code in ('31107', '21105', '10202')`,
    `update accounts set offers = '["counterparty","contract"]' where code like '501%' and leaf = 1 or code = '21103'`,
    `update accounts set offers = '["team"]' where code = '51407'`,
    `create index voucherLinesProject on voucherLines (project) where project is not null`,
    // Teams, projects and the like by name: what is offered before anybody has used it.
    `create table lineNames (
      accountSetId integer not null references accountSets (id),
      dimension text not null check (dimension in ('counterparty', 'project', 'fund', 'team', 'contract')),
      name text not null check (length(name) between 1 and 60),
      active integer not null check (active in (0, 1)),
      primary key (accountSetId, dimension, name)
    ) strict, without rowid`,
  ],
};
