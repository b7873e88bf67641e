import { sql } from 'kysely';
import type { OutputOf } from '#shared/contract.ts';
import type { dashboardContract } from '#shared/dashboard/contract.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readRows } from '#electron/residents/read-rows.ts';

type Unfinished = OutputOf<typeof dashboardContract.unfinished>;

/** Approved batches that still have somebody to pay, the oldest month first, with how far they are. */
export async function readUnfinished({ db }: QueryContext): Promise<Unfinished> {
  const batches = await readRows<Unfinished['batches'][number]>(db, sql`
    select b.id as batchId, b.batchNo, p.name as programmeName, b.benefitMonth, b.status, b.payBy, b.personCount as persons, b.totalFen,
      coalesce(sum(l.status in ('paid', 'partPaid')), 0) as paidPersons, coalesce(sum(l.paidFen), 0) as paidFen,
      coalesce(sum(l.status in ('failed', 'returned')), 0) as failedPersons,
      coalesce(sum(l.status in ('toPay', 'sent', 'held')), 0) as openPersons,
      coalesce(sum(case when l.status in ('toPay', 'sent', 'held') then l.amountFen end), 0) as openFen
    from batches b join programmes p on p.id = b.programmeId left join batchLines l on l.batchId = b.id
    where b.status in ('approved', 'paying') group by b.id order by b.benefitMonth, b.id`);
  return { batches };
}
