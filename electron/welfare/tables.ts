/** Tables of the welfare programmes (migration 40). */
import type { Generated } from 'kysely';
import type { Day, Instant, Month } from '#shared/days.ts';
import type { AccountSetId, ProgrammeId, ProgrammeVersionId, ResidentId, StaffId, UserId } from '#shared/ids.ts';
import type { ProgrammeForm, ProgrammePeriod, ProgrammeTarget } from '#shared/welfare/programme.ts';

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
    status: 'active' | 'ended';
    /** The books in which batches are posted. */
    accountSetId: AccountSetId;
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
}
