import { appendOnly, neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * The complaint desk (投诉举报). What the triggers promise: what somebody brought is never changed; it moves open → decided → (appealed →
 * decided) → closed; nobody handles or decides what is said about himself, and a review is decided by somebody else; events are added.
 */
const DAY = `glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`;
/** Days within which an answer is due, by category [K: usual in communities; 财务公开 five days by 山东省村务公开条例 art. 17]. */
const CATEGORIES: readonly (readonly [name: string, days: number])[] = [['福利发放', 15], ['财务公开', 5], ['救助评议', 15], ['干部作风', 30], ['环境卫生', 7], ['邻里纠纷', 15], ['个人信息', 15], ['其他', 15]];

export const migration: Migration = {
  number: 114,
  name: 'complaints',
  statements: [
    `create table complaintCategories (
      id integer primary key,
      name text not null unique check (length(name) between 1 and 30),
      answerDays integer not null check (answerDays between 1 and 90),
      active integer not null check (active in (0, 1))
    ) strict`,
    ...CATEGORIES.map(([name, days]) => `insert into complaintCategories (name, answerDays, active) values ('${name}', ${days}, 1)`),
    ...neverDeleted('complaintCategories'),
    `create table complaints (
      id integer primary key,
      complaintNo text not null unique check (length(complaintNo) between 6 and 20),
      receivedOn text not null check (receivedOn ${DAY}),
      categoryId integer not null references complaintCategories (id),
      way text not null check (way in ('inPerson', 'phone', 'letter', 'box', 'online', 'passedOn')),
      anonymous integer not null check (anonymous in (0, 1)),
      complainant text not null check (length(complainant) <= 40),
      contactSealed blob,
      content text not null check (length(content) between 1 and 1000),
      restricted integer not null check (restricted in (0, 1)),
      aboutStaffId integer references staff (id),
      assigneeStaffId integer references staff (id) check (assigneeStaffId <> aboutStaffId),
      dueOn text not null check (dueOn ${DAY} and dueOn >= receivedOn),
      status text not null check (status in ('open', 'decided', 'appealed', 'closed')),
      outcome text check (outcome in ('founded', 'partly', 'unfounded')),
      decision text check (length(decision) between 1 and 1000),
      decidedOn text check (decidedOn ${DAY} and decidedOn >= receivedOn),
      decidedByStaffId integer references staff (id) check (decidedByStaffId <> aboutStaffId),
      appealOn text check (appealOn ${DAY} and appealOn >= decidedOn),
      appealReason text check (length(appealReason) between 1 and 500),
      appealOutcome text check (appealOutcome in ('founded', 'partly', 'unfounded')),
      appealDecision text check (length(appealDecision) between 1 and 1000),
      appealDecidedOn text check (appealDecidedOn ${DAY} and appealDecidedOn >= appealOn),
      appealDecidedByStaffId integer references staff (id) check (appealDecidedByStaffId <> aboutStaffId and appealDecidedByStaffId <> decidedByStaffId),
      recordedByUserId integer not null references users (id),
      recordedByStaffId integer not null references staff (id),
      recordedAt text not null,
      version integer not null check (version >= 1),
      check (anonymous = 1 or length(complainant) > 0),
      check ((outcome is null) = (decision is null) and (outcome is null) = (decidedOn is null) and (outcome is null) = (decidedByStaffId is null)),
      check ((appealOn is null) = (appealReason is null)),
      check ((appealOutcome is null) = (appealDecidedByStaffId is null) and (appealOutcome is null) = (appealDecision is null)),
      check (status = 'open' or outcome is not null),
      check (status <> 'appealed' or (appealOn is not null and appealOutcome is null))
    ) strict`,
    ...neverDeleted('complaints'),
    `create trigger complaintsFixed before update on complaints
      when new.id <> old.id or new.complaintNo <> old.complaintNo or new.receivedOn <> old.receivedOn or new.way <> old.way or new.anonymous <> old.anonymous or new.complainant <> old.complainant or new.content <> old.content
        or new.contactSealed is not old.contactSealed or new.aboutStaffId is not old.aboutStaffId or new.recordedByStaffId <> old.recordedByStaffId or new.recordedAt <> old.recordedAt
        or (old.outcome is not null and (new.outcome <> old.outcome or new.decision <> old.decision or new.decidedOn <> old.decidedOn or new.decidedByStaffId <> old.decidedByStaffId))
        or (old.appealOutcome is not null and (new.appealOutcome <> old.appealOutcome or new.appealDecision <> old.appealDecision))
        or (new.status <> old.status and old.status || '>' || new.status not in ('open>decided', 'decided>appealed', 'appealed>decided', 'decided>closed'))
        or (old.status = 'closed')
      begin select raise(abort, 'complaints: what was brought and what was decided stays'); end`,
    `create table complaintEvents (
      id integer primary key,
      complaintId integer not null references complaints (id),
      step text not null check (step in ('received', 'assigned', 'note', 'decided', 'appealed', 'appealDecided', 'closed')),
      text text not null check (length(text) <= 1000),
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null
    ) strict`,
    ...appendOnly('complaintEvents'),
    `create index complaintEventsOf on complaintEvents (complaintId)`,
  ],
};
