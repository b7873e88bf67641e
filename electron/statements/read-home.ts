import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { addMonths, monthOf, monthsFromTo, type Month } from '#shared/days.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { parseFormula, partsOf, type Part } from '#shared/statements/formula.ts';
import type { statementsContract } from '#shared/statements/contract.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readAccountSet } from '#electron/ledger/account-sets.ts';
import { listAccounts } from '#electron/ledger/accounts.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { readFigures } from './read-figures.ts';

type Home = OutputOf<typeof statementsContract.home>;
/** Money that is there but not the collective's to spend: earmarked funds, voted and special funds, money to be passed on, deposits. */
const BOUND = ['credit(231)', 'credit(241)', 'credit(21102)', 'credit(21104)', 'credit(211#fund)', 'credit(311#fund)'] as const;
const MONEY = 'debit(101, 102)';
const OWED = ['debit(112)', 'debitDetails(113)'] as const;

/**
 * The first page's figures of an account set: income and its use month by month without closing vouchers; disposable funds = cash and bank less what is
 * bound for a purpose; what others owe (112, and the debit details of 113). The overdue part of it is told by the contracts, which stand above the books.
 */
export async function readHome({ db, clock }: Pick<QueryContext, 'db' | 'clock'>, input: InputOf<typeof statementsContract.home>): Promise<Home> {
  const set = await readAccountSet(db, input.accountSetId);
  const toMonth = input.toMonth ?? monthOf(clock.today());
  const first = addMonths(toMonth, 1 - input.months);
  const fromMonth = first < set.startMonth ? set.startMonth : first;
  const formulas = [MONEY, ...BOUND, ...OWED].map(parseFormula);
  const figures = await readFigures(db, set.id, { from: toMonth, to: toMonth, takesOver: false }, formulas);
  const parts = (text: string): Part[] => partsOf(parseFormula(text), figures, () => 0);
  const sum = (texts: readonly string[]): number => texts.flatMap(parts).reduce((total, part) => total + part.amountFen, 0);
  const names = new Map((await listAccounts(db, set.id)).map((account) => [account.code, account.name]));
  // What is overspent of a fund is no further money to spend.
  const bound = BOUND.flatMap(parts).flatMap((part) => (part.kind === 'account' && part.amountFen > 0 ? [{ code: part.code, name: names.get(part.code) ?? '', amountFen: fen(part.amountFen) }] : []));
  const moneyFen = fen(sum([MONEY]));
  return {
    accountSetId: set.id, name: set.name, fromMonth, toMonth, months: await readMonths(db, set.id, fromMonth, toMonth),
    moneyFen, bound, disposableFen: fen(moneyFen - bound.reduce((total, each) => total + each.amountFen, 0)), receivablesFen: fen(sum(OWED)),
  };
}

interface MonthRow { month: Month; incomeFen: number; useFen: number; welfareFen: number }

async function readMonths(db: Reads, accountSetId: AccountSetId, fromMonth: Month, toMonth: Month): Promise<Home['months']> {
  const rows = await readRows<MonthRow>(db, sql`
    select month, sum(iif(code < '511', netFen, 0)) as incomeFen, -sum(iif(code >= '511', netFen, 0)) as useFen, -sum(iif(substr(code, 1, 3) = '514', netFen, 0)) as welfareFen from (
      select m.month, a.code, m.creditFen - m.debitFen as netFen from accounts a join accountMonths m on m.accountId = a.id
        where a.accountSetId = ${accountSetId} and a.category = 'profitLoss' and m.month between ${fromMonth} and ${toMonth}
      union all
      select v.month, a.code, l.debitFen - l.creditFen from (
          select id, month from vouchers where accountSetId = ${accountSetId} and kind = 'closing' and status = 'posted' and month between ${fromMonth} and ${toMonth}
          union all select r.id, r.month from vouchers r join vouchers o on o.id = r.reversesVoucherId and o.kind = 'closing'
            where r.accountSetId = ${accountSetId} and r.kind = 'reversal' and r.status = 'posted' and r.month between ${fromMonth} and ${toMonth}
        ) v cross join voucherLines l on l.voucherId = v.id join accounts a on a.id = l.accountId and a.category = 'profitLoss')
    group by month`);
  const byMonth = new Map(rows.map((row) => [row.month, row]));
  return monthsFromTo(fromMonth, toMonth).map((month) => {
    const row = byMonth.get(month);
    return { month, incomeFen: fen(row?.incomeFen ?? 0), useFen: fen(row?.useFen ?? 0), welfareFen: fen(row?.welfareFen ?? 0) };
  });
}
