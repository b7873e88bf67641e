/** Refusals of the feature 'ledger': code → the data its sentence needs. */
import type { Day, Month } from '../days.ts';
import type { Fen } from '../money.ts';
import type { GuardKey } from './guards.ts';

export interface LedgerErrors {
  // account sets and accounts
  account_set_code_taken: { code: string };
  account_code_pattern: { code: string; pattern: string };
  account_code_taken: { code: string; name: string };
  account_name_taken: { name: string; code: string };
  account_unknown: { code: string };
  account_not_leaf: { code: string; name: string };
  account_not_valid: { code: string; name: string; day: Day };
  account_in_use: { code: string; name: string };
  account_has_balance: { code: string; name: string; balanceFen: Fen };
  // vouchers
  too_few_lines: { count: number };
  unbalanced_voucher: { debitFen: Fen; creditFen: Fen; differenceFen: Fen };
  line_not_one_side: { lineNo: number };
  line_dimension_missing: { lineNo: number; code: string; dimension: string };
  amount_too_large: { limitFen: Fen };
  voucher_word_unknown: { word: string };
  voucher_date_future: { voucherDate: Day; today: Day };
  voucher_status_wrong: { status: string; needs: string };
  voucher_posted: { word: string; number: number; month: Month };
  voucher_other_maker: { maker: string };
  voucher_own_review: { name: string };
  cashier_may_not: { act: 'review' | 'post' };
  voucher_already_reversed: { byVoucherId: number };
  reversal_not_edited: Record<string, never>;
  reversal_of_reversal: Record<string, never>;
  reversal_prior_year: { year: number };
  opening_exists: { voucherId: number };
  opening_month_only: { month: Month };
  balance_overdrawn: { guard: GuardKey; code: string; name: string; party: string | null; day: Day; balanceFen: Fen };
  source_posted_differently: { sourceKind: string; sourceId: number; sourceStep: string };
  // periods
  day_outside_month: { day: Day; month: Month };
  period_closed: { month: Month };
  period_missing: { month: Month; startMonth: Month };
  period_not_ready: { month: Month; unposted: number; gaps: number; unbalanced: number; more: number };
  period_earlier_open: { month: Month; earlier: Month };
  period_later_closed: { month: Month; later: Month };
  period_not_closed: { month: Month };
}
