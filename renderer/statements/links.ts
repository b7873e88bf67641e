/** Addresses of books and statements; everything a page shows is in them. */
export interface BookAddress {
  readonly book: string;
  readonly accountSetId: number;
  readonly accountId?: number | undefined;
  readonly fromMonth: string;
  readonly toMonth: string;
  readonly level?: number | undefined;
  readonly party?: string | undefined;
}

function query({ book, accountSetId, accountId, fromMonth, toMonth, level, party }: BookAddress): string {
  return new URLSearchParams({
    set: String(accountSetId), book, ...(accountId === undefined ? {} : { account: String(accountId) }), from: fromMonth, to: toMonth, ...(level === undefined ? {} : { level: String(level) }), ...(party === undefined ? {} : { party }),
  }).toString();
}

export const bookPath = (address: BookAddress): string => `/ledger/books?${query(address)}`;
export const bookPrintPath = (address: BookAddress, carry: string): string => `/print/book?${query(address)}&carry=${carry}`;
