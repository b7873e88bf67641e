/** Moving an application: every step is written down, with the day by which the next one is due. */
import type { Selectable } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import type { Tables } from '#electron/database/schema.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import type { Done } from '#shared/applications/contract.ts';
import type { ApplicationStatus } from '#shared/application-status.ts';
import { dueAfter, type Handling } from '#shared/applications/flow.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { parseHandling } from './handlings.ts';
import type { ApplicationId } from './tables.ts';

export type ApplicationRow = Omit<Selectable<Tables['applications']>, 'handling'> & { readonly handling: Handling };

/** One application. Refuses `not_found`. */
export async function readApplication(db: Reads, applicationId: ApplicationId): Promise<ApplicationRow> {
  const row = await db.selectFrom('applications').selectAll().where('id', '=', applicationId).executeTakeFirst();
  if (!row) throw new AppError('not_found', { what: 'application', id: String(applicationId) });
  return { ...row, handling: parseHandling(row.handling) };
}

/** The application as the screen showed it, in one of the states the act needs. Refuses `not_found`, `application_status_wrong`, `changed_meanwhile`. */
export async function openApplication(context: CommandContext, input: { applicationId: ApplicationId; version: number }, needs: readonly ApplicationStatus[]): Promise<ApplicationRow> {
  const row = await readApplication(context.trx, input.applicationId);
  if (!needs.includes(row.status)) throw new AppError('application_status_wrong', { status: row.status, needs: needs.join(' ') });
  if (row.version !== input.version) throw new AppError('changed_meanwhile', { what: 'application' });
  return row;
}

export interface Step {
  readonly step: string;
  /** Stays where it is when left out. */
  readonly to?: ApplicationStatus;
  readonly comment?: string;
  /** Counted from here; today when left out. */
  readonly from?: Day;
  /** Keeps the deadline that runs. */
  readonly keepDue?: boolean;
  readonly set?: Partial<Omit<Selectable<Tables['applications']>, 'id' | 'handling' | 'status' | 'dueOn' | 'version'>>;
}

/** Takes a step: the row moves, and the step is added to its history. */
export async function takeStep(context: CommandContext, row: ApplicationRow, step: Step): Promise<Done> {
  const { trx, clock, actor } = context;
  const status = step.to ?? row.status;
  const dueOn = step.keepDue === true ? row.dueOn : dueAfter(status, row.handling.days, step.from ?? clock.today());
  const version = row.version + 1;
  await trx.updateTable('applications').set({ ...step.set, status, dueOn, version }).where('id', '=', row.id).execute();
  await trx.insertInto('applicationSteps').values({
    applicationId: row.id, step: step.step, fromStatus: row.status, toStatus: status, comment: step.comment ?? '', dueOn, userId: actor.userId, staffId: actor.staffId, at: clock.now(),
  }).execute();
  return { applicationId: row.id, status, version, dueOn };
}

/** Refuses a day outside [earliest, today] with `application_day_wrong`. */
export function judgeDay(context: CommandContext, day: Day, earliest: Day): void {
  const latest = context.clock.today();
  if (day < earliest || day > latest) throw new AppError('application_day_wrong', { day, earliest, latest });
}

/** Who writes a row, and when. */
export const writtenBy = ({ actor, clock }: CommandContext) => ({ userId: actor.userId, staffId: actor.staffId, at: clock.now() });

/** The applicant, the beneficiary and all who belong to their households now: none of them visits or votes on it. */
export async function readFamily(db: Reads, row: Pick<ApplicationRow, 'applicantId' | 'beneficiaryId'>): Promise<{ residentId: number; name: string }[]> {
  return db.selectFrom('residents as r').select(['r.id as residentId', 'r.name']).where((e) => e.or([
    e('r.id', 'in', [row.applicantId, row.beneficiaryId]),
    e.exists(e.selectFrom('householdMembers as m').innerJoin('householdMembers as own', 'own.householdId', 'm.householdId').select('m.id').whereRef('m.residentId', '=', 'r.id')
      .where('own.residentId', 'in', [row.applicantId, row.beneficiaryId]).where('m.validTo', 'is', null).where('m.withdrawnAt', 'is', null).where('own.validTo', 'is', null).where('own.withdrawnAt', 'is', null)),
  ])).execute();
}
