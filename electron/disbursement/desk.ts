/** Handing out over the desk, person by person (F6, F9): a tick says who took it; the day's ticks are booked together. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { Day } from '#shared/days.ts';
import type { payingContract } from '#shared/disbursement/paying-contract.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchId, BatchLineId, Id, VoucherId } from '#shared/ids.ts';
import { sumFen, type Fen } from '#shared/money.ts';
import type { CommandContext } from '#electron/api/context.ts';
import type { StockPointId } from '#electron/stock/tables.ts';
import { linesObjectedTo } from './batch-notice.ts';
import { addToMonth, bookBatch } from './book-batch.ts';
import type { BatchRow } from './frozen-inputs.ts';
import { bookGoodsCost, issueGoods, putGoodsBack, refuseShortOfGoods } from './goods.ts';
import { hasOpenLines } from './import-result.ts';
import { openBatch, readBatch, refuseClockBehind, standing, takeStep } from './move-batch.ts';
import { refusePayeesGone } from './payees-gone.ts';
import { refuseByInvoice } from './provider-batch.ts';
import { settleNothing } from './set-off.ts';
import { refuseUntold } from './withholding.ts';

type Proxy = NonNullable<InputOf<typeof payingContract.handOut>['proxy']>;
export interface Tick { readonly lineId: BatchLineId; readonly proxy: Proxy | null }

/** The batch, ready to be handed out: in cash or goods, approved or being paid. The first tick begins the paying. */
async function openDesk(context: CommandContext, batchId: BatchId): Promise<BatchRow> {
  const batch = await readBatch(context.trx, batchId);
  await refuseByInvoice(context.trx, batch);
  if (batch.payBy === 'bank') throw new AppError('pay_by_other', { payBy: batch.payBy });
  if (batch.status !== 'approved' && batch.status !== 'paying') throw new AppError('batch_wrong_status', { batchNo: batch.batchNo, status: batch.status, wanted: ['approved', 'paying'] });
  await refuseClockBehind(context, batch);
  return batch.status === 'approved' ? beginPaying(context, batch) : batch;
}

/** The first act at the desk: there are goods for everybody, the batch is being paid, and lines from which everything was set off are done with. */
export async function beginPaying(context: CommandContext, batch: BatchRow): Promise<BatchRow> {
  await refuseShortOfGoods(context.trx, batch);
  await refuseUntold(context, batch, (person) => person.amountFen === 0);
  const moved = await takeStep(context, batch, { step: 'payCash', to: 'paying' });
  await settleNothing(context, moved);
  return moved;
}

/**
 * Ticks lines off: each to the person himself or to a proxy with relation, the last four of his ID number and the reason. Refuses lines
 * that are not open (`line_wrong_status`), ticked before (`line_ticked`), people who died or moved away before the month, and by the settings who
 * was not told what is withheld (`withholding_untold`). Of a batch in
 * goods each tick takes them out of stock at the point (null = the only one): `stock_short`, `stock_point_short` where they are not there.
 */
export async function tickLines(context: CommandContext, batch: BatchRow, ticks: readonly Tick[], takenOn: Day, pointId: StockPointId | null): Promise<Id<'handout'>[]> {
  const { trx, actor, clock } = context;
  const wanted = new Map(ticks.map((tick) => [tick.lineId as number, tick]));
  const ids = sql<BatchLineId>`(select value from json_each(${JSON.stringify([...wanted.keys()])}))`;
  const lines = await trx.selectFrom('batchLines as l').leftJoin('handouts as h', (j) => j.onRef('h.lineId', '=', 'l.id').on('h.undoneAt', 'is', null)).leftJoin('staff as s', 's.id', 'h.staffId')
    .select(['l.id', 'l.name', 'l.status', 'h.at', 's.name as by']).where('l.batchId', '=', batch.id).where('l.id', 'in', ids).execute();
  const wrong = lines.find((line) => line.status !== 'toPay');
  if (wrong !== undefined) throw new AppError('line_wrong_status', { name: wrong.name, status: wrong.status });
  const ticked = lines.find((line) => line.at !== null);
  if (ticked?.at != null) throw new AppError('line_ticked', { name: ticked.name, by: ticked.by ?? '', at: ticked.at });
  const [astray] = [...wanted.keys()].filter((lineId) => !lines.some((line) => line.id === lineId));
  if (astray !== undefined) throw new AppError('not_found', { what: 'batchLine', id: String(astray) });
  const objected = await linesObjectedTo(trx, batch, clock.today());
  const barred = lines.flatMap((line) => objected.get(line.id) ?? []);
  if (barred.length > 0) throw new AppError('lines_objected', { lines: barred.map(({ lineNo, name }) => ({ lineNo, name, detail: '' })), count: barred.length });
  await refuseUntold(context, batch, (person) => wanted.has(person.lineId));
  const open = await trx.selectFrom('batchLines').select('id').where('batchId', '=', batch.id).where('status', '=', 'toPay').execute();
  await refusePayeesGone(trx, batch.id, new Set(open.map((line) => line.id as number).filter((lineId) => !wanted.has(lineId))));
  const rows = lines.map((line) => {
    const proxy = wanted.get(line.id)?.proxy ?? null;
    return [line.id, proxy?.name ?? line.name, proxy?.relation ?? null, proxy?.idTail ?? null, proxy?.reason ?? null];
  });
  await sql`insert into handouts (batchId, lineId, takenOn, takerName, proxyRelation, proxyIdTail, proxyReason, userId, staffId, at)
    select ${batch.id}, j.value ->> 0, ${takenOn}, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4, ${actor.userId}, ${actor.staffId}, ${clock.now()} from json_each(${JSON.stringify(rows)}) j`.execute(trx);
  const made = await trx.selectFrom('handouts').select(['id as handoutId', 'lineId']).where('batchId', '=', batch.id).where('undoneAt', 'is', null).where('lineId', 'in', ids).execute();
  await issueGoods(context, batch, made, { day: takenOn, pointId });
  return made.map((row) => row.handoutId);
}

/** One person at the desk. */
export async function handOut(context: CommandContext, input: InputOf<typeof payingContract.handOut>): Promise<OutputOf<typeof payingContract.handOut>> {
  const batch = await openDesk(context, input.batchId);
  const [handoutId] = await tickLines(context, batch, [{ lineId: input.lineId, proxy: input.proxy }], context.clock.today(), input.pointId);
  context.fail('desk.tick');
  if (handoutId === undefined) throw new AppError('not_found', { what: 'batchLine', id: String(input.lineId) });
  const sameProxy = input.proxy === null ? 0 : (await context.trx.selectFrom('handouts').select((e) => e.fn.countAll<number>().as('n')).where('batchId', '=', batch.id).where('undoneAt', 'is', null)
    .where('takerName', '=', input.proxy.name).where('proxyIdTail', '=', input.proxy.idTail).executeTakeFirstOrThrow()).n;
  return { ...standing(batch), handoutId, sameProxy };
}

/** Takes a wrong tick back while it is not booked. Afterwards the money itself has to come back (`returnLines`). */
export async function undoHandOut(context: CommandContext, input: InputOf<typeof payingContract.undoHandOut>): Promise<OutputOf<typeof payingContract.undoHandOut>> {
  const { trx, actor, clock } = context;
  const row = await trx.selectFrom('handouts as h').innerJoin('batchLines as l', 'l.id', 'h.lineId').select(['h.batchId', 'h.lineId', 'h.bookedStep', 'l.name']).where('h.id', '=', input.handoutId).where('h.undoneAt', 'is', null).executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', { what: 'handout', id: String(input.handoutId) });
  if (row.bookedStep !== null) throw new AppError('handout_booked', { name: row.name });
  await trx.updateTable('handouts').set({ undoneAt: clock.now(), undoneByStaffId: actor.staffId, undoneReason: input.reason }).where('id', '=', input.handoutId).execute();
  await putGoodsBack(context, [input.handoutId], clock.today());
  return { batchId: row.batchId, lineId: row.lineId };
}

interface Unbooked { readonly id: Id<'handout'>; readonly lineId: BatchLineId; readonly takenOn: Day; readonly takerName: string; readonly proxyRelation: string | null; readonly amountFen: Fen }

/**
 * Books what was ticked and is not booked: one voucher for each day (Dr payable / Cr cash, or stock for goods), the lines paid on the day they were taken.
 * @param lineIds only these; null = all. @throws AppError nothing_ticked
 */
export async function bookTicks(context: CommandContext, batch: BatchRow, lineIds: ReadonlySet<number> | null): Promise<{ batch: BatchRow; voucherIds: VoucherId[]; persons: number }> {
  const { trx } = context;
  const all: Unbooked[] = await trx.selectFrom('handouts as h').innerJoin('batchLines as l', 'l.id', 'h.lineId').select(['h.id', 'h.lineId', 'h.takenOn', 'h.takerName', 'h.proxyRelation', 'l.amountFen'])
    .where('h.batchId', '=', batch.id).where('h.undoneAt', 'is', null).where('h.bookedStep', 'is', null).orderBy('h.takenOn').orderBy('h.id').execute();
  const unbooked = all.filter((row) => lineIds === null || lineIds.has(row.lineId));
  if (unbooked.length === 0) throw new AppError('nothing_ticked', { batchNo: batch.batchNo });
  const voucherIds: VoucherId[] = [];
  for (const day of new Set(unbooked.map((row) => row.takenOn))) voucherIds.push(...(await bookDay(context, batch, day, unbooked.filter((row) => row.takenOn === day))));
  const moved = await takeStep(context, batch, { step: 'payCash', comment: String(unbooked.length), ...((await hasOpenLines(trx, batch)) ? {} : { to: 'paid' as const }) });
  return { batch: moved, voucherIds, persons: unbooked.length };
}

async function bookDay(context: CommandContext, batch: BatchRow, day: Day, rows: readonly Unbooked[]): Promise<VoucherId[]> {
  const { trx } = context;
  const { n } = await trx.selectFrom('batchVouchers').select((e) => e.fn.countAll<number>().as('n')).where('batchId', '=', batch.id).where('step', 'like', 'cash:%').executeTakeFirstOrThrow();
  // Lines of nothing make no voucher, but a step of their own all the same.
  const { z } = await trx.selectFrom('handouts').select(sql<number>`count(distinct bookedStep)`.as('z')).where('batchId', '=', batch.id).executeTakeFirstOrThrow();
  const step = `cash:${Math.max(n, z) + 1}`;
  await sql`update batchLines set status = 'paid', paidFen = amountFen, paidOn = ${day}, statusReason = null, proxyName = j.value ->> 1, proxyRelation = j.value ->> 2
    from json_each(${JSON.stringify(rows.map((row) => [row.lineId, row.proxyRelation === null ? null : row.takerName, row.proxyRelation]))}) j where batchLines.id = j.value ->> 0`.execute(trx);
  await sql`update handouts set bookedStep = ${step} where id in (select value from json_each(${JSON.stringify(rows.map((row) => row.id))}))`.execute(trx);
  context.fail('desk.book');
  const amountFen = sumFen(rows.map((row) => row.amountFen));
  const voucherIds = await bookBatch(context, batch, { effect: 'pay', step, amountFen, date: day, cash: true, by: 'actor', parts: rows.map((row) => ({ lineId: row.lineId, fromFen: 0, toFen: row.amountFen })) });
  voucherIds.push(...(await bookGoodsCost(context, batch, { handoutIds: rows.map((row) => row.id), agreedFen: amountFen, date: day, back: false })));
  await addToMonth(context, batch, { paidPersons: rows.length, paidFen: amountFen });
  return voucherIds;
}

/** The day's work at the desk into the books. */
export async function bookDesk(context: CommandContext, input: InputOf<typeof payingContract.bookDesk>): Promise<OutputOf<typeof payingContract.bookDesk>> {
  const batch = await openBatch(context, input, ['paying']);
  const booked = await bookTicks(context, batch, null);
  return { ...standing(booked.batch), voucherIds: booked.voucherIds, persons: booked.persons };
}
