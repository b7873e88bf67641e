/** A case: an application of the programme that a fund pays, with what the fund keeps of it. */
import type { CommandContext } from '#electron/api/context.ts';
import { readApplication, type ApplicationRow } from '#electron/applications/move-application.ts';
import type { ApplicationId } from '#electron/applications/tables.ts';
import { readPeopleAsOf } from '#electron/residents/people-as-of.ts';
import type { Reader } from '#electron/residents/read-rows.ts';
import { OPEN_STATUSES } from '#shared/application-status.ts';
import { AppError } from '#shared/errors.ts';
import type { ReliefRules } from '#shared/relief/calculate.ts';
import { fundOfProgramme, type FundRow } from './funds.ts';

export interface OpenCase { readonly application: ApplicationRow; readonly fund: FundRow }

/** The case of an application. Refuses `not_found`, `relief_not_a_case`, `relief_fund_missing`. */
export async function readCaseRow(db: Reader, applicationId: ApplicationId): Promise<OpenCase> {
  const application = await readApplication(db, applicationId);
  if (application.kind !== 'relief') throw new AppError('relief_not_a_case', { applicationNo: application.applicationNo });
  const fund = await fundOfProgramme(db, application.programmeId);
  if (!fund) {
    const programme = await db.selectFrom('programmes').select('name').where('id', '=', application.programmeId).executeTakeFirst();
    throw new AppError('relief_fund_missing', { programmeName: programme?.name ?? '' });
  }
  return { application, fund };
}

/** A case on which nothing is decided yet, with its row made if it has none. Refuses besides `relief_case_closed`. */
export async function openCase({ trx, clock }: CommandContext, applicationId: ApplicationId): Promise<OpenCase> {
  const found = await readCaseRow(trx, applicationId);
  const { status } = found.application;
  if (!(OPEN_STATUSES as readonly string[]).includes(status)) throw new AppError('relief_case_closed', { status });
  const row = await trx.selectFrom('reliefCases').select('applicationId').where('applicationId', '=', applicationId).executeTakeFirst();
  if (!row) await trx.insertInto('reliefCases').values({ applicationId, fundId: found.fund.id, diagnosisSealed: null, version: 1, createdAt: clock.now() }).execute();
  return found;
}

/** What waives the deductible for the beneficiary on the day the application came in: 低保, 特困, 重度残疾 (一、二级). */
export async function waivedBy(db: Reader, application: ApplicationRow, rules: ReliefRules): Promise<ReliefRules['waivedFor'][number] | null> {
  const [person] = await readPeopleAsOf(db, { asOf: application.receivedOn, residentIds: [application.beneficiaryId] });
  const holds: Readonly<Record<ReliefRules['waivedFor'][number], boolean>> = {
    dibao: person?.facts.lowIncome === 'dibao', tekun: person?.facts.lowIncome === 'tekun', severeDisability: ['1', '2'].includes(person?.facts.disability?.at(-1) ?? ''),
  };
  return rules.waivedFor.find((why) => holds[why]) ?? null;
}
