/** Tables of public notices, objections and holidays (migration 110). */
import type { Generated } from 'kysely';
import type { Day, Instant } from '#shared/days.ts';
import type { Id, StaffId, UserId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';
import type { Counting, Finding, NameMask, NoticeStatus, NoticeSubject, ObjectionWay } from '#shared/notices/words.ts';

export interface NoticesTables {
  /** Days that are off though it is no weekend, and weekend days that are worked. */
  holidays: { day: Day; kind: 'off' | 'work'; name: string };
  /** One row. */
  noticeSettings: { id: number; nameMask: NameMask; leastDays: number; answerDays: number; contactName: string; contactPhone: string; contactAddress: string; places: string };
  notices: {
    id: Generated<Id<'notice'>>;
    subjectKind: NoticeSubject;
    /** The id of the batch, application, case …; of whatever the kind says. */
    subjectId: number;
    /** 1 for the first notice of the subject; every further one after a withdrawal or a taking-down. */
    edition: number;
    title: string;
    /** '西后楼〔2026〕8号《关于发放粮油补贴的决议》' */
    basis: string;
    /** Who signs below. */
    unit: string;
    /** JSON of `noticeContentSchema`: the list, masked by the owner's query and never changed. */
    content: string;
    persons: number;
    /** Sum of the rows; null where the list is not about money. */
    totalFen: Fen | null;
    days: number;
    counting: Counting;
    /** The least days of the settings when it was written. */
    leastDays: number;
    /** SHA-256 over subject, title, basis and content. */
    fingerprint: string;
    status: NoticeStatus;
    makerUserId: UserId;
    makerStaffId: StaffId;
    createdAt: Instant;
    /** Where it hangs: '社区公示栏、3 号网格'. */
    places: string | null;
    note: string;
    postedOn: Day | null;
    /** The last day it has to hang, counted on posting with the holidays known then. */
    dueOn: Day | null;
    postedByUserId: UserId | null;
    postedAt: Instant | null;
    takenDownOn: Day | null;
    /** Why it came down before its last day was over; else a remark. */
    takenDownNote: string | null;
    takenDownByUserId: UserId | null;
    takenDownAt: Instant | null;
    withdrawReason: string | null;
    withdrawnByUserId: UserId | null;
    version: number;
  };
  noticeObjections: {
    id: Generated<Id<'noticeObjection'>>;
    noticeId: Id<'notice'>;
    /** The line objected to, as it stands on the board; null for the list as a whole. */
    lineNo: number | null;
    lineKey: string | null;
    raisedOn: Day;
    /** '' when anonymous. */
    raisedBy: string;
    anonymous: number;
    /** How to reach who objected; sealed. */
    contactSealed: Buffer | null;
    way: ObjectionWay;
    content: string;
    /** By when it has to be answered. */
    dueOn: Day;
    recordedByUserId: UserId;
    recordedByStaffId: StaffId;
    recordedAt: Instant;
    finding: Finding;
    answer: string | null;
    answeredOn: Day | null;
    answeredByUserId: UserId | null;
    answeredByStaffId: StaffId | null;
    answeredAt: Instant | null;
  };
}
