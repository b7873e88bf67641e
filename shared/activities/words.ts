/** The fixed words of activities, attendance and cleaning that both sides use. */
import type { Id } from '../ids.ts';

export type ActivityId = Id<'activity'>;
export type PostId = Id<'activityPost'>;
export type ShiftId = Id<'activityShift'>;
export type SignUpId = Id<'signUp'>;
export type AttendanceId = Id<'attendance'>;
export type SeriesId = Id<'activitySeries'>;

/** 草稿 招募 进行 结束 已记录 取消 (community-welfare §6.4) */
export const ACTIVITY_STATES = ['draft', 'recruiting', 'running', 'ended', 'recorded', 'cancelled'] as const;
export type ActivityState = (typeof ACTIVITY_STATES)[number];
/** 开始招募 退回草稿 开始 结束 记录完毕 取消 */
export const ACTIVITY_MOVES = ['open', 'takeBack', 'start', 'end', 'record', 'cancel'] as const;
export type ActivityMove = (typeof ACTIVITY_MOVES)[number];

/** 一般; 有人身危险: insurance must be there before sign-up opens (志愿服务条例 art. 17), and minors never serve (山东条例 art. 10). */
export const RISK_LEVELS = ['ordinary', 'risky'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** fixed: everybody from beginning to end; flexible: any hours inside the span. */
export const SHIFT_KINDS = ['fixed', 'flexible'] as const;
export type ShiftKind = (typeof SHIFT_KINDS)[number];

/** 已排 候补 已退 */
export const SIGN_UP_STATES = ['placed', 'waiting', 'withdrawn'] as const;
export type SignUpState = (typeof SIGN_UP_STATES)[number];
/** How a name came onto the roster: picked one by one, ticked from the team's list, copied from an earlier roster, moved up from the waiting list. */
export const SIGN_UP_WAYS = ['picked', 'bulk', 'copied', 'movedUp'] as const;
export type SignUpWay = (typeof SIGN_UP_WAYS)[number];

/** 签到表 刷证 扫码 补录 */
export const ATTENDANCE_METHODS = ['sheet', 'idCard', 'scan', 'late'] as const;
export type AttendanceMethod = (typeof ATTENDANCE_METHODS)[number];
/** open: signed in, not out; entered: waits for approval; corrected: an approved later row stands in its place. */
export const ATTENDANCE_STATES = ['open', 'entered', 'approved', 'rejected', 'corrected'] as const;
export type AttendanceState = (typeof ATTENDANCE_STATES)[number];
/** 好 一般 差: quality of service (志愿服务记录与证明出具办法); poor conduct earns no points for the activity. */
export const CONDUCTS = ['good', 'ordinary', 'poor'] as const;
export type Conduct = (typeof CONDUCTS)[number];

/** 垃圾清运 水塘整治 沟渠清淤 残垣断壁 乱堆乱放 (community-welfare §7.10) */
export const CLEANING_KINDS = ['waste', 'pond', 'ditch', 'ruin', 'clutter'] as const;
export type CleaningKind = (typeof CLEANING_KINDS)[number];
/** 吨 立方米 米 处 个 */
export const OUTPUT_UNITS = ['ton', 'cubicMetre', 'metre', 'place', 'piece'] as const;
export type OutputUnit = (typeof OUTPUT_UNITS)[number];
/**
 * What a person's labour counts as: 志愿时长, 一事一议筹劳, or 有偿 (paid). One row has one of them, so labour is never counted twice.
 */
export const LABOUR_KINDS = ['volunteer', 'oneMatter', 'paid'] as const;
export type LabourKind = (typeof LABOUR_KINDS)[number];
/** 红榜 黑榜 不上榜 */
export const HONOUR_LISTS = ['red', 'black', 'none'] as const;
export type HonourList = (typeof HONOUR_LISTS)[number];

/** '20260905-001': day and running number of the day, as printed on the sheet. */
export const activityNoPattern = /^\d{8}-\d{3}$/;

/** What the QR of a sign-in sheet says: activity and shift (0: the whole activity). */
export function sheetCode(activityId: ActivityId, shiftId: ShiftId | null): string {
  return `HLA-${activityId}-${shiftId ?? 0}`;
}

/** Reads what a scanner typed; null for anything else. Lower case too: scanners follow the caps lock. */
export function readSheetCode(text: string): { activityId: number; shiftId: number | null } | null {
  const match = /^HLA-(\d{1,12})-(\d{1,12})$/i.exec(text.trim());
  if (match === null) return null;
  const shiftId = Number(match[2]);
  return { activityId: Number(match[1]), shiftId: shiftId === 0 ? null : shiftId };
}
