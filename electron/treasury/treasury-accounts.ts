/** The collective's bank accounts. */
import { sql } from 'kysely';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import type { Day, Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId, AccountSetId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import type { TreasuryAccount } from '#shared/treasury/contract.ts';
import type { TreasuryAccountKind } from '#shared/treasury/words.ts';
import { balanceOn } from './balance-on.ts';
import type { TreasuryAccountId } from './tables.ts';

interface Row {
  treasuryAccountId: TreasuryAccountId; accountSetId: AccountSetId; accountId: AccountId; accountCode: string; accountName: string; kind: TreasuryAccountKind; bankName: string;
  numberMasked: string; openedOn: Day; closedOn: Day | null; startsOn: Day; startBalanceFen: number; lines: number; lastDay: Day | null; bankBalance: number;
  unmatchedStatement: number; unmatchedBook: number; signedMonth: Month | null;
}

/** All bank accounts, of one account set or of all, by the code of their detail, each with both balances of today and what is not matched yet. */
export async function listTreasuryAccounts(db: Reads, accountSetId: AccountSetId | null, today: Day): Promise<TreasuryAccount[]> {
  const rows = await readRows<Row>(db, sql`
    select t.id as treasuryAccountId, t.accountSetId, t.accountId, a.code as accountCode, a.name as accountName, t.kind, t.bankName, t.numberMasked, t.openedOn, t.closedOn, t.startsOn, t.startBalanceFen,
      exists (select 1 from statementLines s left join matchLines m on m.statementLineId = s.id where s.treasuryAccountId = t.id and (s.origin = 'import' or m.id is not null)) as lines,
      (select max(day) from statementLines where treasuryAccountId = t.id and origin = 'import') as lastDay,
      (select sum(amountFen) from statementLines where treasuryAccountId = t.id) as bankBalance,
      (select count(*) from statementLines s where s.treasuryAccountId = t.id and s.amountFen <> 0 and not exists (select 1 from matchLines where statementLineId = s.id and live = 1)) as unmatchedStatement,
      (select count(*) from voucherLines l where l.accountId = t.accountId and l.bookedOn is not null and not exists (select 1 from matchLines where voucherLineId = l.id and live = 1)) as unmatchedBook,
      (select max(month) from reconciliations where treasuryAccountId = t.id and status = 'signed') as signedMonth
    from treasuryAccounts t join accounts a on a.id = t.accountId where ${accountSetId} is null or t.accountSetId = ${accountSetId} order by t.accountSetId, a.code`);
  const found: TreasuryAccount[] = [];
  for (const { lines, bankBalance, startBalanceFen, ...row } of rows) {
    found.push({ ...row, startBalanceFen: fen(startBalanceFen), started: lines > 0, bankBalanceFen: fen(bankBalance), bookBalanceFen: await balanceOn(db, row.accountId, today) });
  }
  return found;
}

/** One bank account. Refuses `not_found`. */
export async function readTreasuryAccount(db: Reads, treasuryAccountId: TreasuryAccountId) {
  const account = await db.selectFrom('treasuryAccounts').selectAll().where('id', '=', treasuryAccountId).executeTakeFirst();
  if (!account) throw new AppError('not_found', { what: 'treasuryAccount', id: String(treasuryAccountId) });
  return account;
}

/** The latest month whose reconciliation is signed: nothing up to its end is touched. Null when there is none. */
export async function signedUpTo(db: Reads, treasuryAccountId: TreasuryAccountId): Promise<{ month: Month; day: Day } | null> {
  const row = await db.selectFrom('reconciliations').select(['month', 'day']).where('treasuryAccountId', '=', treasuryAccountId).where('status', '=', 'signed').orderBy('month', 'desc').limit(1).executeTakeFirst();
  return row ?? null;
}

/** A leaf account of the set by its code. Refuses `account_unknown`, `account_not_leaf`. */
export async function readLeaf(db: Reads, accountSetId: AccountSetId, code: string) {
  const account = await db.selectFrom('accounts').selectAll().where('accountSetId', '=', accountSetId).where('code', '=', code).executeTakeFirst();
  if (!account) throw new AppError('account_unknown', { code });
  if (account.leaf !== 1) throw new AppError('account_not_leaf', { code, name: account.name });
  return account;
}
