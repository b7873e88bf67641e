/** The acts of a dividend after it was prepared: confirmed by another person, accrued, paid, taken back before payment. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readActor } from '#electron/ledger/actors.ts';
import { postAgreed, reverseAgreed, type Agreed } from '#electron/ledger/post-agreed.ts';
import { refuseCashier } from '#electron/ledger/review-voucher.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { Id, ResidentId, VoucherId } from '#shared/ids.ts';
import type { DividendStatus } from '#shared/members/words.ts';
import { fen, sumFen, ZERO_FEN, type Fen } from '#shared/money.ts';
import { readPayees } from './prepare-dividend.ts';

type RunId = Id<'dividendRun'>;
interface Done { runId: RunId; status: DividendStatus }

async function readRun(context: CommandContext, runId: RunId, ...needs: DividendStatus[]) {
  const run = await context.trx.selectFrom('dividendRuns').selectAll().where('id', '=', runId).executeTakeFirst();
  if (!run) throw new AppError('not_found', { what: 'dividendRun', id: String(runId) });
  if (!needs.includes(run.status)) throw new AppError('dividend_status_wrong', { status: run.status, needs: needs.join(' ') });
  return run;
}

const readLines = (context: CommandContext, runId: RunId) => context.trx.selectFrom('dividendLines').selectAll().where('runId', '=', runId).orderBy('lineNo').execute();

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

/** Names who inherits a line. Refuses `dividend_status_wrong`, `dividend_line_wrong`, `not_found`. */
export async function settleHeirs(context: CommandContext, input: { runId: RunId; lineNo: number; heirResidentId: ResidentId; docRef: string }): Promise<{ lineNo: number }> {
  const { trx } = context;
  await readRun(context, input.runId, 'prepared', 'confirmed', 'accrued');
  const line = await trx.selectFrom('dividendLines').selectAll().where('runId', '=', input.runId).where('lineNo', '=', input.lineNo).executeTakeFirst();
  if (line?.status !== 'heirs') throw new AppError('dividend_line_wrong', { lineNo: input.lineNo });
  const heir = await trx.selectFrom('residents').select(['name', 'status']).where('id', '=', input.heirResidentId).executeTakeFirst();
  if (!heir || heir.status === 'dead') throw new AppError('not_found', { what: 'resident', id: String(input.heirResidentId) });
  await trx.updateTable('dividendLines').set({ status: 'toPay', payeeId: input.heirResidentId, note: `由${heir.name}继承（${input.docRef}）` }).where('runId', '=', input.runId).where('lineNo', '=', input.lineNo).execute();
  return { lineNo: input.lineNo };
}

/**
 * Records what the bank or the cashier has paid: Dr what is owed / Cr the money account, in the name of the person who pays. Who died since
 * the list was made is not paid: his line waits for the heirs. Unpaid lines stay owed with their holder.
 * Refuses `dividend_status_wrong`, `dividend_own`, `dividend_nothing_to_pay`, what posting refuses.
 */
export async function payDividend(
  context: CommandContext, input: { runId: RunId; on: Day; moneyAccountCode: string; lineNos?: number[] | null | undefined },
): Promise<{ voucherId: VoucherId; paid: number; heirs: number; paidFen: Fen }> {
  const { trx, actor } = context;
  const run = await readRun(context, input.runId, 'accrued');
  if (run.confirmedByStaffId === actor.staffId) throw new AppError('dividend_own', { name: actor.staffName });
  const payeeOf = await readPayees(context, input.on);
  const wanted = input.lineNos == null ? null : new Set(input.lineNos);
  const lines = (await readLines(context, input.runId)).filter((line) => line.status === 'toPay' && (wanted === null || wanted.has(line.lineNo)));
  const dead = lines.filter((line) => line.residentId !== null && line.payeeId === line.residentId && payeeOf(line).payeeId === null);
  for (const line of dead) await trx.updateTable('dividendLines').set({ status: 'heirs', payeeId: null, note: payeeOf(line).note }).where('runId', '=', input.runId).where('lineNo', '=', line.lineNo).execute();
  const paying = lines.filter((line) => !dead.includes(line) && line.amountFen > line.taxFen);
  if (paying.length === 0) throw new AppError('dividend_nothing_to_pay', {});
  const paidFen = sumFen(paying.map((line) => fen(line.amountFen - line.taxFen)));
  const summary = `发放${run.year}年${run.title}`;
  const agreed: Agreed = { maker: actor, reviewer: await readActor(trx, run.confirmedByUserId ?? run.preparedByUserId), poster: await readActor(trx, run.accruedByUserId ?? run.preparedByUserId) };
  const voucherId = await postAgreed(context, agreed, {
    accountSetId: run.accountSetId, voucherDate: input.on, kind: 'ordinary', attachmentsCount: 1,
    lines: [
      ...paying.map((line) => ({ summary, accountCode: run.payableAccountCode, debitFen: fen(line.amountFen - line.taxFen), creditFen: ZERO_FEN, householdId: line.householdId, residentId: line.residentId })),
      { summary, accountCode: input.moneyAccountCode, debitFen: ZERO_FEN, creditFen: paidFen },
    ],
  });
  await trx.updateTable('dividendLines').set({ status: 'paid', paidOn: input.on, paymentVoucherId: voucherId }).where('runId', '=', input.runId)
    .where(sql<boolean>`lineNo in (select value from json_each(${JSON.stringify(paying.map((line) => line.lineNo))}))`).execute();
  return { voucherId, paid: paying.length, heirs: dead.length, paidFen };
}

async function refusePaid(context: CommandContext, runId: RunId): Promise<void> {
  const paid = (await readLines(context, runId)).filter((line) => line.status === 'paid');
  if (paid.length > 0) throw new AppError('dividend_paid_already', { paidFen: sumFen(paid.map((line) => fen(line.amountFen - line.taxFen))) });
}

/** Asks to take the accrual back. Refuses `dividend_status_wrong`, `dividend_paid_already`. */
export async function askDividendReversal(context: CommandContext, runId: RunId, reason: string): Promise<Done> {
  const { actor } = context;
  await readRun(context, runId, 'accrued');
  await refusePaid(context, runId);
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
  await refusePaid(context, runId);
  const agreed: Agreed = { maker: await readActor(trx, run.reversalAskedByUserId), reviewer: actor, poster: await readActor(trx, run.accruedByUserId ?? run.preparedByUserId) };
  const reversalVoucherId = await reverseAgreed(context, agreed, { voucherId: run.voucherId, voucherDate: input.on, reason: run.reversalReason });
  await trx.updateTable('dividendRuns').set({ status: 'reversed', reversalVoucherId }).where('id', '=', runId).execute();
  return { runId, status: 'reversed' };
}
