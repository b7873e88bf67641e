import { appendOnly } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * People of a list paid by invoice who are never invoiced (D6): the accrual of their lines is released.
 *
 * What the triggers promise: only a line that was ended or came back, whole, once, and while no follow-up pays it; released, it stays ended; a voucher
 * releases exactly its lines.
 */
export const migration: Migration = {
  number: 257,
  name: 'accruals-released',
  statements: [
    `create table releasedLines (
      lineId integer primary key references batchLines (id),
      batchId integer not null references batches (id),
      amountFen integer not null check (amountFen >= 1),
      step text not null check (length(step) between 1 and 40),
      reason text not null check (length(reason) between 1 and 200),
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null
    ) strict`,
    ...appendOnly('releasedLines', 'lineId'),
    `create index releasedLinesOf on releasedLines (batchId, step)`,
    `create trigger releasedLinesEnded before insert on releasedLines begin
      select raise(abort, 'releasedLines: the line is not ended') where not exists (select 1 from batchLines l join batches b on b.id = l.batchId join programmes p on p.id = b.programmeId
        where l.id = new.lineId and l.batchId = new.batchId and l.status in ('failed', 'returned') and l.paidFen = 0 and l.amountFen = new.amountFen and b.status in ('paying', 'paid', 'closed')
          and (p.form = 'provider' or exists (select 1 from providerPayments where batchId = b.id)));
      select raise(abort, 'releasedLines: a follow-up pays the line') where exists (select 1 from batchLines where parentLineId = new.lineId and status not in ('removed', 'cancelled'));
      select raise(abort, 'releasedLines: an account acts for the person it belongs to') where not exists (select 1 from users where id = new.userId and staffId = new.staffId and status = 'active');
     end`,
    `create trigger batchLinesReleasedStay before update of status, paidFen, amountFen on batchLines
     when (new.status <> old.status or new.paidFen <> old.paidFen or new.amountFen <> old.amountFen) and exists (select 1 from releasedLines where lineId = new.id)
     begin select raise(abort, 'batchLines: nothing is owed on this line any more'); end`,
    `create trigger batchVouchersOfRelease before insert on batchVouchers
     when (new.effect = 'release') <> (new.step like 'release:%')
       or (new.effect = 'release' and new.amountFen <> (select coalesce(sum(amountFen), 0) from releasedLines where batchId = new.batchId and step = new.step))
     begin select raise(abort, 'batchVouchers: a release is the sum of its lines'); end`,
  ],
};
