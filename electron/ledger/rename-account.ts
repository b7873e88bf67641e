import type { CommandContext } from '#electron/api/context.ts';
import { pinyinOf } from '#electron/residents/pinyin.ts';
import type { AccountId } from '#shared/ids.ts';
import { readAccount } from './accounts.ts';
import { refuseTwin } from './add-account.ts';

/** Renames an account; posted vouchers show the new name, their fingerprints do not depend on it. Refuses `account_name_taken`. */
export async function renameAccount(context: Pick<CommandContext, 'trx'>, input: { accountId: AccountId; name: string }): Promise<void> {
  const account = await readAccount(context.trx, input.accountId);
  if (account.parentId !== null) await refuseTwin(context.trx, account.parentId, input.name, account.id);
  const { full, initials } = pinyinOf(input.name);
  await context.trx.updateTable('accounts').set({ name: input.name, namePinyin: full, nameInitials: initials }).where('id', '=', account.id).execute();
}
