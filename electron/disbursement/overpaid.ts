/** People who died or moved out and were paid for later months (A6, community-welfare §5.3): the month of the event is still due. */
import { sql } from 'kysely';
import type { OutputOf } from '#shared/contract.ts';
import { addMonths, monthOf, type Day, type Month } from '#shared/days.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import type { BatchId, BatchLineId, ProgrammeId, ResidentId } from '#shared/ids.ts';
import { fen, sumFen, type Fen } from '#shared/money.ts';
import { amountSchema } from '#shared/welfare/amount.ts';
import { MONTHS_OF_PERIOD, type ProgrammePeriod } from '#shared/welfare/programme.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import { liveRecoveryLines } from './recoveries.ts';

type Person = OutputOf<typeof disbursementContract.overpaid>['people'][number];
type Line = Person['lines'][number];

interface Row {
  residentId: ResidentId; name: string; status: 'dead' | 'movedOut'; since: Day; programmeId: ProgrammeId; programmeName: string; period: ProgrammePeriod; amount: string;
  lineId: BatchLineId; batchId: BatchId; batchNo: string; benefitMonth: Month; lineStatus: Line['status']; amountFen: Fen; paidFen: Fen; paidOn: Day | null; recoveredFen: Fen;
}

/**
 * What of a line was paid for months after the event: nothing of the month itself; of a payment that covers several months by a monthly standard, the
 * share of the months after it; else the whole.
 */
export function overpaidOf(line: { benefitMonth: Month; paidFen: Fen }, since: Day, monthsCovered: number): { months: number; fen: Fen } {
  const gone = monthOf(since);
  const after = Array.from({ length: monthsCovered }, (_, index) => addMonths(line.benefitMonth, index)).filter((month) => month > gone).length;
  return { months: after, fen: fen(Math.floor((line.paidFen * after) / monthsCovered)) };
}

/** By person and programme, what was overpaid and is not yet being recovered; programmes that pay by their rule. */
export async function readOverpaid(db: Reads, residentId?: ResidentId): Promise<Person[]> {
  // CROSS JOIN: from those who are gone to their lines, never through all lines that were paid.
  const rows = await readRows<Row>(db, sql`
    select r.id as residentId, r.name, r.status, r.statusSince as since, p.id as programmeId, p.name as programmeName, p.period, v.amount,
      l.id as lineId, l.batchId, b.batchNo, l.benefitMonth, l.status as lineStatus, l.amountFen, l.paidFen, l.paidOn, (select coalesce(sum(o.amountFen), 0) from ${liveRecoveryLines} o where o.lineId = l.id) as recoveredFen
    from residents r cross join batchLines l on l.residentId = r.id join batches b on b.id = l.batchId join programmes p on p.id = l.programmeId join programmeVersions v on v.id = b.versionId
    where r.status in ('dead', 'movedOut') and r.mergedIntoId is null and r.statusSince is not null and l.kind in ('main', 'followUp') and l.origin = 'rule' and p.basis = 'rule' and l.paidFen > 0 and l.benefitMonth >= substr(r.statusSince, 1, 4) || '-01'
      and (${residentId ?? null} is null or r.id = ${residentId ?? null})
    order by r.id, p.code, l.benefitMonth, l.id`);
  const people: Person[] = [];
  for (const row of rows) {
    const covered = amountSchema.parse(JSON.parse(row.amount)).per === 'month' ? MONTHS_OF_PERIOD[row.period] : 1;
    const { months, fen: over } = overpaidOf(row, row.since, covered);
    const overpaidFen = fen(Math.min(over, row.paidFen - row.recoveredFen));
    if (overpaidFen <= 0) continue;
    const line: Line = { lineId: row.lineId, batchId: row.batchId, batchNo: row.batchNo, benefitMonth: row.benefitMonth, months, status: row.lineStatus, paidFen: row.paidFen, paidOn: row.paidOn, overpaidFen };
    const last = people.at(-1);
    if (last !== undefined && last.residentId === row.residentId && last.programmeId === row.programmeId) last.lines.push(line);
    else people.push({ residentId: row.residentId, name: row.name, reason: row.status, since: row.since, programmeId: row.programmeId, programmeName: row.programmeName, lines: [line], overpaidFen });
  }
  return people.map((person) => ({ ...person, overpaidFen: sumFen(person.lines.map((line) => line.overpaidFen)) }));
}
