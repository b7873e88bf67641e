/** The legs of goods in the tie-out: what left the stock = what was handed out by the list, in quantity and in what it cost. */
import { sql } from 'kysely';
import { readRows } from '#electron/residents/read-rows.ts';
import type { StockItemId } from '#electron/stock/tables.ts';
import { readBaskets } from '#electron/welfare/baskets.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import type { TieLeg } from '#shared/disbursement/paying-contract.ts';
import type { BatchId, BatchLineId, ProgrammeVersionId } from '#shared/ids.ts';
import { fen, type Fen } from '#shared/money.ts';
import { valueAt } from '#shared/quantity.ts';
import { goodsOfLine, withClaims } from './goods.ts';

interface BatchOf { id: BatchId; versionId: ProgrammeVersionId }

/**
 * Legs 'stock' and 'cost' of the batches asked for (null = all that were approved) whose version has baskets. stock: baskets of everybody who
 * took his, at the agreed prices, beside what the moves took out; broken also where the items differ and the sums do not. cost: what the moves of
 * booked ticks were worth beside what the batch's vouchers took off the stock account.
 */
export async function tieGoods(db: Reads, ids: readonly BatchId[] | null): Promise<Map<number, TieLeg[]>> {
  const batches = await readRows<BatchOf>(db, sql`select b.id, b.versionId from batches b where b.status in ('approved', 'paying', 'paid', 'closed') and (${ids === null ? 1 : 0} or b.id in (select value from json_each(${JSON.stringify(ids ?? [])})))
    and exists (select 1 from basketLines x where x.versionId = b.versionId)`);
  const baskets = await readBaskets(db, [...new Set(batches.map((batch) => batch.versionId))]);
  const legs = new Map<number, TieLeg[]>();
  for (const batch of batches) legs.set(batch.id, [await stockLeg(db, batch, baskets.get(batch.versionId) ?? []), await costLeg(db, batch)]);
  return legs;
}

async function stockLeg(db: Reads, batch: BatchOf, baskets: Parameters<typeof goodsOfLine>[0]): Promise<TieLeg> {
  const lines = await withClaims(db, batch.id, await readRows<{ lineId: BatchLineId; standardFen: Fen; amountFen: Fen }>(db, sql`select l.id as lineId, l.standardFen, l.amountFen from batchLines l where l.batchId = ${batch.id} and l.amountFen > 0
    and (l.status = 'paid' or l.status = 'toPay' and exists (select 1 from handouts h where h.lineId = l.id and h.undoneAt is null))`));
  const moved = await readRows<{ itemId: StockItemId; centi: number; handouts: string }>(db, sql`select itemId, sum(centi) as centi, json_group_array(handoutId) as handouts from (
      select m.itemId, m.handoutId, -sum(m.quantityCenti) as centi from stockMoves m join handouts h on h.id = m.handoutId where h.batchId = ${batch.id} group by m.itemId, m.handoutId having sum(m.quantityCenti) <> 0) group by itemId`);
  const prices = new Map(baskets.flatMap((basket) => basket.items.map((item) => [item.itemId, item.priceFen] as const)));
  const wanted = new Map<StockItemId, number>();
  for (const line of lines) for (const each of goodsOfLine(baskets, line) ?? []) wanted.set(each.itemId, (wanted.get(each.itemId) ?? 0) + each.quantityCenti);
  const found = new Map(moved.map((row) => [row.itemId, row.centi]));
  const worth = (quantities: ReadonlyMap<StockItemId, number>): Fen => fen([...quantities].reduce((sum, [itemId, centi]) => sum + valueAt(prices.get(itemId) ?? fen(0), centi), 0));
  const persons = new Set(moved.flatMap((row) => JSON.parse(row.handouts) as number[])).size;
  const same = persons === lines.length && [...new Set([...wanted.keys(), ...found.keys()])].every((itemId) => (wanted.get(itemId) ?? 0) === (found.get(itemId) ?? 0));
  return { key: 'stock', wantedPersons: lines.length, wantedFen: worth(wanted), foundPersons: persons, foundFen: worth(found), state: same ? 'ok' : 'broken' };
}

async function costLeg(db: Reads, batch: BatchOf): Promise<TieLeg> {
  const [row] = await readRows<{ cost: number; booked: number }>(db, sql`select
    (select -coalesce(sum(m.valueFen), 0) from stockMoves m join handouts h on h.id = m.handoutId where h.batchId = ${batch.id} and h.bookedStep is not null) as cost,
    (select coalesce(sum(y.creditFen - y.debitFen), 0) from voucherLines y join vouchers w on w.id = y.voucherId and w.status = 'posted' join accounts a on a.id = y.accountId join programmeVersions v on v.id = ${batch.versionId}
      where a.code = v.cashAccountCode and y.voucherId in (select voucherId from batchVouchers where batchId = ${batch.id} and effect in ('pay', 'return') union select voucherId from goodsVouchers where batchId = ${batch.id})) as booked`);
  const [cost, booked] = [row?.cost ?? 0, row?.booked ?? 0];
  return { key: 'cost', wantedPersons: null, wantedFen: fen(cost), foundPersons: null, foundFen: fen(booked), state: cost === booked ? 'ok' : 'broken' };
}
