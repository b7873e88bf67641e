/** Refusals of the feature 'care': code → the data its sentence needs. */
import type { Day } from '../days.ts';

export interface CareErrors {
  care_kind_taken: { name: string };
  /** The trigger needs a field that is missing: the day of the festival, how often. */
  care_kind_incomplete: { field: 'festivalOn' | 'everyMonths' | 'programmeId' };
  care_programme_wrong: { code: string };
  care_kind_stopped: { name: string };
  /** Money without a programme to pay it. */
  care_no_programme: { kind: string };
  /** Another sum than usual, or none usual, and nothing it rests on. */
  care_basis_missing: { kind: string };
  care_done_already: { kind: string; name: string; doneOn: Day };
  care_day_wrong: { doneOn: Day; today: Day };
  /** Only what is due is written down against its occasion; the register may have changed since. */
  care_not_due: { kind: string; name: string };
  care_receiver_gone: { name: string };
  care_withdrawn: { name: string };
}
