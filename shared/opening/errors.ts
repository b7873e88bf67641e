/** Refusals of the feature 'opening': code → the data its sentence needs. */
import type { Fen } from '../money.ts';
import type { ConversionFault } from './conversion.ts';
import type { RowReason } from './words.ts';

export interface OpeningErrors {
  balance_file_refused: { fileName: string; refusal: string; data: object };
  balance_header_missing: { fileName: string };
  balance_mapping_incomplete: { missing: 'code' | 'name' | 'amount' };
  balance_rows_refused: { count: number; row: number; reason: RowReason };
  balance_empty: { fileName: string };
  balance_unbalanced: { debitFen: Fen; creditFen: Fen; differenceFen: Fen };
  balance_too_many_rows: { count: number; most: number };
  conversion_missing: Record<string, never>;
  conversion_finished: Record<string, never>;
  conversion_rows_refused: { count: number; row: number; fault: ConversionFault; shown: string };
  conversion_not_ready: { rows: number; checks: number };
}
