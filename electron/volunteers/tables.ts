/** Tables of volunteers and teams. What the triggers promise is said in `electron/database/migrations/0200-volunteers.ts`. */
import type { Generated } from 'kysely';
import type { SexCode } from '#shared/code-tables.ts';
import type { Day, Instant } from '#shared/days.ts';
import type { ResidentId, StaffId, UserId } from '#shared/ids.ts';
import type { FreePart, SkillId, SkillKind, TeamId, TeamKind, TeamRole, VolunteerId, VolunteerStatus } from '#shared/volunteers/words.ts';

/** When the office learned of a row, and when it took it back. */
interface Recorded { recordedAt: Instant; recordedByUserId: UserId; withdrawnAt: Instant | null; withdrawnByUserId: UserId | null }

export interface VolunteersTables {
  /** 志愿者. Name, birth date and numbers of a resident are read from the register; those of a guest stand here. */
  volunteers: {
    id: Generated<VolunteerId>;
    /** 志愿者编号, gapless from 1. */
    volunteerNo: number;
    /** Null: a guest from outside the community. */
    residentId: ResidentId | null;
    name: string; namePinyin: string; nameInitials: string; sex: SexCode; birthDate: Day | null;
    idKind: 'citizenId' | 'other';
    /** AES-256-GCM ciphertext of a guest's number. */
    idNumberSealed: Buffer | null; idNumberIndex: string | null; idNumberMasked: string;
    /** A guest's; masked in lists. */
    phone: string; phoneReversed: string;
    /** Where a guest lives. */
    address: string;
    /** Number in 全国志愿服务信息系统, '' while there is none. */
    nationalNo: string;
    registeredOn: Day;
    /** As the last of volunteerEvents says. */
    status: VolunteerStatus; statusOn: Day;
    guardianName: string; guardianRelation: string; guardianPhone: string;
    /** The day on the paper by which a guardian consents (志愿服务条例; 山东条例 art. 10); null: none. */
    guardianConsentOn: Day | null; guardianPaperNo: string;
    /** 志愿服务协议 */
    agreementOn: Day | null; agreementNo: string;
    note: string; version: number; createdAt: Instant;
  };
  /** Registered, paused, left, back again; append-only, days never go back. */
  volunteerEvents: { id: Generated<number>; volunteerId: VolunteerId; status: VolunteerStatus; occurredOn: Day; reason: string; userId: UserId; staffId: StaffId; at: Instant };
  /** What volunteers can do (skill) and wish to do (service): lists of the office. */
  skills: { id: Generated<SkillId>; kind: SkillKind; name: string; active: number };
  volunteerSkills: { volunteerId: VolunteerId; skillId: SkillId };
  /** When somebody has time: 1 = Monday. */
  volunteerFreeTimes: { volunteerId: VolunteerId; weekday: number; part: FreePart };
  /** Accident insurance of one volunteer; both days included. */
  volunteerInsurances: Recorded & { id: Generated<number>; volunteerId: VolunteerId; policyNo: string; insurer: string; validFrom: Day; validTo: Day };
  /** 志愿服务队 */
  teams: {
    id: Generated<TeamId>; code: string; name: string; kind: TeamKind; purpose: string; foundedOn: Day;
    /** Consent of the committee (志愿服务条例 art. 41–42): a team without it may not serve. */
    consentOn: Day | null; consentMinutesNo: string;
    dissolvedOn: Day | null; dissolvedReason: string;
    version: number; createdAt: Instant;
  };
  /** Who is in which team, as what, from when till when; leader and deputies are roles. */
  teamMemberships: Recorded & { id: Generated<number>; teamId: TeamId; volunteerId: VolunteerId; role: TeamRole; validFrom: Day; validTo: Day | null; endReason: string };
  /** Header signature → JSON of column → field. */
  teamRosterMappings: { signature: string; mapping: string };
  /** Every roster that was brought in; append-only. */
  teamRosters: { id: Generated<number>; teamId: TeamId; fileName: string; sha256: string; newVolunteers: number; joined: number; changedRows: number; unchangedRows: number; heldRows: number; at: Instant; userId: UserId };
}
