/** Paying over the desk, ending what will not be paid, closing. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import { refusePayeesGone } from './payees-gone.ts';
import { AppError } from '#shared/errors.ts';
import { sumFen } from '#shared/money.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { addToMonth, bookBatch } from './book-batch.ts';
import { hasOpenLines } from './import-result.ts';
import { openBatch, standing, takeStep } from './move-batch.ts';

/** Ticks off lines against signature, with the proxy where there was one (F6, F9); books Dr payable / Cr cash for their sum. */
export async function payCash(context: CommandContext, input: InputOf<typeof disbursementContract.payCash>): Promise<OutputOf<typeof disbursementContract.payCash>> {
  const { trx, clock } = context;
  let batch = await openBatch(context, input, ['approved', 'paying']);
  if (batch.payBy !== 'cash') throw new AppError('pay_by_other', { payBy: batch.payBy });
  if (batch.status === 'approved') batch = await takeStep(context, batch, { step: 'payCash', to: 'paying' });
  const open = await trx.selectFrom('batchLines').select(['id', 'amountFen']).where('batchId', '=', batch.id).where('status', '=', 'toPay').execute();
  const wanted = input.lines ?? open.map((line) => ({ lineId: line.id, proxyName: null, proxyRelation: null }));
  const amounts = new Map(open.map((line) => [line.id, line.amountFen]));
  const astray = wanted.find((line) => !amounts.has(line.lineId));
  if (astray !== undefined) {
    const line = await trx.selectFrom('batchLines').select(['name', 'status']).where('id', '=', astray.lineId).where('batchId', '=', batch.id).executeTakeFirst();
    throw line === undefined ? new AppError('not_found', { what: 'batchLine', id: String(astray.lineId) }) : new AppError('line_wrong_status', line);
  }
  const paying = new Set<number>(wanted.map((line) => line.lineId));
  await refusePayeesGone(trx, batch.id, new Set(open.map((line) => line.id as number).filter((lineId) => !paying.has(lineId))));
  if (wanted.length === 0) throw new AppError('batch_empty', { batchNo: batch.batchNo });
  const paidOn = input.paidOn ?? clock.today();
  const paid = new Map(wanted.map((line) => [line.lineId, line]));
  await sql`update batchLines set status = 'paid', paidFen = amountFen, paidOn = ${paidOn}, statusReason = null, proxyName = j.value ->> 1, proxyRelation = j.value ->> 2
    from json_each(${JSON.stringify([...paid.values()].map((line) => [line.lineId, line.proxyName, line.proxyRelation]))}) j where batchLines.id = j.value ->> 0`.execute(trx);
  const amountFen = sumFen([...paid.keys()].map((lineId) => amounts.get(lineId)!));
  const { n } = await trx.selectFrom('batchVouchers').select((e) => e.fn.countAll<number>().as('n')).where('batchId', '=', batch.id).where('step', 'like', 'cash:%').executeTakeFirstOrThrow();
  const voucherIds = await bookBatch(context, batch, { effect: 'pay', step: `cash:${n + 1}`, amountFen, date: paidOn, cash: true, by: 'actor', parts: [...paid.keys()].map((lineId) => ({ lineId, fromFen: 0, toFen: amounts.get(lineId)! })) });
  await addToMonth(context, batch, { paidPersons: paid.size, paidFen: amountFen });
  const moved = await takeStep(context, batch, { step: 'payCash', comment: String(paid.size), ...((await hasOpenLines(trx, batch)) ? {} : { to: 'paid' as const }) });
  return { ...standing(moved), voucherIds };
}

/** Ends open lines that will not be paid in this batch: they fail with the reason, the money stays payable for a follow-up. */
export async function settleLines(context: CommandContext, input: InputOf<typeof disbursementContract.settleLines>): Promise<OutputOf<typeof disbursementContract.settleLines>> {
  const { trx } = context;
  const batch = await openBatch(context, input, ['paying']);
  const lines = await trx.selectFrom('batchLines').select(['id', 'name', 'status']).where('batchId', '=', batch.id).where('id', 'in', sql<(typeof input.lineIds)[number]>`(select value from json_each(${JSON.stringify(input.lineIds)}))`).execute();
  const wrong = lines.find((line) => line.status !== 'toPay' && line.status !== 'sent');
  if (wrong !== undefined) throw new AppError('line_wrong_status', { name: wrong.name, status: wrong.status });
  if (lines.length !== new Set(input.lineIds).size) throw new AppError('not_found', { what: 'batchLine', id: '' });
  await sql`update batchLines set status = 'failed', statusReason = ${input.reason} where batchId = ${batch.id} and id in (select value from json_each(${JSON.stringify(input.lineIds)}))`.execute(trx);
  return standing(await takeStep(context, batch, { step: 'settle', comment: input.reason, ...((await hasOpenLines(trx, batch)) ? {} : { to: 'paid' as const }) }));
}

/** Closes a paid batch for ever. Lines still held end as cancelled, so that a follow-up can pay them once they are cleared. */
export async function closeBatch(context: CommandContext, input: InputOf<typeof disbursementContract.closeBatch>): Promise<OutputOf<typeof disbursementContract.closeBatch>> {
  const batch = await openBatch(context, input, ['paid']);
  await sql`update batchLines set status = 'cancelled' where batchId = ${batch.id} and status = 'held'`.execute(context.trx);
  return standing(await takeStep(context, batch, { step: 'close', to: 'closed' }));
}
