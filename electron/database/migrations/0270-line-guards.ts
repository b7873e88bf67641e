/**
 * What a new line of a batch is refused for, in one trigger instead of three: a list of a month has tens of thousands of lines, and each
 * trigger costs its own beginning for every one of them. The refusals are those of before, in the order in which
 * they were: of a line that is refused for two reasons the same one is said.
 */
import type { Migration } from './migration.ts';

const GIVEN_BACK = `('removed', 'cancelled', 'failed', 'returned')`;
const STANDING = `('toPay', 'held', 'sent', 'paid', 'partPaid', 'failed', 'returned')`;

export const migration: Migration = {
  number: 270,
  name: 'line-guards',
  statements: [
    `drop trigger batchLinesInsert`,
    `drop trigger batchLinesNotMerged`,
    `drop trigger batchLinesMonthSupplemented`,
    `create trigger batchLinesInsert before insert on batchLines begin
      select case
        -- Most months have no supplement at all: that is asked first, of one small index.
        when new.kind = 'main' and exists (select 1 from batchLineMonths where month = new.benefitMonth)
          and exists (select 1 from batchLineMonths x join batchLines m on m.id = x.lineId where x.month = new.benefitMonth and m.programmeId = new.programmeId
            and m.residentId in (select new.residentId union all select id from residents where mergedIntoId = new.residentId) and m.status in ${STANDING})
          then raise(abort, 'batchLines: the month was paid by a supplement')
        when new.kind <> 'followUp' and exists (select 1 from residents where id = new.residentId and mergedIntoId is not null)
          then raise(abort, 'batchLines: this entry was merged into another')
        when coalesce((select status from batches where id = new.batchId and programmeId = new.programmeId and benefitMonth = new.benefitMonth and kind = new.kind), '') not in ('locked', 'computed')
          then raise(abort, 'batchLines: the list of this batch is closed')
        when exists (select 1 from batchLines where id = new.id)
          or new.kind = 'main' and exists (select 1 from batchLines where programmeId = new.programmeId and benefitMonth = new.benefitMonth and residentId = new.residentId
            and kind in ('main', 'followUp') and status not in ${GIVEN_BACK})
          or new.kind = 'followUp' and exists (select 1 from batchLines where parentLineId = new.parentLineId and kind = 'followUp' and status not in ('removed', 'cancelled'))
          then raise(abort, 'batchLines: the line exists already')
        when new.status not in ('toPay', 'held') or new.paidFen <> 0 then raise(abort, 'batchLines: a line begins unpaid')
        when new.kind = 'followUp' and not exists (select 1 from batchLines p where p.id = new.parentLineId
          and p.programmeId = new.programmeId and p.residentId = new.residentId and p.status in ('failed', 'returned', 'cancelled', 'partPaid'))
          then raise(abort, 'batchLines: only what was not paid is paid again')
      end;
     end`,
  ],
};
