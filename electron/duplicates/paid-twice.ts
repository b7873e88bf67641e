/**
 * Months for which both entries of one person were paid by the same programme, and claims that were paid to both: that is an overpayment, and
 * somebody has to say what becomes of it.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Month } from '#shared/days.ts';
import type { BatchLineId, ProgrammeId, ResidentId } from '#shared/ids.ts';
import { fen, sumFen, type Fen } from '#shared/money.ts';
import { groupBy } from '#shared/group-by.ts';
import { liveRecoveryLines, liveRecoveryMonths } from '#electron/disbursement/recoveries.ts';
import type { Overpaid } from '#electron/disbursement/recover.ts';
import { readRows, type Reader } from '#electron/residents/read-rows.ts';

export interface PaidTwice {
  readonly programmeId: ProgrammeId;
  readonly programmeName: string;
  readonly months: readonly Month[];
  /** Paid too much and not being recovered yet. */
  readonly amountFen: Fen;
  /** Lines of the entry that goes, with what of each was too much. */
  readonly lines: readonly Overpaid[];
}

interface Row { programmeId: ProgrammeId; programmeName: string; month: Month; supplemented: Month | null; keptFen: number; keptTakenFen: number; lineId: BatchLineId; paidFen: number; takenFen: number }

/** By programme, in the order of their codes: those that pay by their rule, then those that pay claims. */
export async function readPaidTwice(db: Reader, survivorId: ResidentId, loserId: ResidentId): Promise<PaidTwice[]> {
  return [...(await readMonthsTwice(db, survivorId, loserId)), ...(await readClaimsTwice(db, survivorId, loserId))];
}

/**
 * Programmes that pay by their rule: two claims of one month are two sums. A household is paid under its head, so two households of one head
 * count too. What both were paid is the smaller of the two; what is being recovered of it already, on the lines of either, does not count again.
 */
async function readMonthsTwice(db: Reader, survivorId: ResidentId, loserId: ResidentId): Promise<PaidTwice[]> {
  const months = (residentId: ResidentId) => sql`(
    select l.programmeId, l.benefitMonth as month, null as supplemented, l.id as lineId, l.paidFen from batchLines l where l.residentId = ${residentId} and l.kind in ('main', 'followUp') and l.paidFen > 0
    union all select l.programmeId, x.month, x.month, l.id, x.amountFen from batchLines l join batchLineMonths x on x.lineId = l.id where l.residentId = ${residentId} and l.kind = 'supplement' and l.status = 'paid')`;
  const taken = (line: 'o' | 'k') => sql`iif(${sql.ref(`${line}.supplemented`)} is null, (select coalesce(sum(x.amountFen), 0) from ${liveRecoveryLines} x where x.lineId = ${sql.ref(`${line}.lineId`)}),
    (select coalesce(sum(x.amountFen), 0) from ${liveRecoveryMonths} x where x.lineId = ${sql.ref(`${line}.lineId`)} and x.month = ${sql.ref(`${line}.month`)}))`;
  const rows = await readRows<Row>(db, sql`
    select o.programmeId, p.name as programmeName, o.month, o.supplemented, s.fen as keptFen, s.taken as keptTakenFen, o.lineId, o.paidFen, ${taken('o')} as takenFen
    from ${months(loserId)} o join (select k.programmeId, k.month, sum(k.paidFen) as fen, sum(min(k.paidFen, ${taken('k')})) as taken from ${months(survivorId)} k group by k.programmeId, k.month) s on s.programmeId = o.programmeId and s.month = o.month
    join programmes p on p.id = o.programmeId where p.basis = 'rule' order by p.code, o.month, o.lineId`);
  return [...groupBy(rows, (row) => row.programmeId).values()].flatMap((own) => {
    const { months: twice, lines } = twiceOf(own);
    return lines.length === 0 ? [] : [{ programmeId: own[0]!.programmeId, programmeName: own[0]!.programmeName, months: twice, lines, amountFen: sumFen(lines.map((line) => line.fen)) }];
  });
}

function twiceOf(rows: readonly Row[]): { months: Month[]; lines: Overpaid[] } {
  const lines: Overpaid[] = [];
  const months: Month[] = [];
  for (const [month, own] of groupBy(rows, (row) => row.month)) {
    let left = Math.min(own[0]!.keptFen, own.reduce((sum, row) => sum + row.paidFen, 0)) - own[0]!.keptTakenFen - own.reduce((sum, row) => sum + Math.min(row.takenFen, row.paidFen), 0);
    if (left <= 0) continue;
    months.push(month);
    for (const row of own) {
      const part = Math.max(0, Math.min(left, row.paidFen - row.takenFen));
      if (part > 0) lines.push({ lineId: row.lineId, month: row.supplemented, fen: fen(part) });
      left -= part;
    }
  }
  return { months, lines };
}

/**
 * Two claims, `a` of the entry that stays and `b` of the one that goes, are the same claim: of the same row of what decided it; of the same
 * occasion of one person; of the same task or time of labour; or entered by hand for the same programme and month from the same paper, for the same thing. A
 * dividend is none: two lines of one run are two holdings (`conflicts.ts`).
 */
export const sameClaim = (a: RawBuilder<unknown>, b: RawBuilder<unknown>) => sql`(${a}.sourceKind = ${b}.sourceKind and ${a}.sourceKind <> 'dividend' and (
    (${a}.sourceId = ${b}.sourceId and ${a}.sourcePart = ${b}.sourcePart)
    or (${a}.sourceKind = 'manual' and ${a}.programmeId = ${b}.programmeId and ${a}.benefitMonth = ${b}.benefitMonth and ${a}.decisionRef = ${b}.decisionRef and ${a}.note = ${b}.note)
    or (${a}.sourceKind = 'care' and exists (select 1 from cares x join cares y on y.kindId = x.kindId and y.triggerKey = x.triggerKey where x.id = ${a}.sourceId and y.id = ${b}.sourceId
      and x.residentId in (${a}.residentId, ${b}.residentId) and y.residentId in (${a}.residentId, ${b}.residentId)))
    or (${a}.sourceKind = 'labour' and exists (select 1 from cleaningLabour x join cleaningLabour y on y.taskId = x.taskId or y.day = x.day and y.startMinute < x.endMinute and x.startMinute < y.endMinute where x.id = ${a}.sourceId and y.id = ${b}.sourceId))))`;

/** What of a claim was paid by its lines, in fen. */
export const paidOfClaim = (claim: RawBuilder<unknown>) => sql`(select coalesce(sum(min(x.amountFen, l.paidFen)), 0) from batchLineClaims x join batchLines l on l.id = x.lineId where x.claimId = ${claim}.id)`;

interface ClaimRow { programmeId: ProgrammeId; programmeName: string; month: Month; claimId: number; keptFen: number; keptTakenFen: number; lineId: BatchLineId; paidFen: number; takenFen: number }

/** The same claim paid to both: too much is the smaller sum, less what is being recovered on the lines of either. */
async function readClaimsTwice(db: Reader, survivorId: ResidentId, loserId: ResidentId): Promise<PaidTwice[]> {
  const taken = sql`(select coalesce(sum(r.amountFen), 0) from ${liveRecoveryLines} r where r.lineId = l.id)`;
  const rows = await readRows<ClaimRow>(db, sql`
    with kept as (select a.*, ${paidOfClaim(sql`a`)} as fen, (select coalesce(sum(min(x.amountFen, ${taken})), 0) from batchLineClaims x join batchLines l on l.id = x.lineId where x.claimId = a.id) as taken
      from claims a where a.residentId = ${survivorId} and a.withdrawnAt is null)
    select b.programmeId, p.name as programmeName, l.benefitMonth as month, b.id as claimId, max(a.fen) as keptFen, max(a.taken) as keptTakenFen, l.id as lineId, min(x.amountFen, l.paidFen) as paidFen, ${taken} as takenFen
    from claims b join kept a on a.fen > 0 and ${sameClaim(sql`a`, sql`b`)} join programmes p on p.id = b.programmeId join batchLineClaims x on x.claimId = b.id join batchLines l on l.id = x.lineId
    where b.residentId = ${loserId} and b.withdrawnAt is null and l.paidFen > 0 group by b.id, l.id order by p.code, l.benefitMonth, b.id, l.id`);
  return [...groupBy(rows, (row) => row.programmeId).values()].flatMap((own) => {
    const twice = claimsTwice(own);
    return twice.lines.length === 0 ? [] : [{ programmeId: own[0]!.programmeId, programmeName: own[0]!.programmeName, ...twice, amountFen: sumFen(twice.lines.map((line) => line.fen)) }];
  });
}

/** Of each claim of the entry that goes, what the other was paid too. One line may pay several claims: what is recovered of it is counted once. */
function claimsTwice(rows: readonly ClaimRow[]): Pick<PaidTwice, 'months' | 'lines'> {
  const lines = new Map<BatchLineId, number>();
  const recovered = new Map(rows.map((row) => [row.lineId, row.takenFen]));
  const months = new Set<Month>();
  for (const own of groupBy(rows, (row) => row.claimId).values()) {
    let left = Math.min(own[0]!.keptFen, own.reduce((sum, row) => sum + row.paidFen, 0)) - own[0]!.keptTakenFen;
    for (const row of own) {
      const known = Math.min(recovered.get(row.lineId) ?? 0, row.paidFen);
      recovered.set(row.lineId, (recovered.get(row.lineId) ?? 0) - known);
      left -= known;
      const part = Math.max(0, Math.min(left, row.paidFen - known));
      if (part === 0) continue;
      months.add(row.month);
      lines.set(row.lineId, (lines.get(row.lineId) ?? 0) + part);
      left -= part;
    }
  }
  return { months: [...months], lines: [...lines].map(([lineId, part]) => ({ lineId, month: null, fen: fen(part) })) };
}
