/** Writing a notice: the list is frozen as its owner's query masked it, and looked at once more before it is kept. */
import { createHash } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import { sumFen } from '#shared/money.ts';
import type { NoticeContent } from '#shared/notices/contract.ts';
import { numberIn, revealedBy } from '#shared/notices/never.ts';
import type { Counting, NoticeSubject } from '#shared/notices/words.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { readNoticeSettings } from './calendar.ts';

export interface NoticeText {
  readonly subjectKind: NoticeSubject;
  readonly subjectId: number;
  /** '关于粮油补贴（2026年9月）发放名单的公示' */
  readonly title: string;
  /** Resolution or document: '西后楼〔2026〕8号《关于发放粮油补贴的决议》'; '' where there is none. */
  readonly basis: string;
  readonly days: number;
  readonly counting: Counting;
  /**
   * Columns and rows in the order of the board, without a column for the running number. Names come masked from the owner's query
   * (`maskedName`); every row has a key that says what it is of ('resident:12'), by which the owner asks for it later.
   */
  readonly content: NoticeContent;
  /** Ends a notice of the subject that is written or posted, with this reason; without it such a one refuses. */
  readonly replaceBecause?: string;
}

/** SHA-256 over what hangs on the board. */
export function noticeFingerprint(notice: { subjectKind: string; subjectId: number; title: string; basis: string; content: string }): string {
  return createHash('sha256').update(JSON.stringify([notice.subjectKind, notice.subjectId, notice.title, notice.basis])).update('\n').update(notice.content).digest('hex');
}

/** The first line that shows what no board may show, by its number; 0 for title and basis. */
export function firstRevealed(title: string, basis: string, content: NoticeContent): { lineNo: number; what: 'number' | 'phone' | 'illness' } | undefined {
  const ofHead = [title, basis, ...content.columns.map((column) => column.title)].map(numberIn).find((what) => what !== undefined);
  if (ofHead !== undefined) return { lineNo: 0, what: ofHead };
  for (const [at, row] of content.rows.entries()) {
    for (const cell of row.cells) {
      const what = typeof cell === 'string' ? revealedBy(cell) : undefined;
      if (what !== undefined) return { lineNo: at + 1, what };
    }
  }
  return undefined;
}

/**
 * Writes the draft of a notice. Called by the feature that owns the list, inside its own command. Refuses an empty list
 * (`notice_empty`), a subject whose notice is written or hangs (`notice_exists`), and a list that shows what no board may show
 * (`notice_reveals`). Posting is the clerk's own act on the page of the notice.
 */
export async function composeNotice(context: CommandContext, text: NoticeText): Promise<{ noticeId: Id<'notice'> }> {
  const { trx, clock, actor, office } = context;
  const { subjectKind, subjectId, title, basis, days, counting, content } = text;
  if (content.rows.length === 0) throw new AppError('notice_empty', {});
  const revealed = firstRevealed(title, basis, content);
  if (revealed !== undefined) throw new AppError('notice_reveals', revealed);
  const earlier = await trx.selectFrom('notices').select(['id', 'title', 'status', 'edition', 'version']).where('subjectKind', '=', subjectKind).where('subjectId', '=', subjectId).orderBy('edition', 'desc').execute();
  const standing = earlier.find((each) => each.status === 'draft' || each.status === 'posted');
  if (standing !== undefined) {
    if (text.replaceBecause === undefined) throw new AppError('notice_exists', { title: standing.title, status: standing.status });
    await trx.updateTable('notices').set({ status: 'withdrawn', withdrawReason: text.replaceBecause, withdrawnByUserId: actor.userId, version: standing.version + 1 }).where('id', '=', standing.id).execute();
  }
  const amounts = content.rows.flatMap((row) => (row.amountFen === null ? [] : [row.amountFen]));
  const frozen = JSON.stringify(content);
  const settings = await readNoticeSettings(trx);
  const { id } = await trx.insertInto('notices').values({
    subjectKind, subjectId, edition: (earlier[0]?.edition ?? 0) + 1, title, basis, unit: office.name, content: frozen, persons: content.rows.length, totalFen: amounts.length === 0 ? null : sumFen(amounts),
    days, counting, leastDays: settings.leastDays, fingerprint: noticeFingerprint({ subjectKind, subjectId, title, basis, content: frozen }), status: 'draft', makerUserId: actor.userId, makerStaffId: actor.staffId, createdAt: clock.now(),
    places: null, note: '', postedOn: null, dueOn: null, postedByUserId: null, postedAt: null, takenDownOn: null, takenDownNote: null, takenDownByUserId: null, takenDownAt: null, withdrawReason: null, withdrawnByUserId: null, version: 1,
  }).returning('id').executeTakeFirstOrThrow();
  return { noticeId: id };
}
