/** The decision on a case: never more than it was calculated, than was made public, than the fund has; advances are set off. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { decideApplication, openForDecision } from '#electron/applications/decide.ts';
import { readRow } from '#electron/residents/read-rows.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { fen } from '#shared/money.ts';
import { calculateRelief } from '#shared/relief/calculate.ts';
import type { reliefContract } from '#shared/relief/contract.ts';
import { inputsOf, lastCalculation } from './calculate-case.ts';
import { openCase } from './case-row.ts';
import { availableOf } from './funds.ts';
import { advancedOf } from './grants.ts';

/**
 * Grants a case. Refuses `relief_not_a_case`, `relief_case_closed`, `application_own_decision`, `relief_no_diagnosis`, `relief_calculation_missing`,
 * `relief_calculation_stale` when today's calculation says something else, `relief_over_calculation`, `relief_fund_short`, and what
 * `decideApplication` refuses (panel, notice, day). A case is rejected with `applications.decide`.
 */
export async function decideCase(context: CommandContext, input: InputOf<typeof reliefContract.decide>): Promise<OutputOf<typeof reliefContract.decide>> {
  const { trx, clock } = context;
  const found = await openCase(context, input.applicationId);
  const { applicationNo, id } = found.application;
  const row = await openForDecision(context, { applicationId: id, version: input.version, approve: true });
  const kept = await trx.selectFrom('reliefCases').select('diagnosisSealed').where('applicationId', '=', id).executeTakeFirst();
  if (kept?.diagnosisSealed == null) throw new AppError('relief_no_diagnosis', { applicationNo });
  const calculation = await lastCalculation(trx, id);
  if (!calculation) throw new AppError('relief_calculation_missing', { applicationNo });
  const now = calculateRelief((await inputsOf(trx, found, clock.today())).input);
  if (now.grantFen !== calculation.grantFen) throw new AppError('relief_calculation_stale', { wasFen: calculation.grantFen, nowFen: now.grantFen });
  const { amountFen } = input;
  if (amountFen > now.grantFen) throw new AppError('relief_over_calculation', { amountFen, grantFen: now.grantFen });
  const advanced = fen((await readRow<{ n: number }>(trx, sql`select ${advancedOf(sql`${id}`)} as n`))?.n ?? 0);
  const claimFen = fen(Math.max(0, amountFen - advanced));
  const availableFen = await availableOf(trx, found.fund, clock.today());
  if (claimFen > availableFen) throw new AppError('relief_fund_short', { availableFen, amountFen: claimFen });
  await decideApplication(context, row, { ...input, approve: true }, claimFen);
  return { grantedFen: amountFen, claimFen, toRecoverFen: fen(Math.max(0, advanced - amountFen)) };
}
