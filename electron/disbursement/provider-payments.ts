/** Reads of what was paid to providers for people. Numbers of people and accounts come masked. */
import { amountInCapitals } from '#shared/capital-amount.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { ProviderPayment, providersContract } from '#shared/disbursement/provider-contract.ts';
import type { BatchStatus } from '#shared/disbursement/status.ts';
import { AppError } from '#shared/errors.ts';
import { fen } from '#shared/money.ts';
import { may } from '#shared/permissions.ts';
import type { QueryContext } from '#electron/api/context.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import { showBatchRow } from './batches.ts';
import { isMaker } from './judge-batch.ts';
import { readBatch } from './move-batch.ts';
import { paidByInvoice } from './provider-batch.ts';
import { accruesItself, readStandingAccruals } from './release-accrual.ts';

type Contract = typeof providersContract;

/** States of a batch in which people are ended. */
const ENDED: readonly BatchStatus[] = ['paying', 'paid', 'closed'];
const TAIL = 4;
/** The last four of a masked ID number; '' where there is none. */
export const tailOf = (masked: string): string => (masked.length > TAIL && !masked.endsWith('*') ? masked.slice(-TAIL) : '');

const paymentQuery = (db: Reads) => db.selectFrom('providerPayments as p').innerJoin('batches as b', 'b.id', 'p.batchId').innerJoin('staff as s', 's.id', 'p.staffId')
  .select(['p.id as paymentId', 'p.batchId', 'b.batchNo', 'p.providerName', 'p.bankName', 'p.accountMasked', 'p.invoiceNo', 'p.invoicedOn', 'p.paidOn', 'p.amountFen', 'p.persons', 'p.note', 's.name as by', 'p.at'])
  .select((e) => [
    e.selectFrom('providerPaymentLines as x').innerJoin('batchLines as l', 'l.id', 'x.lineId').select((f) => f.fn.coalesce(f.fn.sum<number>('x.amountFen'), f.lit(0)).as('n')).whereRef('x.paymentId', '=', 'p.id').where('l.status', '=', 'returned').as('returned'),
    e.selectFrom('batchVouchers as v').select('v.voucherId').whereRef('v.batchId', '=', 'p.batchId').where((f) => f('v.step', '=', f.fn<string>('concat', [f.val('invoice:'), 'p.id']))).as('voucherId'),
  ]);

type Row = Awaited<ReturnType<ReturnType<typeof paymentQuery>['execute']>>[number];
const shown = ({ returned, ...row }: Row): ProviderPayment => ({ ...row, returnedFen: fen(returned ?? 0) });

/** The invoices of a batch, and the people nobody was invoiced for yet. */
export async function paymentsOfBatch(context: QueryContext, input: InputOf<Contract['ofBatch']>): Promise<OutputOf<Contract['ofBatch']>> {
  const { db, actor } = context;
  const batch = await readBatch(db, input.batchId);
  const byInvoice = await paidByInvoice(db, batch);
  const payments = await paymentQuery(db).where('p.batchId', '=', batch.id).orderBy('p.id').execute();
  const open = !byInvoice ? [] : await db.selectFrom('batchLines').select(['id as lineId', 'lineNo', 'name', 'headName', 'gridName', 'idNumberMasked', 'amountFen'])
    .where('batchId', '=', batch.id).where('status', '=', 'toPay').where('amountFen', '>', fen(0)).orderBy('lineNo').execute();
  const mayPay = byInvoice && (batch.status === 'approved' || batch.status === 'paying') && may(actor.roles, 'disbursement.pay') && !(await isMaker(db, batch, actor.staffId));
  const released = await db.selectFrom('releasedLines as r').innerJoin('batchLines as l', 'l.id', 'r.lineId').innerJoin('staff as s', 's.id', 'r.staffId').leftJoin('batchVouchers as v', (j) => j.onRef('v.batchId', '=', 'r.batchId').onRef('v.step', '=', 'r.step'))
    .select(['r.lineId', 'l.lineNo', 'l.name', 'r.amountFen', 'r.reason', 's.name as by', 'r.at', 'v.voucherId']).where('r.batchId', '=', batch.id).orderBy('l.lineNo').execute();
  const ended = byInvoice && ENDED.includes(batch.status) && (await accruesItself(db, batch)) ? await readStandingAccruals(db, batch) : [];
  return { byInvoice, mayPay, standing: ended.map(({ lineId, name, amountFen }) => ({ lineId, name, amountFen })), mayRelease: ended.length > 0 && may(actor.roles, 'disbursement.pay'), released, payments: payments.map(shown), open: open.map(({ idNumberMasked, ...line }) => ({ ...line, idTail: tailOf(idNumberMasked) })) };
}

/** One payment with its people, for print. @throws AppError not_found */
export async function readPaymentSheet(context: QueryContext, input: InputOf<Contract['sheet']>): Promise<OutputOf<Contract['sheet']>> {
  const { db, office } = context;
  const row = await paymentQuery(db).where('p.id', '=', input.paymentId).executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', { what: 'providerPayment', id: String(input.paymentId) });
  const batch = await showBatchRow(db, row.batchId);
  const provider = await db.selectFrom('providerPayments as p').innerJoin('providers as q', 'q.id', 'p.providerId').select('q.creditCode').where('p.id', '=', input.paymentId).executeTakeFirstOrThrow();
  const lines = await db.selectFrom('providerPaymentLines as x').innerJoin('batchLines as l', 'l.id', 'x.lineId').select(['l.lineNo', 'l.name', 'l.headName', 'l.gridName', 'l.idNumberMasked', 'x.amountFen', 'l.status'])
    .where('x.paymentId', '=', input.paymentId).orderBy('l.lineNo').execute();
  return {
    ...shown(row), creditCode: provider.creditCode, communityName: office.communityName, practice: office.practice, programmeName: batch.programmeName, benefitMonth: batch.benefitMonth, maker: batch.maker, reviewer: batch.reviewer, approver: batch.approver,
    amountInCapitals: amountInCapitals(row.amountFen), lines: lines.map(({ status, ...line }) => ({ ...line, returned: status === 'returned' })),
  };
}
