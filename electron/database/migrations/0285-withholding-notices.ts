import { appendOnly } from './guards.ts';
import type { Migration } from './migration.ts';

const last = `(select how from withholdingNotices where lineId = new.lineId order by id desc limit 1)`;

/**
 * 扣回通知书 handed over: when somebody was told that a list of claims (a dividend) withholds what he owes. Rows are only added; one that was
 * written by mistake is followed by a row that says so.
 */
export const migration: Migration = {
  number: 285,
  name: 'withholding-notices',
  statements: [
    `create table withholdingNotices (
      id integer primary key,
      lineId integer not null references batchLines (id),
      how text not null check (how in ('self', 'family', 'post', 'left', 'mistake')),
      handedOn text not null check (handedOn glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
      detail text not null check (length(detail) <= 100 and (how = 'self' or trim(detail) <> '')),
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null
    ) strict`,
    ...appendOnly('withholdingNotices'),
    `create index withholdingNoticesOfLine on withholdingNotices (lineId)`,
    `create trigger withholdingNoticesInsert before insert on withholdingNotices begin
      select raise(abort, 'withholdingNotices: nothing is withheld from this line') where not exists (select 1 from batchLines l join batches b on b.id = l.batchId join recoveryEvents e on e.lineId = l.id and e.kind = 'setOff'
        where l.id = new.lineId and b.kind = 'claims' and b.status in ('approved', 'paying', 'paid', 'closed'));
      select raise(abort, 'withholdingNotices: nothing stands that could be a mistake') where new.how = 'mistake' and coalesce(${last}, 'mistake') = 'mistake';
      select raise(abort, 'withholdingNotices: an account acts for the person it belongs to') where not exists (select 1 from users where id = new.userId and staffId = new.staffId and status = 'active');
     end`,
  ],
};
