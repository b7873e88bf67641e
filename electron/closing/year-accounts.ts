import { sql } from 'kysely';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { lastDay, type Month } from '#shared/days.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { NO_NAMES, type LineNames, type YearAccount } from '#shared/closing/year-end.ts';
import type { AccountFlag, LineDimension } from '#shared/ledger/words.ts';
import { fen } from '#shared/money.ts';

interface Row { id: number; code: string; name: string; rootCode: string; profitLoss: number; flags: string; dimensions: string; balanceFen: number }
interface NamedRow extends LineNames { accountId: number; balanceFen: number }

/** Every leaf account with its balance at the end of a month, debit positive; accounts of the year whose lines must name something once per name. */
export async function readYearAccounts(db: Reads, accountSetId: AccountSetId, month: Month): Promise<YearAccount[]> {
  const rows = await readRows<Row>(db, sql`
    with recursive roots as (
      select id, code as rootCode from accounts where accountSetId = ${accountSetId} and parentId is null
      union all select c.id, r.rootCode from roots r join accounts c on c.parentId = r.id)
    select a.id, a.code, a.name, r.rootCode, a.category = 'profitLoss' as profitLoss, a.flags, a.dimensions, coalesce(m.debitToDateFen - m.creditToDateFen, 0) as balanceFen
    from accounts a join roots r on r.id = a.id
    left join accountMonths m on m.accountId = a.id and m.month = (select max(month) from accountMonths where accountId = a.id and month <= ${month})
    where a.leaf = 1 order by a.code`);
  const naming = rows.filter((row) => row.profitLoss === 1 && row.balanceFen !== 0 && row.dimensions !== '[]');
  const named = naming.length === 0 ? [] : await readNamed(db, naming.map((row) => row.id), month);
  return rows.flatMap((row): YearAccount[] => {
    const flags = JSON.parse(row.flags) as AccountFlag[];
    const base = { code: row.code, name: row.name, rootCode: row.rootCode, profitLoss: row.profitLoss === 1, undistributed: flags.includes('undistributed') };
    if (!naming.includes(row)) return [{ ...base, ...NO_NAMES, balanceFen: fen(row.balanceFen) }];
    return mergeNames(named.filter((each) => each.accountId === row.id), JSON.parse(row.dimensions) as LineDimension[]).map(({ balanceFen, ...names }) => ({ ...base, ...names, balanceFen: fen(balanceFen) }));
  });
}

async function readNamed(db: Reads, ids: readonly number[], month: Month): Promise<NamedRow[]> {
  return readRows(db, sql`select accountId, residentId, householdId, programmeId, counterparty, project, fund, sum(debitFen - creditFen) as balanceFen from voucherLines
    where accountId in (select value from json_each(${JSON.stringify(ids)})) and bookedOn <= ${lastDay(month)} group by 1, 2, 3, 4, 5, 6, 7`);
}

/** Sums by the names an account asks for; other names are dropped. */
function mergeNames(rows: readonly NamedRow[], wanted: readonly LineDimension[]): (LineNames & { balanceFen: number })[] {
  const sums = new Map<string, LineNames & { balanceFen: number }>();
  for (const { accountId: _accountId, balanceFen, ...names } of rows) {
    const kept = Object.fromEntries(Object.entries(names).map(([key, value]) => [key, wanted.includes(key as LineDimension) ? value : null])) as unknown as LineNames;
    const key = JSON.stringify(kept);
    sums.set(key, { ...kept, balanceFen: (sums.get(key)?.balanceFen ?? 0) + balanceFen });
  }
  return [...sums.values()].filter((row) => row.balanceFen !== 0);
}
