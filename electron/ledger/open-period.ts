import { sql } from 'kysely';
import { addMonths, monthsFromTo, type Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId } from '#shared/ids.ts';
import type { VoucherKind } from '#shared/ledger/words.ts';
import type { Writes } from './reads.ts';

/**
 * Opens every month up to the one asked for, so that months have no gaps; those that are there stay as they are.
 * Refuses `period_missing` before the account set's first month; the month before it is there for the opening voucher alone
 * (`opening_month_only`).
 */
export async function openPeriod(trx: Writes, set: { id: AccountSetId; startMonth: Month; openingMonth: Month }, month: Month, kind: VoucherKind = 'ordinary'): Promise<void> {
  if ((month === set.openingMonth) !== (kind === 'opening')) {
    if (kind === 'opening') throw new AppError('opening_month_only', { month: set.openingMonth });
    throw new AppError('period_missing', { month, startMonth: set.startMonth });
  }
  if (month < set.openingMonth) throw new AppError('period_missing', { month, startMonth: set.startMonth });
  const { last } = await trx.selectFrom('fiscalPeriods').select(sql<Month>`max(month)`.as('last')).where('accountSetId', '=', set.id).executeTakeFirstOrThrow();
  if (month <= last) return;
  await trx.insertInto('fiscalPeriods').values(
    monthsFromTo(addMonths(last, 1), month).map((each) => ({ accountSetId: set.id, month: each, status: 'open' as const })),
  ).execute();
}
