import { neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Attendance (志愿服务记录) and its sums.
 *
 * What the triggers promise: nobody is in two places at once; nobody counts more than 24 hours a day; a row is judged by somebody
 * who neither made nor ended it; its times and minutes never change after it was entered; a correction is a new row that points
 * at the old one, which is replaced only when the new one is approved; the sums per team, month and person follow every approval.
 */
const day = (column: string): string => `${column} glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`;

const tables = [
  `create table attendances (
    id integer primary key,
    activityId integer not null references activities (id),
    shiftId integer references activityShifts (id),
    volunteerId integer not null references volunteers (id),
    teamId integer references teams (id),
    day text not null check (${day('day')}),
    startMinute integer not null check (startMinute between 0 and 1440),
    endMinute integer check (endMinute between 0 and 1440 and endMinute >= startMinute),
    travelMinutes integer not null check (travelMinutes between 0 and 1440),
    minutes integer not null check (minutes between 0 and 1440),
    method text not null check (method in ('sheet', 'idCard', 'scan', 'late')),
    conduct text not null check (conduct in ('good', 'ordinary', 'poor')),
    state text not null check (state in ('open', 'entered', 'approved', 'rejected', 'corrected')),
    correctsId integer references attendances (id),
    reason text not null check (length(reason) <= 200),
    note text not null check (length(note) <= 200),
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null check (length(at) = 24),
    endedStaffId integer references staff (id),
    judgedUserId integer references users (id),
    judgedStaffId integer references staff (id),
    judgedAt text check (length(judgedAt) = 24),
    check ((state = 'open') = (endMinute is null)),
    check (minutes = 0 or minutes > 0 and endMinute > startMinute),
    check ((state in ('approved', 'rejected', 'corrected')) = (judgedStaffId is not null)),
    check ((judgedStaffId is null) = (judgedAt is null)),
    check (judgedStaffId is null or judgedStaffId <> staffId and judgedStaffId is not endedStaffId),
    check (correctsId is null or reason <> '')
  ) strict`,
  `create index attendancesVolunteerDay on attendances (volunteerId, day)`,
  `create index attendancesActivity on attendances (activityId, day)`,
  `create index attendancesDay on attendances (day)`,
  `create index attendancesWaiting on attendances (state) where state in ('open', 'entered')`,
  `create unique index attendancesOneCorrection on attendances (correctsId) where correctsId is not null and state in ('open', 'entered', 'approved', 'corrected')`,
  // Sums of approved rows. Team 0: served for no team. Read in this order by the statistics.
  `create table hourSums (
    teamId integer not null,
    month text not null check (month glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
    volunteerId integer not null references volunteers (id),
    minutes integer not null check (minutes >= 0),
    times integer not null check (times >= 0),
    primary key (teamId, month, volunteerId)
  ) strict, without rowid`,
  `create index hourSumsVolunteer on hourSums (volunteerId, month)`,
  `create table hourMonths (
    teamId integer not null,
    month text not null check (month glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
    minutes integer not null check (minutes >= 0),
    times integer not null check (times >= 0),
    people integer not null check (people >= 0),
    primary key (teamId, month)
  ) strict, without rowid`,
];

const live = `(o.state = 'open' or o.state in ('entered', 'approved') and o.minutes > 0)`;
const sameTime = `o.volunteerId = new.volunteerId and o.day = new.day and o.id <> new.id and o.id is not new.correctsId and ${live}
      and o.startMinute < coalesce(new.endMinute, new.startMinute + 1) and new.startMinute < coalesce(o.endMinute, o.startMinute + 1)`;
const tooLong = `(select coalesce(sum(o.minutes), 0) from attendances o where o.volunteerId = new.volunteerId and o.day = new.day and o.id <> new.id and o.id is not new.correctsId and ${live}) + new.minutes > 1440`;

/** One row into the sums, or out of them with sign -1. */
const count = (row: 'new' | 'old', sign: '' | '-'): string[] => {
  const person = `teamId = coalesce(${row}.teamId, 0) and month = substr(${row}.day, 1, 7)`;
  const [minutes, times] = [`${sign}${row}.minutes`, `${sign}(${row}.minutes > 0)`];
  return sign === '' ? [
    `insert into hourSums (teamId, month, volunteerId, minutes, times) values (coalesce(${row}.teamId, 0), substr(${row}.day, 1, 7), ${row}.volunteerId, 0, 0) on conflict do nothing`,
    `insert into hourMonths (teamId, month, minutes, times, people) values (coalesce(${row}.teamId, 0), substr(${row}.day, 1, 7), 0, 0, 0) on conflict do nothing`,
    `update hourMonths set minutes = minutes + ${minutes}, times = times + ${times}, people = people + (${row}.minutes > 0 and (select times from hourSums s where s.teamId = hourMonths.teamId and s.month = hourMonths.month and s.volunteerId = ${row}.volunteerId) = 0) where ${person}`,
    `update hourSums set minutes = minutes + ${minutes}, times = times + ${times} where ${person} and volunteerId = ${row}.volunteerId`,
  ] : [
    `update hourSums set minutes = minutes + ${minutes}, times = times + ${times} where ${person} and volunteerId = ${row}.volunteerId`,
    `update hourMonths set minutes = minutes + ${minutes}, times = times + ${times}, people = people - (${row}.minutes > 0 and (select times from hourSums s where s.teamId = hourMonths.teamId and s.month = hourMonths.month and s.volunteerId = ${row}.volunteerId) = 0) where ${person}`,
  ];
};

const guards = [
  ...neverDeleted('attendances'),
  `create trigger attendancesBegin before insert on attendances when new.state not in ('open', 'entered', 'approved') or exists (select 1 from attendances o where ${sameTime}) or ${tooLong}
   begin select raise(abort, 'attendances: two places at once, or more than a day'); end`,
  `create trigger attendancesCorrects before insert on attendances when new.correctsId is not null
     and not exists (select 1 from attendances o where o.id = new.correctsId and o.volunteerId = new.volunteerId and o.activityId = new.activityId and o.state = 'approved')
   begin select raise(abort, 'attendances: only an approved row of the same person and activity is corrected'); end`,
  `create trigger attendancesFixed before update on attendances
   when new.activityId <> old.activityId or new.shiftId is not old.shiftId or new.volunteerId <> old.volunteerId or new.teamId is not old.teamId or new.day <> old.day or new.startMinute <> old.startMinute
     or new.correctsId is not old.correctsId or new.reason <> old.reason or new.staffId <> old.staffId or new.at <> old.at
     or (old.state <> 'open' and (new.endMinute <> old.endMinute or new.minutes <> old.minutes or new.travelMinutes <> old.travelMinutes or new.endedStaffId is not old.endedStaffId or new.conduct <> old.conduct))
     or (old.judgedStaffId is not null and (new.judgedStaffId is not old.judgedStaffId or new.judgedAt is not old.judgedAt))
   begin select raise(abort, 'attendances: a row keeps what it says'); end`,
  `create trigger attendancesMoves before update of state on attendances when new.state <> old.state
     and not (old.state = 'open' and new.state = 'entered') and not (old.state = 'entered' and new.state in ('approved', 'rejected'))
     and not (old.state = 'approved' and new.state = 'corrected' and exists (select 1 from attendances c where c.correctsId = old.id and c.state = 'approved'))
   begin select raise(abort, 'attendances: no such move'); end`,
  `create trigger attendancesEnded before update of endMinute on attendances when old.endMinute is null and new.endMinute is not null
     and (exists (select 1 from attendances o where ${sameTime}) or ${tooLong})
   begin select raise(abort, 'attendances: two places at once, or more than a day'); end`,
  `create trigger attendancesCountNew after insert on attendances when new.state = 'approved' begin ${count('new', '').join('; ')}; end`,
  `create trigger attendancesCountApproved after update of state on attendances when new.state = 'approved' and old.state <> 'approved' begin ${count('new', '').join('; ')}; end`,
  `create trigger attendancesCountCorrected after update of state on attendances when new.state = 'corrected' and old.state = 'approved' begin ${count('old', '-').join('; ')}; end`,
];

export const migration: Migration = { number: 212, name: 'attendance', statements: [...tables, ...guards] };
