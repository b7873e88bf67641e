/** Refusals of the feature 'disbursement': code → the data its sentence needs. */
import type { Day, Month } from '../days.ts';
import type { Fen } from '../money.ts';
import type { BatchStatus, LineStatus } from './status.ts';

/** A line named in a refusal: number on the roster and name, never an ID or account number. */
export interface NamedLine { readonly lineNo: number; readonly name: string; readonly detail: string }

export interface DisbursementErrors {
  /** The same programme and month twice. */
  batch_exists: { batchNo: string; month: Month };
  /** The step does not follow from the state the batch is in. */
  batch_wrong_status: { batchNo: string; status: BatchStatus; wanted: readonly BatchStatus[] };
  /** The programme's lists are not posted. */
  batch_needs_no_notice: { batchNo: string };
  /** Somebody objected to these lines on the notice, and was right: the maker takes them off or mends them. */
  /** The computer's day lies before the last step of the batch. */
  batch_clock_behind: { batchNo: string; today: Day; since: Day };
  notice_lines_upheld: { lines: readonly NamedLine[]; count: number };
  /** Lines that are not paid while somebody objects to them. */
  lines_objected: { lines: readonly NamedLine[]; count: number };
  batch_empty: { batchNo: string };
  /** E2: whoever made the list does not review or approve it; whoever reviewed does not approve. */
  maker_cannot_review: { name: string };
  maker_cannot_approve: { name: string };
  reviewer_cannot_approve: { name: string };
  /** Nobody checks what he made or paid. */
  sample_own: { name: string };
  sample_answered: { seq: number };
  sample_day_wrong: { day: Day; today: Day };
  /** The flow wants another person's signature. */
  already_signed: { name: string };
  /** The flow wants a resolution of a meeting for sums above this. */
  batch_resolution_needed: { totalFen: Fen; aboveFen: Fen };
  /** The lines are not those that were submitted or reviewed. */
  list_changed_since_review: { batchNo: string };
  line_exists: { name: string; batchNo: string };
  /** Lines of this kind of batch come from claims or from other lines, not from the desk. */
  batch_takes_no_lines: { batchNo: string };
  /** No claim of the programme waits to be paid up to the month. */
  no_open_claims: { code: string; month: Month };
  line_wrong_status: { name: string; status: LineStatus };
  /** Manual lines name a sum, because the rule gives none. */
  amount_needed: { name: string };
  resident_gone: { name: string; since: string };
  /** The register has another account for these people than the list has. */
  accounts_changed: { lines: readonly NamedLine[]; count: number };
  payees_gone: { lines: readonly NamedLine[]; count: number };
  accounts_missing: { lines: readonly NamedLine[]; count: number };
  /** Characters the encoding of the bank does not have, by line. */
  characters_not_encodable: { encoding: string; lines: readonly NamedLine[]; count: number };
  export_reason_needed: { runNo: number; exportedAt: string };
  /** A second file to the bank after its result is in would pay twice. */
  export_after_result: { batchNo: string };
  profile_unknown: { code: string };
  pay_by_other: { payBy: 'bank' | 'cash' };
  result_not_readable: { fileName: string; why: 'empty' | 'no_header' | 'columns' | 'encoding' | 'outcome' | 'amount' | 'workbook' | 'sheet' | 'sheets' | 'formula' | 'cell' | 'digits'; detail: string };
  result_other_batch: { fileName: string; found: string; wanted: string };
  /** Sum or count in the file's own head differs from its lines. */
  result_sum_differs: { statedFen: Fen; linesFen: Fen; statedCount: number | null; linesCount: number };
  /** The file says another sum or account for a line than was sent. */
  result_lines_differ: { lines: readonly NamedLine[]; count: number };
  result_line_twice: { lines: readonly NamedLine[]; count: number };
  /** None of the file's lines, or too few of them, belong to the batch. */
  result_lines_unknown: { count: number; of: number };
  /** The file contradicts what an earlier one said. */
  result_conflict: { lines: readonly NamedLine[]; count: number };
  result_without_export: { batchNo: string };
  lines_unsettled: { batchNo: string; count: number };
  nothing_to_compare: { batchNo: string };
  voucher_not_possible: { code: string; detail: string };
  /** No month, or more than one line can pay. */
  reckon_range: { fromMonth: Month; toMonth: Month; most: number };
  /** The programme pays on claims: there is no rule to put months through. */
  claims_only: { code: string };
  /** Follow-ups and supplements are made anew, not unlocked. */
  batch_not_unlocked: { batchNo: string };
  /** A supplement stands on this batch. */
  batch_has_children: { batchNo: string };
  /** Came back before it was paid. */
  paid_later: { name: string; paidOn: Day };
  /** Something was repaid or written off since the amounts were computed. */
  set_off_exceeds: { name: string };
  nothing_overpaid: { name: string };
  recovery_done: { name: string };
  repaid_too_much: { name: string; openFen: Fen };
  /** Taken back: nothing more is done with it. */
  recovery_undone: { name: string };
  /** Taken back only while nothing was set off, repaid or written off. */
  recovery_moved: { name: string; doneFen: Fen };
  /** A list on its way sets it off. */
  recovery_listed: { name: string; batchNo: string };
  /** Nobody takes back what he began. */
  recovery_own: { name: string };
  /** Claims are withheld on a paper alone: the payer's consent, or a resolution. */
  withhold_basis_missing: { name: string };
  /** A resolution binds who owes, not somebody of his household. */
  withhold_consent_needed: { name: string };
  /** A programme from which nothing is withheld: it pays no claims; is booked in other books; pays no money to the people; passes through money of others; pays grants of a fund. */
  withhold_not_from: { code: string; why: 'basis' | 'books' | 'form' | 'passesThrough' | 'fund' };
  write_off_not_asked: { name: string };
  write_off_own: { name: string };
  /** What came back of a line that is being recovered is a repayment. */
  line_recovered: { name: string };
  /** The money account has not enough beside what is approved and not yet paid (D7). */
  funds_short: { accountCode: string; balanceFen: Fen; committedFen: Fen; neededFen: Fen };
  budget_exceeded: { code: string; year: number; budgetFen: Fen; usedFen: Fen; neededFen: Fen };
}
