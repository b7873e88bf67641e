/**
 * 银行存款余额调节表: what the books and the bank each know that the other does not yet, and both balances after it. Amounts are signed from the
 * account's side: money that came in is positive. A line of a match is settled on a day when every line of that match lies on or before it; because
 * matches are equal on both sides, the adjusted balances are equal whenever the bank's balance is the sum of its lines.
 */
import type { Day } from '../days.ts';
import { fen, sumFen, type Fen } from '../money.ts';

export interface OpenItem { readonly amountFen: Fen; readonly day: Day }

export interface FourGroups<S extends OpenItem, B extends OpenItem> {
  /** 银行已收企业未收 */
  readonly bankReceived: S[];
  /** 银行已付企业未付 */
  readonly bankPaid: S[];
  /** 企业已收银行未收 */
  readonly bookReceived: B[];
  /** 企业已付银行未付 */
  readonly bookPaid: B[];
  readonly adjustedBankFen: Fen;
  readonly adjustedBookFen: Fen;
  /** Adjusted bank minus adjusted book: 0 when they agree. */
  readonly differenceFen: Fen;
}

/** The four groups of outstanding items and both adjusted balances. */
export function reconcile<S extends OpenItem, B extends OpenItem>(bankFen: Fen, bookFen: Fen, statementOpen: readonly S[], bookOpen: readonly B[]): FourGroups<S, B> {
  const adjustedBankFen = fen(bankFen + sumFen(bookOpen.map((item) => item.amountFen)));
  const adjustedBookFen = fen(bookFen + sumFen(statementOpen.map((item) => item.amountFen)));
  return {
    bankReceived: statementOpen.filter((item) => item.amountFen > 0), bankPaid: statementOpen.filter((item) => item.amountFen < 0),
    bookReceived: bookOpen.filter((item) => item.amountFen > 0), bookPaid: bookOpen.filter((item) => item.amountFen < 0),
    adjustedBankFen, adjustedBookFen, differenceFen: fen(adjustedBankFen - adjustedBookFen),
  };
}
