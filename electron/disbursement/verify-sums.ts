/** The sums that the desk reads instead of the lines, beside the same sums taken from every line. */
import { sql, type RawBuilder } from 'kysely';
import { APPROVED_STATUSES } from '#shared/disbursement/status.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import type { Reads } from '#electron/welfare/versions.ts';

/** Faults told of one table; one tells as much as a thousand. */
const TOLD = 20;

interface Sum { readonly table: string; readonly kept: RawBuilder<unknown>; readonly found: RawBuilder<unknown> }

const year = sql`cast(substr(benefitMonth, 1, 4) as integer)`;
const SUMS: readonly Sum[] = [
  { table: 'gridMonths', kept: sql`select month, programmeId, gridName, lines, paidFen from gridMonths where lines > 0`, found: sql`select benefitMonth, programmeId, gridName, count(*), sum(paidFen) from batchLines where paidFen > 0 group by 1, 2, 3` },
  { table: 'personYears', kept: sql`select year, residentId, lines, paidFen from personYears where lines > 0`, found: sql`select ${year}, residentId, count(*), sum(paidFen) from batchLines where paidFen > 0 group by 1, 2` },
  { table: 'paidYears', kept: sql`select year, persons from paidYears where persons > 0`, found: sql`select ${year}, count(distinct residentId) from batchLines where paidFen > 0 group by 1` },
  {
    table: 'batchProgress', kept: sql`select batchId, paidPersons, paidFen, failedPersons, openPersons, openFen from batchProgress`,
    found: sql`select b.id, coalesce(sum(l.status in ('paid', 'partPaid')), 0), coalesce(sum(l.paidFen), 0), coalesce(sum(l.status in ('failed', 'returned')), 0), coalesce(sum(l.status in ('toPay', 'sent', 'held')), 0),
      coalesce(sum(case when l.status in ('toPay', 'sent', 'held') then l.amountFen end), 0) from batches b left join batchLines l on l.batchId = b.id where b.status in (${sql.join(APPROVED_STATUSES)}) group by b.id`,
  },
];

/** Rows of a kept table that the lines do not give, and the other way round; as text, empty when all agree. */
export async function verifySums(db: Reads): Promise<string[]> {
  const faults: string[] = [];
  for (const { table, kept, found } of SUMS) {
    const wrong = await readRows<Record<string, unknown>>(db, sql`select * from (select * from (${kept}) except select * from (${found})) limit ${TOLD}`);
    const missing = await readRows<Record<string, unknown>>(db, sql`select * from (select * from (${found}) except select * from (${kept})) limit ${TOLD}`);
    const told = (rows: readonly Record<string, unknown>[], what: string): string[] => rows.map((row) => `${table}: ${Object.values(row).join(' ')} ${what}`);
    faults.push(...told(wrong, 'is kept and is not the sum of the lines'), ...told(missing, 'is the sum of the lines and is not kept'));
  }
  return faults;
}
