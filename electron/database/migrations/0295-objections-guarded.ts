/**
 * What the notice of a list decides is kept by the database too: the days it hangs, the list that hung on the board, the line somebody
 * objects to. Acts that were answered stay answered.
 */
import { appendOnly } from './guards.ts';
import type { Migration } from './migration.ts';

/** The notice that stands for a batch: its latest that was not withdrawn. */
const standing = (batchId: string): string => `(select m.id from notices m where m.subjectKind = 'batch' and m.subjectId = ${batchId} and m.status <> 'withdrawn' order by m.edition desc limit 1)`;
/** Somebody objects to the line, or was right: of the batch's own notices, and of those of the batch it pays again. */
const objected = (batchId: string, residentId: string): string => `exists (select 1 from notices n join noticeObjections o on o.noticeId = n.id
        where n.subjectKind = 'batch' and n.subjectId in (${batchId}, (select parentBatchId from batches where id = ${batchId})) and o.lineKey = 'resident:' || ${residentId}
          and (o.finding = 'open' or (o.finding = 'upheld' and n.id = ${standing('n.subjectId')})))`;

export const migration: Migration = {
  number: 295,
  name: 'objections-guarded',
  statements: [
    ...appendOnly('actReplies', 'actId'),
    `create trigger noticesHangTheirDays before update of status on notices when new.status = 'posted' and old.status <> 'posted' begin
      select raise(abort, 'notices: it hangs for all its days') where new.dueOn < date(new.postedOn, '+' || new.days || ' days');
      select raise(abort, 'notices: posted on the day it was posted') where new.postedOn not between date(new.createdAt, '+8 hours') and date(new.postedAt, '+8 hours');
     end`,
    `create trigger batchLinesObjected before update of status on batchLines
     when old.status = 'toPay' and new.status in ('sent', 'paid') and ${objected('new.batchId', 'new.residentId')}
     begin select raise(abort, 'batchLines: somebody objects to this line'); end`,
    `create trigger handoutsObjected before insert on handouts
     when ${objected('new.batchId', '(select residentId from batchLines where id = new.lineId)')}
     begin select raise(abort, 'handouts: somebody objects to this line'); end`,
    `create trigger batchesHungOnTheBoard before update of status on batches when new.status = 'approved' and old.status <> 'approved' and new.noticeDays > 0 begin
      select raise(abort, 'batches: the list is not the one that hung on the board') where ${standing('new.id')} is not null and exists (select 1 from batchLines l where l.batchId = new.id and l.status = 'toPay'
        and 'resident:' || l.residentId || ' ' || l.amountFen not in (select (r.value ->> '$.key') || ' ' || (r.value ->> '$.amountFen') from notices n, json_each(n.content, '$.rows') r where n.id = ${standing('new.id')}));
      select raise(abort, 'batches: somebody objects to this list') where exists (select 1 from notices n join noticeObjections o on o.noticeId = n.id where n.subjectKind = 'batch' and n.subjectId = new.id and n.status <> 'withdrawn'
        and o.lineNo is null and (o.finding = 'open' or (o.finding = 'upheld' and n.id = ${standing('new.id')})));
      select raise(abort, 'batches: an objection to a line was right') where exists (select 1 from noticeObjections o join batchLines l on l.batchId = new.id and l.status = 'toPay' and o.lineKey = 'resident:' || l.residentId
        where o.finding = 'upheld' and o.noticeId = ${standing('new.id')});
     end`,
  ],
};
