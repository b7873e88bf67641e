/** An invoice of a provider, for people of an approved list (D6): entered, paid, booked in one act. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { NamedLine } from '#shared/disbursement/errors.ts';
import type { providersContract } from '#shared/disbursement/provider-contract.ts';
import type { LineStatus } from '#shared/disbursement/status.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchLineId } from '#shared/ids.ts';
import { fen, sumFen, type Fen } from '#shared/money.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { linesObjectedTo } from './batch-notice.ts';
import { addToMonth, bookBatch } from './book-batch.ts';
import type { BatchRow } from './frozen-inputs.ts';
import { hasOpenLines } from './import-result.ts';
import { isMaker } from './judge-batch.ts';
import { openBatch, standing, takeStep } from './move-batch.ts';
import { refusePayeesGone } from './payees-gone.ts';
import { paidByInvoice } from './provider-batch.ts';
import { readProvider } from './providers.ts';
import { settleNothing } from './set-off.ts';

type Input = InputOf<typeof providersContract.pay>;
const NAMED = 20;

interface OpenLine { readonly id: BatchLineId; readonly lineNo: number; readonly name: string; readonly status: LineStatus; readonly amountFen: Fen }

/**
 * Pays one invoice: the ticked people are paid whole, the others stay open for a later invoice or are ended with a reason. Refuses, in this
 * order: `batch_not_by_invoice`, `maker_cannot_pay`, `provider_ended`, `provider_own`, `invoice_exists`, `invoice_day_wrong`, lines that are
 * not open, objected to or of people who are gone, and `invoice_sum_differs`, to the fen. Books Dr payable / Cr bank, or cash where the
 * batch is paid in cash.
 */
export async function payProvider(context: CommandContext, input: Input): Promise<OutputOf<typeof providersContract.pay>> {
  const { trx, actor, clock } = context;
  let batch = await openBatch(context, input, ['approved', 'paying']);
  if (!(await paidByInvoice(trx, batch))) throw new AppError('batch_not_by_invoice', { batchNo: batch.batchNo });
  if (await isMaker(trx, batch, actor.staffId)) throw new AppError('maker_cannot_pay', { name: actor.staffName });
  const provider = await readProvider(trx, input.providerId);
  if (provider.active === 0) throw new AppError('provider_ended', { name: provider.name });
  if (provider.changedByStaffId === actor.staffId) throw new AppError('provider_own', { name: actor.staffName, providerName: provider.name });
  await refusePaidInvoice(context, input, provider.name);
  const paidOn = input.paidOn ?? clock.today();
  for (const day of [input.invoicedOn, paidOn]) if (day > clock.today()) throw new AppError('invoice_day_wrong', { day, today: clock.today() });
  if (batch.status === 'approved') batch = await takeStep(context, batch, { step: 'payProvider', to: 'paying' });
  await settleNothing(context, batch);
  const ticked = await openLines(context, batch, input);
  const { id: paymentId } = await trx.insertInto('providerPayments').values({
    batchId: batch.id, providerId: provider.id, providerName: provider.name, bankName: provider.bankName, accountMasked: provider.accountMasked, invoiceNo: input.invoiceNo, invoicedOn: input.invoicedOn, paidOn,
    amountFen: input.amountFen, persons: ticked.length, note: input.note, userId: actor.userId, staffId: actor.staffId, at: clock.now(),
  }).returning('id').executeTakeFirstOrThrow();
  const rows = JSON.stringify(ticked.map((line) => [line.id, line.amountFen]));
  await sql`insert into providerPaymentLines (lineId, paymentId, amountFen) select j.value ->> 0, ${paymentId}, j.value ->> 1 from json_each(${rows}) j`.execute(trx);
  await sql`update batchLines set status = 'paid', paidFen = amountFen, paidOn = ${paidOn}, statusReason = null where id in (select value ->> 0 from json_each(${rows}))`.execute(trx);
  context.fail('provider.pay');
  const voucherIds = await bookBatch(context, batch, {
    effect: 'pay', step: `invoice:${paymentId}`, amountFen: input.amountFen, date: paidOn, cash: batch.payBy === 'cash', by: 'actor', to: `${provider.name} 发票${input.invoiceNo}`,
    parts: ticked.map((line) => ({ lineId: line.id, fromFen: 0, toFen: line.amountFen })),
  });
  await addToMonth(context, batch, { paidPersons: ticked.length, paidFen: input.amountFen });
  const moved = await takeStep(context, batch, { step: 'payProvider', comment: `${provider.name} ${input.invoiceNo}`, ...((await hasOpenLines(trx, batch)) ? {} : { to: 'paid' as const }) });
  return { ...standing(moved), paymentId, voucherIds };
}

async function refusePaidInvoice({ trx }: CommandContext, input: Input, providerName: string): Promise<void> {
  const earlier = await trx.selectFrom('providerPayments as p').innerJoin('batches as b', 'b.id', 'p.batchId').select(['p.id as paymentId', 'p.batchId', 'b.batchNo', 'p.paidOn', 'p.amountFen'])
    .where('p.providerId', '=', input.providerId).where('p.invoiceNo', '=', input.invoiceNo).executeTakeFirst();
  if (earlier !== undefined) throw new AppError('invoice_exists', { invoiceNo: input.invoiceNo, providerName, ...earlier });
}

/** The ticked lines, all of them open and coming to the sum of the invoice. */
async function openLines(context: CommandContext, batch: BatchRow, input: Input): Promise<OpenLine[]> {
  const { trx, clock } = context;
  const wanted = new Set<number>(input.lineIds);
  const all: OpenLine[] = await trx.selectFrom('batchLines').select(['id', 'lineNo', 'name', 'status', 'amountFen']).where('batchId', '=', batch.id).orderBy('lineNo').execute();
  const ticked = all.filter((line) => wanted.has(line.id));
  if (ticked.length !== wanted.size) throw new AppError('not_found', { what: 'batchLine', id: '' });
  const wrong = ticked.find((line) => line.status !== 'toPay');
  if (wrong !== undefined) throw new AppError('line_wrong_status', { name: wrong.name, status: wrong.status });
  const objected = await linesObjectedTo(trx, batch, clock.today());
  const barred = ticked.flatMap((line) => objected.get(line.id) ?? []);
  if (barred.length > 0) throw new AppError('lines_objected', { lines: barred.slice(0, NAMED).map(({ lineNo, name }) => ({ lineNo, name, detail: '' })), count: barred.length });
  const open = all.filter((line) => line.status === 'toPay');
  await refusePayeesGone(trx, batch.id, new Set(open.map((line) => line.id as number).filter((lineId) => !wanted.has(lineId))));
  const tickedFen = sumFen(ticked.map((line) => line.amountFen));
  if (tickedFen !== input.amountFen) {
    const differenceFen = fen(input.amountFen - tickedFen);
    const suspects: NamedLine[] = (differenceFen > 0 ? open.filter((line) => !wanted.has(line.id)) : ticked).filter((line) => line.amountFen === Math.abs(differenceFen)).map(({ lineNo, name }) => ({ lineNo, name, detail: '' }));
    throw new AppError('invoice_sum_differs', { statedFen: input.amountFen, tickedFen, differenceFen, persons: ticked.length, lines: suspects.slice(0, NAMED), count: suspects.length });
  }
  return ticked;
}
