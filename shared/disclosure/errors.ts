/** Refusals of the feature 'disclosure': code → the data its sentence needs. */
import type { Day, Month } from '../days.ts';

export interface DisclosureErrors {
  disclosure_month_taken: { month: Month; status: string };
  disclosure_month_future: { month: Month };
  disclosure_unmapped: { accounts: string };
  disclosure_not_tied: { what: string };
  disclosure_unposted: { count: number };
  disclosure_status_wrong: { status: string; needs: string };
  disclosure_own_review: Record<string, never>;
  board_too_short: { least: Day };
  disclosure_day_future: { day: Day; today: Day };
  disclosure_before_posting: { postedOn: Day };
  disclosure_answered: Record<string, never>;
  disclosure_rule_twice: { code: string };
}
