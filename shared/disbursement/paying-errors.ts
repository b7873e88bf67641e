/** Refusals of paying, signing and closing: code → the data its sentence needs. */
import type { Fen } from '../money.ts';
import type { NamedLine } from './errors.ts';

export interface PayingErrors {
  /** The QR is none of ours, or no code was read and no page was named. */
  roster_code_foreign: { fileName: string };
  /** The page belongs to another batch. */
  roster_page_other_batch: { found: string; wanted: string; pageNo: number };
  /** The batch is right, but the checksum is not: a forged or damaged code, or a page of another office's printing. */
  roster_code_wrong: { batchNo: string; pageNo: number };
  /** The list is not the one that was printed. */
  roster_list_changed: { batchNo: string; issueNo: number; pageNo: number };
  roster_page_filed: { issueNo: number; pageNo: number; by: string; at: string };
  /** The same picture was filed as another page. */
  roster_scan_used: { issueNo: number; pageNo: number };
  /** Somebody ticked this person off already. */
  line_ticked: { name: string; by: string; at: string };
  /** A tick that is in the books is not undone; the money has to come back. */
  handout_booked: { name: string };
  nothing_ticked: { batchNo: string };
  ticks_unbooked: { batchNo: string; count: number };
  /** The legs of the tie-out that do not tie. */
  tie_out_broken: { batchNo: string; legs: readonly { key: string; wantedFen: Fen; foundFen: Fen }[] };
  roster_not_signed: { batchNo: string; paid: number; signed: number };
  /** Warnings of the radar that nobody has accepted. */
  radar_open: { batchNo: string; count: number; lines: readonly NamedLine[] };
  lines_in_two_files: { lines: readonly NamedLine[]; count: number };
  lines_without_file: { lines: readonly NamedLine[]; count: number };
  /** Lines the file says were paid to somebody of another name: edited, or characters damaged. */
  result_names_differ: { lines: readonly NamedLine[]; count: number };
  /** A later batch pays this line already. */
  line_followed_up: { name: string; batchNo: string };
  /** A sum that is no whole number of baskets cannot be handed out in goods. */
  /** `lines`: the claims without a basket, as far as they are named; `sums`: what there are baskets for. */
  goods_claim_no_basket: { lines: readonly { lineNo: number; name: string; amountFen: Fen }[]; count: number; sums: readonly Fen[] };
  goods_not_whole: { lines: readonly { lineNo: number; name: string; amountFen: Fen }[]; count: number; basketFen: Fen };
  goods_by_bank: { code: string };
  /** A batch in goods draws no cash. */
  goods_no_cash: { batchNo: string };
  cash_over_batch: { batchNo: string; wantedFen: Fen; mostFen: Fen };
}
