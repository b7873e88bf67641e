/** Checking a password: throttle first, then the key is unwrapped; that it can be is the proof. */
import { randomBytes } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import type { UserId } from '#shared/ids.ts';
import { ROLE_PERMISSIONS, type Permission } from '#shared/permissions.ts';
import type { SignedIn } from '#shared/session/contract.ts';
import type { Actor } from '#electron/api/context.ts';
import type { OfficeCore } from '#electron/office/office-core.ts';
import { readPaperCode, unwrapDataKey } from '#electron/vault/key-wraps.ts';

export interface KnownUser {
  readonly actor: Actor;
  readonly mustChangePassword: boolean;
  readonly active: boolean;
}

/** The account of a name, whatever its case; null where there is none. */
export async function findUser(core: OfficeCore, userName: string): Promise<KnownUser | null> {
  const row = await core.database.writer.selectFrom('users').innerJoin('staff', 'staff.id', 'users.staffId')
    .select(['users.id as userId', 'users.userName', 'users.staffId', 'users.status', 'users.mustChangePassword', 'staff.name as staffName'])
    .where('userName', '=', userName.trim()).executeTakeFirst();
  if (!row) return null;
  const roles = await core.database.writer.selectFrom('userRoles').select('role').where('userId', '=', row.userId).execute();
  return {
    actor: { userId: row.userId, staffId: row.staffId, userName: row.userName, staffName: row.staffName, roles: roles.map((r) => r.role) },
    mustChangePassword: row.mustChangePassword === 1,
    active: row.status === 'active',
  };
}

/**
 * The data key for a right password, null for a wrong one. Takes as long for a name that does not exist.
 * @param isCode the account waits for its one-time code, which is read as it was printed, whatever dashes and case.
 */
export async function keyForPassword(core: OfficeCore, userId: UserId | null, password: string, isCode = false): Promise<Buffer | null> {
  const wrap = userId === null ? undefined
    : await core.database.writer.selectFrom('keyWraps').select(['costLog2', 'salt', 'wrapped']).where('userId', '=', userId).executeTakeFirst();
  if (!wrap) {
    await unwrapDataKey({ costLog2: core.passwordCostLog2, salt: randomBytes(16), wrapped: randomBytes(60) }, password);
    return null;
  }
  return unwrapDataKey(wrap, isCode ? readPaperCode(password) : password);
}

/** The password given again for a dangerous act (R33); wrong ones count as wrong sign-ins. */
export async function confirmPassword(core: OfficeCore, actor: Actor, password: string | undefined): Promise<void> {
  if (!password) throw new AppError('password_needed', {});
  await core.throttle.beforeTry(core.database.writer, actor.userName);
  if (!(await keyForPassword(core, actor.userId, password))) throw new AppError('password_wrong', {});
  await core.throttle.succeeded(core.database.writer, actor.userName);
}

export function signedInOf(actor: Actor, mustChangePassword: boolean): SignedIn {
  const permissions = new Set<Permission>(actor.roles.flatMap((role) => ROLE_PERMISSIONS[role]));
  return {
    userId: actor.userId, userName: actor.userName, staffName: actor.staffName, roles: [...actor.roles],
    permissions: [...permissions], mustChangePassword,
  };
}
