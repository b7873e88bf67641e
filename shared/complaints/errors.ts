/** Refusals of the feature 'complaints': code → the data its sentence needs. */
import type { Day } from '../days.ts';
import type { ComplaintStatus } from './words.ts';

export interface ComplaintsErrors {
  complaint_status_wrong: { status: ComplaintStatus; wanted: ComplaintStatus };
  complaint_day_wrong: { day: Day; from: Day | null; to: Day };
  /** Nobody handles or decides what is said about himself. */
  complaint_about_oneself: { name: string };
  /** A review is decided by somebody else than the decision it reviews. */
  complaint_same_decider: { name: string };
  complaint_not_yours: Record<string, never>;
  complaint_contact_missing: Record<string, never>;
  complaint_category_taken: { name: string };
}
