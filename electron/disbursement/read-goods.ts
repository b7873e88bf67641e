/** The goods of a batch for its page: each person's basket, what is still needed beside the stock, what went out and what it cost. */
import { sql } from 'kysely';
import type { QueryContext } from '#electron/api/context.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { payingContract } from '#shared/disbursement/paying-contract.ts';
import type { BatchLineId } from '#shared/ids.ts';
import { fen, sumFen, type Fen } from '#shared/money.ts';
import { goodsText } from '#shared/quantity.ts';
import { basketsOfLine } from '#shared/welfare/basket.ts';
import { basketsOf, goodsOfLine, readGoodsNeed, withClaims, type Goods } from './goods.ts';
import { readBatch } from './move-batch.ts';

/** Nothing at all for a batch without baskets. */
export async function readBatchGoods({ db }: QueryContext, input: InputOf<typeof payingContract.goods>): Promise<OutputOf<typeof payingContract.goods>> {
  const batch = await readBatch(db, input.batchId);
  const baskets = await basketsOf(db, batch);
  if (baskets.length === 0) return { baskets: [], need: [], issued: [], persons: 0, agreedFen: fen(0), costFen: fen(0) };
  const lines = await withClaims(db, batch.id, await readRows<{ lineId: BatchLineId; standardFen: Fen; amountFen: Fen; handed: number }>(db, sql`select l.id as lineId, l.standardFen, l.amountFen, l.status <> 'returned' and exists (select 1 from handouts h where h.lineId = l.id and h.undoneAt is null) as handed
    from batchLines l where l.batchId = ${batch.id} and l.status in ('toPay', 'paid', 'failed', 'returned')`));
  // Lines of several months, members or claims get several baskets: each number of them is a line of its own on the page.
  const shown = new Map<string, { text: string; standardFen: Fen; persons: number }>();
  for (const line of lines) {
    const text = goodsText(goodsOfLine(baskets, line) ?? []);
    const standardFen = basketsOfLine(baskets, line)?.[0]?.basket.standardFen ?? line.standardFen;
    shown.set(text, { text, standardFen, persons: (shown.get(text)?.persons ?? 0) + 1 });
  }
  const issued = await readRows<Goods & { valueFen: Fen }>(db, sql`select m.itemId, i.name, i.unit, -sum(m.quantityCenti) as quantityCenti, -sum(m.valueFen) as valueFen from stockMoves m join stockItems i on i.id = m.itemId
    join handouts h on h.id = m.handoutId where h.batchId = ${batch.id} group by m.itemId having sum(m.quantityCenti) <> 0 order by min(m.id)`);
  const handed = lines.filter((line) => line.handed === 1);
  return {
    baskets: [...shown.values()].filter((each) => each.text !== ''), need: ['paid', 'closed', 'voided'].includes(batch.status) ? [] : await readGoodsNeed(db, batch, baskets), issued: issued.map(({ valueFen: _valueFen, ...each }) => each),
    persons: handed.length, agreedFen: sumFen(handed.map((line) => line.amountFen)), costFen: sumFen(issued.map((each) => each.valueFen)),
  };
}
