/** Refusals of the feature 'volunteers': code → the data its sentence needs. */
import type { Day } from '../days.ts';
import type { Standing, TeamRole } from './words.ts';

export interface VolunteersErrors {
  volunteer_exists: { name: string; volunteerNo: number };
  /** The person is in the register: he is entered as a resident, not as a guest. */
  volunteer_is_resident: { name: string };
  volunteer_day_future: { day: Day; today: Day };
  volunteer_day_wrong: { day: Day; since: Day };
  /** The person of this number was merged into that of another, where everything is entered now. */
  volunteer_merged: { name: string; volunteerNo: number; intoNo: number };
  volunteer_status_same: { name: string; status: string };
  /** He may not be placed: left, paused, dead, moved away, not yet registered on that day. */
  volunteer_not_active: { name: string; standing: Standing; on: Day };
  /** A minor without a guardian's consent on that day. */
  volunteer_no_consent: { name: string; on: Day };
  guardian_incomplete: Record<string, never>;
  insurance_days_wrong: { from: Day; to: Day };
  skill_name_taken: { name: string };
  team_code_taken: { code: string };
  team_name_taken: { name: string };
  team_dissolved: { name: string; on: Day };
  /** No consent of the committee by that day (志愿服务条例 art. 41–42). */
  team_no_consent: { name: string; on: Day };
  membership_exists: { name: string; team: string; since: Day };
  membership_day_wrong: { name: string; day: Day; since: Day };
  membership_ended: { name: string };
  membership_role_same: { name: string; role: TeamRole };
}
