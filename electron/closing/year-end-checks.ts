import { sql } from 'kysely';
import { listGaps } from '#electron/ledger/periods.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import type { Clock } from '#electron/office/clock.ts';
import type { YEAR_END_CHECKS } from '#shared/closing/contract.ts';
import type { YearAccount } from '#shared/closing/year-end.ts';
import { addMonths, lastDay, month as monthFrom, monthsFromTo, type Month } from '#shared/days.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';
import { readYearAccounts } from './year-accounts.ts';

export interface YearEndCheck { key: (typeof YEAR_END_CHECKS)[number]; holds: boolean; found: string[] }

/** 12月 of a year. */
export const decemberOf = (year: number): Month => monthFrom(`${String(year).padStart(4, '0')}-12`);

/** §1.4 step 1: the year is over, January to November are closed, everything is posted, 181 is empty, the year before is closed. */
export async function checkYearEnd(db: Reads, clock: Clock, set: { id: AccountSetId; startMonth: Month }, year: number, accounts: readonly YearAccount[]): Promise<YearEndCheck[]> {
  const december = decemberOf(year);
  const january = addMonths(december, -11);
  const first = january > set.startMonth ? january : set.startMonth;
  const periods = await db.selectFrom('fiscalPeriods').select(['month', 'status']).where('accountSetId', '=', set.id).where('month', '<=', december).execute();
  const closed = new Set(periods.filter((period) => period.status === 'closed').map((period) => period.month));
  const open = monthsFromTo(first, addMonths(december, -1)).filter((each) => !closed.has(each));
  const unposted = await readRows<{ label: string }>(db, sql`select v.voucherDate || ' ' || coalesce((select summary from voucherLines where voucherId = v.id order by lineNo limit 1), '') as label
    from vouchers v where v.accountSetId = ${set.id} and v.month <= ${december} and v.status <> 'posted' order by v.voucherDate`);
  const gaps = (await listGaps(db, set.id)).filter((gap) => gap.month <= december);
  const pending = accounts.filter((account) => account.rootCode === '181' && account.balanceFen !== 0);
  const before = first < january || set.startMonth < january ? (await readYearAccounts(db, set.id, addMonths(january, -1))).filter((account) => account.profitLoss && account.balanceFen !== 0) : [];
  const check = (key: YearEndCheck['key'], found: string[]): YearEndCheck => ({ key, holds: found.length === 0, found });
  return [
    check('yearOver', clock.today() < lastDay(december) || december < set.startMonth ? [lastDay(december)] : []),
    check('monthsClosed', open),
    check('allPosted', unposted.map((row) => row.label)),
    check('noGaps', gaps.map((gap) => `${gap.month} ${gap.word}-${gap.number}`)),
    check('pendingZero', pending.map((account) => `${account.code} ${account.name} ${formatYuan(account.balanceFen)}`)),
    check('earlierYear', before.map((account) => `${account.code} ${account.name} ${formatYuan(account.balanceFen)}`).slice(0, 20)),
  ];
}
