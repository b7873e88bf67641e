/** What a handler is given, and what it has to be. A command without an audit line, or a missing method, does not compile. */
import type { Transaction } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import type { Contract, InputOf, MethodSpec, OutputOf, Progress } from '#shared/contract.ts';
import type { StaffId, UserId } from '#shared/ids.ts';
import type { Role } from '#shared/permissions.ts';
import type { Tables } from '#electron/database/schema.ts';
import type { Clock } from '#electron/office/clock.ts';
import type { FileShelf } from '#electron/office/file-shelf.ts';
import type { OfficeCore } from '#electron/office/office-core.ts';
import type { Vault } from '#electron/vault/vault.ts';

/** Who is acting: an account and the person behind it. Two accounts of one person share the staffId. */
export interface Actor {
  readonly userId: UserId;
  readonly staffId: StaffId;
  readonly userName: string;
  readonly staffName: string;
  readonly roles: readonly Role[];
}

export interface OfficeInfo {
  readonly officeId: string;
  readonly name: string;
  readonly communityName: string;
  readonly practice: boolean;
  readonly dataDir: string;
}

export interface BaseContext {
  readonly actor: Actor;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly files: FileShelf;
  readonly office: OfficeInfo;
  /** The office's inner parts, for the feature `office` alone (users, backups, settings). */
  readonly core: OfficeCore;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
  /** A named failure point for crash tests; does nothing unless HUILIN_FAIL names it (`electron/office/fail-points.ts`). */
  readonly fail: (point: string) => void;
}

export interface QueryContext extends BaseContext {
  readonly db: ReadonlyKysely<Tables>;
}

export interface CommandContext extends BaseContext {
  readonly trx: Transaction<Tables>;
}

/** What the audit row says besides who, when and which method. Never a secret: ids, counts, sums, masked values. */
export interface AuditNote {
  readonly subject: string;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

export type PlainQueryHandler<S extends MethodSpec> = (context: QueryContext, input: InputOf<S>) => Promise<OutputOf<S>>;

export interface LoggedHandler<C extends BaseContext, S extends MethodSpec> {
  run(context: C, input: InputOf<S>): Promise<OutputOf<S>>;
  audit(input: InputOf<S>, output: OutputOf<S>): AuditNote;
}

export type HandlerOf<S extends MethodSpec> =
  S['kind'] extends 'command' ? LoggedHandler<CommandContext, S>
  : S['logged'] extends true ? LoggedHandler<QueryContext, S>
  : PlainQueryHandler<S>;

export type Handlers<C extends Contract> = { readonly [M in keyof C]: HandlerOf<C[M]> };
