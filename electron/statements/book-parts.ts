import type { readAccount } from '#electron/ledger/accounts.ts';
import type { BookColumn, BookRow } from '#shared/statements/book.ts';

export type BookAccount = Awaited<ReturnType<typeof readAccount>>;
/** What every kind of book makes: its columns and its rows. */
export interface BookParts { readonly columns: readonly BookColumn[]; readonly rows: readonly BookRow[] }

/** A column named by a word of `bookWords`, or by a title of its own. */
export const column = (key: string, kind: BookColumn['kind'], title: string | null = null): BookColumn => ({ key, title, kind });
