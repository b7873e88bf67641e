/** Paying over the desk, ending what will not be paid, closing. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { linesObjectedTo } from './batch-notice.ts';
import { beginPaying, bookTicks, tickLines } from './desk.ts';
import { hasOpenLines } from './import-result.ts';
import { openBatch, standing, takeStep } from './move-batch.ts';
import { paidByInvoice, refuseByInvoice } from './provider-batch.ts';
import { releaseAccrual } from './release-accrual.ts';
import { refuseUntied } from './tie-out.ts';

/**
 * Several people at once, ticked and booked in one act: a list that was signed elsewhere (F6, F9). Lines already ticked at the desk keep who
 * took them; with `lines: null` everybody still open is taken. Books Dr payable / Cr cash.
 */
export async function payCash(context: CommandContext, input: InputOf<typeof disbursementContract.payCash>): Promise<OutputOf<typeof disbursementContract.payCash>> {
  const { trx, clock } = context;
  let batch = await openBatch(context, input, ['approved', 'paying']);
  await refuseByInvoice(trx, batch);
  if (batch.payBy === 'bank') throw new AppError('pay_by_other', { payBy: batch.payBy });
  if (batch.status === 'approved') batch = await beginPaying(context, batch);
  const ticked = await trx.selectFrom('handouts').select('lineId').where('batchId', '=', batch.id).where('undoneAt', 'is', null).where('bookedStep', 'is', null).execute();
  const done = new Set<number>(ticked.map((row) => row.lineId));
  const open = await trx.selectFrom('batchLines').select('id').where('batchId', '=', batch.id).where('status', '=', 'toPay').execute();
  // Lines somebody objects to wait; the rest goes on (E8).
  const objected = await linesObjectedTo(trx, batch, clock.today());
  const wanted = input.lines ?? open.filter((line) => !objected.has(line.id)).map((line) => ({ lineId: line.id, proxy: null }));
  if (wanted.length === 0) throw new AppError('batch_empty', { batchNo: batch.batchNo });
  const ticks = wanted.filter((line) => !done.has(line.lineId));
  if (ticks.length > 0) await tickLines(context, batch, ticks, input.paidOn ?? clock.today(), input.pointId);
  const booked = await bookTicks(context, batch, new Set(wanted.map((line) => line.lineId)));
  return { ...standing(booked.batch), voucherIds: booked.voucherIds };
}

/**
 * Ends open lines that will not be paid in this batch: they fail with the reason, the money stays payable for a follow-up. Where a provider is
 * paid, nobody was invoiced for them: what was accrued is released in the same act.
 */
export async function settleLines(context: CommandContext, input: InputOf<typeof disbursementContract.settleLines>): Promise<OutputOf<typeof disbursementContract.settleLines>> {
  const { trx } = context;
  const batch = await openBatch(context, input, ['paying']);
  const lines = await trx.selectFrom('batchLines').select(['id', 'name', 'status']).where('batchId', '=', batch.id).where('id', 'in', sql<(typeof input.lineIds)[number]>`(select value from json_each(${JSON.stringify(input.lineIds)}))`).execute();
  const wrong = lines.find((line) => line.status !== 'toPay' && line.status !== 'sent');
  if (wrong !== undefined) throw new AppError('line_wrong_status', { name: wrong.name, status: wrong.status });
  if (lines.length !== new Set(input.lineIds).size) throw new AppError('not_found', { what: 'batchLine', id: '' });
  const ticked = await trx.selectFrom('handouts as h').innerJoin('batchLines as l', 'l.id', 'h.lineId').innerJoin('staff as s', 's.id', 'h.staffId').select(['l.name', 's.name as by', 'h.at']).where('h.undoneAt', 'is', null)
    .where('h.lineId', 'in', sql<(typeof input.lineIds)[number]>`(select value from json_each(${JSON.stringify(input.lineIds)}))`).executeTakeFirst();
  if (ticked !== undefined) throw new AppError('line_ticked', ticked);
  await sql`update batchLines set status = 'failed', statusReason = ${input.reason} where batchId = ${batch.id} and id in (select value from json_each(${JSON.stringify(input.lineIds)}))`.execute(trx);
  const voucherIds = (await paidByInvoice(trx, batch)) ? await releaseAccrual(context, batch, input.lineIds, input.reason) : [];
  return { ...standing(await takeStep(context, batch, { step: 'settle', comment: input.reason, ...((await hasOpenLines(trx, batch)) ? {} : { to: 'paid' as const }) })), voucherIds };
}

/**
 * Closes a paid batch for ever. Lines still held end as cancelled, so that a follow-up can pay them once they are cleared. Refuses
 * `tie_out_broken` while approval, money, signatures and books differ, and `roster_not_signed` while signed pages are missing (F10, F13).
 */
export async function closeBatch(context: CommandContext, input: InputOf<typeof disbursementContract.closeBatch>): Promise<OutputOf<typeof disbursementContract.closeBatch>> {
  const { trx, actor, clock } = context;
  const batch = await openBatch(context, input, ['paid']);
  const proof = await refuseUntied(trx, batch, context.core.settings.bankBatchNeedsRoster);
  // What comes back afterwards is known by its voucher, not by the hour: the computer's clock may be set back.
  const { last } = await trx.selectFrom('batchVouchers').select((e) => e.fn.max<number | null>('voucherId').as('last')).where('batchId', '=', batch.id).executeTakeFirstOrThrow();
  await trx.insertInto('batchClosings').values({ batchId: batch.id, signedNeeded: proof.signedNeeded ? 1 : 0, paidPersons: proof.paidPersons, paidFen: proof.paidFen, userId: actor.userId, staffId: actor.staffId, at: clock.now(), lastVoucherId: last ?? 0 }).execute();
  await sql`update batchLines set status = 'cancelled' where batchId = ${batch.id} and status = 'held'`.execute(trx);
  return standing(await takeStep(context, batch, { step: 'close', to: 'closed' }));
}
