/** Account sets and accounts a programme can be booked on. */
import { useCall } from '#renderer/api/use-call.ts';
import type { AccountSetId } from '#shared/ids.ts';

export interface AccountChoice {
  readonly value: string;
  readonly label: string;
}

/** Account sets to choose from. */
export function useAccountSets(): readonly { readonly accountSetId: AccountSetId; readonly name: string }[] {
  return useCall('welfare.books', {}).data?.accountSets ?? [];
}

/** Leaf accounts by code; undefined while they are being read. */
export function useAccounts(accountSetId: AccountSetId | undefined): readonly AccountChoice[] | undefined {
  const books = useCall('welfare.books', {});
  const set = books.data?.accountSets.find((candidate) => candidate.accountSetId === accountSetId);
  return set?.accounts.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));
}
