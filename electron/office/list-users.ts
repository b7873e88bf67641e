import { sql } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import type { z } from 'zod';
import type { userRowSchema } from '#shared/office/contract.ts';
import type { Role } from '#shared/permissions.ts';
import type { Tables } from '#electron/database/schema.ts';
import { userSubject } from '#electron/session/sign-in-throttle.ts';

const STOPPED_AT = 100;

/** All accounts with the person behind each, by name; `stopped` after a hundred wrong passwords in a row. */
export async function listUsers(db: ReadonlyKysely<Tables>): Promise<z.output<typeof userRowSchema>[]> {
  const rows = await db.selectFrom('users').innerJoin('staff', 'staff.id', 'users.staffId')
    .select(['users.id as userId', 'userName', 'staffId', 'staff.name as staffName', 'status', 'mustChangePassword', 'lastSignInAt'])
    .select(sql<string>`(select group_concat(role, ' ') from userRoles where userRoles.userId = users.id)`.as('roles'))
    .orderBy('userName').execute();
  const counters = new Map((await db.selectFrom('signInCounters').select(['subject', 'failures']).execute()).map((row) => [row.subject, row.failures]));
  return rows.map((row) => ({
    ...row, roles: (row.roles ?? '').split(' ').filter(Boolean) as Role[], mustChangePassword: row.mustChangePassword === 1,
    stopped: (counters.get(userSubject(row.userName)) ?? 0) >= STOPPED_AT,
  }));
}
