/** Tables of members, shares and dividends. What the triggers promise is said in `electron/database/migrations/0085-members.ts`. */
import type { Generated } from 'kysely';
import type { Day, Instant, Month } from '#shared/days.ts';
import type { AccountSetId, FactId, HouseholdId, Id, ProgrammeId, ResidentId, StaffId, UserId, VoucherId } from '#shared/ids.ts';
import type { ACQUIRED_HOW, DividendStatus, MemberStatus, ShareReason } from '#shared/members/words.ts';
import type { Fen } from '#shared/money.ts';

interface By { userId: UserId; staffId: StaffId; at: Instant }

export interface MembersTables {
  /** 成员名册: one row per person, as things stand now; the events say how it came about. */
  members: {
    id: Generated<Id<'member'>>; residentId: ResidentId;
    /** 成员编号 */
    memberNo: string;
    acquiredHow: (typeof ACQUIRED_HOW)[number]; acquiredOn: Day; basis: string;
    /** The resolution that confirmed the member. */
    resolutionRef: string;
    status: MemberStatus; statusOn: Day; statusReason: string;
    /** Last day of kept rights (art. 16, 17). */
    retainedUntil: Day | null;
    /** The standing fact 'membership' of the resident; null once it has ended. */
    factId: FactId | null;
    version: number; createdAt: Instant;
  };
  /** What happened to a membership; append-only. */
  memberEvents: By & { id: Generated<number>; memberId: Id<'member'>; status: MemberStatus; occurredOn: Day; reason: string; resolutionRef: string; retainedUntil: Day | null };
  /** 股份种类: 人口股, 农龄股 … */
  shareClasses: { id: Generated<Id<'shareClass'>>; name: string; active: number };
  /** 份额变动; append-only. Holdings are the sums. */
  shareEvents: By & {
    id: Generated<number>; householdId: HouseholdId;
    /** Null: the household holds it together. */
    residentId: ResidentId | null;
    classId: Id<'shareClass'>;
    /** Ten-thousandths of a share, negative when it leaves the holder. */
    quantity: number;
    reason: ShareReason; effectiveOn: Day; docRef: string;
    /** The event on the other holder's side. */
    pairId: number | null;
  };
  /** 分红 */
  dividendRuns: {
    id: Generated<Id<'dividendRun'>>; accountSetId: AccountSetId; year: number; title: string;
    /** Shares as held at the end of this day. */
    recordOn: Day;
    poolFen: Fen; per: 'household' | 'person';
    /** Tax withheld, 1 % = 100. */
    withholdingBasisPoints: number;
    debitAccountCode: string; payableAccountCode: string; taxAccountCode: string; resolutionRef: string; totalQuantity: number; status: DividendStatus;
    preparedByUserId: UserId; preparedByStaffId: StaffId; preparedAt: Instant;
    confirmedByUserId: UserId | null; confirmedByStaffId: StaffId | null; confirmedAt: Instant | null;
    accruedByUserId: UserId | null; accruedAt: Instant | null; accruedOn: Day | null;
    /** The accrual. */
    voucherId: VoucherId | null;
    /** The claims programme that pays it, and the first month whose batch may; null until then. */
    programmeId: Generated<ProgrammeId | null>; benefitMonth: Generated<Month | null>;
    reversalReason: string | null; reversalAskedByUserId: UserId | null; reversalAskedByStaffId: StaffId | null; reversalVoucherId: VoucherId | null;
  };
  dividendLines: {
    runId: Id<'dividendRun'>; lineNo: number; householdId: HouseholdId;
    /** The holder of a run per person; null per household. */
    residentId: ResidentId | null;
    /** Who gets the money; null while the heirs are not settled. */
    payeeId: ResidentId | null;
    quantity: number; amountFen: Fen; taxFen: Fen;
    /** 'paid' only of dividends from before batches paid them; else what became of a line is its claim's. */
    status: 'toPay' | 'heirs' | 'paid'; note: string; paidOn: Day | null; paymentVoucherId: VoucherId | null;
  };
}
