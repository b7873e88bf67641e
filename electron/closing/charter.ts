import type { CommandContext } from '#electron/api/context.ts';
import type { Reads } from '#electron/ledger/reads.ts';
import type { Charter } from '#shared/closing/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId } from '#shared/ids.ts';

/** Before the charter was entered: nothing to the reserve, members in 内部往来. */
const DEFAULT_CHARTER: Charter = { reserveBasisPoints: 0, reserveAccountCode: '31101', membersAccountCode: '113', othersAccountCode: '21199' };

/** What the charter of an account set fixes about distribution. */
export async function readCharter(db: Reads, accountSetId: AccountSetId): Promise<Charter> {
  const row = await db.selectFrom('charterRules').select(['reserveBasisPoints', 'reserveAccountCode', 'membersAccountCode', 'othersAccountCode']).where('accountSetId', '=', accountSetId).executeTakeFirst();
  return row ?? DEFAULT_CHARTER;
}

/** Saves it. Refuses `account_unknown`, `account_not_leaf` for the accounts it names. */
export async function saveCharter({ trx, clock, actor }: Pick<CommandContext, 'trx' | 'clock' | 'actor'>, accountSetId: AccountSetId, charter: Charter): Promise<void> {
  for (const code of [charter.reserveAccountCode, charter.membersAccountCode, charter.othersAccountCode]) await requireLeaf(trx, accountSetId, code);
  const values = { ...charter, updatedAt: clock.now(), updatedByUserId: actor.userId };
  const known = await trx.selectFrom('charterRules').select('accountSetId').where('accountSetId', '=', accountSetId).executeTakeFirst();
  if (known) await trx.updateTable('charterRules').set(values).where('accountSetId', '=', accountSetId).execute();
  else await trx.insertInto('charterRules').values({ accountSetId, ...values }).execute();
}

/** The name of a leaf account. Refuses `account_unknown`, `account_not_leaf`. */
export async function requireLeaf(db: Reads, accountSetId: AccountSetId, code: string): Promise<string> {
  const account = await db.selectFrom('accounts').select(['name', 'leaf']).where('accountSetId', '=', accountSetId).where('code', '=', code).executeTakeFirst();
  if (!account) throw new AppError('account_unknown', { code });
  if (account.leaf !== 1) throw new AppError('account_not_leaf', { code, name: account.name });
  return account.name;
}
