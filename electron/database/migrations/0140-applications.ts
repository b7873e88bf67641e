import { appendOnly, neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Applications for welfare that a person asks for: form, check list, home visit, panel, decision, answer.
 *
 * What the triggers promise: steps, visits, panels and decisions are added, never changed; an application moves only along its way;
 * nobody decides on what he registered; one grant for a person and level of study, for ever; what was decided keeps its form.
 */
const STATUSES = `'registered', 'incomplete', 'screened', 'visited', 'voted', 'published', 'approved', 'archived', 'followedUp', 'suspended', 'rejected', 'withdrawn'`;

const tables = [
  `create table applicationHandlings (
    programmeId integer primary key references programmes (id),
    kind text not null check (kind in ('student', 'relief', 'hardship', 'kindergarten', 'bus', 'other')),
    handling text not null check (json_valid(handling)),
    version integer not null check (version > 0),
    changedAt text not null,
    changedByUserId integer not null references users (id)
  ) strict`,
  // One public notice for one or more applications of a programme: the notice's subject is the round.
  `create table applicationRounds (
    id integer primary key,
    programmeId integer not null references programmes (id),
    openedOn text not null,
    applications integer not null check (applications > 0),
    totalFen integer not null check (totalFen > 0),
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null
  ) strict`,
  `create table applications (
    id integer primary key,
    applicationNo text not null unique,
    programmeId integer not null references programmes (id),
    kind text not null check (kind in ('student', 'relief', 'hardship', 'kindergarten', 'bus', 'other')),
    handling text not null check (json_valid(handling)),
    applicantId integer not null references residents (id),
    beneficiaryId integer not null references residents (id),
    householdId integer references households (id),
    relation text not null check (length(relation) between 1 and 20),
    receivedOn text not null,
    form text not null check (json_valid(form)),
    consent integer not null check (consent in (0, 1)),
    onceKey text,
    status text not null check (status in (${STATUSES})),
    suspendedFrom text check (suspendedFrom in (${STATUSES})),
    dueOn text,
    payeeId integer not null references residents (id),
    roundId integer references applicationRounds (id),
    proposedFen integer check (proposedFen > 0),
    claimId integer references claims (id),
    amountFen integer check (amountFen > 0),
    archiveNo text,
    registeredByUserId integer not null references users (id),
    registeredByStaffId integer not null references staff (id),
    version integer not null check (version > 0),
    createdAt text not null,
    check ((status = 'suspended') = (suspendedFrom is not null)),
    check (payeeId in (applicantId, beneficiaryId)),
    check (status <> 'published' or roundId is not null),
    check (status not in ('approved', 'archived', 'followedUp') or amountFen is not null)
  ) strict`,
  `create unique index applicationsOnce on applications (onceKey) where onceKey is not null and status not in ('rejected', 'withdrawn')`,
  `create index applicationsBeneficiary on applications (beneficiaryId)`,
  `create index applicationsDue on applications (status, dueOn)`,
  `create table applicationEvidence (
    applicationId integer not null references applications (id),
    key text not null,
    position integer not null,
    name text not null,
    required integer not null check (required in (0, 1)),
    seen text not null check (seen in ('missing', 'original', 'copy', 'waived')),
    seenOn text,
    note text not null,
    primary key (applicationId, key)
  ) strict, without rowid`,
  `create table applicationSteps (
    id integer primary key,
    applicationId integer not null references applications (id),
    step text not null,
    fromStatus text,
    toStatus text not null,
    comment text not null,
    dueOn text,
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null
  ) strict`,
  `create index applicationStepsApplication on applicationSteps (applicationId, id)`,
  `create table applicationVisits (
    id integer primary key,
    applicationId integer not null references applications (id),
    visitedOn text not null,
    place text not null,
    visitors text not null check (json_valid(visitors)),
    finding text not null check (length(finding) between 1 and 1000),
    agrees integer not null check (agrees in (0, 1)),
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null
  ) strict`,
  `create index applicationVisitsApplication on applicationVisits (applicationId)`,
  `create table applicationPanels (
    id integer primary key,
    applicationId integer not null references applications (id),
    heldOn text not null,
    place text not null,
    minutes text not null,
    members text not null check (json_valid(members)),
    attended integer not null, yes integer not null, no integer not null, abstain integer not null, avoided integer not null,
    passed integer not null check (passed in (0, 1)),
    recommendedFen integer check (recommendedFen > 0),
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null,
    check (yes + no + abstain = attended)
  ) strict`,
  `create index applicationPanelsApplication on applicationPanels (applicationId)`,
  `create table applicationDecisions (
    id integer primary key,
    applicationId integer not null references applications (id),
    approve integer not null check (approve in (0, 1)),
    amountFen integer not null check (amountFen >= 0 and (amountFen > 0) = approve),
    reason text not null check (length(reason) between 1 and 300),
    docNo text not null,
    decidedOn text not null,
    appealUntil text,
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null,
    check ((appealUntil is null) = approve)
  ) strict`,
  `create index applicationDecisionsApplication on applicationDecisions (applicationId)`,
  `create table applicationFollowUps (
    id integer primary key,
    applicationId integer not null references applications (id),
    visitedOn text not null,
    visitor text not null,
    finding text not null,
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null
  ) strict`,
  `create table applicationTransitions (fromStatus text not null, toStatus text not null, primary key (fromStatus, toStatus)) strict, without rowid`,
  `insert into applicationTransitions (fromStatus, toStatus) values
    ('registered', 'incomplete'), ('registered', 'screened'), ('registered', 'visited'), ('registered', 'voted'),
    ('incomplete', 'screened'), ('incomplete', 'visited'), ('incomplete', 'voted'),
    ('screened', 'visited'), ('screened', 'voted'), ('visited', 'voted'), ('visited', 'screened'), ('voted', 'published'), ('voted', 'approved'), ('published', 'approved'), ('published', 'voted'),
    ('voted', 'rejected'), ('published', 'rejected'), ('incomplete', 'rejected'), ('visited', 'rejected'), ('rejected', 'visited'), ('rejected', 'voted'),
    ('approved', 'archived'), ('approved', 'withdrawn'), ('archived', 'followedUp'),
    ('registered', 'withdrawn'), ('incomplete', 'withdrawn'), ('screened', 'withdrawn'), ('visited', 'withdrawn'), ('voted', 'withdrawn'), ('published', 'withdrawn'), ('suspended', 'withdrawn'),
    ('registered', 'suspended'), ('incomplete', 'suspended'), ('screened', 'suspended'), ('visited', 'suspended'), ('voted', 'suspended'), ('published', 'suspended'),
    ('suspended', 'registered'), ('suspended', 'incomplete'), ('suspended', 'screened'), ('suspended', 'visited'), ('suspended', 'voted'), ('suspended', 'published')`,
];

const guards = [
  ...neverDeleted('applications'),
  ...appendOnly('applicationRounds'),
  ...appendOnly('applicationSteps'),
  ...appendOnly('applicationVisits'),
  ...appendOnly('applicationPanels'),
  ...appendOnly('applicationDecisions'),
  ...appendOnly('applicationFollowUps'),
  `create trigger applicationEvidenceNoDelete before delete on applicationEvidence begin select raise(abort, 'applicationEvidence: rows are never deleted'); end`,
  `create trigger applicationsMove before update of status on applications when new.status <> old.status
    and not exists (select 1 from applicationTransitions where fromStatus = old.status and toStatus = new.status)
    begin select raise(abort, 'application_move_wrong'); end`,
  `create trigger applicationsFixed before update on applications
    when new.applicationNo <> old.applicationNo or new.programmeId <> old.programmeId or new.kind <> old.kind or new.beneficiaryId <> old.beneficiaryId or new.applicantId <> old.applicantId
      or new.receivedOn <> old.receivedOn or new.registeredByStaffId <> old.registeredByStaffId
      or (old.status in ('approved', 'archived', 'followedUp') and (new.form <> old.form or new.amountFen is not old.amountFen))
    begin select raise(abort, 'application_fixed'); end`,
  `create trigger applicationDecisionsOther before insert on applicationDecisions
    when exists (select 1 from applications a where a.id = new.applicationId and a.registeredByStaffId = new.staffId)
    begin select raise(abort, 'application_own_decision'); end`,
  `create trigger applicationsDecided before update of status on applications when new.status = 'approved' and old.status <> 'suspended'
    and not exists (select 1 from applicationDecisions d where d.applicationId = new.id and d.approve = 1 and d.amountFen = new.amountFen)
    begin select raise(abort, 'application_undecided'); end`,
];

export const migration: Migration = { number: 140, name: 'applications', statements: [...tables, ...guards] };
