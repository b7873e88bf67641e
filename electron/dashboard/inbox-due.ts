/** Clocks that run: notices to post and to take down, objections and complaints to answer, checks after payment (E12). */
import { INBOX_DUE_KINDS, type DueItem, type InboxDueKind } from '#shared/dashboard/contract.ts';
import type { Day } from '#shared/days.ts';
import { may } from '#shared/permissions.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readCaresDue } from '#electron/care/care-due.ts';
import { sees } from '#electron/complaints/complaints.ts';
import { hasRun, readBatchNotice } from '#electron/disbursement/batch-notice.ts';
import type { BatchRow } from '#electron/disbursement/frozen-inputs.ts';
import { readOverpaid } from '#electron/disbursement/overpaid.ts';
import { paidByInvoice } from '#electron/disbursement/provider-batch.ts';
import { listRecoveries } from '#electron/disbursement/recoveries.ts';
import { countSigned, signaturesNeeded } from '#electron/disbursement/signed-pages.ts';
import { waitingRows } from '#electron/residents/list-changes.ts';
import { readEndings } from '#electron/schooling/finishing.ts';
import { countWaiting } from '#electron/duplicates/queue.ts';
import { listProofsDue } from '#electron/welfare/checks.ts';

/** One thing that waits: by when, whether the person may do it himself, and where. */
interface Waiting { readonly kind: InboxDueKind; readonly due: Day | null; readonly yours: boolean; readonly id: number }

/** Whether a reviewed batch waits for its notice and not for the director. */
export async function waitsForNotice({ db, clock }: Pick<QueryContext, 'db' | 'clock'>, batch: BatchRow): Promise<boolean> {
  return batch.status === 'reviewed' && batch.noticeDays > 0 && !hasRun(await readBatchNotice(db, batch, clock.today()));
}

/** One item for each kind that has anything, with the earliest day and how many are late. */
export async function readInboxDue(ctx: QueryContext): Promise<DueItem[]> {
  const today = ctx.clock.today();
  const waiting = (await Promise.all([readNotices(ctx), readObjections(ctx), readComplaints(ctx), readSampleChecks(ctx), readRecoveriesDue(ctx), readProofsDue(ctx), readCares(ctx), readSchoolEnds(ctx), readPagesMissing(ctx), readChangesDue(ctx), readDuplicates(ctx)])).flat();
  return INBOX_DUE_KINDS.flatMap((kind) => {
    const own = waiting.filter((each) => each.kind === kind);
    if (own.length === 0) return [];
    const days = own.flatMap((each) => (each.due === null ? [] : [each.due])).toSorted();
    return [{ kind, count: own.length, yours: own.filter((each) => each.yours).length, next: days[0] ?? null, late: days.filter((due) => due < today).length, ids: own.map((each) => each.id) }];
  });
}

async function readNotices({ db, clock, actor }: QueryContext): Promise<Waiting[]> {
  if (!may(actor.roles, 'notices.read')) return [];
  const [edits, today] = [may(actor.roles, 'notices.edit'), clock.today()];
  const notices = await db.selectFrom('notices').select(['id', 'status', 'dueOn']).where('status', 'in', ['draft', 'posted']).orderBy('dueOn').execute();
  const hanging = notices.map((notice): Waiting => ({
    id: notice.id, due: notice.dueOn, yours: edits && (notice.dueOn === null || notice.dueOn < today), kind: notice.dueOn === null ? 'noticesToPost' : notice.dueOn < today ? 'noticesToTakeDown' : 'noticesRunning',
  }));
  const reviewed = await db.selectFrom('batches').selectAll().where('status', '=', 'reviewed').where('noticeDays', '>', 0).execute();
  const toWrite: Waiting[] = [];
  for (const batch of reviewed) {
    const notice = await readBatchNotice(db, batch, today);
    if (notice.state === 'none' || notice.state === 'short' || notice.lapsed) toWrite.push({ kind: 'noticesToWrite', due: null, yours: edits, id: batch.id });
  }
  // A running notice asks for nothing before it is over.
  return [...toWrite, ...hanging.map((each) => (each.kind === 'noticesToTakeDown' ? { ...each, due: null } : each))];
}

async function readObjections({ db, actor }: QueryContext): Promise<Waiting[]> {
  if (!may(actor.roles, 'notices.read')) return [];
  const open = await db.selectFrom('noticeObjections as o').innerJoin('notices as n', 'n.id', 'o.noticeId').select(['o.noticeId', 'o.dueOn', 'o.recordedByStaffId', 'n.makerStaffId']).where('o.finding', '=', 'open').orderBy('o.dueOn').execute();
  return open.map((each) => ({ kind: 'objectionsToAnswer', due: each.dueOn, yours: may(actor.roles, 'notices.answer') && each.recordedByStaffId !== actor.staffId && each.makerStaffId !== actor.staffId, id: each.noticeId }));
}

async function readComplaints({ db, actor }: QueryContext): Promise<Waiting[]> {
  if (!may(actor.roles, 'complaints.read')) return [];
  const open = await db.selectFrom('complaints').select(['id', 'status', 'dueOn', 'restricted', 'recordedByStaffId', 'assigneeStaffId', 'aboutStaffId', 'decidedByStaffId']).where('status', 'in', ['open', 'appealed']).orderBy('dueOn').execute();
  return open.filter((each) => sees(actor, each)).map((each) => ({
    kind: 'complaintsToAnswer', due: each.dueOn, id: each.id,
    yours: each.aboutStaffId !== actor.staffId && (each.assigneeStaffId === actor.staffId || (each.assigneeStaffId === null && may(actor.roles, 'complaints.edit')) || (may(actor.roles, 'complaints.decide') && (each.status === 'open' || each.decidedByStaffId !== actor.staffId))),
  }));
}

async function readSampleChecks({ db, actor }: QueryContext): Promise<Waiting[]> {
  if (!may(actor.roles, 'disbursement.read')) return [];
  const open = await db.selectFrom('sampleChecks as c').select('c.id').where((e) => e.exists(e.selectFrom('sampleCheckLines as l').select('l.lineId').whereRef('l.checkId', '=', 'c.id').where((x) => x.or([x('l.result', 'is', null), x('l.result', '=', 'notReached')])))).execute();
  return open.map((each) => ({ kind: 'sampleChecksOpen', due: null, yours: may(actor.roles, 'disbursement.check'), id: each.id }));
}

/** What a death or a move found late has overpaid, and write-offs that wait for another person. */
async function readRecoveriesDue(ctx: QueryContext): Promise<Waiting[]> {
  const { db, actor } = ctx;
  if (!may(actor.roles, 'disbursement.read')) return [];
  const found = (await readOverpaid(db)).map((each): Waiting => ({ kind: 'overpaidFound', due: null, yours: may(actor.roles, 'disbursement.make'), id: each.residentId }));
  const { recoveries } = await listRecoveries(ctx, { open: true });
  return [...found, ...recoveries.filter((each) => each.writeOffReason !== null).map((each): Waiting => ({ kind: 'writeOffsToDecide', due: null, yours: each.may.decideWriteOff, id: each.recoveryId }))];
}

/** Proofs of life that end within the quarter. */
async function readProofsDue(ctx: QueryContext): Promise<Waiting[]> {
  if (!may(ctx.actor.roles, 'welfare.read')) return [];
  const today = ctx.clock.today();
  const { people } = await listProofsDue(ctx, { quarter: `${today.slice(0, 4)}Q${Math.floor((Number(today.slice(5, 7)) + 2) / 3)}` });
  return people.map((each) => ({ kind: 'proofsDue', due: each.validTo, yours: may(ctx.actor.roles, 'welfare.edit'), id: each.residentId }));
}

/** Birthdays, festivals and the other occasions of 五项关爱, for kinds in use. */
async function readCares({ db, clock, actor }: QueryContext): Promise<Waiting[]> {
  if (!may(actor.roles, 'welfare.read')) return [];
  const people = await readCaresDue(db, clock.today());
  return people.map((each) => ({ kind: 'caresDue', due: each.dueOn, yours: may(actor.roles, 'welfare.edit'), id: each.residentId }));
}

/** Whose stage of school ends with the summer that is listed, until somebody decides what becomes of him. */
async function readSchoolEnds({ db, clock, actor }: QueryContext): Promise<Waiting[]> {
  if (!may(actor.roles, 'residents.read')) return [];
  const { endings } = await readEndings(db, clock.today());
  return endings.map((each) => ({ kind: 'schoolEnds', due: each.endsOn, yours: may(actor.roles, 'residents.edit'), id: each.residentId }));
}

/** Change requests for another person than the one who drafted them; a lapsed one waits for nobody but its maker. */
async function readChangesDue(ctx: QueryContext): Promise<Waiting[]> {
  if (!may(ctx.actor.roles, 'residents.read')) return [];
  const open = (await waitingRows(ctx)).filter((row) => row.state === 'open');
  return open.map((row) => ({ kind: 'changesToApply', due: null, yours: row.may.apply, id: row.changeRequestId }));
}

/** Pairs of entries to look at, and those that somebody has to merge who did not ask for it. */
async function readDuplicates({ db, actor }: QueryContext): Promise<Waiting[]> {
  if (!may(actor.roles, 'residents.read')) return [];
  const { toDecide, toMerge } = await countWaiting(db);
  return [
    ...toDecide.map((pair): Waiting => ({ kind: 'duplicatesToDecide', due: null, yours: may(actor.roles, 'residents.edit'), id: pair.firstId })),
    ...toMerge.map((pair): Waiting => ({ kind: 'duplicatesToMerge', due: null, yours: may(actor.roles, 'residents.merge') && pair.last?.staffId !== actor.staffId, id: pair.firstId })),
  ];
}

/** Paid out over the desk, and the roster with the signatures is not filed whole. */
async function readPagesMissing({ db, actor, core }: QueryContext): Promise<Waiting[]> {
  if (!may(actor.roles, 'disbursement.read')) return [];
  const paid = await db.selectFrom('batches').selectAll().where('status', '=', 'paid').orderBy('id').execute();
  const missing: Waiting[] = [];
  for (const batch of paid) {
    if (!signaturesNeeded(batch, core.settings.bankBatchNeedsRoster) || (await paidByInvoice(db, batch))) continue;
    const { paidLines, signedLines } = await countSigned(db, batch.id);
    if (signedLines < paidLines) missing.push({ kind: 'pagesMissing', due: null, yours: may(actor.roles, 'disbursement.pay'), id: batch.id });
  }
  return missing;
}
