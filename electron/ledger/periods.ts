import { sql } from 'kysely';
import type { Instant, Month } from '#shared/days.ts';
import type { AccountSetId, VoucherId } from '#shared/ids.ts';
import type { CloseCheck, Period } from '#shared/ledger/contract.ts';
import { fen } from '#shared/money.ts';
import { readAccountSet } from './account-sets.ts';
import { closeChecks } from '#electron/api/close-check-handlers.ts';
import { withoutPapers } from './paper-conditions.ts';
import { readRows, type Reads } from './reads.ts';

interface PeriodRow {
  month: Month; status: 'open' | 'closed'; posted: number; unposted: number; debitFen: number;
  closedBy: string | null; closedAt: Instant | null; reopenedBy: string | null; reopenedAt: Instant | null; reopenReason: string | null;
}

/** Every month that was opened, the latest first, with who closed or last reopened it. */
export async function listPeriods(db: Reads, accountSetId: AccountSetId): Promise<Period[]> {
  const set = await readAccountSet(db, accountSetId);
  const rows = await readRows<PeriodRow>(db, sql`
    select p.month, p.status,
      (select count(*) from vouchers v where v.accountSetId = p.accountSetId and v.month = p.month and v.status = 'posted') as posted,
      (select count(*) from vouchers v where v.accountSetId = p.accountSetId and v.month = p.month and v.status <> 'posted') as unposted,
      coalesce((select sum(m.debitFen) from accountMonths m join accounts a on a.id = m.accountId
        where a.accountSetId = p.accountSetId and m.month = p.month), 0) as debitFen,
      cs.name as closedBy, c.at as closedAt, rs.name as reopenedBy, r.at as reopenedAt, r.reason as reopenReason
    from fiscalPeriods p
    left join periodEvents c on p.status = 'closed' and c.id = (select max(id) from periodEvents
      where accountSetId = p.accountSetId and month = p.month and event = 'closed')
    left join staff cs on cs.id = c.staffId
    left join periodEvents r on r.id = (select max(id) from periodEvents
      where accountSetId = p.accountSetId and month = p.month and event = 'reopened')
    left join staff rs on rs.id = r.staffId
    where p.accountSetId = ${accountSetId} order by p.month desc`);
  return rows.map((row) => ({ ...row, debitFen: fen(row.debitFen), opening: row.month === set.openingMonth }));
}

/** Numbers missing between 1 and the highest of each month and word. The posting gives none out twice or over; this proves it. */
export async function listGaps(db: Reads, accountSetId: AccountSetId, month?: Month): Promise<{ month: Month; word: string; number: number }[]> {
  return readRows(db, sql`
    with recursive rows as (
      select month, word, max(number) as highest, count(*) as given from vouchers
      where accountSetId = ${accountSetId} and number is not null and (${month ?? null} is null or month = ${month ?? null})
      group by month, word having max(number) <> count(*)),
    numbers as (
      select month, word, 1 as number, highest from rows
      union all select month, word, number + 1, highest from numbers where number < highest)
    select month, word, number from numbers n
    where not exists (select 1 from vouchers v where v.accountSetId = ${accountSetId} and v.month = n.month and v.word = n.word and v.number = n.number)
    order by month, word, number`);
}

/** The check list before closing a month (§3.5): what stops it, and vouchers without papers as a reminder. */
export async function readCloseCheck(db: Reads, accountSetId: AccountSetId, month: Month): Promise<CloseCheck> {
  const set = await readAccountSet(db, accountSetId);
  const period = await db.selectFrom('fiscalPeriods').select('status').where('accountSetId', '=', accountSetId).where('month', '=', month).executeTakeFirst();
  const unposted = await db.selectFrom('vouchers as v').innerJoin('staff as s', 's.id', 'v.makerStaffId')
    .select(['v.id as voucherId', 'v.voucherDate', 'v.status', 's.name as maker'])
    .select(sql<string>`coalesce((select summary from voucherLines where voucherId = v.id order by lineNo limit 1), '')`.as('summary'))
    .where('v.accountSetId', '=', accountSetId).where('v.month', '=', month).where('v.status', '<>', 'posted').orderBy('v.voucherDate').orderBy('v.id').execute();
  const gaps = await listGaps(db, accountSetId, month);
  const unbalanced = await readRows<{ voucherId: VoucherId; word: string; number: number | null }>(db, sql`
    select v.id as voucherId, v.word, v.number from vouchers v join voucherLines l on l.voucherId = v.id
    where v.accountSetId = ${accountSetId} and v.month = ${month} and v.status = 'posted'
    group by v.id having sum(l.debitFen) <> sum(l.creditFen) or count(*) < 2`);
  const sums = await db.selectFrom('accountMonths as m').innerJoin('accounts as a', 'a.id', 'm.accountId')
    .select(sql<number>`coalesce(sum(m.debitFen - m.creditFen), 0)`.as('differenceFen')).where('a.accountSetId', '=', accountSetId).where('m.month', '=', month).executeTakeFirstOrThrow();
  const earlier = await db.selectFrom('fiscalPeriods').select('month').where('accountSetId', '=', accountSetId).where('status', '=', 'open')
    .where('month', '<', month).where('month', '>=', set.startMonth).orderBy('month').execute();
  const withoutAttachments = await readRows<{ voucherId: VoucherId; word: string; number: number | null; summary: string }>(db, sql`
    select v.id as voucherId, v.word, v.number, coalesce((select summary from voucherLines where voucherId = v.id order by lineNo limit 1), '') as summary
    from vouchers v where v.accountSetId = ${accountSetId} and v.month = ${month} and ${withoutPapers} order by v.number limit 200`);
  const balanced = sums.differenceFen === 0;
  const more: CloseCheck['more'] = [];
  for (const { key, title, blocks, find } of closeChecks()) more.push({ key, title, blocks, found: await find(db, { accountSetId, month }) });
  return {
    month, status: period?.status ?? 'open', unposted, gaps, unbalanced, earlierOpen: earlier.map((row) => row.month), balanced, withoutAttachments, more,
    ready: unposted.length === 0 && gaps.length === 0 && unbalanced.length === 0 && earlier.length === 0 && balanced && period?.status !== 'closed' && more.every((check) => !check.blocks || check.found.length === 0),
  };
}
