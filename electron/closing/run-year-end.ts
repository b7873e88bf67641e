/** The acts of a year-end: prepared by one person, confirmed by another, posted by the accountant, taken back by two. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readActor } from '#electron/ledger/actors.ts';
import { closePeriod } from '#electron/ledger/close-period.ts';
import { openPeriod } from '#electron/ledger/open-period.ts';
import { postAgreed, reverseAgreed, type Agreed } from '#electron/ledger/post-agreed.ts';
import { refuseCashier } from '#electron/ledger/review-voucher.ts';
import type { YearEndChoice, YearEndPlan, YearEndStatus } from '#shared/closing/year-end.ts';
import { addMonths, lastDay } from '#shared/days.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import type { AccountSetId, HouseholdId, Id, ProgrammeId, ResidentId } from '#shared/ids.ts';
import { decemberOf } from './year-end-checks.ts';
import { planOf, readYearGround } from './year-end-plan.ts';
import { readYearAccounts } from './year-accounts.ts';
import { reopenAgreed } from './reopenings.ts';

type YearEndId = Id<'yearEnd'>;
interface Done { yearEndId: YearEndId; status: YearEndStatus }

/** The plan as the books stand now. Refuses `year_end_not_ready`, `closing_account_missing`, and what `judgeChoice` finds. */
async function soundPlan({ trx, clock }: CommandContext, accountSetId: AccountSetId, year: number, choice: YearEndChoice): Promise<YearEndPlan> {
  const ground = await readYearGround(trx, clock, accountSetId, year);
  const failed = ground.checks.filter((check) => !check.holds).map((check) => check.key);
  if (failed.length > 0) throw new AppError('year_end_not_ready', { year, checks: failed.join(' ') });
  const { plan, problem } = planOf(ground, choice, year, clock);
  if (problem !== null) throw new AppError<ErrorCode>(problem.code, problem.data);
  return plan;
}

/** Prepares the year-end with what was decided. Refuses `year_end_exists`, then what `soundPlan` refuses. */
export async function prepareYearEnd(context: CommandContext, input: { accountSetId: AccountSetId; year: number; choice: YearEndChoice }): Promise<Done> {
  const { trx, clock, actor } = context;
  const { accountSetId, year, choice } = input;
  const standing = await trx.selectFrom('yearEnds').select('status').where('accountSetId', '=', accountSetId).where('year', '=', year).where('status', 'in', ['prepared', 'confirmed', 'posted']).executeTakeFirst();
  if (standing) throw new AppError('year_end_exists', { year, status: standing.status });
  const plan = await soundPlan(context, accountSetId, year, choice);
  const none = { confirmedByUserId: null, confirmedByStaffId: null, confirmedAt: null, postedByUserId: null, postedByStaffId: null, postedAt: null, endedByUserId: null, endedByStaffId: null, endedAt: null };
  const { id } = await trx.insertInto('yearEnds').values({
    accountSetId, year, status: 'prepared', choice: JSON.stringify(choice), plan: JSON.stringify(plan), preparedByUserId: actor.userId, preparedByStaffId: actor.staffId, preparedAt: clock.now(),
    ...none, reversalReason: null, reversalAskedByUserId: null, reversalAskedByStaffId: null, reversalAskedAt: null,
  }).returning('id').executeTakeFirstOrThrow();
  return { yearEndId: id, status: 'prepared' };
}

async function readRun(context: CommandContext, yearEndId: YearEndId, ...needs: YearEndStatus[]) {
  const run = await context.trx.selectFrom('yearEnds').selectAll().where('id', '=', yearEndId).executeTakeFirst();
  if (!run) throw new AppError('not_found', { what: 'yearEnd', id: String(yearEndId) });
  if (!needs.includes(run.status)) throw new AppError('year_end_status_wrong', { status: run.status, needs: needs.join(' ') });
  return run;
}

/** The plan must still follow from the books. Refuses `year_end_stale` and what `soundPlan` refuses. */
async function samePlan(context: CommandContext, run: Awaited<ReturnType<typeof readRun>>): Promise<YearEndPlan> {
  const plan = await soundPlan(context, run.accountSetId, run.year, JSON.parse(run.choice) as YearEndChoice);
  if (JSON.stringify(plan) !== run.plan) throw new AppError('year_end_stale', { year: run.year });
  return plan;
}

/** Another person has gone through it. Refuses `cashier_may_not`, `not_found`, `year_end_status_wrong`, `year_end_own`, `year_end_stale`. */
export async function confirmYearEnd(context: CommandContext, yearEndId: YearEndId): Promise<Done> {
  const { trx, clock, actor } = context;
  refuseCashier(actor, 'review');
  const run = await readRun(context, yearEndId, 'prepared');
  if (run.preparedByStaffId === actor.staffId) throw new AppError('year_end_own', { name: actor.staffName });
  await samePlan(context, run);
  await trx.updateTable('yearEnds').set({ status: 'confirmed', confirmedByUserId: actor.userId, confirmedByStaffId: actor.staffId, confirmedAt: clock.now() }).where('id', '=', yearEndId).execute();
  return { yearEndId, status: 'confirmed' };
}

/** Throws away a year-end that was not posted. Refuses `year_end_status_wrong`. */
export async function discardYearEnd(context: CommandContext, yearEndId: YearEndId): Promise<Done> {
  await readRun(context, yearEndId, 'prepared', 'confirmed');
  const { actor, clock } = context;
  await context.trx.updateTable('yearEnds').set({ status: 'discarded', endedByUserId: actor.userId, endedByStaffId: actor.staffId, endedAt: clock.now() }).where('id', '=', yearEndId).execute();
  return { yearEndId, status: 'discarded' };
}

/**
 * Posts all vouchers of the year-end, locks December and opens January, all or nothing. Afterwards 501–521, 321 and 322 各项分配 are zero.
 * Refuses `cashier_may_not`, `year_end_status_wrong`, `year_end_stale`, what posting and `closePeriod` refuse.
 */
export async function postYearEnd(context: CommandContext, yearEndId: YearEndId): Promise<Done & { vouchers: number }> {
  const { trx, clock, actor } = context;
  refuseCashier(actor, 'post');
  const run = await readRun(context, yearEndId, 'confirmed');
  const plan = await samePlan(context, run);
  const agreed: Agreed = { maker: await readActor(trx, run.preparedByUserId), reviewer: await readActor(trx, run.confirmedByUserId ?? run.preparedByUserId), poster: actor };
  const december = decemberOf(run.year);
  for (const [index, step] of plan.steps.entries()) {
    const voucherId = await postAgreed(context, agreed, {
      accountSetId: run.accountSetId, voucherDate: lastDay(december), kind: 'closing', attachmentsCount: 0,
      lines: step.lines.map(({ accountName: _name, residentId, householdId, programmeId, ...line }) => ({
        ...line, residentId: residentId as ResidentId | null, householdId: householdId as HouseholdId | null, programmeId: programmeId as ProgrammeId | null,
      })),
    });
    await trx.insertInto('yearEndVouchers').values({ voucherId, yearEndId, step: step.key, reversal: 0 }).execute();
    context.fail('yearEnd.step');
    context.progress({ done: index + 1, total: plan.steps.length, label: 'closing.postYearEnd' });
  }
  await assertEmpty(context, run.accountSetId, run.year);
  await closePeriod(context, { accountSetId: run.accountSetId, month: december });
  const set = await trx.selectFrom('accountSets').select(['id', 'startMonth', 'openingMonth']).where('id', '=', run.accountSetId).executeTakeFirstOrThrow();
  await openPeriod(trx, set, addMonths(december, 1));
  await trx.updateTable('yearEnds').set({ status: 'posted', postedByUserId: actor.userId, postedByStaffId: actor.staffId, postedAt: clock.now() }).where('id', '=', yearEndId).execute();
  return { yearEndId, status: 'posted', vouchers: plan.steps.length };
}

async function assertEmpty({ trx }: CommandContext, accountSetId: AccountSetId, year: number): Promise<void> {
  const left = (await readYearAccounts(trx, accountSetId, decemberOf(year))).filter((a) => a.balanceFen !== 0 && (a.profitLoss || a.rootCode === '321' || (a.rootCode === '322' && !a.undistributed)));
  if (left.length > 0) throw new Error(`year-end of ${year} leaves ${left.map((a) => `${a.code} ${a.balanceFen}`).join(', ')}`);
}

/** Asks to take a posted year-end back. Refuses `year_end_status_wrong`, `year_end_reversal_asked`, `year_end_next_year_posted`. */
export async function askYearEndReversal(context: CommandContext, yearEndId: YearEndId, reason: string): Promise<Done> {
  const { trx, clock, actor } = context;
  const run = await readRun(context, yearEndId, 'posted');
  if (run.reversalReason !== null) throw new AppError('year_end_reversal_asked', {});
  await refuseNextYear(context, run);
  await trx.updateTable('yearEnds').set({ reversalReason: reason, reversalAskedByUserId: actor.userId, reversalAskedByStaffId: actor.staffId, reversalAskedAt: clock.now() }).where('id', '=', yearEndId).execute();
  return { yearEndId, status: 'posted' };
}

async function refuseNextYear({ trx }: CommandContext, run: { accountSetId: AccountSetId; year: number }): Promise<void> {
  const { vouchers } = await trx.selectFrom('vouchers').select(sql<number>`count(*)`.as('vouchers')).where('accountSetId', '=', run.accountSetId).where('status', '=', 'posted')
    .where('month', '>', decemberOf(run.year)).executeTakeFirstOrThrow();
  if (vouchers > 0) throw new AppError('year_end_next_year_posted', { year: run.year, vouchers });
}

/**
 * Another person agrees: December opens and every voucher of the year-end is cancelled in red, the last one first. Or he declines.
 * Refuses `cashier_may_not`, `year_end_status_wrong`, `year_end_reversal_not_asked`, `year_end_own`, `year_end_next_year_posted`.
 */
export async function decideYearEndReversal(context: CommandContext, input: { yearEndId: YearEndId; approve: boolean }): Promise<Done & { vouchers: number }> {
  const { trx, clock, actor } = context;
  const { yearEndId } = input;
  refuseCashier(actor, 'review');
  const run = await readRun(context, yearEndId, 'posted');
  if (run.reversalReason === null || run.reversalAskedByUserId === null) throw new AppError('year_end_reversal_not_asked', {});
  if (run.reversalAskedByStaffId === actor.staffId) throw new AppError('year_end_own', { name: actor.staffName });
  if (!input.approve) {
    await trx.updateTable('yearEnds').set({ reversalReason: null, reversalAskedByUserId: null, reversalAskedByStaffId: null, reversalAskedAt: null }).where('id', '=', yearEndId).execute();
    return { yearEndId, status: 'posted', vouchers: 0 };
  }
  await refuseNextYear(context, run);
  const asker = await readActor(trx, run.reversalAskedByUserId);
  await trx.updateTable('yearEnds').set({ status: 'reversed', endedByUserId: actor.userId, endedByStaffId: actor.staffId, endedAt: clock.now() }).where('id', '=', yearEndId).execute();
  const december = decemberOf(run.year);
  await reopenAgreed(context, { accountSetId: run.accountSetId, month: december, reason: run.reversalReason, askedBy: asker });
  const vouchers = await trx.selectFrom('yearEndVouchers').selectAll().where('yearEndId', '=', yearEndId).orderBy('voucherId', 'desc').execute();
  for (const { voucherId, step } of vouchers) {
    const red = await reverseAgreed(context, { maker: asker, reviewer: actor, poster: asker }, { voucherId, voucherDate: lastDay(december), reason: run.reversalReason.slice(0, 100) });
    await trx.insertInto('yearEndVouchers').values({ voucherId: red, yearEndId, step, reversal: 1 }).execute();
    context.fail('yearEnd.reversal');
  }
  return { yearEndId, status: 'reversed', vouchers: vouchers.length };
}
