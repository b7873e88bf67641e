/**
 * A clock that was set back: no step of a batch lies a day before the one it follows, and a closing says which voucher was the batch's
 * last, so that what comes back afterwards is not told apart by the hour.
 */
import type { Migration } from './migration.ts';

const CHINA = `'+8 hours'`;

export const migration: Migration = {
  number: 294,
  name: 'clock-set-back',
  statements: [
    // Closings of before keep none: of those the hour still decides.
    `alter table batchClosings add column lastVoucherId integer check (lastVoucherId >= 0)`,
    `create trigger batchClosingsLastVoucher before insert on batchClosings
     when new.lastVoucherId is not (select coalesce(max(voucherId), 0) from batchVouchers where batchId = new.batchId)
     begin select raise(abort, 'batchClosings: this is not the last voucher of the batch'); end`,
    `create trigger batchesInTime before update of status on batches
     when new.status <> old.status and new.status in ('submitted', 'reviewed', 'approved', 'paying', 'paid', 'closed')
       and (select date(at, ${CHINA}) from batchDecisions where batchId = new.id order by id desc limit 1) <
         iif(new.status in ('paying', 'paid', 'closed'), date(new.approvedAt, ${CHINA}), (select date(at, ${CHINA}) from batchDecisions where batchId = new.id order by id desc limit 1 offset 1))
     begin select raise(abort, 'batches: this day lies before the last step'); end`,
  ],
};
