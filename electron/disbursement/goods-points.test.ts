/** Goods handed out at several points (D5): each tick takes them where it is made and gives them back there; lists by point; the batch ties out over all. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import type { BatchId, Id, ProgrammeId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { scanPage } from '#electron/testing/scan-page.ts';
import { openStockRoom, type ItemId, type StockRoom } from '#electron/testing/stock-room.ts';
import { openWelfareOffice, refusalOf, type Standing } from '#electron/testing/welfare-office.ts';
import { verifyStock } from '#electron/stock/verify-stock.ts';
import { verifyDisbursement } from './verify-disbursement.ts';

let office: Awaited<ReturnType<typeof openWelfareOffice>>;
let room: StockRoom;
let rice: ItemId;
let goods: ProgrammeId;
let batchId: BatchId;
let [main, east]: Id<'stockPoint'>[] = [];
const PEOPLE = ['张大海', '李秀英', '王建国', '赵玉兰', '孙桂芝'];
const cashier = () => office.as('cashier');
const onBatch = async (): Promise<Standing> => ({ batchId, version: (await cashier().disbursement.show({ batchId })).version });
const lineOf = async (name: string) => (await cashier().disbursement.lines({ batchId })).lines.find((line) => line.name === name)!.lineId;
const give = async (name: string, pointId: Id<'stockPoint'> | null) => cashier().paying.handOut({ batchId, lineId: await lineOf(name), pointId });
const bring = (quantity: number, from = main!, to = east!) => office.as('clerk').stock.transfer({ accountSetId: room.accountSetId, movedOn: day('2026-09-08'), fromPointId: from, toPointId: to, lines: [{ itemId: rice, quantityCenti: quantity * 100 }] });
const ticks = async (): Promise<number> => (await office.sql.selectFrom('handouts').select((e) => e.fn.countAll<number>().as('n')).where('undoneAt', 'is', null).executeTakeFirstOrThrow()).n;

beforeAll(async () => {
  office = await openWelfareOffice(PEOPLE.map((name, at) => ({ name, birthDate: `195${at}-01-01` })));
  const clerk = office.as('clerk');
  const { accountSetId } = await office.sql.selectFrom('programmes').select('accountSetId').executeTakeFirstOrThrow();
  const { gridId } = await clerk.residents.saveGrid({ gridId: null, code: 'G1', name: '东片', workerName: '', workerPhone: '' });
  // The first three live in the east; the others in no grid at all.
  for (const residentId of office.ids.slice(0, 3)) {
    const { householdId } = await office.sql.selectFrom('householdMembers').select('householdId').where('residentId', '=', residentId).executeTakeFirstOrThrow();
    const file = await clerk.residents.householdFile({ householdId });
    await clerk.residents.saveHousehold({ householdId, version: file.household.version, household: { address: file.household.address, gridId } });
  }
  room = await openStockRoom(office, accountSetId);
  rice = await room.item('DM', '大米', '袋');
  goods = await office.addProgramme({ code: 'W10', form: 'inKind', content: { cashAccountCode: '121', expenseAccountCode: '5140401', baskets: [{ standardFen: fen(10_000), items: [{ itemId: rice, quantityCenti: 200, priceFen: fen(5_000) }] }] } });
  main = (await clerk.stock.points({})).points[0]!.pointId;
  await room.receive([[rice, 11, 572]]);
  ({ batchId } = await office.approve(await office.generate(goods, '2026-09', { payBy: 'cash' })));
});
afterAll(() => office.close());

test('with one store the desk asks for no point', async () => {
  const desk = await cashier().paying.desk({ batchId, search: '张大海' });
  expect([desk.points, desk.goods[0]!.hereCenti, desk.found[0]!.pointName]).toEqual([[], null, '']);
  const { handoutId } = await give('张大海', null);
  await cashier().paying.undoHandOut({ handoutId, reason: '试登记' });
});

test('with several it is asked; goods leave the point they are given at, or the tick is not made', async () => {
  east = await room.point('东区', ['东片']);
  expect(await refusalOf(give('张大海', null))).toBe('stock_point_choose');
  expect(await refusalOf(cashier().disbursement.payCash(await onBatch()))).toBe('stock_point_choose');
  expect(await refusalOf(give('张大海', east))).toBe('stock_point_short');
  expect(await ticks()).toBe(0);
  await bring(5);
  await give('张大海', east);
  await give('赵玉兰', main!);
  expect(await room.where(rice)).toEqual({ 总库: 400, 东区: 300 });
  const desk = await cashier().paying.desk({ batchId, search: '李秀英', pointId: east });
  expect(desk.points.map((point) => point.name)).toEqual(['总库', '东区']);
  expect(desk.found[0]!.pointName).toBe('东区');
  expect(desk.goods).toMatchObject([{ quantityCenti: 600, stockCenti: 700, hereCenti: 300, missingCenti: 0 }]);
  expect(desk.ticks.map((tick) => [tick.name, tick.pointName])).toEqual([['赵玉兰', '总库'], ['张大海', '东区']]);
});

test('two desks at the last basket of a point: one gives it, the other is told where the rest lies', async () => {
  const results = await Promise.all(['李秀英', '王建国'].map((name) => refusalOf(give(name, east!))));
  expect(results.toSorted()).toEqual(['done', 'stock_point_short']);
  expect(await ticks()).toBe(3);
  expect(await room.where(rice)).toEqual({ 总库: 400, 东区: 100 });
});

test('a tick taken back gives the goods back where they were handed out, before and after it is booked', async () => {
  const { ticks: made } = await cashier().paying.desk({ batchId });
  const atEast = made.filter((tick) => tick.pointName === '东区');
  await cashier().paying.undoHandOut({ handoutId: atEast[0]!.handoutId, reason: '登记错人' });
  expect(await room.where(rice)).toEqual({ 总库: 400, 东区: 300 });
  await cashier().paying.bookDesk(await onBatch());
  await cashier().disbursement.returnLines({ batchId, lineIds: [await lineOf('张大海')], reason: '发错人', returnedOn: day('2026-09-08') });
  expect(await room.where(rice)).toEqual({ 总库: 400, 东区: 500 });
});

test('lists by point: everybody on exactly one, and the printing says which', async () => {
  const names = async (pointId: Id<'stockPoint'>) => (await cashier().disbursement.roster({ batchId, pointId })).rows.map((row) => row.name);
  expect(await names(east!)).toEqual(PEOPLE.slice(0, 3));
  expect(await names(main!)).toEqual(PEOPLE.slice(3));
  const unclaimed = await cashier().paying.unclaimed({ batchId, pointId: east! });
  expect([unclaimed.pointName, unclaimed.lines.map((line) => line.name)]).toEqual(['东区', ['李秀英', '王建国']]);
  expect([unclaimed.lines.map((line) => line.goods), unclaimed.goods]).toEqual([['大米 2 袋', '大米 2 袋'], '大米 4 袋']);
  const everywhere = await cashier().paying.unclaimed({ batchId });
  expect([everywhere.lines.map((line) => line.name), everywhere.goods]).toEqual([['李秀英', '王建国', '孙桂芝'], '大米 6 袋']);
  const { issueId, lineCount } = await cashier().paying.issueRoster({ batchId, kind: 'sign', pointId: east! });
  expect(lineCount).toBe(3);
  expect((await cashier().paying.issueRoster({ batchId, kind: 'sign', pointId: east! })).issueId).toBe(issueId);
  expect(await cashier().disbursement.roster({ batchId, issueId })).toMatchObject({ pointName: '东区', persons: 3 });
  expect((await cashier().paying.signedPages({ batchId })).issues.map((issue) => issue.pointName)).toEqual(['东区']);
  expect(await refusalOf(cashier().paying.issueRoster({ batchId, kind: 'sign', pointId: 99 }))).toBe('not_found');
});

test('signed point by point the batch closes; 121 is what lies at the points together', async () => {
  await cashier().disbursement.payCash({ ...(await onBatch()), pointId: east!, lines: [{ lineId: await lineOf('李秀英') }, { lineId: await lineOf('王建国') }] });
  office.clock.set('2026-09-08T02:00:00.000Z');
  await cashier().paying.endUnclaimed({ ...(await onBatch()), reason: '未到', cashBack: 'safe' });
  for (const pointId of [main!, east!]) {
    const { issueId } = await cashier().paying.issueRoster({ batchId, kind: 'sign', pointId });
    for (const page of (await cashier().disbursement.roster({ batchId, issueId })).issue!.pages) await cashier().paying.filePage({ batchId, fileId: await office.upload('cashier', '签字页.png', scanPage(page.code)), code: page.code });
  }
  expect((await cashier().disbursement.closeBatch(await onBatch())).status).toBe('closed');
  expect((await cashier().paying.tieOut({ batchId })).batches[0]!.legs.map((leg) => `${leg.key} ${leg.state}`)).toEqual(expect.arrayContaining(['stock ok', 'cost ok', 'signed ok']));
  expect(await room.where(rice)).toEqual({ 总库: 400, 东区: 100 });
  const { rows } = await office.as('accountant').ledger.trialBalance({ accountSetId: room.accountSetId, month: month('2026-09'), level: 3, withEmpty: true });
  expect(rows.find((row) => row.code === '121')!.closing.debitFen).toBe((await room.balance(rice))[1]);
  expect((await verifyStock(office.sql)).faults).toEqual([]);
  expect((await verifyDisbursement(office.sql)).faults.join()).toBe('');
});
