import type { Day } from '../days.ts';

/** An item there is too little of; quantities in hundredths of its unit. */
export interface ShortItem { readonly name: string; readonly unit: string; readonly haveCenti: number; readonly needCenti: number }

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
  stock_day_order: { name: string; day: Day; lastDay: Day };
  stock_short: { items: readonly ShortItem[] };
  stock_count_open: { docNo: string };
  stock_count_empty: Record<string, never>;
  stock_count_unfinished: { names: readonly string[]; count: number };
  stock_count_reason: { name: string };
  stock_moved_since: { name: string };
  stock_no_price: { name: string };
}
