/** 调拨: goods brought from one point of the office to another. What the office has, and account 121, stay as they are. */
import { sql, type RawBuilder } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { yearOf } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { groupBy } from '#shared/group-by.ts';
import type { stockContract, StockTransfer } from '#shared/stock/contract.ts';
import { merged } from './docs.ts';
import { refuseItems } from './items.ts';
import { readBalances, refuseShortAt } from './move-stock.ts';
import { pointFor } from './points.ts';
import type { StockItemId, StockTransferId } from './tables.ts';

type C = typeof stockContract;

/**
 * Brings goods from one point to another. They may leave a point that is stopped, and come to none that is. Refuses `stock_point_same`,
 * `stock_point_stopped`, `stock_day_future`, `stock_day_order` for a day before the item was moved last, items as `refuseItems` does but for those that
 * are stopped, and `stock_point_short` naming everything there is too little of at the first point.
 */
export async function transferGoods({ trx, actor, clock }: CommandContext, input: InputOf<C['transfer']>): Promise<OutputOf<C['transfer']>> {
  const from = await trx.selectFrom('stockPoints').select(['id', 'name']).where('id', '=', input.fromPointId).executeTakeFirst();
  if (from === undefined) throw new AppError('not_found', { what: 'stockPoint', id: String(input.fromPointId) });
  if (input.fromPointId === input.toPointId) throw new AppError('stock_point_same', { name: from.name });
  await pointFor(trx, input.toPointId);
  if (input.movedOn > clock.today()) throw new AppError('stock_day_future', { day: input.movedOn, today: clock.today() });
  const lines = merged(input.lines);
  await refuseItems(trx, input.accountSetId, lines.map((line) => line.itemId), { stoppedToo: true });
  const balances = await readBalances(trx, lines.map((line) => line.itemId));
  for (const balance of balances.values()) if (balance.lastOn !== null && input.movedOn < balance.lastOn) throw new AppError('stock_day_order', { name: balance.name, day: input.movedOn, lastDay: balance.lastOn, waiting: false });
  await refuseShortAt(trx, balances, lines.map((line) => ({ itemId: line.itemId as StockItemId, quantityCenti: -line.quantityCenti, pointId: input.fromPointId })));
  const head = `DB${yearOf(input.movedOn)}-`;
  const before = await readRow<{ n: number }>(trx, sql`select count(*) as n from stockTransfers where accountSetId = ${input.accountSetId} and transferNo glob ${`${head}*`}`);
  const transferNo = `${head}${String((before?.n ?? 0) + 1).padStart(3, '0')}`;
  const { id: transferId } = await trx.insertInto('stockTransfers').values({
    accountSetId: input.accountSetId, transferNo, movedOn: input.movedOn, fromPointId: input.fromPointId, toPointId: input.toPointId, note: input.note, userId: actor.userId, staffId: actor.staffId, at: clock.now(),
  }).returning('id').executeTakeFirstOrThrow();
  await sql`insert into stockTransferLines (transferId, seq, itemId, quantityCenti)
    select ${transferId}, j.key + 1, j.value ->> 0, j.value ->> 1 from json_each(${JSON.stringify(lines.map((line) => [line.itemId, line.quantityCenti]))}) j`.execute(trx);
  return { transferId, transferNo };
}

async function readTransfers(db: Reader, where: RawBuilder<unknown>): Promise<StockTransfer[]> {
  const rows = await readRows<Omit<StockTransfer, 'lines'>>(db, sql`select t.id as transferId, t.transferNo, t.accountSetId, t.movedOn, f.name as fromName, o.name as toName, t.note, s.name as by, t.at from stockTransfers t
    join stockPoints f on f.id = t.fromPointId join stockPoints o on o.id = t.toPointId join staff s on s.id = t.staffId where ${where} order by t.id desc limit 500`);
  const lines = groupBy(await readRows<StockTransfer['lines'][number] & { transferId: StockTransferId }>(db, sql`select l.transferId, l.itemId, i.code, i.name, i.unit, i.spec, l.quantityCenti from stockTransferLines l join stockItems i on i.id = l.itemId
    where l.transferId in (select value from json_each(${JSON.stringify(rows.map((row) => row.transferId))})) order by l.transferId, l.seq`), (line) => line.transferId);
  return rows.map((row) => ({ ...row, lines: (lines.get(row.transferId) ?? []).map(({ transferId: _transferId, ...line }) => line) }));
}

export const listTransfers = async (db: Reader, input: InputOf<C['transfers']>): Promise<OutputOf<C['transfers']>> => ({ transfers: await readTransfers(db, sql`${input.accountSetId} is null or t.accountSetId = ${input.accountSetId}`) });

/** One transfer. @throws AppError not_found */
export async function readTransfer(db: Reader, transferId: StockTransferId): Promise<StockTransfer> {
  const [transfer] = await readTransfers(db, sql`t.id = ${transferId}`);
  if (transfer === undefined) throw new AppError('not_found', { what: 'stockTransfer', id: String(transferId) });
  return transfer;
}
