/** Refusals of the feature 'statements': code → the data its sentence needs. */
import type { Month } from '../days.ts';

export interface StatementsErrors {
  book_account_missing: Record<string, never>;
  book_account_not_money: { code: string; name: string };
  book_account_without_children: { code: string; name: string };
  book_months_reversed: { fromMonth: Month; toMonth: Month };
  book_too_long: { lines: number; most: number };
}
