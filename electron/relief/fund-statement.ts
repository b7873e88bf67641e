/** 基金收支表: from the register, tied to the fund's account and to its bank account by the books. */
import { sql } from 'kysely';
import { readRow, type Reader } from '#electron/residents/read-rows.ts';
import type { Day } from '#shared/days.ts';
import type { VoucherId } from '#shared/ids.ts';
import { fen, type Fen } from '#shared/money.ts';
import type { FundStatement } from '#shared/relief/contract.ts';
import { OUT_COLUMNS, sumStatement } from '#shared/relief/statement.ts';
import { readFundRow, readRegister, sumEntries, type FundRow } from './funds.ts';
import type { ReliefFundId } from './tables.ts';

/** Posted balance of an account on the evening of a day: credit − debit. */
async function creditBalance(db: Reader, fund: FundRow, code: string, to: Day): Promise<{ fen: Fen; name: string }> {
  const row = await readRow<{ n: number; name: string }>(db, sql`select coalesce(sum(l.creditFen - l.debitFen), 0) as n, max(a.name) as name from accounts a left join voucherLines l on l.accountId = a.id and l.bookedOn <= ${to}
    where a.accountSetId = ${fund.accountSetId} and a.code = ${code}`);
  return { fen: fen(row?.n ?? 0), name: row?.name ?? '' };
}

/**
 * The statement of a period. It ties when the register's closing is the balance of the fund's account, and when the bank account holds
 * the same (and, where the fund is held for others, what is approved and not paid yet). Refuses `not_found`.
 */
export async function readStatement(db: Reader, input: { fundId: ReliefFundId; from: Day; to: Day }, communityName: string): Promise<FundStatement> {
  const fund = await readFundRow(db, input.fundId);
  const all = await readRegister(db, fund, input.to);
  const openingFen = fen(fund.openingFen + sumEntries(all.filter((entry) => entry.day < input.from)));
  const within = all.filter((entry) => entry.day >= input.from);
  const sums = sumStatement(openingFen, within);
  let balance: number = openingFen;
  const lines = within.map((entry) => {
    balance += (OUT_COLUMNS as readonly string[]).includes(entry.column) ? -entry.amountFen : entry.amountFen;
    return { day: entry.day, column: entry.column, text: entry.text, voucherId: entry.voucherId as VoucherId | null, voucherNo: entry.voucherNo, amountFen: entry.amountFen, balanceFen: fen(balance) };
  });
  const account = await creditBalance(db, fund, fund.fundAccountCode, input.to);
  const money = await creditBalance(db, fund, fund.moneyAccountCode, input.to);
  const bankFen = fen(-money.fen);
  const owedFen = await owedOf(db, fund, input.to);
  const rest = await readRow<{ unposted: number; toConfirm: number }>(db, sql`select
    (select count(distinct l.voucherId) from voucherLines l join accounts a on a.id = l.accountId where a.accountSetId = ${fund.accountSetId} and a.code in (${fund.fundAccountCode}, ${fund.moneyAccountCode}) and l.bookedOn is null) as unposted,
    (select count(*) from reliefMoves where fundId = ${fund.id} and status = 'recorded') as toConfirm`);
  return {
    fund: { fundId: fund.id, name: fund.name, setUp: fund.setUp, fundAccountCode: fund.fundAccountCode, fundAccountName: account.name, moneyAccountCode: fund.moneyAccountCode, moneyAccountName: money.name, pastInFen: fund.pastInFen, pastGrantsFen: fund.pastGrantsFen },
    from: input.from, to: input.to, ...sums, lines, accountFen: account.fen, bankFen, owedFen, accountTies: account.fen === sums.closingFen, bankTies: bankFen === sums.closingFen + owedFen, unposted: rest?.unposted ?? 0, toConfirm: rest?.toConfirm ?? 0, communityName,
  };
}

/** Held for others: the fund falls when a grant is approved, the bank when it is paid; between the two it is owed. Own money falls with the payment. */
export async function owedOf(db: Reader, fund: FundRow, to: Day): Promise<Fen> {
  if (fund.setUp === 'own') return fen(0);
  const row = await readRow<{ n: number }>(db, sql`select coalesce(sum(case effect when 'accrue' then amountFen when 'return' then amountFen else -amountFen end), 0) as n from reliefPayments where fundId = ${fund.id} and paidOn <= ${to}`);
  return fen(row?.n ?? 0);
}
