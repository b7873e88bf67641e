/** Any sequence of posting, reversing, closing and reopening keeps the books in balance and the kept balances equal to the lines. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { openBooks, type Books } from '#electron/testing/books.ts';
import { addMonths, day, lastDay, month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { VoucherId } from '#shared/ids.ts';
import { fen, shareOut } from '#shared/money.ts';
import { postVoucher } from './post-voucher.ts';
import { verifyLedger } from './verify-ledger.ts';

const CODES = ['101', '10201', '113', '152', '21101', '30101', '5140101', '5010101', '18101'] as const;
const START = month('2026-01');

type Act =
  | { kind: 'post'; monthIndex: number; dayNumber: number; totalFen: number; debits: readonly number[]; credits: readonly number[]; red: boolean }
  | { kind: 'reverse'; which: number; monthIndex: number }
  | { kind: 'close' }
  | { kind: 'reopen' };

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({
    kind: fc.constant('post' as const), monthIndex: fc.nat(7), dayNumber: fc.integer({ min: 1, max: 28 }), totalFen: fc.integer({ min: 10, max: 1e12 }),
    debits: fc.array(fc.nat(CODES.length - 1), { minLength: 1, maxLength: 4 }), credits: fc.array(fc.nat(CODES.length - 1), { minLength: 1, maxLength: 4 }), red: fc.boolean(),
  }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reverse' as const), which: fc.nat(50), monthIndex: fc.nat(7) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'close' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'reopen' as const }) },
);

describe('the books', () => {
  let books: Books;
  let counter = 0;
  beforeAll(async () => { books = await openBooks({ startMonth: START }); });
  afterAll(() => books.office.close());

  async function run(step: Act, posted: VoucherId[]): Promise<void> {
    const ledger = books.office.as('accountant').ledger;
    const at = (index: number) => addMonths(START, index);
    if (step.kind === 'close' || step.kind === 'reopen') {
      const periods = await ledger.periods({ accountSetId: books.accountSetId });
      const closed = periods.filter((period) => period.status === 'closed' && !period.opening).length;
      const target = step.kind === 'close' ? at(closed) : at(closed - 1);
      if (step.kind === 'close') {
        await ledger.closePeriod({ accountSetId: books.accountSetId, month: target });
        return;
      }
      const { reopeningId } = await books.office.as('accountant').closing.askReopening({ accountSetId: books.accountSetId, month: target, reason: '试' });
      await books.office.as('reviewer').closing.decideReopening({ reopeningId, approve: true });
      return;
    }
    if (step.kind === 'reverse') {
      const voucherId = posted[step.which % Math.max(1, posted.length)];
      if (voucherId === undefined) return;
      const red = await books.office.as('cashier').ledger.reverseVoucher({ voucherId, voucherDate: lastDay(at(step.monthIndex)), reason: '试' });
      await books.finish(red.voucherId);
      return;
    }
    const sign = step.red ? -1 : 1;
    const share = (accounts: readonly number[]) => shareOut(fen(step.totalFen), accounts.map((n) => n + 1)).filter((part) => part !== 0).map((part) => fen(part * sign));
    const side = (accounts: readonly number[], name: '借' | '贷') => share(accounts).map((amount, n) => ({
      summary: '随机', accountCode: CODES[accounts[n]!]!, debitFen: name === '借' ? amount : fen(0), creditFen: name === '贷' ? amount : fen(0),
    }));
    const { voucherId } = await books.command('director', (context) => postVoucher(context, {
      accountSetId: books.accountSetId, voucherDate: day(`${at(step.monthIndex)}-${String(step.dayNumber).padStart(2, '0')}`), attachmentsCount: 1,
      maker: { userId: context.actor.userId, staffId: context.actor.staffId }, reviewer: null, source: { kind: 'import', id: (counter += 1), step: 'random' },
      lines: [...side(step.debits, '借'), ...side(step.credits, '贷')],
    }));
    posted.push(voucherId);
  }

  test('stay balanced whatever happens, and refuse by name alone', async () => {
    const posted: VoucherId[] = [];
    await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (steps) => {
      for (const step of steps) {
        try {
          await run(step, posted);
        } catch (error) {
          if (!(error instanceof AppError) || error.code === 'unexpected') throw error;
        }
      }
      expect((await verifyLedger(books.office.sql)).faults).toEqual([]);
      for (const level of [1, 2, 3]) {
        const balance = await books.office.as('accountant').ledger.trialBalance({ accountSetId: books.accountSetId, month: addMonths(START, 7), level });
        expect(balance.equal).toEqual({ opening: true, turnover: true, closing: true });
      }
    }), { numRuns: 25 });
    expect(posted.length).toBeGreaterThan(20);
  });
});
