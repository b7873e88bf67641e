import { neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Public notices (公示), objections to them, and the calendar of holidays. What the triggers promise, whoever writes:
 * - what a notice says is written once and never changed; its day of posting, its last day and its places stay once written;
 * - it moves draft → posted → takenDown, and a draft or a posted one may be withdrawn with a reason; one at a time per subject;
 * - objections are raised against notices that were posted, an answer is given once, and never by who made the notice or wrote the
 *   objection down.
 */
const DAY = `glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`;

/**
 * Days that differ from their weekday. 2025: 国办发明电〔2024〕12号, 2026: 国办发明电〔2025〕7号 [K: from memory, to be compared with the
 * circulars]; 2027: the days of 全国年节及纪念日放假办法 alone [K], make-up working days to be entered when the circular is out.
 */
const HOLIDAYS: readonly (readonly [name: string, off: readonly (readonly [from: string, to: string])[], work: readonly string[]])[] = [
  ['元旦', [['2025-01-01', '2025-01-01']], []], ['春节', [['2025-01-28', '2025-02-04']], ['2025-01-26', '2025-02-08']], ['清明节', [['2025-04-04', '2025-04-06']], []],
  ['劳动节', [['2025-05-01', '2025-05-05']], ['2025-04-27']], ['端午节', [['2025-05-31', '2025-06-02']], []], ['国庆节、中秋节', [['2025-10-01', '2025-10-08']], ['2025-09-28', '2025-10-11']],
  ['元旦', [['2026-01-01', '2026-01-03']], ['2026-01-04']], ['春节', [['2026-02-15', '2026-02-23']], ['2026-02-14', '2026-02-28']], ['清明节', [['2026-04-04', '2026-04-06']], []],
  ['劳动节', [['2026-05-01', '2026-05-05']], ['2026-05-09']], ['端午节', [['2026-06-19', '2026-06-21']], []], ['中秋节', [['2026-09-25', '2026-09-27']], []], ['国庆节', [['2026-10-01', '2026-10-07']], ['2026-09-20', '2026-10-10']],
  ['元旦', [['2027-01-01', '2027-01-01']], []], ['春节', [['2027-02-05', '2027-02-08']], []], ['清明节', [['2027-04-05', '2027-04-05']], []], ['劳动节', [['2027-05-01', '2027-05-02']], []],
  ['端午节', [['2027-06-09', '2027-06-09']], []], ['中秋节', [['2027-09-15', '2027-09-15']], []], ['国庆节', [['2027-10-01', '2027-10-03']], []],
];

const seeds = HOLIDAYS.flatMap(([name, off, work]) => [
  ...off.map(([from, to]) => `insert into holidays (day, kind, name) with recursive d (day) as (select '${from}' union all select date(day, '+1 day') from d where day < '${to}') select day, 'off', '${name}' from d`),
  ...work.map((day) => `insert into holidays (day, kind, name) values ('${day}', 'work', '${name}调休')`),
]);

export const migration: Migration = {
  number: 110,
  name: 'notices',
  statements: [
    `create table holidays (
      day text primary key check (day ${DAY}),
      kind text not null check (kind in ('off', 'work')),
      name text not null check (length(name) <= 30)
    ) strict, without rowid`,
    ...seeds,
    `create table noticeSettings (
      id integer primary key check (id = 1),
      nameMask text not null check (nameMask in ('middle', 'surname', 'whole')),
      leastDays integer not null check (leastDays between 1 and 60),
      answerDays integer not null check (answerDays between 1 and 60),
      contactName text not null, contactPhone text not null, contactAddress text not null, places text not null
    ) strict`,
    `insert into noticeSettings values (1, 'middle', 5, 5, '', '', '', '社区公示栏')`,
    ...neverDeleted('noticeSettings'),
    `create table notices (
      id integer primary key,
      subjectKind text not null check (subjectKind in ('batch', 'application', 'reliefCase', 'award', 'memberList', 'programme', 'other')),
      subjectId integer not null check (subjectId >= 0),
      edition integer not null check (edition >= 1),
      title text not null check (length(title) between 1 and 100),
      basis text not null check (length(basis) <= 200),
      unit text not null check (length(unit) between 1 and 100),
      content text not null check (json_valid(content)),
      persons integer not null check (persons >= 1),
      totalFen integer check (totalFen between 0 and 1000000000000000),
      days integer not null check (days between 1 and 365),
      counting text not null check (counting in ('calendar', 'working')),
      leastDays integer not null check (leastDays between 1 and 60),
      fingerprint text not null check (length(fingerprint) = 64),
      status text not null check (status in ('draft', 'posted', 'takenDown', 'withdrawn')),
      makerUserId integer not null references users (id),
      makerStaffId integer not null references staff (id),
      createdAt text not null,
      places text check (length(places) between 1 and 200),
      note text not null,
      postedOn text check (postedOn ${DAY}),
      dueOn text check (dueOn ${DAY} and dueOn > postedOn),
      postedByUserId integer references users (id),
      postedAt text,
      takenDownOn text check (takenDownOn ${DAY} and takenDownOn >= postedOn),
      takenDownNote text,
      takenDownByUserId integer references users (id),
      takenDownAt text,
      withdrawReason text check (length(withdrawReason) between 1 and 200),
      withdrawnByUserId integer references users (id),
      version integer not null check (version >= 1),
      unique (subjectKind, subjectId, edition),
      check ((postedOn is null) = (dueOn is null) and (postedOn is null) = (places is null) and (postedOn is null) = (postedByUserId is null)),
      check (status not in ('posted', 'takenDown') or postedOn is not null),
      check (status <> 'draft' or postedOn is null),
      check (status <> 'takenDown' or takenDownOn is not null),
      check (takenDownOn is null or status in ('takenDown', 'withdrawn')),
      check ((takenDownOn is null) = (takenDownByUserId is null)),
      check (takenDownOn is null or takenDownOn > dueOn or length(takenDownNote) > 0),
      check ((status = 'withdrawn') = (withdrawReason is not null))
    ) strict`,
    ...neverDeleted('notices'),
    `create unique index noticesOne on notices (subjectKind, subjectId) where status in ('draft', 'posted')`,
    `create trigger noticesBornDraft before insert on notices
      when new.status <> 'draft' or exists (select 1 from notices where subjectKind = new.subjectKind and subjectId = new.subjectId and (edition = new.edition or status in ('draft', 'posted')))
      begin select raise(abort, 'notices: one at a time, and it begins as a draft'); end`,
    `create trigger noticesMoves before update of status on notices
      when new.status <> old.status and old.status || '>' || new.status not in ('draft>posted', 'posted>takenDown', 'draft>withdrawn', 'posted>withdrawn', 'takenDown>withdrawn')
      begin select raise(abort, 'notices: no such move'); end`,
    `create trigger noticesFrozen before update on notices
      when new.id <> old.id or new.subjectKind <> old.subjectKind or new.subjectId <> old.subjectId or new.edition <> old.edition or new.title <> old.title or new.basis <> old.basis
        or new.unit <> old.unit or new.content <> old.content or new.persons <> old.persons or new.totalFen is not old.totalFen or new.days <> old.days or new.counting <> old.counting
        or new.leastDays <> old.leastDays or new.fingerprint <> old.fingerprint or new.makerUserId <> old.makerUserId or new.makerStaffId <> old.makerStaffId or new.createdAt <> old.createdAt
        or (old.postedOn is not null and (new.postedOn is not old.postedOn or new.dueOn is not old.dueOn or new.places is not old.places or new.postedByUserId is not old.postedByUserId or new.note <> old.note))
        or (old.takenDownOn is not null and (new.takenDownOn is not old.takenDownOn or new.takenDownNote is not old.takenDownNote))
        or old.status = 'withdrawn'
      begin select raise(abort, 'notices: what hangs on the board is not changed'); end`,
    `create table noticeObjections (
      id integer primary key,
      noticeId integer not null references notices (id),
      lineNo integer check (lineNo >= 1),
      lineKey text,
      raisedOn text not null check (raisedOn ${DAY}),
      raisedBy text not null check (length(raisedBy) <= 40),
      anonymous integer not null check (anonymous in (0, 1)),
      contactSealed blob,
      way text not null check (way in ('inPerson', 'phone', 'letter', 'box', 'online')),
      content text not null check (length(content) between 1 and 500),
      dueOn text not null check (dueOn ${DAY} and dueOn >= raisedOn),
      recordedByUserId integer not null references users (id),
      recordedByStaffId integer not null references staff (id),
      recordedAt text not null,
      finding text not null check (finding in ('open', 'rejected', 'upheld')),
      answer text check (length(answer) between 1 and 1000),
      answeredOn text check (answeredOn ${DAY} and answeredOn >= raisedOn),
      answeredByUserId integer references users (id),
      answeredByStaffId integer references staff (id) check (answeredByStaffId <> recordedByStaffId),
      answeredAt text,
      check ((lineNo is null) = (lineKey is null)),
      check (anonymous = 1 or length(raisedBy) > 0),
      check ((finding = 'open') = (answer is null) and (answer is null) = (answeredOn is null) and (answer is null) = (answeredByStaffId is null))
    ) strict`,
    ...neverDeleted('noticeObjections'),
    `create index noticeObjectionsOf on noticeObjections (noticeId)`,
    `create trigger noticeObjectionsInsert before insert on noticeObjections
      when new.finding <> 'open' or not exists (select 1 from notices where id = new.noticeId and status in ('posted', 'takenDown') and postedOn <= new.raisedOn)
      begin select raise(abort, 'noticeObjections: only against what was posted'); end`,
    `create trigger noticeObjectionsUpdate before update on noticeObjections
      when old.finding <> 'open' or new.finding = 'open' or new.id <> old.id or new.noticeId <> old.noticeId or new.lineNo is not old.lineNo or new.lineKey is not old.lineKey
        or new.raisedOn <> old.raisedOn or new.raisedBy <> old.raisedBy or new.anonymous <> old.anonymous or new.way <> old.way or new.content <> old.content or new.dueOn <> old.dueOn
        or new.recordedByUserId <> old.recordedByUserId or new.recordedByStaffId <> old.recordedByStaffId or new.recordedAt <> old.recordedAt
        or new.answeredByStaffId = (select makerStaffId from notices where id = new.noticeId)
      begin select raise(abort, 'noticeObjections: answered once, by somebody else'); end`,
  ],
};
