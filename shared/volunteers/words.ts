/** The words of volunteers and teams that both sides use. */
import { ageOn, type Day } from '../days.ts';
import type { Id } from '../ids.ts';

export type VolunteerId = Id<'volunteer'>;
export type TeamId = Id<'team'>;
export type SkillId = Id<'skill'>;

/** 在册 暂停 已退出 */
export const VOLUNTEER_STATUSES = ['active', 'paused', 'left'] as const;
export type VolunteerStatus = (typeof VOLUNTEER_STATUSES)[number];

/**
 * Whether somebody can serve on a day: his own status of that day, or why the register says no. `dead` and `movedOut` hold from
 * the day after; `notYet` before his registration. Only `active` may be placed.
 */
export const STANDINGS = ['active', 'paused', 'left', 'notYet', 'dead', 'movedOut'] as const;
export type Standing = (typeof STANDINGS)[number];

/** 队长 副队长 骨干 队员; in the order of a roster. */
export const TEAM_ROLES = ['leader', 'deputy', 'backbone', 'member'] as const;
export type TeamRole = (typeof TEAM_ROLES)[number];

/** 巾帼 夕阳红 维修 党员 巡逻 文艺 青年 其他 */
export const TEAM_KINDS = ['women', 'seniors', 'repairs', 'party', 'patrol', 'arts', 'youth', 'other'] as const;
export type TeamKind = (typeof TEAM_KINDS)[number];

/** 上午 下午 晚上 */
export const FREE_PARTS = ['morning', 'afternoon', 'evening'] as const;
export type FreePart = (typeof FREE_PARTS)[number];

/** skill: what somebody can do; service: what he wishes to do (服务类别). */
export const SKILL_KINDS = ['skill', 'service'] as const;
export type SkillKind = (typeof SKILL_KINDS)[number];

/** Age at which nobody needs a guardian's consent any more (民法典 art. 17–18). */
export const ADULT_AGE = 18;

/** Whether somebody is under 18 on a day; without a birth date nobody is taken for a child. */
export function isMinor(birthDate: Day | null, on: Day): boolean {
  return birthDate !== null && ageOn(birthDate, on) < ADULT_AGE;
}

/** '00012': the number as it is printed and read out. */
export function formatVolunteerNo(volunteerNo: number): string {
  return String(volunteerNo).padStart(5, '0');
}
