/** Records of meetings: entered and looked up. */
import { sql } from 'kysely';
import type { z } from 'zod';
import { AppError } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { Meeting, meetingInputSchema, MeetingSubject } from '#shared/meetings/contract.ts';
import { judgeVote } from '#shared/meetings/quorum.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { readRows, type Reader } from '#electron/residents/read-rows.ts';
import { readLinks } from './links.ts';

/** The register, the latest meeting first, each with what the quorum calculator finds and what leans on it. */
export async function listMeetings(db: Reader, subject: { subjectKind: MeetingSubject | null; subjectId: number | null }): Promise<Meeting[]> {
  const rows = await readRows<Omit<Meeting, 'faults' | 'links'>>(db, sql`
    select m.id as meetingId, m.resolutionNo, m.title, m.topic, m.organ, m.noticeOn, m.heldOn, m.partyDiscussedOn, m.place, m.chair, m.recorder, m.attendees, m.eligible, m.attended, m.inFavour, m.against, m.decision, m.note, s.name as "by"
    from meetings m join staff s on s.id = m.staffId
    where ${subject.subjectKind} is null or m.id in (select meetingId from meetingLinks where removedAt is null and subjectKind = ${subject.subjectKind} and (${subject.subjectId} is null or subjectId = ${subject.subjectId}))
    order by m.heldOn desc, m.id desc`);
  const links = await readLinks(db, sql`true`);
  return rows.map((row) => ({ ...row, faults: judgeVote(row).map((fault) => ({ ...fault })), links: links.filter((link) => link.meetingId === row.meetingId) }));
}

/** @throws AppError not_found */
export async function readMeeting(db: Reader, meetingId: Id<'meeting'>): Promise<Meeting> {
  const meeting = (await listMeetings(db, { subjectKind: null, subjectId: null })).find((each) => each.meetingId === meetingId);
  if (meeting === undefined) throw new AppError('not_found', { what: 'meeting', id: String(meetingId) });
  return meeting;
}

/** The resolution something leans on: the latest linked one that passed; undefined when there is none. */
export async function resolutionOf(db: Reader, subjectKind: MeetingSubject, subjectId: number): Promise<Meeting | undefined> {
  return (await listMeetings(db, { subjectKind, subjectId })).find((meeting) => meeting.faults.length === 0);
}

/** Enters a record, whether the resolution passed or not. Refuses `resolution_no_taken`, `resolution_votes_wrong`, `meeting_day_future`. */
export async function addMeeting({ trx, clock, actor }: CommandContext, input: z.output<typeof meetingInputSchema>): Promise<{ meetingId: Id<'meeting'>; passed: boolean }> {
  const taken = await trx.selectFrom('meetings').select('id').where('resolutionNo', '=', input.resolutionNo).executeTakeFirst();
  if (taken) throw new AppError('resolution_no_taken', { resolutionNo: input.resolutionNo });
  if (input.attended > input.eligible || input.inFavour + input.against > input.attended) throw new AppError('resolution_votes_wrong', { attended: input.attended });
  if (input.heldOn > clock.today()) throw new AppError('meeting_day_future', { day: input.heldOn, today: clock.today() });
  const row = { ...input, noticeOn: input.noticeOn ?? null, partyDiscussedOn: input.partyDiscussedOn ?? null };
  const { id } = await trx.insertInto('meetings').values({ ...row, userId: actor.userId, staffId: actor.staffId, at: clock.now() }).returning('id').executeTakeFirstOrThrow();
  return { meetingId: id, passed: judgeVote(row).length === 0 };
}
