/** Tables of records, certificates, stars and points. What the triggers promise is said in `electron/database/migrations/0220-recognition.ts`. */
import type { Generated } from 'kysely';
import type { Day, Instant } from '#shared/days.ts';
import type { Id, StaffId, UserId, VoucherId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';
import type { CERTIFICATE_STATUSES, EvaluationResult, PointKind, RoundStatus } from '#shared/recognition/words.ts';
import type { VolunteerId } from '#shared/volunteers/words.ts';

export interface By { userId: UserId; staffId: StaffId; at: Instant }
interface Withdrawn { withdrawnAt: Instant | null; withdrawnByUserId: UserId | null; withdrawnReason: string }
export type CertificateId = Id<'certificate'>;
export type RoundId = Id<'awardRound'>;

export interface RecognitionTables {
  /** 培训记录 */
  trainings: By & Withdrawn & { id: Generated<number>; name: string; content: string; organiser: string; heldOn: Day; minutes: number };
  trainingVolunteers: { trainingId: number; volunteerId: VolunteerId };
  /** 评价记录 */
  evaluations: By & Withdrawn & { id: Generated<number>; volunteerId: VolunteerId; fromOn: Day; toOn: Day; result: EvaluationResult; note: string };
  /** 表彰记录; stars have a level and the round that awarded them. */
  awards: By & Withdrawn & { id: Generated<number>; volunteerId: VolunteerId; name: string; unit: string; awardedOn: Day; level: number | null; roundId: RoundId | null; note: string };
  /** 志愿服务记录证明; the register keeps void ones. */
  certificates: By & {
    id: Generated<CertificateId>; year: number;
    /** Gapless within the year. */
    number: number;
    volunteerId: VolunteerId; holderName: string; idKind: 'citizenId' | 'other';
    /** The number as it stood on the day of issue. */
    idNumberSealed: Buffer; idNumberMasked: string;
    fromOn: Day; toOn: Day; minutes: number; times: number;
    /** JSON of the lines by type of activity, and the ids of the rows they come from. */
    contents: string;
    purpose: string; unit: string; responsibleName: string; handlerName: string; contact: string; remarks: string; issuedOn: Day;
    /** 16 characters over everything above, keyed by the vault. */
    checkCode: string;
    replacesId: CertificateId | null; publicisedFrom: Day | null; publicisedTo: Day | null;
    status: (typeof CERTIFICATE_STATUSES)[number]; voidedOn: Day | null; voidReason: string; voidedByStaffId: StaffId | null;
  };
  certificatePrints: By & { id: Generated<number>; certificateId: CertificateId };
  starSchemes: { id: Generated<number>; name: string; note: string };
  starLevels: { schemeId: number; level: number; minutes: number };
  starChoices: { id: Generated<number>; validFrom: Day; schemeId: number; userId: UserId | null; at: Instant };
  /** 暂停评定, for false hours. */
  starSuspensions: By & Withdrawn & { id: Generated<number>; volunteerId: VolunteerId; fromOn: Day; toOn: Day | null; reason: string };
  /** 星级评定 */
  awardRounds: By & { id: Generated<RoundId>; title: string; asOf: Day; schemeId: number; noticeDays: number; basis: string; status: RoundStatus; awardedOn: Day | null; version: number };
  awardRoundLines: { roundId: RoundId; volunteerId: VolunteerId; level: number; minutes: number; removedReason: string };
  pointRules: { id: Generated<number>; validFrom: Day; centiPerHour: number; capMinutes: number; recruitCenti: number; expireMonths: number | null; userId: UserId | null; at: Instant };
  /** Hundredths of a point, added and never changed. */
  pointEntries: By & { id: Generated<number>; volunteerId: VolunteerId; kind: PointKind; centi: number; occurredOn: Day; activityId: number | null; recruitedId: VolunteerId | null; redemptionId: Id<'redemption'> | null; reason: string };
  goods: { id: Generated<Id<'goods'>>; name: string; unit: string; centi: number; active: number };
  goodsMoves: By & { id: Generated<number>; goodsId: Id<'goods'>; quantity: number; costFen: Fen; movedOn: Day; redemptionId: Id<'redemption'> | null; reason: string };
  redemptionRounds: By & { id: Generated<Id<'redemptionRound'>>; year: number; quarter: number; opensOn: Day; closesOn: Day; voucherId: VoucherId | null };
  redemptions: By & { id: Generated<Id<'redemption'>>; number: number; roundId: Id<'redemptionRound'>; volunteerId: VolunteerId; redeemedOn: Day; centi: number };
}
