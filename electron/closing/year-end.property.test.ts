/** Whatever a year holds, its year-end empties 501–521, 321 and 322 各项分配, keeps assets equal to liabilities and equity, and comes back to the fen. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { openBooks, type Books } from '#electron/testing/books.ts';
import { postVoucher } from '#electron/ledger/post-voucher.ts';
import { verifyLedger } from '#electron/ledger/verify-ledger.ts';
import { addMonths, day, month } from '#shared/days.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { applyBasisPoints, fen, shareOut } from '#shared/money.ts';

const CODES = ['10201', '113', '152', '21101', '30101', '31101', '32202', '401', '5010101', '502', '50301', '504', '511', '512', '51301', '51499', '515', '521'] as const;
const voucher = fc.record({ monthIndex: fc.nat(11), totalFen: fc.integer({ min: 10, max: 1e10 }), debits: fc.array(fc.nat(CODES.length - 1), { minLength: 1, maxLength: 3 }), credits: fc.array(fc.nat(CODES.length - 1), { minLength: 1, maxLength: 3 }), red: fc.boolean() });
const year = fc.record({ vouchers: fc.array(voucher, { minLength: 0, maxLength: 8 }), reserveBasisPoints: fc.integer({ min: 0, max: 10_000 }), toMembers: fc.integer({ min: 0, max: 10_000 }) });

let books: Books;
let counter = 0;
beforeAll(async () => { books = await openBooks({ now: '2027-01-05T01:00:00.000Z' }); });
afterAll(() => books.office.close());

/** Closing balances of level 1, debit positive, without empty ones. */
async function readBalances(accountSetId: AccountSetId): Promise<{ balances: Record<string, number>; byCategory: Record<string, number> }> {
  const balance = await books.office.as('accountant').ledger.trialBalance({ accountSetId, month: month('2026-12'), level: 6 });
  expect(balance.equal).toEqual({ opening: true, turnover: true, closing: true });
  const byCategory: Record<string, number> = { asset: 0, liability: 0, equity: 0, cost: 0, profitLoss: 0 };
  const leaves = balance.rows.filter((row) => row.leaf);
  for (const row of leaves) byCategory[row.category] = byCategory[row.category]! + row.closing.debitFen - row.closing.creditFen;
  return { balances: Object.fromEntries(leaves.flatMap((row) => (row.closing.debitFen === row.closing.creditFen ? [] : [[row.code, row.closing.debitFen - row.closing.creditFen]]))), byCategory };
}

test('a generated year closes, balances, and can be taken back to the fen', async () => {
  const accountant = books.office.as('accountant');
  await fc.assert(fc.asyncProperty(year, async ({ vouchers, reserveBasisPoints, toMembers }) => {
    const { accountSetId } = await accountant.ledger.createAccountSet({ code: `P${(counter += 1)}`, name: '随机账套', kind: 'collective', startMonth: month('2026-01') });
    for (const each of vouchers) {
      const side = (accounts: readonly number[], debit: boolean) => shareOut(fen(each.totalFen), accounts.map((n) => n + 1)).filter((part) => part !== 0).map((part, n) => ({
        summary: '随机', accountCode: CODES[accounts[n]!]!, debitFen: debit ? fen(each.red ? -part : part) : fen(0), creditFen: debit ? fen(0) : fen(each.red ? -part : part),
      }));
      await books.command('director', ({ trx, clock, actor }) => postVoucher({ trx, clock, actor }, {
        accountSetId, voucherDate: day(`${addMonths(month('2026-01'), each.monthIndex)}-15`), attachmentsCount: 1, maker: actor, reviewer: null, source: { kind: 'import', id: (counter += 1), step: 'random' },
        lines: [...side(each.debits, true), ...side(each.credits, false)],
      }));
    }
    for (let at = month('2026-01'); at < '2026-12'; at = addMonths(at, 1)) await accountant.ledger.closePeriod({ accountSetId, month: at });
    await accountant.closing.saveCharter({ accountSetId, charter: { reserveBasisPoints, reserveAccountCode: '31101', membersAccountCode: '113', othersAccountCode: '21199' } });
    const before = await readBalances(accountSetId);

    const none = { lossCoverFen: fen(0), lossCoverAccountCode: null, reserveFen: fen(0), membersFen: fen(0), othersFen: fen(0), resolutionRef: '决议1号', resolvedOn: day('2026-12-28'), disclosedOn: day('2026-12-10') };
    const { plan } = await accountant.closing.previewYearEnd({ accountSetId, year: 2026, choice: none });
    const { distributableFen, leastReserveFen, netFen } = plan.figures;
    const left = fen(Math.max(0, distributableFen - leastReserveFen));
    const choice = distributableFen > 0 && leastReserveFen <= distributableFen ? { ...none, reserveFen: leastReserveFen, membersFen: applyBasisPoints(left, toMembers) } : none;
    const { yearEndId } = await accountant.closing.prepareYearEnd({ accountSetId, year: 2026, choice });
    await books.office.as('reviewer').closing.confirmYearEnd({ yearEndId });
    await accountant.closing.postYearEnd({ yearEndId });

    const after = await readBalances(accountSetId);
    expect(after.byCategory['profitLoss']).toBe(0);
    expect(after.byCategory['asset']! + after.byCategory['cost']! + after.byCategory['liability']! + after.byCategory['equity']!).toBe(0);
    expect(Object.keys(after.balances).filter((code) => /^(5|321|32201)/.test(code))).toEqual([]);
    expect(0 - (after.balances['32202'] ?? 0)).toBe(distributableFen - choice.reserveFen - choice.membersFen);
    expect(netFen + before.byCategory['profitLoss']!).toBe(0);

    await accountant.closing.askYearEndReversal({ yearEndId, reason: '试' });
    await books.office.as('reviewer').closing.decideYearEndReversal({ yearEndId, approve: true });
    expect(await readBalances(accountSetId)).toEqual(before);
  }), { numRuns: 12 });
  expect((await verifyLedger(books.office.sql)).faults).toEqual([]);
});
