/** Tables of cares (migration 239). */
import type { Generated } from 'kysely';
import type { CareState, CareTrigger } from '#shared/care/words.ts';
import type { Day, Instant } from '#shared/days.ts';
import type { Id, ProgrammeId, ResidentId, StaffId, UserId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';

export interface CareTables {
  careKinds: {
    id: Generated<Id<'careKind'>>; name: string; trigger: CareTrigger; fromAge: number | null;
    /** JSON list of CareFact. */
    facts: string;
    daysBefore: number; festivalOn: Day | null; everyMonths: number | null; amountFen: Fen | null; programmeId: ProgrammeId | null; decisionRef: string; active: number; version: number;
  };
  /** One row for each occasion that was seen to or left; changed only to withdraw it. */
  cares: {
    id: Generated<Id<'care'>>; kindId: Id<'careKind'>;
    /** Whom it is about. */
    residentId: ResidentId;
    /** Who was seen and gets the money. */
    receiverId: ResidentId;
    triggerKey: string; dueOn: Day; state: CareState; doneOn: Day; visitors: string; finding: string; amountFen: Fen | null; decisionRef: string;
    /** Why it was left or withdrawn. */
    reason: string | null;
    userId: UserId; staffId: StaffId; at: Instant;
  };
}
