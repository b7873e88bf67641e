/** The moment up to which a list knows the register. */
import type { Instant } from '#shared/days.ts';
import type { BaseContext } from '#electron/api/context.ts';
import type { Reads } from '#electron/welfare/versions.ts';

/**
 * Now; or, where the computer's clock was set back, the last moment the log knows: nothing that was entered before that is
 * overlooked because it seems to come from the future.
 */
export async function knownNow(db: Reads, clock: BaseContext['clock']): Promise<Instant> {
  const last = await db.selectFrom('auditRows').select('at').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  const now = clock.now();
  return last !== undefined && last.at > now ? last.at : now;
}
