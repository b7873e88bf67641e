/** Vouchers of contracts, by the recipes for rents: dues and months of income, money in, deposits. */
import type { CommandContext } from '#electron/api/context.ts';
import { formatMonthChinese, monthOf, type Day, type Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId, VoucherId } from '#shared/ids.ts';
import { fen, type Fen } from '#shared/money.ts';
import { credit, debit, draftVoucher, type BookedFor, type DraftLine } from './draft-voucher.ts';
import { groupBy } from '#shared/group-by.ts';
import { listAccrualsDue, listBookings, readLeaseRow, standing, type LeaseId, type LeaseRecord } from './leases.ts';

const party = (lease: LeaseRecord): Partial<DraftLine> => ({ counterparty: lease.counterparty, residentId: lease.residentId, householdId: lease.householdId });
const cut = (text: string): string => (text.length <= 200 ? text : text.slice(0, 200));

/** A voucher takes 2,000 lines at most; each accrual makes three. */
const MOST_ACCRUALS = 600;

/**
 * Books rent as income, all that belongs into `month` or earlier in one draft: what was received in advance from 预收租金
 * (Dr 211 / Cr 501), the rest as receivable (Dr 112 or 113 / Cr 501). Refuses `nothing_to_book`.
 */
export async function bookAccruals(context: CommandContext, input: { accountSetId: AccountSetId; month: Month; leaseId?: LeaseId | undefined; voucherDate: Day; attachmentsCount: number }): Promise<{ voucherId: VoucherId; count: number }> {
  const due = (await listAccrualsDue(context.trx, input)).slice(0, MOST_ACCRUALS);
  if (due.length === 0) throw new AppError('nothing_to_book', { month: input.month });
  const lines: DraftLine[] = [];
  const booked: BookedFor[] = [];
  for (const [leaseId, accruals] of groupBy(due, (each) => each.leaseId)) {
    const lease = await readLeaseRow(context.trx, leaseId);
    let advance: number = Math.max(0, standing(await listBookings(context.trx, leaseId)).advanceFen);
    for (const accrual of accruals) {
      const fromAdvance = fen(Math.min(accrual.amountFen, advance));
      advance -= fromAdvance;
      const summary = cut(`${formatMonthChinese(monthOf(accrual.accrueOn))}${lease.kind === 'lease' ? '租金' : '承包费'} ${lease.leaseNo} ${lease.object}`);
      lines.push(
        debit(lease.advanceCode, fromAdvance, summary, party(lease)), debit(lease.receivableCode, fen(accrual.amountFen - fromAdvance), summary, party(lease)),
        credit(lease.incomeCode, accrual.amountFen, summary, { counterparty: lease.counterparty }),
      );
      booked.push({ what: 'leaseAccrual', subjectId: leaseId, step: accrual.step, amountFen: accrual.amountFen, advanceFen: fromAdvance });
    }
  }
  const voucherId = await draftVoucher(context, { accountSetId: input.accountSetId, voucherDate: input.voucherDate, attachmentsCount: input.attachmentsCount, lines, for: booked });
  return { voucherId, count: booked.length };
}

interface MoneyIn { leaseId: LeaseId; voucherDate: Day; amountFen: Fen; moneyCode: string; attachmentsCount: number }

/**
 * Rent received: pays the receivable first (Dr 102 / Cr 112 or 113), what is over is rent in advance (Cr 211 预收租金).
 * Refuses `lease_status_wrong` for a contract never in force, `receipt_exceeds_rent`.
 */
export async function receiveRent(context: CommandContext, input: MoneyIn): Promise<{ voucherId: VoucherId }> {
  const lease = await inForce(context, input.leaseId);
  const now = standing(await listBookings(context.trx, lease.id));
  const openFen = fen(lease.totalFen - now.receivedFen);
  if (input.amountFen > openFen) throw new AppError('receipt_exceeds_rent', { openFen, amountFen: input.amountFen });
  const toReceivable = fen(Math.min(input.amountFen, Math.max(0, now.receivableFen)));
  const advanceFen = fen(input.amountFen - toReceivable);
  const summary = cut(`收${lease.kind === 'lease' ? '租金' : '承包费'} ${lease.leaseNo} ${lease.object}`);
  const voucherId = await draftVoucher(context, {
    accountSetId: lease.accountSetId, voucherDate: input.voucherDate, attachmentsCount: input.attachmentsCount,
    lines: [
      debit(input.moneyCode, input.amountFen, summary, { counterparty: lease.counterparty }), credit(lease.receivableCode, toReceivable, summary, party(lease)),
      credit(lease.advanceCode, advanceFen, cut(`预收 ${summary}`), party(lease)),
    ],
    for: [{ what: 'leaseReceipt', subjectId: lease.id, step: '', amountFen: input.amountFen, advanceFen }],
  });
  return { voucherId };
}

/**
 * Deposit received (Dr 102 / Cr 211 押金), given back (Dr 211 / Cr 102) or kept as agreed (Dr 211 / Cr 504).
 * Refuses `lease_status_wrong`, `deposit_exceeds` beyond what is agreed or held.
 */
export async function moveDeposit(context: CommandContext, input: MoneyIn & { act: 'depositIn' | 'depositOut' | 'depositKept'; incomeCode: string }): Promise<{ voucherId: VoucherId }> {
  const lease = await inForce(context, input.leaseId);
  const { depositHeldFen } = standing(await listBookings(context.trx, lease.id));
  const most = fen(input.act === 'depositIn' ? lease.depositFen - depositHeldFen : depositHeldFen);
  if (input.amountFen > most) throw new AppError('deposit_exceeds', { heldFen: most, amountFen: input.amountFen });
  const summary = cut(`${{ depositIn: '收押金', depositOut: '退押金', depositKept: '扣押金' }[input.act]} ${lease.leaseNo} ${lease.object}`);
  const other = { counterparty: lease.counterparty };
  const lines = {
    depositIn: () => [debit(input.moneyCode, input.amountFen, summary, other), credit(lease.depositCode, input.amountFen, summary, party(lease))],
    depositOut: () => [debit(lease.depositCode, input.amountFen, summary, party(lease)), credit(input.moneyCode, input.amountFen, summary, other)],
    depositKept: () => [debit(lease.depositCode, input.amountFen, summary, party(lease)), credit(input.incomeCode, input.amountFen, summary, other)],
  }[input.act]();
  const voucherId = await draftVoucher(context, {
    accountSetId: lease.accountSetId, voucherDate: input.voucherDate, attachmentsCount: input.attachmentsCount, lines,
    for: [{ what: input.act, subjectId: lease.id, step: '', amountFen: input.amountFen }],
  });
  return { voucherId };
}

async function inForce({ trx }: CommandContext, leaseId: LeaseId): Promise<LeaseRecord> {
  const lease = await readLeaseRow(trx, leaseId);
  if (lease.status === 'draft' || lease.status === 'cancelled') throw new AppError('lease_status_wrong', { status: lease.status, needs: 'active' });
  return lease;
}
