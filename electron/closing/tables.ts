/** Tables of closing. What the triggers promise is said in `electron/database/migrations/0080-closing.ts`. */
import type { Generated } from 'kysely';
import type { YearEndStatus, YearEndStepKey } from '#shared/closing/year-end.ts';
import type { Instant, Month } from '#shared/days.ts';
import type { AccountSetId, Id, StaffId, UserId, VoucherId } from '#shared/ids.ts';

export interface ClosingTables {
  /** What the charter (章程) fixes about the distribution of income; one row per account set. */
  charterRules: {
    accountSetId: AccountSetId;
    /** Share of the net income that goes to 公积公益金, 1 % = 100. */
    reserveBasisPoints: number;
    /** Where the reserve goes, a leaf of 311. */
    reserveAccountCode: string;
    /** What is owed to members: 113 内部往来 or a leaf of 211. */
    membersAccountCode: string;
    /** What is owed to others, a leaf of 211. */
    othersAccountCode: string;
    updatedAt: Instant;
    updatedByUserId: UserId;
  };
  /** Requests to open a closed month again (反结账): asked by one person, decided by another. */
  reopenings: {
    id: Generated<Id<'reopening'>>;
    accountSetId: AccountSetId;
    month: Month;
    reason: string;
    /** The closing it undoes; each closing is undone once at most. */
    closedEventId: number;
    status: 'asked' | 'approved' | 'refused';
    askedByUserId: UserId;
    askedByStaffId: StaffId;
    askedAt: Instant;
    decidedByUserId: UserId | null;
    decidedByStaffId: StaffId | null;
    decidedAt: Instant | null;
    comment: string | null;
  };
  /** Year-ends (年终结账), one standing per account set and year. */
  yearEnds: {
    id: Generated<Id<'yearEnd'>>;
    accountSetId: AccountSetId;
    year: number;
    status: YearEndStatus;
    /** JSON of `YearEndChoice`: what people decided. */
    choice: string;
    /** JSON of `YearEndPlan` at the time of preparing: confirming and posting refuse when the books say otherwise by then. */
    plan: string;
    preparedByUserId: UserId;
    preparedByStaffId: StaffId;
    preparedAt: Instant;
    confirmedByUserId: UserId | null;
    /** Never the preparer's. */
    confirmedByStaffId: StaffId | null;
    confirmedAt: Instant | null;
    postedByUserId: UserId | null;
    postedByStaffId: StaffId | null;
    postedAt: Instant | null;
    /** Why the posted year-end is to be taken back; null unless somebody asks for it. */
    reversalReason: string | null;
    reversalAskedByUserId: UserId | null;
    reversalAskedByStaffId: StaffId | null;
    reversalAskedAt: Instant | null;
    /** Who discarded it, or approved taking it back. */
    endedByUserId: UserId | null;
    endedByStaffId: StaffId | null;
    endedAt: Instant | null;
  };
  /** The vouchers of a year-end by step; append-only. */
  yearEndVouchers: {
    voucherId: VoucherId;
    yearEndId: Id<'yearEnd'>;
    step: YearEndStepKey;
    /** 1 for the red-letter voucher that takes the step back. */
    reversal: number;
  };
}
