/** Where the notice of a subject stands, for the features that wait for it. */
import type { Selectable } from 'kysely';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import { noticeContentSchema } from '#shared/notices/contract.ts';
import type { NoticeState, NoticeSubject } from '#shared/notices/words.ts';
import type { Reader } from '#electron/residents/read-rows.ts';
import type { NoticesTables } from './tables.ts';

export type NoticeRecord = Selectable<NoticesTables['notices']>;

export interface NoticeStanding {
  readonly state: NoticeState;
  readonly noticeId: Id<'notice'> | null;
  readonly title: string;
  /** The last day on the board; null before it is posted. */
  readonly until: Day | null;
  /** Keys of rows with an objection nobody has answered: these wait, the rest goes on. '' stands for the list as a whole. */
  readonly openKeys: readonly string[];
  /** Keys of rows whose objection was right: the owner takes them off or changes them. */
  readonly upheldKeys: readonly string[];
}

const NONE: NoticeStanding = { state: 'none', noticeId: null, title: '', until: null, openKeys: [], upheldKeys: [] };

/** The state of one notice on a day, from its dates and whether anybody waits for an answer. */
export function stateOf(notice: Pick<NoticeRecord, 'status' | 'dueOn' | 'takenDownOn'>, openObjections: number, today: Day): NoticeState {
  if (notice.status === 'withdrawn') return 'none';
  if (notice.status === 'draft' || notice.dueOn === null) return 'draft';
  if (notice.takenDownOn !== null && notice.takenDownOn <= notice.dueOn) return 'short';
  if (today <= notice.dueOn) return 'running';
  return openObjections > 0 ? 'objected' : 'run';
}

/**
 * Where the notice of a subject stands on a day: its latest one that was not withdrawn. A notice has run from the day after its last
 * day on; one that came down on its last day or before was too short and counts as none.
 */
export async function noticeStanding(db: Reader, subjectKind: NoticeSubject, subjectId: number, today: Day): Promise<NoticeStanding> {
  const notice = await db.selectFrom('notices').select(['id', 'title', 'status', 'dueOn', 'takenDownOn']).where('subjectKind', '=', subjectKind).where('subjectId', '=', subjectId).where('status', '<>', 'withdrawn')
    .orderBy('edition', 'desc').executeTakeFirst();
  if (notice === undefined) return NONE;
  // An objection stays one when the list was posted anew: its line is still the same person's.
  const objections = await db.selectFrom('noticeObjections as o').innerJoin('notices as n', 'n.id', 'o.noticeId').select(['o.lineKey', 'o.finding', 'o.noticeId']).where('n.subjectKind', '=', subjectKind).where('n.subjectId', '=', subjectId).execute();
  const openKeys = [...new Set(objections.filter((each) => each.finding === 'open').map((each) => each.lineKey ?? ''))];
  const upheld = objections.filter((each) => each.finding === 'upheld');
  const upheldKeys = upheld.length === 0 ? [] : await stillWrong(db, notice.id, upheld);
  return { state: stateOf(notice, openKeys.length, today), noticeId: notice.id, title: notice.title, until: notice.dueOn, openKeys, upheldKeys };
}

/** Keys whose objection was right and whose row hangs there as it did: one that was posted anew with another amount is settled. */
async function stillWrong(db: Reader, noticeId: Id<'notice'>, upheld: readonly { lineKey: string | null; noticeId: Id<'notice'> }[]): Promise<string[]> {
  const now = await amountsOf(db, noticeId);
  const wrong = new Set<string>();
  for (const each of upheld) {
    const key = each.lineKey ?? '';
    if (each.noticeId === noticeId || (key !== '' && now.has(key) && (await amountsOf(db, each.noticeId)).get(key) === now.get(key))) wrong.add(key);
  }
  return [...wrong];
}

async function amountsOf(db: Reader, noticeId: Id<'notice'>): Promise<ReadonlyMap<string, number | null>> {
  const { content } = await db.selectFrom('notices').select('content').where('id', '=', noticeId).executeTakeFirstOrThrow();
  return new Map(noticeContentSchema.parse(JSON.parse(content)).rows.map((row) => [row.key, row.amountFen]));
}

/** What an owner asks before it goes on. */
export interface NoticeNeed {
  readonly subjectKind: NoticeSubject;
  readonly subjectId: number;
  /** Days of the programme; stands in the refusal. */
  readonly days: number;
  /** What is on the list now: all of it has to have hung on the board with the same amount. Rows that left the list do no harm. */
  readonly rows: readonly { readonly key: string; readonly amountFen: number | null }[];
}

/**
 * Refuses until the notice has run: `notice_needed`, `notice_running`; `notice_lapsed` when the list holds rows that did not hang
 * on the board as they are now; `notice_objected` when somebody objects to the whole list. Answers which rows wait for an answer
 * (`openKeys`) and which were found wrong (`upheldKeys`): the caller holds those and goes on with the rest.
 */
export async function ensureNoticeRun(db: Reader, need: NoticeNeed, today: Day): Promise<NoticeStanding> {
  const standing = await noticeStanding(db, need.subjectKind, need.subjectId, today);
  const { state, title, until } = standing;
  if (state === 'none' || state === 'draft' || state === 'short') throw new AppError('notice_needed', { state, days: need.days });
  if (state === 'running') throw new AppError('notice_running', { title, until: until! });
  const lapsed = await lapsedRows(db, standing, need.rows);
  if (lapsed > 0) throw new AppError('notice_lapsed', { title, count: lapsed });
  await refuseWholeListObjected(db, need, standing);
  return standing;
}

/** How many rows of a list the standing notice does not cover. */
export async function lapsedRows(db: Reader, standing: NoticeStanding, rows: NoticeNeed['rows']): Promise<number> {
  if (standing.noticeId === null) return rows.length;
  const posted = await amountsOf(db, standing.noticeId);
  return rows.filter((row) => posted.get(row.key) !== row.amountFen).length;
}

async function refuseWholeListObjected(db: Reader, need: NoticeNeed, { noticeId, title }: NoticeStanding): Promise<void> {
  const whole = await db.selectFrom('noticeObjections as o').innerJoin('notices as n', 'n.id', 'o.noticeId').select(['o.raisedOn', 'o.finding']).where('n.subjectKind', '=', need.subjectKind).where('n.subjectId', '=', need.subjectId)
    .where('n.status', '<>', 'withdrawn').where('o.lineNo', 'is', null).where((e) => e.or([e('o.finding', '=', 'open'), e.and([e('o.finding', '=', 'upheld'), e('o.noticeId', '=', noticeId)])])).orderBy('o.id').executeTakeFirst();
  if (whole !== undefined) throw new AppError('notice_objected', { title, raisedOn: whole.raisedOn, upheld: whole.finding === 'upheld' });
}
