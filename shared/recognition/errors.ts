/** Refusals of the feature 'recognition': code → the data its sentence needs. */
import type { Day } from '../days.ts';

export interface RecognitionErrors {
  record_day_future: { day: Day; today: Day };
  record_days_wrong: { from: Day; to: Day };
  certificate_no_hours: { name: string; from: Day; to: Day };
  /** More hours asked for than approved rows of the period hold. */
  certificate_over_hours: { name: string; askedMinutes: number; recordedMinutes: number };
  certificate_no_id: { name: string };
  /** Another valid certificate states hours of the same days. */
  certificate_overlaps: { no: string; from: Day; to: Day };
  certificate_void: { no: string };
  certificate_publicity_short: { days: number; least: number };
  certificate_publicity_early: { day: Day; issuedOn: Day };
  star_scheme_wrong: { level: number };
  star_suspended: { name: string; from: Day };
  award_nobody_due: { asOf: Day };
  award_round_status: { status: string; needs: string };
  award_line_unknown: { name: string };
  award_own_list: { name: string };
  points_short: { name: string; haveCenti: number; needCenti: number };
  recruit_twice: { name: string };
  recruit_self: Record<string, never>;
  redemption_closed: { today: Day };
  redemption_done: { name: string; number: number };
  redemption_round_exists: { year: number; quarter: number };
  goods_short: { name: string; have: number; wanted: number };
  goods_name_taken: { name: string };
  goods_retired: { name: string };
}
