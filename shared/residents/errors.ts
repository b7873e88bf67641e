/** Refusals of the feature 'residents': code → the data its sentence needs. */
import type { Day } from '../days.ts';
import type { HouseholdId, ResidentId } from '../ids.ts';

/** A member who could head the household. */
export interface HeadCandidate { readonly residentId: ResidentId; readonly name: string; readonly relationCode: string; readonly age: number | null }
/** One cell of the entry grid that is refused. */
export interface EntryFault { readonly row: number; readonly field: string; readonly code: string; readonly known?: { readonly residentId: ResidentId; readonly name: string } }

export interface ResidentsErrors {
  custom_field_taken: { name: string };
  custom_choices_missing: { name: string };
  /** A choice that people hold cannot be taken away. */
  custom_choice_used: { name: string; choice: string; n: number };
  custom_field_fixed: { name: string };
  /** The rules of a version in force, or to come, ask for the field, or for the choice that would go ('' = the whole field). */
  custom_field_in_rule: { name: string; choice: string; code: string; versionNo: number };
  custom_field_stopped: { name: string };
  /** `value` is '' where it may be a protected number. */
  custom_value_bad: { name: string; value: string; why: 'number' | 'day' | 'choice' | 'yesNo' | 'secret' };
  /** `why` is the code of `shared/citizen-id.ts`. */
  id_number_bad: { why: string; expected: string | null };
  id_number_taken: { residentId: ResidentId; name: string; householdNo: string | null };
  /** `why` is the code of `shared/phone.ts`. */
  phone_bad: { why: string };
  /** `why` is the code of `shared/bank-card.ts`. */
  bank_number_bad: { why: string };
  bank_holder_relation_needed: { name: string; holderName: string };
  name_taken: { what: 'grid' | 'building' | 'unit' | 'flat'; name: string };
  building_laid_out: { name: string; flats: number };
  household_no_taken: { householdId: HouseholdId; householdNo: string };
  household_closed: { householdNo: string; closedOn: Day | null };
  household_same: { householdNo: string };
  /** The head leaves and others stay: one of them has to be named head first. */
  head_needed: { householdId: HouseholdId; householdNo: string; candidates: readonly HeadCandidate[] };
  head_taken: { householdId: HouseholdId; householdNo: string; headName: string };
  not_a_member: { name: string; householdNo: string };
  already_member: { name: string; householdNo: string };
  relations_missing: { names: readonly string[] };
  split_takes_all: { householdNo: string };
  resident_not_living: { name: string; status: 'dead' | 'movedOut'; since: Day };
  resident_living: { name: string };
  resident_dead: { name: string; since: Day };
  day_in_future: { day: Day; today: Day };
  /** Something else begins later than the day given: `what` is 'birth', 'membership', 'opened' or 'validFrom'. */
  day_too_early: { what: string; since: Day; day: Day };
  fact_value_bad: { fact: string; value: string };
  fact_overlaps: { fact: string; value: string; validFrom: Day; validTo: Day | null };
  fact_withdrawn: { fact: string };
  event_built_on: { kind: string };
  event_revoked: { kind: string };
  /** The first day of a comparison has to lie before the second. */
  days_out_of_order: { from: Day; to: Day };
  /** A list of a day too long for paper. */
  as_of_too_many: { rows: number; most: number };
  rows_refused: { faults: readonly EntryFault[] };
}
