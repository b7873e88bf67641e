/** Refusals of the feature 'assets': code → the data its sentence needs. */
import type { Day, Month } from '../days.ts';
import type { Fen } from '../money.ts';

export interface AssetsErrors {
  // bookings
  already_booked: { subject: string; voucherId: number };
  nothing_to_book: { month: Month };
  booked_amount_fixed: { totalFen: Fen };
  // contracts
  lease_no_taken: { leaseNo: string };
  lease_status_wrong: { status: string; needs: string };
  lease_term_wrong: { startOn: Day; endOn: Day };
  lease_term_too_long: { years: number };
  lease_dues_differ: { totalFen: Fen; duesFen: Fen };
  lease_counterparty_missing: Record<string, never>;
  lease_no_household: { name: string };
  lease_day_outside: { startOn: Day; endOn: Day };
  lease_booked_after: { heldOn: Day; accrueOn: Day };
  lease_not_over: { endOn: Day };
  receipt_exceeds_rent: { openFen: Fen; amountFen: Fen };
  deposit_exceeds: { heldFen: Fen; amountFen: Fen };
  // fixed assets
  asset_no_taken: { assetNo: string };
  asset_value_wrong: { costFen: Fen };
  asset_first_month: { earliest: Month };
  asset_fixed: { assetNo: string };
  asset_disposed: { assetNo: string; disposedOn: Day };
  asset_day_wrong: { acquiredOn: Day };
  depreciation_behind: { month: Month };
  acquisition_not_found: { voucherId: number; code: string };
  acquisition_exceeds: { costFen: Fen; voucherFen: Fen };
  // restricted money
  fund_name_taken: { name: string };
  fund_fixed: { name: string };
  fund_not_empty: { name: string; balanceFen: Fen };
  fund_closed: { name: string };
  fund_short: { name: string; balanceFen: Fen; amountFen: Fen };
  recipe_not_for_fund: { name: string };
  // resources and enterprises
  resource_no_taken: { resourceNo: string };
  resource_needs_lease: { resourceNo: string };
  enterprise_name_taken: { name: string };
  year_to_come: { year: number };
  // templates
  template_name_taken: { name: string };
  template_needs_voucher: Record<string, never>;
  template_needs_month: Record<string, never>;
  template_not_due: { name: string; month: Month };
  template_ended: { name: string };
  event_part_too_large: { amountFen: Fen };
}
