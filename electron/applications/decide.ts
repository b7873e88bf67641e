/** 审批 and what follows: the decision by another person, its claim, 归档, 回访; and the ways off: 撤回, 暂停, 申诉. */
import type { CommandContext } from '#electron/api/context.ts';
import { addClaim, claimsOf, withdrawClaim, type ClaimStanding } from '#electron/welfare/claims.ts';
import type { applicationsContract, Done } from '#shared/applications/contract.ts';
import { OPEN_STATUSES, type ApplicationStatus } from '#shared/application-status.ts';
import type { ApplicationKind } from '#shared/applications/flow.ts';
import type { InputOf } from '#shared/contract.ts';
import { addDays, monthOf, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { Fen } from '#shared/money.ts';
import type { ClaimSource } from '#shared/welfare/claims.ts';
import { judgeDay, openApplication, takeStep, writtenBy, type ApplicationRow } from './move-application.ts';
import { ensureRoundRun } from './publish.ts';
import type { ApplicationId } from './tables.ts';

/** The source of the claim: what the roster and the claims list call it. */
export const claimSourceOf = (kind: ApplicationKind): ClaimSource => (kind === 'relief' || kind === 'hardship' ? kind : 'application');

export interface Decision { readonly applicationId: ApplicationId; readonly version: number; readonly approve: boolean; readonly amountFen: Fen | null; readonly reason: string; readonly docNo: string; readonly decidedOn: Day }

/**
 * Decides an application that the relief fund does not decide. Refuses `application_decided_in_relief` and what `decideApplication` refuses.
 */
export async function decide(context: CommandContext, input: InputOf<typeof applicationsContract.decide>): Promise<Done> {
  const row = await openForDecision(context, input);
  if (row.kind === 'relief' && input.approve) throw new AppError('application_decided_in_relief', { applicationNo: row.applicationNo });
  return decideApplication(context, row, input, input.amountFen);
}

/** The application in a state in which it can be decided, by somebody who has not registered it. Refuses `application_own_decision`, `application_status_wrong`, `changed_meanwhile`. */
export async function openForDecision(context: CommandContext, input: { applicationId: ApplicationId; version: number; approve: boolean }): Promise<ApplicationRow> {
  const row = await openApplication(context, input, input.approve ? ['published', 'voted'] : ['published', 'voted', 'incomplete', 'visited']);
  if (row.registeredByStaffId === context.actor.staffId) throw new AppError('application_own_decision', { name: context.actor.staffName });
  return row;
}

/**
 * Writes the decision down and puts in the claim. `claimFen`: what is still to be paid of the amount (an advance is set off before).
 * Refuses `application_day_wrong`, `application_amount_missing`, `application_amount_over` above what was proposed and made public,
 * `application_panel_against`, `application_notice_missing` and what a notice that has not run refuses.
 */
export async function decideApplication(context: CommandContext, row: ApplicationRow, input: Decision, claimFen: Fen | null): Promise<Done> {
  judgeDay(context, input.decidedOn, row.receivedOn);
  const written = { applicationId: row.id, reason: input.reason, docNo: input.docNo, decidedOn: input.decidedOn, ...writtenBy(context) };
  if (!input.approve) {
    const appealUntil = addDays(input.decidedOn, row.handling.days.appeal);
    await context.trx.insertInto('applicationDecisions').values({ ...written, approve: 0, amountFen: 0 as Fen, appealUntil }).execute();
    return takeStep(context, row, { step: 'reject', to: 'rejected', comment: input.reason, from: input.decidedOn });
  }
  const { amountFen } = input;
  if (amountFen === null) throw new AppError('application_amount_missing', {});
  await refuseAgainst(context, row);
  if (row.proposedFen === null || amountFen > row.proposedFen) throw new AppError('application_amount_over', { amountFen, mostFen: row.proposedFen ?? (0 as Fen) });
  await ensureRoundRun(context, row);
  await context.trx.insertInto('applicationDecisions').values({ ...written, approve: 1, amountFen, appealUntil: null }).execute();
  const programme = await context.trx.selectFrom('programmes').select('name').where('id', '=', row.programmeId).executeTakeFirstOrThrow();
  const claimId = claimFen === null || claimFen === 0 ? null : await addClaim(context, {
    programmeId: row.programmeId, residentId: row.payeeId, householdId: row.householdId, benefitMonth: monthOf(context.clock.today()), amountFen: claimFen, sourceKind: claimSourceOf(row.kind), sourceId: row.id,
    note: `${programme.name} ${row.applicationNo}`, decisionRef: input.docNo,
  });
  return takeStep(context, row, { step: 'approve', to: 'approved', comment: input.reason, from: input.decidedOn, set: { amountFen, claimId } });
}

async function refuseAgainst({ trx }: CommandContext, row: ApplicationRow): Promise<void> {
  if (!row.handling.panel) return;
  const panel = await trx.selectFrom('applicationPanels').select(['passed', 'yes', 'no']).where('applicationId', '=', row.id).orderBy('id', 'desc').executeTakeFirst();
  if (panel?.passed !== 1) throw new AppError('application_panel_against', { yes: panel?.yes ?? 0, no: panel?.no ?? 0 });
}

/** Of an approved application how the claim stands whose money has not arrived; null once all of it has, and it may be put away. */
export function unpaidOf(row: Pick<ApplicationRow, 'claimId'>, claims: readonly Pick<ClaimStanding, 'claimId' | 'state'>[]): Exclude<ClaimStanding['state'], 'paid'> | null {
  for (const { claimId, state } of claims) if (state !== 'paid' && (state !== 'withdrawn' || claimId === row.claimId)) return state;
  return null;
}

/** Puts the file away once its money has arrived. Refuses `application_not_paid`. */
export async function archiveApplication(context: CommandContext, input: InputOf<typeof applicationsContract.archive>): Promise<Done> {
  const row = await openApplication(context, input, ['approved']);
  if (unpaidOf(row, await claimsOf(context.trx, claimSourceOf(row.kind), [row.id])) !== null) throw new AppError('application_not_paid', { applicationNo: row.applicationNo });
  return takeStep(context, row, { step: 'archive', to: 'archived', comment: input.archiveNo, set: { archiveNo: input.archiveNo } });
}

/** 回访: how it went after the money came. */
export async function followUp(context: CommandContext, input: InputOf<typeof applicationsContract.followUp>): Promise<Done> {
  const row = await openApplication(context, input, ['archived', 'followedUp']);
  judgeDay(context, input.visitedOn, row.receivedOn);
  await context.trx.insertInto('applicationFollowUps').values({ applicationId: row.id, visitedOn: input.visitedOn, visitor: input.visitor, finding: input.finding, ...writtenBy(context) }).execute();
  return takeStep(context, row, { step: 'followUp', to: 'followedUp' });
}

/** The applicant takes it back, or what was granted falls before it was paid: then its claim goes too. Refuses what `withdrawClaim` refuses. */
export async function withdrawApplication(context: CommandContext, input: InputOf<typeof applicationsContract.withdraw>): Promise<Done> {
  const row = await openApplication(context, input, [...OPEN_STATUSES, 'suspended', 'approved']);
  if (row.claimId !== null) await withdrawClaim(context, { claimId: row.claimId, reason: input.reason });
  return takeStep(context, row, { step: 'withdraw', to: 'withdrawn', comment: input.reason });
}

/** 暂停: its clock stands still. */
export async function suspendApplication(context: CommandContext, input: InputOf<typeof applicationsContract.suspend>): Promise<Done> {
  const row = await openApplication(context, input, OPEN_STATUSES);
  return takeStep(context, row, { step: 'suspend', to: 'suspended', comment: input.reason, set: { suspendedFrom: row.status } });
}

/** Takes it up where it stood; its clock begins anew. */
export async function resumeApplication(context: CommandContext, input: InputOf<typeof applicationsContract.resume>): Promise<Done> {
  const row = await openApplication(context, input, ['suspended']);
  return takeStep(context, row, { step: 'resume', to: row.suspendedFrom as ApplicationStatus, comment: input.reason, set: { suspendedFrom: null } });
}

/** 申诉成立: goes back to where it is heard again; one rejected for its papers, to the screening of them. Refuses `application_appeal_over`, `application_own_decision` for who rejected it. */
export async function reopenApplication(context: CommandContext, input: InputOf<typeof applicationsContract.reopen>): Promise<Done> {
  const row = await openApplication(context, input, ['rejected']);
  const last = await context.trx.selectFrom('applicationDecisions').select(['appealUntil', 'staffId']).where('applicationId', '=', row.id).orderBy('id', 'desc').executeTakeFirstOrThrow();
  if (last.staffId === context.actor.staffId) throw new AppError('application_own_decision', { name: context.actor.staffName });
  if (last.appealUntil !== null && context.clock.today() > last.appealUntil) throw new AppError('application_appeal_over', { until: last.appealUntil });
  const { fromStatus } = await context.trx.selectFrom('applicationSteps').select('fromStatus').where('applicationId', '=', row.id).where('step', '=', 'reject').orderBy('id', 'desc').executeTakeFirstOrThrow();
  return takeStep(context, row, { step: 'reopen', to: fromStatus === 'incomplete' ? 'registered' : row.handling.panel ? 'visited' : 'voted', comment: input.reason, set: { roundId: null } });
}
