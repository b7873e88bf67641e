/** The account sets goods can be kept in, and their accounts: a clerk chooses them without seeing the books. */
import { useSearchParams } from 'react-router';
import { useCall } from '#renderer/api/use-call.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';

type Set = MethodOutput<'welfare.books'>['accountSets'][number];
export interface StockBooks { readonly set: Set | undefined; readonly sets: readonly Set[]; readonly choose: (accountSetId: number) => void; readonly ready: boolean }

/** The one in the address (?set=), else the first that keeps goods, else the first. */
export function useStockBooks(): StockBooks {
  const books = useCall('welfare.books', {});
  const items = useCall('stock.items', {});
  const [params, setParams] = useSearchParams();
  const sets = books.data?.accountSets ?? [];
  const wanted = Number(params.get('set'));
  const kept = items.data?.items[0]?.accountSetId;
  return { sets, set: sets.find((each) => each.accountSetId === wanted) ?? sets.find((each) => each.accountSetId === kept) ?? sets[0], choose: (accountSetId) => { void setParams(new URLSearchParams({ set: String(accountSetId) })); }, ready: books.data !== undefined && items.data !== undefined };
}

export interface Choice { readonly value: string; readonly label: string }

const rank = (code: string, usual: readonly string[]): number => { const at = usual.findIndex((head) => code.startsWith(head)); return at < 0 ? usual.length : at; };

/** Accounts to choose from: the stock accounts (121), or all others, those that are usual for the paper first. */
export const accountsOf = (set: Set | undefined, stock: boolean, usual: readonly string[] = []): Choice[] =>
  (set?.accounts ?? []).filter((account) => account.code.startsWith('121') === stock).toSorted((a, b) => rank(a.code, usual) - rank(b.code, usual)).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));

/** A delivery is owed or paid; a loss waits to be explained; a return lowers what is owed. */
export const USUAL = { in: ['211', '102', '101'], out: ['181', '515', '211', '102', '101'] } as const;
