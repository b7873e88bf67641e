import type { OutputOf } from '#shared/contract.ts';
import type { dashboardContract } from '#shared/dashboard/contract.ts';
import type { QueryContext } from '#electron/api/context.ts';

type Unfinished = OutputOf<typeof dashboardContract.unfinished>;

/** Approved batches that still have somebody to pay, the oldest month first, with how far they are: from the counts kept per batch. */
export async function readUnfinished({ db }: QueryContext): Promise<Unfinished> {
  const batches = await db.selectFrom('batches as b').innerJoin('programmes as p', 'p.id', 'b.programmeId').innerJoin('batchProgress as g', 'g.batchId', 'b.id')
    .select(['b.id as batchId', 'b.batchNo', 'p.name as programmeName', 'b.benefitMonth', 'b.status', 'b.payBy', 'b.personCount as persons', 'b.totalFen',
      'g.paidPersons', 'g.paidFen', 'g.failedPersons', 'g.openPersons', 'g.openFen'])
    .where('b.status', 'in', ['approved', 'paying']).orderBy('b.benefitMonth').orderBy('b.id').$narrowType<{ status: 'approved' | 'paying' }>().execute();
  return { batches };
}
