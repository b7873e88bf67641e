import type { Migration } from './migration.ts';

/**
 * A programme says how long its lists hang as a notice before they are approved; programmes that are there already need none. A batch
 * keeps what its programme said when it was begun, so that nobody shortens a notice that hangs. The database refuses the approval of a
 * batch whose notice has not run, whoever asks.
 */
const changed = (column: string): string => `new.${column} <> old.${column}`;

export const migration: Migration = {
  number: 111,
  name: 'batch notices',
  statements: [
    `alter table programmes add column noticeDays integer not null default 0 check (noticeDays between 0 and 365)`,
    `alter table programmes add column noticeCounting text not null default 'calendar' check (noticeCounting in ('calendar', 'working'))`,
    `alter table batches add column noticeDays integer not null default 0 check (noticeDays between 0 and 365)`,
    `alter table batches add column noticeCounting text not null default 'calendar' check (noticeCounting in ('calendar', 'working'))`,
    `create trigger batchesNoticeFixed before update of noticeDays, noticeCounting on batches when ${changed('noticeDays')} or ${changed('noticeCounting')}
      begin select raise(abort, 'batches: how long a list hangs is said when it is begun'); end`,
    `create trigger batchesNoticeRun before update of status on batches
      when new.status = 'approved' and old.status <> 'approved' and new.noticeDays > 0 and not exists (
        select 1 from notices where subjectKind = 'batch' and subjectId = new.id and status in ('posted', 'takenDown')
          and dueOn < date(new.approvedAt, '+8 hours') and (takenDownOn is null or takenDownOn > dueOn))
      begin select raise(abort, 'batches: the notice has not run'); end`,
  ],
};
