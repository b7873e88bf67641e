/** Refusals of the feature 'closing': code → the data its sentence needs. */
import type { Day, Month } from '../days.ts';
import type { Fen } from '../money.ts';

export interface ClosingErrors {
  // reopening a month
  reopening_asked_already: { month: Month; who: string };
  reopening_own: { name: string };
  reopening_decided: Record<string, never>;
  year_closed: { year: number };
  // the year-end
  year_end_not_ready: { year: number; checks: string };
  year_end_exists: { year: number; status: string };
  year_end_status_wrong: { status: string; needs: string };
  year_end_own: { name: string };
  year_end_stale: { year: number };
  year_end_next_year_posted: { year: number; vouchers: number };
  year_end_reversal_asked: Record<string, never>;
  year_end_reversal_not_asked: Record<string, never>;
  closing_account_missing: { code: string; what: string };
  // distribution
  nothing_to_distribute: { distributableFen: Fen };
  distribution_too_large: { sumFen: Fen; distributableFen: Fen };
  reserve_below_charter: { reserveFen: Fen; leastFen: Fen; basisPoints: number };
  members_below_accrued: { membersFen: Fen; accruedFen: Fen };
  resolution_needed: { what: 'distribution' | 'lossCover' };
  disclosure_needed: Record<string, never>;
  disclosure_too_short: { disclosedOn: Day; resolvedOn: Day };
  resolution_in_future: { resolvedOn: Day; today: Day };
  loss_cover_too_large: { lossCoverFen: Fen; atMostFen: Fen };
  // prior years
  correction_same_year: { year: number };
}
