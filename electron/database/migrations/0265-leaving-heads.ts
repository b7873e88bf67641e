import { appendOnly } from './guards.ts';
import { nothingNewFor } from './merge-guards.ts';
import type { Migration } from './migration.ts';

/**
 * A change request may be the event itself by which a head leaves (迁出, 婚出, 分户, 移户), with the new head in it: the list of commands
 * that a request carries out grows by these four. Everything else of the table, and every guard of it, is as it was.
 */
export const migration: Migration = {
  number: 265,
  name: 'leaving-heads',
  statements: [
    // They name the table while it is away.
    'drop trigger changeDecisionsOther',
    'drop trigger changeDecisionsOwn',
    `create table changeRequestsNew (
    id integer primary key,
    requestNo text not null unique,
    kind text not null check (kind in ('account', 'idNumber', 'death', 'head')),
    what text not null check (what in ('setBankAccount', 'endBankAccount', 'saveResident', 'recordDeath', 'revokeEvent', 'changeHead', 'recordMovedOut', 'recordMarriageOut', 'splitHousehold', 'moveMember')),
    residentId integer references residents (id),
    householdId integer references households (id),
    proposedSealed blob not null,
    shown text not null check (json_valid(shown) and json_type(shown) = 'array'),
    bankAccountId integer references bankAccounts (id),
    reason text not null check (length(reason) between 2 and 200),
    evidence text not null check (json_valid(evidence) and json_type(evidence) = 'array' and json_array_length(evidence) > 0),
    madeAt text not null,
    madeByUserId integer not null references users (id),
    madeByStaffId integer not null references staff (id),
    check ((kind in ('account', 'idNumber', 'death')) <= (residentId is not null)),
    check ((kind = 'head') <= (householdId is not null)),
    check ((what in ('changeHead', 'recordMovedOut', 'recordMarriageOut', 'splitHousehold', 'moveMember')) <= (kind = 'head'))
  ) strict`,
    `insert into changeRequestsNew (id, requestNo, kind, what, residentId, householdId, proposedSealed, shown, bankAccountId, reason, evidence, madeAt, madeByUserId, madeByStaffId)
     select id, requestNo, kind, what, residentId, householdId, proposedSealed, shown, bankAccountId, reason, evidence, madeAt, madeByUserId, madeByStaffId from changeRequests`,
    'drop table changeRequests',
    'alter table changeRequestsNew rename to changeRequests',
    'create index changeRequestsResident on changeRequests (residentId, kind)',
    'create index changeRequestsHousehold on changeRequests (householdId, kind)',
    ...appendOnly('changeRequests'),
    ...nothingNewFor([['changeRequests', 'residentId']]),
    `create trigger changeRequestsOneOpen before insert on changeRequests
    when exists (select 1 from changeRequests r where r.kind = new.kind
      and (case when new.kind = 'head' then r.householdId = new.householdId else r.residentId = new.residentId end)
      and not exists (select 1 from changeDecisions d where d.changeRequestId = r.id))
    begin select raise(abort, 'change_pending'); end`,
    `create trigger changeDecisionsOther before insert on changeDecisions
    when new.outcome <> 'withdrawn' and exists (select 1 from changeRequests r where r.id = new.changeRequestId and r.madeByStaffId = new.decidedByStaffId)
    begin select raise(abort, 'change_own'); end`,
    `create trigger changeDecisionsOwn before insert on changeDecisions
    when new.outcome = 'withdrawn' and exists (select 1 from changeRequests r where r.id = new.changeRequestId and r.madeByStaffId <> new.decidedByStaffId)
    begin select raise(abort, 'change_not_own'); end`,
  ],
};
