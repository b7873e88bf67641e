/** Tables of the complaint desk (migration 114). */
import type { Generated } from 'kysely';
import type { ComplaintStatus, ComplaintStep, ComplaintWay, Outcome } from '#shared/complaints/words.ts';
import type { Day, Instant } from '#shared/days.ts';
import type { Id, StaffId, UserId } from '#shared/ids.ts';

export interface ComplaintsTables {
  /** 类别, each with the days within which an answer is due. */
  complaintCategories: { id: Generated<Id<'complaintCategory'>>; name: string; answerDays: number; active: number };
  complaints: {
    id: Generated<Id<'complaint'>>;
    /** 'T2026-0001' */
    complaintNo: string;
    receivedOn: Day;
    categoryId: Id<'complaintCategory'>;
    way: ComplaintWay;
    anonymous: number;
    /** '' when anonymous. */
    complainant: string;
    /** How to reach who complained; sealed. */
    contactSealed: Buffer | null;
    content: string;
    /** 1: seen only by who wrote it down, who handles it, and those who decide. */
    restricted: number;
    /** The person of the staff it is about, if any. */
    aboutStaffId: StaffId | null;
    assigneeStaffId: StaffId | null;
    dueOn: Day;
    status: ComplaintStatus;
    outcome: Outcome | null;
    decision: string | null;
    decidedOn: Day | null;
    decidedByStaffId: StaffId | null;
    appealOn: Day | null;
    appealReason: string | null;
    appealOutcome: Outcome | null;
    appealDecision: string | null;
    appealDecidedOn: Day | null;
    appealDecidedByStaffId: StaffId | null;
    recordedByUserId: UserId;
    recordedByStaffId: StaffId;
    recordedAt: Instant;
    version: number;
  };
  /** Append-only: what happened to a complaint. */
  complaintEvents: { id: Generated<number>; complaintId: Id<'complaint'>; step: ComplaintStep; text: string; userId: UserId; staffId: StaffId; at: Instant };
}
