import type { InputOf, OutputOf } from '#shared/contract.ts';
import { addMonths, monthOf, monthsFromTo, type Month } from '#shared/days.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { parseFormula, partsOf, type Part } from '#shared/statements/formula.ts';
import type { statementsContract } from '#shared/statements/contract.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readAccountSet } from '#electron/ledger/account-sets.ts';
import { listAccounts } from '#electron/ledger/accounts.ts';
import type { Reads } from '#electron/ledger/reads.ts';
import { isIncome, readNetByMonth } from './net-by-month.ts';
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

async function readMonths(db: Reads, accountSetId: AccountSetId, fromMonth: Month, toMonth: Month): Promise<Home['months']> {
  const byMonth = new Map(monthsFromTo(fromMonth, toMonth).map((month) => [month, { income: 0, use: 0, welfare: 0 }]));
  for (const { month, code, netFen } of await readNetByMonth(db, accountSetId, fromMonth, toMonth)) {
    const sums = byMonth.get(month)!;
    if (isIncome(code)) sums.income += netFen;
    else sums.use -= netFen;
    if (code.startsWith('514')) sums.welfare -= netFen;
  }
  return [...byMonth].map(([month, { income, use, welfare }]) => ({ month, incomeFen: fen(income), useFen: fen(use), welfareFen: fen(welfare) }));
}
