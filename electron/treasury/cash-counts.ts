/** 库存现金盘点: counted by one person, witnessed by another; a difference goes to the books by a voucher like any other. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { CommandContext } from '#electron/api/context.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { saveVoucher } from '#electron/ledger/save-voucher.ts';
import { formatDayChinese, type Day, type Instant } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId, AccountSetId, VoucherId } from '#shared/ids.ts';
import { fen, multiply, sumFen, ZERO_FEN, type Fen } from '#shared/money.ts';
import type { CashCount, saveCashCountSchema } from '#shared/treasury/contract.ts';
import { balanceOn } from './balance-on.ts';
import { readLeaf } from './treasury-accounts.ts';

type Context = Pick<CommandContext, 'trx' | 'clock' | 'actor'>;

interface Row {
  cashCountId: number; accountSetName: string; accountId: AccountId; accountCode: string; accountName: string; day: Day; denominations: string; countedFen: Fen; bookFen: Fen; note: string;
  status: CashCount['status']; counterName: string; countedAt: Instant; witnessName: string | null; witnessedAt: Instant | null; withdrawnReason: string | null; voucherId: VoucherId | null; voucherStatus: string | null;
}

async function readCounts(db: Reads, where: ReturnType<typeof sql>): Promise<CashCount[]> {
  const rows = await readRows<Row>(db, sql`
    select c.id as cashCountId, s.name as accountSetName, c.accountId, a.code as accountCode, a.name as accountName, c.day, c.denominations, c.countedFen, c.bookFen, c.note, c.status,
      p.name as counterName, c.countedAt, w.name as witnessName, c.witnessedAt, c.withdrawnReason, v.voucherId, x.status as voucherStatus
    from cashCounts c join accounts a on a.id = c.accountId join accountSets s on s.id = c.accountSetId join staff p on p.id = c.counterStaffId left join staff w on w.id = c.witnessStaffId
    left join cashCountVouchers v on v.cashCountId = c.id and not exists (select 1 from vouchers r where r.reversesVoucherId = v.voucherId and r.status = 'posted') left join vouchers x on x.id = v.voucherId
    where ${where} order by c.day desc, c.id desc limit 500`);
  const counts: CashCount[] = [];
  for (const { denominations, counterName, countedAt, witnessName, witnessedAt, ...row } of rows) {
    counts.push({
      ...row, denominations: JSON.parse(denominations) as CashCount['denominations'], differenceFen: fen(row.countedFen - row.bookFen), bookNowFen: await balanceOn(db, row.accountId, row.day),
      counter: { name: counterName, at: countedAt }, witness: witnessedAt === null ? null : { name: witnessName ?? '', at: witnessedAt },
    });
  }
  return counts;
}

/** All counts of an account set, the latest first. */
export const listCashCounts = (db: Reads, accountSetId: AccountSetId): Promise<CashCount[]> => readCounts(db, sql`c.accountSetId = ${accountSetId}`);

/** One count. Refuses `not_found`. */
export async function readCashCount(db: Reads, cashCountId: number): Promise<CashCount> {
  const [count] = await readCounts(db, sql`c.id = ${cashCountId}`);
  if (count === undefined) throw new AppError('not_found', { what: 'cashCount', id: String(cashCountId) });
  return count;
}

/** What the books say is in the box on a day. Refuses `account_unknown`, `account_not_leaf`. */
export async function readCashBook(db: Reads, input: { accountSetId: AccountSetId; accountCode: string; day: Day }): Promise<Fen> {
  const account = await readLeaf(db, input.accountSetId, input.accountCode);
  return balanceOn(db, account.id, input.day);
}

/**
 * Writes down what was counted, beside the book's balance of that day.
 * Refuses, in this order: `account_unknown`, `account_not_leaf`, `cash_account_wrong`, `cash_count_future`, `cash_count_exists`.
 */
export async function saveCashCount({ trx, clock, actor }: Context, input: z.output<typeof saveCashCountSchema>): Promise<number> {
  const account = await readLeaf(trx, input.accountSetId, input.accountCode);
  if (!(JSON.parse(account.flags) as string[]).includes('cash')) throw new AppError('cash_account_wrong', { code: account.code, name: account.name });
  if (input.day > clock.today()) throw new AppError('cash_count_future', { day: input.day, today: clock.today() });
  const twin = await trx.selectFrom('cashCounts').select('id').where('accountId', '=', account.id).where('day', '=', input.day).where('status', '<>', 'withdrawn').executeTakeFirst();
  if (twin) throw new AppError('cash_count_exists', { day: input.day });
  const denominations = input.denominations.filter((one) => one.count > 0);
  const { id } = await trx.insertInto('cashCounts').values({
    accountSetId: input.accountSetId, accountId: account.id, day: input.day, denominations: JSON.stringify(denominations), countedFen: sumFen(denominations.map((one) => multiply(fen(one.fen), one.count))),
    bookFen: await balanceOn(trx, account.id, input.day), note: input.note, status: 'counted', counterUserId: actor.userId, counterStaffId: actor.staffId, countedAt: clock.now(),
    witnessUserId: null, witnessStaffId: null, witnessedAt: null, withdrawnByUserId: null, withdrawnAt: null, withdrawnReason: null,
  }).returning('id').executeTakeFirstOrThrow();
  return id;
}

async function readOne(db: Reads, cashCountId: number) {
  const row = await db.selectFrom('cashCounts as c').innerJoin('staff as p', 'p.id', 'c.counterStaffId').selectAll('c').select('p.name as counterName').where('c.id', '=', cashCountId).executeTakeFirst();
  if (!row) throw new AppError('not_found', { what: 'cashCount', id: String(cashCountId) });
  return row;
}

/** The witness signs; never the person who counted. Refuses `not_found`, `cash_count_status_wrong`, `cash_count_own_sign`. */
export async function signCashCount({ trx, clock, actor }: Context, cashCountId: number): Promise<void> {
  const row = await readOne(trx, cashCountId);
  if (row.status !== 'counted') throw new AppError('cash_count_status_wrong', { status: row.status });
  if (row.counterStaffId === actor.staffId) throw new AppError('cash_count_own_sign', { name: row.counterName });
  await trx.updateTable('cashCounts').set({ status: 'signed', witnessUserId: actor.userId, witnessStaffId: actor.staffId, witnessedAt: clock.now() }).where('id', '=', cashCountId).execute();
}

/** Takes a count back, while its difference has no voucher. Refuses `not_found`, `cash_count_status_wrong`, `cash_count_has_voucher`. */
export async function withdrawCashCount({ trx, clock, actor }: Context, input: { cashCountId: number; reason: string }): Promise<void> {
  const row = await readOne(trx, input.cashCountId);
  if (row.status === 'withdrawn') throw new AppError('cash_count_status_wrong', { status: row.status });
  await refuseVoucher(trx, row.id);
  await trx.updateTable('cashCounts').set({ status: 'withdrawn', withdrawnByUserId: actor.userId, withdrawnAt: clock.now(), withdrawnReason: input.reason }).where('id', '=', row.id).execute();
}

async function refuseVoucher(db: Reads, cashCountId: number): Promise<void> {
  const [made] = await readRows<{ voucherId: VoucherId }>(db, sql`select v.voucherId from cashCountVouchers v where v.cashCountId = ${cashCountId} and not exists (select 1 from vouchers r where r.reversesVoucherId = v.voucherId and r.status = 'posted')`);
  if (made) throw new AppError('cash_count_has_voucher', { voucherId: made.voucherId });
}

/**
 * A draft voucher for the difference of a signed count against the account the person chose (181 待处理财产损溢 until it is explained).
 * Refuses, in this order: `not_found`, `cash_count_status_wrong`, `cash_count_no_difference`, `cash_count_has_voucher`, and what saving a voucher refuses.
 */
export async function draftCashDifference(context: Context, input: { cashCountId: number; accountCode: string }): Promise<VoucherId> {
  const row = await readOne(context.trx, input.cashCountId);
  if (row.status !== 'signed') throw new AppError('cash_count_status_wrong', { status: row.status });
  const difference = row.countedFen - row.bookFen;
  if (difference === 0) throw new AppError('cash_count_no_difference', {});
  await refuseVoucher(context.trx, row.id);
  const { code } = await context.trx.selectFrom('accounts').select('code').where('id', '=', row.accountId).executeTakeFirstOrThrow();
  const amountFen = fen(Math.abs(difference));
  const summary = `${formatDayChinese(row.day)}现金盘点${difference > 0 ? '长款' : '短款'}`;
  const [debit, credit] = difference > 0 ? [code, input.accountCode] : [input.accountCode, code];
  const { voucherId } = await saveVoucher(context, {
    accountSetId: row.accountSetId, voucherDate: row.day, kind: 'ordinary', attachmentsCount: 1,
    lines: [{ summary, accountCode: debit, debitFen: amountFen, creditFen: ZERO_FEN }, { summary, accountCode: credit, debitFen: ZERO_FEN, creditFen: amountFen }],
  });
  await context.trx.insertInto('cashCountVouchers').values({ cashCountId: row.id, voucherId }).execute();
  return voucherId;
}
