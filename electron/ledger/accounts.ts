import { sql } from 'kysely';
import { AppError } from '#shared/errors.ts';
import type { AccountId, AccountSetId } from '#shared/ids.ts';
import type { Account } from '#shared/ledger/contract.ts';
import type { AccountFlag, LineDimension } from '#shared/ledger/words.ts';
import type { Reads } from './reads.ts';

/** The whole tree of an account set in the order of codes: every parent before its children. */
export async function listAccounts(db: Reads, accountSetId: AccountSetId): Promise<Account[]> {
  const rows = await db.selectFrom('accounts')
    .select(['id', 'code', 'name', 'namePinyin', 'nameInitials', 'parentId', 'level', 'category', 'balanceSide', 'leaf', 'validFrom', 'validTo', 'dimensions', 'offers', 'flags'])
    .select(sql<number>`exists (select 1 from voucherLines where accountId = accounts.id and bookedOn is null)
      or exists (select 1 from voucherLines where accountId = accounts.id and bookedOn is not null)`.as('used'))
    .where('accountSetId', '=', accountSetId).orderBy('code').execute();
  return rows.map(({ id, ...row }) => ({
    ...row, accountId: id, leaf: row.leaf === 1, used: row.used === 1,
    dimensions: JSON.parse(row.dimensions) as LineDimension[], offers: JSON.parse(row.offers) as LineDimension[], flags: JSON.parse(row.flags) as AccountFlag[],
  }));
}

/** One account. Refuses `not_found`. */
export async function readAccount(db: Reads, accountId: AccountId) {
  const account = await db.selectFrom('accounts').selectAll().where('id', '=', accountId).executeTakeFirst();
  if (!account) throw new AppError('not_found', { what: 'account', id: String(accountId) });
  return account;
}
