/** Tables of activities, attendance and cleaning. What the triggers promise is said in the migrations 0210, 0212 and 0214. */
import type { Generated } from 'kysely';
import type { ActivityId, ActivityState, AttendanceId, AttendanceMethod, AttendanceState, CleaningKind, Conduct, HonourList, LabourKind, OutputUnit, PostId, RiskLevel, SeriesId, ShiftId, ShiftKind, SignUpId, SignUpState, SignUpWay } from '#shared/activities/words.ts';
import type { Day, Instant, Month } from '#shared/days.ts';
import type { GridId, HouseholdId, Id, ResidentId, StaffId, UserId, VoucherId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';

interface By { userId: UserId; staffId: StaffId; at: Instant }
type VolunteerId = Id<'volunteer'>;
type TeamId = Id<'team'>;

export interface ActivitiesTables {
  /** 活动类型: a list of the office. */
  activityTypes: { id: Generated<Id<'activityType'>>; name: string; active: number };
  /** How hours are counted from a day on; append-only, the latest that has begun holds. */
  hourRules: {
    id: Generated<number>; validFrom: Day; roundToMinutes: number; rounding: 'nearest' | 'down';
    /** More than this on a day is asked about; more than the other refused. */
    askAboveMinutes: number; refuseAboveMinutes: number;
    /** Less rest between two shifts is pointed out. */
    restMinutes: number;
    /** Working days within which an activity is to be recorded. */
    recordWithinDays: number;
    /** Who has not served for so many days is listed. */
    idleDays: number;
    userId: UserId | null; staffId: StaffId | null; at: Instant;
  };
  /** 周期活动: how an activity repeats; each occurrence is an activity of its own. */
  activitySeries: By & { id: Generated<SeriesId>; kind: 'weekly' | 'monthly'; /** JSON list, 1 = Monday. */ weekdays: string; dayOfMonth: number | null; untilOn: Day };
  /** 志愿活动 */
  activities: By & {
    id: Generated<ActivityId>;
    /** '20260905-001' */
    activityNo: string;
    seriesId: SeriesId | null; title: string; typeId: Id<'activityType'>; place: string; leaderName: string; contact: string; startsOn: Day; endsOn: Day;
    /** What is done, and its risks (志愿服务条例 art. 12); both must stand before sign-up opens. */
    content: string; risks: string;
    riskLevel: RiskLevel;
    /** The policy bought for a risky activity (art. 17). */
    insurancePolicyNo: string;
    state: ActivityState; cancelReason: string; note: string; version: number;
  };
  activityMoves: By & { id: Generated<number>; activityId: ActivityId; fromState: ActivityState; toState: ActivityState; reason: string };
  activityTeams: { activityId: ActivityId; teamId: TeamId };
  /** 岗位 with head-count. */
  activityPosts: { id: Generated<PostId>; activityId: ActivityId; name: string; headCount: number };
  activityPostSkills: { postId: PostId; skillId: Id<'skill'> };
  /** 班次; minutes since midnight, never over midnight. */
  activityShifts: { id: Generated<ShiftId>; activityId: ActivityId; postId: PostId; day: Day; startMinute: number; endMinute: number; kind: ShiftKind; capacity: number };
  /** 报名: who is placed, who waits, in the order of their ids. */
  signUps: By & { id: Generated<SignUpId>; shiftId: ShiftId; volunteerId: VolunteerId; state: SignUpState; way: SignUpWay; /** JSON list of what was pointed out and accepted. */ warnings: string; withdrawReason: string };
  /** 服务对象 and what they said. */
  activityRecipients: { id: Generated<Id<'activityRecipient'>>; activityId: ActivityId; residentId: ResidentId | null; householdId: HouseholdId | null; note: string; stars: number | null; feedback: string };
  /** 服务记录. Times and minutes stay; a correction is a row of its own. */
  attendances: By & {
    id: Generated<AttendanceId>; activityId: ActivityId; shiftId: ShiftId | null; volunteerId: VolunteerId;
    /** The team he served for; null: none of the activity's. */
    teamId: TeamId | null;
    day: Day; startMinute: number;
    /** Null while he has not signed out. */
    endMinute: number | null;
    /** On the way, inside the span; no service. */
    travelMinutes: number;
    /** What counts, after rounding. 0 in a correction that takes the row away. */
    minutes: number;
    method: AttendanceMethod; conduct: Conduct; state: AttendanceState;
    /** The row this one stands for once approved. */
    correctsId: AttendanceId | null;
    /** Why it corrects, or why it was rejected. */
    reason: string; note: string;
    endedStaffId: StaffId | null; judgedUserId: UserId | null; judgedStaffId: StaffId | null; judgedAt: Instant | null;
  };
  /** Sums of approved rows per team (0: none), month and person; kept by triggers. */
  hourSums: { teamId: number; month: Month; volunteerId: VolunteerId; minutes: number; times: number };
  /** Sums of approved rows per team and month, with persons; kept by triggers. */
  hourMonths: { teamId: number; month: Month; minutes: number; times: number; people: number };
  /** 村庄清洁任务 */
  cleaningTasks: By & {
    id: Generated<Id<'cleaningTask'>>; taskNo: string; day: Day; place: string; gridId: GridId | null; kind: CleaningKind; leaderName: string;
    /** The activity that carries its volunteers' hours. */
    activityId: ActivityId | null;
    machineMinutes: number; machineNote: string;
    /** Thousandths of the unit. */
    outputMilli: number; outputUnit: OutputUnit;
    note: string; version: number;
  };
  /** 投工投劳: one person in one task. */
  cleaningLabour: {
    id: Generated<Id<'cleaningLabour'>>; taskId: Id<'cleaningTask'>; residentId: ResidentId; day: Day; startMinute: number; endMinute: number; minutes: number; kind: LabourKind;
    /** Wage of paid labour, or the value of 一事一议 labour. */
    amountFen: Fen;
    attendanceId: AttendanceId | null; voucherId: VoucherId | null; claimId: number | null;
  };
  cleaningItems: { id: Generated<Id<'cleaningItem'>>; name: string; fullPoints: number; active: number };
  /** 检查评分 of one area in one month; append-only. */
  cleaningInspections: By & { id: Generated<Id<'cleaningInspection'>>; month: Month; inspectedOn: Day; scorers: string; areaName: string; payeeResidentId: ResidentId | null; points: number; fullPoints: number; honour: HonourList; note: string };
  cleaningScores: { inspectionId: Id<'cleaningInspection'>; itemName: string; fullPoints: number; points: number };
  /** 奖补资金 of a month, shared out by points. */
  cleaningAwards: By & { id: Generated<Id<'cleaningAward'>>; month: Month; title: string; basis: string; poolFen: Fen; state: 'draft' | 'claimed' };
  cleaningAwardLines: { awardId: Id<'cleaningAward'>; lineNo: number; inspectionId: Id<'cleaningInspection'>; payeeResidentId: ResidentId; points: number; amountFen: Fen; claimId: number | null };
}
