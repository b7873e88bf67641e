/** Refusals of the feature 'duplicates': code → the data its sentence needs. */
import type { Day, Month } from '../days.ts';
import type { Fen } from '../money.ts';
import type { MergeField } from './words.ts';

/** What stands against a merge; each names what has to be put in order first. */
export interface MergeConflicts {
  /** The entry that stays is dead or gone, the other one lives. */
  merge_keep_living: { name: string; survivorSince: Day | null };
  /** The entry that goes records a death that the other one does not know. */
  merge_death_unknown: { name: string; since: Day | null };
  /** A change request for the entry that goes waits for a second person. */
  merge_open_request: { name: string; requestNo: string };
  /** A list that is on its way has a line of the entry that goes. */
  merge_in_open_batch: { name: string; batchId: number; batchNo: string; programmeName: string; month: Month };
  /** The membership of the entry that goes stands; whether that of the other does too. */
  merge_both_members: { survivorNo: string; loserNo: string; both: boolean };
  /** Both hold shares. They follow a resolution of the members, so a merge neither adds them up nor lets them go. `shares`: of the entry that goes, class and quantity in ten-thousandths. */
  merge_both_shares: { shares: readonly { className: string; householdNo: string; quantity: number }[] };
  /** Both are on the list of one dividend. `twiceFen`: the smaller of the two; paid: whether both were paid. */
  merge_dividend_twice: { year: number; title: string; twiceFen: Fen; paid: boolean };
  /** The volunteer that stays has left or pauses, the one that goes serves. */
  merge_volunteer_standing: { survivorNo: number; loserNo: number };
  /** Hours of both for one activity or one time; `minutes` are those of the entry that goes. */
  merge_same_hours: { day: Day; survivorWhat: string; loserWhat: string; minutes: number };
  /** One entry was counted for cleaning labour that is paid or owed, the other for hours as a volunteer, at one time. */
  merge_labour_hours: { day: Day; place: string; title: string };
  /** Both are to serve on one shift. */
  merge_same_shift: { day: Day; title: string };
  /** A round of stars is on its way with the volunteer that goes. */
  merge_in_award_round: { title: string; loserNo: number };
  /** One was given points for bringing in the other. `keepOther`: they are those of the entry that goes. */
  merge_recruited_self: { volunteerNo: number; centi: number; keepOther: boolean };
  /** The membership that ends is that of a head, and others stay. */
  merge_head: { name: string; householdNo: string };
  /** Both have the same claim, and at least one of them was not paid. */
  merge_same_claim: { programmeName: string; month: Month; amountFen: Fen };
  /** Both were counted for the same cleaning task. */
  merge_same_labour: { day: Day };
  /** Both were paid for the same months of a programme, or by the same claim, and nothing was said about it. */
  merge_paid_twice: { programmeName: string; months: readonly Month[]; amountFen: Fen };
}

export interface DuplicatesErrors extends MergeConflicts {
  merge_not_asked: { name: string };
  merge_own_request: { staffName: string };
  resident_merged: { name: string; intoId: number; intoName: string };
  /** Values differ, and it was not said which one stays. */
  merge_choice_missing: { fields: readonly MergeField[] };
  /** The entry that stays is a member, and the other's membership was picked. */
  merge_member_fact: { memberNo: string };
  merge_undone: { at: string };
  /** Something happened since that stands on the merge. */
  merge_built_on: { what: string; rows: number };
}
