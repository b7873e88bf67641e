/** What every record of recognition begins with: who wrote it and when, no day to come, volunteers that are known. */
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { VolunteerId } from '#shared/volunteers/words.ts';
import type { CommandContext } from '#electron/api/context.ts';
import type { Reader } from '#electron/residents/read-rows.ts';
import { readVolunteersOn, refuseMerged } from '#electron/volunteers/standing.ts';

export const stamp = ({ actor, clock }: Pick<CommandContext, 'actor' | 'clock'>) => ({ userId: actor.userId, staffId: actor.staffId, at: clock.now() });
export const standing = { withdrawnAt: null, withdrawnByUserId: null, withdrawnReason: '' };

export function refuseFuture({ clock }: Pick<CommandContext, 'clock'>, day: Day): void {
  const today = clock.today();
  if (day > today) throw new AppError('record_day_future', { day, today });
}

/** Refuses ids that are no volunteers. */
export async function requireKnown(db: Reader, volunteerIds: readonly VolunteerId[], on: Day): Promise<void> {
  const known = new Set((await readVolunteersOn(db, volunteerIds, on)).map((row) => row.volunteerId));
  const unknown = volunteerIds.find((one) => !known.has(one));
  if (unknown !== undefined) throw new AppError('not_found', { what: 'volunteer', id: String(unknown) });
}

/** For whatever is to be written: refuses ids that are no volunteers, and numbers that were merged away. */
export async function requireVolunteers(db: Reader, volunteerIds: readonly VolunteerId[], on: Day): Promise<void> {
  await requireKnown(db, volunteerIds, on);
  await refuseMerged(db, volunteerIds);
}
