/** Tables of schooling (migration 288). */
import type { Generated } from 'kysely';
import type { Day, Instant } from '#shared/days.ts';
import type { FactId, Id, ResidentId, StaffId, UserId } from '#shared/ids.ts';
import type { SchoolOutcome } from '#shared/schooling/contract.ts';
import type { Stage } from '#shared/school-year.ts';

export interface SchoolingTables {
  /** How many years a stage usually takes; 5-4 schooling is five and four here. */
  schoolStages: { stage: Stage; years: number };
  /** One row. */
  schoolCalendar: { id: Generated<1>; listDay: number; version: number };
  /** What was decided for whom whose stage ended on a day; changed only to take it back. */
  schoolDecisions: {
    id: Generated<Id<'schoolDecision'>>; residentId: ResidentId; stage: Stage; endsOn: Day; outcome: SchoolOutcome; nextStage: Stage | null;
    /** The stage as it stood, where the decision replaced it. */
    withdrawnFactId: FactId | null;
    /** JSON list: the facts it wrote. */
    addedFactIds: string;
    userId: UserId; staffId: StaffId; at: Instant; undoneAt: Instant | null; undoneByUserId: UserId | null;
  };
}
