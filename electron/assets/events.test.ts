/** 常用业务: every recipe balances on accounts the chart has, names what it names, and makes one draft. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBooks, type Books } from '#electron/testing/books.ts';
import { enterFamily } from '#electron/testing/people.ts';
import { amountsOf, EVENT_GROUPS, EVENT_NAMES, eventLines, eventRecipe } from '#shared/assets/event-recipes.ts';
import { day } from '#shared/days.ts';
import type { HouseholdId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';

let books: Books;
let householdId: HouseholdId;
beforeAll(async () => {
  books = await openBooks();
  householdId = (await enterFamily(books.office, '孙')).householdId;
});
afterAll(() => books.office.close());
const draft = (input: object) => books.office.as('cashier').assets.draftEvent({ accountSetId: books.accountSetId, voucherDate: day('2026-03-02'), attachmentsCount: 1, summary: '试', ...input } as never);

test.each(EVENT_NAMES)('%s makes a balanced draft on accounts that take lines, and it can be submitted', async (event) => {
  const amounts = Object.fromEntries(amountsOf(event).map((amount, index) => [amount, fen(index === 0 ? 100_000 : 1_000 * index)]));
  const { voucherId } = await draft({ event, ...amounts, counterparty: '甲公司', householdId, project: '修路', programmeId: 1 });
  const voucher = await books.office.as('cashier').ledger.voucher({ voucherId });
  const recipe = eventRecipe(event);
  expect(voucher.lines.map((line) => line.accountCode)).toEqual(recipe.lines.map((line) => line.account));
  expect(recipe.lines.filter((line, index) => line.names !== undefined && voucher.lines[index]![line.names] === null)).toEqual([]);
  await expect(books.office.as('cashier').ledger.submitVoucher({ voucherId })).resolves.toMatchObject({ status: 'submitted' });
});

describe('amounts', () => {
  test('net pay is gross less tax; without tax there is no line of it', () => {
    const of = (tax: number) => eventLines('wagesPaid', { amount: fen(500_000), tax: fen(tax) }, []).map(({ accountCode, amountFen }) => [accountCode, amountFen]);
    expect(of(12_345)).toEqual([['212', 500_000], ['214', 12_345], ['10201', 487_655]]);
    expect(of(0)).toEqual([['212', 500_000], ['10201', 500_000]]);
  });

  test.each([['wagesPaid', { tax: fen(101) }], ['landCompensation', { households: fen(101) }]])('%s refuses a part that is more than the whole', async (event, more) => {
    await expect(draft({ event, amount: fen(100), ...more })).rejects.toMatchObject({ code: 'event_part_too_large', data: { amountFen: 100 } });
  });

  test('another account of the chart may take the place of the usual one; an unknown one is refused', async () => {
    const { voucherId } = await draft({ event: 'officePaid', amount: fen(100), codes: ['51304', '101'] });
    expect((await books.office.as('cashier').ledger.voucher({ voucherId })).lines.map((line) => line.accountCode)).toEqual(['51304', '101']);
    await expect(draft({ event: 'officePaid', amount: fen(100), codes: ['99999', '101'] })).rejects.toMatchObject({ code: 'account_unknown' });
    await expect(draft({ event: 'officePaid', amount: fen(0) })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(books.office.as('director').assets.draftEvent({ accountSetId: books.accountSetId, event: 'officePaid', voucherDate: day('2026-03-02'), attachmentsCount: 0, summary: '试', amount: fen(1) })).rejects.toMatchObject({ code: 'not_allowed' });
  });

  test('an overpayment comes back in red on its own sides', async () => {
    const { voucherId } = await draft({ event: 'overpaymentBack', amount: fen(700) });
    expect((await books.office.as('cashier').ledger.voucher({ voucherId })).lines.map((line) => [line.debitFen, line.creditFen])).toEqual([[-700, 0], [0, -700]]);
  });
});

test('a loan warns of borrowing for welfare, every group has recipes, no two have the same name', () => {
  expect(EVENT_NAMES.filter((name) => eventRecipe(name).warns)).toEqual(['loanShort', 'loanLong']);
  expect(new Set(EVENT_NAMES.map((name) => eventRecipe(name).group))).toEqual(new Set(EVENT_GROUPS));
  expect(new Set(EVENT_NAMES.map((name) => eventRecipe(name).zh)).size).toBe(EVENT_NAMES.length);
});
