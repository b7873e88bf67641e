/** Addresses of books and statements; everything a page shows is in them. */
export interface BookAddress {
  readonly book: string;
  readonly accountSetId: number;
  readonly accountId?: number | undefined;
  readonly fromMonth: string;
  readonly toMonth: string;
}

function query({ book, accountSetId, accountId, fromMonth, toMonth }: BookAddress): string {
  return new URLSearchParams({ set: String(accountSetId), book, ...(accountId === undefined ? {} : { account: String(accountId) }), from: fromMonth, to: toMonth }).toString();
}

export const bookPath = (address: BookAddress): string => `/ledger/books?${query(address)}`;
export const bookPrintPath = (address: BookAddress, carry: string): string => `/print/book?${query(address)}&carry=${carry}`;
