/** Brings lines of the bank and of the books together (勾对), and takes them apart again. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { id, type VoucherLineId } from '#shared/ids.ts';
import { fen, sumFen, type Fen } from '#shared/money.ts';
import { certainPairs } from '#shared/treasury/suggest-matches.ts';
import type { MatchWay } from '#shared/treasury/words.ts';
import { listStatementLines, openBookLines } from './statement-lines.ts';
import type { StatementLineId, StatementMatchId, TreasuryAccountId } from './tables.ts';
import { readTreasuryAccount, signedUpTo } from './treasury-accounts.ts';

type Context = Pick<CommandContext, 'trx' | 'clock' | 'actor'>;
interface Side<I> { readonly id: I; readonly day: Day; readonly amountFen: Fen; readonly taken: number }
interface Wanted { readonly way: MatchWay; readonly statementLineIds: readonly StatementLineId[]; readonly voucherLineIds: readonly VoucherLineId[] }

/**
 * One match: any number of lines on both sides, also none on one of them (a payment and its red letter cancel), two in all at least.
 * Refuses, in this order: `not_found`, `match_line_foreign`, `match_line_taken`, `match_too_few`, `match_unequal`, `match_in_signed_month`.
 */
export async function makeMatch(context: Context, treasuryAccountId: TreasuryAccountId, wanted: Wanted): Promise<StatementMatchId> {
  const { trx } = context;
  const account = await readTreasuryAccount(trx, treasuryAccountId);
  const bank = await readRows<Side<StatementLineId>>(trx, sql`select s.id, s.day, s.amountFen, exists (select 1 from matchLines where statementLineId = s.id and live = 1) as taken
    from statementLines s where s.treasuryAccountId = ${account.id} and s.id in (select value from json_each(${JSON.stringify(wanted.statementLineIds)}))`);
  const books = await readRows<Side<VoucherLineId>>(trx, sql`select l.id, l.bookedOn as day, l.debitFen - l.creditFen as amountFen, exists (select 1 from matchLines where voucherLineId = l.id and live = 1) as taken
    from voucherLines l where l.accountId = ${account.accountId} and l.bookedOn is not null and l.id in (select value from json_each(${JSON.stringify(wanted.voucherLineIds)}))`);
  if (bank.length !== new Set(wanted.statementLineIds).size || books.length !== new Set(wanted.voucherLineIds).size) throw new AppError('match_line_foreign', {});
  if (bank.some((line) => line.taken === 1)) throw new AppError('match_line_taken', { what: 'statement' });
  if (books.some((line) => line.taken === 1)) throw new AppError('match_line_taken', { what: 'voucher' });
  if (bank.length + books.length < 2) throw new AppError('match_too_few', {});
  const statementFen = sumFen(bank.map((line) => line.amountFen));
  const bookFen = sumFen(books.map((line) => line.amountFen));
  if (statementFen !== bookFen) throw new AppError('match_unequal', { statementFen, bookFen, differenceFen: fen(statementFen - bookFen) });
  const lastDay = [...bank, ...books].reduce<Day>((latest, line) => (line.day > latest ? line.day : latest), (bank[0] ?? books[0])!.day);
  const signed = await signedUpTo(trx, account.id);
  if (signed !== null && lastDay <= signed.day) throw new AppError('match_in_signed_month', { month: signed.month });
  return writeMatch(context, account.id, wanted.way, lastDay, bank, books);
}

/** The lines first, then the match: the database judges the whole when the match comes. */
async function writeMatch({ trx, clock, actor }: Context, treasuryAccountId: TreasuryAccountId, way: MatchWay, lastDay: Day, bank: readonly Side<StatementLineId>[], books: readonly Side<VoucherLineId>[]): Promise<StatementMatchId> {
  const last = await trx.selectFrom('statementMatches').select((eb) => eb.fn.max('id').as('id')).executeTakeFirst();
  const matchId = id<'statementMatch'>((last?.id ?? 0) + 1);
  const lines = [...bank.map((line) => ({ s: line.id, v: null, a: line.amountFen })), ...books.map((line) => ({ s: null, v: line.id, a: line.amountFen }))];
  await sql`insert into matchLines (matchId, statementLineId, voucherLineId, amountFen) select ${matchId}, value ->> 's', value ->> 'v', value ->> 'a' from json_each(${JSON.stringify(lines)})`.execute(trx);
  await trx.insertInto('statementMatches').values({
    id: matchId, treasuryAccountId, way, lastDay, at: clock.now(), userId: actor.userId, staffId: actor.staffId, withdrawnAt: null, withdrawnByUserId: null, withdrawnByStaffId: null, withdrawnReason: null,
  }).execute();
  return matchId;
}

/** Matches what is certain: vouchers made from a line, and amount and day that occur once on both sides. Pairs inside a signed month are left. Answers how many. */
export async function matchCertain(context: Context, treasuryAccountId: TreasuryAccountId): Promise<number> {
  const signed = await signedUpTo(context.trx, treasuryAccountId);
  const { bank, books } = await openSides(context.trx, treasuryAccountId, '9999-12-31' as Day);
  const dayOf = new Map(books.map((line) => [line.voucherLineId as number, line.day]));
  let matched = 0;
  for (const pair of certainPairs(bank, books)) {
    const line = bank.find((each) => each.statementLineId === pair.statementLineId)!;
    const bookDay = dayOf.get(pair.voucherLineId)!;
    if (signed !== null && line.day <= signed.day && bookDay <= signed.day) continue;
    await makeMatch(context, treasuryAccountId, { way: pair.way, statementLineIds: [id<'statementLine'>(pair.statementLineId)], voucherLineIds: [id<'voucherLine'>(pair.voucherLineId)] });
    matched += 1;
  }
  return matched;
}

/** What is not matched yet on both sides, up to a day. The balance at the start is matched apart and stands in `bank` only when asked for. */
export async function openSides(db: Reads, treasuryAccountId: TreasuryAccountId, toDay: Day) {
  const statement = (await listStatementLines(db, treasuryAccountId, { toDay })).filter((line) => line.matchId === null && line.amountFen !== 0);
  return { statement, bank: statement.filter((line) => line.origin === 'import'), books: await openBookLines(db, treasuryAccountId, toDay) };
}

/** The balance at the start against everything posted before it, but what is named as outstanding. Refuses what `makeMatch` refuses. */
export async function matchStart(context: Context, treasuryAccountId: TreasuryAccountId, outstanding: readonly VoucherLineId[]): Promise<StatementMatchId> {
  const account = await readTreasuryAccount(context.trx, treasuryAccountId);
  const start = await context.trx.selectFrom('statementLines').select(['id', 'day']).where('treasuryAccountId', '=', account.id).where('origin', '=', 'start').executeTakeFirstOrThrow();
  const before = (await openBookLines(context.trx, account.id, start.day)).map((line) => line.voucherLineId);
  const left = new Set<number>(outstanding);
  return makeMatch(context, account.id, { way: 'start', statementLineIds: [start.id], voucherLineIds: before.filter((line) => !left.has(line)) });
}

/** Withdraws a match. Refuses `not_found`, `match_withdrawn`, `match_in_signed_month`. */
export async function unmatch({ trx, clock, actor }: Context, input: { matchId: StatementMatchId; reason: string }): Promise<void> {
  const match = await trx.selectFrom('statementMatches').selectAll().where('id', '=', input.matchId).executeTakeFirst();
  if (!match) throw new AppError('not_found', { what: 'statementMatch', id: String(input.matchId) });
  if (match.withdrawnAt !== null) throw new AppError('match_withdrawn', {});
  const signed = await signedUpTo(trx, match.treasuryAccountId);
  if (signed !== null && match.lastDay <= signed.day) throw new AppError('match_in_signed_month', { month: signed.month });
  await trx.updateTable('statementMatches').set({ withdrawnAt: clock.now(), withdrawnByUserId: actor.userId, withdrawnByStaffId: actor.staffId, withdrawnReason: input.reason }).where('id', '=', match.id).execute();
}
