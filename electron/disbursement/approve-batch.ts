import type { OutputOf } from '#shared/contract.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchId } from '#shared/ids.ts';
import { ZERO_FEN } from '#shared/money.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { refuseUntilNoticeRun } from './batch-notice.ts';
import { addToMonth, bookBatch, toAccrue } from './book-batch.ts';
import { isMaker, unchangedFingerprint } from './judge-batch.ts';
import { refuseWithoutMoney } from './money-checks.ts';
import { openBatch, standing, takeStep } from './move-batch.ts';
import { refusePayeesGone } from './payees-gone.ts';
import { accountFaults } from './payee-accounts.ts';
import { paidByInvoice } from './provider-batch.ts';
import { releaseSetOffs, takeSetOffs } from './set-off.ts';
import type { BatchRow } from './frozen-inputs.ts';
import { sign } from './signatures.ts';

/** Lines named in a refusal; the count is of all. */
const NAMED = 20;

/**
 * A third person approves the list as reviewed (where the flow asks for more, the last of them), and the accrual is posted in the same
 * transaction (§1.3). Refuses makers, the reviewer, a list that is not the reviewed one, people who died or moved out before the month, a
 * list whose notice has not run, payee accounts that changed since the list was locked (R18), money that is not there and budgets that
 * would be exceeded (D7).
 */
export async function approveBatch(context: CommandContext, input: { batchId: BatchId; version: number; comment: string }): Promise<OutputOf<typeof disbursementContract.approve>> {
  const { actor, clock } = context;
  const batch = await openBatch(context, input, ['reviewed']);
  if (await isMaker(context.trx, batch, actor.staffId)) throw new AppError('maker_cannot_approve', { name: actor.staffName });
  if (batch.reviewerStaffId === actor.staffId) throw new AppError('reviewer_cannot_approve', { name: actor.staffName });
  const fingerprint = await unchangedFingerprint(context, batch);
  await refusePayeesGone(context.trx, batch.id);
  await refuseUntilNoticeRun(context, batch);
  // Accounts of the people do not matter where a provider is paid.
  if (batch.payBy === 'bank' && !(await paidByInvoice(context.trx, batch))) {
    const changed = (await accountFaults(context.trx, batch.id, clock.today())).filter((fault) => fault.kind === 'accountChanged');
    if (changed.length > 0) throw new AppError('accounts_changed', { lines: changed.slice(0, NAMED).map(({ lineNo, name, detail }) => ({ lineNo, name, detail })), count: changed.length });
  }
  if (!(await sign(context, batch, 'approve', fingerprint, input.comment))) return { ...standing(await takeStep(context, batch, { step: 'approve', comment: input.comment, fingerprint })), voucherIds: [] };
  const accrued = await toAccrue(context, batch);
  await refuseWithoutMoney(context, batch, accrued);
  const approved = await takeStep(context, batch, {
    step: 'approve', to: 'approved', comment: input.comment, fingerprint, set: { approverUserId: actor.userId, approverStaffId: actor.staffId, approvedAt: clock.now(), accruedFen: accrued.amountFen },
  });
  const voucherIds = await bookBatch(context, approved, { effect: 'accrue', step: 'approve', amountFen: accrued.amountFen, date: clock.today(), by: 'maker' });
  voucherIds.push(...(await takeSetOffs(context, approved)));
  await addToMonth(context, approved, accrued);
  return { ...standing(approved), voucherIds };
}

/** Ends a batch that was not paid, with a reason; the accrual of an approved one is posted again in red. */
export async function voidBatch(context: CommandContext, input: { batchId: BatchId; version: number; reason: string }): Promise<OutputOf<typeof disbursementContract.voidBatch>> {
  const { trx, clock } = context;
  const batch = await openBatch(context, input, ['draft', 'locked', 'computed', 'submitted', 'reviewed', 'approved']);
  await refuseSupplemented(context, batch);
  const accrued = batch.status === 'approved' ? await toAccrue(context, batch) : null;
  // The lines give up their place in the month before the batch is closed to changes.
  await trx.updateTable('batchLines').set({ status: 'cancelled', statusReason: input.reason }).where('batchId', '=', batch.id).where('status', 'in', ['toPay', 'held']).execute();
  const voided = await takeStep(context, batch, { step: 'void', to: 'voided', comment: input.reason, set: { voidReason: input.reason, accruedFen: ZERO_FEN } });
  if (accrued === null) return { ...standing(voided), voucherIds: [] };
  const accrual = await trx.selectFrom('batchVouchers').select('voucherId').where('batchId', '=', batch.id).where('effect', '=', 'accrue').executeTakeFirst();
  const voucherIds = accrual === undefined ? [] : await bookBatch(context, batch, { effect: 'reverse', step: 'void', amountFen: accrued.amountFen, date: clock.today(), by: 'actor', reversesVoucherId: accrual.voucherId });
  voucherIds.push(...(await releaseSetOffs(context, batch, input.reason)));
  await addToMonth(context, batch, { persons: -accrued.persons, amountFen: -accrued.amountFen });
  return { ...standing(voided), voucherIds };
}

/** What a supplement has paid beyond the lines of this batch stands on them. */
async function refuseSupplemented(context: CommandContext, batch: BatchRow): Promise<void> {
  if (batch.kind !== 'main') return;
  const child = await context.trx.selectFrom('batchLineMonths as x').innerJoin('batchLines as l', 'l.id', 'x.lineId').innerJoin('batches as b', 'b.id', 'l.batchId').select('b.batchNo')
    .where('l.programmeId', '=', batch.programmeId).where('x.month', '=', batch.benefitMonth).where('l.status', 'not in', ['removed', 'cancelled']).executeTakeFirst();
  if (child) throw new AppError('batch_has_children', { batchNo: child.batchNo });
}
