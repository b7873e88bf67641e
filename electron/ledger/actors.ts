import type { Actor } from '#electron/api/context.ts';
import { AppError } from '#shared/errors.ts';
import type { UserId } from '#shared/ids.ts';
import type { Reads } from './reads.ts';

/** Somebody who took part in an act before, with the roles he has now. Refuses `not_found`. */
export async function readActor(db: Reads, userId: UserId): Promise<Actor> {
  const user = await db.selectFrom('users as u').innerJoin('staff as s', 's.id', 'u.staffId').select(['u.id', 'u.staffId', 'u.userName', 's.name'])
    .where('u.id', '=', userId).executeTakeFirst();
  if (!user) throw new AppError('not_found', { what: 'user', id: String(userId) });
  const roles = await db.selectFrom('userRoles').select('role').where('userId', '=', userId).execute();
  return { userId, staffId: user.staffId, userName: user.userName, staffName: user.name, roles: roles.map((row) => row.role) };
}
