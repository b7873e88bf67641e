/** Refusals of the feature 'meetings': code → the data its sentence needs. */
import type { Day } from '../days.ts';

export interface MeetingsErrors {
  resolution_no_taken: { resolutionNo: string };
  resolution_votes_wrong: { attended: number };
  meeting_day_future: { day: Day; today: Day };
  meeting_linked: { resolutionNo: string };
  /** The votes do not carry the resolution, so nothing can lean on it. */
  meeting_not_passed: { resolutionNo: string };
}
