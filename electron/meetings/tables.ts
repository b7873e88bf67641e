/** Tables of the records of meetings (migrations 112 and 261). */
import type { Generated } from 'kysely';
import type { Day, Instant } from '#shared/days.ts';
import type { Id, StaffId, UserId } from '#shared/ids.ts';
import type { MeetingSubject } from '#shared/meetings/contract.ts';
import type { Organ, Topic } from '#shared/meetings/quorum.ts';

interface By { userId: UserId; staffId: StaffId; at: Instant }

export interface MeetingsTables {
  /** 会议记录; append-only. */
  meetings: By & {
    id: Generated<Id<'meeting'>>;
    /** The number of the resolution or record. */
    resolutionNo: string; title: string; topic: Topic; organ: Organ; noticeOn: Day | null; heldOn: Day;
    place: string; chair: string; recorder: string;
    /** Names of those who came, as the minutes list them. */
    attendees: string;
    eligible: number; attended: number; inFavour: number; against: number;
    /** The day the Party organisation discussed it first (RECA art. 26). */
    partyDiscussedOn: Day | null;
    /** What was resolved, in words. */
    decision: string; note: string;
  };
  /** What leans on a resolution; only ever taken off, once, while it is not decided. */
  meetingLinks: By & {
    id: Generated<number>; meetingId: Id<'meeting'>; subjectKind: MeetingSubject; subjectId: number; label: string;
    removedAt: Instant | null; removedByUserId: UserId | null; removedByStaffId: StaffId | null; removedReason: string | null;
  };
}
