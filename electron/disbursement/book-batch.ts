/** The vouchers of a batch (community-welfare §1.3) and the sums kept per programme and month. */
import { sql } from 'kysely';
import { formatMonthChinese, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { VoucherEffect } from '#shared/disbursement/status.ts';
import type { HouseholdId, ResidentId, VoucherId } from '#shared/ids.ts';
import { negate, ZERO_FEN, type Fen } from '#shared/money.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { postVoucher } from '#electron/ledger/post-voucher.ts';
import { withFundLines } from '#electron/relief/fund-vouchers.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import { readProgramme, readVersion, type Reads } from '#electron/welfare/versions.ts';
import type { BatchRow } from './frozen-inputs.ts';

export interface Booking {
  readonly effect: BatchEffect;
  /** Names the act within the batch: 'approve', 'pay:3' (result 3), 'return:3', 'cash:2'. */
  readonly step: string;
  readonly amountFen: Fen;
  readonly date: Day;
  /** Over the desk: out of the cash account. */
  readonly cash?: boolean;
  /** Who answers for the voucher as its maker: the maker of the batch for the accrual, the cashier for payments. */
  readonly by: 'maker' | 'actor';
  readonly reversesVoucherId?: VoucherId;
  /** Of a release: what was accrued in an earlier year. */
  readonly earlierYear?: boolean;
  /** Whom it is paid to in the people's place, for the summary: a provider and its invoice. */
  readonly to?: string;
  /** Which part of which lines is paid or came back, from and to within the line's sum: where the payable is kept by name, it is booked by name. */
  readonly parts?: readonly LinePart[];
}

export interface LinePart { readonly lineId: number; readonly fromFen: number; readonly toFen: number }

type BatchEffect = Exclude<VoucherEffect, 'setOff' | 'unsetOff' | 'recover'>;
const SUMMARIES: Readonly<Record<BatchEffect, string>> = { accrue: '计提', reverse: '冲销作废批次', release: '冲回不再发放的计提', pay: '发放', return: '银行退回' };

/**
 * Posts one voucher of the batch and notes it. accrue: Dr expense / Cr payable; pay: Dr payable / Cr bank or cash; return: Dr bank /
 * Cr payable, the entitlement stays payable; reverse and release: the accrual once more in red, what was accrued in an earlier year Dr payable /
 * Cr undistributed earnings. Nothing for zero, and no accrual where the claims were
 * booked as owed before (a dividend; there the payable side is split by the names it is owed in) or where expense and payable are one
 * account (money passed through for the government, community-welfare §1.3). Where the relief fund pays the programme, its earmark moves
 * in the same voucher.
 */
export async function bookBatch(context: CommandContext, batch: BatchRow, booking: Booking): Promise<VoucherId[]> {
  if (booking.amountFen === 0) return [];
  const { trx, actor } = context;
  const [programme, version] = [await readProgramme(trx, batch.programmeId), await readVersion(trx, batch.versionId)];
  const before = programme.accrual === 'source';
  // Money of others that only passes through (政府代发, 211 代发款) is no expense of the collective: nothing is accrued either.
  const passesThrough = version.expenseAccountCode === version.payableAccountCode;
  if ((before || passesThrough) && (booking.effect === 'accrue' || booking.effect === 'reverse' || booking.effect === 'release')) return [];
  const money = booking.cash === true ? version.cashAccountCode : version.moneyAccountCode;
  const [debit, credit] = {
    accrue: [version.expenseAccountCode, version.payableAccountCode], reverse: [version.expenseAccountCode, version.payableAccountCode],
    release: booking.earlierYear === true ? [version.payableAccountCode, await undistributed(trx, programme.accountSetId)] : [version.expenseAccountCode, version.payableAccountCode],
    pay: [version.payableAccountCode, money], return: [money, version.payableAccountCode],
  }[booking.effect] as [string, string];
  const amountFen = booking.effect === 'reverse' || (booking.effect === 'release' && booking.earlierYear !== true) ? negate(booking.amountFen) : booking.amountFen;
  const summary = `${SUMMARIES[booking.effect]}${formatMonthChinese(batch.benefitMonth)}${programme.name}（${batch.batchNo}）${booking.to === undefined ? '' : `付${booking.to}`}`.slice(0, 200);
  const line = { summary, programmeId: programme.id, batchId: batch.id };
  const maker = booking.by === 'actor' || actor.staffId === batch.makerStaffId ? { userId: actor.userId, staffId: actor.staffId } : { userId: batch.makerUserId, staffId: batch.makerStaffId };
  const owed = (): Promise<OwedPart[]> => owedBy(trx, booking.parts ?? []);
  const fund = await withFundLines(context, { programmeId: programme.id, batchId: batch.id, effect: booking.effect === 'release' ? 'reverse' : booking.effect, amountFen: booking.amountFen, date: booking.date, summary }, [
    ...(before && booking.effect === 'pay' ? await owed() : [{}]).map(({ fen = amountFen, ...names }) => ({ ...line, ...names, accountCode: debit, debitFen: fen, creditFen: ZERO_FEN })),
    ...(before && booking.effect === 'return' ? await owed() : [{}]).map(({ fen = amountFen, ...names }) => ({ ...line, ...names, accountCode: credit, debitFen: ZERO_FEN, creditFen: fen })),
  ]);
  const posted = await postVoucher(context, {
    accountSetId: programme.accountSetId, voucherDate: booking.date, kind: booking.effect === 'reverse' ? 'reversal' : 'ordinary', attachmentsCount: 1, maker,
    reviewer: reviewerBeside(batch, maker.staffId), source: { kind: 'batch', id: batch.id, step: booking.step },
    ...(booking.reversesVoucherId === undefined ? {} : { reversesVoucherId: booking.reversesVoucherId }),
    lines: fund.lines,
  });
  context.fail('batch.voucher');
  await trx.insertInto('batchVouchers').values({ voucherId: posted.voucherId, batchId: batch.id, step: booking.step, effect: booking.effect, amountFen: booking.amountFen }).execute();
  await fund.note(posted.voucherId);
  return [posted.voucherId];
}

interface OwedPart { readonly fen?: Fen; readonly householdId?: HouseholdId; readonly residentId?: ResidentId }

/** The names the parts of lines are owed in, from their claims: the claims of a line fill it in the order they were entered, what is set off last. */
export async function owedBy(db: Reads, parts: readonly LinePart[]): Promise<OwedPart[]> {
  const rows = await readRows<{ fen: Fen; householdId: HouseholdId | null; residentId: ResidentId | null }>(db, sql`
    select sum(fen) as fen, householdId, residentId from (
      select max(0, min(j.value ->> 2, s.toFen) - max(j.value ->> 1, s.toFen - s.amountFen)) as fen, s.householdId, s.residentId
      from json_each(${JSON.stringify(parts.map((part) => [part.lineId, part.fromFen, part.toFen]))}) j
      join (select x.lineId, x.amountFen, sum(x.amountFen) over (partition by x.lineId order by x.claimId) as toFen, c.owedHouseholdId as householdId, c.owedResidentId as residentId
        from batchLineClaims x join claims c on c.id = x.claimId) s on s.lineId = j.value ->> 0)
    group by householdId, residentId having sum(fen) > 0 order by householdId, residentId`);
  return rows.map(({ fen, householdId, residentId }) => ({ fen, ...(householdId === null ? {} : { householdId }), ...(residentId === null ? {} : { residentId }) }));
}

/** The account of undistributed earnings (未分配收益) of the books: what earlier years were charged with wrongly. @throws AppError account_unknown */
export async function undistributed(db: Reads, accountSetId: number): Promise<string> {
  const [row] = await readRows<{ code: string }>(db, sql`select a.code from accounts a, json_each(a.flags) f where a.accountSetId = ${accountSetId} and a.leaf = 1 and f.value = 'undistributed' limit 1`);
  if (row === undefined) throw new AppError('account_unknown', { code: '322' });
  return row.code;
}

/** The reviewer of the batch has reviewed its vouchers; where he is the maker of one, the approver has. */
export function reviewerBeside(batch: BatchRow, makerStaffId: number): { userId: NonNullable<BatchRow['reviewerUserId']>; staffId: NonNullable<BatchRow['reviewerStaffId']> } | null {
  if (batch.reviewerUserId !== null && batch.reviewerStaffId !== null && batch.reviewerStaffId !== makerStaffId) return { userId: batch.reviewerUserId, staffId: batch.reviewerStaffId };
  if (batch.approverUserId !== null && batch.approverStaffId !== null && batch.approverStaffId !== makerStaffId) return { userId: batch.approverUserId, staffId: batch.approverStaffId };
  return null;
}

/** Adds to what is kept per programme and benefit month; negative to take back. In the same transaction as the batch. */
export async function addToMonth(context: CommandContext, batch: Pick<BatchRow, 'programmeId' | 'benefitMonth'>, change: { persons?: number; amountFen?: number; paidPersons?: number; paidFen?: number }): Promise<void> {
  const { persons = 0, amountFen = 0, paidPersons = 0, paidFen = 0 } = change;
  await sql`insert into programmeMonths (programmeId, month, persons, amountFen, paidPersons, paidFen) values (${batch.programmeId}, ${batch.benefitMonth}, 0, 0, 0, 0) on conflict do nothing`.execute(context.trx);
  await sql`update programmeMonths set persons = persons + ${persons}, amountFen = amountFen + ${amountFen}, paidPersons = paidPersons + ${paidPersons}, paidFen = paidFen + ${paidFen}
    where programmeId = ${batch.programmeId} and month = ${batch.benefitMonth}`.execute(context.trx);
}

/**
 * What approving a batch adds to what is owed: all of it; of a follow-up only what was never accrued, or was released since. A line is
 * payable since the approval of the first batch of its chain that failed to pay it, until that is released.
 */
export async function toAccrue(context: CommandContext, batch: BatchRow): Promise<{ persons: number; amountFen: Fen }> {
  if (batch.kind !== 'followUp') return { persons: batch.personCount, amountFen: batch.totalFen };
  const { rows: [row] } = await sql<{ persons: number; amountFen: Fen }>`
    with recursive chain(lineId, id) as (
      select id, parentLineId from batchLines where batchId = ${batch.id} and status = 'toPay'
      union all select chain.lineId, p.parentLineId from chain join batchLines p on p.id = chain.id where p.parentLineId is not null and not exists (select 1 from releasedLines r where r.lineId = p.id))
    select count(*) as persons, coalesce(sum(l.amountFen), 0) as amountFen from batchLines l where l.batchId = ${batch.id} and l.status = 'toPay'
      and not exists (select 1 from chain join batchLines p on p.id = chain.id where chain.lineId = l.id and p.status in ('failed', 'returned', 'partPaid') and not exists (select 1 from releasedLines r where r.lineId = p.id))`.execute(context.trx);
  return row ?? { persons: 0, amountFen: ZERO_FEN };
}
