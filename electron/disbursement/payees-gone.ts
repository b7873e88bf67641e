/** Nobody is paid for a month after the month of his death or move (community-welfare §5.3), even when it became known after the list was locked. */
import type { BatchId, BatchLineId } from '#shared/ids.ts';
import type { NamedLine } from '#shared/disbursement/errors.ts';
import { AppError } from '#shared/errors.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import { sql } from 'kysely';

/** Lines named in a refusal; the count is of all. */
const NAMED = 20;

export interface GonePayee extends NamedLine { readonly lineId: BatchLineId; readonly kind: 'payeeGone' }

/**
 * Open lines of the rule's own list whose person, by the register of today, died or moved out in a month before the benefit month. In
 * roster order; `detail` is the day. A claim, or a supplement for earlier months, of somebody who moved away is still his. Lines added by hand had their reason given and are not judged again.
 */
export async function payeesGone(db: Reads, batchId: BatchId): Promise<GonePayee[]> {
  const rows = await db.selectFrom('batchLines as l').innerJoin('residents as r', 'r.id', 'l.residentId')
    .select(['l.id', 'l.lineNo', 'l.name', 'r.statusSince'])
    .where('l.batchId', '=', batchId).where('l.status', '=', 'toPay').where('l.origin', '=', 'rule').where('r.status', '<>', 'living').where('r.mergedIntoId', 'is', null)
    .where((e) => e.or([e('l.kind', 'not in', ['claims', 'supplement']), e('r.status', '=', 'dead')]))
    .where(sql<boolean>`substr(r.statusSince, 1, 7) < l.benefitMonth`).orderBy('l.lineNo').execute();
  return rows.map((row) => ({ lineId: row.id, lineNo: row.lineNo, name: row.name, kind: 'payeeGone', detail: row.statusSince ?? '' }));
}

/** Refuses `payees_gone` when such a line would be approved or paid; `leaveOut` names lines that are not. */
export async function refusePayeesGone(db: Reads, batchId: BatchId, leaveOut: ReadonlySet<number> = new Set()): Promise<void> {
  const gone = (await payeesGone(db, batchId)).filter((line) => !leaveOut.has(line.lineId));
  if (gone.length > 0) throw new AppError('payees_gone', { lines: gone.slice(0, NAMED).map(({ lineNo, name, detail }) => ({ lineNo, name, detail })), count: gone.length });
}
