/** Refusals of telling people what is withheld from them: code → the data its sentence needs. */
import type { NamedLine } from './errors.ts';

export interface WithholdingErrors {
  /** Only an approved list has letters: until then its amounts may change. */
  withholding_not_approved: { batchNo: string };
  /** The line is none of those the list keeps something back from. */
  withholding_not_of_list: { batchNo: string };
  /** Before the list was approved, or in the future. */
  withholding_day_wrong: { from: string; today: string };
  withholding_detail_missing: { how: 'family' | 'post' | 'left' };
  withholding_not_told: { name: string };
  /** By the office's settings nobody is paid before he was told. */
  withholding_untold: { lines: readonly NamedLine[]; count: number };
}
