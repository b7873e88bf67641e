import { appendOnly, neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Volunteers and their teams (志愿服务条例 2017; 志愿服务记录与证明出具办法 2020).
 *
 * What the triggers promise: numbers are gapless and stay; what happened to a volunteer's standing is added, never changed, in
 * the order of days; a place in a team, and an insurance, is only ever withdrawn, once; nobody is twice in one team on one day,
 * and a team has one leader on a day; a volunteer is a resident of the register or a guest with a name, never both.
 */
const day = (column: string): string => `${column} glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`;

const dated = `
    validFrom text not null check (${day('validFrom')}),
    validTo text check (${day('validTo')} and validTo >= validFrom),`;
const insured = `
    validFrom text not null check (${day('validFrom')}),
    validTo text not null check (${day('validTo')} and validTo >= validFrom),`;
const recorded = `
    recordedAt text not null check (length(recordedAt) = 24),
    recordedByUserId integer not null references users (id),
    withdrawnAt text check (length(withdrawnAt) = 24 and withdrawnAt >= recordedAt),
    withdrawnByUserId integer references users (id),
    check ((withdrawnAt is null) = (withdrawnByUserId is null))`;

const onlyWithdrawn = (table: string, fixed: readonly string[]): string[] => [
  `create trigger ${table}OnlyWithdrawn before update on ${table}
   when old.withdrawnAt is not null or new.withdrawnAt is null or new.withdrawnByUserId is null
     or ${fixed.map((column) => `new.${column} is not old.${column}`).join(' or ')}
   begin select raise(abort, '${table}: a dated row is only ever withdrawn, once'); end`,
  ...neverDeleted(table),
];

const overlapping = `t.withdrawnAt is null and t.validFrom <= coalesce(new.validTo, '9999-12-31') and coalesce(t.validTo, '9999-12-31') >= new.validFrom`;

const tables = [
  // A resident's name, birth date and numbers stand in the register; a guest's stand here.
  `create table volunteers (
    id integer primary key,
    volunteerNo integer not null unique check (volunteerNo between 1 and 999999),
    residentId integer unique references residents (id),
    name text not null check (length(name) <= 60),
    namePinyin text not null,
    nameInitials text not null,
    sex text not null check (sex in ('0', '1', '2', '9')),
    birthDate text check (${day('birthDate')}),
    idKind text not null check (idKind in ('citizenId', 'other')),
    idNumberSealed blob,
    idNumberIndex text unique check (length(idNumberIndex) = 64 and idNumberIndex not glob '*[^0-9a-f]*'),
    idNumberMasked text not null check (length(idNumberMasked) <= 40),
    phone text not null check (length(phone) <= 30),
    phoneReversed text not null,
    address text not null check (length(address) <= 200),
    nationalNo text not null check (length(nationalNo) <= 30),
    registeredOn text not null check (${day('registeredOn')}),
    status text not null check (status in ('active', 'paused', 'left')),
    statusOn text not null check (${day('statusOn')} and statusOn >= registeredOn),
    guardianName text not null check (length(guardianName) <= 60),
    guardianRelation text not null check (length(guardianRelation) <= 20),
    guardianPhone text not null check (length(guardianPhone) <= 30),
    guardianConsentOn text check (${day('guardianConsentOn')}),
    guardianPaperNo text not null check (length(guardianPaperNo) <= 60),
    agreementOn text check (${day('agreementOn')}),
    agreementNo text not null check (length(agreementNo) <= 60),
    note text not null check (length(note) <= 500),
    version integer not null check (version >= 1),
    createdAt text not null check (length(createdAt) = 24),
    check ((residentId is null) = (length(name) > 0)),
    check ((idNumberSealed is null) = (idNumberIndex is null)),
    check (residentId is null or (idNumberSealed is null and phone = '' and birthDate is null)),
    check (guardianConsentOn is null or (length(guardianName) > 0 and length(guardianPaperNo) > 0))
  ) strict`,
  `create index volunteersStatus on volunteers (status)`,
  `create table volunteerEvents (
    id integer primary key,
    volunteerId integer not null references volunteers (id),
    status text not null check (status in ('active', 'paused', 'left')),
    occurredOn text not null check (${day('occurredOn')}),
    reason text not null check (length(reason) <= 200),
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null check (length(at) = 24)
  ) strict`,
  `create index volunteerEventsVolunteer on volunteerEvents (volunteerId, occurredOn, id)`,
  // 技能 and 服务类别: both are lists the office keeps.
  `create table skills (
    id integer primary key,
    kind text not null check (kind in ('skill', 'service')),
    name text not null check (length(name) between 1 and 20),
    active integer not null check (active in (0, 1)),
    unique (kind, name)
  ) strict`,
  `insert into skills (id, kind, name, active) values
    (1, 'skill', '水电维修', 1), (2, 'skill', '家电维修', 1), (3, 'skill', '理发', 1), (4, 'skill', '医护', 1), (5, 'skill', '急救', 1), (6, 'skill', '心理疏导', 1),
    (7, 'skill', '法律', 1), (8, 'skill', '调解', 1), (9, 'skill', '文艺', 1), (10, 'skill', '书画', 1), (11, 'skill', '摄影', 1), (12, 'skill', '电脑', 1),
    (13, 'skill', '外语', 1), (14, 'skill', '课业辅导', 1), (15, 'skill', '烹饪', 1), (16, 'skill', '驾驶', 1), (17, 'skill', '园艺', 1), (18, 'skill', '手语', 1),
    (31, 'service', '助老', 1), (32, 'service', '助残', 1), (33, 'service', '助幼', 1), (34, 'service', '环境清洁', 1), (35, 'service', '治安巡逻', 1), (36, 'service', '矛盾调解', 1),
    (37, 'service', '义诊健康', 1), (38, 'service', '维修便民', 1), (39, 'service', '文体宣传', 1), (40, 'service', '文明交通', 1), (41, 'service', '政策宣讲', 1), (42, 'service', '防汛救灾', 1)`,
  `create table volunteerSkills (
    volunteerId integer not null references volunteers (id),
    skillId integer not null references skills (id),
    primary key (volunteerId, skillId)
  ) strict, without rowid`,
  `create index volunteerSkillsSkill on volunteerSkills (skillId)`,
  `create table volunteerFreeTimes (
    volunteerId integer not null references volunteers (id),
    weekday integer not null check (weekday between 1 and 7),
    part text not null check (part in ('morning', 'afternoon', 'evening')),
    primary key (volunteerId, weekday, part)
  ) strict, without rowid`,
  `create table volunteerInsurances (
    id integer primary key,
    volunteerId integer not null references volunteers (id),
    policyNo text not null check (length(policyNo) between 1 and 60),
    insurer text not null check (length(insurer) <= 60),${insured}${recorded}
  ) strict`,
  `create index volunteerInsurancesVolunteer on volunteerInsurances (volunteerId, validTo)`,
  `create table teams (
    id integer primary key,
    code text not null unique check (length(code) between 1 and 20),
    name text not null unique check (length(name) between 1 and 40),
    kind text not null check (kind in ('women', 'seniors', 'repairs', 'party', 'patrol', 'arts', 'youth', 'other')),
    purpose text not null check (length(purpose) <= 200),
    foundedOn text not null check (${day('foundedOn')}),
    consentOn text check (${day('consentOn')}),
    consentMinutesNo text not null check (length(consentMinutesNo) <= 60),
    dissolvedOn text check (${day('dissolvedOn')} and dissolvedOn >= foundedOn),
    dissolvedReason text not null check (length(dissolvedReason) <= 200),
    version integer not null check (version >= 1),
    createdAt text not null check (length(createdAt) = 24),
    check ((consentOn is null) = (consentMinutesNo = ''))
  ) strict`,
  `create table teamMemberships (
    id integer primary key,
    teamId integer not null references teams (id),
    volunteerId integer not null references volunteers (id),
    role text not null check (role in ('leader', 'deputy', 'backbone', 'member')),${dated}
    endReason text not null check (length(endReason) <= 200),${recorded}
  ) strict`,
  `create index teamMembershipsTeam on teamMemberships (teamId, validFrom)`,
  `create index teamMembershipsVolunteer on teamMemberships (volunteerId, validFrom)`,
  // The column mapping confirmed last time for a file with these headers, and every roster that was brought in.
  `create table teamRosterMappings (signature text primary key, mapping text not null) strict, without rowid`,
  `create table teamRosters (
    id integer primary key,
    teamId integer not null references teams (id),
    fileName text not null,
    sha256 text not null,
    newVolunteers integer not null,
    joined integer not null,
    changedRows integer not null,
    unchangedRows integer not null,
    heldRows integer not null,
    at text not null check (length(at) = 24),
    userId integer not null references users (id)
  ) strict`,
];

const guards = [
  ...neverDeleted('volunteers'),
  `create trigger volunteersGapless before insert on volunteers when new.volunteerNo <> coalesce((select max(volunteerNo) from volunteers), 0) + 1
   begin select raise(abort, 'volunteers: numbers have no gap'); end`,
  `create trigger volunteersFixed before update on volunteers when new.volunteerNo <> old.volunteerNo or new.registeredOn <> old.registeredOn or (old.residentId is not null and new.residentId is not old.residentId)
   begin select raise(abort, 'volunteers: the number, the day and the resident stay'); end`,
  ...appendOnly('volunteerEvents'),
  `create trigger volunteerEventsInOrder before insert on volunteerEvents
   when exists (select 1 from volunteerEvents e where e.volunteerId = new.volunteerId and e.occurredOn > new.occurredOn)
   begin select raise(abort, 'volunteerEvents: days go on'); end`,
  ...neverDeleted('skills'),
  ...onlyWithdrawn('volunteerInsurances', ['id', 'volunteerId', 'policyNo', 'insurer', 'validFrom', 'validTo', 'recordedAt', 'recordedByUserId']),
  ...neverDeleted('teams'),
  `create trigger teamsFixed before update on teams when new.code <> old.code or (old.dissolvedOn is not null and new.dissolvedOn is not old.dissolvedOn)
   begin select raise(abort, 'teams: the code stays, and so does the end'); end`,
  ...onlyWithdrawn('teamMemberships', ['id', 'teamId', 'volunteerId', 'role', 'validFrom', 'validTo', 'endReason', 'recordedAt', 'recordedByUserId']),
  `create trigger teamMembershipsNoOverlap before insert on teamMemberships when new.withdrawnAt is null and exists (
     select 1 from teamMemberships t where t.teamId = new.teamId and t.volunteerId = new.volunteerId and ${overlapping})
   begin select raise(abort, 'teamMemberships: twice in one team on one day'); end`,
  `create trigger teamMembershipsOneLeader before insert on teamMemberships when new.withdrawnAt is null and new.role = 'leader' and exists (
     select 1 from teamMemberships t where t.teamId = new.teamId and t.role = 'leader' and ${overlapping})
   begin select raise(abort, 'teamMemberships: two leaders on one day'); end`,
  ...appendOnly('teamRosters'),
];

export const migration: Migration = { number: 200, name: 'volunteers', statements: [...tables, ...guards] };
