import { neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Financial disclosure (财务公开). What the triggers promise, whoever writes:
 * - a board moves draft → submitted → reviewed → posted → takenDown, back to draft only before it is posted;
 * - its content is fixed from the moment it is submitted, and nothing but the taking-down changes once it is posted;
 * - it is reviewed by another person than made it, and stands on one board per account set and month at a time;
 * - objections are raised against posted boards only, and an answer is given once.
 */
const DAY = `glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`;

export const migration: Migration = {
  number: 95,
  name: 'disclosure',
  statements: [
    `create table disclosureRules (
      id integer primary key,
      accountSetId integer not null references accountSets (id),
      code text not null check (length(code) between 3 and 20 and code not glob '*[^0-9]*'),
      measure text not null check (measure in ('earned', 'spent', 'credited', 'debited', 'balance')),
      groupKey text not null check (groupKey in ('plans', 'income', 'expense', 'assets', 'resources', 'claims', 'distribution', 'other')),
      item text not null check (length(item) between 1 and 40),
      unique (accountSetId, code, measure)
    ) strict`,
    `create table disclosureBoards (
      id integer primary key,
      accountSetId integer not null references accountSets (id),
      month text not null check (month glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
      edition integer not null check (edition > 0),
      status text not null check (status in ('draft', 'submitted', 'reviewed', 'posted', 'takenDown')),
      notes text not null check (json_valid(notes)),
      makerUserId integer not null references users (id),
      makerStaffId integer not null references staff (id),
      content text check (json_valid(content)),
      fingerprint text check (length(fingerprint) = 64),
      submittedAt text,
      reviewerUserId integer references users (id),
      reviewerStaffId integer references staff (id),
      reviewedAt text,
      opinion text,
      place text,
      postedOn text check (postedOn ${DAY}),
      dueDownOn text check (dueDownOn ${DAY} and dueDownOn > postedOn),
      takenDownOn text check (takenDownOn ${DAY} and takenDownOn > postedOn),
      version integer not null check (version > 0),
      createdAt text not null,
      unique (accountSetId, month, edition),
      check ((status = 'draft') = (content is null) and (content is null) = (fingerprint is null)),
      check (reviewerStaffId is null or reviewerStaffId <> makerStaffId),
      check (status not in ('reviewed', 'posted', 'takenDown') or reviewerStaffId is not null),
      check ((status in ('posted', 'takenDown')) = (postedOn is not null) and (postedOn is null) = (place is null) and (postedOn is null) = (dueDownOn is null)),
      check ((status = 'takenDown') = (takenDownOn is not null))
    ) strict`,
    `create unique index disclosureBoardsOne on disclosureBoards (accountSetId, month) where status <> 'takenDown'`,
    `create trigger disclosureBoardsMove before update of status on disclosureBoards
      when new.status <> old.status and old.status || '>' || new.status not in
        ('draft>submitted', 'submitted>reviewed', 'submitted>draft', 'reviewed>draft', 'reviewed>posted', 'posted>takenDown')
      begin select raise(abort, 'disclosure_transition'); end`,
    `create trigger disclosureBoardsFrozen before update on disclosureBoards
      when new.id <> old.id or new.accountSetId <> old.accountSetId or new.month <> old.month or new.edition <> old.edition
        or new.makerUserId <> old.makerUserId or new.makerStaffId <> old.makerStaffId or new.createdAt <> old.createdAt
        or (old.status <> 'draft' and new.status <> 'draft' and (new.content is not old.content or new.fingerprint is not old.fingerprint or new.notes <> old.notes))
        or (old.status in ('posted', 'takenDown') and (new.place is not old.place or new.postedOn is not old.postedOn or new.dueDownOn is not old.dueDownOn
          or new.opinion is not old.opinion or new.reviewerStaffId is not old.reviewerStaffId or new.status = old.status))
      begin select raise(abort, 'disclosure_frozen'); end`,
    `create trigger disclosureBoardsDelete before delete on disclosureBoards when old.status <> 'draft' begin select raise(abort, 'disclosure_frozen'); end`,
    `create trigger disclosureBoardsInsert before insert on disclosureBoards
      when new.status <> 'draft' or exists (select 1 from disclosureBoards where id = new.id
        or (accountSetId = new.accountSetId and month = new.month and (edition = new.edition or status <> 'takenDown')))
      begin select raise(abort, 'disclosure_frozen'); end`,
    `create table disclosureObjections (
      id integer primary key,
      boardId integer not null references disclosureBoards (id),
      raisedOn text not null check (raisedOn ${DAY}),
      raisedBy text not null check (length(raisedBy) between 1 and 60),
      text text not null check (length(text) between 1 and 500),
      dueOn text not null check (dueOn ${DAY}),
      recordedByUserId integer not null references users (id),
      answer text check (length(answer) between 1 and 1000),
      answeredOn text check (answeredOn ${DAY} and answeredOn >= raisedOn),
      answeredByUserId integer references users (id),
      check ((answer is null) = (answeredOn is null) and (answer is null) = (answeredByUserId is null))
    ) strict`,
    `create index disclosureObjectionsBoard on disclosureObjections (boardId)`,
    `create trigger disclosureObjectionsInsert before insert on disclosureObjections
      when new.answer is not null or not exists (select 1 from disclosureBoards where id = new.boardId and status in ('posted', 'takenDown') and postedOn <= new.raisedOn)
      begin select raise(abort, 'disclosure_frozen'); end`,
    `create trigger disclosureObjectionsUpdate before update on disclosureObjections
      when old.answer is not null or new.id <> old.id or new.boardId <> old.boardId or new.raisedOn <> old.raisedOn or new.raisedBy <> old.raisedBy
        or new.text <> old.text or new.dueOn <> old.dueOn or new.recordedByUserId <> old.recordedByUserId
      begin select raise(abort, 'disclosure_frozen'); end`,
    ...neverDeleted('disclosureObjections'),
  ],
};
