/** Objections to a notice: written down for whoever comes, answered by somebody else within the days of the rule. */
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { addDays } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { noticeContentSchema, type noticesContract } from '#shared/notices/contract.ts';
import { numberIn } from '#shared/notices/never.ts';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import { readNoticeSettings } from './calendar.ts';
import { readNotice } from './move-notice.ts';

/** Content and answer are printed with the result of the notice: no number of a person stands there. */
function refuseNumbers(field: 'content' | 'answer', text: string): void {
  const what = numberIn(text);
  if (what !== undefined) throw new AppError('objection_reveals', { field, what });
}

/**
 * Writes an objection down against a line, or against the list as a whole. Who objects may stay unnamed; how to reach him is sealed.
 * Its answer is due after the days of the settings (five in Shandong). Refuses notices that do not hang (`notice_status_wrong`),
 * days before the posting (`notice_day_wrong`), lines that are not there (`notice_line_unknown`), and a text with somebody's number in it (`objection_reveals`).
 */
export async function addObjection(context: CommandContext, input: InputOf<typeof noticesContract.addObjection>): Promise<OutputOf<typeof noticesContract.addObjection>> {
  const { trx, clock, actor, vault } = context;
  const notice = await readNotice(trx, input.noticeId);
  if (notice.status !== 'posted' && notice.status !== 'takenDown') throw new AppError('notice_status_wrong', { status: notice.status, wanted: 'posted' });
  if (input.raisedOn < notice.postedOn! || input.raisedOn > clock.today()) throw new AppError('notice_day_wrong', { day: input.raisedOn, from: notice.postedOn!, to: clock.today() });
  const { rows } = noticeContentSchema.parse(JSON.parse(notice.content));
  const lineNo = input.lineNo ?? null;
  if (lineNo !== null && lineNo > rows.length) throw new AppError('notice_line_unknown', { lineNo, lines: rows.length });
  refuseNumbers('content', input.content);
  const { answerDays } = await readNoticeSettings(trx);
  const dueOn = addDays(input.raisedOn, answerDays);
  const anonymous = input.anonymous || input.raisedBy === '';
  const { last } = await trx.selectFrom('noticeObjections').select((e) => e.fn.coalesce(e.fn.max('id'), e.lit(0)).as('last')).executeTakeFirstOrThrow();
  const objectionId = (Number(last) + 1) as OutputOf<typeof noticesContract.addObjection>['objectionId'];
  await trx.insertInto('noticeObjections').values({
    id: objectionId, noticeId: notice.id, lineNo, lineKey: lineNo === null ? null : (rows[lineNo - 1]?.key ?? null), raisedOn: input.raisedOn, raisedBy: anonymous ? '' : input.raisedBy, anonymous: anonymous ? 1 : 0,
    contactSealed: input.contact === '' ? null : vault.seal('noticeObjections.contact', objectionId, input.contact), way: input.way, content: input.content, dueOn,
    recordedByUserId: actor.userId, recordedByStaffId: actor.staffId, recordedAt: clock.now(), finding: 'open', answer: null, answeredOn: null, answeredByUserId: null, answeredByStaffId: null, answeredAt: null,
  }).execute();
  return { objectionId, dueOn };
}

/** Answers an objection once: it was right, or it was not. Refuses `objection_answered`, and who made the notice or wrote it down (`objection_own`). */
export async function answerObjection(context: CommandContext, input: InputOf<typeof noticesContract.answerObjection>): Promise<OutputOf<typeof noticesContract.answerObjection>> {
  const { trx, clock, actor } = context;
  const objection = await trx.selectFrom('noticeObjections').selectAll().where('id', '=', input.objectionId).executeTakeFirst();
  if (objection === undefined) throw new AppError('not_found', { what: 'noticeObjection', id: String(input.objectionId) });
  if (objection.answeredOn !== null) throw new AppError('objection_answered', { answeredOn: objection.answeredOn });
  const notice = await readNotice(trx, objection.noticeId);
  if (actor.staffId === notice.makerStaffId || actor.staffId === objection.recordedByStaffId) throw new AppError('objection_own', { name: actor.staffName });
  if (input.answeredOn < objection.raisedOn || input.answeredOn > clock.today()) throw new AppError('notice_day_wrong', { day: input.answeredOn, from: objection.raisedOn, to: clock.today() });
  refuseNumbers('answer', input.answer);
  await trx.updateTable('noticeObjections').set({ finding: input.finding, answer: input.answer, answeredOn: input.answeredOn, answeredByUserId: actor.userId, answeredByStaffId: actor.staffId, answeredAt: clock.now() }).where('id', '=', objection.id).execute();
  return { objectionId: objection.id, finding: input.finding };
}

/** How to reach who objected. Refuses `objection_contact_missing`. */
export async function revealContact({ db, vault }: QueryContext, input: InputOf<typeof noticesContract.revealContact>): Promise<{ contact: string }> {
  const row = await db.selectFrom('noticeObjections').select(['id', 'contactSealed']).where('id', '=', input.objectionId).executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', { what: 'noticeObjection', id: String(input.objectionId) });
  if (row.contactSealed === null) throw new AppError('objection_contact_missing', {});
  return { contact: vault.unseal('noticeObjections.contact', row.id, row.contactSealed) };
}
