/** Taking an application in, and its papers: 登记, 材料初审, 补正. */
import type { CommandContext } from '#electron/api/context.ts';
import { readProgramme } from '#electron/welfare/versions.ts';
import type { applicationsContract, Done } from '#shared/applications/contract.ts';
import { applicationNo, dueAfter, missingField, missingPapers, nextStatus, onceKey, usualAmount, type ApplicationKind, type FormData, type Handling } from '#shared/applications/flow.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { addDays, yearOf } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { ProgrammeId, ResidentId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';
import { readHandling } from './handlings.ts';
import { judgeDay, openApplication, takeStep, writtenBy, type ApplicationRow } from './move-application.ts';
import type { ApplicationId } from './tables.ts';

/** A late entry of what was handed in long ago is allowed for a year. */
const DAYS_BACK = 366;

/**
 * Registers an application with its check list. Refuses `application_programme_unset`, `programme_ended`, `application_day_wrong`,
 * `application_consent_missing`, `application_field_missing`, `application_person_gone`, `application_once_only`.
 */
export async function registerApplication(context: CommandContext, input: InputOf<typeof applicationsContract.register>): Promise<OutputOf<typeof applicationsContract.register>> {
  const { trx, clock, actor } = context;
  const { programmeId, applicantId, beneficiaryId, receivedOn, form } = input;
  const handling = await readHandling(trx, programmeId);
  judgeDay(context, receivedOn, addDays(clock.today(), -DAYS_BACK));
  if (!input.consent) throw new AppError('application_consent_missing', {});
  refuseMissing(handling, form);
  await refuseGone(context, [applicantId, ...(handling.kind === 'relief' ? [] : [beneficiaryId])]);
  const relation = relationOf(input);
  const once = onceKey(handling.kind, beneficiaryId, form);
  await refuseTwice(context, once, null);
  const home = await trx.selectFrom('householdMembers').select('householdId').where('residentId', '=', beneficiaryId).where('validTo', 'is', null).where('withdrawnAt', 'is', null).executeTakeFirst();
  const no = await nextNumber(context, yearOf(receivedOn));
  const dueOn = dueAfter('registered', handling.days, receivedOn);
  const { id } = await trx.insertInto('applications').values({
    applicationNo: no, programmeId, kind: handling.kind, handling: JSON.stringify(handling), applicantId, beneficiaryId, payeeId: input.payTo === 'applicant' ? applicantId : beneficiaryId, householdId: home?.householdId ?? null,
    relation, receivedOn, form: JSON.stringify(form), consent: 1, onceKey: once, status: 'registered', suspendedFrom: null, dueOn,
    roundId: null, proposedFen: null, claimId: null, amountFen: null, archiveNo: null, registeredByUserId: actor.userId, registeredByStaffId: actor.staffId, version: 1, createdAt: clock.now(),
  }).returning('id').executeTakeFirstOrThrow();
  if (handling.evidence.length > 0) {
    await trx.insertInto('applicationEvidence').values(handling.evidence.map((each, position) => ({ applicationId: id, key: each.key, position, name: each.name, required: each.required ? 1 : 0, seen: 'missing' as const, seenOn: null, note: '' }))).execute();
  }
  await trx.insertInto('applicationSteps').values({ applicationId: id, step: 'register', fromStatus: null, toStatus: 'registered', comment: '', dueOn, ...writtenBy(context) }).execute();
  return { applicationId: id, applicationNo: no, status: 'registered', version: 1, dueOn };
}

/** The next number of the year; gapless, as no application is ever deleted. */
async function nextNumber({ trx }: CommandContext, year: number): Promise<string> {
  const { used } = await trx.selectFrom('applications').select((e) => e.fn.countAll<number>().as('used')).where('applicationNo', 'like', `SQ-${year}-%`).executeTakeFirstOrThrow();
  return applicationNo(year, used + 1);
}

function refuseMissing(handling: Handling, form: FormData): void {
  const field = missingField(handling, form);
  if (field !== undefined) throw new AppError('application_field_missing', { field });
}

const SELF = '本人';
/** What the applicant is to the one it is for; whoever asks for somebody else says so, for it stands on the papers. */
function relationOf({ applicantId, beneficiaryId, relation }: { applicantId: ResidentId; beneficiaryId: ResidentId; relation: string }): string {
  if (applicantId === beneficiaryId) return SELF;
  if (relation === '' || relation === SELF) throw new AppError('application_field_missing', { field: 'relation' });
  return relation;
}

/** The sum that goes on the board where no panel recommends one. Refuses `application_amount_missing`: without it nobody could go on. */
export function ownProposal({ handling }: Pick<ApplicationRow, 'handling'>, form: FormData): Fen {
  const amount = usualAmount(handling, form);
  if (amount === null) throw new AppError('application_amount_missing', {});
  return amount;
}

async function refuseGone({ trx }: CommandContext, residentIds: readonly ResidentId[]): Promise<void> {
  for (const residentId of residentIds) {
    const person = await trx.selectFrom('residents').select(['name', 'status']).where('id', '=', residentId).executeTakeFirst();
    if (!person) throw new AppError('not_found', { what: 'resident', id: String(residentId) });
    if (person.status !== 'living') throw new AppError('application_person_gone', { name: person.name });
  }
}

/** One grant for a person and level of study, whatever the year and the programme. */
async function refuseTwice({ trx }: CommandContext, once: string | null, except: ApplicationId | null): Promise<void> {
  if (once === null) return;
  const earlier = await trx.selectFrom('applications as a').innerJoin('programmes as p', 'p.id', 'a.programmeId').select(['a.id', 'a.applicationNo', 'a.receivedOn', 'p.name']).where('a.onceKey', '=', once)
    .where('a.status', 'not in', ['rejected', 'withdrawn']).executeTakeFirst();
  if (earlier && earlier.id !== except) throw new AppError('application_once_only', { applicationNo: earlier.applicationNo, programmeName: earlier.name, receivedOn: earlier.receivedOn });
}

/** Mends the form before anybody has gone by it; without a panel that is until the notice, and the sum is found anew. Refuses `application_field_missing`, `application_once_only`. */
export async function saveForm(context: CommandContext, input: InputOf<typeof applicationsContract.saveForm>): Promise<Done> {
  const row = await openApplication(context, input, ['registered', 'incomplete', 'screened', 'visited', 'voted']);
  if (row.status === 'voted' && row.handling.panel) throw new AppError('application_status_wrong', { status: row.status, needs: 'registered incomplete screened visited' });
  refuseMissing(row.handling, input.form);
  const once = onceKey(row.kind, row.beneficiaryId, input.form);
  await refuseTwice(context, once, row.id);
  return takeStep(context, row, { step: 'form', keepDue: true, set: {
    form: JSON.stringify(input.form), relation: relationOf({ ...row, relation: input.relation }), onceKey: once, ...(row.status === 'voted' ? { proposedFen: ownProposal(row, input.form) } : {}),
  } });
}

/** Notes what was seen of each paper; until the money is on its way. Refuses `application_paper_unknown`. */
export async function checkPapers(context: CommandContext, input: InputOf<typeof applicationsContract.checkPapers>): Promise<Done> {
  const row = await openApplication(context, input, ['registered', 'incomplete', 'screened', 'visited', 'voted', 'published', 'suspended']);
  const known = await context.trx.selectFrom('applicationEvidence').select(['key', 'seen', 'note']).where('applicationId', '=', row.id).execute();
  for (const paper of input.papers) {
    const old = known.find((each) => each.key === paper.key);
    if (!old) throw new AppError('application_paper_unknown', { key: paper.key });
    if (old.seen === paper.seen && old.note === paper.note) continue;
    await context.trx.updateTable('applicationEvidence').set({ seen: paper.seen, note: paper.note, seenOn: paper.seen === 'missing' ? null : context.clock.today() }).where('applicationId', '=', row.id).where('key', '=', paper.key).execute();
  }
  return takeStep(context, row, { step: 'papers', keepDue: true });
}

/**
 * 材料初审: whole → the next step of its way; papers missing → 补正, with the papers named and a deadline that a second look does not
 * move. Where there is no panel the programme's own amount is proposed. Refuses `application_amount_missing` where it has none.
 */
export async function screenApplication(context: CommandContext, input: InputOf<typeof applicationsContract.screen>): Promise<OutputOf<typeof applicationsContract.screen>> {
  const row = await openApplication(context, input, ['registered', 'incomplete']);
  const papers = await context.trx.selectFrom('applicationEvidence').select(['name', 'required', 'seen']).where('applicationId', '=', row.id).orderBy('position').execute();
  const missing = missingPapers(papers.map((paper) => ({ ...paper, required: paper.required === 1 }))).map((paper) => paper.name);
  if (missing.length > 0) {
    const comment = [`缺：${missing.join('、')}`, input.comment].filter((part) => part !== '').join('；');
    return { ...(await takeStep(context, row, { step: 'supplement', to: 'incomplete', comment, keepDue: row.status === 'incomplete' })), missing };
  }
  const to = nextStatus(row.handling, 'screen');
  return { ...(await takeStep(context, row, { step: 'screen', to, comment: input.comment, ...(to === 'voted' ? { set: { proposedFen: ownProposal(row, JSON.parse(row.form) as FormData) } } : {}) })), missing };
}

/** For other features: the programme must take applications of this kind. */
export async function programmeOfKind(context: CommandContext, programmeId: ProgrammeId, kind: ApplicationKind): Promise<void> {
  const handling = await readHandling(context.trx, programmeId);
  if (handling.kind !== kind) throw new AppError('application_programme_unset', { programmeName: (await readProgramme(context.trx, programmeId)).name });
}
