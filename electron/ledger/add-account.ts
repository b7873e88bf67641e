import { sql } from 'kysely';
import type { z } from 'zod';
import type { CommandContext } from '#electron/api/context.ts';
import { pinyinOf } from '#electron/residents/pinyin.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId } from '#shared/ids.ts';
import { levelOfCode, parentCode } from '#shared/ledger/account-code.ts';
import type { newAccountSchema } from '#shared/ledger/contract.ts';
import { readAccountSet } from './account-sets.ts';
import { readAccount } from './accounts.ts';

/**
 * Adds a sub-account. The level-1 accounts are the regime's and stay as they are. An account that has lines takes no
 * sub-accounts: its lines would stand on an account that is not a leaf any more.
 * Refuses, in this order: `not_found`, `account_code_pattern`, `account_code_taken`, `account_name_taken`, `account_in_use`.
 */
export async function addAccount(context: Pick<CommandContext, 'trx'>, input: z.output<typeof newAccountSchema>): Promise<AccountId> {
  const { trx } = context;
  const parent = await readAccount(trx, input.parentId);
  const set = await readAccountSet(trx, parent.accountSetId);
  const level = levelOfCode(input.code, set.codePattern);
  if (level !== parent.level + 1 || parentCode(input.code, set.codePattern) !== parent.code) {
    throw new AppError('account_code_pattern', { code: input.code, pattern: `${parent.code} + ${set.codePattern}` });
  }
  const taken = await trx.selectFrom('accounts').select('name').where('accountSetId', '=', set.id).where('code', '=', input.code).executeTakeFirst();
  if (taken) throw new AppError('account_code_taken', { code: input.code, name: taken.name });
  await refuseTwin(trx, parent.id, input.name, null);
  const lines = await trx.selectFrom('voucherLines').select('id').where('accountId', '=', parent.id).limit(1).executeTakeFirst();
  if (lines) throw new AppError('account_in_use', { code: parent.code, name: parent.name });

  const { full, initials } = pinyinOf(input.name);
  if (parent.leaf === 1) await trx.updateTable('accounts').set({ leaf: 0 }).where('id', '=', parent.id).execute();
  const { id } = await trx.insertInto('accounts').values({
    accountSetId: set.id, code: input.code, name: input.name, namePinyin: full, nameInitials: initials, parentId: parent.id, level, category: parent.category,
    balanceSide: input.balanceSide ?? parent.balanceSide, leaf: 1, validFrom: parent.validFrom, validTo: null,
    dimensions: JSON.stringify(input.dimensions), offers: parent.offers, flags: JSON.stringify(input.flags.length > 0 ? input.flags : JSON.parse(parent.flags)),
  }).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Refuses a second account of the same name under one parent. */
export async function refuseTwin(trx: CommandContext['trx'], parentId: AccountId, name: string, except: AccountId | null): Promise<void> {
  const twin = await trx.selectFrom('accounts').select(['code', 'name']).where('parentId', '=', parentId).where('name', '=', name)
    .where(sql<boolean>`id is not ${except}`).executeTakeFirst();
  if (twin) throw new AppError('account_name_taken', twin);
}
