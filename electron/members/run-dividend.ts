/** The acts of a dividend after it was prepared: confirmed by another person, accrued, taken back before payment. Paying is in claim-dividend.ts. */
import type { CommandContext } from '#electron/api/context.ts';
import { readActor } from '#electron/ledger/actors.ts';
import { postAgreed, reverseAgreed, type Agreed } from '#electron/ledger/post-agreed.ts';
import { refuseCashier } from '#electron/ledger/review-voucher.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { Id, ProgrammeId, VoucherId } from '#shared/ids.ts';
import type { DividendStatus } from '#shared/members/words.ts';
import { fen, sumFen, ZERO_FEN } from '#shared/money.ts';
import { claimsOf, withdrawClaim } from '#electron/welfare/claims.ts';

type RunId = Id<'dividendRun'>;
interface Done { runId: RunId; status: DividendStatus }

/** The run in one of the wanted states. Refuses `not_found`, `dividend_status_wrong`. */
export async function readRun(context: CommandContext, runId: RunId, ...needs: DividendStatus[]) {
  const run = await context.trx.selectFrom('dividendRuns').selectAll().where('id', '=', runId).executeTakeFirst();
  if (!run) throw new AppError('not_found', { what: 'dividendRun', id: String(runId) });
  if (!needs.includes(run.status)) throw new AppError('dividend_status_wrong', { status: run.status, needs: needs.join(' ') });
  return run;
}

/** Its lines as stored. */
export const readLines = (context: CommandContext, runId: RunId) => context.trx.selectFrom('dividendLines').selectAll().where('runId', '=', runId).orderBy('lineNo').execute();

/** Another person has gone through the list. Refuses `cashier_may_not`, `dividend_status_wrong`, `dividend_own`. */
export async function confirmDividend(context: CommandContext, runId: RunId): Promise<Done> {
  const { trx, clock, actor } = context;
  refuseCashier(actor, 'review');
  const run = await readRun(context, runId, 'prepared');
  if (run.preparedByStaffId === actor.staffId) throw new AppError('dividend_own', { name: actor.staffName });
  await trx.updateTable('dividendRuns').set({ status: 'confirmed', confirmedByUserId: actor.userId, confirmedByStaffId: actor.staffId, confirmedAt: clock.now() }).where('id', '=', runId).execute();
  return { runId, status: 'confirmed' };
}

/** Throws away what was not accrued. Refuses `dividend_status_wrong`. */
export async function discardDividend(context: CommandContext, runId: RunId): Promise<Done> {
  await readRun(context, runId, 'prepared', 'confirmed');
  await context.trx.updateTable('dividendRuns').set({ status: 'discarded' }).where('id', '=', runId).execute();
  return { runId, status: 'discarded' };
}

/**
 * Posts the accrual: Dr 322.0102 for the pool / Cr what is owed, household by household or person by person, and Cr 214 for what is
 * withheld. Made by who prepared the list, reviewed by who confirmed it. Refuses `cashier_may_not`, `dividend_status_wrong`, what posting refuses.
 */
export async function accrueDividend(context: CommandContext, runId: RunId, on: Day): Promise<Done & { voucherId: VoucherId }> {
  const { trx, clock, actor } = context;
  refuseCashier(actor, 'post');
  const run = await readRun(context, runId, 'confirmed');
  const lines = await readLines(context, runId);
  const summary = `计提${run.year}年${run.title}`;
  const taxFen = sumFen(lines.map((line) => line.taxFen));
  const voucherId = await postAgreed(context, await agreedOf(context, run, actor.userId), {
    accountSetId: run.accountSetId, voucherDate: on, kind: 'ordinary', attachmentsCount: 1,
    lines: [
      { summary, accountCode: run.debitAccountCode, debitFen: run.poolFen, creditFen: ZERO_FEN },
      ...lines.flatMap((line) => {
        const creditFen = fen(line.amountFen - line.taxFen);
        return creditFen === 0 ? [] : [{ summary, accountCode: run.payableAccountCode, debitFen: ZERO_FEN, creditFen, householdId: line.householdId, residentId: line.residentId }];
      }),
      ...(taxFen === 0 ? [] : [{ summary: `代扣${run.year}年${run.title}个人所得税`, accountCode: run.taxAccountCode, debitFen: ZERO_FEN, creditFen: taxFen }]),
    ],
  });
  context.fail('dividend.accrual');
  await trx.updateTable('dividendRuns').set({ status: 'accrued', accruedByUserId: actor.userId, accruedAt: clock.now(), accruedOn: on, voucherId }).where('id', '=', runId).execute();
  return { runId, status: 'accrued', voucherId };
}

async function agreedOf({ trx }: CommandContext, run: Awaited<ReturnType<typeof readRun>>, posterId: Parameters<typeof readActor>[1]): Promise<Agreed> {
  return { maker: await readActor(trx, run.preparedByUserId), reviewer: await readActor(trx, run.confirmedByUserId ?? run.preparedByUserId), poster: await readActor(trx, posterId) };
}

/** What was paid, or stands in a batch: then the accrual stays. */
async function refusePaid(context: CommandContext, run: { id: RunId; programmeId: ProgrammeId | null }): Promise<void> {
  const paid = (await readLines(context, run.id)).filter((line) => line.status === 'paid').map((line) => fen(line.amountFen - line.taxFen));
  for (const claim of await claimsOf(context.trx, 'dividend', [run.id])) if (claim.state !== 'open' && claim.state !== 'withdrawn') paid.push(claim.amountFen);
  if (paid.length > 0) throw new AppError('dividend_paid_already', { paidFen: sumFen(paid) });
}

/** Asks to take the accrual back. Refuses `dividend_status_wrong`, `dividend_paid_already`. */
export async function askDividendReversal(context: CommandContext, runId: RunId, reason: string): Promise<Done> {
  const { actor } = context;
  await refusePaid(context, await readRun(context, runId, 'accrued'));
  await context.trx.updateTable('dividendRuns').set({ reversalReason: reason, reversalAskedByUserId: actor.userId, reversalAskedByStaffId: actor.staffId }).where('id', '=', runId).execute();
  return { runId, status: 'accrued' };
}

/** Another person agrees, and the accrual is cancelled in red; or declines. Refuses `cashier_may_not`, `dividend_status_wrong`, `dividend_reversal_not_asked`, `dividend_own`, `dividend_paid_already`. */
export async function decideDividendReversal(context: CommandContext, input: { runId: RunId; approve: boolean; on: Day }): Promise<Done> {
  const { trx, actor } = context;
  const { runId } = input;
  refuseCashier(actor, 'review');
  const run = await readRun(context, runId, 'accrued');
  if (run.reversalReason === null || run.reversalAskedByUserId === null || run.voucherId === null) throw new AppError('dividend_reversal_not_asked', {});
  if (run.reversalAskedByStaffId === actor.staffId) throw new AppError('dividend_own', { name: actor.staffName });
  if (!input.approve) {
    await trx.updateTable('dividendRuns').set({ reversalReason: null, reversalAskedByUserId: null, reversalAskedByStaffId: null }).where('id', '=', runId).execute();
    return { runId, status: 'accrued' };
  }
  await refusePaid(context, run);
  for (const claim of await claimsOf(trx, 'dividend', [runId])) if (claim.state === 'open') await withdrawClaim(context, { claimId: claim.claimId, reason: `分红计提冲销：${run.reversalReason}` });
  const agreed: Agreed = { maker: await readActor(trx, run.reversalAskedByUserId), reviewer: actor, poster: await readActor(trx, run.accruedByUserId ?? run.preparedByUserId) };
  const reversalVoucherId = await reverseAgreed(context, agreed, { voucherId: run.voucherId, voucherDate: input.on, reason: run.reversalReason });
  await trx.updateTable('dividendRuns').set({ status: 'reversed', reversalVoucherId }).where('id', '=', runId).execute();
  return { runId, status: 'reversed' };
}
