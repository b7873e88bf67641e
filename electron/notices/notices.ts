/** Reads of notices for lists, pages and sheets. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { Day } from '#shared/days.ts';
import type { Id } from '#shared/ids.ts';
import { lastDayOfNotice } from '#shared/notices/calendar.ts';
import { noticeContentSchema, type Notice, type NoticeRow, type noticesContract, type Objection } from '#shared/notices/contract.ts';
import { may } from '#shared/permissions.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readRows, type Reader } from '#electron/residents/read-rows.ts';
import { coversYearOf, readHolidays, readNoticeSettings } from './calendar.ts';
import { readNotice } from './move-notice.ts';
import { stateOf, type NoticeRecord } from './notice-standing.ts';

type Listed = Omit<NoticeRow, 'state'> & Pick<NoticeRecord, 'takenDownOn'>;

async function readList(db: Reader, today: Day, noticeId: Id<'notice'> | null): Promise<NoticeRow[]> {
  const rows = await readRows<Listed>(db, sql`
    select n.id as noticeId, n.subjectKind, n.subjectId, n.edition, n.title, n.status, n.persons, n.totalFen, n.days, n.counting, n.postedOn, n.dueOn, n.takenDownOn, coalesce(n.places, '') as places, s.name as maker, n.createdAt,
      (select count(*) from noticeObjections o where o.noticeId = n.id) as objections, (select count(*) from noticeObjections o where o.noticeId = n.id and o.finding = 'open') as openObjections
    from notices n join staff s on s.id = n.makerStaffId where ${noticeId} is null or n.id = ${noticeId} order by n.id desc`);
  return rows.map((row) => ({ ...row, state: stateOf(row, row.openObjections, today) }));
}

/** Notices, the newest first. A withdrawn one has no state any more; asked for by state it is left out. */
export async function listNotices({ db, clock }: QueryContext, input: InputOf<typeof noticesContract.list>): Promise<OutputOf<typeof noticesContract.list>> {
  const rows = await readList(db, clock.today(), null);
  return { notices: rows.filter((row) => (input.subjectKind === null || row.subjectKind === input.subjectKind) && (input.state === null || row.state === input.state) && row.title.includes(input.search)) };
}

/** Objections of a notice, the first one first. Who objected is named to those who may answer and to who wrote it down. */
async function readObjections({ db, actor }: Pick<QueryContext, 'db' | 'actor'>, notice: NoticeRecord, rows: Notice['content']['rows']): Promise<Objection[]> {
  const objections = await db.selectFrom('noticeObjections as o').innerJoin('staff as r', 'r.id', 'o.recordedByStaffId').leftJoin('staff as a', 'a.id', 'o.answeredByStaffId')
    .selectAll('o').select(['r.name as recordedBy', 'a.name as answeredBy']).where('o.noticeId', '=', notice.id).orderBy('o.id').execute();
  const answers = may(actor.roles, 'notices.answer');
  return objections.map((each) => ({
    objectionId: each.id, noticeId: each.noticeId, lineNo: each.lineNo, lineName: each.lineNo === null ? null : nameOf(rows[each.lineNo - 1]?.cells), raisedOn: each.raisedOn,
    raisedBy: answers || each.recordedByStaffId === actor.staffId ? each.raisedBy : '', anonymous: each.anonymous === 1, hasContact: each.contactSealed !== null, way: each.way, content: each.content, dueOn: each.dueOn, recordedBy: each.recordedBy,
    finding: each.finding, answer: each.answer, answeredOn: each.answeredOn, answeredBy: each.answeredBy,
    mayAnswer: answers && each.finding === 'open' && actor.staffId !== notice.makerStaffId && actor.staffId !== each.recordedByStaffId,
  }));
}

/** The masked name of a row: the first cell that has a star, else the first text. */
function nameOf(cells: readonly (string | number | null)[] | undefined): string | null {
  const texts = (cells ?? []).filter((cell): cell is string => typeof cell === 'string');
  return texts.find((cell) => cell.includes('*')) ?? texts[0] ?? null;
}

/** One notice with its list and its objections. @throws AppError not_found */
export async function showNotice(context: Pick<QueryContext, 'db' | 'clock' | 'actor'>, noticeId: Id<'notice'>): Promise<Notice> {
  const { db, clock } = context;
  const today = clock.today();
  const record = await readNotice(db, noticeId);
  const [row] = await readList(db, today, noticeId);
  const names = new Map((await db.selectFrom('users as u').innerJoin('staff as s', 's.id', 'u.staffId').select(['u.id', 's.name']).execute()).map((each) => [each.id, each.name]));
  const content = noticeContentSchema.parse(JSON.parse(record.content));
  const holidays = await readHolidays(db);
  const dueIfPostedToday = lastDayOfNotice(today, record, holidays);
  return {
    ...row!, basis: record.basis, unit: record.unit, note: record.note, takenDownNote: record.takenDownNote, withdrawReason: record.withdrawReason, leastDays: record.leastDays,
    postedBy: record.postedByUserId === null ? null : (names.get(record.postedByUserId) ?? null), takenDownBy: record.takenDownByUserId === null ? null : (names.get(record.takenDownByUserId) ?? null),
    dueIfPostedToday, calendarCovers: coversYearOf(holidays, record.dueOn ?? dueIfPostedToday), content, objectionList: await readObjections(context, record, content.rows), version: record.version,
  };
}

/** What the sheet for the board says; a draft as if it were posted today. */
export async function readSheet(context: QueryContext, input: InputOf<typeof noticesContract.sheet>): Promise<OutputOf<typeof noticesContract.sheet>> {
  const { objectionList: _, ...notice } = await showNotice(context, input.noticeId);
  return { notice, from: notice.postedOn ?? context.clock.today(), until: notice.dueOn ?? notice.dueIfPostedToday, settings: await readNoticeSettings(context.db), communityName: context.office.communityName, practice: context.office.practice };
}

/** The result of a notice, with the objections and what was found, without who objected. */
export async function readResult(context: QueryContext, input: InputOf<typeof noticesContract.result>): Promise<OutputOf<typeof noticesContract.result>> {
  const { objectionList } = await showNotice(context, input.noticeId);
  const objections = objectionList.map(({ objectionId, lineNo, lineName, raisedOn, content, finding, answer, answeredOn, answeredBy }) => ({ objectionId, lineNo, lineName, raisedOn, content, finding, answer, answeredOn, answeredBy }));
  return { ...(await readSheet(context, input)), objections, today: context.clock.today() };
}
