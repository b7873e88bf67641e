/** Refusals of the feature 'relief': code → the data its sentence needs. */
import type { Day } from '../days.ts';
import type { Fen } from '../money.ts';

export interface ReliefErrors {
  relief_fund_name_taken: { name: string };
  relief_programme_taken: { fundName: string };
  relief_fund_fixed: { name: string };
  relief_past_wrong: { openingFen: Fen; pastInFen: Fen; pastGrantsFen: Fen };
  relief_fund_missing: { programmeName: string };
  relief_rules_missing: { on: Day };
  relief_rules_day_taken: { validFrom: Day };
  relief_rules_own: { name: string };
  relief_rules_not_draft: { versionNo: number };
  relief_move_status: { status: string };
  relief_move_own: { name: string };
  relief_move_day: { day: Day; from: Day; to: Day };
  relief_donor_missing: Record<string, never>;
  relief_source_missing: Record<string, never>;
  relief_case_missing: Record<string, never>;
  relief_recovered_too_much: { recoveredFen: Fen; paidFen: Fen };
  relief_move_reversed: Record<string, never>;
  relief_fund_short: { availableFen: Fen; amountFen: Fen };
  relief_not_a_case: { applicationNo: string };
  relief_case_closed: { status: string };
  relief_invoice_used: { invoiceNo: string; applicationNo: string; name: string; billedOn: Day };
  relief_bill_parts: { partsFen: Fen; totalFen: Fen };
  relief_bill_day: { day: Day; latest: Day };
  relief_bills_missing: Record<string, never>;
  relief_no_diagnosis: { applicationNo: string };
  relief_calculation_missing: { applicationNo: string };
  relief_calculation_stale: { wasFen: Fen; nowFen: Fen };
  relief_over_calculation: { amountFen: Fen; grantFen: Fen };
  relief_advance_over: { askedFen: Fen; capFen: Fen; earlierFen: Fen };
  relief_advance_decided: { partNo: number };
  relief_advance_own: { name: string };
}
