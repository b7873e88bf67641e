/** Tables of the payment batches (migration 50), of supplements and recoveries (migration 122), of the sums kept beside them (migrations 161, 162). */
import type { Generated } from 'kysely';
import type { SexCode } from '#shared/code-tables.ts';
import type { Day, Instant, Month } from '#shared/days.ts';
import type { BatchKind, BatchStatus, ClaimsBasis, DecisionStep, LineStatus, PayBy, RecoveryEventKind, RecoveryReason, VoucherEffect } from '#shared/disbursement/status.ts';
import type {
  BankAccountId, BankExportId, BankResultId, BatchId, BatchLineId, HouseholdId, Id, ProgrammeId, ProgrammeVersionId, RecoveryId, ResidentId, StaffId, UserId, VoucherId,
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
    /** How long the list has to hang as a notice before it is approved: what the programme said when the batch was begun; 0 = not. */
    noticeDays: Generated<number>;
    noticeCounting: Generated<'calendar' | 'working'>;
    /** The flow that held when it was submitted; null = the default. */
    approvalFlowId: Generated<Id<'approvalFlow'> | null>;
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
    /** Taken off the rule's sum for what the payer owes; `amountFen` is what is left to pay. */
    setOffFen: Generated<Fen>;
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
  /** Append-only: who signed which submission of a list, under which flow. */
  batchSignatures: {
    id: Generated<number>;
    batchId: BatchId;
    /** The submission it stands under; after a return it no longer counts. */
    submitDecisionId: number;
    step: 'review' | 'approve';
    approvalFlowId: Id<'approvalFlow'> | null;
    fingerprint: string;
    comment: string;
    userId: UserId;
    staffId: StaffId;
    at: Instant;
  };
  /** Append-only: samples of the paid, drawn by a seed. */
  sampleChecks: { id: Generated<Id<'sampleCheck'>>; batchId: BatchId; seed: string; size: number; /** Paid lines it was drawn from. */ population: number; userId: UserId; staffId: StaffId; at: Instant };
  /** What the people of a sample said. */
  sampleCheckLines: {
    checkId: Id<'sampleCheck'>; seq: number; lineId: BatchLineId; result: 'received' | 'less' | 'notReceived' | 'notReached' | null; way: 'phone' | 'visit' | null; note: string;
    checkedOn: Day | null; checkedByUserId: UserId | null; checkedByStaffId: StaffId | null;
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
  /** Kept by triggers (migration 235): lines paid and money paid by benefit month, programme and grid; `gridName` as on the roster of the time, '' = none. */
  gridMonths: { month: Month; programmeId: ProgrammeId; gridName: string; lines: number; paidFen: Fen };
  /** Kept by triggers: payments and money of a person in the benefit months of a year. */
  personYears: { year: number; residentId: ResidentId; lines: number; paidFen: Fen };
  /** Kept by triggers: how many people were paid anything in the benefit months of a year. */
  paidYears: { year: number; persons: number };
  /** Kept by triggers from the approval on: how far the payment of a batch is; 'open' = to be paid, at the bank, held. */
  batchProgress: { batchId: BatchId; paidPersons: number; paidFen: Fen; failedPersons: number; openPersons: number; openFen: Fen };
  /** Append-only: the months a supplement pays, each with what it was entitled to and what stood before. */
  batchLineMonths: { lineId: BatchLineId; month: Month; /** The list's own line of that month, if there is one. */ mainLineId: BatchLineId | null; entitledFen: Fen; stoodFen: Fen; amountFen: Fen };
  /** 追回: what was paid to somebody beyond what he was entitled to. The sum stays; what happened to it are the events. */
  recoveries: {
    id: Generated<RecoveryId>;
    residentId: ResidentId;
    programmeId: ProgrammeId;
    reason: RecoveryReason;
    /** The day of death or moving out. */
    since: Day | null;
    amountFen: Fen;
    note: string;
    /** Whether the next batches set it off. */
    setOff: number;
    /** From whose lines it is set off; null = the person's own. */
    payerResidentId: ResidentId | null;
    /** At most this much from one line; null = all of it. */
    perBatchFen: Fen | null;
    /** A write-off asked for, until another person decides. */
    writeOffReason: string | null;
    writeOffRef: string | null;
    writeOffAskedByStaffId: StaffId | null;
    version: number;
    createdAt: Instant;
    createdByUserId: UserId;
    createdByStaffId: StaffId;
    /** Taken back as begun by mistake, by another person: it counts no more. */
    undoneAt: Generated<Instant | null>;
    undoneByUserId: Generated<UserId | null>;
    undoneByStaffId: Generated<StaffId | null>;
    undoneReason: Generated<string | null>;
    /** What allows claims to be withheld for it (`recoveryClaimProgrammes`): the payer's consent, or a resolution that binds the debtor himself. */
    claimsBasis: Generated<ClaimsBasis | null>;
    claimsRef: Generated<string | null>;
  };
  /** Programmes that pay claims and from which the plan sets off too. */
  recoveryClaimProgrammes: { recoveryId: RecoveryId; programmeId: ProgrammeId };
  /** Append-only: the lines that paid too much, and how much of each. Those of a recovery that was taken back do not count: `liveRecoveryLines`. */
  recoveryLines: { recoveryId: RecoveryId; lineId: BatchLineId; amountFen: Fen };
  /** Append-only: of the line of a supplement, how much of each of its months; they sum to what is recovered of the line. */
  recoveryLineMonths: { recoveryId: RecoveryId; lineId: BatchLineId; month: Month; amountFen: Fen };
  /** Append-only: what of a recovery is done with; 'released' is negative: a set-off that fell with its batch. */
  recoveryEvents: {
    id: Generated<number>;
    recoveryId: RecoveryId;
    kind: RecoveryEventKind;
    amountFen: Fen;
    lineId: BatchLineId | null;
    voucherId: VoucherId | null;
    happenedOn: Day;
    note: string;
    userId: UserId;
    staffId: StaffId;
    at: Instant;
  };
  /** What a line sets off of which recovery; counts from the approval of the batch on. */
  lineSetOffs: { lineId: BatchLineId; recoveryId: RecoveryId; amountFen: Fen };
}
