/** An open office's parts, as the door and the session methods see them. */
import type { Clock } from './clock.ts';
import type { Shelf } from './file-shelf.ts';
import type { Log } from './log.ts';
import type { OfficeInfo } from '#electron/api/context.ts';
import type { HeadRecord } from '#electron/audit/head-record.ts';
import type { OpenDatabase } from '#electron/database/open.ts';
import type { Sessions } from '#electron/session/sessions.ts';
import type { SignInThrottle } from '#electron/session/sign-in-throttle.ts';
import type { Vault } from '#electron/vault/vault.ts';
import type { Settings } from '#shared/office/contract.ts';

export type OfficeEvent =
  | { readonly type: 'changed'; readonly features: readonly string[] }
  | { readonly type: 'session_ended'; readonly sessionKey: string; readonly why: string };

export interface OfficeCore {
  readonly dataDir: string;
  readonly database: OpenDatabase;
  readonly info: OfficeInfo;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly sessions: Sessions;
  readonly throttle: SignInThrottle;
  readonly shelf: Shelf;
  readonly head: HeadRecord;
  readonly log: Log;
  /** scrypt cost of new passwords; 17 everywhere but in tests. */
  readonly passwordCostLog2: number;
  settings: Settings;
  lastBackupAt: string | null;
  /** Set when the disk is full or a page is damaged: why no command is taken any more. */
  stopped: 'damaged' | null;
  emit(event: OfficeEvent): void;
}
