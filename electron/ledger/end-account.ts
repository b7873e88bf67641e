import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { readAccount } from './accounts.ts';

/**
 * Ends an account: after `validTo` it takes no lines; null takes the end back. Only a leaf whose balance is zero and that has
 * no line after that day can end.
 * Refuses, in this order: `account_not_leaf`, `account_not_valid`, `account_has_balance`, `account_in_use`.
 */
export async function endAccount(context: Pick<CommandContext, 'trx'>, input: { accountId: AccountId; validTo: Day | null }): Promise<void> {
  const { trx } = context;
  const account = await readAccount(trx, input.accountId);
  const { code, name } = account;
  if (input.validTo !== null) {
    if (account.leaf !== 1) throw new AppError('account_not_leaf', { code, name });
    if (input.validTo < account.validFrom) throw new AppError('account_not_valid', { code, name, day: input.validTo });
    const last = await trx.selectFrom('accountMonths').select(['debitToDateFen', 'creditToDateFen']).where('accountId', '=', account.id)
      .orderBy('month', 'desc').limit(1).executeTakeFirst();
    const balanceFen = fen((last?.debitToDateFen ?? 0) - (last?.creditToDateFen ?? 0));
    if (balanceFen !== 0) throw new AppError('account_has_balance', { code, name, balanceFen });
    const later = await trx.selectFrom('voucherLines as l').innerJoin('vouchers as v', 'v.id', 'l.voucherId').select('l.id')
      .where('l.accountId', '=', account.id).where(sql<boolean>`v.voucherDate > ${input.validTo}`).limit(1).executeTakeFirst();
    if (later) throw new AppError('account_in_use', { code, name });
  }
  await trx.updateTable('accounts').set({ validTo: input.validTo }).where('id', '=', account.id).execute();
}
