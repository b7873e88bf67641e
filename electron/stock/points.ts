/** 发放点: where goods lie and are handed out, and whose people come where. An office has its main store and, where it wants them, others. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { GridId } from '#shared/ids.ts';
import type { stockContract } from '#shared/stock/contract.ts';
import type { StockItemId, StockPointId } from './tables.ts';

type C = typeof stockContract;
/** The main store; the migration made it. */
const MAIN = 1 as StockPointId;

/** The name of point `column` in SQL, '' while the office has one point only: whoever has one store is told nothing of points. */
export const pointNameOf = (column: string) => sql<string>`iif((select count(*) from stockPoints) > 1, coalesce((select name from stockPoints where id = ${sql.ref(column)}), ''), '')`;

interface PointRow { id: StockPointId; name: string; stopped: number }
const listed = (db: Reader): Promise<PointRow[]> => readRows<PointRow>(db, sql`select id, name, stopped from stockPoints order by stopped, seq, id`);

/**
 * The point an act is at: the one named, or the only one in use. Refuses `stock_point_choose` where none is named and there are several,
 * `stock_point_stopped`, and `not_found`.
 */
export async function pointFor(db: Reader, pointId: StockPointId | null): Promise<{ pointId: StockPointId; name: string }> {
  const points = await listed(db);
  const inUse = points.filter((each) => each.stopped === 0);
  if (pointId === null && inUse.length > 1) throw new AppError('stock_point_choose', { names: inUse.map((each) => each.name) });
  const point = pointId === null ? inUse[0] : points.find((each) => each.id === pointId);
  if (point === undefined) throw new AppError('not_found', { what: 'stockPoint', id: String(pointId ?? MAIN) });
  if (point.stopped === 1) throw new AppError('stock_point_stopped', { name: point.name });
  return { pointId: point.id, name: point.name };
}

/** Points in use, in their order; the name of each. */
export async function pointsInUse(db: Reader): Promise<{ pointId: StockPointId; name: string }[]> {
  return (await listed(db)).filter((each) => each.stopped === 0).map(({ id, name }) => ({ pointId: id, name }));
}

/** Which point the people of a grid go to, by the name of the grid as it stands on the lists: that it was given to, else the main store. */
export async function readPointsOfGrids(db: Reader): Promise<(gridName: string) => { pointId: StockPointId; name: string }> {
  const points = new Map((await listed(db)).map((each) => [each.id, each.name]));
  const given = new Map((await readRows<{ name: string; pointId: StockPointId }>(db, sql`select g.name, p.pointId from stockPointGrids p join grids g on g.id = p.gridId`)).map((row) => [row.name, row.pointId]));
  return (gridName) => {
    const pointId = given.get(gridName) ?? MAIN;
    return { pointId, name: points.get(pointId) ?? '' };
  };
}

/** The points with their grids, and every grid with its point. */
export async function listPoints(db: Reader): Promise<OutputOf<C['points']>> {
  const points = await readRows<{ pointId: StockPointId; name: string; place: string; seq: number; stopped: number; version: number; items: number }>(db, sql`select p.id as pointId, p.name, p.place, p.seq, p.stopped, p.version,
      (select count(*) from stockPointMoves m where m.pointId = p.id and m.balanceCenti > 0 and m.id = (select max(id) from stockPointMoves where itemId = m.itemId and pointId = m.pointId)) as items
    from stockPoints p order by p.stopped, p.seq, p.id`);
  const grids = await readRows<{ gridId: GridId; name: string; pointId: StockPointId | null }>(db, sql`select g.id as gridId, g.name, p.pointId from grids g left join stockPointGrids p on p.gridId = g.id where g.active = 1 or p.pointId is not null order by g.code`);
  return { points: points.map((point) => ({ ...point, stopped: point.stopped === 1, main: point.pointId === MAIN, grids: grids.filter((grid) => grid.pointId === point.pointId).map(({ gridId, name }) => ({ gridId, name })) })), grids };
}

/**
 * Makes or changes a point. Refuses `stock_point_taken` (the name), `changed_meanwhile`, `stock_grid_taken`, `stock_point_main` (the main store is
 * neither stopped nor given grids: it has those that no other point has), and of a point to be stopped `stock_point_has_goods` and
 * `stock_point_has_paper`. A stopped point gives its grids back.
 */
export async function savePoint({ trx }: CommandContext, { pointId, version, gridIds, ...fields }: InputOf<C['savePoint']>): Promise<OutputOf<C['savePoint']>> {
  const twin = await trx.selectFrom('stockPoints').select('id').where('name', '=', fields.name).executeTakeFirst();
  if (twin !== undefined && twin.id !== pointId) throw new AppError('stock_point_taken', { name: fields.name });
  const wanted = fields.stopped ? [] : [...new Set(gridIds)];
  if (pointId === MAIN && (fields.stopped || wanted.length > 0)) throw new AppError('stock_point_main', { name: fields.name });
  const columns = { ...fields, stopped: fields.stopped ? 1 : 0 };
  const at = pointId ?? (await trx.insertInto('stockPoints').values({ ...columns, stopped: 0, version: 1 }).returning('id').executeTakeFirstOrThrow()).id;
  const old = await trx.selectFrom('stockPoints').select(['version', 'stopped']).where('id', '=', at).executeTakeFirst();
  if (old === undefined) throw new AppError('not_found', { what: 'stockPoint', id: String(at) });
  if (pointId !== null && old.version !== version) throw new AppError('changed_meanwhile', { what: 'stockPoint' });
  if (fields.stopped) await refuseInUse(trx, at, fields.name);
  const next = pointId === null ? 1 : old.version + 1;
  if (pointId !== null || fields.stopped) await trx.updateTable('stockPoints').set({ ...columns, version: next }).where('id', '=', at).execute();
  await trx.deleteFrom('stockPointGrids').where('pointId', '=', at).execute();
  const taken = await readRow<{ grid: string; point: string }>(trx, sql`select g.name as grid, p.name as point from stockPointGrids x join grids g on g.id = x.gridId join stockPoints p on p.id = x.pointId where x.gridId in (select value from json_each(${JSON.stringify(wanted)})) limit 1`);
  if (taken !== undefined) throw new AppError('stock_grid_taken', taken);
  const known = await readRows<{ id: GridId }>(trx, sql`select id from grids where id in (select value from json_each(${JSON.stringify(wanted)}))`);
  const astray = wanted.find((gridId) => !known.some((grid) => grid.id === gridId));
  if (astray !== undefined) throw new AppError('not_found', { what: 'grid', id: String(astray) });
  if (wanted.length > 0) await trx.insertInto('stockPointGrids').values(wanted.map((gridId) => ({ gridId, pointId: at }))).execute();
  return { pointId: at, version: next };
}

async function refuseInUse(db: Reader, pointId: StockPointId, name: string): Promise<void> {
  const items = await readRows<{ name: string; unit: string; quantityCenti: number }>(db, sql`select i.name, i.unit, m.balanceCenti as quantityCenti from stockItems i
    join stockPointMoves m on m.id = (select max(id) from stockPointMoves where itemId = i.id and pointId = ${pointId}) where m.balanceCenti > 0 order by i.code limit 20`);
  if (items.length > 0) throw new AppError('stock_point_has_goods', { name, items });
  const paper = await readRow<{ docNo: string }>(db, sql`select docNo from stockDocs where pointId = ${pointId} and status = 'entered' limit 1`);
  if (paper !== undefined) throw new AppError('stock_point_has_paper', { name, docNo: paper.docNo });
}

/** What lies where, at the end of a day or now, in the order of the points; places with nothing left out. */
export async function readAtPoints(db: Reader, of: { itemIds?: readonly StockItemId[]; onDay?: Day | null }): Promise<{ itemId: StockItemId; pointId: StockPointId; name: string; balanceCenti: number }[]> {
  return readRows(db, sql`select i.id as itemId, p.id as pointId, p.name, m.balanceCenti from stockItems i cross join stockPoints p
    join stockPointMoves m on m.id = (select max(id) from stockPointMoves where itemId = i.id and pointId = p.id and (${of.onDay ?? null} is null or movedOn <= ${of.onDay ?? null}))
    where m.balanceCenti > 0 and (${of.itemIds === undefined ? 1 : 0} or i.id in (select value from json_each(${JSON.stringify(of.itemIds ?? [])}))) order by i.id, p.seq, p.id`);
}
