/** 盘点: a sheet of every item with what the books say; what was counted is written in, and a second person stands for the differences. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { fen, roundHalfUp, ZERO_FEN, type Fen } from '#shared/money.ts';
import { readRow, type Reader } from '#electron/residents/read-rows.ts';
import type { stockContract, StockDoc } from '#shared/stock/contract.ts';
import { enterDoc, openDoc } from './docs.ts';
import { readItems } from './items.ts';
import { readBalances, type Move } from './move-stock.ts';
import { pointFor } from './points.ts';
import type { StockItemId } from './tables.ts';

type C = typeof stockContract;
/** Names in a refusal; the count is of all. */
const NAMED = 10;

/** Begins a sheet of every item that is in use or lies at the point. Refuses `stock_count_open`, `stock_count_empty`, `stock_day_future`, and what `pointFor` refuses. */
export async function startCount(context: CommandContext, input: InputOf<C['startCount']>): Promise<OutputOf<C['startCount']>> {
  const { pointId } = await pointFor(context.trx, input.pointId);
  const open = await context.trx.selectFrom('stockDocs').select('docNo').where('accountSetId', '=', input.accountSetId).where('pointId', '=', pointId).where('kind', '=', 'count').where('status', '=', 'entered').executeTakeFirst();
  if (open !== undefined) throw new AppError('stock_count_open', { docNo: open.docNo });
  const items = (await readItems(context.trx, { accountSetId: input.accountSetId })).map((item) => ({ ...item, hereCenti: item.points.find((each) => each.pointId === pointId)?.balanceCenti ?? 0 })).filter((item) => !item.stopped || item.hereCenti > 0);
  if (items.length === 0) throw new AppError('stock_count_empty', {});
  return enterDoc(context, { ...input, pointId, kind: 'count', lines: items.map((item) => ({ itemId: item.itemId, quantityCenti: item.hereCenti })) });
}

/** Writes in what was counted. Refuses `not_found` for an item that is not on the sheet, and as `openDoc` does. */
export async function saveCount({ trx }: CommandContext, input: InputOf<C['saveCount']>): Promise<OutputOf<C['saveCount']>> {
  const doc = await openDoc(trx, input);
  const astray = input.lines.find((line) => !doc.lines.some((each) => each.itemId === line.itemId));
  if (doc.kind !== 'count' || astray !== undefined) throw new AppError('not_found', { what: 'stockItem', id: String(astray?.itemId ?? doc.docId) });
  await sql`update stockDocLines set countedCenti = j.value ->> 1, reason = j.value ->> 2 from json_each(${JSON.stringify(input.lines.map((line) => [line.itemId, line.countedCenti, line.reason]))}) j
    where stockDocLines.docId = ${doc.docId} and stockDocLines.itemId = j.value ->> 0`.execute(trx);
  await trx.updateTable('stockDocs').set({ note: input.note, version: doc.version + 1 }).where('id', '=', doc.docId).execute();
  return { version: doc.version + 1 };
}

/**
 * The moves that bring the books to what was counted at the point: what is missing at its share of the value, what is over at the mean price of what the
 * office has, else at that of the last receipt. Refuses `stock_count_unfinished`, `stock_count_reason` where a difference has no reason,
 * `stock_moved_since` where something moved after the sheet was made, `stock_no_price`.
 */
export async function movesOfCount(db: Reader, doc: StockDoc): Promise<Move[]> {
  const open = doc.lines.filter((line) => line.countedCenti === null);
  if (open.length > 0) throw new AppError('stock_count_unfinished', { names: open.slice(0, NAMED).map((line) => line.name), count: open.length });
  const balances = await readBalances(db, doc.lines.map((line) => line.itemId));
  const moves: Move[] = [];
  for (const line of doc.lines) {
    const itemId = line.itemId as StockItemId;
    const balance = balances.get(itemId);
    if (balance === undefined || (balance.atPoints.get(doc.pointId) ?? 0) !== line.quantityCenti) throw new AppError('stock_moved_since', { name: line.name });
    const difference = (line.countedCenti ?? 0) - line.quantityCenti;
    if (difference === 0) continue;
    if (line.reason === '') throw new AppError('stock_count_reason', { name: line.name });
    moves.push(difference < 0 ? { itemId, pointId: doc.pointId, kind: 'shortage', quantityCenti: difference, docId: doc.docId } : { itemId, pointId: doc.pointId, kind: 'surplus', quantityCenti: difference, docId: doc.docId, valueFen: await worthOf(db, line.name, itemId, balance, difference) });
  }
  return moves;
}

async function worthOf(db: Reader, name: string, itemId: StockItemId, balance: { centi: number; fen: Fen }, centi: number): Promise<Fen> {
  const of = balance.centi > 0 ? { fen: balance.fen as number, centi: balance.centi } : await readRow<{ fen: number; centi: number }>(db, sql`select valueFen as fen, quantityCenti as centi from stockMoves where itemId = ${itemId} and kind = 'in' order by id desc limit 1`);
  if (of === undefined) throw new AppError('stock_no_price', { name });
  return of.fen === 0 ? ZERO_FEN : fen(Number(roundHalfUp(BigInt(of.fen) * BigInt(centi), BigInt(of.centi))));
}
