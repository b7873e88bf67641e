/** 库存物资明细账: what went in and out of one item, and what was left after each. */
import { sql } from 'kysely';
import type { QueryContext } from '#electron/api/context.ts';
import { readRow, readRows } from '#electron/residents/read-rows.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { Day } from '#shared/days.ts';
import { fen, sumFen, type Fen } from '#shared/money.ts';
import type { stockContract } from '#shared/stock/contract.ts';
import type { StockMoveKind } from '#shared/stock/words.ts';
import { readItem } from './items.ts';

type C = typeof stockContract;
interface Row { movedOn: Day; kind: StockMoveKind; paper: string; about: string; quantityCenti: number; valueFen: Fen; balanceCenti: number; balanceFen: Fen }

/** The moves from one day to another in the order they were made, with what was there before and after. */
export async function readStockLedger({ db, office }: QueryContext, input: InputOf<C['ledger']>): Promise<OutputOf<C['ledger']>> {
  const item = await readItem(db, input.itemId);
  const opening = await readRow<{ balanceCenti: number; balanceFen: Fen }>(db, sql`select balanceCenti, balanceFen from stockMoves where itemId = ${input.itemId} and movedOn < ${input.from} order by id desc limit 1`);
  const rows = await readRows<Row>(db, sql`select m.movedOn, m.kind, coalesce(d.docNo, b.batchNo, '') as paper, case when d.id is not null then iif(d.kind = 'in', d.supplier || ' ' || d.invoiceNo, iif(d.kind = 'count', coalesce((select reason from stockDocLines where docId = d.id and itemId = m.itemId), ''), d.note))
        else l.name || iif(h.proxyRelation is null, '', '（' || h.takerName || '代领）') end as about, m.quantityCenti, m.valueFen, m.balanceCenti, m.balanceFen
    from stockMoves m left join stockDocs d on d.id = m.docId left join handouts h on h.id = m.handoutId left join batches b on b.id = h.batchId left join batchLines l on l.id = h.lineId
    where m.itemId = ${input.itemId} and m.movedOn between ${input.from} and ${input.to} order by m.id limit 20000`);
  const moves = rows.map(({ quantityCenti, valueFen, ...row }) => ({
    ...row, inCenti: Math.max(0, quantityCenti), inFen: fen(Math.max(0, valueFen)), outCenti: Math.max(0, -quantityCenti), outFen: fen(Math.max(0, -valueFen)),
  }));
  const sum = (key: 'inCenti' | 'outCenti'): number => moves.reduce((total, move) => total + move[key], 0);
  const last = moves.at(-1);
  return {
    communityName: office.communityName, item, from: input.from, to: input.to, openingCenti: opening?.balanceCenti ?? 0, openingFen: opening?.balanceFen ?? fen(0), moves,
    inCenti: sum('inCenti'), inFen: sumFen(moves.map((move) => move.inFen)), outCenti: sum('outCenti'), outFen: sumFen(moves.map((move) => move.outFen)),
    closingCenti: last?.balanceCenti ?? opening?.balanceCenti ?? 0, closingFen: last?.balanceFen ?? opening?.balanceFen ?? fen(0),
  };
}
