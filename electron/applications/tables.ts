/** Tables of the applications (migration 140). */
import type { Generated } from 'kysely';
import type { ApplicationStatus } from '#shared/application-status.ts';
import type { ApplicationKind, EvidenceSeen } from '#shared/applications/flow.ts';
import type { Day, Instant } from '#shared/days.ts';
import type { ClaimId, HouseholdId, Id, ProgrammeId, ResidentId, StaffId, UserId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';

export type ApplicationId = Id<'application'>;
/** Who wrote the row, and when. */
interface By { userId: UserId; staffId: StaffId; at: Instant }

export interface ApplicationsTables {
  /** How applications for a programme are handled; without a row the programme takes none. */
  applicationHandlings: { programmeId: ProgrammeId; kind: ApplicationKind; /** JSON of shared/applications/flow.ts */ handling: string; version: number; changedAt: Instant; changedByUserId: UserId };
  applications: {
    id: Generated<ApplicationId>;
    /** 'SQ-2026-0001', gapless in the year of receipt. */
    applicationNo: string;
    programmeId: ProgrammeId;
    kind: ApplicationKind;
    /** The handling as it was when the application came in: later changes do not move its deadlines. */
    handling: string;
    applicantId: ResidentId;
    beneficiaryId: ResidentId;
    /** The beneficiary's household on the day of receipt. */
    householdId: HouseholdId | null;
    /** Of the applicant to the beneficiary: 本人, 父亲 … */
    relation: string;
    receivedOn: Day;
    form: string;
    /** 1 = the person agreed in writing to the use of his data (PIPL art. 29). */
    consent: number;
    /** What may be granted once only; null where it may be asked for again. */
    onceKey: string | null;
    status: ApplicationStatus;
    suspendedFrom: ApplicationStatus | null;
    /** The next step is due by this day. */
    dueOn: Day | null;
    /** Who gets the money: the beneficiary, or the applicant where he has no account of his own (a child, somebody in hospital). */
    payeeId: ResidentId;
    /** The public notice it stands on. */
    roundId: number | null;
    /** What the panel recommends, or what the programme gives by itself; what stands on the notice. */
    proposedFen: Fen | null;
    claimId: ClaimId | null;
    /** As decided. */
    amountFen: Fen | null;
    archiveNo: string | null;
    registeredByUserId: UserId;
    registeredByStaffId: StaffId;
    version: number;
    createdAt: Instant;
  };
  /** One public notice for one or more applications. */
  applicationRounds: By & { id: Generated<number>; programmeId: ProgrammeId; openedOn: Day; applications: number; totalFen: Fen };
  applicationEvidence: { applicationId: ApplicationId; key: string; position: number; name: string; required: number; seen: EvidenceSeen; seenOn: Day | null; note: string };
  applicationSteps: By & { id: Generated<number>; applicationId: ApplicationId; step: string; fromStatus: ApplicationStatus | null; toStatus: ApplicationStatus; comment: string; dueOn: Day | null };
  applicationVisits: By & { id: Generated<number>; applicationId: ApplicationId; visitedOn: Day; place: string; /** JSON list of { name, staffId } */ visitors: string; finding: string; agrees: number };
  applicationPanels: By & {
    id: Generated<number>; applicationId: ApplicationId; heldOn: Day; place: string; minutes: string; /** JSON list of { name, residentId, vote } */ members: string;
    attended: number; yes: number; no: number; abstain: number; avoided: number; passed: number; recommendedFen: Fen | null;
  };
  applicationDecisions: By & { id: Generated<number>; applicationId: ApplicationId; approve: number; amountFen: Fen; reason: string; docNo: string; decidedOn: Day; appealUntil: Day | null };
  applicationFollowUps: By & { id: Generated<number>; applicationId: ApplicationId; visitedOn: Day; visitor: string; finding: string };
  applicationTransitions: { fromStatus: ApplicationStatus; toStatus: ApplicationStatus };
}
