/** What happens to a complaint: received, given to somebody, looked into, decided, reviewed, closed. */
import type { Updateable } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { complaintsContract } from '#shared/complaints/contract.ts';
import type { ComplaintStatus, ComplaintStep } from '#shared/complaints/words.ts';
import { addDays, yearOf, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import { may } from '#shared/permissions.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { sees, type ComplaintRecord } from './complaints.ts';
import type { ComplaintsTables } from './tables.ts';

type Input<M extends keyof typeof complaintsContract> = InputOf<(typeof complaintsContract)[M]>;
type Done = { complaintId: Id<'complaint'>; status: ComplaintStatus; version: number };

/** Writes a complaint down; its answer is due after the days of its category. Refuses `complaint_day_wrong`, `not_found`. */
export async function receiveComplaint(context: CommandContext, input: Input<'receive'>): Promise<OutputOf<typeof complaintsContract.receive>> {
  const { trx, clock, actor, vault } = context;
  refuseDay(input.receivedOn, null, clock.today());
  const category = await trx.selectFrom('complaintCategories').selectAll().where('id', '=', input.categoryId).where('active', '=', 1).executeTakeFirst();
  if (category === undefined) throw new AppError('not_found', { what: 'complaintCategory', id: String(input.categoryId) });
  const year = yearOf(input.receivedOn);
  const { used } = await trx.selectFrom('complaints').select((e) => e.fn.countAll<number>().as('used')).where('complaintNo', 'like', `T${year}-%`).executeTakeFirstOrThrow();
  const { last } = await trx.selectFrom('complaints').select((e) => e.fn.coalesce(e.fn.max('id'), e.lit(0)).as('last')).executeTakeFirstOrThrow();
  const complaintId = (Number(last) + 1) as Id<'complaint'>;
  const complaintNo = `T${year}-${String(used + 1).padStart(4, '0')}`;
  const dueOn = addDays(input.receivedOn, category.answerDays);
  await trx.insertInto('complaints').values({
    id: complaintId, complaintNo, receivedOn: input.receivedOn, categoryId: category.id, way: input.way, anonymous: input.complainant === '' ? 1 : 0, complainant: input.complainant,
    contactSealed: input.contact === '' ? null : vault.seal('complaints.contact', complaintId, input.contact), content: input.content, restricted: input.restricted ? 1 : 0, aboutStaffId: input.aboutStaffId ?? null, assigneeStaffId: null, dueOn, status: 'open',
    outcome: null, decision: null, decidedOn: null, decidedByStaffId: null, appealOn: null, appealReason: null, appealOutcome: null, appealDecision: null, appealDecidedOn: null, appealDecidedByStaffId: null,
    recordedByUserId: actor.userId, recordedByStaffId: actor.staffId, recordedAt: clock.now(), version: 1,
  }).execute();
  await addEvent(context, complaintId, 'received', '');
  return { complaintId, complaintNo, dueOn };
}

function refuseDay(day: Day, from: Day | null, to: Day): void {
  if (day > to || (from !== null && day < from)) throw new AppError('complaint_day_wrong', { day, from, to });
}

async function addEvent({ trx, clock, actor }: CommandContext, complaintId: Id<'complaint'>, step: ComplaintStep, text: string): Promise<void> {
  await trx.insertInto('complaintEvents').values({ complaintId, step, text, userId: actor.userId, staffId: actor.staffId, at: clock.now() }).execute();
}

/** The complaint as the caller saw it. Refuses what he may not see, another state, and whatever is about himself. */
async function open(context: CommandContext, input: { complaintId: Id<'complaint'>; version: number }, wanted: readonly [ComplaintStatus, ...ComplaintStatus[]]): Promise<ComplaintRecord> {
  const { trx, actor } = context;
  const row = await trx.selectFrom('complaints').selectAll().where('id', '=', input.complaintId).executeTakeFirst();
  if (row === undefined || !sees(actor, row)) throw new AppError('not_found', { what: 'complaint', id: String(input.complaintId) });
  if (!wanted.includes(row.status)) throw new AppError('complaint_status_wrong', { status: row.status, wanted: wanted[0] });
  if (row.version !== input.version) throw new AppError('changed_meanwhile', { what: 'complaint' });
  if (row.aboutStaffId === actor.staffId) throw new AppError('complaint_about_oneself', { name: actor.staffName });
  return row;
}

async function move(context: CommandContext, row: ComplaintRecord, step: ComplaintStep, text: string, set: Updateable<ComplaintsTables['complaints']>): Promise<Done> {
  const version = row.version + 1;
  await context.trx.updateTable('complaints').set({ ...set, version }).where('id', '=', row.id).execute();
  await addEvent(context, row.id, step, text);
  return { complaintId: row.id, status: set.status ?? row.status, version };
}

/** Gives it to somebody of the staff, never to whom it is about. */
export async function assignComplaint(context: CommandContext, input: Input<'assign'>): Promise<Done> {
  const row = await open(context, input, ['open', 'appealed']);
  const staff = await context.trx.selectFrom('staff').select(['id', 'name']).where('id', '=', input.staffId).executeTakeFirst();
  if (staff === undefined) throw new AppError('not_found', { what: 'staff', id: String(input.staffId) });
  if (row.aboutStaffId === staff.id) throw new AppError('complaint_about_oneself', { name: staff.name });
  return move(context, row, 'assigned', input.note === '' ? staff.name : `${staff.name}：${input.note}`, { assigneeStaffId: staff.id });
}

/** Writes down what was done; by whom it was given to, or at the desk (`complaint_not_yours`). */
export async function noteComplaint(context: CommandContext, input: Input<'note'>): Promise<Done> {
  const row = await open(context, input, ['open', 'appealed']);
  if (row.assigneeStaffId !== context.actor.staffId && !may(context.actor.roles, 'complaints.edit')) throw new AppError('complaint_not_yours', {});
  return move(context, row, 'note', input.text, {});
}

/** Answers it: right, partly right, not right. */
export async function decideComplaint(context: CommandContext, input: Input<'decide'>): Promise<Done> {
  const row = await open(context, input, ['open']);
  refuseDay(input.decidedOn, row.receivedOn, context.clock.today());
  return move(context, row, 'decided', input.decision, { status: 'decided', outcome: input.outcome, decision: input.decision, decidedOn: input.decidedOn, decidedByStaffId: context.actor.staffId });
}

/** Who complained is not content: it is looked into once more, by others. Due after the days of the category again. */
export async function appealComplaint(context: CommandContext, input: Input<'appeal'>): Promise<Done> {
  const row = await open(context, input, ['decided']);
  if (row.appealOn !== null) throw new AppError('complaint_status_wrong', { status: 'decided', wanted: 'open' });
  refuseDay(input.appealOn, row.decidedOn, context.clock.today());
  const { answerDays } = await context.trx.selectFrom('complaintCategories').select('answerDays').where('id', '=', row.categoryId).executeTakeFirstOrThrow();
  return move(context, row, 'appealed', input.reason, { status: 'appealed', appealOn: input.appealOn, appealReason: input.reason, dueOn: addDays(input.appealOn, answerDays) });
}

/** Decides the review, by somebody else than decided first (`complaint_same_decider`). */
export async function decideAppeal(context: CommandContext, input: Input<'decideAppeal'>): Promise<Done> {
  const row = await open(context, input, ['appealed']);
  if (row.decidedByStaffId === context.actor.staffId) throw new AppError('complaint_same_decider', { name: context.actor.staffName });
  refuseDay(input.decidedOn, row.appealOn, context.clock.today());
  return move(context, row, 'appealDecided', input.decision, { status: 'decided', appealOutcome: input.outcome, appealDecision: input.decision, appealDecidedOn: input.decidedOn, appealDecidedByStaffId: context.actor.staffId });
}

/** The answer has reached who complained, and nothing more is to be done. */
export async function closeComplaint(context: CommandContext, input: Input<'close'>): Promise<Done> {
  return move(context, await open(context, input, ['decided']), 'closed', '', { status: 'closed' });
}

/** A new category, or another name or other days of one. Refuses `complaint_category_taken`. */
export async function saveCategory({ trx }: CommandContext, input: Input<'saveCategory'>): Promise<{ categoryId: Id<'complaintCategory'> }> {
  const values = { name: input.name, answerDays: input.answerDays, active: input.active ? 1 : 0 };
  const rival = await trx.selectFrom('complaintCategories').select('id').where('name', '=', input.name).executeTakeFirst();
  if (rival !== undefined && rival.id !== input.categoryId) throw new AppError('complaint_category_taken', { name: input.name });
  if (input.categoryId === null || input.categoryId === undefined) return { categoryId: (await trx.insertInto('complaintCategories').values(values).returning('id').executeTakeFirstOrThrow()).id };
  const changed = await trx.updateTable('complaintCategories').set(values).where('id', '=', input.categoryId).returning('id').executeTakeFirst();
  if (changed === undefined) throw new AppError('not_found', { what: 'complaintCategory', id: String(input.categoryId) });
  return { categoryId: changed.id };
}
