import type { Account } from '#shared/ledger/contract.ts';

type Named = Pick<Account, 'code' | 'name' | 'namePinyin' | 'nameInitials'>;

/** Whether an account is meant by what was typed: the beginning of its code, a part of its name, its pinyin or initials. `text` is normalised. */
export function matchesAccount(account: Named, text: string): boolean {
  if (text === '') return true;
  if (/^\d+$/.test(text)) return account.code.startsWith(text);
  const compact = text.replaceAll(/[ ']/g, '');
  return account.name.toLowerCase().includes(text) || account.namePinyin.startsWith(compact) || account.nameInitials.startsWith(compact);
}
