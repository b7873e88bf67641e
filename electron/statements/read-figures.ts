import { sql } from 'kysely';
import { firstDay, lastDay } from '#shared/days.ts';
import type { AccountSetId } from '#shared/ids.ts';
import type { AccountCategory, AccountFlag } from '#shared/ledger/words.ts';
import { selects, type DetailFigure, type FlowFigure, type Formula, type FrameFigures, type LeafFigures, type Selector, callsOf } from '#shared/statements/formula.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import type { Frame } from './frames.ts';

interface LeafRow { accountId: number; code: string; flags: string; category: AccountCategory; openingDebit: number; openingCredit: number; closingDebit: number; closingCredit: number; closedDebit: number; closedCredit: number }

/**
 * Everything the formulas ask of one frame. Balances come from those kept per month; closing vouchers, few in a year, from their lines
 * (a reversal of a closing voucher counts as one); details and money flows are read only where a formula wants them.
 */
export async function readFigures(db: Reads, accountSetId: AccountSetId, frame: Frame, formulas: readonly Formula[]): Promise<FrameFigures> {
  const leaves = await readLeaves(db, accountSetId, frame);
  const calls = formulas.flatMap(callsOf);
  const wanted = (...names: string[]): Selector[] => calls.filter((call) => names.includes(call.name)).flatMap((call) => call.selectors);
  const idsOf = (selectors: readonly Selector[]): number[] => leaves.filter((leaf) => selects(selectors, leaf)).map((leaf) => leaf.accountId);
  const codes = new Map(leaves.map((leaf) => [leaf.accountId, leaf.code]));
  const withCode = <T extends { accountId: number }>(rows: T[]): (T & { code: string })[] => rows.map((row) => ({ ...row, code: codes.get(row.accountId) ?? '' }));

  const transfers = new Map<string, { accountId: number; code: string; amountFen: number }[]>();
  for (const call of calls.filter((each) => each.name === 'transferred' && !transfers.has(each.text))) {
    // Codes say 322 and 322#distribution: what carries the flag of an excluded selector is not among the receiving accounts.
    const partners = idsOf(call.selectors.slice(1));
    const own = idsOf(call.selectors.slice(0, 1)).filter((accountId) => !partners.includes(accountId));
    transfers.set(call.text, withCode(await readTransfers(db, frame, own, partners)));
  }
  const details = idsOf(wanted('debitDetails', 'creditDetails'));
  const flows = idsOf(wanted('inflow', 'outflow'));
  return {
    leaves, transfers,
    details: details.length === 0 ? [] : withCode(await readDetails(db, frame, details)) satisfies DetailFigure[],
    flows: flows.length === 0 ? [] : withCode(await readFlows(db, frame, flows)) satisfies FlowFigure[],
  };
}

async function readLeaves(db: Reads, accountSetId: AccountSetId, frame: Frame): Promise<LeafFigures[]> {
  const rows = await readRows<LeafRow>(db, sql`
    with closed as (
      select l.accountId, sum(l.debitFen) as debitFen, sum(l.creditFen) as creditFen
      from (
        select id from vouchers where accountSetId = ${accountSetId} and kind = 'closing' and status = 'posted' and month between ${frame.from} and ${frame.to}
        union all
        select r.id from vouchers r join vouchers o on o.id = r.reversesVoucherId
          where r.accountSetId = ${accountSetId} and r.kind = 'reversal' and r.status = 'posted' and r.month between ${frame.from} and ${frame.to} and o.kind = 'closing'
      ) v cross join voucherLines l on l.voucherId = v.id group by l.accountId)
    select a.id as accountId, a.code, a.flags, a.category,
      coalesce(o.debitToDateFen, 0) as openingDebit, coalesce(o.creditToDateFen, 0) as openingCredit,
      coalesce(c.debitToDateFen, 0) as closingDebit, coalesce(c.creditToDateFen, 0) as closingCredit,
      coalesce(x.debitFen, 0) as closedDebit, coalesce(x.creditFen, 0) as closedCredit
    from accounts a
    left join accountMonths o on o.accountId = a.id and o.month = (select max(month) from accountMonths where accountId = a.id and month < ${frame.from})
    left join accountMonths c on c.accountId = a.id and c.month = (select max(month) from accountMonths where accountId = a.id and month <= ${frame.to})
    left join closed x on x.accountId = a.id
    where a.accountSetId = ${accountSetId} and a.leaf = 1 order by a.code`);
  return rows.map((row) => {
    const opening = row.openingDebit - row.openingCredit;
    const taken = frame.takesOver && row.category === 'profitLoss' ? opening : 0;
    const debitFen = row.closingDebit - row.openingDebit + Math.max(0, taken);
    const creditFen = row.closingCredit - row.openingCredit + Math.max(0, -taken);
    return {
      accountId: row.accountId, code: row.code, flags: JSON.parse(row.flags) as AccountFlag[], openingFen: opening - taken, closingFen: row.closingDebit - row.closingCredit,
      debitFen, creditFen, plainDebitFen: debitFen - row.closedDebit, plainCreditFen: creditFen - row.closedCredit,
    };
  });
}

const listOf = (ids: readonly number[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`;

/** A detail is the household, else the person, else the counterparty a line names; lines that name nobody are one detail together. */
function readDetails(db: Reads, frame: Frame, accountIds: readonly number[]): Promise<{ accountId: number; closingFen: number }[]> {
  return readRows(db, sql`
    select accountId, sum(debitFen - creditFen) as closingFen from voucherLines
    where accountId in ${listOf(accountIds)} and bookedOn <= ${lastDay(frame.to)}
    group by accountId, householdId, iif(householdId is null, residentId, null), iif(householdId is null and residentId is null, counterparty, null)
    having sum(debitFen - creditFen) <> 0`);
}

function readFlows(db: Reads, frame: Frame, accountIds: readonly number[]): Promise<{ accountId: number; inFen: number; outFen: number }[]> {
  // Of a voucher over several money accounts the one with the largest line stands for all.
  return readRows(db, sql`
    select accountId, sum(max(net, 0)) as inFen, sum(max(-net, 0)) as outFen from (
      select voucherId, accountId, sum(debitFen - creditFen) as net, max(abs(debitFen - creditFen)) as largest from voucherLines
      where accountId in ${listOf(accountIds)} and bookedOn between ${firstDay(frame.from)} and ${lastDay(frame.to)} group by voucherId)
    group by accountId order by accountId`);
}

/**
 * Of a closing voucher (or its reversal) the partner accounts say what the line is: the result carried over or the distributions, both shown
 * elsewhere. An ordinary voucher may correct an earlier year on 322 and book this year's income beside it; the first is a transfer all the same.
 */
function readTransfers(db: Reads, frame: Frame, own: readonly number[], partners: readonly number[]): Promise<{ accountId: number; amountFen: number }[]> {
  return readRows(db, sql`
    select l.accountId, sum(l.creditFen - l.debitFen) as amountFen from voucherLines l join vouchers v on v.id = l.voucherId left join vouchers o on o.id = v.reversesVoucherId
    where l.accountId in ${listOf(own)} and l.bookedOn between ${firstDay(frame.from)} and ${lastDay(frame.to)}
      and not exists (select 1 from voucherLines p join accounts a on a.id = p.accountId where p.voucherId = l.voucherId and p.accountId in ${listOf(partners)}
        and (a.category <> 'profitLoss' or 'closing' in (v.kind, coalesce(o.kind, ''))))
    group by l.accountId`);
}
