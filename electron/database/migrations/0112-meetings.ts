import { appendOnly } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Records of meetings take the place of the register of resolutions: more kinds of meetings, who came, what was resolved in words, and
 * what leans on it. Records and links are added, never changed.
 */
export const migration: Migration = {
  number: 112,
  name: 'meetings',
  statements: [
    `create table meetings (
      id integer primary key,
      resolutionNo text not null unique check (length(resolutionNo) between 1 and 60),
      title text not null check (length(title) between 1 and 100),
      topic text not null,
      organ text not null check (organ in ('members', 'representatives', 'board', 'supervisors', 'residents', 'party', 'joint', 'finance', 'panel')),
      noticeOn text,
      heldOn text not null,
      place text not null,
      chair text not null,
      recorder text not null,
      attendees text not null,
      eligible integer not null check (eligible > 0),
      attended integer not null check (attended between 0 and eligible),
      inFavour integer not null check (inFavour >= 0),
      against integer not null check (against >= 0),
      partyDiscussedOn text,
      decision text not null,
      note text not null,
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null,
      check (inFavour + against <= attended)
    ) strict`,
    `insert into meetings select id, resolutionNo, title, topic, organ, noticeOn, heldOn, '', '', '', '', eligible, attended, inFavour, against, partyDiscussedOn, '', note, userId, staffId, at from resolutions`,
    `drop table resolutions`,
    ...appendOnly('meetings'),
    `create table meetingLinks (
      id integer primary key,
      meetingId integer not null references meetings (id),
      subjectKind text not null check (subjectKind in ('batch', 'programme', 'budget', 'notice', 'application', 'reliefCase', 'other')),
      subjectId integer not null check (subjectId >= 0),
      label text not null check (length(label) between 1 and 100),
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null,
      unique (meetingId, subjectKind, subjectId, label)
    ) strict`,
    ...appendOnly('meetingLinks'),
    `create index meetingLinksOf on meetingLinks (subjectKind, subjectId)`,
  ],
};
