import { appendOnly, neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * 村庄清洁 (community-welfare §7.10): tasks with mobilised labour and machines, inspections, award money.
 *
 * What the triggers promise: one person's labour of one time counts once, as volunteer hours, as 一事一议筹劳 or as paid work, never
 * as two of them; labour that has been counted, booked or handed over for payment stays as it is; an award's lines sum to its pool.
 */
const day = (column: string): string => `${column} glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`;
const by = `
    userId integer not null references users (id),
    staffId integer not null references staff (id),
    at text not null check (length(at) = 24)`;

const tables = [
  `create table cleaningTasks (
    id integer primary key,
    taskNo text not null unique check (length(taskNo) between 1 and 20),
    day text not null check (${day('day')}),
    place text not null check (length(place) between 1 and 100),
    gridId integer references grids (id),
    kind text not null check (kind in ('waste', 'pond', 'ditch', 'ruin', 'clutter')),
    leaderName text not null check (length(leaderName) <= 40),
    activityId integer references activities (id),
    machineMinutes integer not null check (machineMinutes between 0 and 100000),
    machineNote text not null check (length(machineNote) <= 100),
    outputMilli integer not null check (outputMilli between 0 and 1000000000000),
    outputUnit text not null check (outputUnit in ('ton', 'cubicMetre', 'metre', 'place', 'piece')),
    note text not null check (length(note) <= 500),
    version integer not null check (version >= 1),${by}
  ) strict`,
  `create index cleaningTasksDay on cleaningTasks (day, id)`,
  // kind says what the labour counts as; the three references are what became of it, at most the one of its kind.
  `create table cleaningLabour (
    id integer primary key,
    taskId integer not null references cleaningTasks (id),
    residentId integer not null references residents (id),
    day text not null check (${day('day')}),
    startMinute integer not null check (startMinute between 0 and 1439),
    endMinute integer not null check (endMinute between 1 and 1440 and endMinute > startMinute),
    minutes integer not null check (minutes between 1 and 1440),
    kind text not null check (kind in ('volunteer', 'oneMatter', 'paid')),
    amountFen integer not null check (amountFen between 0 and 100000000),
    attendanceId integer unique references attendances (id),
    voucherId integer references vouchers (id),
    claimId integer unique,
    unique (taskId, residentId),
    check (kind <> 'volunteer' or amountFen = 0),
    check (kind = 'volunteer' or attendanceId is null),
    check (kind = 'oneMatter' or voucherId is null),
    check (kind = 'paid' or claimId is null)
  ) strict`,
  `create index cleaningLabourResident on cleaningLabour (residentId, day)`,
  // 检查项目 with its full points: a list the office keeps.
  `create table cleaningItems (
    id integer primary key,
    name text not null unique check (length(name) between 1 and 20),
    fullPoints integer not null check (fullPoints between 1 and 100),
    active integer not null check (active in (0, 1))
  ) strict`,
  `insert into cleaningItems (id, name, fullPoints, active) values (1, '道路保洁', 20, 1), (2, '房前屋后', 20, 1), (3, '垃圾收集', 20, 1), (4, '水塘沟渠', 20, 1), (5, '乱堆乱放', 20, 1)`,
  `create table cleaningInspections (
    id integer primary key,
    month text not null check (month glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
    inspectedOn text not null check (${day('inspectedOn')}),
    scorers text not null check (length(scorers) between 1 and 60),
    areaName text not null check (length(areaName) between 1 and 40),
    payeeResidentId integer references residents (id),
    points integer not null check (points between 0 and 1000),
    fullPoints integer not null check (fullPoints between 1 and 1000 and fullPoints >= points),
    honour text not null check (honour in ('red', 'black', 'none')),
    note text not null check (length(note) <= 200),${by},
    unique (month, areaName)
  ) strict`,
  `create table cleaningScores (
    inspectionId integer not null references cleaningInspections (id),
    itemName text not null,
    fullPoints integer not null check (fullPoints between 1 and 100),
    points integer not null check (points between 0 and 100 and points <= fullPoints),
    primary key (inspectionId, itemName)
  ) strict, without rowid`,
  // 以奖代补: money shared out by the points of a month's inspections.
  `create table cleaningAwards (
    id integer primary key,
    month text not null check (month glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
    title text not null check (length(title) between 1 and 60),
    basis text not null check (length(basis) between 1 and 100),
    poolFen integer not null check (poolFen between 1 and 100000000000),
    state text not null check (state in ('draft', 'claimed')),${by},
    unique (month, title)
  ) strict`,
  `create table cleaningAwardLines (
    awardId integer not null references cleaningAwards (id),
    lineNo integer not null check (lineNo >= 1),
    inspectionId integer not null references cleaningInspections (id),
    payeeResidentId integer not null references residents (id),
    points integer not null check (points >= 0),
    amountFen integer not null check (amountFen >= 0),
    claimId integer unique,
    primary key (awardId, lineNo),
    unique (awardId, inspectionId)
  ) strict, without rowid`,
];

const labourAtOnce = (row: string): string => `exists (select 1 from cleaningLabour l join volunteers v on v.residentId = l.residentId where v.id = ${row}.volunteerId and l.day = ${row}.day and l.kind <> 'volunteer'
      and l.startMinute < coalesce(${row}.endMinute, ${row}.startMinute + 1) and ${row}.startMinute < l.endMinute)`;

const guards = [
  ...neverDeleted('cleaningTasks'), ...appendOnly('cleaningInspections'), ...neverDeleted('cleaningAwards'), ...neverDeleted('cleaningItems'),
  `create trigger cleaningLabourOnce before insert on cleaningLabour when exists (
       select 1 from cleaningLabour l where l.residentId = new.residentId and l.day = new.day and l.startMinute < new.endMinute and new.startMinute < l.endMinute)
     or (new.kind <> 'volunteer' and exists (select 1 from attendances o join volunteers v on v.id = o.volunteerId where v.residentId = new.residentId and o.day = new.day
       and o.state in ('open', 'entered', 'approved') and o.startMinute < new.endMinute and new.startMinute < coalesce(o.endMinute, o.startMinute + 1)))
   begin select raise(abort, 'cleaningLabour: labour of one time counts once'); end`,
  `create trigger attendancesNotLabour before insert on attendances when new.minutes > 0 and ${labourAtOnce('new')}
   begin select raise(abort, 'attendances: this time is counted as labour already'); end`,
  `create trigger attendancesEndedNotLabour before update of endMinute on attendances when old.endMinute is null and ${labourAtOnce('new')}
   begin select raise(abort, 'attendances: this time is counted as labour already'); end`,
  `create trigger cleaningLabourFixed before update on cleaningLabour
   when new.taskId <> old.taskId or new.residentId <> old.residentId or new.day <> old.day or new.startMinute <> old.startMinute or new.endMinute <> old.endMinute or new.minutes <> old.minutes
     or new.kind <> old.kind or new.amountFen <> old.amountFen
     or (old.attendanceId is not null and new.attendanceId is not old.attendanceId) or (old.claimId is not null and new.claimId is not old.claimId)
   begin select raise(abort, 'cleaningLabour: what was counted stays'); end`,
  `create trigger cleaningLabourStays before delete on cleaningLabour when old.attendanceId is not null or old.voucherId is not null or old.claimId is not null
   begin select raise(abort, 'cleaningLabour: what was counted stays'); end`,
  `create trigger cleaningScoresStay before update on cleaningScores begin select raise(abort, 'cleaningScores: rows are never changed'); end`,
  `create trigger cleaningScoresKept before delete on cleaningScores begin select raise(abort, 'cleaningScores: rows are never deleted'); end`,
  `create trigger cleaningAwardLinesStay before update on cleaningAwardLines
   when new.amountFen <> old.amountFen or new.payeeResidentId <> old.payeeResidentId or new.points <> old.points or (old.claimId is not null and new.claimId is not old.claimId)
   begin select raise(abort, 'cleaningAwardLines: rows keep their amounts'); end`,
  `create trigger cleaningAwardLinesKept before delete on cleaningAwardLines begin select raise(abort, 'cleaningAwardLines: rows are never deleted'); end`,
  `create trigger cleaningAwardsClaimed before update of state on cleaningAwards when old.state = 'claimed' or new.poolFen <> old.poolFen
     or (select coalesce(sum(amountFen), 0) from cleaningAwardLines l where l.awardId = new.id) <> new.poolFen
   begin select raise(abort, 'cleaningAwards: the lines sum to the pool'); end`,
];

export const migration: Migration = { number: 214, name: 'cleaning', statements: [...tables, ...guards] };
