import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import { AppError } from '#shared/errors.ts';
import { sumFen, ZERO_FEN } from '#shared/money.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { addToMonth, bookBatch } from './book-batch.ts';
import { bookGoodsCost, putGoodsBack } from './goods.ts';
import { noteStep, readBatch, standing } from './move-batch.ts';
import { paidByInvoice } from './provider-batch.ts';

/**
 * Money, or goods, that came back after its line was paid (account closed, cash brought back, given to the wrong person at the desk): the line becomes returned, Dr bank or cash / Cr
 * payable is booked on the day it came (§1.3), and a follow-up can pay it again. The one thing still written to a closed batch. Refuses
 * `batch_wrong_status`, `line_wrong_status`, `not_found`, `paid_later`, and
 * `line_recovered`: what comes back of a line that is being recovered is a repayment.
 */
export async function returnLines(context: CommandContext, input: InputOf<typeof disbursementContract.returnLines>): Promise<OutputOf<typeof disbursementContract.returnLines>> {
  const { trx } = context;
  const batch = await readBatch(trx, input.batchId);
  const atDesk = batch.status === 'paying' && (batch.payBy !== 'bank' || (await paidByInvoice(trx, batch)));
  if (batch.status !== 'paid' && batch.status !== 'closed' && !atDesk) throw new AppError('batch_wrong_status', { batchNo: batch.batchNo, status: batch.status, wanted: ['paid', 'closed'] });
  const ids = [...new Set(input.lineIds)];
  const lines = await trx.selectFrom('batchLines').select(['id', 'name', 'status', 'paidFen', 'paidOn']).where('batchId', '=', batch.id).where(sql<boolean>`id in (select value from json_each(${JSON.stringify(ids)}))`).execute();
  if (lines.length !== ids.length) throw new AppError('not_found', { what: 'batchLine', id: '' });
  for (const line of lines) {
    if (line.status !== 'paid') throw new AppError('line_wrong_status', { name: line.name, status: line.status });
    if (line.paidOn !== null && input.returnedOn < line.paidOn) throw new AppError('paid_later', { name: line.name, paidOn: line.paidOn });
  }
  const recovered = await trx.selectFrom('recoveryLines as x').innerJoin('recoveries as r', 'r.id', 'x.recoveryId').innerJoin('batchLines as l', 'l.id', 'x.lineId').select('l.name').where('r.undoneAt', 'is', null).where(sql<boolean>`x.lineId in (select value from json_each(${JSON.stringify(ids)}))`).executeTakeFirst();
  if (recovered) throw new AppError('line_recovered', recovered);
  const amountFen = sumFen(lines.map((line) => line.paidFen));
  const parts = lines.map((line) => ({ lineId: line.id, fromFen: 0, toFen: line.paidFen }));
  await sql`update batchLines set status = 'returned', statusReason = ${input.reason}, paidFen = ${ZERO_FEN}, paidOn = null where id in (select value from json_each(${JSON.stringify(ids)}))`.execute(trx);
  context.fail('batch.return');
  const { n } = await trx.selectFrom('batchVouchers').select((e) => e.fn.countAll<number>().as('n')).where('batchId', '=', batch.id).where('step', 'like', 'back:%').executeTakeFirstOrThrow();
  const voucherIds = await bookBatch(context, batch, { effect: 'return', step: `back:${n + 1}`, amountFen, date: input.returnedOn, by: 'actor', cash: batch.payBy === 'cash', parts });
  const handed = (await trx.selectFrom('handouts').select('id').where('undoneAt', 'is', null).where(sql<boolean>`lineId in (select value from json_each(${JSON.stringify(ids)}))`).execute()).map((row) => row.id);
  await putGoodsBack(context, handed, input.returnedOn);
  voucherIds.push(...(await bookGoodsCost(context, batch, { handoutIds: handed, agreedFen: amountFen, date: input.returnedOn, back: true })));
  await addToMonth(context, batch, { paidPersons: -lines.length, paidFen: -amountFen });
  await noteStep(context, batch, { step: 'returnLines', comment: `${lines.map((line) => line.name).join('、').slice(0, 200)}：${input.reason}` });
  return { ...standing(batch), voucherIds, amountFen };
}
