/** Refusals of activities, attendance and cleaning: code → the data its sentence needs. */
import type { Day } from '../days.ts';
import type { ActivityState, AttendanceState } from './words.ts';

export interface ActivitiesErrors {
  activity_days_wrong: { startsOn: Day; endsOn: Day };
  shift_ends_before_start: { row: number };
  shift_outside_activity: { row: number; day: Day; startsOn: Day; endsOn: Day };
  shift_post_unknown: { row: number; postName: string };
  shift_needed: Record<string, never>;
  post_twice: { name: string };
  post_in_use: { name: string };
  shift_in_use: { people: number };
  shift_below_placed: { row: number; placed: number; capacity: number };
  recipient_one: { row: number };
  activity_state_wrong: { state: ActivityState; needs: string };
  activity_text_missing: { missing: 'content' | 'risks' | 'both' };
  activity_insurance_missing: { title: string };
  activity_has_people: { people: number };
  activity_has_attendance: { rows: number };
  activity_not_begun: { startsOn: Day; today: Day };
  activity_reason_missing: Record<string, never>;
  activity_minor_risky: { name: string };
  activity_hours_pending: { pending: number; open: number };
  activity_no_attendance: Record<string, never>;
  activity_type_taken: { name: string };
  repeat_nothing: { until: Day };
  repeat_too_many: { days: number; most: number };
  roster_nothing_to_copy: { title: string };
  rules_day_past: { validFrom: Day; today: Day };
  rules_limits_wrong: Record<string, never>;
  attendance_future: { day: Day; today: Day };
  attendance_day_outside: { day: Day; startsOn: Day; endsOn: Day };
  attendance_still_open: { name: string; title: string; since: string };
  attendance_overlap: { name: string; title: string; time: string };
  attendance_times_wrong: { name: string; why: string };
  /** Asked: more than the rules' hours a day; kept when accepted. */
  attendance_long_day: { name: string; minutes: number; most: number };
  attendance_too_many_hours: { name: string; most: number };
  attendance_person_gone: { name: string; standing: string; on: Day };
  attendance_minor_risky: { name: string };
  attendance_minor_no_consent: { name: string; on: Day };
  attendance_state_wrong: { name: string; state: AttendanceState };
  attendance_own: { names: string };
  /** Asked: the volunteer bears the approver's own name. */
  attendance_own_name: { name: string };
  attendance_corrected_already: { name: string };
  shift_moved_overlap: { row: number; name: string; title: string; time: string };
  cleaning_labour_twice: { name: string };
  cleaning_counted_already: { name: string; title: string };
  cleaning_counted_as_labour: { name: string; place: string };
  cleaning_person_gone: { name: string; on: Day };
  cleaning_amount_missing: { name: string };
  cleaning_not_volunteer: { names: string };
  cleaning_nothing_left: Record<string, never>;
  cleaning_settled: { name: string };
  cleaning_day_future: { day: Day; today: Day };
  cleaning_points_wrong: { item: string; most: number };
  cleaning_area_inspected: { areaName: string };
  cleaning_award_exists: { title: string };
  cleaning_award_no_payee: { areas: string };
  cleaning_award_no_points: Record<string, never>;
  cleaning_award_claimed: { title: string };
  cleaning_item_taken: { name: string };
}
