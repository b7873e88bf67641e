/** Refusals of the feature 'welfare': code → the data its sentence needs. */
import type { Day, Month } from '../days.ts';
import type { Fen } from '../money.ts';
import type { Festival } from './festivals.ts';
import type { ClaimState } from './claims.ts';

export interface WelfareErrors {
  programme_code_taken: { code: string };
  programme_ended: { code: string };
  /** The table of festivals has no day for the year. */
  festival_day_missing: { festival: Festival; year: number };
  /** A list of a festival is of its month and as of its day. */
  festival_day_other: { festival: Festival; day: Day };
  /** A programme has a list for the festival of that year. */
  festival_listed: { festival: Festival; year: number; batchNo: string };
  /** Only a programme that pays once, by its rule, pays at a festival. */
  festival_period: { festival: Festival };
  /** The month lies after the last one the programme has lists for. */
  programme_over: { code: string; lastMonth: Month };
  /** There is a list for a later month than the programme is to end with. */
  programme_listed_later: { code: string; batchNo: string; month: Month };
  /** The books of the programme cannot be changed once a version is active. */
  programme_in_use: { code: string };
  /** No active version covers the month. */
  version_missing: { code: string; month: Month };
  version_not_draft: { versionNo: number };
  /** A second draft beside an unfinished one. */
  version_draft_exists: { versionNo: number };
  version_needs_resolution: Record<string, never>;
  /** The office has set that a standard comes into force with the scan of its resolution only. */
  version_needs_scan: { versionNo: number; resolutionNo: string };
  /** The month begins before, or within, the months of a version that is active already. */
  version_overlap: { versionNo: number; validFrom: Month; validTo: Month | null };
  version_account_unknown: { accountCode: string };
  /** An exclusion names a programme that does not exist, or the programme itself. */
  exclusion_unknown: { code: string };
  /** One of a household: only in a group of the household, of a programme for persons that goes by its rule. */
  one_per_household_where: { why: 'group' | 'scope' | 'target' };
  pause_exists: { fromMonth: Month; toMonth: Month | null };
  pause_withdrawn: Record<string, never>;
  /** The programme pays by its rule, not by claims. */
  claims_not_taken: { code: string };
  /** An open claim of the same source for the same person. */
  claim_exists: { name: string; sourceKind: string; sourceId: number };
  /** Nobody to pay: a household without a head, or a household programme without household. */
  claim_payee_missing: { sourceId: number };
  claim_withdrawn: { name: string };
  claim_listed: { name: string; batchNo: string; state: ClaimState };
  proof_future: { provedOn: Day };
  /** The register says he had died by then. */
  proof_of_dead: { name: string; since: Day };
  /** Only a programme in kind gives baskets. */
  basket_form: { code: string };
  /** An item is kept on another account than the version issues from. */
  basket_account: { name: string; accountCode: string; cashAccountCode: string };
  /** Caps, rounding or money that passes through leave no whole baskets. */
  basket_amount: { code: string };
  /** `halfOfFen`: the standard whose half it is, where it is none itself. */
  basket_missing: { standardFen: Fen; halfOfFen: Fen | null };
  /** `sums`: what the version has baskets for. */
  claim_no_basket: { code: string; amountFen: Fen; sums: readonly Fen[] };
  basket_worth: { standardFen: Fen; worthFen: Fen };
  /** A rule asks for one of the office's own fields that cannot answer. */
  rule_field_unfit: { name: string; why: 'missing' | 'stopped' | 'household' | 'kind' | 'choice'; choice: string };
  rule_list_unfit: { name: string; why: 'missing' | 'stopped' };
  welfare_list_taken: { name: string };
  welfare_list_stopped: { name: string };
  /** A version in force, or to come, asks for the list. */
  welfare_list_used: { name: string; code: string; versionNo: number };
  /** The person is on the list at that time already. */
  list_entry_exists: { person: string; validFrom: Day; validTo: Day | null };
  list_entry_withdrawn: { person: string };
  /** The last day lies after the day the entry ends anyway. */
  list_entry_ends_before: { person: string; validTo: Day };
}
