/** What a voucher's lines must satisfy by themselves; the same answer on the screen while typing and in the office. */
import { MAX_FEN, type Fen } from '../money.ts';

export interface LineAmounts { readonly debitFen: Fen; readonly creditFen: Fen }

export interface LinesTotal {
  /** Exact sums, as far as they fit; see `tooLarge`. */
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  /** Debit minus credit: what is missing on the credit side. */
  readonly differenceFen: Fen;
  readonly tooLarge: boolean;
}

/** Sums of both sides. Beyond MAX_FEN the sums are cut at the bound and `tooLarge` is set. */
export function totalOfLines(lines: readonly LineAmounts[]): LinesTotal {
  let debit = 0n;
  let credit = 0n;
  for (const line of lines) {
    debit += BigInt(line.debitFen);
    credit += BigInt(line.creditFen);
  }
  const most = BigInt(MAX_FEN);
  const cut = (n: bigint): Fen => Number(n > most ? most : n < -most ? -most : n) as Fen;
  const tooLarge = [debit, credit, debit - credit].some((n) => n > most || n < -most);
  return { debitFen: cut(debit), creditFen: cut(credit), differenceFen: cut(debit - credit), tooLarge };
}

/** The first line that has both sides or none: its position from 0, or −1. */
export function lineNotOneSide(lines: readonly LineAmounts[]): number {
  return lines.findIndex((line) => (line.debitFen === 0) === (line.creditFen === 0));
}

/** The amount that balances a voucher if put on one line: the `=` key. `side` is where it belongs; null when it balances already. */
export function balancingAmount(others: readonly LineAmounts[]): { side: 'debit' | 'credit'; amountFen: Fen } | null {
  const { differenceFen } = totalOfLines(others);
  if (differenceFen === 0) return null;
  return differenceFen > 0 ? { side: 'credit', amountFen: differenceFen } : { side: 'debit', amountFen: -differenceFen as Fen };
}
