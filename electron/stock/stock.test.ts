/** 库存物资: taken in and accepted by another, gone out, counted; balances on any day, in quantity and to the fen; and what nobody can do. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import { costOfIssue, formatQuantity, goodsText, valueAt } from '#shared/quantity.ts';
import { behindTheGuards } from '#electron/testing/behind-the-guards.ts';
import { openStockRoom, type ItemId, type StockRoom } from '#electron/testing/stock-room.ts';
import { openWelfareOffice, refusalOf } from '#electron/testing/welfare-office.ts';
import { scanPage } from '#electron/testing/scan-page.ts';
import { verifyStock } from './verify-stock.ts';

let office: Awaited<ReturnType<typeof openWelfareOffice>>;
let room: StockRoom;
let rice: ItemId;
let oil: ItemId;
const clerk = () => office.as('clerk').stock;
const reviewer = () => office.as('reviewer').stock;

beforeAll(async () => {
  office = await openWelfareOffice();
  const { accountSetId } = await office.sql.selectFrom('programmes').select('accountSetId').executeTakeFirstOrThrow();
  room = await openStockRoom(office, accountSetId);
  rice = await room.item('DM', '大米', '袋');
  oil = await room.item('HSY', '花生油', '桶');
});
afterAll(() => office.close());

const receipt = (invoiceNo: string, lines: { itemId: ItemId; quantityCenti: number; amountFen: ReturnType<typeof fen> }[], movedOn = '2026-09-01') => ({ accountSetId: room.accountSetId, movedOn: day(movedOn), supplier: '惠民粮油店', invoiceNo, counterCode: '21101', lines });
const netOf = async (code: string): Promise<number> => {
  const { rows } = await office.as('accountant').ledger.trialBalance({ accountSetId: room.accountSetId, month: month('2026-09'), level: 3, withEmpty: true });
  const row = rows.find((each) => each.code === code)!;
  return row.closing.debitFen - row.closing.creditFen;
};

test.each<[number, number, number, number]>([
  [1_000, 300, 100, 333], [667, 200, 100, 334], [333, 100, 100, 333], [1, 300, 100, 0], [1, 100, 100, 1], [5, 200, 100, 3],
])('%i fen for %i: taking %i costs %i', (balanceFen, balance, centi, cost) => {
  expect(costOfIssue(fen(balanceFen), balance, centi)).toBe(cost);
});

test('quantities as people write them', () => {
  expect([0, 100, 250, 25, -150, 100_000].map(formatQuantity)).toEqual(['0', '1', '2.5', '0.25', '-1.5', '1000']);
  expect(valueAt(fen(333), 250)).toBe(833);
  expect(goodsText([{ name: '大米', unit: '袋', quantityCenti: 100 }, { name: '花生油', unit: '桶', quantityCenti: 50 }])).toBe('大米 1 袋、花生油 0.5 桶');
});

test('what is delivered is in stock only when another person has accepted it, with its voucher', async () => {
  const entered = await clerk().enterReceipt(receipt('A1', [{ itemId: rice, quantityCenti: 300, amountFen: fen(10_000) }, { itemId: rice, quantityCenti: 100, amountFen: fen(1) }]));
  expect(entered.docNo).toBe('RK2026-001');
  expect(await room.balance(rice)).toEqual([0, 0]);
  expect(await refusalOf(clerk().enterReceipt(receipt('A1', [{ itemId: oil, quantityCenti: 100, amountFen: fen(1) }])))).toBe('stock_invoice_taken');
  expect(await refusalOf(office.as('cashier').stock.acceptDoc({ docId: entered.docId, version: 1 }))).toBe('not_allowed');
  const { voucherId, moves } = await reviewer().acceptDoc({ docId: entered.docId, version: 1 });
  expect(moves).toBe(1);
  expect(await room.balance(rice)).toEqual([400, 10_001]);
  const voucher = await office.as('accountant').ledger.voucher({ voucherId: voucherId! });
  expect(voucher.lines.map((line) => [line.accountCode, line.debitFen, line.creditFen])).toEqual([['121', 10_001, 0], ['21101', 0, 10_001]]);
  expect(voucher.status).toBe('posted');
  expect(await refusalOf(reviewer().acceptDoc({ docId: entered.docId, version: 2 }))).toBe('stock_doc_status');
  expect(await netOf('121')).toBe(10_001);
});

test('who enters a paper does not accept it, whatever his roles', async () => {
  await office.as('administrator').office.setRoles({ userId: (await office.sql.selectFrom('users').select('id').where('userName', '=', 'clerk2').executeTakeFirstOrThrow()).id, roles: ['clerk', 'reviewer'] });
  const both = office.as('clerk2').stock;
  const { docId } = await both.enterReceipt(receipt('A2', [{ itemId: oil, quantityCenti: 300, amountFen: fen(100) }]));
  expect(await refusalOf(both.acceptDoc({ docId, version: 1 }))).toBe('stock_own_acceptance');
  await both.withdrawDoc({ docId, version: 1, reason: '数量不符' });
  const again = await both.enterReceipt(receipt('A2', [{ itemId: oil, quantityCenti: 300, amountFen: fen(100) }]));
  expect(again.docNo).toBe('RK2026-003');
  await reviewer().acceptDoc({ docId: again.docId, version: 1 });
  expect(await room.balance(oil)).toEqual([300, 100]);
});

test('a loss costs its share, the last of it the rest; never more than is there, never back in time', async () => {
  const out = (quantityCenti: number, movedOn = '2026-09-02') => clerk().enterOut({ accountSetId: room.accountSetId, movedOn: day(movedOn), outKind: 'loss', note: '受潮', counterCode: '18101', lines: [{ itemId: oil, quantityCenti }] });
  const first = await out(100);
  await reviewer().acceptDoc({ docId: first.docId, version: 1 });
  expect(await room.balance(oil)).toEqual([200, 67]);
  const tooMuch = await out(300);
  expect(await refusalOf(reviewer().acceptDoc({ docId: tooMuch.docId, version: 1 }))).toBe('stock_short');
  await clerk().withdrawDoc({ docId: tooMuch.docId, version: 1, reason: '填错' });
  const late = await out(100, '2026-09-01');
  // The acceptor cannot change the day: the sentence sends the paper back to who entered it.
  await expect(reviewer().acceptDoc({ docId: late.docId, version: 1 })).rejects.toMatchObject({ code: 'stock_day_order', data: { lastDay: '2026-09-02', waiting: true } });
  await clerk().withdrawDoc({ docId: late.docId, version: 1, reason: '填错' });
  const rest = await out(200, '2026-09-03');
  await reviewer().acceptDoc({ docId: rest.docId, version: 1 });
  expect(await room.balance(oil)).toEqual([0, 0]);
  expect([await netOf('121'), await netOf('18101')]).toEqual([10_001, 100]);
});

test('the ledger of an item, and what was there on any day', async () => {
  const ledger = await office.as('supervisor').stock.ledger({ itemId: oil, from: day('2026-09-02'), to: day('2026-09-02') });
  expect([ledger.openingCenti, ledger.openingFen, ledger.inCenti, ledger.outCenti, ledger.outFen, ledger.closingCenti, ledger.closingFen]).toEqual([300, 100, 0, 100, 33, 200, 67]);
  expect(ledger.moves).toMatchObject([{ kind: 'loss', paper: 'CK2026-001', about: '受潮', outCenti: 100, outFen: 33, balanceCenti: 200, balanceFen: 67 }]);
  const on = async (onDay: string) => (await office.as('supervisor').stock.items({ onDay: day(onDay) })).items.map((item) => [item.code, item.balanceCenti]);
  expect([await on('2026-08-31'), await on('2026-09-01'), await on('2026-09-03')]).toEqual([[['DM', 0], ['HSY', 0]], [['DM', 400], ['HSY', 300]], [['DM', 400], ['HSY', 0]]]);
  expect((await office.as('supervisor').stock.items({})).accounts).toEqual([{ accountSetId: room.accountSetId, accountCode: '121', itemsFen: 10_001, bookFen: 10_001 }]);
});

test('a count: every item written in, differences with a reason, stood for by another; surplus and shortage each in the voucher', async () => {
  const { docId, docNo } = await clerk().startCount({ accountSetId: room.accountSetId, movedOn: day('2026-09-05') });
  expect(docNo).toBe('PD2026-001');
  expect(await refusalOf(clerk().startCount({ accountSetId: room.accountSetId, movedOn: day('2026-09-05') }))).toBe('stock_count_open');
  expect(await refusalOf(reviewer().acceptDoc({ docId, version: 1, counterCode: '18101' }))).toBe('stock_count_unfinished');
  await clerk().saveCount({ docId, version: 1, lines: [{ itemId: rice, countedCenti: 300, reason: '' }, { itemId: oil, countedCenti: 100, reason: '柜底找到' }] });
  expect(await refusalOf(reviewer().acceptDoc({ docId, version: 2, counterCode: '18101' }))).toBe('stock_count_reason');
  await clerk().saveCount({ docId, version: 2, lines: [{ itemId: rice, countedCenti: 300, reason: '鼠咬' }, { itemId: oil, countedCenti: 100, reason: '柜底找到' }] });
  expect(await refusalOf(reviewer().acceptDoc({ docId, version: 3 }))).toBe('stock_account_wrong');
  const { voucherId } = await reviewer().acceptDoc({ docId, version: 3, counterCode: '18101' });
  expect([await room.balance(rice), await room.balance(oil)]).toEqual([[300, 7_501], [100, 33]]);
  const voucher = await office.as('accountant').ledger.voucher({ voucherId: voucherId! });
  expect(voucher.lines.map((line) => [line.accountCode, line.debitFen, line.creditFen])).toEqual([['121', 33, 0], ['18101', 0, 33], ['18101', 2_500, 0], ['121', 0, 2_500]]);
  expect(await netOf('121')).toBe(7_534);
});

test('a count is made anew where something moved since its sheet', async () => {
  const { docId } = await clerk().startCount({ accountSetId: room.accountSetId, movedOn: day('2026-09-06') });
  await clerk().saveCount({ docId, version: 1, lines: [{ itemId: rice, countedCenti: 300 }, { itemId: oil, countedCenti: 100 }] });
  await room.receive([[rice, 1, 30]], { on: '2026-09-06' });
  expect(await refusalOf(reviewer().acceptDoc({ docId, version: 2 }))).toBe('stock_moved_since');
  await clerk().withdrawDoc({ docId, version: 2, reason: '盘点期间到货' });
});

test('cards: a code once, unit and account stay, what is stopped is taken in no more', async () => {
  const card = { itemId: rice, version: 1, accountSetId: room.accountSetId, code: 'DM', name: '大米', unit: '袋', accountCode: '121' };
  expect(await refusalOf(clerk().saveItem({ ...card, itemId: null, version: null }))).toBe('stock_item_taken');
  expect(await refusalOf(clerk().saveItem({ ...card, accountCode: '101' }))).toBe('stock_account_wrong');
  expect(await refusalOf(clerk().saveItem({ ...card, unit: '斤' }))).toBe('stock_item_moved');
  expect((await clerk().saveItem({ ...card, stopped: true, warnBelowCenti: 1_000 })).version).toBe(2);
  expect(await refusalOf(clerk().saveItem(card))).toBe('changed_meanwhile');
  expect(await refusalOf(clerk().enterReceipt(receipt('B1', [{ itemId: rice, quantityCenti: 100, amountFen: fen(1) }])))).toBe('stock_item_stopped');
  expect(await refusalOf(clerk().enterReceipt({ ...receipt('B2', [{ itemId: oil, quantityCenti: 100, amountFen: fen(1) }]), movedOn: day('2026-09-09') }))).toBe('stock_day_future');
  await clerk().saveItem({ ...card, version: 2, stopped: false });
});

test('papers hang on a paper; they stay once it is accepted', async () => {
  const { docId } = await clerk().enterReceipt(receipt('C1', [{ itemId: oil, quantityCenti: 100, amountFen: fen(40) }], '2026-09-07'));
  const add = async () => office.as('clerk').scans.add({ ownerKind: 'stock', ownerId: docId, label: 'receipt', note: '', fileId: await office.upload('clerk', '票.png', scanPage(`stock ${Math.random()}`)) });
  const { scanId } = await add();
  await reviewer().acceptDoc({ docId, version: 1 });
  await add();
  expect(await refusalOf(office.as('clerk').scans.remove({ scanId, reason: '传错' }))).not.toBe('done');
});

describe('behind the program’s back', () => {
  beforeAll(() => clerk().enterReceipt(receipt('D1', [{ itemId: oil, quantityCenti: 100, amountFen: fen(40) }], '2026-09-07')));
  const attack = (statement: string): Promise<string> => office.office.core.database.writer.transaction().execute((trx) => sql.raw(statement).execute(trx)).then(() => 'done', (error: Error) => error.message);
  test.each<[string, string, RegExp]>([
    ['a move changed', `update stockMoves set quantityCenti = 1 where id = 1`, /never changed/],
    ['a move deleted', `delete from stockMoves where id = 1`, /never deleted/],
    ['below zero', `insert into stockMoves (itemId, movedOn, kind, quantityCenti, valueFen, balanceCenti, balanceFen, docId, userId, staffId, at) select itemId, '2026-09-08', 'loss', -1000000, 0, balanceCenti - 1000000, balanceFen, docId, userId, staffId, at from stockMoves order by id desc limit 1`, /below zero|CHECK/],
    ['a balance made up', `insert into stockMoves (itemId, movedOn, kind, quantityCenti, valueFen, balanceCenti, balanceFen, docId, userId, staffId, at) select itemId, '2026-09-08', 'in', 100, 1, 1, 1, docId, userId, staffId, at from stockMoves order by id desc limit 1`, /does not follow/],
    ['back in time', `insert into stockMoves (itemId, movedOn, kind, quantityCenti, valueFen, balanceCenti, balanceFen, docId, userId, staffId, at) select itemId, '2026-01-01', 'in', 100, 1, balanceCenti + 100, balanceFen + 1, docId, userId, staffId, at from stockMoves order by id desc limit 1`, /run backwards/],
    ['a paper accepted by its maker', `update stockDocs set status = 'accepted', acceptedByUserId = enteredByUserId, acceptedByStaffId = enteredByStaffId, acceptedAt = enteredAt where status = 'entered'`, /CHECK/],
    ['a supplier on an accepted paper', `update stockDocs set supplier = '别家' where status = 'accepted'`, /what was entered stays/],
    ['a line of an accepted paper', `update stockDocLines set quantityCenti = 1 where docId = 1`, /decided/],
    ['an item deleted', `delete from stockItems where id = 1`, /never deleted/],
    ['a unit of what was moved', `update stockItems set unit = '斤' where id = 1`, /unit and account stay/],
  ])('%s', async (_, statement, message) => {
    expect(await attack(statement)).toMatch(message);
  });

  test.each<[string, string]>([
    ['a quantity', `update stockMoves set quantityCenti = quantityCenti + 1 where id = 1`],
    ['a value', `update stockMoves set valueFen = valueFen + 1 where id = 1`],
    ['a move gone', `delete from stockMoves where id = 2`],
    ['a line of a receipt', `update stockDocLines set amountFen = amountFen + 1 where docId = 1`],
    ['a voucher line', `update voucherLines set debitFen = debitFen + 1 where voucherId = (select voucherId from stockDocs where id = 1) and debitFen > 0`],
    ['a voucher’s link gone', `update stockDocs set voucherId = null where id = 1`],
  ])('verify finds %s', async (_, statement) => {
    let faults: string[] = [];
    await behindTheGuards(office, async (trx) => {
      await sql.raw(statement).execute(trx);
      ({ faults } = await verifyStock(trx));
    });
    expect(faults.length).toBeGreaterThan(0);
  });
});

test('sound', async () => {
  const report = await verifyStock(office.sql);
  expect(report.faults).toEqual([]);
  expect(report.counted).toMatchObject({ stockItems: 2 });
});
