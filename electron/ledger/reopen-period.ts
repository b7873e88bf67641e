import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import type { Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId } from '#shared/ids.ts';

/**
 * Unlocks the last closed month again, with a reason that stays on record (反结账).
 * Refuses, in this order: `period_not_closed`, `period_later_closed`.
 */
export async function reopenPeriod(context: Pick<CommandContext, 'trx' | 'clock' | 'actor'>, input: { accountSetId: AccountSetId; month: Month; reason: string }): Promise<void> {
  const { trx, clock, actor } = context;
  const { accountSetId, month, reason } = input;
  const period = await trx.selectFrom('fiscalPeriods').select('status').where('accountSetId', '=', accountSetId).where('month', '=', month).executeTakeFirst();
  if (period?.status !== 'closed') throw new AppError('period_not_closed', { month });
  const { later } = await trx.selectFrom('fiscalPeriods').select(sql<Month | null>`max(month)`.as('later')).where('accountSetId', '=', accountSetId)
    .where('status', '=', 'closed').where('month', '>', month).executeTakeFirstOrThrow();
  if (later !== null) throw new AppError('period_later_closed', { month, later });
  await trx.updateTable('fiscalPeriods').set({ status: 'open' }).where('accountSetId', '=', accountSetId).where('month', '=', month).execute();
  await trx.insertInto('periodEvents').values({ accountSetId, month, event: 'reopened', reason, userId: actor.userId, staffId: actor.staffId, at: clock.now() }).execute();
}
