/**
 * The desk: who took what, from whom and when, person by person (F6, F9); cash drawn for it and brought back; what nobody came for (F11).
 *
 * What the triggers promise: a line is handed out once; a line paid over the desk names who took it; a tick is undone only before it is
 * booked.
 */
import { appendOnly, neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

export const migration: Migration = {
  number: 131,
  name: 'desk',
  statements: [
    `create table handouts (
      id integer primary key,
      batchId integer not null references batches (id),
      lineId integer not null references batchLines (id),
      takenOn text not null check (length(takenOn) = 10),
      takerName text not null check (length(takerName) between 1 and 40),
      proxyRelation text check (length(proxyRelation) between 1 and 20),
      proxyIdTail text check (length(proxyIdTail) = 4 and proxyIdTail not glob '*[^0-9X]*'),
      proxyReason text check (length(proxyReason) between 1 and 100),
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null,
      undoneAt text,
      undoneByStaffId integer references staff (id),
      undoneReason text check (length(undoneReason) between 1 and 200),
      bookedStep text check (length(bookedStep) between 1 and 40),
      check ((proxyRelation is null) = (proxyIdTail is null) and (proxyRelation is null) = (proxyReason is null)),
      check ((undoneAt is null) = (undoneByStaffId is null) and (undoneAt is null) = (undoneReason is null)),
      check (undoneAt is null or bookedStep is null)
    ) strict`,
    // Cash paid before there was a desk: each of those lines was noted by whoever booked it.
    `insert into handouts (batchId, lineId, takenOn, takerName, userId, staffId, at, bookedStep)
      select b.id, l.id, l.paidOn, coalesce(l.proxyName, l.name), d.userId, d.staffId, d.at, 'earlier' from batchLines l join batches b on b.id = l.batchId
      join (select batchId, min(id) as first from batchDecisions where step = 'payCash' group by batchId) f on f.batchId = b.id join batchDecisions d on d.id = f.first
      where b.payBy = 'cash' and l.status = 'paid'`,
    ...neverDeleted('handouts'),
    `create unique index handoutsOneALine on handouts (lineId) where undoneAt is null`,
    `create index handoutsOfBatch on handouts (batchId, at)`,
    `create index handoutsByProxy on handouts (takerName, proxyIdTail) where proxyRelation is not null`,
    `create trigger handoutsOfOpenLines before insert on handouts begin
      select raise(abort, 'handouts: nothing of this line is to be handed out') where not exists (select 1 from batchLines l join batches b on b.id = l.batchId
        where l.id = new.lineId and b.id = new.batchId and l.status = 'toPay' and b.payBy <> 'bank' and b.status = 'paying');
      select raise(abort, 'handouts: the line was handed out already') where exists (select 1 from handouts where lineId = new.lineId and undoneAt is null);
      select raise(abort, 'handouts: a tick begins unbooked') where new.undoneAt is not null or new.bookedStep is not null;
     end`,
    `create trigger handoutsFixed before update on handouts
     when old.undoneAt is not null or old.bookedStep is not null
       or ${['id', 'batchId', 'lineId', 'takenOn', 'takerName', 'proxyRelation', 'proxyIdTail', 'proxyReason', 'userId', 'staffId', 'at'].map((column) => `new.${column} is not old.${column}`).join(' or ')}
     begin select raise(abort, 'handouts: a tick is only undone before it is booked'); end`,
    `create trigger batchLinesHandedOut before update of status on batchLines
     when new.status = 'paid' and old.status = 'toPay' and new.amountFen > 0 and not exists (select 1 from handouts where lineId = new.id and undoneAt is null)
     begin select raise(abort, 'batchLines: nobody is noted who took it'); end`,
    `create trigger batchLinesTickedStay before update of status on batchLines
     when old.status = 'toPay' and new.status not in ('toPay', 'paid') and exists (select 1 from handouts where lineId = new.id and undoneAt is null)
     begin select raise(abort, 'batchLines: the line is ticked off at the desk'); end`,
    `create table deskCash (
      voucherId integer primary key references vouchers (id),
      batchId integer not null references batches (id),
      kind text not null check (kind in ('draw', 'deposit')),
      step text not null check (length(step) between 1 and 40),
      amountFen integer not null check (amountFen > 0),
      cashOn text not null check (length(cashOn) = 10),
      unique (batchId, step)
    ) strict`,
    ...appendOnly('deskCash', 'voucherId'),
    `create trigger deskCashNoReplaceStep before insert on deskCash when exists (select 1 from deskCash where batchId = new.batchId and step = new.step)
     begin select raise(abort, 'deskCash: this step is booked already'); end`,
    `create table unclaimedLines (
      lineId integer primary key references batchLines (id),
      batchId integer not null references batches (id),
      amountFen integer not null check (amountFen >= 0),
      cashBack text not null check (cashBack in ('safe', 'bank')),
      reason text not null check (length(reason) between 1 and 180),
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null
    ) strict`,
    ...appendOnly('unclaimedLines', 'lineId'),
    `create index unclaimedLinesOfBatch on unclaimedLines (batchId)`,
  ],
};
