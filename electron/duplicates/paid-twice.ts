/** Months for which both entries of one person were paid by the same programme: that is an overpayment, and somebody has to say what becomes of it. */
import { sql } from 'kysely';
import type { Month } from '#shared/days.ts';
import type { BatchLineId, ProgrammeId, ResidentId } from '#shared/ids.ts';
import { fen, sumFen, type Fen } from '#shared/money.ts';
import { groupBy } from '#shared/group-by.ts';
import { readRows, type Reader } from '#electron/residents/read-rows.ts';

export interface PaidTwice {
  readonly programmeId: ProgrammeId;
  readonly programmeName: string;
  readonly months: readonly Month[];
  /** Paid too much and not being recovered yet. */
  readonly amountFen: Fen;
  /** Lines of the entry that goes, with what of each was too much. */
  readonly lines: readonly { readonly lineId: BatchLineId; readonly fen: Fen }[];
}

interface Row { programmeId: ProgrammeId; programmeName: string; month: Month; keptFen: number; keptTakenFen: number; lineId: BatchLineId; paidFen: number; takenFen: number }

/**
 * By programme. Programmes that pay by their rule: two claims of one month are two sums. A household is paid under its head, so two households
 * of one head count too. What both were paid is the
 * smaller of the two; what is being recovered of it already, on the lines of either, does not count again.
 */
export async function readPaidTwice(db: Reader, survivorId: ResidentId, loserId: ResidentId): Promise<PaidTwice[]> {
  const months = (residentId: ResidentId) => sql`(
    select l.programmeId, l.benefitMonth as month, l.id as lineId, l.paidFen from batchLines l where l.residentId = ${residentId} and l.kind in ('main', 'followUp') and l.paidFen > 0
    union all select l.programmeId, x.month, l.id, x.amountFen from batchLines l join batchLineMonths x on x.lineId = l.id where l.residentId = ${residentId} and l.kind = 'supplement' and l.status = 'paid')`;
  const taken = (line: 'o' | 'k') => sql`(select coalesce(sum(x.amountFen), 0) from recoveryLines x where x.lineId = ${sql.ref(`${line}.lineId`)})`;
  const rows = await readRows<Row>(db, sql`
    select o.programmeId, p.name as programmeName, o.month, s.fen as keptFen, s.taken as keptTakenFen, o.lineId, o.paidFen, ${taken('o')} as takenFen
    from ${months(loserId)} o join (select k.programmeId, k.month, sum(k.paidFen) as fen, sum(min(k.paidFen, ${taken('k')})) as taken from ${months(survivorId)} k group by k.programmeId, k.month) s on s.programmeId = o.programmeId and s.month = o.month
    join programmes p on p.id = o.programmeId where p.basis = 'rule' order by p.code, o.month, o.lineId`);
  return [...groupBy(rows, (row) => row.programmeId).values()].flatMap((own) => {
    const { months: twice, lines } = twiceOf(own);
    return lines.length === 0 ? [] : [{ programmeId: own[0]!.programmeId, programmeName: own[0]!.programmeName, months: twice, lines, amountFen: sumFen(lines.map((line) => line.fen)) }];
  });
}

function twiceOf(rows: readonly Row[]): { months: Month[]; lines: { lineId: BatchLineId; fen: Fen }[] } {
  const lines = new Map<BatchLineId, number>();
  const months: Month[] = [];
  for (const [month, own] of groupBy(rows, (row) => row.month)) {
    let left = Math.min(own[0]!.keptFen, own.reduce((sum, row) => sum + row.paidFen, 0)) - own[0]!.keptTakenFen - own.reduce((sum, row) => sum + Math.min(row.takenFen, row.paidFen), 0);
    if (left <= 0) continue;
    months.push(month);
    for (const row of own) {
      const part = Math.max(0, Math.min(left, row.paidFen - row.takenFen));
      if (part > 0) lines.set(row.lineId, (lines.get(row.lineId) ?? 0) + part);
      left -= part;
    }
  }
  return { months, lines: [...lines].map(([lineId, part]) => ({ lineId, fen: fen(part) })) };
}
