/** What leans on a resolution: linked, shown, and taken off again while it is not decided. */
import { sql, type RawBuilder } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { Day, Instant } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { MeetingLink, meetingsContract, MeetingSubject } from '#shared/meetings/contract.ts';
import { judgeVote } from '#shared/meetings/quorum.ts';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import { readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';

type C = typeof meetingsContract;
const DECIDED = sql`('approved', 'archived', 'followedUp', 'rejected', 'withdrawn')`;

/**
 * Whether a thing is open, as 1 or 0, null when it is not there. A batch is decided by its approval, a notice when it was taken down or withdrawn,
 * an application and a relief case with their answer. Standards, budgets and other things are known here by their names alone: always open.
 */
const openSql = (subjectKind: RawBuilder<unknown>, subjectId: RawBuilder<unknown>) => sql`case ${subjectKind}
  when 'batch' then (select b.status in ('draft', 'locked', 'computed', 'submitted', 'reviewed') from batches b where b.id = ${subjectId})
  when 'notice' then (select n.status in ('draft', 'posted') from notices n where n.id = ${subjectId})
  when 'application' then (select a.status not in ${DECIDED} from applications a where a.id = ${subjectId} and a.kind <> 'relief')
  when 'reliefCase' then (select a.status not in ${DECIDED} from applications a where a.id = ${subjectId} and a.kind = 'relief')
  else 1 end`;

type Full = MeetingLink & { resolutionNo: string; title: string; heldOn: Day };
type Row = Omit<Full, 'removed' | 'open'> & { open: 0 | 1 | null; removedBy: string | null; removedAt: Instant | null; removedReason: string | null };

/** Links of `where` on l, the first first, those taken off too. */
export async function readLinks(db: Reader, where: RawBuilder<unknown>): Promise<Full[]> {
  const rows = await readRows<Row>(db, sql`select l.id as linkId, l.meetingId, l.subjectKind, l.subjectId, l.label, s.name as "by", l.at, x.name as removedBy, l.removedAt, l.removedReason, m.resolutionNo, m.title, m.heldOn,
      ${openSql(sql`l.subjectKind`, sql`l.subjectId`)} as open
    from meetingLinks l join meetings m on m.id = l.meetingId join staff s on s.id = l.staffId left join staff x on x.id = l.removedByStaffId where ${where} order by l.id`);
  return rows.map(({ removedBy, removedAt, removedReason, open, ...row }) => ({ ...row, open: open === 1, removed: removedAt === null ? null : { by: removedBy ?? '', at: removedAt, reason: removedReason ?? '' } }));
}

async function isOpen(db: Reader, subjectKind: MeetingSubject, subjectId: number): Promise<boolean> {
  const row = await readRow<{ open: 0 | 1 | null }>(db, sql`select ${openSql(sql`${subjectKind}`, sql`${subjectId}`)} as open`);
  if (row === undefined || row.open === null) throw new AppError('not_found', { what: subjectKind, id: String(subjectId) });
  return row.open === 1;
}

/** @throws AppError not_found */
export async function listOfSubject({ db }: Pick<QueryContext, 'db'>, { subjectKind, subjectId }: InputOf<C['ofSubject']>): Promise<OutputOf<C['ofSubject']>> {
  return { open: await isOpen(db, subjectKind, subjectId), links: await readLinks(db, sql`l.subjectKind = ${subjectKind} and l.subjectId = ${subjectId}`) };
}

/** Says what leans on a resolution. Refuses `not_found`, `meeting_not_passed`, `meeting_linked` (the same link twice), `meeting_subject_decided`. */
export async function linkMeeting({ trx, clock, actor }: CommandContext, input: InputOf<C['link']>): Promise<{ meetingId: Id<'meeting'> }> {
  const meeting = await trx.selectFrom('meetings').selectAll().where('id', '=', input.meetingId).executeTakeFirst();
  if (meeting === undefined) throw new AppError('not_found', { what: 'meeting', id: String(input.meetingId) });
  const { resolutionNo } = meeting;
  if (judgeVote(meeting).length > 0) throw new AppError('meeting_not_passed', { resolutionNo });
  const twin = await trx.selectFrom('meetingLinks').select('id').where('meetingId', '=', input.meetingId).where('subjectKind', '=', input.subjectKind).where('subjectId', '=', input.subjectId).where('label', '=', input.label).where('removedAt', 'is', null).executeTakeFirst();
  if (twin !== undefined) throw new AppError('meeting_linked', { resolutionNo });
  if (!(await isOpen(trx, input.subjectKind, input.subjectId))) throw new AppError('meeting_subject_decided', { label: input.label });
  await trx.insertInto('meetingLinks').values({ ...input, userId: actor.userId, staffId: actor.staffId, at: clock.now(), removedAt: null, removedByUserId: null, removedByStaffId: null, removedReason: null }).execute();
  return { meetingId: meeting.id };
}

/** Takes a link off; it stays on record with the reason. Refuses `not_found`, `meeting_unlinked`, `meeting_subject_decided`. */
export async function unlinkMeeting({ trx, clock, actor }: CommandContext, { linkId, reason }: InputOf<C['unlink']>): Promise<{ meetingId: Id<'meeting'> }> {
  const [link] = await readLinks(trx, sql`l.id = ${linkId}`);
  if (link === undefined) throw new AppError('not_found', { what: 'meetingLink', id: String(linkId) });
  if (link.removed !== null) throw new AppError('meeting_unlinked', { resolutionNo: link.resolutionNo, at: link.removed.at });
  if (!link.open) throw new AppError('meeting_subject_decided', { label: link.label });
  await trx.updateTable('meetingLinks').set({ removedAt: clock.now(), removedByUserId: actor.userId, removedByStaffId: actor.staffId, removedReason: reason }).where('id', '=', linkId).execute();
  return { meetingId: link.meetingId };
}
