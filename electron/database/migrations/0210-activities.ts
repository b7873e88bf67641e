import { appendOnly, neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Activities of the volunteer teams (志愿活动): posts, shifts, who is placed and who waits, whom it serves.
 *
 * What the triggers promise: an activity goes only the ways of its table of moves; a risky one never opens without an insurance
 * policy; a shift never holds more people than its capacity; a name stands on a roster once; nothing is deleted once people signed up.
 */
const day = (column: string): string => `${column} glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`;
const by = `
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null check (length(at) = 24)`;

const tables = [
  // 活动类型 (community-welfare §6.4): a list the office keeps.
  `create table activityTypes (
    id integer primary key,
    name text not null unique check (length(name) between 1 and 20),
    active integer not null check (active in (0, 1))
  ) strict`,
  `insert into activityTypes (id, name, active) values
    (1, '助老', 1), (2, '助残', 1), (3, '助幼/四点半课堂', 1), (4, '环境清洁/垃圾分类', 1), (5, '治安巡逻', 1), (6, '矛盾调解', 1), (7, '义诊健康', 1), (8, '维修便民', 1),
    (9, '文体宣传', 1), (10, '文明交通', 1), (11, '法律/政策宣讲', 1), (12, '防汛救灾', 1), (13, '疫情防控', 1), (14, '大型活动', 1), (15, '反诈宣传', 1), (16, '节日慰问', 1)`,
  // The rules of hours from a day on; the latest row that has begun holds. Minutes.
  `create table hourRules (
    id integer primary key,
    validFrom text not null check (${day('validFrom')}),
    roundToMinutes integer not null check (roundToMinutes in (1, 5, 10, 15, 30, 60)),
    rounding text not null check (rounding in ('nearest', 'down')),
    askAboveMinutes integer not null check (askAboveMinutes between 60 and 1440),
    refuseAboveMinutes integer not null check (refuseAboveMinutes between 60 and 1440),
    restMinutes integer not null check (restMinutes between 0 and 1440),
    recordWithinDays integer not null check (recordWithinDays between 1 and 60),
    idleDays integer not null check (idleDays between 7 and 730),
    userId integer references users (id),
    staffId integer references staff (id),
    at text not null check (length(at) = 24),
    check (askAboveMinutes <= refuseAboveMinutes)
  ) strict`,
  `insert into hourRules (id, validFrom, roundToMinutes, rounding, askAboveMinutes, refuseAboveMinutes, restMinutes, recordWithinDays, idleDays, at)
    values (1, '2000-01-01', 30, 'nearest', 480, 1440, 480, 10, 90, '2000-01-01T00:00:00.000Z')`,
  `create table activitySeries (
    id integer primary key,
    kind text not null check (kind in ('weekly', 'monthly')),
    weekdays text not null check (json_valid(weekdays)),
    dayOfMonth integer check (dayOfMonth between 1 and 31),
    untilOn text not null check (${day('untilOn')}),${by},
    check ((kind = 'monthly') = (dayOfMonth is not null))
  ) strict`,
  `create table activities (
    id integer primary key,
    activityNo text not null unique check (activityNo glob '[0-9][0-9][0-9][0-9][0-1][0-9][0-3][0-9]-[0-9][0-9][0-9]'),
    seriesId integer references activitySeries (id),
    title text not null check (length(title) between 1 and 60),
    typeId integer not null references activityTypes (id),
    place text not null check (length(place) <= 100),
    leaderName text not null check (length(leaderName) <= 40),
    contact text not null check (length(contact) <= 40),
    startsOn text not null check (${day('startsOn')}),
    endsOn text not null check (${day('endsOn')} and endsOn >= startsOn),
    content text not null check (length(content) <= 1000),
    risks text not null check (length(risks) <= 1000),
    riskLevel text not null check (riskLevel in ('ordinary', 'risky')),
    insurancePolicyNo text not null check (length(insurancePolicyNo) <= 60),
    state text not null check (state in ('draft', 'recruiting', 'running', 'ended', 'recorded', 'cancelled')),
    cancelReason text not null check (length(cancelReason) <= 200),
    note text not null check (length(note) <= 500),
    version integer not null check (version >= 1),${by},
    check (riskLevel = 'ordinary' or insurancePolicyNo <> '' or state in ('draft', 'cancelled')),
    check ((state = 'cancelled') = (cancelReason <> '')),
    check (state in ('draft', 'cancelled') or (content <> '' and risks <> ''))
  ) strict`,
  `create index activitiesDay on activities (startsOn, id)`,
  `create unique index activitiesSeriesDay on activities (seriesId, startsOn) where seriesId is not null`,
  `create table activityMoves (
    id integer primary key,
    activityId integer not null references activities (id),
    fromState text not null,
    toState text not null,
    reason text not null check (length(reason) <= 200),${by}
  ) strict`,
  `create index activityMovesActivity on activityMoves (activityId, id)`,
  `create table activityTeams (
    activityId integer not null references activities (id),
    teamId integer not null references teams (id),
    primary key (activityId, teamId)
  ) strict, without rowid`,
  `create index activityTeamsTeam on activityTeams (teamId, activityId)`,
  // 岗位: what is to be done, by how many, who can.
  `create table activityPosts (
    id integer primary key,
    activityId integer not null references activities (id),
    name text not null check (length(name) between 1 and 40),
    headCount integer not null check (headCount between 1 and 999),
    unique (activityId, name)
  ) strict`,
  `create table activityPostSkills (
    postId integer not null references activityPosts (id),
    skillId integer not null references skills (id),
    primary key (postId, skillId)
  ) strict, without rowid`,
  // 班次. Minutes since midnight.
  `create table activityShifts (
    id integer primary key,
    activityId integer not null references activities (id),
    postId integer not null references activityPosts (id),
    day text not null check (${day('day')}),
    startMinute integer not null check (startMinute between 0 and 1439),
    endMinute integer not null check (endMinute between 1 and 1440),
    kind text not null check (kind in ('fixed', 'flexible')),
    capacity integer not null check (capacity between 1 and 999),
    check (endMinute > startMinute)
  ) strict`,
  `create index activityShiftsActivity on activityShifts (activityId, day, startMinute)`,
  `create index activityShiftsDay on activityShifts (day, startMinute)`,
  `create table signUps (
    id integer primary key,
    shiftId integer not null references activityShifts (id),
    volunteerId integer not null references volunteers (id),
    state text not null check (state in ('placed', 'waiting', 'withdrawn')),
    way text not null check (way in ('picked', 'bulk', 'copied', 'movedUp')),
    warnings text not null check (json_valid(warnings)),
    withdrawReason text not null check (length(withdrawReason) <= 200),${by}
  ) strict`,
  `create unique index signUpsOnce on signUps (shiftId, volunteerId) where state <> 'withdrawn'`,
  `create index signUpsVolunteer on signUps (volunteerId, state)`,
  // 服务对象: a person or a household of the register, and what they said afterwards.
  `create table activityRecipients (
    id integer primary key,
    activityId integer not null references activities (id),
    residentId integer references residents (id),
    householdId integer references households (id),
    note text not null check (length(note) <= 200),
    stars integer check (stars between 1 and 5),
    feedback text not null check (length(feedback) <= 300),
    check ((residentId is null) <> (householdId is null))
  ) strict`,
  `create index activityRecipientsActivity on activityRecipients (activityId)`,
];

const moves = [['draft', 'recruiting'], ['recruiting', 'draft'], ['recruiting', 'running'], ['running', 'ended'], ['ended', 'recorded'], ['draft', 'cancelled'], ['recruiting', 'cancelled'], ['running', 'cancelled']];
const isMove = moves.map(([from, to]) => `(old.state = '${from}' and new.state = '${to}')`).join(' or ');
const full = `(select count(*) from signUps s where s.shiftId = new.shiftId and s.state = 'placed' and s.id <> new.id) >= (select capacity from activityShifts where id = new.shiftId)`;

const guards = [
  ...neverDeleted('activityTypes'), ...appendOnly('hourRules'), ...appendOnly('activitySeries'), ...neverDeleted('activities'), ...appendOnly('activityMoves'), ...neverDeleted('signUps'),
  `create trigger activitiesMoves before update of state on activities when new.state <> old.state and not (${isMove})
   begin select raise(abort, 'activities: no such move'); end`,
  `create trigger activitiesFixed before update on activities when new.activityNo <> old.activityNo or new.seriesId is not old.seriesId and old.seriesId is not null
   begin select raise(abort, 'activities: the number and the series stay'); end`,
  `create trigger activityShiftsInside before insert on activityShifts
   when not exists (select 1 from activities a where a.id = new.activityId and new.day between a.startsOn and a.endsOn)
     or not exists (select 1 from activityPosts p where p.id = new.postId and p.activityId = new.activityId)
   begin select raise(abort, 'activityShifts: inside the activity and of its own post'); end`,
  `create trigger activityShiftsCapacity before update on activityShifts
   when (select count(*) from signUps s where s.shiftId = new.id and s.state = 'placed') > new.capacity or (new.day <> old.day or new.activityId <> old.activityId) and exists (select 1 from signUps s where s.shiftId = old.id)
   begin select raise(abort, 'activityShifts: more people than places'); end`,
  `create trigger signUpsCapacity before insert on signUps when new.state = 'placed' and ${full}
   begin select raise(abort, 'signUps: the shift is full'); end`,
  `create trigger signUpsCapacityMoved before update on signUps when new.state = 'placed' and old.state <> 'placed' and ${full}
   begin select raise(abort, 'signUps: the shift is full'); end`,
  `create trigger signUpsFixed before update on signUps when new.shiftId <> old.shiftId or new.volunteerId <> old.volunteerId or old.state = 'withdrawn'
   begin select raise(abort, 'signUps: person and shift stay, and who withdrew signs up anew'); end`,
];

export const migration: Migration = { number: 210, name: 'activities', statements: [...tables, ...guards] };
