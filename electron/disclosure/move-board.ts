import { createHash } from 'node:crypto';
import type { CommandContext } from '#electron/api/context.ts';
import { readAccountSet } from '#electron/ledger/account-sets.ts';
import { addDays, monthOf, type Day } from '#shared/days.ts';
import { boardNoteSchema, type BoardId, type BoardStatus, type disclosureContract, type ObjectionId } from '#shared/disclosure/contract.ts';
import type { InputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { composeBoard } from './compose-board.ts';
import { readBoardRow } from './boards.ts';

/** Posted content stays up five days at least (山东省村务公开条例 art. 13); objections are answered within five (art. 17). */
const LEAST_DAYS = 5;
type Done = { boardId: BoardId; status: BoardStatus };
type Context = Pick<CommandContext, 'trx' | 'clock' | 'actor' | 'office'>;
type Method = keyof typeof disclosureContract;
type Input<M extends Method> = InputOf<(typeof disclosureContract)[M]>;

async function needs(context: Context, boardId: BoardId, ...statuses: BoardStatus[]) {
  const board = await readBoardRow(context.trx, boardId);
  if (!statuses.includes(board.status)) throw new AppError('disclosure_status_wrong', { status: board.status, needs: statuses[0]! });
  return board;
}

function notAhead({ clock }: Context, day: Day): void {
  if (day > clock.today()) throw new AppError('disclosure_day_future', { day, today: clock.today() });
}

/** A new draft for a month, or new notes of a draft. Refuses `disclosure_month_taken`, `disclosure_month_future`, `changed_meanwhile`. */
export async function saveDraft(context: Context, input: Input<'saveDraft'>): Promise<Done> {
  const { trx, clock, actor } = context;
  const notes = JSON.stringify(input.notes);
  if (input.boardId !== undefined) {
    const board = await needs(context, input.boardId, 'draft');
    if (input.version !== undefined && input.version !== board.version) throw new AppError('changed_meanwhile', { what: 'disclosureBoard' });
    await trx.updateTable('disclosureBoards').set({ notes, version: board.version + 1 }).where('id', '=', board.id).execute();
    return { boardId: board.id, status: 'draft' };
  }
  const set = await readAccountSet(trx, input.accountSetId);
  if (input.month > monthOf(clock.today())) throw new AppError('disclosure_month_future', { month: input.month });
  const before = await trx.selectFrom('disclosureBoards').select(['edition', 'status']).where('accountSetId', '=', set.id).where('month', '=', input.month).orderBy('edition', 'desc').executeTakeFirst();
  if (before && before.status !== 'takenDown') throw new AppError('disclosure_month_taken', { month: input.month, status: before.status });
  const { id } = await trx.insertInto('disclosureBoards').values({
    accountSetId: set.id, month: input.month, edition: (before?.edition ?? 0) + 1, status: 'draft', notes, makerUserId: actor.userId, makerStaffId: actor.staffId, version: 1, createdAt: clock.now(),
  }).returning('id').executeTakeFirstOrThrow();
  return { boardId: id, status: 'draft' };
}

/** Freezes the content and hands it to the reviewer. Refuses `disclosure_unposted`, `disclosure_unmapped`, `disclosure_not_tied`. */
export async function submitBoard(context: Context, { boardId }: Input<'submit'>): Promise<Done> {
  const board = await needs(context, boardId, 'draft');
  const content = await composeBoard(context.trx, { accountSetId: board.accountSetId, month: board.month, unit: context.office.communityName, notes: boardNoteSchema.array().parse(JSON.parse(board.notes)) });
  if (content.unposted > 0) throw new AppError('disclosure_unposted', { count: content.unposted });
  if (content.unmapped.length > 0) throw new AppError('disclosure_unmapped', { accounts: content.unmapped.map((account) => `${account.code} ${account.name}`).join('、') });
  const loose = content.ties.find((tie) => !tie.holds);
  if (loose) throw new AppError('disclosure_not_tied', { what: loose.what });
  const text = JSON.stringify(content);
  await context.trx.updateTable('disclosureBoards').set({
    status: 'submitted', content: text, fingerprint: createHash('sha256').update(text).digest('hex'), submittedAt: context.clock.now(), opinion: null, reviewerUserId: null, reviewerStaffId: null, reviewedAt: null,
  }).where('id', '=', boardId).execute();
  return { boardId, status: 'submitted' };
}

/** 村务监督委员会（民主理财小组）审核: by another person than made it. Refuses `disclosure_own_review`. */
export async function reviewBoard(context: Context, input: Input<'review'>): Promise<Done> {
  const board = await needs(context, input.boardId, 'submitted');
  if (board.makerStaffId === context.actor.staffId) throw new AppError('disclosure_own_review', {});
  await context.trx.updateTable('disclosureBoards').set({ status: 'reviewed', opinion: input.opinion, reviewerUserId: context.actor.userId, reviewerStaffId: context.actor.staffId, reviewedAt: context.clock.now() }).where('id', '=', board.id).execute();
  return { boardId: board.id, status: 'reviewed' };
}

/** Back to a draft, which is computed from the books again. */
export async function sendBackBoard(context: Context, input: Input<'sendBack'>): Promise<Done> {
  const board = await needs(context, input.boardId, 'submitted', 'reviewed');
  await context.trx.updateTable('disclosureBoards').set({ status: 'draft', content: null, fingerprint: null, opinion: input.opinion, reviewerUserId: null, reviewerStaffId: null, reviewedAt: null, submittedAt: null, version: board.version + 1 }).where('id', '=', board.id).execute();
  return { boardId: board.id, status: 'draft' };
}

/** Says when and where the board was put up. Refuses `board_too_short` for less than five days, `disclosure_day_future`. */
export async function postBoard(context: Context, input: Input<'post'>): Promise<Done> {
  const board = await needs(context, input.boardId, 'reviewed');
  notAhead(context, input.postedOn);
  const least = addDays(input.postedOn, LEAST_DAYS);
  if (input.dueDownOn < least) throw new AppError('board_too_short', { least });
  await context.trx.updateTable('disclosureBoards').set({ status: 'posted', place: input.place, postedOn: input.postedOn, dueDownOn: input.dueDownOn }).where('id', '=', board.id).execute();
  return { boardId: board.id, status: 'posted' };
}

/** Says when the board was taken down: not before its five days are over, otherwise it has to be posted anew. */
export async function takeDownBoard(context: Context, input: Input<'takeDown'>): Promise<Done> {
  const board = await needs(context, input.boardId, 'posted');
  notAhead(context, input.takenDownOn);
  const least = addDays(board.postedOn!, LEAST_DAYS);
  if (input.takenDownOn < least) throw new AppError('board_too_short', { least });
  await context.trx.updateTable('disclosureBoards').set({ status: 'takenDown', takenDownOn: input.takenDownOn }).where('id', '=', board.id).execute();
  return { boardId: board.id, status: 'takenDown' };
}

/** Records what somebody objected to. Refuses `disclosure_before_posting`, `disclosure_day_future`. */
export async function addObjection(context: Context, input: Input<'addObjection'>): Promise<{ objectionId: ObjectionId; dueOn: Day }> {
  const board = await needs(context, input.boardId, 'posted', 'takenDown');
  notAhead(context, input.raisedOn);
  if (input.raisedOn < board.postedOn!) throw new AppError('disclosure_before_posting', { postedOn: board.postedOn! });
  const dueOn = addDays(input.raisedOn, LEAST_DAYS);
  const { id } = await context.trx.insertInto('disclosureObjections').values({ boardId: board.id, raisedOn: input.raisedOn, raisedBy: input.raisedBy, text: input.text, dueOn, recordedByUserId: context.actor.userId }).returning('id').executeTakeFirstOrThrow();
  return { objectionId: id, dueOn };
}

/** Answers an objection, once. Refuses `disclosure_answered`, `disclosure_before_posting` for an answer before the question. */
export async function answerObjection(context: Context, input: Input<'answerObjection'>): Promise<{ objectionId: ObjectionId }> {
  const objection = await context.trx.selectFrom('disclosureObjections').selectAll().where('id', '=', input.objectionId).executeTakeFirst();
  if (!objection) throw new AppError('not_found', { what: 'objection', id: String(input.objectionId) });
  if (objection.answer !== null) throw new AppError('disclosure_answered', {});
  notAhead(context, input.answeredOn);
  if (input.answeredOn < objection.raisedOn) throw new AppError('disclosure_before_posting', { postedOn: objection.raisedOn });
  await context.trx.updateTable('disclosureObjections').set({ answer: input.answer, answeredOn: input.answeredOn, answeredByUserId: context.actor.userId }).where('id', '=', objection.id).execute();
  return { objectionId: objection.id };
}
