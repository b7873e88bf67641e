import { sql } from 'kysely';
import { readRows, type Reader } from '#electron/residents/read-rows.ts';
import type { Day } from '#shared/days.ts';
import { formatYuan, type Fen } from '#shared/money.ts';
import { calculateRelief } from '#shared/relief/calculate.ts';
import { storedInput, storedResult } from './calculate-case.ts';
import { readStatement } from './fund-statement.ts';

const EVER = '9999-12-31' as Day;

/**
 * Recomputes what the fund promises: its register is its account and its bank account, every calculation gives the same grant from its
 * frozen inputs, no grant is above its calculation, year and life caps hold across cases, and no invoice counts twice.
 */
export async function verifyRelief(db: Reader): Promise<{ counted: Record<string, number>; faults: string[] }> {
  const faults: string[] = [];
  const funds = await db.selectFrom('reliefFunds').select(['id', 'name', 'openedOn']).execute();
  for (const { id, name, openedOn } of funds) {
    const statement = await readStatement(db, { fundId: id, from: openedOn, to: EVER }, '');
    if (!statement.accountTies) faults.push(`fund ${name}: register ${formatYuan(statement.closingFen)} ≠ account ${formatYuan(statement.accountFen)}`);
    if (statement.closingFen < 0) faults.push(`fund ${name}: below zero`);
  }
  const calculations = await db.selectFrom('reliefCalculations').select(['id', 'applicationId', 'inputs', 'result', 'grantFen']).execute();
  for (const row of calculations) {
    const again = calculateRelief(storedInput(row.inputs));
    if (again.grantFen !== row.grantFen || JSON.stringify(again.steps) !== JSON.stringify(storedResult(row.result).steps)) faults.push(`calculation ${row.id} of application ${row.applicationId}: gives another grant when made again`);
  }
  for (const select of [
    sql`select 'application ' || a.applicationNo || ': granted more than calculated' as what from applications a where a.kind = 'relief' and a.status in ('approved', 'archived', 'followedUp')
      and a.amountFen > coalesce((select c.grantFen from reliefCalculations c where c.applicationId = a.id order by c.id desc limit 1), 0)`,
    sql`select 'application ' || a.applicationNo || ': its bills do not sum to the base of its calculation' as what from applications a join reliefCalculations c on c.id = (select max(id) from reliefCalculations where applicationId = a.id)
      where a.status in ('approved', 'archived', 'followedUp') and (select coalesce(sum(totalFen), 0) from reliefBills where applicationId = a.id and removedAt is null) <> (select coalesce(sum(value ->> 'totalFen'), 0) from json_each(c.inputs, '$.bills'))`,
    sql`select 'invoice ' || b.invoiceNo || ': counted more than once' as what from reliefBills b join applications a on a.id = b.applicationId where b.removedAt is null and a.status not in ('rejected', 'withdrawn') group by b.memoryKey having count(*) > 1`,
    sql`select 'fund payment of voucher ' || v.id || ': its batch booked another sum' as what from reliefPayments p join vouchers v on v.id = p.voucherId left join batchVouchers x on x.voucherId = v.id where x.amountFen is not p.amountFen or x.effect is not p.effect`,
    sql`select 'move ' || m.id || ': its voucher is not posted' as what from reliefMoves m join vouchers v on v.id = m.voucherId where v.status <> 'posted'`,
  ]) faults.push(...(await readRows<{ what: string }>(db, select)).map((row) => row.what));
  faults.push(...(await capFaults(db)));
  return { counted: { reliefFunds: funds.length, reliefCalculations: calculations.length }, faults };
}

/** Sums per person and year, and per person, beside the largest cap among the rules these cases were judged by. */
async function capFaults(db: Reader): Promise<string[]> {
  const rows = await readRows<{ who: number; year: string; granted: Fen; yearCap: number; lifeCap: number }>(db, sql`
    select a.beneficiaryId as who, substr(d.decidedOn, 1, 4) as year, a.amountFen - coalesce((select sum(m.amountFen) from reliefMoves m where m.applicationId = a.id and m.kind = 'recovered' and m.status = 'confirmed'), 0) as granted,
      c.inputs ->> '$.rules.yearCapFen' as yearCap, c.inputs ->> '$.rules.lifeCapFen' as lifeCap
    from applications a join applicationDecisions d on d.id = (select max(id) from applicationDecisions where applicationId = a.id and approve = 1) join reliefCalculations c on c.id = (select max(id) from reliefCalculations where applicationId = a.id)
    where a.kind = 'relief' and a.status in ('approved', 'archived', 'followedUp')`);
  const over = (key: (row: (typeof rows)[number]) => string, cap: (row: (typeof rows)[number]) => number, what: string): string[] => {
    const sums = new Map<string, { granted: number; cap: number }>();
    for (const row of rows) {
      const sum = sums.get(key(row)) ?? { granted: 0, cap: 0 };
      sums.set(key(row), { granted: sum.granted + row.granted, cap: Math.max(sum.cap, cap(row)) });
    }
    return [...sums].filter(([, sum]) => sum.granted > sum.cap).map(([who]) => `resident ${who}: granted above the ${what}`);
  };
  return [...over((row) => `${row.who} in ${row.year}`, (row) => row.yearCap, 'cap of the year'), ...over((row) => String(row.who), (row) => row.lifeCap, 'cap of a life')];
}
