/**
 * The proof before the end: a batch is closed with what was approved, paid and signed written down (F10, F13); warnings before money
 * leaves are accepted one by one (F15); no payment over what was approved (H15).
 */
import { appendOnly } from './guards.ts';
import type { Migration } from './migration.ts';

export const migration: Migration = {
  number: 132,
  name: 'proof of payment',
  statements: [
    // Batches closed before have no row: nobody asked for their signed pages then.
    `create table batchClosings (
      batchId integer primary key references batches (id),
      signedNeeded integer not null check (signedNeeded in (0, 1)),
      paidPersons integer not null check (paidPersons >= 0),
      paidFen integer not null check (paidFen between 0 and 1000000000000000),
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null
    ) strict`,
    ...appendOnly('batchClosings', 'batchId'),
    `create trigger batchClosingsTied before insert on batchClosings begin
      select raise(abort, 'batchClosings: the batch is not paid') where coalesce((select status from batches where id = new.batchId), '') <> 'paid';
      select raise(abort, 'batchClosings: what was paid differs from the lines') where (new.paidPersons, new.paidFen) <>
        (select count(*) filter (where paidFen > 0), coalesce(sum(paidFen), 0) from batchLines where batchId = new.batchId);
      select raise(abort, 'batchClosings: cash and goods are closed with signatures') where new.signedNeeded = 0 and (select payBy from batches where id = new.batchId) <> 'bank';
      select raise(abort, 'batchClosings: signed pages are missing') where new.signedNeeded = 1 and exists (select 1 from batchLines l where l.batchId = new.batchId and l.paidFen > 0
        and not exists (select 1 from rosterPageLines x join rosterFilings f on f.issueId = x.issueId and f.pageNo = x.pageNo and f.withdrawnAt is null where x.lineId = l.id));
     end`,
    `create trigger batchesClosedWithProof before update of status on batches
     when new.status = 'closed' and old.status <> 'closed' and not exists (select 1 from batchClosings where batchId = new.id)
     begin select raise(abort, 'batches: a batch is closed with its proof'); end`,
    // H15: what goes out for a batch, less what came back, is never more than was approved; nor does the bank say so.
    `create trigger batchVouchersNeverOver before insert on batchVouchers
     when new.effect = 'pay' and new.amountFen + (select coalesce(sum(case effect when 'pay' then amountFen when 'return' then -amountFen else 0 end), 0) from batchVouchers where batchId = new.batchId)
       > (select totalFen from batches where id = new.batchId)
     begin select raise(abort, 'batchVouchers: more would be paid than was approved'); end`,
    `create trigger bankResultsNeverOver before insert on bankResults
     when new.paidFen > (select coalesce(sum(amountFen), 0) from batchLines where batchId = new.batchId and status not in ('removed', 'cancelled', 'held'))
     begin select raise(abort, 'bankResults: more was paid than was approved'); end`,
    `create table radarAcceptances (
      batchId integer not null references batches (id),
      warningKey text not null check (length(warningKey) between 3 and 200),
      kind text not null check (kind in ('sharedAccount', 'sharedCollector', 'otherAccount', 'accountChanged', 'sameProxy')),
      reason text not null check (length(reason) between 1 and 200),
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null,
      primary key (batchId, warningKey)
    ) strict, without rowid`,
    ...(['update', 'delete'] as const).map((verb) => `create trigger radarAcceptancesNo${verb} before ${verb} on radarAcceptances begin select raise(abort, 'radarAcceptances: rows are never changed'); end`),
    `create trigger radarAcceptancesNoReplace before insert on radarAcceptances when exists (select 1 from radarAcceptances where batchId = new.batchId and warningKey = new.warningKey)
     begin select raise(abort, 'radarAcceptances: the warning is accepted already'); end`,
  ],
};
