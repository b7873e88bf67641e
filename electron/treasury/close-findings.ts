import { sql } from 'kysely';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { firstDay, lastDay, type Day, type Month } from '#shared/days.ts';
import type { AccountSetId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';
import type { CloseFindings } from '#shared/treasury/contract.ts';
import { listAssertions } from './assertions.ts';
import { readReconciliation } from './reconciliation.ts';

/**
 * What bank and cash have to say before a month is closed (§3.5): bank accounts open in the month whose 余额调节表 is not signed or no longer true,
 * assertions up to the month's end that do not hold, signed cash counts with a difference that nobody has booked.
 */
export async function readCloseFindings(db: Reads, accountSetId: AccountSetId, month: Month): Promise<CloseFindings> {
  const end = lastDay(month);
  const accounts = await db.selectFrom('treasuryAccounts as t').innerJoin('accounts as a', 'a.id', 't.accountId').select(['t.id as treasuryAccountId', 'a.code as accountCode', 'a.name as accountName', 't.bankName'])
    .where('t.accountSetId', '=', accountSetId).where('t.startsOn', '<=', end).where((eb) => eb.or([eb('t.closedOn', 'is', null), eb('t.closedOn', '>=', firstDay(month))])).orderBy('a.code').execute();
  const unreconciled: CloseFindings['unreconciled'] = [];
  for (const account of accounts) {
    const table = await readReconciliation(db, { treasuryAccountId: account.treasuryAccountId, month });
    if (table.status === 'signed' && !table.stale) continue;
    unreconciled.push({ ...account, status: table.status === 'signed' ? 'stale' : table.status });
  }
  const broken = (await listAssertions(db, accountSetId)).filter((one) => !one.holds && one.day <= end);
  const counts = await readRows<{ cashCountId: number; day: Day; differenceFen: Fen; open: number }>(db, sql`
    select c.id as cashCountId, c.day, c.countedFen - c.bookFen as differenceFen,
      c.countedFen <> c.bookFen and not exists (select 1 from cashCountVouchers x join vouchers v on v.id = x.voucherId where x.cashCountId = c.id and v.status = 'posted' and not exists (select 1 from vouchers r where r.reversesVoucherId = x.voucherId and r.status = 'posted')) as open
    from cashCounts c where c.accountSetId = ${accountSetId} and c.status = 'signed' and c.day between ${firstDay(month)} and ${end} order by c.day`);
  return {
    unreconciled, brokenAssertions: broken.map(({ assertionId, accountCode, accountName, day, differenceFen }) => ({ assertionId, accountCode, accountName, day, differenceFen })),
    cashDifferences: counts.filter((count) => count.open === 1).map(({ open: _open, ...count }) => count), cashCounted: counts.length > 0,
  };
}
