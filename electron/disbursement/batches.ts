/** Reads of batches and their lines for lists and pages. Numbers of people and accounts come masked. */
import { sql, type Selectable } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { Batch, BatchLine, disbursementContract } from '#shared/disbursement/contract.ts';
import { LINE_STATUSES, type DecisionStep } from '#shared/disbursement/status.ts';
import type { BatchId } from '#shared/ids.ts';
import { fen, negate, sumFen, type Fen } from '#shared/money.ts';
import { may, type Permission } from '#shared/permissions.ts';
import type { BaseContext, QueryContext } from '#electron/api/context.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import type { BatchRow } from './frozen-inputs.ts';
import { hasRun, readBatchNotice, type BatchNotice } from './batch-notice.ts';
import { NO_PARTS, readParts } from './import-result.ts';
import { isMaker } from './judge-batch.ts';
import { readBatch } from './move-batch.ts';
import { paidByInvoice } from './provider-batch.ts';
import { hasSigned, readFlowOf } from './signatures.ts';
import type { DisbursementTables } from './tables.ts';

const batchQuery = (db: Reads) => db.selectFrom('batches as b').innerJoin('programmes as p', 'p.id', 'b.programmeId').innerJoin('programmeVersions as v', 'v.id', 'b.versionId')
  .innerJoin('staff as m', 'm.id', 'b.makerStaffId').leftJoin('staff as r', 'r.id', 'b.reviewerStaffId').leftJoin('staff as a', 'a.id', 'b.approverStaffId').leftJoin('batches as parent', 'parent.id', 'b.parentBatchId')
  .select(['b.id as batchId', 'b.batchNo', 'b.programmeId', 'p.code as programmeCode', 'p.name as programmeName', 'b.versionId', 'v.versionNo', 'b.benefitMonth', 'b.asOf', 'b.knownAt', 'b.kind', 'b.status', 'b.payBy',
    'm.name as maker', 'r.name as reviewer', 'a.name as approver', 'b.personCount', 'b.totalFen', 'parent.batchNo as parentBatchNo', 'b.voidReason', 'b.createdAt', 'b.approvedAt', 'b.version']);

/** One batch as the contract shows it. @throws AppError not_found */
export async function showBatchRow(db: Reads, batchId: BatchId): Promise<Batch> {
  await readBatch(db, batchId);
  return batchQuery(db).where('b.id', '=', batchId).executeTakeFirstOrThrow();
}

/** What follow-up batches pay again after an earlier one of `batchIds` failed to: in the totals of both, owed once. */
async function paidAgain(db: Reads, batchIds: readonly BatchId[]): Promise<Fen> {
  const listed = sql`(select value from json_each(${JSON.stringify(batchIds)}))`;
  const row = await db.selectFrom('batchLines as l').innerJoin('batches as b', 'b.id', 'l.batchId').where('l.kind', '=', 'followUp').where('l.status', 'not in', ['held', 'removed', 'cancelled']).where(sql<boolean>`l.batchId in ${listed}`)
    .where((e) => e.exists(e.selectFrom('batchLines as p').select('p.id').whereRef('p.id', '=', 'l.parentLineId').where('p.status', 'in', ['failed', 'returned', 'partPaid']).where(sql<boolean>`p.batchId in ${listed}`)))
    .select((e) => e.fn.coalesce(e.fn.sum<number>('l.amountFen'), e.lit(0)).as('amountFen')).executeTakeFirstOrThrow();
  return fen(row.amountFen);
}

/** Batches, the latest benefit month first; counts and the sum are of all that meet the filter, the sum without voided batches and with nobody in it twice. */
export async function listBatches({ db }: QueryContext, input: InputOf<typeof disbursementContract.list>): Promise<OutputOf<typeof disbursementContract.list>> {
  let query = batchQuery(db);
  if (input.programmeId !== null) query = query.where('b.programmeId', '=', input.programmeId);
  if (input.status.length > 0) query = query.where('b.status', 'in', input.status);
  if (input.fromMonth !== null) query = query.where('b.benefitMonth', '>=', input.fromMonth);
  if (input.toMonth !== null) query = query.where('b.benefitMonth', '<=', input.toMonth);
  const all = await query.orderBy('b.benefitMonth', 'desc').orderBy('p.code').orderBy('b.id', 'desc').execute();
  const standing = all.filter((batch) => batch.status !== 'voided');
  const again = await paidAgain(db, standing.map((batch) => batch.batchId));
  return { batches: all.slice(input.offset, input.offset + input.limit), total: all.length, totalFen: sumFen([...standing.map((batch) => batch.totalFen), negate(again)]) };
}

/** One batch with its tallies, history, vouchers, files, and what the signed-in person may do next. */
export async function showBatch(context: QueryContext, input: InputOf<typeof disbursementContract.show>): Promise<OutputOf<typeof disbursementContract.show>> {
  const { db } = context;
  const row = await readBatch(db, input.batchId);
  const batch = await showBatchRow(db, row.id);
  const tallies = await db.selectFrom('batchLines').select((e) => ['status', e.fn.countAll<number>().as('persons'), e.fn.sum<number>('amountFen').as('amountFen'), e.fn.sum<number>('paidFen').as('paidFen')])
    .where('batchId', '=', row.id).groupBy('status').orderBy('status').execute();
  const decisions = await db.selectFrom('batchDecisions as d').innerJoin('staff as s', 's.id', 'd.staffId').leftJoin('batchLines as l', 'l.id', 'd.lineId')
    .select(['d.step', 'd.fromStatus', 'd.toStatus', 'd.comment', 'd.at', 'd.fingerprint', 's.name as userName', 'l.lineNo', 'l.name as lineName']).where('d.batchId', '=', row.id).orderBy('d.id').execute();
  const vouchers = await db.selectFrom('batchVouchers as x').innerJoin('vouchers as v', 'v.id', 'x.voucherId').select(['x.voucherId', 'x.step', 'x.effect', 'x.amountFen', 'v.month', 'v.word', 'v.number']).where('x.batchId', '=', row.id).orderBy('x.voucherId').execute();
  const exports = await db.selectFrom('bankExports as e').innerJoin('staff as s', 's.id', 'e.staffId')
    .select(['e.id as exportId', 'e.runNo', 'e.partNo', 'e.fileName', 'e.sha256', 'e.lineCount', 'e.totalFen', 'e.reason', 'e.at', 's.name as userName']).where('e.batchId', '=', row.id).orderBy('e.id').execute();
  const results = await db.selectFrom('bankResults as e').innerJoin('staff as s', 's.id', 'e.staffId')
    .select(['e.id as resultId', 'e.fileName', 'e.paidCount', 'e.paidFen', 'e.failedCount', 'e.failedFen', 'e.unknownCount', 'e.at', 's.name as userName']).where('e.batchId', '=', row.id).orderBy('e.id').execute();
  const parts = await readParts(db, row.id);
  const notice = await readBatchNotice(db, row, context.clock.today());
  return { ...batch, byInvoice: await paidByInvoice(db, row), notice, flow: await readFlowOf(db, row), tallies: tallies.map((t) => ({ ...t, amountFen: fen(t.amountFen), paidFen: fen(t.paidFen) })), decisions, vouchers, exports, results: results.map((each) => ({ ...each, ...(parts.get(each.resultId) ?? NO_PARTS) })), next: await nextSteps(context, row, notice) };
}

const NEXT: Readonly<Partial<Record<BatchRow['status'], readonly (readonly [DecisionStep, Permission])[]>>> = {
  draft: [['lock', 'disbursement.make'], ['void', 'disbursement.void']],
  locked: [['compute', 'disbursement.make'], ['unlock', 'disbursement.make'], ['void', 'disbursement.void']],
  computed: [['submit', 'disbursement.make'], ['addLine', 'disbursement.make'], ['removeLine', 'disbursement.make'], ['holdLine', 'disbursement.make'], ['refreshAccounts', 'disbursement.make'], ['unlock', 'disbursement.make'], ['void', 'disbursement.void']],
  submitted: [['review', 'disbursement.review'], ['return', 'disbursement.review'], ['void', 'disbursement.void']],
  reviewed: [['approve', 'disbursement.approve'], ['return', 'disbursement.approve'], ['void', 'disbursement.void']],
  approved: [['export', 'disbursement.export'], ['payCash', 'disbursement.pay'], ['payProvider', 'disbursement.pay'], ['void', 'disbursement.void']],
  paying: [['export', 'disbursement.export'], ['result', 'disbursement.pay'], ['payCash', 'disbursement.pay'], ['payProvider', 'disbursement.pay'], ['settle', 'disbursement.pay']],
  paid: [['close', 'disbursement.pay'], ['returnLines', 'disbursement.pay']],
  closed: [['returnLines', 'disbursement.pay']],
};

async function nextSteps(context: Pick<BaseContext, 'actor'> & { db: Reads }, batch: BatchRow, notice: BatchNotice): Promise<DecisionStep[]> {
  const { actor, db } = context;
  const madeIt = await isMaker(db, batch, actor.staffId);
  const made = madeIt || (await hasSigned(db, batch, actor.staffId));
  const byInvoice = await paidByInvoice(db, batch);
  return (NEXT[batch.status] ?? []).filter(([step, permission]) => {
    if (!may(actor.roles, permission)) return false;
    if (step === 'approve' && !hasRun(notice)) return false;
    if (step === 'review' || step === 'approve') return !made && (step === 'review' || batch.reviewerStaffId !== actor.staffId);
    if (step === 'unlock') return batch.kind === 'main' || batch.kind === 'claims';
    if (step === 'addLine') return batch.kind === 'main';
    if (step === 'payProvider') return byInvoice && !madeIt;
    if (step === 'export' || step === 'result') return batch.payBy === 'bank' && !byInvoice;
    if (step === 'payCash') return batch.payBy === 'cash' && !byInvoice;
    return true;
  }).map(([step]) => step);
}

const LINE_COLUMNS = ['id', 'lineNo', 'residentId', 'householdId', 'name', 'headName', 'sex', 'age', 'gridName', 'buildingName', 'idNumberMasked', 'accountMasked', 'bankName', 'holderName', 'standardFen', 'months', 'amountFen',
  'origin', 'kind', 'setOffFen', 'status', 'statusReason', 'paidFen', 'paidOn', 'proxyName', 'proxyRelation'] as const satisfies readonly (keyof Selectable<DisbursementTables['batchLines']>)[];

/** Lines in roster order, masked. Without a filter by status the sum is what is due: not of lines held or taken off. */
export async function listLines({ db }: QueryContext, input: InputOf<typeof disbursementContract.lines>): Promise<OutputOf<typeof disbursementContract.lines>> {
  await readBatch(db, input.batchId);
  let query = db.selectFrom('batchLines').where('batchId', '=', input.batchId);
  if (input.status.length > 0) query = query.where('status', 'in', input.status);
  if (input.origin !== null) query = query.where('origin', '=', input.origin);
  if (input.missingAccount) query = query.where('bankAccountId', 'is', null);
  if (input.search !== '') query = query.where((e) => e(e.fn<number>('instr', ['name', e.val(input.search)]), '>', 0));
  const summed = input.status.length > 0 ? input.status : LINE_STATUSES.filter((status) => !['held', 'removed', 'cancelled'].includes(status));
  const { total, totalFen } = await query.select((e) => [e.fn.countAll<number>().as('total'), e.fn.coalesce(e.fn.sum<number>('amountFen').filterWhere('status', 'in', summed), e.lit(0)).as('totalFen')]).executeTakeFirstOrThrow();
  const rows = await query.select(LINE_COLUMNS).orderBy('lineNo').limit(input.limit).offset(input.offset).execute();
  return { lines: rows.map(({ id, ...line }): BatchLine => ({ lineId: id, ...line })), total, totalFen: fen(totalFen) };
}
