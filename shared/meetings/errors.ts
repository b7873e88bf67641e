/** Refusals of the feature 'meetings': code → the data its sentence needs. */
import type { Day } from '../days.ts';

export interface MeetingsErrors {
  resolution_no_taken: { resolutionNo: string };
  resolution_votes_wrong: { attended: number };
  meeting_day_future: { day: Day; today: Day };
  meeting_linked: { resolutionNo: string };
  /** What the link is for was decided: what it leaned on then stays. */
  meeting_subject_decided: { label: string };
  /** The link was taken off already. */
  meeting_unlinked: { resolutionNo: string; at: string };
  /** The votes do not carry the resolution, so nothing can lean on it. */
  meeting_not_passed: { resolutionNo: string };
}
