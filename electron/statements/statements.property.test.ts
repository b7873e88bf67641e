/**
 * Whatever is posted, reversed, closed and opened again, in two years with a year-end between them: debits equal credits, what is kept per day and
 * month is the sum of the lines, and each statement balances and ties on every month's end, in every order of its rows.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { openBooks, type Books } from '#electron/testing/books.ts';
import { postVoucher } from '#electron/ledger/post-voucher.ts';
import { verifyBalances, verifyLedger } from '#electron/ledger/verify-ledger.ts';
import { addMonths, day, lastDay, month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId, VoucherId } from '#shared/ids.ts';
import { fen, shareOut, type Fen } from '#shared/money.ts';
import { STATEMENTS, type Statement } from '#shared/statements/contract.ts';

/** Every category, both sides, the contra accounts, and 113 whose details stand on both sides of the balance sheet. 321 and 322 各项分配 are the year-end’s own. */
const CODES = ['101', '10201', '10202', '112', '113', '121', '151', '152', '21101', '213', '231', '241', '30101', '31101', '32202', '401', '5010101', '502', '50301', '504', '511', '512', '51301', '5140101', '51499', '515', '521'] as const;
const PARTIES = ['甲小组', '乙小组', '丙户'];
const START = month('2025-01');
/** The year-end of 2025 lies among them. */
const MONTHS = 15;
const CLOSED_YEAR = 12;

const side = fc.array(fc.record({ account: fc.nat(CODES.length - 1), party: fc.constantFrom(...PARTIES) }), { minLength: 1, maxLength: 3 });
const act = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('post' as const), monthIndex: fc.nat(MONTHS - 1), dayNumber: fc.integer({ min: 1, max: 28 }), totalFen: fc.integer({ min: 10, max: 1e11 }), debits: side, credits: side, red: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('reverse' as const), which: fc.nat(50), monthIndex: fc.nat(MONTHS - 1) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('close' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

let books: Books;
let counter = 0;
/** How often each act came through; one that never does would prove nothing. */
const done = new Map<string, number>();
beforeAll(async () => { books = await openBooks({ now: '2026-09-08T01:00:00.000Z' }); });
afterAll(() => books.office.close());

async function closedMonths(accountSetId: AccountSetId): Promise<number> {
  return (await books.office.as('accountant').ledger.periods({ accountSetId })).filter((period) => period.status === 'closed' && !period.opening).length;
}

async function take(accountSetId: AccountSetId, step: Act, posted: VoucherId[]): Promise<void> {
  const accountant = books.office.as('accountant');
  if (step.kind === 'close') {
    await accountant.ledger.closePeriod({ accountSetId, month: addMonths(START, await closedMonths(accountSetId)) });
  } else if (step.kind === 'reopen') {
    const { reopeningId } = await accountant.closing.askReopening({ accountSetId, month: addMonths(START, (await closedMonths(accountSetId)) - 1), reason: '试' });
    await books.office.as('reviewer').closing.decideReopening({ reopeningId, approve: true });
  } else if (step.kind === 'reverse') {
    const voucherId = posted[step.which % Math.max(1, posted.length)];
    if (voucherId === undefined) return;
    const red = await books.office.as('cashier').ledger.reverseVoucher({ voucherId, voucherDate: lastDay(addMonths(START, step.monthIndex)), reason: '试' });
    await books.finish(red.voucherId);
  } else {
    posted.push(await post(accountSetId, step));
  }
  done.set(step.kind, (done.get(step.kind) ?? 0) + 1);
}

async function post(accountSetId: AccountSetId, step: Extract<Act, { kind: 'post' }>): Promise<VoucherId> {
  const lines = (parts: typeof step.debits, debit: boolean) => {
    const amounts = shareOut(fen(step.totalFen), parts.map(({ account }) => account + 1));
    return parts.flatMap(({ account, party }, at) => {
      const amount: Fen = fen(step.red ? -amounts[at]! : amounts[at]!);
      return amount === 0 ? [] : [{ summary: '随机', accountCode: CODES[account]!, counterparty: party, debitFen: debit ? amount : fen(0), creditFen: debit ? fen(0) : amount }];
    });
  };
  const { voucherId } = await books.command('director', (context) => postVoucher(context, {
    accountSetId, voucherDate: day(`${addMonths(START, step.monthIndex)}-${String(step.dayNumber).padStart(2, '0')}`), attachmentsCount: 1, maker: { userId: context.actor.userId, staffId: context.actor.staffId },
    reviewer: null, source: { kind: 'import', id: (counter += 1), step: 'random' }, lines: [...lines(step.debits, true), ...lines(step.credits, false)],
  }));
  return voucherId;
}

/** Takes the acts as they come; a refusal by name is an answer, anything else is not. */
async function takeAll(accountSetId: AccountSetId, steps: readonly Act[], posted: VoucherId[]): Promise<void> {
  for (const step of steps) {
    try {
      await take(accountSetId, step, posted);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'unexpected') throw error;
    }
  }
}

/** Closes 2025 with as much for the reserve and the members as there is. */
async function closeYear(accountSetId: AccountSetId, toMembers: number): Promise<void> {
  const accountant = books.office.as('accountant');
  for (let at = await closedMonths(accountSetId); at < CLOSED_YEAR - 1; at += 1) await accountant.ledger.closePeriod({ accountSetId, month: addMonths(START, at) });
  // A December that was closed by itself is opened again: the year-end closes it.
  if ((await closedMonths(accountSetId)) >= CLOSED_YEAR) await reopenTo(accountSetId, CLOSED_YEAR - 1);
  await accountant.closing.saveCharter({ accountSetId, charter: { reserveBasisPoints: 3000, reserveAccountCode: '31101', membersAccountCode: '113', othersAccountCode: '21199' } });
  const none = { lossCoverFen: fen(0), lossCoverAccountCode: null, reserveFen: fen(0), membersFen: fen(0), othersFen: fen(0), resolutionRef: '决议1号', resolvedOn: day('2025-12-28'), disclosedOn: day('2025-12-10') };
  const { figures } = (await accountant.closing.previewYearEnd({ accountSetId, year: 2025, choice: none })).plan;
  const left = figures.distributableFen - figures.leastReserveFen;
  const choice = figures.distributableFen > 0 && left >= 0 ? { ...none, reserveFen: figures.leastReserveFen, membersFen: fen(Math.floor((left * toMembers) / 100)) } : none;
  const { yearEndId } = await accountant.closing.prepareYearEnd({ accountSetId, year: 2025, choice });
  await books.office.as('reviewer').closing.confirmYearEnd({ yearEndId });
  await accountant.closing.postYearEnd({ yearEndId });
}

async function reopenTo(accountSetId: AccountSetId, closed: number): Promise<void> {
  for (let at = await closedMonths(accountSetId); at > closed; at -= 1) {
    const { reopeningId } = await books.office.as('accountant').closing.askReopening({ accountSetId, month: addMonths(START, at - 1), reason: '年终结账' });
    await books.office.as('reviewer').closing.decideReopening({ reopeningId, approve: true });
  }
}

const figureOf = (statement: Statement, key: string): number => [...statement.halves.flatMap((half) => half.rows), ...statement.foot].find((row) => row.key === key)!.amounts[0]!;

/** Both statements and the monthly one at a month's end: tied, and equal to what the lines themselves come to. */
async function checkStatements(accountSetId: AccountSetId, at: string): Promise<void> {
  const accountant = books.office.as('accountant');
  for (const statement of STATEMENTS) {
    const first = await accountant.statements.view({ accountSetId, statement, month: month(at) });
    for (const variant of first.variants.length === 0 ? [undefined] : first.variants.map(({ key }) => key)) {
      const shown = variant === undefined ? first : await accountant.statements.view({ accountSetId, statement, month: month(at), variant });
      expect(shown.ties.filter((tie) => !tie.holds), `${statement} ${variant ?? ''} ${at}`).toEqual([]);
      expect(shown.tied).toBe(true);
    }
    const [left, right] = statement === 'balance-sheet-2023' ? [figureOf(first, 'assets'), figureOf(first, 'debtAndEquity')] : statement === 'income-distribution-2023' ? [figureOf(first, 'net'), await earnedByLines(accountSetId, at)] : [0, 0];
    expect(left).toBe(right);
  }
}

/** Income less expenses of the year up to a month, from the lines of all vouchers but the closing ones and their reversals. */
async function earnedByLines(accountSetId: AccountSetId, at: string): Promise<number> {
  const lines = await books.office.sql.selectFrom('voucherLines as l').innerJoin('vouchers as v', 'v.id', 'l.voucherId').innerJoin('accounts as a', 'a.id', 'l.accountId')
    .leftJoin('vouchers as o', 'o.id', 'v.reversesVoucherId').select(['l.debitFen', 'l.creditFen', 'v.kind', 'o.kind as reversedKind'])
    .where('v.accountSetId', '=', accountSetId).where('v.status', '=', 'posted').where('a.code', '>=', '5').where('v.month', '>=', month(`${at.slice(0, 4)}-01`)).where('v.month', '<=', month(at)).execute();
  return lines.filter((line) => line.kind !== 'closing' && line.reversedKind !== 'closing').reduce((sum, line) => sum + line.creditFen - line.debitFen, 0);
}

test('any books balance and tie on every month’s end, before and after the year is closed', async () => {
  await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), fc.array(act, { maxLength: 5 }), fc.nat(100), async (steps, later, toMembers) => {
    const { accountSetId } = await books.office.as('accountant').ledger.createAccountSet({ code: `S${(counter += 1)}`, name: '随机账套', kind: 'collective', startMonth: START });
    const posted: VoucherId[] = [];
    await takeAll(accountSetId, steps, posted);
    for (const at of ['2025-01', '2025-06', '2025-12', '2026-03']) await checkStatements(accountSetId, at);
    await closeYear(accountSetId, toMembers);
    await takeAll(accountSetId, later, posted);
    for (const at of ['2025-12', '2026-01', '2026-03']) await checkStatements(accountSetId, at);
    const balance = await books.office.as('accountant').ledger.trialBalance({ accountSetId, month: month('2026-03'), level: 6 });
    expect(balance.equal).toEqual({ opening: true, turnover: true, closing: true });
    expect(await verifyBalances(books.office.sql)).toEqual([]);
  }), { numRuns: 10 });
  expect((await verifyLedger(books.office.sql)).faults).toEqual([]);
  for (const kind of ['post', 'reverse', 'close']) expect(done.get(kind) ?? 0, kind).toBeGreaterThan(2);
});
