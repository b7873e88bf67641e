/** Making accounts and their key wraps. Each function works inside its caller's transaction. */
import type { Transaction } from 'kysely';
import type { Instant } from '#shared/days.ts';
import type { StaffId, UserId } from '#shared/ids.ts';
import type { Role } from '#shared/permissions.ts';
import type { Tables } from '#electron/database/schema.ts';
import type { KeyWrap } from '#electron/vault/key-wraps.ts';

export interface NewAccount {
  readonly userName: string;
  readonly staffId: StaffId;
  readonly roles: readonly Role[];
  readonly wrap: KeyWrap;
  readonly mustChangePassword: boolean;
}

export async function addStaff(trx: Transaction<Tables>, name: string, now: Instant): Promise<StaffId> {
  const row = await trx.insertInto('staff').values({ name, createdAt: now }).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

export async function addAccount(trx: Transaction<Tables>, account: NewAccount, now: Instant): Promise<UserId> {
  const row = await trx.insertInto('users').values({
    userName: account.userName, staffId: account.staffId, status: 'active', mustChangePassword: account.mustChangePassword ? 1 : 0, lastSignInAt: null, createdAt: now,
  }).returning('id').executeTakeFirstOrThrow();
  await trx.insertInto('keyWraps').values({ kind: 'password', userId: row.id, ...account.wrap, createdAt: now }).execute();
  await setRoles(trx, row.id, account.roles);
  return row.id;
}

export async function setRoles(trx: Transaction<Tables>, userId: UserId, roles: readonly Role[]): Promise<void> {
  await trx.deleteFrom('userRoles').where('userId', '=', userId).execute();
  await trx.insertInto('userRoles').values([...new Set(roles)].map((role) => ({ userId, role }))).execute();
}

/** The account's data key under a new password; the old wrap is gone with it. */
export async function replaceWrap(trx: Transaction<Tables>, userId: UserId, wrap: KeyWrap, mustChangePassword: boolean, now: Instant): Promise<void> {
  await trx.deleteFrom('keyWraps').where('userId', '=', userId).execute();
  await trx.insertInto('keyWraps').values({ kind: 'password', userId, ...wrap, createdAt: now }).execute();
  await trx.updateTable('users').set({ mustChangePassword: mustChangePassword ? 1 : 0 }).where('id', '=', userId).execute();
}

/** The data key under a new recovery code; a code given out before stops working. */
export async function replaceRecoveryWrap(trx: Transaction<Tables>, wrap: KeyWrap, now: Instant): Promise<void> {
  await trx.deleteFrom('keyWraps').where('kind', '=', 'recovery').execute();
  await trx.insertInto('keyWraps').values({ kind: 'recovery', userId: null, ...wrap, createdAt: now }).execute();
}
