/**
 * Goods of a batch (D5): how many baskets each line comes to, whether there is enough, and what a tick at the desk takes out of stock. A batch
 * whose version has no basket is untouched by all of it: its goods are kept in money alone.
 */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { postVoucher } from '#electron/ledger/post-voucher.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import { moveStock, readBalances, type Move } from '#electron/stock/move-stock.ts';
import { pointFor } from '#electron/stock/points.ts';
import type { StockItemId, StockPointId } from '#electron/stock/tables.ts';
import { readBaskets, type NamedBasket } from '#electron/welfare/baskets.ts';
import { readProgramme, readVersion, type Reads } from '#electron/welfare/versions.ts';
import { formatMonthChinese, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { groupBy } from '#shared/group-by.ts';
import type { BatchId, BatchLineId, Id, VoucherId } from '#shared/ids.ts';
import { fen, sumFen, ZERO_FEN, type Fen } from '#shared/money.ts';
import { goodsText } from '#shared/quantity.ts';
import { basketsOfLine, type LineSums } from '#shared/welfare/basket.ts';
import { reviewerBeside } from './book-batch.ts';
import type { BatchRow } from './frozen-inputs.ts';

/** Lines named in a refusal; the count is of all. */
const NAMED = 20;

export interface Goods { readonly itemId: StockItemId; readonly name: string; readonly unit: string; readonly quantityCenti: number }

/** The baskets a batch hands out; none where its version has none. */
export async function basketsOf(db: Reads, batch: Pick<BatchRow, 'versionId'>): Promise<readonly NamedBasket[]> {
  return (await readBaskets(db, [batch.versionId])).get(batch.versionId) ?? [];
}

/** Lines of a batch with the sums of the claims they pay; a line that pays none is as it was. */
export async function withClaims<L extends { readonly lineId: BatchLineId }>(db: Reads, batchId: BatchId, lines: readonly L[]): Promise<(L & Pick<LineSums, 'claimFens'>)[]> {
  const rows = await readRows<{ lineId: BatchLineId; amountFen: Fen }>(db, sql`select x.lineId, x.amountFen from batchLines l join batchLineClaims x on x.lineId = l.id where l.batchId = ${batchId} order by x.claimId`);
  const claims = groupBy(rows, (row) => row.lineId as number);
  return lines.map((line) => { const own = claims.get(line.lineId); return own === undefined ? line : { ...line, claimFens: own.map((claim) => claim.amountFen) }; });
}

/** What a line is handed, item by item; undefined where its sum is no whole number of baskets. */
export function goodsOfLine(baskets: readonly NamedBasket[], line: LineSums): Goods[] | undefined {
  const parts = basketsOfLine(baskets, line);
  if (parts === undefined) return undefined;
  const sums = new Map<StockItemId, Goods>();
  for (const { basket, count } of parts) {
    for (const { itemId, name, unit, quantityCenti } of basket.items) sums.set(itemId, { itemId, name, unit, quantityCenti: (sums.get(itemId)?.quantityCenti ?? 0) + quantityCenti * count });
  }
  return [...sums.values()];
}

/** '大米 1 袋、花生油 1 桶', or '' without baskets. */
export const goodsOfLineText = (baskets: readonly NamedBasket[], line: LineSums): string => (baskets.length === 0 ? '' : goodsText(goodsOfLine(baskets, line) ?? []));

/** The goods of many lines together, in the order of the baskets. */
export function sumGoods(baskets: readonly NamedBasket[], lines: readonly LineSums[]): Goods[] {
  return sumItems([...baskets.flatMap((basket) => basket.items.map((item) => ({ ...item, quantityCenti: 0 }))), ...lines.flatMap((line) => goodsOfLine(baskets, line) ?? [])]);
}

/** Goods by item, in the order they first come in. */
export function sumItems(goods: readonly Goods[]): Goods[] {
  const sums = new Map<StockItemId, Goods>();
  for (const each of goods) {
    sums.set(each.itemId, { itemId: each.itemId, name: each.name, unit: each.unit, quantityCenti: (sums.get(each.itemId)?.quantityCenti ?? 0) + each.quantityCenti });
  }
  return [...sums.values()];
}

/** A list in goods holds whole baskets alone. @throws AppError goods_not_whole naming the lines, goods_claim_no_basket naming the claims */
export async function refuseNotWhole(db: Reads, batch: BatchRow): Promise<void> {
  const baskets = await basketsOf(db, batch);
  if (baskets.length === 0) return;
  const lines = await withClaims(db, batch.id, await db.selectFrom('batchLines').select(['id as lineId', 'lineNo', 'name', 'standardFen', 'amountFen']).where('batchId', '=', batch.id).where('status', 'in', ['toPay', 'held']).orderBy('lineNo').execute());
  const sums = baskets.map((basket) => basket.standardFen);
  const bare = lines.flatMap((line) => (line.claimFens ?? []).filter((sum) => sum > 0 && !sums.includes(sum)).map((amountFen) => ({ lineNo: line.lineNo, name: line.name, amountFen })));
  if (bare.length > 0) throw new AppError('goods_claim_no_basket', { lines: bare.slice(0, NAMED), count: bare.length, sums });
  const wrong = lines.filter((line) => goodsOfLine(baskets, line) === undefined);
  if (wrong.length > 0) throw new AppError('goods_not_whole', { lines: wrong.slice(0, NAMED).map(({ lineNo, name, amountFen }) => ({ lineNo, name, amountFen })), count: wrong.length, basketFen: baskets[0]!.standardFen });
}

/** Lines of a batch nobody has come for yet. */
async function openLines(db: Reads, batchId: BatchId): Promise<LineSums[]> {
  return withClaims(db, batchId, await readRows<LineSums & { lineId: BatchLineId }>(db, sql`select l.id as lineId, l.standardFen, l.amountFen from batchLines l where l.batchId = ${batchId} and l.status = 'toPay' and not exists (select 1 from handouts h where h.lineId = l.id and h.undoneAt is null)`));
}

/** What other batches that are being handed out still need, by item. */
async function neededElsewhere(db: Reads, batchId: BatchId): Promise<Map<StockItemId, number>> {
  const others = await db.selectFrom('batches').select(['id', 'versionId']).where('status', '=', 'paying').where('payBy', '=', 'cash').where('id', '<>', batchId)
    .where((e) => e.exists(e.selectFrom('basketLines').select('itemId').whereRef('basketLines.versionId', '=', 'batches.versionId'))).execute();
  const needed = new Map<StockItemId, number>();
  for (const other of others) for (const each of sumGoods(await basketsOf(db, other), await openLines(db, other.id))) needed.set(each.itemId, (needed.get(each.itemId) ?? 0) + each.quantityCenti);
  return needed;
}

/** `hereCenti`: what of it lies at the point asked for, null where none was. */
export interface GoodsNeed extends Goods { readonly stockCenti: number; readonly hereCenti: number | null; readonly elsewhereCenti: number; readonly missingCenti: number }

/** What the open lines of a batch still need beside what is in stock and not needed by another batch at the desk. */
export async function readGoodsNeed(db: Reads, batch: Pick<BatchRow, 'id' | 'versionId'>, baskets: readonly NamedBasket[], pointId: StockPointId | null = null): Promise<GoodsNeed[]> {
  const need = sumGoods(baskets, await openLines(db, batch.id));
  const [balances, elsewhere] = [await readBalances(db, need.map((each) => each.itemId)), await neededElsewhere(db, batch.id)];
  return need.map((each) => {
    const [stockCenti, elsewhereCenti] = [balances.get(each.itemId)?.centi ?? 0, elsewhere.get(each.itemId) ?? 0];
    return { ...each, stockCenti, hereCenti: pointId === null ? null : (balances.get(each.itemId)?.atPoints.get(pointId) ?? 0), elsewhereCenti, missingCenti: Math.max(0, each.quantityCenti - Math.max(0, stockCenti - elsewhereCenti)) };
  });
}

/**
 * Handing out begins when there is enough for everybody on the list (docs/decisions/0010-goods-in-stock.md): nobody comes in vain, and the list can
 * still be approved before the goods are bought by it. @throws AppError stock_short naming every item and how much is missing
 */
export async function refuseShortOfGoods(db: Reads, batch: BatchRow): Promise<void> {
  const baskets = await basketsOf(db, batch);
  if (baskets.length === 0) return;
  const short = (await readGoodsNeed(db, batch, baskets)).filter((each) => each.missingCenti > 0);
  if (short.length > 0) throw new AppError('stock_short', { items: short.map(({ name, unit, quantityCenti, missingCenti }) => ({ name, unit, needCenti: quantityCenti, haveCenti: quantityCenti - missingCenti })) });
}

/**
 * Takes what was ticked out of stock, from the point it is handed out at (null = the only one). In the transaction of the tick: no tick without the
 * goods, no goods without a tick. Refuses as `pointFor` and `moveStock` do, and `goods_not_whole`.
 */
export async function issueGoods(context: CommandContext, batch: BatchRow, ticked: readonly { readonly handoutId: Id<'handout'>; readonly lineId: BatchLineId }[], { day, pointId: at }: { readonly day: Day; readonly pointId: StockPointId | null }): Promise<void> {
  const baskets = await basketsOf(context.trx, batch);
  if (baskets.length === 0) return;
  const { pointId } = await pointFor(context.trx, at);
  const lines = await withClaims(context.trx, batch.id, await context.trx.selectFrom('batchLines').select(['id as lineId', 'lineNo', 'name', 'standardFen', 'amountFen']).where('id', 'in', sql<BatchLineId>`(select value from json_each(${JSON.stringify(ticked.map((each) => each.lineId))}))`).execute());
  const byId = new Map(lines.map((line) => [line.lineId as number, line]));
  await moveStock(context, day, ticked.flatMap(({ handoutId, lineId }): Move[] => {
    const line = byId.get(lineId);
    const goods = line === undefined ? undefined : goodsOfLine(baskets, line);
    if (line === undefined || goods === undefined) throw new AppError('goods_not_whole', { lines: line === undefined ? [] : [{ lineNo: line.lineNo, name: line.name, amountFen: line.amountFen }], count: 1, basketFen: baskets[0]!.standardFen });
    return goods.map((each) => ({ itemId: each.itemId, pointId, kind: 'issue', quantityCenti: -each.quantityCenti, handoutId }));
  }));
  context.fail('desk.goods');
}

/** Puts back what these ticks took out, where it was handed out and at what it was issued for. */
export async function putGoodsBack(context: CommandContext, handoutIds: readonly Id<'handout'>[], day: Day): Promise<void> {
  const issued = await readRows<{ id: number; itemId: StockItemId; quantityCenti: number; valueFen: Fen; handoutId: Id<'handout'>; pointId: StockPointId }>(context.trx, sql`select m.id, m.itemId, m.quantityCenti, m.valueFen, m.handoutId, m.pointId from stockMoves m
    where m.kind = 'issue' and m.handoutId in (select value from json_each(${JSON.stringify(handoutIds)})) and not exists (select 1 from stockMoves b where b.undoesMoveId = m.id) order by m.id`);
  await moveStock(context, day, issued.map((move): Move => ({ itemId: move.itemId, pointId: move.pointId, kind: 'back', quantityCenti: -move.quantityCenti, valueFen: fen(-move.valueFen), handoutId: move.handoutId, undoesMoveId: move.id })));
}

/**
 * Books what the goods of these ticks cost beyond what they count for in the list (实物成本差异): Dr expense / Cr stock, red where they cost less,
 * so that the stock account falls by exactly what left it. `back`: they came back.
 */
export async function bookGoodsCost(context: CommandContext, batch: BatchRow, of: { readonly handoutIds: readonly Id<'handout'>[]; readonly agreedFen: Fen; readonly date: Day; readonly back: boolean }): Promise<VoucherId[]> {
  const { trx, actor } = context;
  if ((await basketsOf(trx, batch)).length === 0) return [];
  const rows = await readRows<{ valueFen: Fen }>(trx, sql`select valueFen from stockMoves where kind = 'issue' and handoutId in (select value from json_each(${JSON.stringify(of.handoutIds)}))`);
  const costFen = fen(-sumFen(rows.map((row) => row.valueFen)));
  const differenceFen = fen((of.back ? -1 : 1) * (costFen - of.agreedFen));
  if (differenceFen === 0) return [];
  const [programme, version] = [await readProgramme(trx, batch.programmeId), await readVersion(trx, batch.versionId)];
  const { n } = await trx.selectFrom('goodsVouchers').select((e) => e.fn.countAll<number>().as('n')).where('batchId', '=', batch.id).executeTakeFirstOrThrow();
  const step = `goods:${n + 1}`;
  const line = { summary: `${of.back ? '退回' : '发放'}${formatMonthChinese(batch.benefitMonth)}${programme.name}实物成本差异（${batch.batchNo}）`, programmeId: programme.id, batchId: batch.id };
  const posted = await postVoucher(context, {
    accountSetId: programme.accountSetId, voucherDate: of.date, attachmentsCount: 1, maker: { userId: actor.userId, staffId: actor.staffId }, reviewer: reviewerBeside(batch, actor.staffId), source: { kind: 'batch', id: batch.id, step },
    lines: [{ ...line, accountCode: version.expenseAccountCode, debitFen: differenceFen, creditFen: ZERO_FEN }, { ...line, accountCode: version.cashAccountCode, debitFen: ZERO_FEN, creditFen: differenceFen }],
  });
  const signed = of.back ? -1 : 1;
  await trx.insertInto('goodsVouchers').values({ voucherId: posted.voucherId, batchId: batch.id, step, costFen: fen(signed * costFen), agreedFen: fen(signed * of.agreedFen) }).execute();
  return [posted.voucherId];
}
