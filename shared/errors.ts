/**
 * Refusals: what the office will not do, by name, with the data a sentence needs. Every code has a sentence in both
 * languages in `renderer/errors/`; a code without one does not compile. Each feature lists its own codes in
 * `shared/<feature>/errors.ts`; here are those of the house itself and the sum.
 */
import type { ActivitiesErrors } from './activities/errors.ts';
import type { ApplicationsErrors } from './applications/errors.ts';
import type { AssetsErrors } from './assets/errors.ts';
import type { CareErrors } from './care/errors.ts';
import type { ClosingErrors } from './closing/errors.ts';
import type { ComplaintsErrors } from './complaints/errors.ts';
import type { DuplicatesErrors } from './duplicates/errors.ts';
import type { DisbursementErrors } from './disbursement/errors.ts';
import type { PayingErrors } from './disbursement/paying-errors.ts';
import type { ProviderErrors } from './disbursement/provider-errors.ts';
import type { WithholdingErrors } from './disbursement/withholding-errors.ts';
import type { DisclosureErrors } from './disclosure/errors.ts';
import type { LedgerErrors } from './ledger/errors.ts';
import type { MeetingsErrors } from './meetings/errors.ts';
import type { MembersErrors } from './members/errors.ts';
import type { BudgetErrors } from './budget/errors.ts';
import type { OpeningErrors } from './opening/errors.ts';
import type { NoticesErrors } from './notices/errors.ts';
import type { ReliefErrors } from './relief/errors.ts';
import type { ChangesErrors } from './residents/change-errors.ts';
import type { ResidentsErrors } from './residents/errors.ts';
import type { ImportsErrors } from './residents/import-errors.ts';
import type { SchoolingErrors } from './schooling/errors.ts';
import type { ScansErrors } from './scans/errors.ts';
import type { StatementsErrors } from './statements/errors.ts';
import type { StockErrors } from './stock/errors.ts';
import type { TreasuryErrors } from './treasury/errors.ts';
import type { RecognitionErrors } from './recognition/errors.ts';
import type { VolunteersErrors } from './volunteers/errors.ts';
import type { WelfareErrors } from './welfare/errors.ts';

/** One fault of an input: `path` as in the contract ('members.0.name'), `reason` a zod issue code or a rule's own word. */
export interface InputFault { readonly path: string; readonly reason: string; readonly message: string }

export interface OfficeErrors {
  // the door
  unexpected: { incidentId: string };
  invalid_input: { faults: readonly InputFault[] };
  unknown_method: { method: string };
  not_signed_in: Record<string, never>;
  session_ended: { why: 'idle' | 'absolute' | 'signed_out' | 'user_changed' };
  not_allowed: { needs: string };
  password_needed: Record<string, never>;
  password_wrong: Record<string, never>;
  cancelled: Record<string, never>;
  act_conflict: { actId: string };
  changed_meanwhile: { what: string };
  not_found: { what: string; id: string };
  too_large: { limitBytes: number };
  bad_request: { detail: string };
  seat_unknown: Record<string, never>;
  // signing in
  sign_in_refused: { attemptsLeft: number | null };
  sign_in_wait: { seconds: number };
  sign_in_stopped: Record<string, never>;
  password_too_short: { least: number };
  password_too_long: { most: number };
  password_common: Record<string, never>;
  password_has_name: Record<string, never>;
  recovery_code_wrong: Record<string, never>;
  user_name_taken: { userName: string };
  last_administrator: Record<string, never>;
  own_account: Record<string, never>;
  user_disabled: Record<string, never>;
  office_exists: Record<string, never>;
  office_missing: Record<string, never>;
  // the database and the disk
  database_newer_than_app: { file: number; app: number };
  database_locked: { pid: number | null; since: string | null };
  database_damaged: { detail: string };
  database_foreign: { detail: string };
  database_behind: { missingActs: number };
  migration_failed: { step: string; detail: string };
  disk_full: Record<string, never>;
  read_only: Record<string, never>;
  network_drive: { path: string };
  vault_locked: Record<string, never>;
  vault_damaged: { what: string };
  // backups
  backup_bad: { detail: string };
  backup_exists: { path: string };
  folder_not_empty: { path: string };
  // files
  file_refused: { code: string; fileName: string };
  file_unknown: { fileId: string };
}

/** One feature a line, so that two of them added at once do not collide. */
export interface ErrorData extends
  OfficeErrors,
  ApplicationsErrors,
  CareErrors,
  ReliefErrors,
  AssetsErrors,
  ClosingErrors,
  MembersErrors,
  ResidentsErrors,
  ChangesErrors,
  SchoolingErrors,
  ImportsErrors,
  ScansErrors,
  WelfareErrors,
  DisbursementErrors,
  LedgerErrors,
  OpeningErrors,
  BudgetErrors,
  StatementsErrors,
  DisclosureErrors,
  StockErrors,
  TreasuryErrors,
  VolunteersErrors,
  ActivitiesErrors,
  PayingErrors,
  ProviderErrors,
  WithholdingErrors,
  ComplaintsErrors,
  DuplicatesErrors,
  MeetingsErrors,
  NoticesErrors,
  RecognitionErrors {}
export type ErrorCode = keyof ErrorData;

/** A refusal. Thrown anywhere below the door, which turns it into a reply; anything else thrown is a bug. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'AppError';
  readonly code: C;
  readonly data: ErrorData[C];
  constructor(code: C, data: ErrorData[C]) {
    super(`${code} ${JSON.stringify(data)}`);
    this.code = code;
    this.data = data;
  }
}

export type Refusal = { [C in ErrorCode]: { readonly ok: false; readonly code: C; readonly data: ErrorData[C] } }[ErrorCode];
/** What crosses a host: a value or a refusal, nothing else. */
export type Reply<T = unknown> = { readonly ok: true; readonly value: T } | Refusal;
