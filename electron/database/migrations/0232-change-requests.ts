import { appendOnly } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Change requests for what misdirects money when it is wrong: bank account, ID number, death, head of household (A14).
 *
 * What the triggers promise: a request and its decision are added, never changed; a request is decided once; who drafted it neither
 * applies nor refuses it, and nobody else withdraws it; one request of a kind is open for a person or household at a time.
 */
const tables = [
  `create table changeRequests (
    id integer primary key,
    requestNo text not null unique,
    kind text not null check (kind in ('account', 'idNumber', 'death', 'head')),
    what text not null check (what in ('setBankAccount', 'endBankAccount', 'saveResident', 'recordDeath', 'revokeEvent', 'changeHead')),
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
    check ((kind = 'head') <= (householdId is not null))
  ) strict`,
  `create index changeRequestsResident on changeRequests (residentId, kind)`,
  `create index changeRequestsHousehold on changeRequests (householdId, kind)`,
  `create table changeDecisions (
    id integer primary key,
    changeRequestId integer not null unique references changeRequests (id),
    outcome text not null check (outcome in ('applied', 'refused', 'withdrawn')),
    reason text not null check (length(reason) <= 200 and (outcome <> 'refused' or length(reason) >= 2)),
    decidedAt text not null,
    decidedByUserId integer not null references users (id),
    decidedByStaffId integer not null references staff (id)
  ) strict`,
];

const guards = [
  ...appendOnly('changeRequests'),
  ...appendOnly('changeDecisions'),
  `create trigger changeDecisionsOnce before insert on changeDecisions
    when exists (select 1 from changeDecisions d where d.changeRequestId = new.changeRequestId)
    begin select raise(abort, 'change_decided'); end`,
  `create trigger changeDecisionsOther before insert on changeDecisions
    when new.outcome <> 'withdrawn' and exists (select 1 from changeRequests r where r.id = new.changeRequestId and r.madeByStaffId = new.decidedByStaffId)
    begin select raise(abort, 'change_own'); end`,
  `create trigger changeDecisionsOwn before insert on changeDecisions
    when new.outcome = 'withdrawn' and exists (select 1 from changeRequests r where r.id = new.changeRequestId and r.madeByStaffId <> new.decidedByStaffId)
    begin select raise(abort, 'change_not_own'); end`,
  `create trigger changeRequestsOneOpen before insert on changeRequests
    when exists (select 1 from changeRequests r where r.kind = new.kind
      and (case when new.kind = 'head' then r.householdId = new.householdId else r.residentId = new.residentId end)
      and not exists (select 1 from changeDecisions d where d.changeRequestId = r.id))
    begin select raise(abort, 'change_pending'); end`,
];

export const migration: Migration = { number: 232, name: 'change-requests', statements: [...tables, ...guards] };
