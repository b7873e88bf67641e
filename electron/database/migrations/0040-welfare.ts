/** Welfare programmes, their dated versions and the pauses of persons. */
import { appendOnly, neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

const MONTH = `glob '[0-9][0-9][0-9][0-9]-[01][0-9]'`;

export const migration: Migration = {
  number: 40,
  name: 'welfare',
  statements: [
    `create table programmes (
      id integer primary key,
      code text not null unique check (length(code) between 2 and 12 and code not glob '*[^A-Z0-9]*'),
      name text not null check (length(name) between 1 and 40),
      target text not null check (target in ('person', 'household')),
      form text not null check (form in ('cash', 'inKind', 'provider')),
      period text not null check (period in ('monthly', 'quarterly', 'yearly', 'once')),
      purpose text not null check (length(purpose) <= 60),
      status text not null check (status in ('active', 'ended')),
      accountSetId integer not null references accountSets (id),
      version integer not null check (version >= 1),
      createdAt text not null,
      createdByUserId integer not null references users (id)
    ) strict`,
    ...neverDeleted('programmes'),
    `create trigger programmesFixed before update of id, code, target, createdAt, createdByUserId on programmes
     when new.id <> old.id or new.code <> old.code or new.target <> old.target or new.createdAt <> old.createdAt or new.createdByUserId <> old.createdByUserId
     begin select raise(abort, 'programmes: code and target stay as they were made'); end`,
    `create table programmeVersions (
      id integer primary key,
      programmeId integer not null references programmes (id),
      versionNo integer not null check (versionNo >= 1),
      validFrom text not null check (validFrom ${MONTH}),
      validTo text check (validTo ${MONTH} and validTo >= validFrom),
      resolutionNo text not null check (length(resolutionNo) <= 60),
      resolvedOn text check (length(resolvedOn) = 10),
      resolutionTitle text not null check (length(resolutionTitle) <= 120),
      rule text not null check (json_valid(rule)),
      amount text not null check (json_valid(amount)),
      exclusions text not null check (json_valid(exclusions)),
      expenseAccountCode text not null check (length(expenseAccountCode) between 3 and 20),
      payableAccountCode text not null check (length(payableAccountCode) between 3 and 20),
      moneyAccountCode text not null check (length(moneyAccountCode) between 3 and 20),
      cashAccountCode text not null check (length(cashAccountCode) between 3 and 20),
      stackable integer not null check (stackable in (0, 1)),
      exclusionGroup text check (length(exclusionGroup) between 1 and 40),
      status text not null check (status in ('draft', 'active', 'dropped')),
      version integer not null check (version >= 1),
      createdAt text not null,
      createdByUserId integer not null references users (id),
      activatedAt text,
      activatedByUserId integer references users (id),
      unique (programmeId, versionNo),
      check ((status = 'active') = (activatedAt is not null)),
      check ((activatedAt is null) = (activatedByUserId is null)),
      check (status <> 'active' or (length(resolutionNo) > 0 and resolvedOn is not null))
    ) strict`,
    ...neverDeleted('programmeVersions'),
    `create unique index programmeVersionsDraft on programmeVersions (programmeId) where status = 'draft'`,
    `create index programmeVersionsByMonth on programmeVersions (programmeId, validFrom) where status = 'active'`,
    `create trigger programmeVersionsFixed before update on programmeVersions
     when old.status <> 'draft' and not (
       -- The one change an active version knows: the day its successor takes over is written into an open end.
       old.status = 'active' and old.validTo is null and new.validTo is not null and new.status = 'active'
       and new.id = old.id and new.programmeId = old.programmeId and new.versionNo = old.versionNo and new.validFrom = old.validFrom
       and new.resolutionNo = old.resolutionNo and new.resolvedOn is old.resolvedOn and new.resolutionTitle = old.resolutionTitle
       and new.rule = old.rule and new.amount = old.amount and new.exclusions = old.exclusions
       and new.expenseAccountCode = old.expenseAccountCode and new.payableAccountCode = old.payableAccountCode
       and new.moneyAccountCode = old.moneyAccountCode and new.cashAccountCode = old.cashAccountCode
       and new.stackable = old.stackable and new.exclusionGroup is old.exclusionGroup
       and new.createdAt = old.createdAt and new.createdByUserId = old.createdByUserId
       and new.activatedAt = old.activatedAt and new.activatedByUserId = old.activatedByUserId)
     begin select raise(abort, 'programmeVersions: an active version is never changed'); end`,
    `create trigger programmeVersionsIdentity before update of id, programmeId, versionNo on programmeVersions
     when new.id <> old.id or new.programmeId <> old.programmeId or new.versionNo <> old.versionNo
     begin select raise(abort, 'programmeVersions: a version stays with its programme'); end`,
    `create trigger programmeVersionsOverlap before update of status, validFrom, validTo on programmeVersions
     when new.status = 'active' and exists (
       select 1 from programmeVersions v where v.programmeId = new.programmeId and v.id <> new.id and v.status = 'active'
       and v.validFrom <= coalesce(new.validTo, '9999-12') and coalesce(v.validTo, '9999-12') >= new.validFrom)
     begin select raise(abort, 'programmeVersions: months of two versions overlap'); end`,
    `create trigger programmeVersionsBornDraft before insert on programmeVersions when new.status <> 'draft'
     begin select raise(abort, 'programmeVersions: a version begins as a draft'); end`,
    `create table programmePauses (
      id integer primary key,
      programmeId integer not null references programmes (id),
      residentId integer not null references residents (id),
      fromMonth text not null check (fromMonth ${MONTH}),
      toMonth text check (toMonth ${MONTH} and toMonth >= fromMonth),
      reason text not null check (length(reason) between 1 and 200),
      recordedAt text not null,
      recordedByUserId integer not null references users (id),
      withdrawnAt text,
      withdrawnByUserId integer references users (id),
      check ((withdrawnAt is null) = (withdrawnByUserId is null))
    ) strict`,
    ...neverDeleted('programmePauses'),
    `create index programmePausesWho on programmePauses (programmeId, residentId)`,
    `create index programmePausesResident on programmePauses (residentId)`,
    `create trigger programmePausesFixed before update on programmePauses
     when old.withdrawnAt is not null or new.withdrawnAt is null or new.id <> old.id or new.programmeId <> old.programmeId
       or new.residentId <> old.residentId or new.fromMonth <> old.fromMonth or new.toMonth is not old.toMonth
       or new.reason <> old.reason or new.recordedAt <> old.recordedAt or new.recordedByUserId <> old.recordedByUserId
     begin select raise(abort, 'programmePauses: a pause is only ever withdrawn'); end`,
    `create table programmeDecisions (
      id integer primary key,
      programmeId integer not null references programmes (id),
      versionId integer references programmeVersions (id),
      step text not null check (step in ('create', 'saveDraft', 'activate', 'dropDraft', 'end', 'reopen')),
      comment text not null check (length(comment) <= 200),
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null
    ) strict`,
    ...appendOnly('programmeDecisions'),
    `create index programmeDecisionsOf on programmeDecisions (programmeId)`,
  ],
};
