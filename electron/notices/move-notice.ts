/** What happens to a notice on the board: posted, taken down, withdrawn, posted again. */
import type { InputOf } from '#shared/contract.ts';
import { localDay, type Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import { lastDayOfNotice } from '#shared/notices/calendar.ts';
import { noticeContentSchema, type noticesContract } from '#shared/notices/contract.ts';
import { numberIn } from '#shared/notices/never.ts';
import type { NoticeStatus } from '#shared/notices/words.ts';
import type { CommandContext } from '#electron/api/context.ts';
import type { Reader } from '#electron/residents/read-rows.ts';
import { readHolidays } from './calendar.ts';
import { composeNotice } from './compose-notice.ts';
import type { NoticeRecord } from './notice-standing.ts';

type Input<M extends keyof typeof noticesContract> = InputOf<(typeof noticesContract)[M]>;
type Done = { noticeId: Id<'notice'>; status: NoticeStatus; version: number };

/** @throws AppError not_found */
export async function readNotice(db: Reader, noticeId: Id<'notice'>): Promise<NoticeRecord> {
  const row = await db.selectFrom('notices').selectAll().where('id', '=', noticeId).executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', { what: 'notice', id: String(noticeId) });
  return row;
}

async function openNotice({ trx }: CommandContext, input: { noticeId: Id<'notice'>; version: number }, wanted: NoticeStatus, also?: NoticeStatus): Promise<NoticeRecord> {
  const notice = await readNotice(trx, input.noticeId);
  if (notice.status !== wanted && notice.status !== also) throw new AppError('notice_status_wrong', { status: notice.status, wanted });
  if (notice.version !== input.version) throw new AppError('changed_meanwhile', { what: 'notice' });
  return notice;
}

function refuseDayOutside(day: Day, from: Day, to: Day): void {
  if (day < from || day > to) throw new AppError('notice_day_wrong', { day, from, to });
}

/**
 * Puts a draft on the boards and counts its last day (`lastDayOfNotice`) with the holidays known today. The day of posting is not
 * before the day it was written, so that nobody shortens it by a date, nor after today. Refuses `notice_day_wrong`, `notice_reveals`.
 */
export async function postNotice(context: CommandContext, input: Input<'post'>): Promise<Done & { dueOn: Day }> {
  const { trx, clock, actor } = context;
  const notice = await openNotice(context, input, 'draft');
  refuseDayOutside(input.postedOn, localDay(notice.createdAt), clock.today());
  const what = numberIn(input.places);
  if (what !== undefined) throw new AppError('notice_reveals', { lineNo: 0, what });
  const dueOn = lastDayOfNotice(input.postedOn, notice, await readHolidays(trx));
  const version = notice.version + 1;
  await trx.updateTable('notices').set({ status: 'posted', postedOn: input.postedOn, dueOn, places: input.places, note: input.note, postedByUserId: actor.userId, postedAt: clock.now(), version }).where('id', '=', notice.id).execute();
  return { noticeId: notice.id, status: 'posted', version, dueOn };
}

/** Takes a notice off the boards. On its last day or before it a reason is needed (`notice_short_reason`), and it has to be posted anew. */
export async function takeDownNotice(context: CommandContext, input: Input<'takeDown'>): Promise<Done & { short: boolean }> {
  const { trx, clock, actor } = context;
  const notice = await openNotice(context, input, 'posted');
  refuseDayOutside(input.takenDownOn, notice.postedOn!, clock.today());
  const short = input.takenDownOn <= notice.dueOn!;
  if (short && input.note === '') throw new AppError('notice_short_reason', { until: notice.dueOn! });
  const version = notice.version + 1;
  await trx.updateTable('notices').set({ status: 'takenDown', takenDownOn: input.takenDownOn, takenDownNote: input.note, takenDownByUserId: actor.userId, takenDownAt: clock.now(), version }).where('id', '=', notice.id).execute();
  return { noticeId: notice.id, status: 'takenDown', version, short };
}

/** Ends a draft or a notice that was wrong, with the reason: whoever waits for it needs a new one. */
export async function withdrawNotice(context: CommandContext, input: Input<'withdraw'>): Promise<Done> {
  const notice = await openNotice(context, input, 'draft', 'posted');
  const version = notice.version + 1;
  await context.trx.updateTable('notices').set({ status: 'withdrawn', withdrawReason: input.reason, withdrawnByUserId: context.actor.userId, version }).where('id', '=', notice.id).execute();
  return { noticeId: notice.id, status: 'withdrawn', version };
}

/** The same list as a new draft, when the notice before hung too short (`notice_not_short` when it did not). */
export async function repostNotice(context: CommandContext, input: Input<'repost'>): Promise<Done> {
  const notice = await openNotice(context, input, 'takenDown');
  if (notice.takenDownOn! > notice.dueOn!) throw new AppError('notice_not_short', { until: notice.dueOn! });
  const { subjectKind, subjectId, title, basis, days, counting } = notice;
  const { noticeId } = await composeNotice(context, { subjectKind, subjectId, title, basis, days, counting, content: noticeContentSchema.parse(JSON.parse(notice.content)) });
  return { noticeId, status: 'draft', version: 1 };
}
