import { appendOnly } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * A recovery begun by mistake is taken back, and what is recovered of a supplement is counted month by month.
 *
 * What the triggers promise: a recovery is taken back once, by another person than began it, while nothing of it was set off, repaid or
 * written off and no list sets it off; nothing happens to it after that, and its lines may be recovered anew. What is recovered of one month
 * of a supplement is never more than the supplement paid for it.
 */
const LIVE = 'join recoveries r on r.id = x.recoveryId and r.undoneAt is null';
const done = (recovery: string): string => `(select coalesce(sum(amountFen), 0) from recoveryEvents where recoveryId = ${recovery})`;
/** Lists that are not approved yet and set it off. */
const planned = (recovery: string): string => `exists (select 1 from lineSetOffs x join batchLines l on l.id = x.lineId join batches b on b.id = l.batchId
  where x.recoveryId = ${recovery} and l.status in ('toPay', 'held') and b.status in ('locked', 'computed', 'submitted', 'reviewed'))`;
const changes = (columns: readonly string[]): string => columns.map((column) => `new.${column} is not old.${column}`).join(' or ');

const undoing = [
  `alter table recoveries add column undoneAt text`,
  `alter table recoveries add column undoneByUserId integer references users (id)`,
  `alter table recoveries add column undoneByStaffId integer references staff (id)`,
  `alter table recoveries add column undoneReason text check (length(undoneReason) between 1 and 200)
    check ((undoneAt is null) = (undoneReason is null) and (undoneAt is null) = (undoneByUserId is null) and (undoneAt is null) = (undoneByStaffId is null))
    check (undoneByStaffId is null or undoneByStaffId <> createdByStaffId)`,
  `create trigger recoveriesBegin before insert on recoveries when new.undoneAt is not null
   begin select raise(abort, 'recoveries: a recovery begins open'); end`,
  `create trigger recoveriesUndone before update of undoneAt on recoveries
   when old.undoneAt is null and new.undoneAt is not null and (${done('new.id')} <> 0 or ${planned('new.id')})
   begin select raise(abort, 'recoveries: money has moved'); end`,
  `create trigger recoveriesUndoneStay before update on recoveries
   when old.undoneAt is not null and (${changes(['undoneAt', 'undoneByUserId', 'undoneByStaffId', 'undoneReason', 'setOff', 'payerResidentId', 'perBatchFen', 'writeOffReason', 'writeOffRef', 'writeOffAskedByStaffId', 'version'])})
   begin select raise(abort, 'recoveries: this recovery was taken back'); end`,
  `create trigger recoveryEventsNotUndone before insert on recoveryEvents when exists (select 1 from recoveries where id = new.recoveryId and undoneAt is not null)
   begin select raise(abort, 'recoveryEvents: this recovery was taken back'); end`,
  `create trigger lineSetOffsNotUndone before insert on lineSetOffs when exists (select 1 from recoveries where id = new.recoveryId and undoneAt is not null)
   begin select raise(abort, 'lineSetOffs: this recovery was taken back'); end`,
  `drop trigger recoveryLinesPaid`,
  `create trigger recoveryLinesPaid before insert on recoveryLines
   when exists (select 1 from recoveryLines where recoveryId = new.recoveryId and lineId = new.lineId)
     or new.amountFen + (select coalesce(sum(x.amountFen), 0) from recoveryLines x ${LIVE} where x.lineId = new.lineId) > (select paidFen from batchLines where id = new.lineId)
   begin select raise(abort, 'recoveryLines: more than was paid'); end`,
];

const months = [
  `create table recoveryLineMonths (
    recoveryId integer not null,
    lineId integer not null,
    month text not null,
    amountFen integer not null check (amountFen >= 1),
    primary key (recoveryId, lineId, month),
    foreign key (recoveryId, lineId) references recoveryLines (recoveryId, lineId),
    foreign key (lineId, month) references batchLineMonths (lineId, month)
  ) strict, without rowid`,
  `create index recoveryLineMonthsLine on recoveryLineMonths (lineId, month)`,
  // Recoveries begun before took the months of a supplement in order, each as far as it went, the older recovery first.
  `insert into recoveryLineMonths (recoveryId, lineId, month, amountFen)
   select recoveryId, lineId, month, min(takenTo, paidTo) - max(takenFrom, paidFrom) from (
     select x.recoveryId, x.lineId, x.amountFen, m.month,
       x.takenTo - x.amountFen as takenFrom, x.takenTo, m.paidTo - m.amountFen as paidFrom, m.paidTo
     from (select recoveryId, lineId, amountFen, sum(amountFen) over (partition by lineId order by recoveryId) as takenTo from recoveryLines) x
     join (select lineId, month, amountFen, sum(amountFen) over (partition by lineId order by month) as paidTo from batchLineMonths) m on m.lineId = x.lineId)
   where min(takenTo, paidTo) > max(takenFrom, paidFrom)`,
  ...appendOnly('recoveryLineMonths', 'recoveryId').filter((statement) => !statement.includes('NoReplace')),
  `create trigger recoveryLineMonthsInsert before insert on recoveryLineMonths begin
    select raise(abort, 'recoveryLineMonths: the row exists already') where exists (select 1 from recoveryLineMonths where recoveryId = new.recoveryId and lineId = new.lineId and month = new.month);
    select raise(abort, 'recoveryLineMonths: more than the month was paid') where new.amountFen + (select coalesce(sum(x.amountFen), 0) from recoveryLineMonths x ${LIVE} where x.lineId = new.lineId and x.month = new.month)
      > coalesce((select amountFen from batchLineMonths where lineId = new.lineId and month = new.month), 0);
    select raise(abort, 'recoveryLineMonths: more than is recovered of the line') where new.amountFen + (select coalesce(sum(amountFen), 0) from recoveryLineMonths where recoveryId = new.recoveryId and lineId = new.lineId)
      > coalesce((select amountFen from recoveryLines where recoveryId = new.recoveryId and lineId = new.lineId), 0);
   end`,
];

export const migration: Migration = { number: 255, name: 'recoveries-undone', statements: [...undoing, ...months] };
