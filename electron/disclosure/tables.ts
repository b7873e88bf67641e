/** Tables of financial disclosure. What the triggers promise is said in `electron/database/migrations/0095-disclosure.ts`. */
import type { Generated } from 'kysely';
import type { Day, Instant, Month } from '#shared/days.ts';
import type { BoardGroup, BoardId, BoardMeasure, BoardStatus, ObjectionId } from '#shared/disclosure/contract.ts';
import type { AccountSetId, StaffId, UserId } from '#shared/ids.ts';

export interface DisclosureTables {
  /** Which accounts are shown in which of the eight groups; none: those of resources/disclosure/groups.json. */
  disclosureRules: {
    id: Generated<number>;
    accountSetId: AccountSetId;
    /** The account and all below it; the longest code wins. */
    code: string;
    measure: BoardMeasure;
    groupKey: BoardGroup;
    item: string;
  };
  /** The monthly board (财务公开榜). */
  disclosureBoards: {
    id: Generated<BoardId>;
    accountSetId: AccountSetId;
    month: Month;
    /** 1, 2 …: posted anew after it was taken down. */
    edition: number;
    status: BoardStatus;
    /** JSON array of what is told in words: plans, resources, other. */
    notes: string;
    makerUserId: UserId;
    makerStaffId: StaffId;
    /** JSON of the whole board as it is posted, masked; null while a draft, which is computed when it is looked at. */
    content: string | null;
    /** SHA-256 of content. */
    fingerprint: string | null;
    submittedAt: Instant | null;
    reviewerUserId: UserId | null;
    reviewerStaffId: StaffId | null;
    reviewedAt: Instant | null;
    /** What the reviewer found, or why it was sent back. */
    opinion: string | null;
    place: string | null;
    postedOn: Day | null;
    /** Up to this day at least it has to stay. */
    dueDownOn: Day | null;
    takenDownOn: Day | null;
    version: number;
    createdAt: Instant;
  };
  disclosureObjections: {
    id: Generated<ObjectionId>;
    boardId: BoardId;
    raisedOn: Day;
    raisedBy: string;
    text: string;
    /** Five days after it was raised (山东省村务公开条例 art. 17). */
    dueOn: Day;
    recordedByUserId: UserId;
    answer: string | null;
    answeredOn: Day | null;
    answeredByUserId: UserId | null;
  };
}
