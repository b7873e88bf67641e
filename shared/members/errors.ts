/** Refusals of the feature 'members': code → the data its sentence needs. */
import type { Day } from '../days.ts';
import type { Fen } from '../money.ts';

export interface MembersErrors {
  member_exists: { name: string; memberNo: string };
  member_no_taken: { memberNo: string };
  member_status_same: { status: string };
  member_day_wrong: { day: Day; since: Day };
  member_day_future: { day: Day; today: Day };
  shares_short: { have: number; wanted: number; on: Day };
  shares_holder_missing: { reason: string };
  shares_no_taker: { reason: string };
  shares_no_household: Record<string, never>;
  shares_day_future: { day: Day; today: Day };
  share_class_taken: { name: string };
  no_shares_on_record_day: { recordOn: Day };
  dividend_exists: { title: string; year: number };
  dividend_status_wrong: { status: string; needs: string };
  dividend_own: { name: string };
  dividend_paid_already: { paidFen: Fen };
  dividend_reversal_not_asked: Record<string, never>;
  dividend_nothing_to_pay: Record<string, never>;
  dividend_line_wrong: { lineNo: number };
  /** The programme does not pay what was booked before, stands in other books, or owes on another account. */
  dividend_programme_wrong: { code: string; why: 'basis' | 'books' | 'account' | 'version' };
}
