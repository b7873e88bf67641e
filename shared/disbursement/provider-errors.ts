/** Refusals of paying a provider for people: code → the data its sentence needs. */
import type { Fen } from '../money.ts';
import type { NamedLine } from './errors.ts';

export interface ProviderErrors {
  /** The programme pays a provider: no bank file, no desk. */
  provider_pays_by_invoice: { batchNo: string };
  /** The programme pays people, or the batch was begun at the bank or the desk. */
  batch_not_by_invoice: { batchNo: string };
  provider_name_taken: { name: string };
  provider_ended: { name: string };
  /** Who entered the provider's account does not pay it. */
  provider_own: { name: string; providerName: string };
  maker_cannot_pay: { name: string };
  /** One invoice is paid once. */
  invoice_exists: { invoiceNo: string; providerName: string; batchNo: string; batchId: number; paymentId: number; paidOn: string; amountFen: Fen };
  invoice_day_wrong: { day: string; today: string };
  /** `lines`: people whose sum is exactly what is missing or too much. */
  invoice_sum_differs: { statedFen: Fen; tickedFen: Fen; differenceFen: Fen; persons: number; lines: readonly NamedLine[]; count: number };
  /** Nothing of this line is payable: it is not ended, was released before, or nothing was accrued. */
  nothing_accrued: { name: string };
  provider_list_unreadable: { why: 'empty' | 'no_name' | 'no_match_columns' | 'amount' | 'damaged' | 'file' | 'too_long'; row: number; detail: string };
}
