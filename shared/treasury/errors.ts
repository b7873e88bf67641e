/** Refusals of the feature 'treasury': code → the data its sentence needs. */
import type { Day, Month } from '../days.ts';
import type { Fen } from '../money.ts';

export interface TreasuryErrors {
  // bank accounts
  treasury_account_not_bank: { code: string; name: string };
  treasury_account_taken: { code: string; name: string };
  treasury_number_taken: { masked: string };
  treasury_number_wrong: { reason: string };
  treasury_account_closed: { day: Day };
  treasury_started: { startsOn: Day };
  // statements
  statement_file_refused: { fileName: string; refusal: string; data: object };
  statement_header_missing: { fileName: string };
  statement_mapping_incomplete: { missing: 'day' | 'amount' };
  statement_row_wrong: { row: number; what: 'day' | 'amount' | 'balance' | 'future' | 'direction'; count: number };
  statement_line_contradicts: { row: number; bankLineId: string; hereDay: Day; hereFen: Fen; knownDay: Day; knownFen: Fen };
  statement_empty: { fileName: string };
  statement_in_signed_month: { row: number; day: Day; month: Month };
  // matching
  match_unequal: { statementFen: Fen; bookFen: Fen; differenceFen: Fen };
  match_too_few: Record<string, never>;
  match_line_taken: { what: 'statement' | 'voucher' };
  match_line_foreign: Record<string, never>;
  match_in_signed_month: { month: Month };
  match_withdrawn: Record<string, never>;
  rule_fits_none: { count: number };
  line_has_draft: { voucherId: number };
  // reconciliation
  reconciliation_unequal: { month: Month; differenceFen: Fen };
  reconciliation_future: { month: Month };
  reconciliation_exists: { month: Month };
  reconciliation_status_wrong: { status: string };
  reconciliation_own_sign: { name: string };
  reconciliation_changed: { month: Month };
  reconciliation_later_signed: { later: Month };
  // cash
  cash_account_wrong: { code: string; name: string };
  cash_count_exists: { day: Day };
  cash_count_future: { day: Day; today: Day };
  cash_count_status_wrong: { status: string };
  cash_count_own_sign: { name: string };
  cash_count_no_difference: Record<string, never>;
  cash_count_has_voucher: { voucherId: number };
  // assertions
  assertion_future: { day: Day; today: Day };
  assertion_exists: { day: Day };
  assertion_withdrawn: Record<string, never>;
}
