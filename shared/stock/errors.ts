import type { Day } from '../days.ts';

/** An item there is too little of; quantities in hundredths of its unit. */
export interface ShortItem { readonly name: string; readonly unit: string; readonly haveCenti: number; readonly needCenti: number }

/** An item there is enough of, but not at this point. `totalCenti`: at all points together. */
export interface ShortAtPoint extends ShortItem { readonly totalCenti: number }

export interface StockErrors {
  stock_item_taken: { code: string; name: string };
  stock_item_moved: { name: string };
  stock_item_stopped: { name: string };
  stock_item_foreign: { name: string };
  stock_account_wrong: { accountCode: string };
  stock_invoice_taken: { supplier: string; invoiceNo: string; docNo: string };
  stock_doc_status: { docNo: string; status: string };
  stock_own_acceptance: { name: string };
  stock_day_future: { day: Day; today: Day };
  /** `waiting`: the paper was entered earlier and is being accepted, so that its day cannot be changed any more. */
  stock_day_order: { name: string; day: Day; lastDay: Day; waiting: boolean };
  stock_short: { items: readonly ShortItem[] };
  stock_count_open: { docNo: string };
  stock_count_empty: Record<string, never>;
  stock_count_unfinished: { names: readonly string[]; count: number };
  stock_count_reason: { name: string };
  stock_moved_since: { name: string };
  stock_no_price: { name: string };
  stock_point_short: { point: string; items: readonly ShortAtPoint[] };
  stock_point_choose: { names: readonly string[] };
  stock_point_stopped: { name: string };
  stock_point_taken: { name: string };
  stock_point_main: { name: string };
  stock_point_has_goods: { name: string; items: readonly { readonly name: string; readonly unit: string; readonly quantityCenti: number }[] };
  stock_point_has_paper: { name: string; docNo: string };
  stock_point_same: { name: string };
  stock_grid_taken: { grid: string; point: string };
}
