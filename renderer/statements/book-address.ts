import { monthSchema, type Month } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { BOOKS, BOOKS_OF_ACCOUNT, partySchema, type BookInput } from '#shared/statements/book.ts';
import { CARRIES, type Carry } from '#shared/statements/book-pages.ts';

export const BOOK_FILTERS = { book: 'detail', account: '', from: '', to: '', level: '1', party: '', carry: 'month', project: '' };

/** What the address asks for; months that are not there are the current one. An account is kept only for the books that are of one. */
export function readBookAddress(filters: typeof BOOK_FILTERS, accountSetId: number, currentMonth: Month): BookInput & { readonly carry: Carry } {
  const book = BOOKS.find((each) => each === filters.book) ?? 'detail';
  const accountId = Number(filters.account);
  const party = partySchema.safeParse(filters.party).data;
  const level = Number(filters.level);
  return {
    accountSetId: id<'accountSet'>(accountSetId), book, level: level >= 1 && level <= 6 ? level : 1, carry: CARRIES.find((each) => each === filters.carry) ?? 'month',
    fromMonth: monthSchema.safeParse(filters.from).data ?? currentMonth, toMonth: monthSchema.safeParse(filters.to).data ?? monthSchema.safeParse(filters.from).data ?? currentMonth,
    ...(Number.isSafeInteger(accountId) && accountId > 0 && BOOKS_OF_ACCOUNT.includes(book) ? { accountId: id<'account'>(accountId) } : {}),
    ...(filters.project !== '' && book === 'projects' ? { project: filters.project.slice(0, 60) } : {}),
    ...(party !== undefined && book === 'detail' ? { party } : {}),
  };
}
