/** Tables of the welfare programmes (migration 40) and of claims (migration 120). */
import type { Festival } from '#shared/welfare/festivals.ts';
import type { Generated } from 'kysely';
import type { Day, Instant, Month } from '#shared/days.ts';
import type { AccountSetId, BatchLineId, ClaimId, HouseholdId, Id, ProgrammeId, ProgrammeVersionId, ResidentId, StaffId, UserId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';
import type { ProofMethod } from '#shared/welfare/checks.ts';
import type { ProgrammeAccrual, ProgrammeBasis, ProgrammeForm, ProgrammePeriod, ProgrammeTarget } from '#shared/welfare/programme.ts';

export interface WelfareTables {
  programmes: {
    id: Generated<ProgrammeId>;
    /** 'W01': capital letters and digits; stands in batch numbers and never changes. */
    code: string;
    name: string;
    /** Whom a line is for: one person, or a household through its head. */
    target: ProgrammeTarget;
    form: ProgrammeForm;
    period: ProgrammePeriod;
    /** What the bank prints on the statement, without the month: '粮油补贴'. */
    purpose: string;
    /** Whether its lines come from the version's rule, or from claims decided elsewhere; fixed. */
    basis: Generated<ProgrammeBasis>;
    /** 'source': what is owed was booked when the claim was decided, the batch books payments alone; fixed. */
    accrual: Generated<ProgrammeAccrual>;
    /** 1: the approval needs the money to be there (D7). */
    fundCheck: Generated<number>;
    /** From this month on, lines of people not proved alive within a year are held; null = never. */
    proofFrom: Generated<Month | null>;
    status: 'active' | 'ended';
    /** The books in which batches are posted. */
    accountSetId: AccountSetId;
    /** How long a list hangs as a notice before it is approved; 0 = it does not. */
    noticeDays: Generated<number>;
    noticeCounting: Generated<'calendar' | 'working'>;
    /** 经办人: one of the staff, or else a name; neither where nobody is named. */
    ownerStaffId: Generated<StaffId | null>;
    ownerName: Generated<string>;
    /** The last month it has lists for; null = until further notice. */
    lastMonth: Generated<Month | null>;
    /** Pays at this festival, once a year; its period is 'once'. */
    festival: Generated<Festival | null>;
    /** Rises with every change; a form that was opened on an older one is refused. */
    version: number;
    createdAt: Instant;
    createdByUserId: UserId;
  };
  programmeVersions: {
    id: Generated<ProgrammeVersionId>;
    programmeId: ProgrammeId;
    versionNo: number;
    /** First benefit month. */
    validFrom: Month;
    /** Last benefit month; null while no successor is active. */
    validTo: Month | null;
    /** '西后楼居议〔2026〕3号'; required to activate (C14). */
    resolutionNo: string;
    resolvedOn: Day | null;
    resolutionTitle: string;
    /** JSON of shared/welfare/rule.ts. */
    rule: string;
    /** JSON of shared/welfare/amount.ts. */
    amount: string;
    /** JSON list of exclusions. */
    exclusions: string;
    /** 514.xx */
    expenseAccountCode: string;
    /** 211.xx */
    payableAccountCode: string;
    /** 102.xx: what the bank pays from. */
    moneyAccountCode: string;
    /** 101: what the cashier pays from. */
    cashAccountCode: string;
    /** 1 when the benefit may be drawn beside others of the same group. */
    stackable: number;
    /** Programmes of one group exclude each other in a month unless stackable. */
    exclusionGroup: string | null;
    /** Whether a benefit of the group rules out others of the person alone, or of everybody in the household. */
    exclusionScope: Generated<'person' | 'household'>;
    /** 1: of one household one person gets this programme. */
    onePerHousehold: Generated<0 | 1>;
    /** An active version is never changed, except that a successor closes its months. */
    status: 'draft' | 'active' | 'dropped';
    version: number;
    createdAt: Instant;
    createdByUserId: UserId;
    activatedAt: Instant | null;
    activatedByUserId: UserId | null;
  };
  /** A person who is not paid for some months though the rule admits him; only ever withdrawn, never changed (C12). */
  programmePauses: {
    id: Generated<number>;
    programmeId: ProgrammeId;
    residentId: ResidentId;
    fromMonth: Month;
    /** Last month of the pause; null = until withdrawn. */
    toMonth: Month | null;
    reason: string;
    recordedAt: Instant;
    recordedByUserId: UserId;
    withdrawnAt: Instant | null;
    withdrawnByUserId: UserId | null;
  };
  /** Append-only: how many signatures the batches of a programme need, by version. */
  approvalFlows: {
    id: Generated<Id<'approvalFlow'>>;
    programmeId: ProgrammeId;
    versionNo: number;
    /** JSON of `flowStepsSchema`. */
    steps: string;
    userId: UserId;
    staffId: StaffId;
    at: Instant;
  };
  /** Append-only: who changed what of a programme. */
  programmeDecisions: {
    id: Generated<number>;
    programmeId: ProgrammeId;
    versionId: ProgrammeVersionId | null;
    step: 'create' | 'saveDraft' | 'activate' | 'dropDraft' | 'end' | 'reopen';
    comment: string;
    userId: UserId;
    staffId: StaffId;
    at: Instant;
  };
  /** 应发事项: a sum decided elsewhere for a named person. Its person and sum stay; it is only ever withdrawn. */
  claims: {
    id: Generated<ClaimId>;
    programmeId: ProgrammeId;
    /** Who gets the money; of a household programme, whom it was paid to in the household's name. */
    residentId: ResidentId;
    householdId: HouseholdId | null;
    /** First benefit month whose batch may pay it. */
    benefitMonth: Month;
    amountFen: Fen;
    /** What decided it: 'application', 'relief', 'dividend' … (`shared/welfare/claims.ts`). */
    sourceKind: string;
    /** The row of that feature. */
    sourceId: number;
    /** Where one row of the source pays the same person several sums (lines of a dividend); else 0. */
    sourcePart: number;
    /** What it is for, as printed on the line: never a diagnosis. */
    note: string;
    /** Minutes, resolution or decision it rests on. */
    decisionRef: string;
    /** In whose name the sum is owed in the books, where it was booked before the batch (a dividend of somebody who died since). */
    owedHouseholdId: HouseholdId | null;
    owedResidentId: ResidentId | null;
    createdAt: Instant;
    createdByUserId: UserId;
    createdByStaffId: StaffId;
    withdrawnAt: Instant | null;
    withdrawnByUserId: UserId | null;
    withdrawReason: string | null;
  };
  /** Which claims a line of a batch pays; gone only while the list is a draft. */
  batchLineClaims: { lineId: BatchLineId; claimId: ClaimId; amountFen: Fen };
  /** 名单: people kept together under a name; rules may ask who is on one. Never deleted, only stopped. */
  welfareLists: { id: Generated<Id<'welfareList'>>; name: string; note: string; active: 0 | 1; version: number; createdAt: Instant; createdByUserId: UserId };
  /** Who is on a list from when till when; a dated row like those of the register, withdrawn and added. */
  welfareListEntries: {
    id: Generated<Id<'welfareListEntry'>>; listId: Id<'welfareList'>; residentId: ResidentId; validFrom: Day; validTo: Day | null; reason: string; endReason: string;
    recordedAt: Instant; recordedByUserId: UserId; withdrawnAt: Instant | null; withdrawnByUserId: UserId | null;
  };
  /** Append-only: what may be spent in a year, the newest row counts. */
  programmeBudgets: { id: Generated<number>; programmeId: ProgrammeId; year: number; amountFen: Fen; decisionRef: string; userId: UserId; staffId: StaffId; at: Instant };
  /** Append-only: 领取资格认证. Seen alive on a day, and how. */
  livingProofs: { id: Generated<number>; residentId: ResidentId; provedOn: Day; method: ProofMethod; note: string; userId: UserId; staffId: StaffId; at: Instant };
  /** The day of a festival in a year, the office's own table (migration 278). */
  festivalDays: { festival: Festival; year: number; day: Day };
  /** What a version in kind gives for each sum of its standard (migration 238); fixed once the version is in force. */
  basketLines: { versionId: ProgrammeVersionId; standardFen: Fen; seq: number; itemId: Id<'stockItem'>; quantityCenti: number; /** 约定单价 of one unit. */ priceFen: Fen };
}
