/** Dated balance assertions: what a paper from outside says of a balance stays checked for ever. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { CommandContext } from '#electron/api/context.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import type { Assertion, saveAssertionSchema } from '#shared/treasury/contract.ts';
import { balanceOn } from './balance-on.ts';

type Context = Pick<CommandContext, 'trx' | 'clock' | 'actor'>;
type Row = Omit<Assertion, 'actualFen' | 'differenceFen' | 'holds' | 'movedBy'> & { postingNo: number };

/** Assertions that stand, the latest day first, each checked now; where one does not hold, with the vouchers posted since that moved it. */
export async function listAssertions(db: Reads, accountSetId: AccountSetId | null): Promise<Assertion[]> {
  const rows = await readRows<Row>(db, sql`
    select b.id as assertionId, b.accountId, a.code as accountCode, a.name as accountName, b.day, b.balanceFen, b.source, s.name as by, b.at, b.postingNo
    from balanceAssertions b join accounts a on a.id = b.accountId join staff s on s.id = b.staffId
    where b.withdrawnAt is null and (${accountSetId} is null or b.accountSetId = ${accountSetId}) order by b.day desc, a.code`);
  const found: Assertion[] = [];
  for (const { postingNo, ...row } of rows) {
    const actualFen = await balanceOn(db, row.accountId, row.day);
    const differenceFen = fen(actualFen - row.balanceFen);
    found.push({ ...row, actualFen, differenceFen, holds: differenceFen === 0, movedBy: differenceFen === 0 ? [] : await movedBy(db, row, postingNo) });
  }
  return found;
}

/** Vouchers posted after the assertion was written down whose lines stand on the account up to its day. */
function movedBy(db: Reads, row: Omit<Row, 'postingNo'>, postingNo: number): Promise<Assertion['movedBy']> {
  return readRows(db, sql`
    with recursive down(id) as (select ${row.accountId} union all select c.id from accounts c join down on c.parentId = down.id)
    select v.id as voucherId, v.word, v.number, v.voucherDate, min(l.summary) as summary, sum(l.debitFen - l.creditFen) as amountFen, p.name as poster, v.postedAt
    from voucherLines l join vouchers v on v.id = l.voucherId join staff p on p.id = v.posterStaffId
    where l.accountId in (select id from down) and l.bookedOn <= ${row.day} and v.postingNo > ${postingNo} group by v.id having sum(l.debitFen - l.creditFen) <> 0 order by v.postingNo`);
}

/**
 * Writes down what a paper says. It need not hold: then it stands in the list in red until the books agree with it.
 * Refuses, in this order: `account_unknown`, `assertion_future`, `assertion_exists`.
 */
export async function saveAssertion({ trx, clock, actor }: Context, input: z.output<typeof saveAssertionSchema>): Promise<number> {
  const account = await trx.selectFrom('accounts').select('id').where('accountSetId', '=', input.accountSetId).where('code', '=', input.accountCode).executeTakeFirst();
  if (!account) throw new AppError('account_unknown', { code: input.accountCode });
  if (input.day > clock.today()) throw new AppError('assertion_future', { day: input.day, today: clock.today() });
  const twin = await trx.selectFrom('balanceAssertions').select('id').where('accountId', '=', account.id).where('day', '=', input.day).where('withdrawnAt', 'is', null).executeTakeFirst();
  if (twin) throw new AppError('assertion_exists', { day: input.day });
  const head = await trx.selectFrom('postingHeads').select('postingNo').where('accountSetId', '=', input.accountSetId).executeTakeFirst();
  const { id } = await trx.insertInto('balanceAssertions').values({
    accountSetId: input.accountSetId, accountId: account.id, day: input.day, balanceFen: input.balanceFen, source: input.source, postingNo: head?.postingNo ?? 0,
    at: clock.now(), userId: actor.userId, staffId: actor.staffId, withdrawnAt: null, withdrawnByUserId: null, withdrawnReason: null,
  }).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Takes an assertion back, because the paper was misread. Refuses `not_found`, `assertion_withdrawn`. */
export async function withdrawAssertion({ trx, clock, actor }: Context, input: { assertionId: number; reason: string }): Promise<void> {
  const row = await trx.selectFrom('balanceAssertions').select(['id', 'withdrawnAt']).where('id', '=', input.assertionId).executeTakeFirst();
  if (!row) throw new AppError('not_found', { what: 'assertion', id: String(input.assertionId) });
  if (row.withdrawnAt !== null) throw new AppError('assertion_withdrawn', {});
  await trx.updateTable('balanceAssertions').set({ withdrawnAt: clock.now(), withdrawnByUserId: actor.userId, withdrawnReason: input.reason }).where('id', '=', row.id).execute();
}
