/** Guards against overdrawn accounts: what posting by hand refuses or tells, on which day and by how much; and posting that is never done twice. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { linesOf, openBooks, type Books } from '#electron/testing/books.ts';
import { day, month } from '#shared/days.ts';
import type { VoucherId } from '#shared/ids.ts';
import { firstDayBelow, guardsWith } from '#shared/ledger/guards.ts';
import { fen } from '#shared/money.ts';
import { verifyLedger } from './verify-ledger.ts';

const points = vi.hoisted(() => ({ pass: (_point: string): void => undefined }));
vi.mock('#electron/office/fail-points.ts', () => ({ failPoint: (point: string) => points.pass(point) }));

let books: Books;
beforeAll(async () => {
  books = await openBooks();
  await books.post('2026-01-05', '101 借 100', '10201 借 500', '30101 贷 600');
});
afterAll(() => books.office.close());
beforeEach(() => { points.pass = () => undefined; });
const ledger = () => books.office.as('accountant').ledger;
const withSet = () => ({ accountSetId: books.accountSetId });

async function reviewed(voucherDate: string, lines: ReturnType<typeof linesOf>, more: object = {}): Promise<VoucherId> {
  const { voucherId } = await books.office.as('cashier').ledger.saveVoucher({ ...withSet(), voucherDate: day(voucherDate), attachmentsCount: 1, lines, ...more });
  await books.office.as('cashier').ledger.submitVoucher({ voucherId });
  await books.office.as('reviewer').ledger.reviewVoucher({ voucherId });
  return voucherId;
}

describe('a voucher by hand', () => {
  test.each([
    ['cash below zero on its day', '2026-02-01', linesOf('5130201 借 1', '101 贷 1').map((line) => line.accountCode === '5130201' ? { ...line, accountCode: '51302', debitFen: fen(10_001) } : { ...line, creditFen: fen(10_001) }), { guard: 'cash', code: '101', day: '2026-02-01', balanceFen: -1 }],
    ['more paid than owed', '2026-02-01', linesOf('21104 借 10', '10201 贷 10'), { guard: 'payable', code: '21104', balanceFen: -1000, party: null }],
    ['more spent than granted', '2026-02-01', linesOf('241 借 10', '10201 贷 10'), { guard: 'earmarked', code: '241', balanceFen: -1000 }],
    ['more spent than raised', '2026-02-01', linesOf('231 借 10', '10201 贷 10'), { guard: 'earmarked', code: '231', balanceFen: -1000 }],
    ['more spent than the relief fund holds', '2026-02-01', linesOf('31107 借 10', '10201 贷 10'), { guard: 'earmarked', code: '31107', balanceFen: -1000 }],
  ])('is refused: %s', async (_name, voucherDate, lines, data) => {
    const voucherId = await reviewed(voucherDate, lines);
    expect(await ledger().voucherFindings({ voucherId })).toMatchObject([{ mode: 'refuse', guard: data.guard, balanceFen: data.balanceFen }]);
    await expect(ledger().postVouchers({ voucherIds: [voucherId] })).rejects.toMatchObject({ code: 'balance_overdrawn', data });
    await ledger().sendBackVoucher({ voucherId, reason: '退' });
    await books.office.as('cashier').ledger.deleteVoucher({ voucherId });
  });

  test('is refused for a later day that it makes negative, and posted together with the receipt that covers it', async () => {
    await books.post('2026-03-10', '51302 借 90', '101 贷 90');
    const pays = await reviewed('2026-03-01', linesOf('51302 借 20', '101 贷 20'));
    await expect(ledger().postVouchers({ voucherIds: [pays] })).rejects.toMatchObject({ code: 'balance_overdrawn', data: { day: '2026-03-10', balanceFen: -1000 } });
    const receives = await reviewed('2026-03-01', linesOf('101 借 15', '504 贷 15'));
    await expect(ledger().postVouchers({ voucherIds: [pays, receives] })).resolves.toMatchObject({ posted: [{}, {}] });
  });

  test('on a bank account is told, not refused, until the office decides so; the desk and the closing list it', async () => {
    const voucherId = await reviewed('2026-04-02', linesOf('51302 借 600', '10201 贷 600'));
    expect(await ledger().voucherFindings({ voucherId })).toMatchObject([{ guard: 'bank', mode: 'warn', code: '10201', day: '2026-04-02', balanceFen: -10_000, changeFen: -60_000 }]);
    await ledger().postVouchers({ voucherIds: [voucherId] });
    expect(await ledger().voucherFindings({ voucherId })).toEqual([]);
    expect(await ledger().overdrawn(withSet())).toMatchObject([{ guard: 'bank', code: '10201', day: '2026-04-02', balanceFen: -10_000, closingFen: -10_000 }]);
    const check = await ledger().closeCheck({ ...withSet(), month: month('2026-04') });
    expect(check.more.find((each) => each.key === 'overdrawn')).toMatchObject({ blocks: false, found: [{ label: '10201 基本户 2026-04-02 -100.00' }] });
    await ledger().saveGuard({ ...withSet(), key: 'bank', mode: 'refuse', codes: ['10201'] });
    const again = await reviewed('2026-04-03', linesOf('51302 借 1', '10201 贷 1'));
    await expect(ledger().postVouchers({ voucherIds: [again] })).rejects.toMatchObject({ code: 'balance_overdrawn', data: { balanceFen: -10_100 } });
    await ledger().saveGuard({ ...withSet(), key: 'bank', mode: 'off', codes: ['10201'] });
    expect(await ledger().voucherFindings({ voucherId: again })).toEqual([]);
    await ledger().postVouchers({ voucherIds: [again] });
    await expect(books.office.as('cashier').ledger.saveGuard({ ...withSet(), key: 'cash', mode: 'off', codes: ['101'] })).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(ledger().saveGuard({ ...withSet(), key: 'cash', mode: 'off', codes: [] })).rejects.toMatchObject({ code: 'invalid_input' });
    expect(guardsWith([{ key: 'bank', mode: 'off', codes: ['10201'] }]).map((guard) => guard.mode)).toEqual(['refuse', 'off', 'refuse', 'refuse', 'refuse']);
  });

  test('pays of a programme no more than was accrued for that programme, though others have money left', async () => {
    const accrued = linesOf('5140101 借 30', '21101 贷 30', '5140102 借 50', '21101 贷 50').map((line, index) => ({ ...line, programmeId: (index < 2 ? 1 : 2) as never }));
    await ledger().postVouchers({ voucherIds: [await reviewed('2026-05-01', accrued)] });
    const pay = (yuan: number) => linesOf(`21101 借 ${yuan}`, `10201 贷 ${yuan}`).map((line) => ({ ...line, programmeId: 1 as never }));
    const tooMuch = await reviewed('2026-05-02', pay(31));
    await expect(ledger().postVouchers({ voucherIds: [tooMuch] })).rejects.toMatchObject({ code: 'balance_overdrawn', data: { guard: 'welfare', code: '21101', party: '1', balanceFen: -100 } });
    await expect(ledger().postVouchers({ voucherIds: [await reviewed('2026-05-02', pay(30))] })).resolves.toBeDefined();
  });

  test('that cancels another in red is told and posted: it puts right what is wrong', async () => {
    const receipt = await books.post('2026-06-01', '21104 贷 40', '10201 借 40');
    await books.post('2026-06-02', '21104 借 40', '10201 贷 40');
    const red = await books.office.as('cashier').ledger.reverseVoucher({ voucherId: receipt, voucherDate: day('2026-06-03'), reason: '错' });
    expect(await ledger().voucherFindings({ voucherId: red.voucherId })).toMatchObject([{ mode: 'warn', guard: 'payable', balanceFen: -4000 }]);
    await books.finish(red.voucherId);
  });
});

test.each([
  ['never', 0, [['2026-01-02', 5]], null], ['at the start', -1, [['2026-01-02', 5]], ['2026-01-01', -1]], ['later', 5, [['2026-01-02', -5], ['2026-01-03', -1], ['2026-01-04', 9]], ['2026-01-03', -1]],
] as const)('the first day below zero: %s', (_name, start, days, expected) => {
  expect(firstDayBelow(start, '2026-01-01', days.map(([on, changeFen]) => ({ day: on as string, changeFen })))).toEqual(expected === null ? null : { day: expected[0], balanceFen: expected[1] });
});

describe('posting is never done twice', () => {
  test('by a double click: the same act is answered with the same posting, another one is refused by name', async () => {
    const voucherId = await reviewed('2026-07-01', linesOf('101 借 3', '504 贷 3'));
    const call = () => ledger().postVouchers({ voucherIds: [voucherId] }, { actId: 'double-click-0001' });
    const [first, second] = await Promise.all([call(), call()]);
    expect(second).toEqual(first);
    await expect(ledger().postVouchers({ voucherIds: [voucherId] })).rejects.toMatchObject({ code: 'voucher_posted' });
  });

  test.each(['ledger.posted', 'command.commit'])('by a fault at %s: nothing is posted, and the same act again posts all of it once', async (point) => {
    const voucherIds = [await reviewed('2026-07-02', linesOf('101 借 3', '504 贷 3')), await reviewed('2026-07-02', linesOf('101 借 4', '504 贷 4'))];
    points.pass = (passed) => { if (passed === point) throw new Error('the power went'); };
    const act = { actId: `fault-act-${point}` };
    await expect(ledger().postVouchers({ voucherIds }, act)).rejects.toMatchObject({ code: 'unexpected' });
    points.pass = () => undefined;
    for (const voucherId of voucherIds) expect(await ledger().voucher({ voucherId })).toMatchObject({ status: 'reviewed', number: null });
    const { posted } = await ledger().postVouchers({ voucherIds }, act);
    expect(posted.map((one) => one.number)).toEqual([posted[0]!.number, posted[0]!.number + 1]);
    expect(await ledger().postVouchers({ voucherIds }, act)).toEqual({ posted });
    expect((await verifyLedger(books.office.sql)).faults).toEqual([]);
  });
});
