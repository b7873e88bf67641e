import type { CommandContext } from '#electron/api/context.ts';
import type { Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId } from '#shared/ids.ts';
import type { CloseCheck } from '#shared/ledger/contract.ts';
import { readAccountSet } from './account-sets.ts';
import { openPeriod } from './open-period.ts';
import { listGaps, readCloseCheck } from './periods.ts';

/**
 * Locks a month (结账): no voucher of it can be posted any more. The month before the first one, which holds the opening
 * balances, is locked together with the first.
 * Refuses, in this order: `period_missing`, `period_closed`, `period_earlier_open`, `period_not_ready`.
 */
export async function closePeriod(context: Pick<CommandContext, 'trx' | 'clock' | 'actor'>, input: { accountSetId: AccountSetId; month: Month }): Promise<void> {
  const { trx } = context;
  const { month } = input;
  const set = await readAccountSet(trx, input.accountSetId);
  await openPeriod(trx, set, month);
  const check = await readCloseCheck(trx, set.id, month);
  if (check.status === 'closed') throw new AppError('period_closed', { month });
  const [earlier] = check.earlierOpen;
  if (earlier !== undefined) throw new AppError('period_earlier_open', { month, earlier });
  if (!check.ready) {
    throw new AppError('period_not_ready', { month, unposted: check.unposted.length, gaps: check.gaps.length, unbalanced: check.unbalanced.length + (check.balanced ? 0 : 1), more: openPoints(check) });
  }
  if (month === set.startMonth) await closeOpeningMonth(context, set);
  await lock(context, set.id, month);
}

/** Points of other features that stop the closing. */
const openPoints = (check: CloseCheck): number => check.more.filter((each) => each.blocks).reduce((sum, each) => sum + each.found.length, 0);

async function closeOpeningMonth(context: Pick<CommandContext, 'trx' | 'clock' | 'actor'>, set: Awaited<ReturnType<typeof readAccountSet>>): Promise<void> {
  const check = await readCloseCheck(context.trx, set.id, set.openingMonth);
  if (check.status === 'closed') return;
  if (check.unposted.length > 0) throw new AppError('period_earlier_open', { month: set.startMonth, earlier: set.openingMonth });
  const gaps = await listGaps(context.trx, set.id, set.openingMonth);
  if (gaps.length > 0 || !check.balanced) throw new AppError('period_not_ready', { month: set.openingMonth, unposted: 0, gaps: gaps.length, unbalanced: check.balanced ? 0 : 1, more: 0 });
  await lock(context, set.id, set.openingMonth);
}

async function lock({ trx, clock, actor }: Pick<CommandContext, 'trx' | 'clock' | 'actor'>, accountSetId: AccountSetId, month: Month): Promise<void> {
  await trx.updateTable('fiscalPeriods').set({ status: 'closed' }).where('accountSetId', '=', accountSetId).where('month', '=', month).execute();
  await trx.insertInto('periodEvents').values({ accountSetId, month, event: 'closed', reason: null, userId: actor.userId, staffId: actor.staffId, at: clock.now() }).execute();
}
