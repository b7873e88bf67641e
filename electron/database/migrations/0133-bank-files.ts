/** Bank files: every line in one file of a run; what a bank says later against its first answer, by somebody who may and with a reason. */
import type { Migration } from './migration.ts';

export const migration: Migration = {
  number: 133,
  name: 'bank files',
  statements: [
    `create trigger bankExportLinesOneFile before insert on bankExportLines
     when exists (select 1 from bankExportLines x join bankExports e on e.id = x.exportId join bankExports n on n.id = new.exportId
       where x.lineId = new.lineId and e.batchId = n.batchId and e.runNo = n.runNo)
     begin select raise(abort, 'bankExportLines: the line stands in a file of this run already'); end`,
    // The bank's second word: what it first refused, it paid after all.
    `drop trigger lineTransitionsNoinsert`,
    `insert into lineTransitions values ('failed', 'paid')`,
    `create trigger lineTransitionsNoinsert before insert on lineTransitions
     begin select raise(abort, 'lineTransitions: the table of moves is fixed'); end`,
    `create table resultOverrides (
      resultId integer not null references bankResults (id),
      lineId integer not null references batchLines (id),
      fromStatus text not null check (fromStatus in ('paid', 'failed')),
      toStatus text not null check (toStatus in ('paid', 'returned')),
      amountFen integer not null check (amountFen >= 0),
      reason text not null check (length(reason) between 1 and 200),
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null,
      primary key (resultId, lineId)
    ) strict, without rowid`,
    ...(['update', 'delete'] as const).map((verb) => `create trigger resultOverridesNo${verb} before ${verb} on resultOverrides begin select raise(abort, 'resultOverrides: rows are never changed'); end`),
    `create trigger resultOverridesNoReplace before insert on resultOverrides when exists (select 1 from resultOverrides where resultId = new.resultId and lineId = new.lineId)
     begin select raise(abort, 'resultOverrides: the row exists already'); end`,
    `create trigger batchLinesPaidAfterAll before update of status on batchLines
     when old.status = 'failed' and new.status = 'paid' and (not exists (select 1 from resultOverrides where lineId = new.id and toStatus = 'paid' and fromStatus = 'failed')
       or exists (select 1 from batchLines n where n.parentLineId = new.id and n.status not in ('removed', 'cancelled', 'failed', 'returned')))
     begin select raise(abort, 'batchLines: what failed is paid only by the bank''s second word, and once'); end`,
    `drop trigger batchLinesMoveInTime`,
    `create trigger batchLinesMoveInTime before update of status, statusReason, paidFen, paidOn, proxyName, proxyRelation on batchLines
     when not (
       ((select status from batches where id = new.batchId) in ('locked', 'computed') and new.status in ('toPay', 'held', 'removed') and new.paidFen = 0 and new.paidOn is null)
       or ((select status from batches where id = new.batchId) = 'paying' and new.status <> old.status and new.status not in ('toPay', 'held', 'removed'))
       or ((select status from batches where id = new.batchId) = 'paid' and new.status <> old.status and (new.status in ('cancelled', 'returned') or (old.status = 'failed' and new.status = 'paid')))
       or ((select status from batches where id = new.batchId) = 'closed' and old.status = 'paid' and new.status = 'returned')
       or ((select status from batches where id = new.batchId) in ('locked', 'computed', 'submitted', 'reviewed', 'approved') and new.status = 'cancelled'))
     begin select raise(abort, 'batchLines: not at this stage of the batch'); end`,
  ],
};
