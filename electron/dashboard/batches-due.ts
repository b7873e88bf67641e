/** Batches that wait for their next step, and programmes whose month has come without one. */
import type { BatchDueKind, DueItem } from '#shared/dashboard/contract.ts';
import { BATCH_DUE_KINDS, WAITING_STATUSES } from '#shared/dashboard/contract.ts';
import { addDays, addMonths, monthOf, yearOf, type Day, type Month } from '#shared/days.ts';
import type { BatchStatus, PayBy } from '#shared/disbursement/status.ts';
import { sumFen } from '#shared/money.ts';
import { may, type Permission } from '#shared/permissions.ts';
import { MONTHS_OF_PERIOD } from '#shared/welfare/programme.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { isMaker } from '#electron/disbursement/judge-batch.ts';
import { hasSigned } from '#electron/disbursement/signatures.ts';
import { festivalDay, readFestivals, type FestivalTable } from '#electron/welfare/festivals.ts';
import { findVersionFor, isOver, type ProgrammeRow } from '#electron/welfare/versions.ts';
import { waitsForNotice } from './inbox-due.ts';

/** Which step a batch waits for; null when none. */
export function stepDue(status: BatchStatus, payBy: PayBy): BatchDueKind | null {
  switch (status) {
    case 'draft': case 'locked': case 'computed': return 'batchesToSubmit';
    case 'submitted': return 'batchesToReview';
    case 'reviewed': return 'batchesToApprove';
    case 'approved': return payBy === 'bank' ? 'batchesToSend' : 'batchesToPayCash';
    case 'paying': return payBy === 'bank' ? 'batchesAwaitingResult' : 'batchesToPayCash';
    case 'paid': return 'batchesToClose';
    case 'closed': case 'voided': return null;
  }
}

const NEEDS: Readonly<Record<BatchDueKind, Permission>> = {
  batchesToSubmit: 'disbursement.make', batchesToReview: 'disbursement.review', batchesToApprove: 'disbursement.approve', batchesToSend: 'disbursement.export',
  batchesAwaitingResult: 'disbursement.pay', batchesToPayCash: 'disbursement.pay', batchesToClose: 'disbursement.pay',
};

/** One item for each step that some batch waits for. */
export async function readBatchesDue(ctx: QueryContext): Promise<DueItem[]> {
  const { db, actor } = ctx;
  const batches = await db.selectFrom('batches').selectAll().where('status', 'not in', ['closed', 'voided']).orderBy('benefitMonth').orderBy('id').execute();
  // A list on the board waits for its days, not for a signature (`inbox-due.ts`).
  const onTheBoard = new Set<number>();
  for (const batch of batches) if (await waitsForNotice(ctx, batch)) onTheBoard.add(batch.id);
  const items: DueItem[] = [];
  for (const kind of BATCH_DUE_KINDS) {
    const waiting = batches.filter((batch) => !onTheBoard.has(batch.id) && stepDue(batch.status, batch.payBy) === kind);
    if (waiting.length === 0) continue;
    const statuses = WAITING_STATUSES.filter((status) => waiting.some((batch) => batch.status === status));
    let yours = 0;
    for (const batch of may(actor.roles, NEEDS[kind]) ? waiting : []) {
      const judged = kind === 'batchesToReview' || kind === 'batchesToApprove';
      const barred = judged && ((await isMaker(db, batch, actor.staffId)) || (kind === 'batchesToApprove' && batch.reviewerStaffId === actor.staffId) || (await hasSigned(db, batch, actor.staffId)));
      if (!barred) yours += 1;
    }
    items.push({
      kind, count: waiting.length, yours, amountFen: sumFen(waiting.map((batch) => batch.totalFen)), months: [...new Set(waiting.map((batch) => batch.benefitMonth))], batchIds: waiting.map((batch) => batch.id), statuses,
    });
  }
  return items;
}

/** Days before a festival from which its list is asked for: time to post it, to approve it and to buy. */
const BEFORE_FESTIVAL = 30;

/** The month of a festival that comes soon, or came this month, and has no list in its year. */
async function nextFestival(db: QueryContext['db'], programme: ProgrammeRow, festivals: FestivalTable, today: Day): Promise<Month | null> {
  for (const year of [yearOf(today), yearOf(today) + 1]) {
    const day = festivalDay(festivals, programme, year);
    if (day === null || addDays(day, -BEFORE_FESTIVAL) > today || monthOf(day) < monthOf(today)) continue;
    const list = await db.selectFrom('batches').select('id').where('programmeId', '=', programme.id).where('kind', '=', 'main').where('status', '<>', 'voided').where('benefitMonth', '>=', `${year}-01` as Month).where('benefitMonth', '<=', `${year}-12` as Month).executeTakeFirst();
    if (list === undefined) return monthOf(day);
  }
  return null;
}

/**
 * Active programmes whose next payment is due by this month: one period after the last batch, or from the first month of their
 * rules; programmes that pay on claims when claims wait. None after a programme's last month; of a festival from thirty days before it. Follow-up and voided batches do not count.
 */
export async function readProgrammesDue({ db, actor, clock }: QueryContext): Promise<DueItem[]> {
  const month = monthOf(clock.today());
  const programmes = await db.selectFrom('programmes').selectAll().where('status', '=', 'active').orderBy('code').execute();
  const last = new Map((await db.selectFrom('batches').select((e) => ['programmeId', e.fn.max('benefitMonth').as('month')]).where('status', '<>', 'voided').where('kind', '=', 'main')
    .groupBy('programmeId').execute()).map((row) => [row.programmeId, row.month]));
  const waiting = new Set((await db.selectFrom('claims as c').select('c.programmeId').where('c.withdrawnAt', 'is', null).where('c.benefitMonth', '<=', month)
    .where((e) => e.not(e.exists(e.selectFrom('batchLineClaims as x').innerJoin('batchLines as l', 'l.id', 'x.lineId').select('l.id').whereRef('x.claimId', '=', 'c.id').where('l.status', 'not in', ['removed', 'cancelled'])))).execute()).map((row) => row.programmeId));
  const festivals = await readFestivals(db);
  const due = [];
  for (const programme of programmes) {
    const { id, code, name, period, basis, lastMonth } = programme;
    const paid = last.get(id);
    // What is over is due for its last months only: a list that was left out, claims of before the end.
    const over = isOver(programme, month);
    const at = lastMonth !== null && over ? lastMonth : month;
    if (programme.festival !== null) {
      const comes = await nextFestival(db, programme, festivals, clock.today());
      if (comes !== null && (await findVersionFor(db, id, comes)) !== undefined) due.push({ programmeId: id, code, name, month: comes });
      continue;
    }
    const isDue = basis === 'claims' ? waiting.has(id) : paid === undefined ? !over : period !== 'once' && addMonths(paid, MONTHS_OF_PERIOD[period]) <= at;
    if (isDue && (await findVersionFor(db, id, at)) !== undefined) due.push({ programmeId: id, code, name, month: at });
  }
  return due.length === 0 ? [] : [{ kind: 'programmesDue', count: due.length, yours: may(actor.roles, 'disbursement.make') ? due.length : 0, programmes: due }];
}
