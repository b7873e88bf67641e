/** Names of counterparties, projects, funds, teams and contracts: kept by hand, or used in lines before. */
import { sql } from 'kysely';
import type { AccountSetId } from '#shared/ids.ts';
import type { LineName, LineNameInput } from '#shared/ledger/contract.ts';
import type { NamedDimension } from '#shared/ledger/words.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId } from '#shared/ids.ts';
import type { LineDimension } from '#shared/ledger/words.ts';
import { readAccountSet } from './account-sets.ts';
import { readAccount } from './accounts.ts';
import { readRows, type Reads, type Writes } from './reads.ts';

const MOST_NAMES = 500;

/** The names of one kind: those kept, and those lines carry, with how many lines do. Ended ones last. */
export async function listLineNames(db: Reads, input: { accountSetId: AccountSetId; dimension: NamedDimension }): Promise<LineName[]> {
  const column = sql.ref(`l.${input.dimension}`);
  const rows = await readRows<{ name: string; kept: number; active: number; lines: number }>(db, sql`
    select name, max(kept) as kept, min(active) as active, max(lines) as lines from (
      select name, 1 as kept, active, 0 as lines from lineNames where accountSetId = ${input.accountSetId} and dimension = ${input.dimension}
      union all
      select ${column}, 0, 1, count(*) from voucherLines l join vouchers v on v.id = l.voucherId where v.accountSetId = ${input.accountSetId} and ${column} is not null group by 1)
    group by name order by min(active) desc, max(lines) desc, name limit ${MOST_NAMES}`);
  return rows.map((row) => ({ ...row, kept: row.kept === 1, active: row.active === 1 }));
}

/** Keeps a name, or ends one: an ended name is not offered any more. Lines that carry it stay. */
export async function saveLineName(trx: Writes, input: LineNameInput): Promise<void> {
  await readAccountSet(trx, input.accountSetId);
  const active = input.active ? 1 : 0;
  await trx.insertInto('lineNames').values({ accountSetId: input.accountSetId, dimension: input.dimension, name: input.name, active })
    .onConflict((conflict) => conflict.columns(['accountSetId', 'dimension', 'name']).doUpdateSet({ active })).execute();
}

/** What lines on an account must name, and what the grid offers besides. Refuses `not_found`, `account_not_leaf`. */
export async function setDimensions(trx: Writes, input: { accountId: AccountId; dimensions: readonly LineDimension[]; offers: readonly LineDimension[] }): Promise<void> {
  const account = await readAccount(trx, input.accountId);
  if (account.leaf !== 1) throw new AppError('account_not_leaf', { code: account.code, name: account.name });
  const offers = input.offers.filter((offered) => !input.dimensions.includes(offered));
  await trx.updateTable('accounts').set({ dimensions: JSON.stringify(input.dimensions), offers: JSON.stringify(offers) }).where('id', '=', account.id).execute();
}
