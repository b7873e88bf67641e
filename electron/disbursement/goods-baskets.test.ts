/** Baskets beside the plain month (D5): half a month has its own, and claims have one for each sum; a sum without one is refused before anybody comes for it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchId, ResidentId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { CLAIMS_AMOUNT, CLAIMS_RULE } from '#shared/welfare/claims.ts';
import { openStockRoom, type ItemId, type StockRoom } from '#electron/testing/stock-room.ts';
import { flat, openWelfareOffice, refusalOf, type Standing } from '#electron/testing/welfare-office.ts';
import { verifyStock } from '#electron/stock/verify-stock.ts';
import { verifyDisbursement } from './verify-disbursement.ts';

let office: Awaited<ReturnType<typeof openWelfareOffice>>;
let room: StockRoom;
let flour: ItemId;
let gift: ItemId;
const clerk = () => office.as('clerk');
const cashier = () => office.as('cashier');
const onBatch = async (batchId: BatchId): Promise<Standing> => ({ batchId, version: (await cashier().disbursement.show({ batchId })).version });
const basket = (sum: number, kilos: number, gifts = 0) => ({ standardFen: fen(sum), items: [...(kilos === 0 ? [] : [{ itemId: flour, quantityCenti: kilos * 100, priceFen: fen(1_000) }]), ...(gifts === 0 ? [] : [{ itemId: gift, quantityCenti: gifts * 100, priceFen: fen(5_000) }])] });
const accounts = { cashAccountCode: '121', expenseAccountCode: '5140401' };
const legsOf = async (batchId: BatchId): Promise<string> => (await cashier().paying.tieOut({ batchId })).batches[0]!.legs.filter((leg) => leg.key === 'stock' || leg.key === 'cost').map((leg) => `${leg.key} ${leg.state}`).join(', ');

beforeAll(async () => {
  // 60 on 20 September: half a month; 60 on the 10th and older: the whole of it.
  office = await openWelfareOffice([{ name: '张满月', birthDate: '1950-03-02' }, { name: '李半月', birthDate: '1966-09-20' }, { name: '王整月', birthDate: '1966-09-10' }]);
  const { accountSetId } = await office.sql.selectFrom('programmes').select('accountSetId').executeTakeFirstOrThrow();
  room = await openStockRoom(office, accountSetId);
  flour = await room.item('MF', '面粉', '公斤');
  gift = await room.item('LH', '礼盒', '份');
});
afterAll(() => office.close());

test('half a month has a basket of its own, or the version does not come into force and says which is missing', async () => {
  const amount = { ...flat(10_000), halfMonth: { cutDay: 15, age: 60 } };
  const refused = await office.addProgramme({ code: 'H1', amount, form: 'inKind', content: { ...accounts, baskets: [basket(10_000, 10)] } }).catch((error: unknown) => error as AppError);
  expect(refused).toMatchObject({ code: 'basket_missing', data: { standardFen: 5_000, halfOfFen: 10_000 } });
  expect(await refusalOf(office.addProgramme({ code: 'H2', amount, form: 'inKind', content: { ...accounts, baskets: [basket(10_000, 10), basket(5_000, 4)] } }))).toBe('basket_worth');
  const half = await office.addProgramme({ code: 'H3', amount, form: 'inKind', content: { ...accounts, baskets: [basket(10_000, 10), basket(5_000, 5)] } });
  const { batchId } = await office.approve(await office.generate(half, '2026-09', { payBy: 'cash' }));
  const roster = await cashier().disbursement.roster({ batchId });
  expect(roster.rows.map((row) => [row.name, row.amountFen, row.goods])).toEqual([['张满月', 10_000, '面粉 10 公斤'], ['李半月', 5_000, '面粉 5 公斤'], ['王整月', 10_000, '面粉 10 公斤']]);
  await room.receive([[flour, 25, 250]]);
  await cashier().disbursement.payCash(await onBatch(batchId));
  expect(await room.balance(flour)).toEqual([0, 0]);
  expect(await legsOf(batchId)).toBe('stock ok, cost ok');
});

test('claims in goods: each sum its basket; another sum is refused where it is entered', async () => {
  const programmeId = await office.addProgramme({ code: 'W11', rule: CLAIMS_RULE, amount: CLAIMS_AMOUNT, basis: 'claims', form: 'inKind', content: { ...accounts, baskets: [basket(20_000, 20), basket(5_000, 0, 1)] } });
  const enter = (residentId: ResidentId, amountFen: number) => clerk().welfare.enterClaim({ programmeId, residentId, benefitMonth: month('2026-09'), amountFen, note: '困难慰问', decisionRef: '居议〔2026〕9号' });
  const refused = await enter(office.ids[0]!, 30_000).catch((error: unknown) => error as AppError);
  expect(refused).toMatchObject({ code: 'claim_no_basket', data: { code: 'W11', amountFen: 30_000, sums: [5_000, 20_000] } });
  for (const [at, sum] of [[0, 20_000], [0, 5_000], [1, 5_000]] as const) await enter(office.ids[at]!, sum);
  expect(await refusalOf(office.generate(programmeId, '2026-09'))).toBe('goods_by_bank');
  const { batchId } = await office.approve(await office.generate(programmeId, '2026-09', { payBy: 'cash' }));
  const page = await cashier().paying.goods({ batchId });
  expect(page.baskets.map((each) => [each.text, each.persons])).toEqual([['礼盒 1 份、面粉 20 公斤', 1], ['礼盒 1 份', 1]]);
  expect(page.need.map((each) => [each.name, each.quantityCenti, each.missingCenti])).toEqual([['礼盒', 200, 200], ['面粉', 2_000, 2_000]]);
  await room.receive([[flour, 20, 210], [gift, 2, 90]], { on: '2026-09-08' });
  const [first, second] = (await cashier().disbursement.lines({ batchId })).lines;
  const { handoutId } = await cashier().paying.handOut({ batchId, lineId: first!.lineId });
  const desk = await cashier().paying.desk({ batchId, search: '张满月' });
  expect([desk.found[0]!.goods, desk.ticks[0]!.goods]).toEqual(['礼盒 1 份、面粉 20 公斤', '礼盒 1 份、面粉 20 公斤']);
  expect([await room.balance(flour), await room.balance(gift)]).toEqual([[0, 0], [100, 4_500]]);
  await cashier().paying.undoHandOut({ handoutId, reason: '登记错人' });
  expect([await room.balance(flour), await room.balance(gift)]).toEqual([[2_000, 21_000], [200, 9_000]]);
  await cashier().paying.handOut({ batchId, lineId: first!.lineId });
  await cashier().paying.handOut({ batchId, lineId: second!.lineId });
  await cashier().paying.bookDesk(await onBatch(batchId));
  // The flour cost 10 more than agreed, the gifts 10 less: no voucher for a difference of nothing.
  expect(await office.sql.selectFrom('goodsVouchers').selectAll().where('batchId', '=', batchId).execute()).toEqual([]);
  expect(await legsOf(batchId)).toBe('stock ok, cost ok');
  expect((await cashier().disbursement.roster({ batchId })).rows.map((row) => row.goods)).toEqual(['礼盒 1 份、面粉 20 公斤', '礼盒 1 份']);
  expect((await clerk().welfare.claims({ programmeId })).claims.map((claim) => claim.state)).toEqual(['paid', 'paid', 'paid']);
});

test('claims from before the version gave baskets: the list is not handed in, and says which claims they are', async () => {
  const programmeId = await office.addProgramme({ code: 'W13', rule: CLAIMS_RULE, amount: CLAIMS_AMOUNT, basis: 'claims', form: 'inKind', validFrom: '2026-09', content: { ...accounts, baskets: [basket(5_000, 0, 1)] } });
  // Of a month in which no version is in force nothing can be said yet.
  const { claimId } = await clerk().welfare.enterClaim({ programmeId, residentId: office.ids[2]!, benefitMonth: month('2026-08'), amountFen: fen(7_000), note: '慰问', decisionRef: '居议〔2026〕9号' });
  await clerk().welfare.enterClaim({ programmeId, residentId: office.ids[2]!, benefitMonth: month('2026-09'), amountFen: fen(5_000), note: '慰问', decisionRef: '居议〔2026〕9号' });
  const made = await office.generate(programmeId, '2026-09', { payBy: 'cash' });
  const refused = await clerk().disbursement.submit({ batchId: made.batchId, version: made.version }).catch((error: unknown) => error as AppError);
  expect(refused).toMatchObject({ code: 'goods_claim_no_basket', data: { count: 1, lines: [{ name: '王整月', amountFen: 7_000 }], sums: [5_000] } });
  // As it says: the list is given up, the claim withdrawn, what has a basket goes on.
  await clerk().disbursement.voidBatch({ ...(await onBatch(made.batchId)), reason: '金额没有配物品' });
  await clerk().welfare.withdrawClaim({ claimId, reason: '改按礼盒登记' });
  const again = await office.approve(await office.generate(programmeId, '2026-09', { payBy: 'cash' }));
  await room.receive([[gift, 1, 50]], { on: '2026-09-08' });
  await cashier().disbursement.payCash(await onBatch(again.batchId));
  expect(await legsOf(again.batchId)).toBe('stock ok, cost ok');
});

test('a claims programme in kind without baskets goes on in money alone', async () => {
  const programmeId = await office.addProgramme({ code: 'W14', rule: CLAIMS_RULE, amount: CLAIMS_AMOUNT, basis: 'claims', form: 'inKind', content: accounts });
  await clerk().welfare.enterClaim({ programmeId, residentId: office.ids[0]!, benefitMonth: month('2026-09'), amountFen: fen(1_234), note: '慰问', decisionRef: '居议〔2026〕9号' });
  const { batchId } = await office.approve(await office.generate(programmeId, '2026-09', { payBy: 'cash' }));
  await cashier().disbursement.payCash(await onBatch(batchId));
  expect(await legsOf(batchId)).toBe('');
});

test('sound', async () => {
  expect((await verifyStock(office.sql)).faults).toEqual([]);
  expect((await verifyDisbursement(office.sql)).faults.join()).toBe('');
});
