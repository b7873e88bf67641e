/** 发放点: what lies where, brought from one to another, counted place by place; never below zero anywhere, and all points together what account 121 says. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import type { Id } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { behindTheGuards } from '#electron/testing/behind-the-guards.ts';
import { openStockRoom, type ItemId, type StockRoom } from '#electron/testing/stock-room.ts';
import { openWelfareOffice, refusalOf } from '#electron/testing/welfare-office.ts';
import { verifyStock } from './verify-stock.ts';

type PointId = Id<'stockPoint'>;
let office: Awaited<ReturnType<typeof openWelfareOffice>>;
let room: StockRoom;
let rice: ItemId;
let oil: ItemId;
let main: PointId;
let east: PointId;
const clerk = () => office.as('clerk').stock;
const reviewer = () => office.as('reviewer').stock;
const transfer = (from: PointId, to: PointId, quantity: number, { on = '2026-09-02', itemId = rice } = {}) => clerk().transfer({ accountSetId: room.accountSetId, movedOn: day(on), fromPointId: from, toPointId: to, lines: [{ itemId, quantityCenti: quantity * 100 }] });
const lose = (pointId: PointId | null, quantity: number, on = '2026-09-02') => clerk().enterOut({ accountSetId: room.accountSetId, pointId, movedOn: day(on), outKind: 'loss', note: '受潮', counterCode: '18101', lines: [{ itemId: rice, quantityCenti: quantity * 100 }] });
const vouchers = async (): Promise<number> => (await office.sql.selectFrom('vouchers').select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;

/** All points together are what the office has, and that is what account 121 says. */
async function soundInAll(): Promise<void> {
  const { items, accounts } = await clerk().items({});
  for (const item of items) expect(item.points.reduce((sum, each) => sum + each.balanceCenti, 0), item.name).toBe(item.balanceCenti);
  for (const account of accounts) expect(account.itemsFen).toBe(account.bookFen);
  const { rows } = await office.as('accountant').ledger.trialBalance({ accountSetId: room.accountSetId, month: month('2026-09'), level: 3, withEmpty: true });
  expect(rows.find((row) => row.code === '121')!.closing.debitFen).toBe(items.reduce((sum, item) => sum + item.balanceFen, 0));
  expect((await verifyStock(office.sql)).faults).toEqual([]);
}

beforeAll(async () => {
  office = await openWelfareOffice();
  const { accountSetId } = await office.sql.selectFrom('programmes').select('accountSetId').executeTakeFirstOrThrow();
  room = await openStockRoom(office, accountSetId);
  rice = await room.item('DM', '大米', '袋');
  oil = await room.item('HSY', '花生油', '桶');
  for (const [code, name] of [['G1', '东片'], ['G2', '西片']] as const) await office.as('clerk').residents.saveGrid({ gridId: null, code, name, workerName: '', workerPhone: '' });
});
afterAll(() => office.close());

test('an office with one store is asked nothing, and told nothing of points', async () => {
  const { points } = await clerk().points({});
  expect(points).toMatchObject([{ name: '总库', main: true, stopped: false }]);
  main = points[0]!.pointId;
  const docId = await room.receive([[rice, 10, 301], [oil, 4, 160]]);
  expect((await clerk().doc({ docId })).pointName).toBe('');
  expect(await room.where(rice)).toEqual({ 总库: 1_000 });
  await soundInAll();
});

test('a second point: its name once, its grids its own; from then on papers name their point', async () => {
  east = await room.point('东区', ['东片']);
  expect(await refusalOf(room.point('东区'))).toBe('stock_point_taken');
  expect(await refusalOf(room.point('西区', ['东片']))).toBe('stock_grid_taken');
  const { points, grids } = await clerk().points({});
  expect(points.map((point) => [point.name, point.grids.map((grid) => grid.name)])).toEqual([['总库', []], ['东区', ['东片']]]);
  expect(grids.map((grid) => [grid.name, grid.pointId])).toEqual([['东片', east], ['西片', null]]);
  expect(await refusalOf(room.receive([[rice, 1, 30]]))).toBe('stock_point_choose');
  expect(await refusalOf(lose(null, 1))).toBe('stock_point_choose');
  expect(await refusalOf(clerk().startCount({ accountSetId: room.accountSetId, movedOn: day('2026-09-02') }))).toBe('stock_point_choose');
  const docId = await room.receive([[rice, 2, 60]], { at: east });
  expect((await clerk().doc({ docId })).pointName).toBe('东区');
  expect(await room.where(rice)).toEqual({ 总库: 1_000, 东区: 200 });
  await soundInAll();
});

test('brought from one to another: no voucher, the office has as much as before and at the same value', async () => {
  const [before, booked] = [await room.balance(rice), await vouchers()];
  const { transferNo } = await transfer(main, east, 3);
  expect(transferNo).toBe('DB2026-001');
  expect(await room.where(rice)).toEqual({ 总库: 700, 东区: 500 });
  expect([await room.balance(rice), await vouchers()]).toEqual([before, booked]);
  const { transfers } = await clerk().transfers({});
  expect(transfers).toMatchObject([{ transferNo, fromName: '总库', toName: '东区', lines: [{ name: '大米', quantityCenti: 300 }] }]);
  expect((await clerk().printTransfer({ transferId: transfers[0]!.transferId })).transfer).toEqual(transfers[0]);
  await soundInAll();
});

test('never more than lies there, though the office has it elsewhere', async () => {
  const refused = await transfer(east, main, 6).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'stock_point_short', data: { point: '东区', items: [{ name: '大米', haveCenti: 500, needCenti: 600, totalCenti: 1_200 }] } });
  const { docId } = await lose(east, 6);
  expect(await refusalOf(reviewer().acceptDoc({ docId, version: 1 }))).toBe('stock_point_short');
  await clerk().withdrawDoc({ docId, version: 1, reason: '数量写错' });
  const tooMuch = await lose(east, 13);
  expect(await refusalOf(reviewer().acceptDoc({ docId: tooMuch.docId, version: 1 }))).toBe('stock_short');
  await clerk().withdrawDoc({ docId: tooMuch.docId, version: 1, reason: '数量写错' });
  expect(await refusalOf(transfer(main, main, 1))).toBe('stock_point_same');
  expect(await refusalOf(transfer(main, east, 1, { on: '2026-09-09' }))).toBe('stock_day_future');
  expect(await refusalOf(transfer(main, east, 1, { on: '2026-09-01' }))).toBe('stock_day_order');
  // What was brought over counts for the days of the item: nothing is taken in before it.
  expect(await refusalOf(room.receive([[rice, 1, 30]], { at: main }))).toBe('stock_day_order');
  expect(await room.where(rice)).toEqual({ 总库: 700, 东区: 500 });
});

test('of two who take the last of a point at once one goes away empty', async () => {
  const results = await Promise.all([transfer(east, main, 4), transfer(east, main, 4)].map(refusalOf));
  expect(results.toSorted()).toEqual(['done', 'stock_point_short']);
  expect(await room.where(rice)).toEqual({ 总库: 1_100, 东区: 100 });
  await transfer(main, east, 4);
});

test('each point has its own count; what is over or missing there is booked, the other is not touched', async () => {
  const count = (pointId: PointId) => clerk().startCount({ accountSetId: room.accountSetId, pointId, movedOn: day('2026-09-03') });
  const [atMain, atEast] = [await count(main), await count(east)];
  expect(await refusalOf(count(east))).toBe('stock_count_open');
  expect((await clerk().doc({ docId: atEast.docId })).lines.map((line) => [line.name, line.quantityCenti])).toEqual([['大米', 500], ['花生油', 0]]);
  await clerk().saveCount({ docId: atEast.docId, version: 1, lines: [{ itemId: rice, countedCenti: 400, reason: '破袋' }, { itemId: oil, countedCenti: 0 }] });
  await reviewer().acceptDoc({ docId: atEast.docId, version: 2, counterCode: '18101' });
  expect(await room.where(rice)).toEqual({ 总库: 700, 东区: 400 });
  // The sheet of the main store still holds: nothing moved there.
  await clerk().saveCount({ docId: atMain.docId, version: 1, lines: [{ itemId: rice, countedCenti: 700 }, { itemId: oil, countedCenti: 500, reason: '上次少点一桶' }] });
  await reviewer().acceptDoc({ docId: atMain.docId, version: 2, counterCode: '18101' });
  expect(await room.where(oil)).toEqual({ 总库: 500 });
  const third = await count(east);
  await clerk().saveCount({ docId: third.docId, version: 1, lines: [{ itemId: rice, countedCenti: 400 }, { itemId: oil, countedCenti: 0 }] });
  await transfer(main, east, 1, { on: '2026-09-03' });
  expect(await refusalOf(reviewer().acceptDoc({ docId: third.docId, version: 2 }))).toBe('stock_moved_since');
  await clerk().withdrawDoc({ docId: third.docId, version: 2, reason: '盘点期间调入' });
  await soundInAll();
});

test('the ledger of a point has what was brought there and away; that of the office has not', async () => {
  const ledger = (pointId: PointId | null) => clerk().ledger({ itemId: rice, from: day('2026-09-02'), to: day('2026-09-30'), pointId });
  const here = await ledger(east);
  expect(here.point).toEqual({ pointId: east, name: '东区' });
  expect(here.openingCenti).toBe(200);
  expect(here.moves.map((move) => [move.kind, move.about, move.inCenti, move.outCenti, move.balanceCenti])).toEqual([
    ['transferIn', '总库→东区', 300, 0, 500], ['transferOut', '东区→总库', 0, 400, 100], ['transferIn', '总库→东区', 400, 0, 500], ['shortage', '破袋', 0, 100, 400], ['transferIn', '总库→东区', 100, 0, 500],
  ]);
  expect([here.closingCenti, here.closingFen]).toEqual([500, 0]);
  const whole = await ledger(null);
  expect(whole.moves.map((move) => [move.kind, move.pointName])).toEqual([['shortage', '东区']]);
  expect((await ledger(main)).closingCenti + here.closingCenti).toBe(whole.closingCenti);
  const { items } = await clerk().items({ onDay: day('2026-09-01') });
  expect(items.find((item) => item.itemId === rice)!.points.map((each) => [each.name, each.balanceCenti])).toEqual([['总库', 1_000], ['东区', 200]]);
});

test('a point is stopped when nothing is left there; the main store never is', async () => {
  const stop = async (pointId: PointId) => {
    const { points } = await clerk().points({});
    const { name, seq, version } = points.find((point) => point.pointId === pointId)!;
    return clerk().savePoint({ pointId, version, name, seq, stopped: true });
  };
  expect(await refusalOf(stop(main))).toBe('stock_point_main');
  expect(await refusalOf(clerk().savePoint({ pointId: main, version: 1, name: '总库', seq: 1, gridIds: [(await clerk().points({})).grids[1]!.gridId] }))).toBe('stock_point_main');
  expect(await refusalOf(stop(east))).toBe('stock_point_has_goods');
  const west = await room.point('西区', ['西片']);
  const { docId } = await clerk().enterReceipt({ accountSetId: room.accountSetId, pointId: west, movedOn: day('2026-09-03'), supplier: '惠民粮油店', invoiceNo: 'W1', counterCode: '21101', lines: [{ itemId: rice, quantityCenti: 100, amountFen: fen(3_000) }] });
  expect(await refusalOf(stop(west))).toBe('stock_point_has_paper');
  await clerk().withdrawDoc({ docId, version: 1, reason: '没有到货' });
  await stop(west);
  expect(await refusalOf(transfer(main, west, 1, { on: '2026-09-03' }))).toBe('stock_point_stopped');
  expect(await refusalOf(room.receive([[rice, 1, 30]], { at: west, on: '2026-09-03' }))).toBe('stock_point_stopped');
  expect((await clerk().points({})).grids.map((grid) => [grid.name, grid.pointId])).toEqual([['东片', east], ['西片', null]]);
  expect(await refusalOf(clerk().savePoint({ pointId: west, version: 1, name: '西区', seq: 3 }))).toBe('changed_meanwhile');
});

describe('behind the program’s back', () => {
  const attack = (statement: string): Promise<string> => office.office.core.database.writer.transaction().execute((trx) => sql.raw(statement).execute(trx)).then(() => 'done', (error: Error) => error.message);
  const paper = `(select id from stockDocs where kind = 'out' and status = 'accepted' and pointId = 2 limit 1)`;
  beforeAll(async () => { const { docId } = await lose(east, 1, '2026-09-03'); await reviewer().acceptDoc({ docId, version: 1 }); });
  test.each<[string, string, RegExp]>([
    ['more than lies there', `insert into stockMoves (itemId, movedOn, kind, quantityCenti, valueFen, balanceCenti, balanceFen, docId, userId, staffId, at, pointId) select itemId, '2026-09-08', 'loss', -500, 0, balanceCenti - 500, balanceFen, ${paper}, userId, staffId, at, 2 from stockMoves where itemId = 1 order by id desc limit 1`, /below zero at this point/],
    ['at another point than its paper', `insert into stockMoves (itemId, movedOn, kind, quantityCenti, valueFen, balanceCenti, balanceFen, docId, userId, staffId, at, pointId) select itemId, '2026-09-08', 'loss', -100, 0, balanceCenti - 100, balanceFen, ${paper}, userId, staffId, at, 1 from stockMoves where itemId = 1 order by id desc limit 1`, /of another point/],
    ['a transfer of more than lies there', `insert into stockTransferLines (transferId, seq, itemId, quantityCenti) select id, 9, 2, 100000 from stockTransfers where movedOn = '2026-09-03'`, /below zero at this point/],
    ['a line of a transfer changed', `update stockTransferLines set quantityCenti = 1`, /never changed/],
    ['a transfer deleted', `delete from stockTransfers`, /never deleted/],
    ['goods at a point out of nothing', `insert into stockPointMoves (itemId, pointId, movedOn, quantityCenti, balanceCenti, moveId) select itemId, 2, '2026-09-08', 100, balanceCenti + 100, 1 from stockPointMoves where itemId = 1 and pointId = 2 order by id desc limit 1`, /no such move/],
    ['a move a second time', `insert into stockPointMoves (itemId, pointId, movedOn, quantityCenti, balanceCenti, moveId) select itemId, 1, movedOn, quantityCenti, balanceCenti, id from stockMoves where id = 1`, /does not follow|exists already/],
    ['goods brought from nowhere', `insert into stockPointMoves (itemId, pointId, movedOn, quantityCenti, balanceCenti, transferId) values (2, 2, '2026-09-08', 100, 100, 1)`, /no such transfer/],
    ['a row of a point changed', `update stockPointMoves set balanceCenti = 1`, /never changed/],
    ['a row of a point deleted', `delete from stockPointMoves`, /never deleted/],
    ['a point with goods stopped', `update stockPoints set stopped = 1 where id = 2`, /there are goods/],
    ['the main store stopped', `update stockPoints set stopped = 1 where id = 1`, /there are goods|CHECK/],
    ['a point deleted', `delete from stockPoints where id = 3`, /never deleted/],
    ['a paper of another point', `update stockDocs set pointId = 1 where pointId = 2`, /what was entered stays/],
    ['a second open count', `insert into stockDocs select 900 + n, accountSetId, kind, 'X' || n, movedOn, outKind, supplier, invoiceNo, note, null, 'entered', enteredByUserId, enteredByStaffId, enteredAt, null, null, null, null, null, null, null, 1, pointId from stockDocs, (select 1 as n union select 2) where kind = 'count' and id = (select min(id) from stockDocs where kind = 'count')`, /UNIQUE/],
  ])('%s', async (_, statement, message) => {
    expect(await attack(statement)).toMatch(message);
  });

  test.each<[string, string]>([
    ['a quantity at a point', `update stockPointMoves set quantityCenti = quantityCenti + 1 where id = 1`],
    ['a row of a point gone', `delete from stockPointMoves where id = 2`],
    ['a move at another point', `update stockMoves set pointId = 2 where id = 1`],
    ['a line of a transfer', `update stockTransferLines set quantityCenti = quantityCenti + 1`],
    ['half a transfer', `delete from stockPointMoves where transferId is not null and quantityCenti > 0`],
  ])('verify finds %s', async (_, statement) => {
    let faults: string[] = [];
    await behindTheGuards(office, async (trx) => {
      await sql.raw(statement).execute(trx);
      ({ faults } = await verifyStock(trx));
    });
    expect(faults.length).toBeGreaterThan(0);
  });
});

test('whatever is taken in, brought over and lost in whatever order: sound', async () => {
  let seed = 20_260_903;
  const next = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const results = new Set<string>();
  for (let step = 0; step < 24; step += 1) {
    const [here, there] = next(2) === 0 ? [main, east] : [east, main];
    const act = next(3);
    if (act === 0) results.add(await refusalOf(room.receive([[rice, 1 + next(4), 29 + next(9)]], { at: here, on: '2026-09-04' })));
    else if (act === 1) results.add(await refusalOf(transfer(here, there, 1 + next(9), { on: '2026-09-04' })));
    else {
      const { docId } = await lose(here, 1 + next(7), '2026-09-04');
      const result = await refusalOf(reviewer().acceptDoc({ docId, version: 1 }));
      if (result !== 'done') await clerk().withdrawDoc({ docId, version: 1, reason: '数量写错' });
      results.add(result);
    }
    const { items } = await clerk().items({});
    for (const item of items) for (const each of item.points) expect(each.balanceCenti).toBeGreaterThan(0);
  }
  expect(results).toContain('done');
  expect(results).toContain('stock_point_short');
  await soundInAll();
});
