/** Tables of the change requests (migration 232). */
import type { Generated } from 'kysely';
import type { Instant } from '#shared/days.ts';
import type { BankAccountId, HouseholdId, Id, ResidentId, StaffId, UserId } from '#shared/ids.ts';
import type { ChangeAct, ChangeKind } from '#shared/residents/change-requests.ts';

export type ChangeRequestId = Id<'changeRequest'>;

export interface ChangeTables {
  /** 信息变更申请. Never changed; what becomes of it is a row of changeDecisions. */
  changeRequests: {
    id: Generated<ChangeRequestId>;
    /** 'BG-2026-0001', gapless in the year. */
    requestNo: string;
    kind: ChangeKind;
    what: ChangeAct;
    residentId: ResidentId | null;
    /** Of a change of head; of other kinds where the person lived when it was drafted. */
    householdId: HouseholdId | null;
    /** AES-256-GCM ciphertext of JSON: the command's input, and what the register held when it was drafted. */
    proposedSealed: Buffer;
    /** JSON list of { field, oldValue, newValue } with numbers masked. */
    shown: string;
    /** The account there was when it was drafted. */
    bankAccountId: BankAccountId | null;
    reason: string;
    /** JSON list of the papers seen. */
    evidence: string;
    madeAt: Instant;
    madeByUserId: UserId;
    madeByStaffId: StaffId;
  };
  /** What became of a request: one row at most, never changed. */
  changeDecisions: {
    id: Generated<number>;
    changeRequestId: ChangeRequestId;
    outcome: 'applied' | 'refused' | 'withdrawn';
    reason: string;
    decidedAt: Instant;
    decidedByUserId: UserId;
    decidedByStaffId: StaffId;
  };
}
