/** Refusals of the feature 'scans': code → the data its sentence needs. */
import type { Instant } from '../days.ts';
import type { OwnerKind } from './owner-kinds.ts';

export interface ScansErrors {
  scan_empty: { fileName: string };
  scan_type_refused: { fileName: string };
  scan_cut_short: { fileName: string };
  scan_too_large: { fileName: string; sizeBytes: number; limitBytes: number };
  scan_twice: { fileName: string; by: string; at: Instant };
  scan_label_wrong: { ownerKind: OwnerKind; label: string };
  scan_frozen: { ownerKind: OwnerKind };
  scan_removed: { by: string; at: Instant };
  scan_missing: { ownerKind: OwnerKind; label: string };
  scan_file_lost: { scanId: number };
  scan_file_damaged: { scanId: number };
}
