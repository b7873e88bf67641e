/** Tables of the relief fund (migration 142). */
import type { Generated } from 'kysely';
import type { ApplicationId } from '#electron/applications/tables.ts';
import type { Day, Instant } from '#shared/days.ts';
import type { AccountSetId, BatchId, ClaimId, Id, ProgrammeId, ResidentId, StaffId, UserId, VoucherId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';
import type { FundEffect, FundSetUp, MoveKind } from '#shared/relief/recipes.ts';

export type ReliefFundId = Id<'reliefFund'>;
export type ReliefMoveId = Id<'reliefMove'>;
export type ReliefRuleId = Id<'reliefRule'>;
interface By { userId: UserId; staffId: StaffId; at: Instant }

export interface ReliefTables {
  reliefFunds: {
    id: Generated<ReliefFundId>;
    /** Stands on the lines of vouchers as their fund. */
    name: string;
    /** The claims programme whose batches pay its grants. */
    programmeId: ProgrammeId;
    accountSetId: AccountSetId;
    /** own: set aside inside 311 (variant A); held: money of others in 211 or 241 (variant B). */
    setUp: FundSetUp;
    /** 311.07, or 211.05. */
    fundAccountCode: string;
    /** 311.01: where a grant's share of the earmark goes back (own). */
    reserveAccountCode: string;
    /** 102.02: the fund's own bank account. */
    moneyAccountCode: string;
    /** 102.01: where money set aside comes from. */
    sourceMoneyAccountCode: string;
    /** 504 (own). */
    interestAccountCode: string;
    /** 514.0304 */
    expenseAccountCode: string;
    /** 322: a grant of an earlier year that comes back (own). */
    earlierYearAccountCode: string;
    /** First day of this register; the opening balance is what the fund held the evening before. */
    openedOn: Day;
    openingFen: Fen;
    /** What had come in and been granted before that day, in all; both 0 where nobody knows. */
    pastInFen: Fen;
    pastGrantsFen: Fen;
    version: number;
    createdAt: Instant;
  };
  reliefRules: {
    id: Generated<ReliefRuleId>; fundId: ReliefFundId; versionNo: number;
    /** Applications received from this day on. */
    validFrom: Day;
    resolutionNo: string; resolvedOn: Day;
    /** JSON of shared/relief/calculate.ts */
    rules: string;
    status: 'draft' | 'active' | 'dropped';
    madeByUserId: UserId; madeByStaffId: StaffId; madeAt: Instant; activatedByUserId: UserId | null; activatedByStaffId: StaffId | null; activatedAt: Instant | null;
  };
  /** Everything but grants that moves the fund. */
  reliefMoves: {
    id: Generated<ReliefMoveId>; fundId: ReliefFundId; kind: MoveKind; happenedOn: Day; amountFen: Fen;
    donorName: string; donorResidentId: ResidentId | null; /** 1 = published as 爱心人士. */ anonymous: number;
    /** 'JZ-2026-0001', gapless in the year; a discarded gift keeps its number. */
    receiptNo: string | null;
    docRef: string; note: string;
    /** Set aside: the account it comes out of (322 or 311.01; 514 where the fund is held for others). */
    sourceAccountCode: string;
    /** recovered: the case whose grant came back. */
    applicationId: ApplicationId | null;
    reversesMoveId: ReliefMoveId | null;
    status: 'recorded' | 'confirmed' | 'discarded';
    recordedByUserId: UserId; recordedByStaffId: StaffId; recordedAt: Instant; confirmedByUserId: UserId | null; confirmedByStaffId: StaffId | null; confirmedAt: Instant | null;
    voucherId: VoucherId | null;
  };
  /** Append-only: every voucher of a batch that pays grants of the fund. `pairFen`: what its lines of the earmark add to the voucher's sum. */
  reliefPayments: { voucherId: VoucherId; fundId: ReliefFundId; batchId: BatchId; effect: FundEffect; amountFen: Fen; pairFen: Fen; paidOn: Day; at: Instant };
  reliefCases: {
    applicationId: ApplicationId;
    fundId: ReliefFundId;
    /** JSON { diseaseClass, diagnosis }, sealed. */
    diagnosisSealed: Buffer | null;
    version: number;
    createdAt: Instant;
  };
  reliefBills: By & {
    id: Generated<number>; applicationId: ApplicationId; hospital: string; invoiceNo: string; billedOn: Day; dischargedOn: Day | null; totalFen: Fen;
    pooledFen: Fen; criticalFen: Fen; assistanceFen: Fen; commercialFen: Fen; otherFen: Fen; excludedFen: Fen;
    /** Number, hospital and amount as the memory compares them. */
    memoryKey: string;
    removedAt: Instant | null; removedReason: string | null; removedByUserId: UserId | null;
  };
  /** Append-only; the last one of a case counts. */
  reliefCalculations: By & { id: Generated<number>; applicationId: ApplicationId; ruleId: ReliefRuleId; /** JSON of CaseInput */ inputs: string; /** JSON of Calculation */ result: string; grantFen: Fen };
  reliefAdvances: {
    id: Generated<number>; applicationId: ApplicationId; partNo: number; amountFen: Fen; reason: string; askedOn: Day; /** The papers are due. */ dueOn: Day; status: 'asked' | 'agreed' | 'refused'; claimId: ClaimId | null;
    askedByUserId: UserId; askedByStaffId: StaffId; decidedByUserId: UserId | null; decidedByStaffId: StaffId | null; decidedAt: Instant | null; decisionNote: string;
  };
}
