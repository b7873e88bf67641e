/** The account sets goods can be kept in, and their accounts: a clerk chooses them without seeing the books. */
import { useSearchParams } from 'react-router';
import { useCall } from '#renderer/api/use-call.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';

type Set = MethodOutput<'welfare.books'>['accountSets'][number];
export interface StockBooks { readonly set: Set | undefined; readonly sets: readonly Set[]; readonly choose: (accountSetId: number) => void; readonly ready: boolean }

/** The one in the address (?set=), the first otherwise. */
export function useStockBooks(): StockBooks {
  const books = useCall('welfare.books', {});
  const [params, setParams] = useSearchParams();
  const sets = books.data?.accountSets ?? [];
  const wanted = Number(params.get('set'));
  return { sets, set: sets.find((each) => each.accountSetId === wanted) ?? sets[0], choose: (accountSetId) => { void setParams(new URLSearchParams({ set: String(accountSetId) })); }, ready: books.data !== undefined };
}

export interface Choice { readonly value: string; readonly label: string }

/** Accounts to choose from: the stock accounts (121), or all others. */
export const accountsOf = (set: Set | undefined, stock: boolean): Choice[] => (set?.accounts ?? []).filter((account) => account.code.startsWith('121') === stock).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));
