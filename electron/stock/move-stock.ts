/** The one way goods move: every change of what is in stock is a row that says what is left after it. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readRows, type Reader } from '#electron/residents/read-rows.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { groupBy } from '#shared/group-by.ts';
import type { Id } from '#shared/ids.ts';
import { fen, negate, ZERO_FEN, type Fen } from '#shared/money.ts';
import type { ShortAtPoint, ShortItem } from '#shared/stock/errors.ts';
import { costOfIssue } from '#shared/quantity.ts';
import type { StockMoveKind } from '#shared/stock/words.ts';
import { readAtPoints } from './points.ts';
import type { StockDocId, StockItemId, StockPointId } from './tables.ts';

/** One thing to move. `valueFen` is what it is worth coming in; what goes out costs its share of the balance. */
export interface Move {
  readonly itemId: StockItemId;
  /** Where it comes to or leaves from. */
  readonly pointId: StockPointId;
  readonly kind: StockMoveKind;
  readonly quantityCenti: number;
  readonly valueFen?: Fen;
  readonly docId?: StockDocId;
  readonly handoutId?: Id<'handout'>;
  readonly undoesMoveId?: number;
}

/** `centi` and `fen` of the office as a whole, `atPoints` what of it lies where; `lastOn` also of what was brought from one point to another. */
export interface Balance { name: string; unit: string; centi: number; fen: Fen; lastOn: Day | null; readonly atPoints: Map<StockPointId, number> }

/** What is left of the items, in quantity and money, and when they were moved last. */
export async function readBalances(db: Reader, itemIds: readonly StockItemId[]): Promise<Map<StockItemId, Balance>> {
  const rows = await readRows<{ id: StockItemId; name: string; unit: string; centi: number | null; fen: Fen | null; lastOn: Day | null }>(db, sql`select i.id, i.name, i.unit, m.balanceCenti as centi, m.balanceFen as fen, (select movedOn from stockPointMoves where itemId = i.id order by id desc limit 1) as lastOn
    from stockItems i left join stockMoves m on m.id = (select max(id) from stockMoves where itemId = i.id) where i.id in (select value from json_each(${JSON.stringify(itemIds)}))`);
  const atPoints = groupBy(await readAtPoints(db, { itemIds }), (row) => row.itemId);
  return new Map(rows.map((row) => [row.id, { name: row.name, unit: row.unit, centi: row.centi ?? 0, fen: row.fen ?? ZERO_FEN, lastOn: row.lastOn, atPoints: new Map((atPoints.get(row.id) ?? []).map((each) => [each.pointId, each.balanceCenti])) }]));
}

/**
 * Moves goods on a day, in the order given, and answers with the value of each move (− going out). Refuses `stock_day_order` for a day before
 * the item's last move, `stock_short` naming every item the office has too little of, with all that this act needs of it, and `stock_point_short` where
 * the office has enough and the point has not. What comes back to stock after a later move comes back on the day of that move.
 */
export async function moveStock({ trx, actor, clock }: Pick<CommandContext, 'trx' | 'actor' | 'clock'>, day: Day, moves: readonly Move[]): Promise<Fen[]> {
  const balances = await readBalances(trx, [...new Set(moves.map((move) => move.itemId))]);
  refuseShort(balances, moves);
  await refuseShortAt(trx, balances, moves);
  const rows = moves.map((move) => {
    const balance = balances.get(move.itemId);
    if (balance === undefined) throw new AppError('not_found', { what: 'stockItem', id: String(move.itemId) });
    const back = move.kind === 'back';
    if (!back && balance.lastOn !== null && day < balance.lastOn) throw new AppError('stock_day_order', { name: balance.name, day, lastDay: balance.lastOn, waiting: move.docId !== undefined });
    const movedOn = back && balance.lastOn !== null && day < balance.lastOn ? balance.lastOn : day;
    const valueFen = move.quantityCenti < 0 ? negate(costOfIssue(balance.fen, balance.centi, -move.quantityCenti)) : (move.valueFen ?? ZERO_FEN);
    balance.centi += move.quantityCenti;
    balance.fen = fen(balance.fen + valueFen);
    balance.lastOn = movedOn;
    return [move.itemId, movedOn, move.kind, move.quantityCenti, valueFen, balance.centi, balance.fen, move.docId ?? null, move.handoutId ?? null, move.undoesMoveId ?? null, move.pointId] as const;
  });
  await sql`insert into stockMoves (itemId, movedOn, kind, quantityCenti, valueFen, balanceCenti, balanceFen, docId, handoutId, undoesMoveId, pointId, userId, staffId, at)
    select j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4, j.value ->> 5, j.value ->> 6, j.value ->> 7, j.value ->> 8, j.value ->> 9, j.value ->> 10, ${actor.userId}, ${actor.staffId}, ${clock.now()}
    from json_each(${JSON.stringify(rows)}) j order by j.key`.execute(trx);
  return rows.map((row) => row[4]);
}

function refuseShort(balances: ReadonlyMap<StockItemId, Balance>, moves: readonly Move[]): void {
  const items: ShortItem[] = [];
  for (const [itemId, balance] of balances) {
    let left = balance.centi;
    let lowest = left;
    for (const move of moves) if (move.itemId === itemId) lowest = Math.min(lowest, left += move.quantityCenti);
    if (lowest < 0) items.push({ name: balance.name, unit: balance.unit, haveCenti: balance.centi, needCenti: balance.centi - lowest });
  }
  if (items.length > 0) throw new AppError('stock_short', { items });
}

/** Refuses what would take from a point more than lies there, though the office has it elsewhere. @throws AppError stock_point_short of the first such point */
export async function refuseShortAt(db: Reader, balances: ReadonlyMap<StockItemId, Balance>, moves: readonly Pick<Move, 'itemId' | 'pointId' | 'quantityCenti'>[]): Promise<void> {
  for (const pointId of new Set(moves.map((move) => move.pointId))) {
    const items: ShortAtPoint[] = [];
    for (const [itemId, balance] of balances) {
      const haveCenti = balance.atPoints.get(pointId) ?? 0;
      let left = haveCenti;
      let lowest = left;
      for (const move of moves) if (move.itemId === itemId && move.pointId === pointId) lowest = Math.min(lowest, left += move.quantityCenti);
      if (lowest < 0) items.push({ name: balance.name, unit: balance.unit, haveCenti, needCenti: haveCenti - lowest, totalCenti: balance.centi });
    }
    if (items.length > 0) throw new AppError('stock_point_short', { point: (await db.selectFrom('stockPoints').select('name').where('id', '=', pointId).executeTakeFirst())?.name ?? '', items });
  }
}
