/** Any sequence of imports, postings, matches and unmatches keeps both adjusted balances equal at every month end. */
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bankCsv, openTreasury, type BankRow, type Treasury } from '#electron/testing/treasury-books.ts';
import { day, month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { fen, ZERO_FEN } from '#shared/money.ts';
import { postVoucher } from '#electron/ledger/post-voucher.ts';
import { verifyTreasury } from './verify-treasury.ts';

type Act =
  | { kind: 'import'; rows: readonly { m: number; d: number; yuan: number }[] }
  | { kind: 'post'; m: number; d: number; yuan: number }
  | { kind: 'match'; statement: readonly number[]; book: readonly number[] }
  | { kind: 'exact' } | { kind: 'start' }
  | { kind: 'unmatch'; which: number };

const amount = fc.integer({ min: -2, max: 2 }).filter((n) => n !== 0);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('import' as const), rows: fc.array(fc.record({ m: fc.integer({ min: 1, max: 3 }), d: fc.integer({ min: 1, max: 6 }), yuan: amount }), { minLength: 1, maxLength: 6 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('post' as const), m: fc.integer({ min: 1, max: 3 }), d: fc.integer({ min: 1, max: 6 }), yuan: amount }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('match' as const), statement: fc.array(fc.nat(20), { maxLength: 3 }), book: fc.array(fc.nat(20), { maxLength: 3 }) }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'exact' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'start' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('unmatch' as const), which: fc.nat(30) }) },
);

let books: Treasury;
let posted = 0;
let files = 0;
beforeAll(async () => { books = await openTreasury({ startFen: 0 }); });
afterAll(() => books.office.close());

async function run(step: Act): Promise<void> {
  const desk = books.office.as('cashier').treasury;
  const account = { treasuryAccountId: books.treasuryAccountId };
  const on = (m: number, d: number): string => `2026-0${m}-${String(d).padStart(2, '0')}`;
  if (step.kind === 'import') {
    files += 1;
    await books.take(`${files}.csv`, bankCsv(step.rows.map((row): BankRow => ({ on: on(row.m, row.d), yuan: row.yuan }))));
  } else if (step.kind === 'post') {
    const [bank, other] = [fen(step.yuan * 100), fen(-step.yuan * 100)];
    const side = (value: typeof bank) => (value > 0 ? { debitFen: value, creditFen: ZERO_FEN } : { debitFen: ZERO_FEN, creditFen: fen(-value) });
    await books.command('director', (context) => postVoucher(context, {
      accountSetId: books.accountSetId, voucherDate: day(on(step.m, step.d)), attachmentsCount: 1, maker: { userId: context.actor.userId, staffId: context.actor.staffId }, reviewer: null,
      source: { kind: 'import', id: (posted += 1), step: 'random' }, lines: [{ summary: '随机', accountCode: '10201', ...side(bank) }, { summary: '随机', accountCode: '504', ...side(other) }],
    }));
  } else if (step.kind === 'match') {
    const { statement, book } = await desk.matching(account);
    const pick = <T>(list: readonly T[], at: readonly number[]): T[] => [...new Set(at.map((n) => list[n % Math.max(1, list.length)]).filter((one) => one !== undefined))];
    const [lines, entries] = [pick(statement, step.statement), pick(book, step.book)];
    const sum = (list: readonly { amountFen: number }[]): number => list.reduce((total, one) => total + one.amountFen, 0);
    // A voucher line that makes up the rest, where there is one: otherwise hardly any random pick would be equal.
    const rest = book.find((one) => !entries.includes(one) && one.amountFen === sum(lines) - sum(entries));
    await desk.match({ ...account, statementLineIds: lines.map((line) => line.statementLineId), voucherLineIds: [...entries, ...(rest === undefined ? [] : [rest])].map((line) => line.voucherLineId) });
  } else if (step.kind === 'exact') await desk.matchExact(account);
  else if (step.kind === 'start') await desk.matchStart(account);
  else {
    const matches = (await desk.matches(account)).filter((match) => match.withdrawnAt === null);
    const match = matches[step.which % Math.max(1, matches.length)];
    if (match !== undefined) await desk.unmatch({ matchId: match.matchId, reason: '试' });
  }
}

test('the equation of the table is true after every act', async () => {
  await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 9 }), async (steps) => {
    for (const step of steps) {
      try {
        await run(step);
      } catch (error) {
        if (!(error instanceof AppError) || error.code === 'unexpected') throw error;
      }
    }
    for (const text of ['2026-01', '2026-02', '2026-03']) {
      const table = await books.office.as('director').treasury.reconciliation({ treasuryAccountId: books.treasuryAccountId, month: month(text) });
      expect(table.adjustedBankFen).toBe(table.adjustedBookFen);
    }
    expect((await verifyTreasury(books.office.sql)).faults).toEqual([]);
  }), { numRuns: 20 });
  expect(await books.office.as('director').treasury.matches({ treasuryAccountId: books.treasuryAccountId }), 'the acts did match something').not.toHaveLength(0);
}, 120_000);
