/** 应急预付: money before the papers are whole, set off against the grant (G7). */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readRow } from '#electron/residents/read-rows.ts';
import { addClaim } from '#electron/welfare/claims.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { addDays, monthOf } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { fen } from '#shared/money.ts';
import type { reliefContract } from '#shared/relief/contract.ts';
import { openCase } from './case-row.ts';
import { availableOf } from './funds.ts';
import { advancedOf } from './grants.ts';
import { rulesOn } from './rules.ts';

/** Asks for an advance; all advances of a case together stay within the cap. Refuses `relief_case_closed`, `relief_rules_missing`, `relief_advance_over`. */
export async function askAdvance(context: CommandContext, input: InputOf<typeof reliefContract.askAdvance>): Promise<OutputOf<typeof reliefContract.askAdvance>> {
  const { trx, actor, clock } = context;
  const { application, fund } = await openCase(context, input.applicationId);
  const { rules } = await rulesOn(trx, fund.id, application.receivedOn);
  const before = await readRow<{ earlier: number; parts: number }>(trx, sql`select ${advancedOf(sql`${application.id}`)} + coalesce((select sum(amountFen) from reliefAdvances where applicationId = ${application.id} and status = 'asked'), 0) as earlier,
    (select count(*) from reliefAdvances where applicationId = ${application.id}) as parts`);
  const earlierFen = fen(before?.earlier ?? 0);
  if (earlierFen + input.amountFen > rules.advanceCapFen) throw new AppError('relief_advance_over', { askedFen: input.amountFen, capFen: rules.advanceCapFen, earlierFen });
  const partNo = (before?.parts ?? 0) + 1;
  const dueOn = addDays(clock.today(), rules.advanceDays);
  await trx.insertInto('reliefAdvances').values({
    applicationId: application.id, partNo, amountFen: input.amountFen, reason: input.reason, askedOn: clock.today(), dueOn, status: 'asked', claimId: null, askedByUserId: actor.userId, askedByStaffId: actor.staffId,
    decidedByUserId: null, decidedByStaffId: null, decidedAt: null, decisionNote: '',
  }).execute();
  return { partNo, dueOn };
}

/** Another person agrees, which puts in the claim, or refuses. Refuses `not_found`, `relief_advance_decided`, `relief_advance_own`, `relief_fund_short`. */
export async function decideAdvance(context: CommandContext, input: InputOf<typeof reliefContract.decideAdvance>): Promise<{ status: 'agreed' | 'refused' }> {
  const { trx, actor, clock } = context;
  const { application, fund } = await openCase(context, input.applicationId);
  const row = await trx.selectFrom('reliefAdvances').selectAll().where('applicationId', '=', application.id).where('partNo', '=', input.partNo).executeTakeFirst();
  if (!row) throw new AppError('not_found', { what: 'reliefAdvance', id: `${application.applicationNo}/${input.partNo}` });
  if (row.status !== 'asked') throw new AppError('relief_advance_decided', { partNo: row.partNo });
  if (row.askedByStaffId === actor.staffId) throw new AppError('relief_advance_own', { name: actor.staffName });
  const status = input.agree ? 'agreed' as const : 'refused' as const;
  let claimId: typeof row.claimId = null;
  if (input.agree) {
    const availableFen = await availableOf(trx, fund, clock.today());
    if (row.amountFen > availableFen) throw new AppError('relief_fund_short', { availableFen, amountFen: row.amountFen });
    claimId = await addClaim(context, {
      programmeId: application.programmeId, residentId: application.payeeId, householdId: application.householdId, benefitMonth: monthOf(clock.today()), amountFen: row.amountFen, sourceKind: 'relief', sourceId: application.id, sourcePart: row.partNo,
      note: `大病救助预付 ${application.applicationNo}`, decisionRef: input.note,
    });
  }
  await trx.updateTable('reliefAdvances').set({ status, claimId, decidedByUserId: actor.userId, decidedByStaffId: actor.staffId, decidedAt: clock.now(), decisionNote: input.note }).where('id', '=', row.id).execute();
  return { status };
}
