/** Making a programme, changing what is printed of it, ending it. What it pays is in its versions. */
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { ProgrammeId, ProgrammeVersionId } from '#shared/ids.ts';
import type { welfareContract } from '#shared/welfare/contract.ts';
import type { CommandContext } from '#electron/api/context.ts';
import type { WelfareTables } from './tables.ts';
import { layInSuggested } from './suggested-baskets.ts';
import { readProgramme, type ProgrammeRow } from './versions.ts';

/** A list hangs a week where nothing else is said (community-welfare §5.5). */
const USUAL_NOTICE_DAYS = 7;

/** Adds a row to the programme's history. */
export async function recordDecision(context: CommandContext, step: WelfareTables['programmeDecisions']['step'], programmeId: ProgrammeId, versionId: ProgrammeVersionId | null, comment: string): Promise<void> {
  const { trx, actor, clock } = context;
  await trx.insertInto('programmeDecisions').values({ programmeId, versionId, step, comment, userId: actor.userId, staffId: actor.staffId, at: clock.now() }).execute();
}

/** A new programme without rules yet; the goods a ready-made one suggests are laid in with it. Refuses a code that is taken and books that do not exist. */
export async function createProgramme(context: CommandContext, input: InputOf<typeof welfareContract.createProgramme>): Promise<OutputOf<typeof welfareContract.createProgramme>> {
  const { trx, actor, clock } = context;
  const taken = await trx.selectFrom('programmes').select('id').where('code', '=', input.code).executeTakeFirst();
  if (taken) throw new AppError('programme_code_taken', { code: input.code });
  const books = await trx.selectFrom('accountSets').select('id').where('id', '=', input.accountSetId).executeTakeFirst();
  if (!books) throw new AppError('not_found', { what: 'accountSet', id: String(input.accountSetId) });
  const { id } = await trx.insertInto('programmes').values({
    code: input.code, name: input.name, target: input.target, form: input.form, period: input.period, purpose: input.purpose, basis: input.basis, accrual: input.basis === 'claims' ? input.accrual : 'batch', status: 'active', accountSetId: input.accountSetId,
    noticeDays: input.noticeDays ?? (input.basis === 'claims' ? 0 : USUAL_NOTICE_DAYS), noticeCounting: input.noticeCounting ?? 'calendar',
    ...(await readCare(context, { id: null, code: input.code, ownerStaffId: null, ownerName: '', lastMonth: null, festival: null }, { ...input, basis: input.basis })), version: 1, createdAt: clock.now(), createdByUserId: actor.userId,
  }).returning('id').executeTakeFirstOrThrow();
  if (input.templateCode !== null && input.form === 'inKind') await layInSuggested(context, input.accountSetId, input.templateCode);
  await recordDecision(context, 'create', id, null, '');
  return { programmeId: id };
}

/** Changes name, form, period, purpose, the days of the notice, who looks after it and its end. Refuses `programme_listed_later`, and `programme_in_use` when the period or the festival would change under an active version. */
export async function editProgramme(context: CommandContext, input: InputOf<typeof welfareContract.editProgramme>): Promise<OutputOf<typeof welfareContract.editProgramme>> {
  const { trx } = context;
  const programme = await readProgramme(trx, input.programmeId);
  if (programme.version !== input.version) throw new AppError('changed_meanwhile', { what: 'programme' });
  if (programme.period !== input.period || (input.festival !== undefined && input.festival !== programme.festival)) {
    const active = await trx.selectFrom('programmeVersions').select('id').where('programmeId', '=', programme.id).where('status', '=', 'active').executeTakeFirst();
    if (active) throw new AppError('programme_in_use', { code: programme.code });
  }
  const version = programme.version + 1;
  await trx.updateTable('programmes').set({ name: input.name, form: input.form, period: input.period, purpose: input.purpose, noticeDays: input.noticeDays ?? programme.noticeDays, noticeCounting: input.noticeCounting ?? programme.noticeCounting, ...(await readCare(context, programme, { ...input, basis: programme.basis })), version }).where('id', '=', programme.id).execute();
  return { version };
}

type Care = Pick<ProgrammeRow, 'ownerStaffId' | 'ownerName' | 'lastMonth' | 'festival'>;

/** Who looks after a programme and when it ends; what is left out stays. A name given stands instead of one of the staff. Refuses `programme_listed_later`, `festival_period`, `not_found`. */
async function readCare({ trx }: CommandContext, programme: Care & { id: ProgrammeId | null; code: string }, input: { [K in keyof Care]?: Care[K] | undefined } & Pick<ProgrammeRow, 'period' | 'basis'>): Promise<Care> {
  const ownerName = input.ownerName ?? (input.ownerStaffId == null ? programme.ownerName : '');
  const ownerStaffId = input.ownerStaffId === undefined ? (ownerName === '' ? programme.ownerStaffId : null) : input.ownerStaffId;
  if (ownerStaffId !== null && ownerName !== '') throw new AppError('invalid_input', { faults: [{ path: 'ownerName', reason: 'one_of_two', message: 'ownerStaffId or ownerName' }] });
  if (ownerStaffId !== null && (await trx.selectFrom('staff').select('id').where('id', '=', ownerStaffId).executeTakeFirst()) === undefined) throw new AppError('not_found', { what: 'staff', id: String(ownerStaffId) });
  const lastMonth = input.lastMonth === undefined ? programme.lastMonth : input.lastMonth;
  if (programme.id !== null && lastMonth !== null && lastMonth !== programme.lastMonth) {
    const later = await trx.selectFrom('batches').select(['batchNo', 'benefitMonth as month']).where('programmeId', '=', programme.id).where('kind', 'in', ['main', 'claims']).where('status', '<>', 'voided').where('benefitMonth', '>', lastMonth).orderBy('benefitMonth').executeTakeFirst();
    if (later !== undefined) throw new AppError('programme_listed_later', { code: programme.code, ...later });
  }
  // Another period says that it is no longer of a festival.
  const festival = input.festival === undefined ? (input.period === 'once' ? programme.festival : null) : input.festival;
  if (festival !== null && (input.period !== 'once' || input.basis !== 'rule')) throw new AppError('festival_period', { festival });
  return { ownerStaffId, ownerName, lastMonth, festival };
}

/** Ends a programme, so that no new batch can begin, or takes it up again. */
export async function setProgrammeStatus(context: CommandContext, input: InputOf<typeof welfareContract.setProgrammeStatus>): Promise<OutputOf<typeof welfareContract.setProgrammeStatus>> {
  const programme = await readProgramme(context.trx, input.programmeId);
  if (programme.version !== input.version) throw new AppError('changed_meanwhile', { what: 'programme' });
  const version = programme.version + 1;
  await context.trx.updateTable('programmes').set({ status: input.status, version }).where('id', '=', programme.id).execute();
  await recordDecision(context, input.status === 'ended' ? 'end' : 'reopen', programme.id, null, input.reason);
  return { version };
}
