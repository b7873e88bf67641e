import { appendOnly, neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

export const migration: Migration = {
  number: 10,
  name: 'office',
  statements: [
    `create table office (
      id integer primary key check (id = 1),
      officeId text not null check (length(officeId) = 32),
      name text not null check (length(name) between 1 and 60),
      communityName text not null check (length(communityName) between 1 and 60),
      practice integer not null check (practice in (0, 1)),
      createdAt text not null
    ) strict`,
    ...appendOnly('office'),
    `create table settings (key text primary key, value text not null check (json_valid(value))) strict, without rowid`,
    `create table staff (
      id integer primary key,
      name text not null check (length(name) between 1 and 60),
      createdAt text not null
    ) strict`,
    ...neverDeleted('staff'),
    `create table users (
      id integer primary key,
      userName text not null collate nocase unique check (length(userName) between 1 and 40),
      staffId integer not null references staff (id),
      status text not null check (status in ('active', 'disabled')),
      mustChangePassword integer not null check (mustChangePassword in (0, 1)),
      lastSignInAt text,
      createdAt text not null
    ) strict`,
    // The person behind an account is what maker-checker compares: an account never changes hands.
    `create trigger usersStaffFixed before update of id, staffId on users when new.id <> old.id or new.staffId <> old.staffId
     begin select raise(abort, 'users: an account stays with its person'); end`,
    ...neverDeleted('users'),
    `create table userRoles (
      userId integer not null references users (id),
      role text not null check (role in ('administrator', 'clerk', 'reviewer', 'director', 'accountant', 'cashier', 'volunteerOfficer', 'supervisor')),
      primary key (userId, role)
    ) strict, without rowid`,
    `create table keyWraps (
      id integer primary key,
      kind text not null check (kind in ('password', 'recovery')),
      userId integer references users (id),
      costLog2 integer not null check (costLog2 between 10 and 22),
      salt blob not null check (length(salt) = 16),
      wrapped blob not null check (length(wrapped) = 60),
      createdAt text not null,
      check ((kind = 'recovery') = (userId is null))
    ) strict`,
    `create unique index keyWrapsUser on keyWraps (userId) where userId is not null`,
    `create unique index keyWrapsRecovery on keyWraps (kind) where kind = 'recovery'`,
    `create table signInCounters (
      subject text primary key,
      failures integer not null check (failures >= 0),
      lastFailureAt text not null
    ) strict, without rowid`,
    `create table auditRows (
      seq integer primary key,
      at text not null,
      userId integer references users (id),
      userName text not null,
      staffName text not null,
      method text not null,
      subject text not null,
      detail text not null check (json_valid(detail)),
      prevHash text not null check (length(prevHash) = 64),
      hash text not null unique check (length(hash) = 64),
      mac text check (length(mac) = 64)
    ) strict`,
    `create trigger auditRowsInOrder before insert on auditRows when new.seq <> (select coalesce(max(seq), 0) + 1 from auditRows)
     begin select raise(abort, 'auditRows: rows are added at the end, one after the other'); end`,
    ...appendOnly('auditRows', 'seq'),
    `create index auditRowsSubject on auditRows (subject, seq)`,
    `create index auditRowsMethod on auditRows (method, seq)`,
    `create table actReplies (
      actId text primary key check (length(actId) between 8 and 64),
      userId integer not null references users (id),
      method text not null,
      inputHash text not null,
      reply text not null check (json_valid(reply)),
      at text not null
    ) strict, without rowid`,
  ],
};
