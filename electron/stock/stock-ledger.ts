/** 库存物资明细账: what went in and out of one item, and what was left after each. */
import { sql } from 'kysely';
import type { QueryContext } from '#electron/api/context.ts';
import { readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { fen, sumFen, type Fen } from '#shared/money.ts';
import type { stockContract } from '#shared/stock/contract.ts';
import { readItem } from './items.ts';
import { pointNameOf } from './points.ts';
import type { StockPointId } from './tables.ts';

type C = typeof stockContract;
type Kind = OutputOf<C['ledger']>['moves'][number]['kind'];
interface Row { movedOn: Day; kind: Kind; pointName: string; paper: string; about: string; quantityCenti: number; valueFen: Fen; balanceCenti: number; balanceFen: Fen }

/** Number of the paper, and who or why, of move `m`. */
const paperAndAbout = sql`coalesce(d.docNo, b.batchNo, '') as paper, case when d.id is not null then iif(d.kind = 'in', d.supplier || ' ' || d.invoiceNo, iif(d.kind = 'count', coalesce((select reason from stockDocLines where docId = d.id and itemId = m.itemId), ''), d.note))
        else l.name || iif(h.proxyRelation is null, '', '（' || h.takerName || '代领）') end as about`;
const itsPapers = sql`left join stockDocs d on d.id = m.docId left join handouts h on h.id = m.handoutId left join batches b on b.id = h.batchId left join batchLines l on l.id = h.lineId`;

/** The office as a whole: what came and went, in quantity and money. */
async function wholeRows(db: Reader, { itemId, from, to }: InputOf<C['ledger']>): Promise<{ opening: Pick<Row, 'balanceCenti' | 'balanceFen'> | undefined; rows: Row[] }> {
  return {
    opening: await readRow(db, sql`select balanceCenti, balanceFen from stockMoves where itemId = ${itemId} and movedOn < ${from} order by id desc limit 1`),
    rows: await readRows<Row>(db, sql`select m.movedOn, m.kind, ${pointNameOf('m.pointId')} as pointName, ${paperAndAbout}, m.quantityCenti, m.valueFen, m.balanceCenti, m.balanceFen
      from stockMoves m ${itsPapers} where m.itemId = ${itemId} and m.movedOn between ${from} and ${to} order by m.id limit 20000`),
  };
}

/** One point: what came there and left it, with what was brought from and to others; in quantity alone. */
async function pointRows(db: Reader, { itemId, from, to }: InputOf<C['ledger']>, pointId: StockPointId): Promise<{ opening: Pick<Row, 'balanceCenti' | 'balanceFen'> | undefined; rows: Row[] }> {
  return {
    opening: await readRow(db, sql`select balanceCenti, 0 as balanceFen from stockPointMoves where itemId = ${itemId} and pointId = ${pointId} and movedOn < ${from} order by id desc limit 1`),
    rows: await readRows<Row>(db, sql`select x.movedOn, x.kind, ${pointNameOf('x.pointId')} as pointName, x.paper, x.about, x.quantityCenti, 0 as valueFen, x.balanceCenti, 0 as balanceFen from (
        select p.id, p.pointId, p.movedOn, m.kind, ${paperAndAbout}, p.quantityCenti, p.balanceCenti from stockPointMoves p join stockMoves m on m.id = p.moveId ${itsPapers}
        where p.itemId = ${itemId} and p.pointId = ${pointId} and p.movedOn between ${from} and ${to}
        union all select p.id, p.pointId, p.movedOn, iif(p.quantityCenti > 0, 'transferIn', 'transferOut'), t.transferNo, f.name || '→' || o.name || iif(t.note = '', '', ' ' || t.note), p.quantityCenti, p.balanceCenti from stockPointMoves p
        join stockTransfers t on t.id = p.transferId join stockPoints f on f.id = t.fromPointId join stockPoints o on o.id = t.toPointId where p.itemId = ${itemId} and p.pointId = ${pointId} and p.movedOn between ${from} and ${to}
      ) x order by x.id limit 20000`),
  };
}

/** The moves from one day to another in the order they were made, with what was there before and after. @throws AppError not_found */
export async function readStockLedger({ db, office }: QueryContext, input: InputOf<C['ledger']>): Promise<OutputOf<C['ledger']>> {
  const item = await readItem(db, input.itemId);
  const point = input.pointId === null ? null : await db.selectFrom('stockPoints').select(['id', 'name']).where('id', '=', input.pointId).executeTakeFirst();
  if (point === undefined) throw new AppError('not_found', { what: 'stockPoint', id: String(input.pointId) });
  const { opening, rows } = point === null ? await wholeRows(db, input) : await pointRows(db, input, point.id);
  const moves = rows.map(({ quantityCenti, valueFen, ...row }) => ({
    ...row, inCenti: Math.max(0, quantityCenti), inFen: fen(Math.max(0, valueFen)), outCenti: Math.max(0, -quantityCenti), outFen: fen(Math.max(0, -valueFen)),
  }));
  const sum = (key: 'inCenti' | 'outCenti'): number => moves.reduce((total, move) => total + move[key], 0);
  const last = moves.at(-1);
  return {
    communityName: office.communityName, item, point: point === null ? null : { pointId: point.id, name: point.name }, from: input.from, to: input.to, openingCenti: opening?.balanceCenti ?? 0, openingFen: opening?.balanceFen ?? fen(0), moves,
    inCenti: sum('inCenti'), inFen: sumFen(moves.map((move) => move.inFen)), outCenti: sum('outCenti'), outFen: sumFen(moves.map((move) => move.outFen)),
    closingCenti: last?.balanceCenti ?? opening?.balanceCenti ?? 0, closingFen: last?.balanceFen ?? opening?.balanceFen ?? fen(0),
  };
}
