import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { dashboardContract, FundAccount } from '#shared/dashboard/contract.ts';
import { firstDay, lastDay, type Month } from '#shared/days.ts';
import type { AccountId, AccountSetId } from '#shared/ids.ts';
import { fen, roundHalfUp, sumFen, type Fen } from '#shared/money.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readRows } from '#electron/ledger/reads.ts';
import { yearAsked } from './payments.ts';

type Fund = OutputOf<typeof dashboardContract.fund>;

/** 财会〔2023〕14号: 501 经营收入 … 504 其他收入 are income; 511 经营支出 … 521 所得税费用 its use; 514 公益支出 is the welfare. */
const LAST_INCOME = '504';
const WELFARE = '514';

interface Row { accountId: AccountId; code: string; name: string; creditFen: number }

/** Income and its use of a year for every account set of the collective, from the turnover kept per account and month. */
export async function readFund(ctx: QueryContext, input: InputOf<typeof dashboardContract.fund>): Promise<Fund> {
  const asked = yearAsked(ctx, input.year);
  const sets = await ctx.db.selectFrom('accountSets').select(['id', 'name', 'startMonth']).where('kind', '=', 'collective').orderBy('code').execute();
  const today = ctx.clock.today().slice(0, 7) as Month;
  const shown: Fund['sets'] = [];
  for (const set of sets) {
    if (set.startMonth > asked.to) continue;
    const { last } = await ctx.db.selectFrom('fiscalPeriods').select((e) => e.fn.max('month').as('last')).where('accountSetId', '=', set.id).where('month', '<=', asked.to).executeTakeFirstOrThrow();
    const rows = await readAccounts(ctx, set.id, asked);
    const income = rows.filter((row) => row.code <= LAST_INCOME).map((row): FundAccount => ({ accountId: row.accountId, code: row.code, name: row.name, amountFen: fen(row.creditFen) }));
    const use = rows.filter((row) => row.code > LAST_INCOME).map((row): FundAccount => ({ accountId: row.accountId, code: row.code, name: row.name, amountFen: fen(-row.creditFen) }));
    const incomeFen = sumFen(income.map((row) => row.amountFen));
    const welfareFen = use.find((row) => row.code === WELFARE)?.amountFen ?? fen(0);
    const latest = (last as Month | null) ?? set.startMonth;
    shown.push({
      accountSetId: set.id, name: set.name, month: latest > today && today >= asked.from ? today : latest, income, use, incomeFen, useFen: sumFen(use.map((row) => row.amountFen)), welfareFen,
      welfareBasisPoints: share(welfareFen, incomeFen),
    });
  }
  return { year: asked.year, sets: shown };
}

function share(partFen: Fen, wholeFen: Fen): number | null {
  return wholeFen <= 0 ? null : Number(roundHalfUp(BigInt(partFen) * 10_000n, BigInt(wholeFen)));
}

/**
 * Credit less debit of the year per level-1 account of profit and loss. Closing vouchers (结转) carry these accounts to 321 and
 * would empty them, so what they moved is put back, and so is what a reversal of one took back.
 */
async function readAccounts({ db }: QueryContext, accountSetId: AccountSetId, { from, to }: { from: Month; to: Month }): Promise<Row[]> {
  return readRows<Row>(db, sql`
    select top.id as accountId, top.code, top.name, coalesce(sum(moved.creditFen), 0) as creditFen
    from accounts top
    left join (
      select substr(a.code, 1, 3) as code, m.creditFen - m.debitFen as creditFen from accountMonths m join accounts a on a.id = m.accountId
        where a.accountSetId = ${accountSetId} and a.category = 'profitLoss' and m.month between ${from} and ${to}
      union all
      select substr(a.code, 1, 3), l.debitFen - l.creditFen from vouchers v join voucherLines l on l.voucherId = v.id join accounts a on a.id = l.accountId
        where v.accountSetId = ${accountSetId} and v.voucherDate between ${firstDay(from)} and ${lastDay(to)} and v.status = 'posted' and a.category = 'profitLoss'
          and (v.kind = 'closing' or (v.reversesVoucherId is not null and exists (select 1 from vouchers o where o.id = v.reversesVoucherId and o.kind = 'closing')))
    ) moved on moved.code = top.code
    where top.accountSetId = ${accountSetId} and top.level = 1 and top.code between '501' and '521'
    group by top.id order by top.code`);
}
