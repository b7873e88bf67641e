/** The calculation of a case: frozen with all it was made of, so that it can be made again. */
import { z } from 'zod';
import type { CommandContext } from '#electron/api/context.ts';
import type { ApplicationId } from '#electron/applications/tables.ts';
import type { Reader } from '#electron/residents/read-rows.ts';
import { yearOf, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { Fen } from '#shared/money.ts';
import { calculateRelief, type Calculation, type CaseInput } from '#shared/relief/calculate.ts';
import type { RulesVersion } from '#shared/relief/contract.ts';
import { readBills } from './bills.ts';
import { openCase, waivedBy, type OpenCase } from './case-row.ts';
import { availableOf } from './funds.ts';
import { grantedBefore } from './grants.ts';
import { rulesOn } from './rules.ts';

/** Advances of the case itself are promised already, but to this very case: they do not lower what the fund has for it. */
async function ownAdvances(db: Reader, applicationId: ApplicationId): Promise<number> {
  const row = await db.selectFrom('claims').select((e) => e.fn.coalesce(e.fn.sum<number>('amountFen'), e.lit(0)).as('n')).where('sourceKind', '=', 'relief').where('sourceId', '=', applicationId).where('sourcePart', '>', 0).where('withdrawnAt', 'is', null).executeTakeFirst();
  return row?.n ?? 0;
}

/** What the case would be granted as things stand today. Refuses `relief_rules_missing`, `relief_bills_missing`. */
export async function inputsOf(db: Reader, { application, fund }: OpenCase, today: Day): Promise<{ version: RulesVersion; input: CaseInput }> {
  const version = await rulesOn(db, fund.id, application.receivedOn);
  const bills = await readBills(db, application.id);
  if (bills.length === 0) throw new AppError('relief_bills_missing', {});
  const granted = await grantedBefore(db, { applicationId: application.id, residentId: application.beneficiaryId, householdId: application.householdId, year: yearOf(today) });
  const input: CaseInput = {
    rules: version.rules, appliedOn: application.receivedOn, bills, waived: await waivedBy(db, application, version.rules),
    grantedYearFen: granted.yearFen, grantedLifeFen: granted.lifeFen, grantedHouseholdFen: granted.householdFen, fundFen: (await availableOf(db, fund, today)) + (await ownAdvances(db, application.id)) as Fen,
  };
  return { version, input };
}

/** Calculates the case and keeps the calculation. Refuses `relief_case_closed`, `relief_rules_missing`, `relief_bills_missing`. */
export async function calculateCase(context: CommandContext, applicationId: ApplicationId): Promise<{ calculationId: number; grantFen: Fen }> {
  const found = await openCase(context, applicationId);
  const { version, input } = await inputsOf(context.trx, found, context.clock.today());
  const result = calculateRelief(input);
  const { id } = await context.trx.insertInto('reliefCalculations').values({
    applicationId, ruleId: version.ruleId, inputs: JSON.stringify(input), result: JSON.stringify(result), grantFen: result.grantFen, userId: context.actor.userId, staffId: context.actor.staffId, at: context.clock.now(),
  }).returning('id').executeTakeFirstOrThrow();
  return { calculationId: id, grantFen: result.grantFen };
}

/** The last calculation of a case. */
export async function lastCalculation(db: Reader, applicationId: ApplicationId) {
  return db.selectFrom('reliefCalculations as c').innerJoin('reliefRules as r', 'r.id', 'c.ruleId').innerJoin('staff as s', 's.id', 'c.staffId')
    .select(['c.id', 'c.inputs', 'c.result', 'c.grantFen', 'c.at', 'r.versionNo', 'r.resolutionNo', 's.name as by']).where('c.applicationId', '=', applicationId).orderBy('c.id', 'desc').executeTakeFirst();
}

const anything = z.custom<CaseInput>((value) => typeof value === 'object' && value !== null && 'bills' in value);
/** What a calculation was made of, as it was stored. */
export const storedInput = (text: string): CaseInput => anything.parse(JSON.parse(text));
export const storedResult = (text: string): Calculation => JSON.parse(text) as Calculation;

/** Whether the bills and rules of a stored calculation are still those of the case; the grant is compared when it is decided. */
export const sameBills = (stored: CaseInput, bills: CaseInput['bills']): boolean => JSON.stringify(stored.bills) === JSON.stringify(bills);
