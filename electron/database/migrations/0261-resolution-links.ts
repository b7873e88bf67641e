import { neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Links to resolutions can be taken off again, with a reason, until what leans on them is decided; the row stays. And a link is made to
 * something that is there and not decided yet.
 *
 * What the triggers promise: a link never changes but by being taken off, once; what a decided batch, notice, application or relief case leaned
 * on stays on it.
 */
const columns = ['id', 'meetingId', 'subjectKind', 'subjectId', 'label', 'userId', 'staffId', 'at'];
/** The thing of a link is decided, or not there; a standard, a budget and other things are known here by their names alone. */
const notOpen = (row: string): string => `case ${row}.subjectKind
    when 'batch' then coalesce((select status not in ('draft', 'locked', 'computed', 'submitted', 'reviewed') from batches where id = ${row}.subjectId), 1)
    when 'notice' then coalesce((select status not in ('draft', 'posted') from notices where id = ${row}.subjectId), 1)
    when 'application' then coalesce((select status in ('approved', 'archived', 'followedUp', 'rejected', 'withdrawn') from applications where id = ${row}.subjectId and kind <> 'relief'), 1)
    when 'reliefCase' then coalesce((select status in ('approved', 'archived', 'followedUp', 'rejected', 'withdrawn') from applications where id = ${row}.subjectId and kind = 'relief'), 1)
    else 0 end`;

export const migration: Migration = {
  number: 261,
  name: 'resolution-links',
  statements: [
    `create table resolutionLinks (
      id integer primary key,
      meetingId integer not null references meetings (id),
      subjectKind text not null check (subjectKind in ('batch', 'programme', 'budget', 'notice', 'application', 'reliefCase', 'other')),
      subjectId integer not null check (subjectId >= 0),
      label text not null check (length(label) between 1 and 100),
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null,
      removedAt text check (length(removedAt) = 24),
      removedByUserId integer references users (id),
      removedByStaffId integer references staff (id),
      removedReason text check (length(trim(removedReason)) between 1 and 200),
      check ((removedAt is null) = (removedByUserId is null) and (removedAt is null) = (removedByStaffId is null) and (removedAt is null) = (removedReason is null))
    ) strict`,
    `insert into resolutionLinks (id, meetingId, subjectKind, subjectId, label, userId, staffId, at) select id, meetingId, subjectKind, subjectId, label, userId, staffId, at from meetingLinks`,
    `drop table meetingLinks`,
    `alter table resolutionLinks rename to meetingLinks`,
    `create unique index meetingLinksOnce on meetingLinks (meetingId, subjectKind, subjectId, label) where removedAt is null`,
    `create index meetingLinksOf on meetingLinks (subjectKind, subjectId)`,
    ...neverDeleted('meetingLinks'),
    `create trigger meetingLinksOpen before insert on meetingLinks when new.removedAt is not null or ${notOpen('new')}
     begin select raise(abort, 'meetingLinks: what it is for is decided, or not there'); end`,
    `create trigger meetingLinksFixed before update on meetingLinks when old.removedAt is not null or new.removedAt is null or ${columns.map((column) => `new.${column} is not old.${column}`).join(' or ')}
     begin select raise(abort, 'meetingLinks: a link is only ever taken off, once'); end`,
    `create trigger meetingLinksDecided before update of removedAt on meetingLinks when ${notOpen('old')}
     begin select raise(abort, 'meetingLinks: what it is for is decided'); end`,
  ],
};
