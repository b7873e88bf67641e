/** Goods of a batch (D5): from the basket to the tick, out of stock in the same act; what is short, what comes back, what nobody came for; and the two legs of the tie-out. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchId, ProgrammeId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { behindTheGuards } from '#electron/testing/behind-the-guards.ts';
import { openStockRoom, type ItemId, type StockRoom } from '#electron/testing/stock-room.ts';
import { openWelfareOffice, refusalOf, TEST_PEOPLE, type Standing } from '#electron/testing/welfare-office.ts';
import { verifyStock } from '#electron/stock/verify-stock.ts';
import { tieBatches } from './tie-out.ts';
import { verifyDisbursement } from './verify-disbursement.ts';

let office: Awaited<ReturnType<typeof openWelfareOffice>>;
let room: StockRoom;
let rice: ItemId;
let oil: ItemId;
let goods: ProgrammeId;
const cashier = () => office.as('cashier');

/** 100 yuan a month: two bags of rice at 30 and one bottle of oil at 40. */
const basketOf = (standardFen = 10_000, bags = 200) => ({ standardFen: fen(standardFen), items: [{ itemId: rice, quantityCenti: bags, priceFen: fen(3_000) }, { itemId: oil, quantityCenti: 100, priceFen: fen(4_000) }] });
const inKind = (baskets: ReturnType<typeof basketOf>[], more: object = {}) => ({ form: 'inKind' as const, content: { cashAccountCode: '121', expenseAccountCode: '5140401', baskets, ...more } });
const onBatch = async (batchId: BatchId): Promise<Standing> => ({ batchId, version: (await cashier().disbursement.show({ batchId })).version });
const linesOf = async (batchId: BatchId) => (await cashier().disbursement.lines({ batchId })).lines;
const approved = async (benefitMonth: string, programmeId = goods) => office.approve(await office.generate(programmeId, benefitMonth, { payBy: 'cash' }));
const netOf = async (code: string): Promise<number> => {
  const { rows } = await office.as('accountant').ledger.trialBalance({ accountSetId: room.accountSetId, month: month('2026-09'), level: 4, withEmpty: true });
  const row = rows.find((each) => each.code === code)!;
  return row.closing.debitFen - row.closing.creditFen;
};
const legsOf = async (batchId: BatchId): Promise<string> => (await cashier().paying.tieOut({ batchId })).batches[0]!.legs.map((leg) => `${leg.key} ${leg.state}`).join(', ');

beforeAll(async () => {
  office = await openWelfareOffice(TEST_PEOPLE);
  const { accountSetId } = await office.sql.selectFrom('programmes').select('accountSetId').executeTakeFirstOrThrow();
  room = await openStockRoom(office, accountSetId);
  rice = await room.item('DM', '大米', '袋');
  oil = await room.item('HSY', '花生油', '桶');
  goods = await office.addProgramme({ code: 'W10', ...inKind([basketOf()]) });
});
afterAll(() => office.close());

describe('a basket fits its standard, or the version does not come into force', () => {
  test.each<[string, () => Parameters<typeof office.addProgramme>[0], string]>([
    ['worth something else', () => inKind([basketOf(10_000, 100)]), 'basket_worth'],
    ['for a sum that is no standard', () => inKind([basketOf(), basketOf(7_000, 100)]), 'basket_worth'],
    ['of a money programme', () => ({ ...inKind([basketOf()]), form: 'cash' }), 'basket_form'],
    ['kept on another account', () => inKind([basketOf()], { cashAccountCode: '101' }), 'basket_account'],
    ['beside a cap', () => ({ ...inKind([basketOf()]), amount: { standard: { kind: 'flat', fen: fen(10_000) }, per: 'month', perMember: null, halfMonth: null, capFen: fen(8_000), roundToFen: 1 } }), 'basket_amount'],
    ['missing for half a month', () => ({ ...inKind([basketOf()]), amount: { standard: { kind: 'flat', fen: fen(10_000) }, per: 'month', perMember: null, halfMonth: { cutDay: 15, age: 60 }, capFen: null, roundToFen: 1 } }), 'basket_missing'],
    ['missing for a tier', () => ({ ...inKind([basketOf()]), amount: { standard: { kind: 'ageTiers', effective: 'monthOfBirthday', on: 'monthStart', tiers: [{ from: 60, to: 79, fen: fen(10_000) }, { from: 80, to: null, fen: fen(13_000) }] }, per: 'month', perMember: null, halfMonth: null, capFen: null, roundToFen: 1 } }), 'basket_missing'],
  ])('%s', async (what, options, code) => {
    expect(await refusalOf(office.addProgramme({ code: `X${Math.abs([...what].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 99_999)}`, ...options() }))).toBe(code);
  });
});

test('a basket of a version in force stays', async () => {
  const run = (statement: string): Promise<string> => office.office.core.database.writer.transaction().execute((trx) => sql.raw(statement).execute(trx)).then(() => 'done', (error: Error) => error.message);
  expect(await run('update basketLines set quantityCenti = 1')).toMatch(/no draft any more/);
  expect(await run('delete from basketLines')).toMatch(/no draft any more/);
  const { versions } = await office.as('clerk').welfare.programme({ programmeId: goods });
  expect(versions[0]!.basketTexts).toEqual([{ standardFen: 10_000, text: '大米 2 袋、花生油 1 桶' }]);
});

test('a list in goods is not paid by the bank, and holds whole baskets alone', async () => {
  expect(await refusalOf(office.generate(goods, '2026-05'))).toBe('goods_by_bank');
  const made = await office.generate(goods, '2026-05', { payBy: 'cash' });
  const young = office.ids[3]!;
  await office.as('clerk').disbursement.addLine({ batchId: made.batchId, version: made.version, residentId: young, reason: '特殊情况', amountFen: fen(5_000) });
  const standing = await onBatch(made.batchId);
  const refused = await office.as('clerk').disbursement.submit(standing).catch((error: unknown) => error as AppError);
  expect(refused).toMatchObject({ code: 'goods_not_whole', data: { count: 1, lines: [{ name: '赵小兵', amountFen: 5_000 }], basketFen: 10_000 } });
  await office.as('clerk').disbursement.voidBatch({ ...standing, reason: '重做' });
});

describe('one batch, from the empty stock to the closed list', () => {
  let batchId: BatchId;

  test('it is approved without the goods, and begun only when there is enough for everybody', async () => {
    ({ batchId } = await approved('2026-09'));
    const first = await onBatch(batchId);
    const [line] = await linesOf(batchId);
    const refused = await cashier().paying.handOut({ batchId, lineId: line!.lineId }).catch((error: unknown) => error as AppError);
    expect(refused).toMatchObject({ code: 'stock_short', data: { items: [{ name: '大米', needCenti: 800, haveCenti: 0 }, { name: '花生油', needCenti: 400, haveCenti: 0 }] } });
    await room.receive([[rice, 7, 212.33], [oil, 9, 360]]);
    expect(await refusalOf(cashier().disbursement.payCash(first))).toBe('stock_short');
    await room.receive([[rice, 3, 90]]);
    const page = await office.as('supervisor').paying.goods({ batchId });
    expect(page.baskets).toEqual([{ text: '大米 2 袋、花生油 1 桶', standardFen: 10_000, persons: 4 }]);
    expect(page.need.map((each) => [each.name, each.quantityCenti, each.stockCenti, each.missingCenti])).toEqual([['大米', 800, 1_000, 0], ['花生油', 400, 900, 0]]);
  });

  test('a tick hands over and takes out of stock; taken back it is there again, to the fen', async () => {
    const [line, other] = await linesOf(batchId);
    const before = [await room.balance(rice), await room.balance(oil)];
    const { handoutId } = await cashier().paying.handOut({ batchId, lineId: line!.lineId });
    expect([await room.balance(rice), await room.balance(oil)]).toEqual([[800, 24_186], [800, 32_000]]);
    const desk = await cashier().paying.desk({ batchId, search: line!.name });
    expect(desk.found[0]).toMatchObject({ goods: '大米 2 袋、花生油 1 桶' });
    expect(desk.goods.map((each) => [each.quantityCenti, each.stockCenti])).toEqual([[600, 800], [300, 800]]);
    await cashier().paying.undoHandOut({ handoutId, reason: '登记错人' });
    expect([await room.balance(rice), await room.balance(oil)]).toEqual(before);
    await cashier().paying.handOut({ batchId, lineId: line!.lineId });
    await cashier().paying.handOut({ batchId, lineId: other!.lineId, proxy: { name: '王小宝', relation: '女婿', idTail: '123x', reason: '住院' } });
    expect(await legsOf(batchId)).toContain('stock ok, cost ok');
  });

  test('another batch is not begun on goods this one still needs', async () => {
    const second = await approved('2026-08');
    // 6 bags are left, 4 of them for those who have not come yet.
    const refused = await cashier().disbursement.payCash(second).catch((error: unknown) => error as AppError);
    expect(refused).toMatchObject({ code: 'stock_short', data: { items: [{ name: '大米', needCenti: 800, haveCenti: 200 }] } });
    await office.as('clerk').disbursement.voidBatch({ ...(await onBatch(second.batchId)), reason: '物资不足' });
  });

  test('the day’s booking: what was agreed out of 121, and what it cost beyond that, so that 121 is what is in stock', async () => {
    await cashier().paying.bookDesk(await onBatch(batchId));
    const vouchers = await office.sql.selectFrom('goodsVouchers').select(['costFen', 'agreedFen']).where('batchId', '=', batchId).execute();
    expect(vouchers).toEqual([{ costFen: 20_094, agreedFen: 20_000 }]);
    expect(await netOf('121')).toBe((await room.balance(rice))[1] + (await room.balance(oil))[1]);
    expect(await netOf('5140401')).toBe(40_094);
  });

  test('brought back after the booking: in stock at what it went out for, the books as before', async () => {
    const [line] = await linesOf(batchId);
    const expense = await netOf('5140401');
    const stock = await netOf('121');
    await cashier().disbursement.returnLines({ batchId, lineIds: [line!.lineId], reason: '发错人', returnedOn: day('2026-09-08') });
    expect(await room.balance(rice)).toEqual([800, 24_186]);
    expect([await netOf('5140401') < expense, await netOf('121') > stock]).toEqual([true, true]);
    expect(await netOf('121')).toBe((await room.balance(rice))[1] + (await room.balance(oil))[1]);
    expect(await legsOf(batchId)).toContain('stock ok, cost ok');
  });

  test('what nobody came for stays in stock; no cash is drawn for goods; signed and closed', async () => {
    expect(await refusalOf(cashier().paying.drawCash({ ...(await onBatch(batchId)), amountFen: fen(100) }))).toBe('goods_no_cash');
    const before = await room.balance(rice);
    const vouchers = await cashier().paying.endUnclaimed({ ...(await onBatch(batchId)), reason: '未到', cashBack: 'bank' });
    expect(vouchers.voucherIds).toEqual([]);
    expect(await room.balance(rice)).toEqual(before);
    office.clock.set('2026-09-08T02:00:00.000Z');
    await office.sign(batchId);
    const roster = await cashier().disbursement.roster({ batchId });
    expect(new Set(roster.rows.map((row) => row.goods))).toEqual(new Set(['大米 2 袋、花生油 1 桶']));
    expect((await cashier().disbursement.closeBatch(await onBatch(batchId))).status).toBe('closed');
    expect(await legsOf(batchId)).toBe('approved ok, out ok, signed ok, accrued ok, paid ok, money ok, closed ok, stock ok, cost ok');
  });

  test('the follow-up hands out what was not claimed, from the same basket', async () => {
    const follow = await office.as('clerk').disbursement.generateFollowUp({ batchId });
    const standing = await office.approve(follow);
    await cashier().disbursement.payCash(standing);
    expect(await room.balance(rice)).toEqual([200, 6_046]);
    expect(await legsOf(follow.batchId)).toContain('stock ok, cost ok');
    expect(await netOf('121')).toBe((await room.balance(rice))[1] + (await room.balance(oil))[1]);
  });

  test('sound', async () => {
    expect((await verifyDisbursement(office.sql)).faults.join()).toBe('');
    expect((await verifyStock(office.sql)).faults).toEqual([]);
  });
});

test('several months are several baskets; a tier has its own', async () => {
  const tiers = { standard: { kind: 'ageTiers' as const, effective: 'monthOfBirthday' as const, on: 'monthStart' as const, tiers: [{ from: 60, to: 74, fen: fen(10_000) }, { from: 75, to: null, fen: fen(13_000) }] }, per: 'month' as const, perMember: null, halfMonth: null, capFen: null, roundToFen: 1 as const };
  const quarterly = await office.addProgramme({ code: 'W11', ...inKind([basketOf(), basketOf(13_000, 300)]), amount: tiers, period: 'quarterly' });
  const { batchId } = await office.generate(quarterly, '2026-09', { payBy: 'cash' });
  const page = await office.as('supervisor').paying.goods({ batchId });
  expect(page.baskets.map((each) => [each.text, each.standardFen, each.persons])).toEqual([['大米 9 袋、花生油 3 桶', 13_000, 2], ['大米 6 袋、花生油 3 桶', 10_000, 2]]);
});

test('a programme in kind without a basket goes on in money alone', async () => {
  const plain = await office.addProgramme({ code: 'W12', form: 'inKind', content: { cashAccountCode: '121', expenseAccountCode: '5140401' } });
  const standing = await approved('2026-09', plain);
  const moves = async (): Promise<number> => (await office.sql.selectFrom('stockMoves').select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;
  const before = await moves();
  await cashier().disbursement.payCash(standing);
  expect(await moves()).toBe(before);
  expect(await legsOf(standing.batchId)).toBe('approved ok, out ok, signed waiting, accrued ok, paid ok, money ok');
  expect(await office.as('cashier').paying.goods({ batchId: standing.batchId })).toMatchObject({ baskets: [], need: [] });
});

describe('any leg of goods broken behind its back turns it red', () => {
  async function tamper(statement: string): Promise<string[]> {
    let broken: string[] = [];
    await behindTheGuards(office, async (trx) => {
      await sql.raw(statement).execute(trx);
      broken = (await tieBatches(trx, null, false)).flatMap(({ row, legs }) => legs.filter((leg) => leg.state === 'broken').map((leg) => `${row.batchNo} ${leg.key}`));
    });
    return broken;
  }
  const issueOf = `(select m.id from stockMoves m join handouts h on h.id = m.handoutId join batches b on b.id = h.batchId where b.batchNo = 'W10-202609-1' and m.kind = 'issue' and h.undoneAt is null and not exists (select 1 from stockMoves x where x.undoesMoveId = m.id) order by m.id limit 1)`;
  test.each<[string, string, string]>([
    ['one bag more', `update stockMoves set quantityCenti = quantityCenti - 100 where id = ${issueOf}`, 'stock'],
    ['another item of the same price', `update stockMoves set itemId = case itemId when 1 then 2 else 1 end where id = ${issueOf}`, 'stock'],
    ['a move gone', `delete from stockMoves where id = ${issueOf}`, 'stock'],
    ['a move of another person’s tick', `update stockMoves set handoutId = (select max(id) from handouts) where id = ${issueOf}`, 'stock'],
    ['goods put back without a reason', `insert into stockMoves (itemId, movedOn, kind, quantityCenti, valueFen, balanceCenti, balanceFen, handoutId, undoesMoveId, userId, staffId, at) select itemId, movedOn, 'back', -quantityCenti, -valueFen, balanceCenti, balanceFen, handoutId, id, userId, staffId, at from stockMoves where id = ${issueOf}`, 'stock'],
    ['a line paid without goods', `update batchLines set status = 'paid', paidFen = amountFen, paidOn = '2026-09-08' where status = 'returned'`, 'stock'],
    ['a basket changed', `update basketLines set quantityCenti = quantityCenti + 100`, 'stock'],
    ['what a move was worth', `update stockMoves set valueFen = valueFen - 1 where id = ${issueOf}`, 'cost'],
    ['the voucher of the difference', `update voucherLines set creditFen = creditFen + 1 where creditFen <> 0 and voucherId = (select min(voucherId) from goodsVouchers)`, 'cost'],
    ['its link gone', `delete from goodsVouchers where voucherId = (select min(voucherId) from goodsVouchers)`, 'cost'],
    ['stock out of another account', `update voucherLines set accountId = (select id from accounts where code = '101' limit 1) where creditFen > 0 and voucherId in (select voucherId from batchVouchers where effect = 'pay' and batchId = (select id from batches where batchNo = 'W10-202609-1'))`, 'cost'],
  ])('%s', async (_, statement, leg) => {
    expect(await tamper(statement)).toContain(`W10-202609-1 ${leg}`);
  });

  test('and it is not closed while red', async () => {
    const standing = await approved('2026-07');
    await room.receive([[rice, 10, 300], [oil, 5, 200]], { on: '2026-09-08' });
    await cashier().disbursement.payCash(standing);
    await office.sign(standing.batchId);
    const { database } = office.office.core;
    await database.writer.transaction().execute(async (trx) => {
      const { rows } = await sql<{ name: string; sql: string }>`select name, sql from sqlite_master where type = 'trigger' and tbl_name = 'stockMoves'`.execute(trx);
      for (const { name } of rows) await sql`drop trigger ${sql.ref(name)}`.execute(trx);
      await sql`update stockMoves set quantityCenti = quantityCenti - 100 where id = (select max(id) from stockMoves)`.execute(trx);
      for (const row of rows) await sql.raw(row.sql).execute(trx);
    });
    const refused = await cashier().disbursement.closeBatch(await onBatch(standing.batchId)).catch((error: unknown) => error as AppError);
    expect(refused).toMatchObject({ code: 'tie_out_broken', data: { legs: [{ key: 'stock' }] } });
  });
});
