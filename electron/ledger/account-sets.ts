import { sql } from 'kysely';
import type { Clock } from '#electron/office/clock.ts';
import { addMonths, monthOf, type Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId } from '#shared/ids.ts';
import type { AccountSet } from '#shared/ledger/contract.ts';
import type { Reads } from './reads.ts';

/** All account sets by code, each with the month to work in: today's, or the first after it that is not closed. */
export async function listAccountSets(db: Reads, clock: Clock): Promise<AccountSet[]> {
  const sets = await db.selectFrom('accountSets')
    .select(['id', 'code', 'name', 'kind', 'codePattern', 'words', 'startMonth', 'openingMonth'])
    .select(sql<Month | null>`(select max(month) from fiscalPeriods where accountSetId = accountSets.id and status = 'closed')`.as('lastClosed'))
    .orderBy('code').execute();
  const today = monthOf(clock.today());
  return sets.map(({ id, lastClosed, words, ...set }) => {
    const firstOpen = lastClosed === null ? set.startMonth : addMonths(lastClosed, 1);
    const earliest = firstOpen > set.startMonth ? firstOpen : set.startMonth;
    return { ...set, accountSetId: id, words: JSON.parse(words) as string[], currentMonth: today > earliest ? today : earliest };
  });
}

/** One account set. Refuses `not_found`. */
export async function readAccountSet(db: Reads, accountSetId: AccountSetId) {
  const set = await db.selectFrom('accountSets').selectAll().where('id', '=', accountSetId).executeTakeFirst();
  if (!set) throw new AppError('not_found', { what: 'accountSet', id: String(accountSetId) });
  return { ...set, words: JSON.parse(set.words) as string[] };
}
