/** Tables of the payment batches (migration 50). */
import type { Generated } from 'kysely';
import type { SexCode } from '#shared/code-tables.ts';
import type { Day, Instant, Month } from '#shared/days.ts';
import type { BatchKind, BatchStatus, DecisionStep, LineStatus, PayBy, VoucherEffect } from '#shared/disbursement/status.ts';
import type {
  BankAccountId, BankExportId, BankResultId, BatchId, BatchLineId, HouseholdId, ProgrammeId, ProgrammeVersionId, ResidentId, StaffId, UserId, VoucherId,
} from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';

export interface DisbursementTables {
  /** The moves a batch may make; fixed by the migration. */
  batchTransitions: { fromStatus: BatchStatus; toStatus: BatchStatus };
  /** The moves a line may make. */
  lineTransitions: { fromStatus: LineStatus; toStatus: LineStatus };
  batches: {
    id: Generated<BatchId>;
    /** 'W01-202609-1': programme, month, running number; voided batches keep theirs. */
    batchNo: string;
    programmeId: ProgrammeId;
    /** The rules it used, for ever (C8). */
    versionId: ProgrammeVersionId;
    benefitMonth: Month;
    /** The day on which facts are looked at. */
    asOf: Day;
    /** What the office knew: later corrections of the register do not touch this batch (D12). */
    knownAt: Instant;
    status: BatchStatus;
    payBy: PayBy;
    makerUserId: UserId;
    makerStaffId: StaffId;
    reviewerUserId: UserId | null;
    reviewerStaffId: StaffId | null;
    approverUserId: UserId | null;
    approverStaffId: StaffId | null;
    /** Lines to be paid. */
    personCount: number;
    totalFen: Fen;
    /** SHA-256 over the lines as submitted; the review and the approval name the same. */
    fingerprint: string | null;
    /** The batch whose failed lines this one pays again. */
    parentBatchId: BatchId | null;
    /** What its lines come from; several but 'main' may stand beside each other in a month. */
    kind: Generated<BatchKind>;
    /** What its approval added to the money owed of programme and month; 0 before, and of what an earlier batch had accrued. */
    accruedFen: Generated<Fen>;
    voidReason: string | null;
    approvedAt: Instant | null;
    version: number;
    createdAt: Instant;
  };
  batchLines: {
    id: Generated<BatchLineId>;
    batchId: BatchId;
    /** 1, 2, 3 … in the order of the roster: grid, building, household, name. */
    lineNo: number;
    programmeId: ProgrammeId;
    benefitMonth: Month;
    residentId: ResidentId;
    householdId: HouseholdId | null;
    name: string;
    headName: string;
    sex: SexCode;
    /** Completed years on `asOf`. */
    age: number | null;
    birthDate: Day | null;
    gridName: string;
    buildingName: string;
    address: string;
    /** The ciphertext of the register as it was: opened as residents.idNumberSealed of the resident. */
    idNumberSealed: Buffer | null;
    idNumberMasked: string;
    bankAccountId: BankAccountId | null;
    /** The ciphertext of the register as it was: opened as bankAccounts.numberSealed of the account. */
    accountSealed: Buffer | null;
    accountMasked: string;
    bankName: string;
    holderName: string;
    standardFen: Fen;
    months: number;
    amountFen: Fen;
    origin: 'rule' | 'manual';
    /** That of its batch. */
    kind: Generated<BatchKind>;
    /** Of a follow-up: the line it pays again. */
    parentLineId: Generated<BatchLineId | null>;
    /** JSON: the values the decision was made on; the explanation is derived from them and the version's rules. */
    inputs: string;
    status: LineStatus;
    statusReason: string | null;
    paidFen: Generated<Fen>;
    paidOn: Day | null;
    /** Who took the money in the resident's place (F9). */
    proxyName: string | null;
    proxyRelation: string | null;
  };
  /** Append-only: every step of a batch, with the fingerprint of the list it was taken on. */
  batchDecisions: {
    id: Generated<number>;
    batchId: BatchId;
    lineId: BatchLineId | null;
    step: DecisionStep;
    fromStatus: BatchStatus;
    toStatus: BatchStatus;
    comment: string;
    fingerprint: string | null;
    userId: UserId;
    staffId: StaffId;
    at: Instant;
  };
  /** Append-only: the vouchers a batch posted, one per step. */
  batchVouchers: { voucherId: VoucherId; batchId: BatchId; step: string; effect: VoucherEffect; amountFen: Fen };
  /** Bank profiles of the office itself; those of the program are in resources/bank-profiles. */
  bankProfiles: { code: string; /** JSON of shared/disbursement/bank-profile.ts */ profile: string; changedAt: Instant; changedByUserId: UserId };
  /** Append-only: files handed to the bank. The bytes are not kept (they hold account numbers in clear), their hash is. */
  bankExports: {
    id: Generated<BankExportId>;
    batchId: BatchId;
    /** 1 for the first time; every further run has a reason. */
    runNo: number;
    /** Files of one run when the bank takes only so many lines in one. */
    partNo: number;
    profileCode: string;
    /** JSON: the profile as it was. */
    profile: string;
    fileName: string;
    sha256: string;
    lineCount: number;
    totalFen: Fen;
    reason: string | null;
    userId: UserId;
    staffId: StaffId;
    at: Instant;
  };
  bankExportLines: { exportId: BankExportId; seq: number; lineId: BatchLineId; amountFen: Fen };
  /** Append-only: files that came back from the bank; the same file twice is answered from here. */
  bankResults: {
    id: Generated<BankResultId>;
    batchId: BatchId;
    exportId: BankExportId;
    fileName: string;
    sha256: string;
    lineCount: number;
    paidCount: number;
    paidFen: Fen;
    failedCount: number;
    failedFen: Fen;
    unknownCount: number;
    userId: UserId;
    staffId: StaffId;
    at: Instant;
  };
  bankResultLines: {
    resultId: BankResultId;
    seq: number;
    /** Null for a line of the file that belongs to no line of the batch. */
    lineId: BatchLineId | null;
    outcome: 'paid' | 'partPaid' | 'failed' | 'unchanged' | 'unknown';
    paidFen: Fen;
    reason: string;
  };
  /** Kept in the same transaction as the batches: what was approved and what was paid, per programme and benefit month. */
  programmeMonths: { programmeId: ProgrammeId; month: Month; persons: number; amountFen: Fen; paidPersons: number; paidFen: Fen };
}
