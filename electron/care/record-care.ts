/** Writing cares down: done, left, taken back; and the kinds of them. */
import type { CommandContext } from '#electron/api/context.ts';
import { addClaim, claimsOf, withdrawClaim } from '#electron/welfare/claims.ts';
import type { careContract, CareDue } from '#shared/care/contract.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { monthOf, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { Id, ResidentId } from '#shared/ids.ts';
import { readCaresDue, readKinds, type Kind } from './care-due.ts';
import { standingCare } from './cares.ts';

type Contract = typeof careContract;

async function readKind(context: CommandContext, kindId: Id<'careKind'>): Promise<Kind> {
  const kind = (await readKinds(context.trx)).find((each) => each.id === kindId);
  if (kind === undefined) throw new AppError('not_found', { what: 'careKind', id: String(kindId) });
  return kind;
}

/** Refuses `care_kind_taken`, `care_kind_incomplete`, `care_programme_wrong`, `changed_meanwhile`. */
export async function saveKind(context: CommandContext, input: InputOf<Contract['saveKind']>): Promise<OutputOf<Contract['saveKind']>> {
  const { trx } = context;
  const { kindId, version, facts, active, ...fields } = input;
  if (input.trigger === 'festival' && active && input.festivalOn === null) throw new AppError('care_kind_incomplete', { field: 'festivalOn' });
  if (input.trigger === 'hardship' && active && input.everyMonths === null) throw new AppError('care_kind_incomplete', { field: 'everyMonths' });
  if (input.amountFen !== null && input.programmeId === null) throw new AppError('care_kind_incomplete', { field: 'programmeId' });
  if (input.programmeId !== null) {
    const programme = await trx.selectFrom('programmes').select(['code', 'basis', 'target', 'accrual']).where('id', '=', input.programmeId).executeTakeFirst();
    if (programme === undefined) throw new AppError('not_found', { what: 'programme', id: String(input.programmeId) });
    if (programme.basis !== 'claims' || programme.target !== 'person' || programme.accrual !== 'batch') throw new AppError('care_programme_wrong', { code: programme.code });
  }
  const twin = await trx.selectFrom('careKinds').select('id').where('name', '=', input.name).executeTakeFirst();
  if (twin !== undefined && twin.id !== kindId) throw new AppError('care_kind_taken', { name: input.name });
  const row = { ...fields, facts: JSON.stringify([...new Set(facts)]), active: active ? 1 : 0 };
  if (kindId == null) {
    const { id } = await trx.insertInto('careKinds').values({ ...row, version: 1 }).returning('id').executeTakeFirstOrThrow();
    return { kindId: id, version: 1 };
  }
  const known = await readKind(context, kindId);
  if (known.version !== version) throw new AppError('changed_meanwhile', { what: 'careKind' });
  // Entries of a kind keep what asked for them.
  const used = await trx.selectFrom('cares').select('id').where('kindId', '=', kindId).limit(1).executeTakeFirst();
  if (used !== undefined && known.trigger !== input.trigger) throw new AppError('changed_meanwhile', { what: 'careKind' });
  await trx.updateTable('careKinds').set({ ...row, version: known.version + 1 }).where('id', '=', kindId).execute();
  return { kindId, version: known.version + 1 };
}

/** Who gets it: the one chosen, else whom the occasion names; has to be living. */
async function receiverOf(context: CommandContext, chosen: ResidentId): Promise<ResidentId> {
  const person = await context.trx.selectFrom('residents').select(['name', 'status']).where('id', '=', chosen).executeTakeFirst();
  if (person === undefined) throw new AppError('not_found', { what: 'resident', id: String(chosen) });
  if (person.status !== 'living') throw new AppError('care_receiver_gone', { name: person.name });
  return chosen;
}

async function openOccasion(context: CommandContext, kind: Kind, input: { residentId: ResidentId; triggerKey: string }): Promise<CareDue> {
  const { trx, clock } = context;
  const { name } = await trx.selectFrom('residents').select('name').where('id', '=', input.residentId).executeTakeFirstOrThrow(() => new AppError('not_found', { what: 'resident', id: String(input.residentId) }));
  const standing = await standingCare(trx, { kindId: kind.id, ...input });
  if (standing !== undefined) throw new AppError('care_done_already', { kind: kind.name, name, doneOn: standing.doneOn });
  const occasion = (await readCaresDue(trx, clock.today(), { kindId: kind.id })).find((each) => each.residentId === input.residentId && each.triggerKey === input.triggerKey);
  if (occasion === undefined) throw new AppError('care_not_due', { kind: kind.name, name });
  return occasion;
}

/**
 * Writes down a care that was done, with its money as a claim of the kind's programme. Refuses `care_kind_stopped`, `care_day_wrong`,
 * `care_not_due`, `care_done_already`, `care_receiver_gone`, `care_no_programme`, `care_basis_missing` (another sum than usual needs its own minutes).
 */
export async function recordCare(context: CommandContext, input: InputOf<Contract['record']>): Promise<OutputOf<Contract['record']>> {
  const { trx, actor, clock } = context;
  const kind = await readKind(context, input.kindId);
  if (!kind.active) throw new AppError('care_kind_stopped', { name: kind.name });
  if (input.doneOn > clock.today()) throw new AppError('care_day_wrong', { doneOn: input.doneOn, today: clock.today() });
  const occasion = input.triggerKey == null ? await byHand(context, kind, input) : await openOccasion(context, kind, { residentId: input.residentId, triggerKey: input.triggerKey });
  const receiverId = await receiverOf(context, input.receiverId ?? occasion.receiverId ?? input.residentId);
  const decisionRef = input.decisionRef !== '' || input.amountFen === null ? input.decisionRef : kind.amountFen === input.amountFen ? kind.decisionRef : '';
  if (input.amountFen !== null && kind.programmeId === null) throw new AppError('care_no_programme', { kind: kind.name });
  if (input.amountFen !== null && decisionRef === '') throw new AppError('care_basis_missing', { kind: kind.name });
  const { id: careId } = await trx.insertInto('cares').values({
    kindId: kind.id, residentId: input.residentId, receiverId, triggerKey: occasion.triggerKey, dueOn: occasion.dueOn, state: 'done', doneOn: input.doneOn, visitors: input.visitors, finding: input.finding, amountFen: input.amountFen, decisionRef, reason: null,
    userId: actor.userId, staffId: actor.staffId, at: clock.now(),
  }).returning('id').executeTakeFirstOrThrow();
  if (input.amountFen === null) return { careId, claimId: null };
  // The name of the kind would tell a notice that somebody is ill; the list says consolation.
  const note = kind.trigger === 'illness' ? '慰问' : kind.name;
  const claimId = await addClaim(context, { programmeId: kind.programmeId!, residentId: receiverId, benefitMonth: monthOf(clock.today()), amountFen: input.amountFen, sourceKind: 'care', sourceId: careId, note, decisionRef });
  return { careId, claimId };
}

/** An occasion the register does not know: one a day for each person and kind. */
async function byHand(context: CommandContext, kind: Kind, input: { residentId: ResidentId; doneOn: Day }): Promise<Pick<CareDue, 'triggerKey' | 'dueOn' | 'receiverId'>> {
  const triggerKey = `on:${input.doneOn}`;
  const standing = await standingCare(context.trx, { kindId: kind.id, residentId: input.residentId, triggerKey });
  const person = await context.trx.selectFrom('residents').select('name').where('id', '=', input.residentId).executeTakeFirst();
  if (person === undefined) throw new AppError('not_found', { what: 'resident', id: String(input.residentId) });
  if (standing !== undefined) throw new AppError('care_done_already', { kind: kind.name, name: person.name, doneOn: standing.doneOn });
  return { triggerKey, dueOn: input.doneOn, receiverId: null };
}

/** Leaves an occasion, with the reason. Refuses `care_not_due`, `care_done_already`. */
export async function skipCare(context: CommandContext, input: InputOf<Contract['skip']>): Promise<OutputOf<Contract['skip']>> {
  const { trx, actor, clock } = context;
  const kind = await readKind(context, input.kindId);
  const occasion = await openOccasion(context, kind, input);
  const { id: careId } = await trx.insertInto('cares').values({
    kindId: kind.id, residentId: input.residentId, receiverId: occasion.receiverId ?? input.residentId, triggerKey: input.triggerKey, dueOn: occasion.dueOn, state: 'skipped', doneOn: clock.today(), visitors: '', finding: '', amountFen: null, decisionRef: '', reason: input.reason,
    userId: actor.userId, staffId: actor.staffId, at: clock.now(),
  }).returning('id').executeTakeFirstOrThrow();
  return { careId };
}

/** Takes an entry back, its claim first. Refuses `care_withdrawn`, `claim_listed` once a list holds the money. */
export async function withdrawCare(context: CommandContext, input: InputOf<Contract['withdraw']>): Promise<OutputOf<Contract['withdraw']>> {
  const { trx } = context;
  const care = await trx.selectFrom('cares as c').innerJoin('residents as r', 'r.id', 'c.residentId').select(['c.id', 'c.state', 'r.name']).where('c.id', '=', input.careId).executeTakeFirst();
  if (care === undefined) throw new AppError('not_found', { what: 'care', id: String(input.careId) });
  if (care.state === 'withdrawn') throw new AppError('care_withdrawn', { name: care.name });
  for (const claim of await claimsOf(trx, 'care', [care.id])) if (claim.state !== 'withdrawn') await withdrawClaim(context, { claimId: claim.claimId, reason: input.reason });
  await trx.updateTable('cares').set({ state: 'withdrawn', reason: input.reason }).where('id', '=', care.id).execute();
  return { careId: care.id };
}
