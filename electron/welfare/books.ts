/** The account sets a programme can stand in, with the accounts it can be booked on: a clerk chooses them without seeing the books. */
import { sql } from 'kysely';
import type { OutputOf } from '#shared/contract.ts';
import type { AccountSetId } from '#shared/ids.ts';
import type { welfareContract } from '#shared/welfare/contract.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readRows } from '#electron/residents/read-rows.ts';

interface AccountRow { accountSetId: AccountSetId; code: string; name: string }

/** Leaf accounts that take lines today, by code; the name is the path below level 1, so that 粮油补贴 reads 老年人补贴／粮油补贴. */
export async function listBooks(context: QueryContext): Promise<OutputOf<typeof welfareContract.books>> {
  const today = context.clock.today();
  const sets = await context.db.selectFrom('accountSets').select(['id', 'name']).orderBy('id').execute();
  const rows = await readRows<AccountRow>(context.db, sql`
    with recursive named(id, accountSetId, code, name, leaf, validFrom, validTo) as (
      select id, accountSetId, code, name, leaf, validFrom, validTo from accounts where parentId is null
      union all
      select a.id, a.accountSetId, a.code, case when a.level = 2 then a.name else n.name || '／' || a.name end, a.leaf, a.validFrom, a.validTo
      from accounts a join named n on n.id = a.parentId)
    select accountSetId, code, name from named where leaf = 1 and validFrom <= ${today} and (validTo is null or validTo >= ${today}) order by accountSetId, code`);
  return { accountSets: sets.map((set) => ({ accountSetId: set.id, name: set.name, accounts: rows.filter((row) => row.accountSetId === set.id).map(({ code, name }) => ({ code, name })) })) };
}
