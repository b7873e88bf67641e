/** 银行存款余额调节表: read, prepared, signed by a second person, withdrawn. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { lastDay, type Day, type Instant, type Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { fen } from '#shared/money.ts';
import { balanceGaps } from '#shared/treasury/continuity.ts';
import type { BookLine, Reconciliation } from '#shared/treasury/contract.ts';
import { reconcile } from '#shared/treasury/reconcile.ts';
import { balanceOn } from './balance-on.ts';
import type { TreasuryAccountId } from './tables.ts';
import { readTreasuryAccount } from './treasury-accounts.ts';

type Context = Pick<CommandContext, 'trx' | 'clock' | 'actor'>;
interface OfMonth { treasuryAccountId: TreasuryAccountId; month: Month }
type OpenStatement = Reconciliation['bankReceived'][number];

/** Lines up to the day of either side that no match holds which is wholly settled by then. */
async function outstanding(db: Reads, account: Awaited<ReturnType<typeof readTreasuryAccount>>, day: Day) {
  const statement = await readRows<OpenStatement>(db, sql`select s.id as statementLineId, s.day, s.amountFen, s.counterparty, s.summary from statementLines s
    where s.treasuryAccountId = ${account.id} and s.day <= ${day} and s.amountFen <> 0 and not exists (
      select 1 from matchLines x join statementMatches m on m.id = x.matchId where x.statementLineId = s.id and x.live = 1 and m.lastDay <= ${day}) order by s.day, s.id`);
  const book = await readRows<BookLine>(db, sql`
    select l.id as voucherLineId, l.voucherId, l.bookedOn as day, v.word, v.number, l.summary, l.counterparty, l.debitFen - l.creditFen as amountFen
    from voucherLines l join vouchers v on v.id = l.voucherId
    where l.accountId = ${account.accountId} and l.bookedOn is not null and l.bookedOn <= ${day} and not exists (
      select 1 from matchLines x join statementMatches m on m.id = x.matchId where x.voucherLineId = l.id and x.live = 1 and m.lastDay <= ${day}) order by l.bookedOn, l.id`);
  return { statement, book };
}

interface Figures extends Omit<Reconciliation, 'reconciliationId' | 'status' | 'prepared' | 'signed' | 'stale'> { readonly fingerprint: string }

/** The table of a month end from what is there now. The bank's balance is the one it states itself, where its file has balances. */
export async function computeReconciliation(db: Reads, { treasuryAccountId, month }: OfMonth): Promise<Figures> {
  const account = await readTreasuryAccount(db, treasuryAccountId);
  const day = lastDay(month);
  const names = await db.selectFrom('accounts as a').innerJoin('accountSets as s', 's.id', 'a.accountSetId').select(['a.code as accountCode', 'a.name as accountName', 's.name as accountSetName'])
    .where('a.id', '=', account.accountId).executeTakeFirstOrThrow();
  const lines = await db.selectFrom('statementLines').select(['day', 'amountFen', 'balanceFen', 'origin']).where('treasuryAccountId', '=', account.id).where('day', '<=', day).orderBy('day').orderBy('id').execute();
  const lastStated = lines.findLastIndex((line) => line.balanceFen !== null);
  const later = lines.slice(lastStated + 1).reduce((sum, line) => sum + line.amountFen, 0);
  const bankFen = fen((lines[lastStated]?.balanceFen ?? 0) + later);
  const bookFen = await balanceOn(db, account.accountId, day);
  const open = await outstanding(db, account, day);
  const groups = reconcile(bankFen, bookFen, open.statement, open.book);
  const fingerprint = createHash('sha256').update(JSON.stringify([bankFen, bookFen, open.statement.map((line) => line.statementLineId), open.book.map((line) => line.voucherLineId)])).digest('hex');
  const imported = lines.filter((line) => line.origin === 'import');
  return {
    treasuryAccountId, ...names, bankName: account.bankName, numberMasked: account.numberMasked, month, day, bankFen, bookFen, ...groups, equal: groups.differenceFen === 0,
    statedFen: imported.findLast((line) => line.balanceFen !== null)?.balanceFen ?? null, lastStatementDay: imported.at(-1)?.day ?? null, gaps: balanceGaps(null, lines).length, fingerprint,
  };
}

interface SignedRow { id: number; status: 'prepared' | 'signed'; fingerprint: string; preparedBy: string; preparedAt: Instant; signedBy: string | null; signedAt: Instant | null }

/** The table of a month end with who prepared and signed it; `stale` when the books or the bank say something else since. */
export async function readReconciliation(db: Reads, input: OfMonth): Promise<Reconciliation> {
  const { fingerprint, ...figures } = await computeReconciliation(db, input);
  const [row] = await readRows<SignedRow>(db, sql`select r.id, r.status, r.fingerprint, p.name as preparedBy, r.preparedAt, s.name as signedBy, r.signedAt from reconciliations r
    join staff p on p.id = r.preparedByStaffId left join staff s on s.id = r.signedByStaffId
    where r.treasuryAccountId = ${input.treasuryAccountId} and r.month = ${input.month} and r.status <> 'withdrawn'`);
  return {
    ...figures, reconciliationId: row?.id ?? null, status: row?.status ?? 'none', prepared: row === undefined ? null : { name: row.preparedBy, at: row.preparedAt },
    signed: row?.signedAt == null ? null : { name: row.signedBy ?? '', at: row.signedAt }, stale: row !== undefined && row.fingerprint !== fingerprint,
  };
}

/**
 * Puts the table up for signing. One that was prepared before and not signed is replaced.
 * Refuses, in this order: `reconciliation_future`, `reconciliation_exists`, `reconciliation_unequal`.
 */
export async function prepareReconciliation({ trx, clock, actor }: Context, input: OfMonth): Promise<number> {
  const figures = await computeReconciliation(trx, input);
  if (figures.day > clock.today()) throw new AppError('reconciliation_future', { month: input.month });
  const old = await trx.selectFrom('reconciliations').select(['id', 'status']).where('treasuryAccountId', '=', input.treasuryAccountId).where('month', '=', input.month).where('status', '<>', 'withdrawn').executeTakeFirst();
  if (old?.status === 'signed') throw new AppError('reconciliation_exists', { month: input.month });
  if (!figures.equal) throw new AppError('reconciliation_unequal', { month: input.month, differenceFen: figures.differenceFen });
  if (old) await trx.updateTable('reconciliations').set({ status: 'withdrawn', withdrawnByUserId: actor.userId, withdrawnAt: clock.now(), withdrawnReason: '重新编制' }).where('id', '=', old.id).execute();
  const { id } = await trx.insertInto('reconciliations').values({
    treasuryAccountId: input.treasuryAccountId, month: input.month, day: figures.day, bankFen: figures.bankFen, bookFen: figures.bookFen, adjustedBankFen: figures.adjustedBankFen, adjustedBookFen: figures.adjustedBookFen,
    fingerprint: figures.fingerprint, status: 'prepared', preparedByUserId: actor.userId, preparedByStaffId: actor.staffId, preparedAt: clock.now(),
    signedByUserId: null, signedByStaffId: null, signedAt: null, withdrawnByUserId: null, withdrawnAt: null, withdrawnReason: null,
  }).returning('id').executeTakeFirstOrThrow();
  return id;
}

async function readRow(db: Reads, reconciliationId: number) {
  const row = await db.selectFrom('reconciliations as r').innerJoin('staff as p', 'p.id', 'r.preparedByStaffId').selectAll('r').select('p.name as preparedBy').where('r.id', '=', reconciliationId).executeTakeFirst();
  if (!row) throw new AppError('not_found', { what: 'reconciliation', id: String(reconciliationId) });
  return row;
}

/** The second signature, by another person. Refuses `not_found`, `reconciliation_status_wrong`, `reconciliation_own_sign`, `reconciliation_changed`. */
export async function signReconciliation({ trx, clock, actor }: Context, reconciliationId: number): Promise<void> {
  const row = await readRow(trx, reconciliationId);
  if (row.status !== 'prepared') throw new AppError('reconciliation_status_wrong', { status: row.status });
  if (row.preparedByStaffId === actor.staffId) throw new AppError('reconciliation_own_sign', { name: row.preparedBy });
  const now = await computeReconciliation(trx, row);
  if (now.fingerprint !== row.fingerprint || !now.equal) throw new AppError('reconciliation_changed', { month: row.month });
  await trx.updateTable('reconciliations').set({ status: 'signed', signedByUserId: actor.userId, signedByStaffId: actor.staffId, signedAt: clock.now() }).where('id', '=', row.id).execute();
}

/** Takes a table back, so that its month can be matched again. Refuses `not_found`, `reconciliation_status_wrong`, `reconciliation_later_signed`, `period_closed`. */
export async function withdrawReconciliation({ trx, clock, actor }: Context, input: { reconciliationId: number; reason: string }): Promise<void> {
  const row = await readRow(trx, input.reconciliationId);
  if (row.status === 'withdrawn') throw new AppError('reconciliation_status_wrong', { status: row.status });
  const later = await trx.selectFrom('reconciliations').select('month').where('treasuryAccountId', '=', row.treasuryAccountId).where('status', '=', 'signed').where('month', '>', row.month).orderBy('month').limit(1).executeTakeFirst();
  if (row.status === 'signed' && later) throw new AppError('reconciliation_later_signed', { later: later.month });
  const account = await readTreasuryAccount(trx, row.treasuryAccountId);
  const period = await trx.selectFrom('fiscalPeriods').select('status').where('accountSetId', '=', account.accountSetId).where('month', '=', row.month).executeTakeFirst();
  if (period?.status === 'closed') throw new AppError('period_closed', { month: row.month });
  await trx.updateTable('reconciliations').set({ status: 'withdrawn', withdrawnByUserId: actor.userId, withdrawnAt: clock.now(), withdrawnReason: input.reason }).where('id', '=', row.id).execute();
}
