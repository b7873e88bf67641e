/** Which voucher lines may belong to which lines of the bank, each with its reasons. Nothing is matched here. */
import { daysBetween, type Day } from '../days.ts';
import type { Fen } from '../money.ts';
import type { MatchReason } from './words.ts';

export interface BankSide { readonly statementLineId: number; readonly day: Day; readonly amountFen: Fen; readonly counterparty: string; readonly summary: string; readonly draftVoucherId: number | null }
export interface BookSide { readonly voucherLineId: number; readonly voucherId: number; readonly day: Day; readonly amountFen: Fen; readonly summary: string; readonly counterparty: string | null }
export interface Suggestion { readonly statementLineId: number; readonly voucherLineId: number; readonly reasons: MatchReason[]; readonly daysApart: number }

/** Days a cheque or transfer may be under way between the voucher and the bank. */
export const MATCH_WINDOW_DAYS = 10;
const MOST_PER_LINE = 5;

const inWindow = (a: Day, b: Day, windowDays: number): boolean => Math.abs(daysBetween(a, b)) <= windowDays;

function samePayee(line: BankSide, book: BookSide): boolean {
  if (line.counterparty === '') return false;
  return book.summary.includes(line.counterparty) || (book.counterparty !== null && book.counterparty !== '' && (book.counterparty.includes(line.counterparty) || line.counterparty.includes(book.counterparty)));
}

/** Pairs that are certain: the voucher made from the line, or the only line of the bank and the only one of the books with that amount on that day. */
export function certainPairs(bank: readonly BankSide[], books: readonly BookSide[]): { statementLineId: number; voucherLineId: number; way: 'exact' | 'rule' }[] {
  const taken = new Set<number>();
  const pairs: { statementLineId: number; voucherLineId: number; way: 'exact' | 'rule' }[] = [];
  const made = bank.filter((line) => line.draftVoucherId !== null);
  for (const line of made) {
    const [only, ...more] = books.filter((book) => book.voucherId === line.draftVoucherId && book.amountFen === line.amountFen);
    if (only === undefined || more.length > 0) continue;
    taken.add(only.voucherLineId);
    pairs.push({ statementLineId: line.statementLineId, voucherLineId: only.voucherLineId, way: 'rule' });
  }
  const settled = new Set(pairs.map((pair) => pair.statementLineId));
  const keyOf = (item: { day: Day; amountFen: Fen }): string => `${item.day} ${item.amountFen}`;
  const byKey = new Map<string, BookSide[]>();
  for (const book of books) if (!taken.has(book.voucherLineId)) byKey.set(keyOf(book), [...(byKey.get(keyOf(book)) ?? []), book]);
  const bankKeys = new Map<string, number>();
  for (const line of bank) if (!settled.has(line.statementLineId)) bankKeys.set(keyOf(line), (bankKeys.get(keyOf(line)) ?? 0) + 1);
  for (const line of bank) {
    const found = byKey.get(keyOf(line));
    if (settled.has(line.statementLineId) || bankKeys.get(keyOf(line)) !== 1 || found?.length !== 1) continue;
    pairs.push({ statementLineId: line.statementLineId, voucherLineId: found[0]!.voucherLineId, way: 'exact' });
  }
  return pairs;
}

/** For each line of the bank the voucher lines of the same amount within the window, the likeliest first, five at most. */
export function suggestMatches(bank: readonly BankSide[], books: readonly BookSide[], windowDays = MATCH_WINDOW_DAYS): Suggestion[] {
  const byAmount = new Map<Fen, BookSide[]>();
  for (const book of books) byAmount.set(book.amountFen, [...(byAmount.get(book.amountFen) ?? []), book]);
  return bank.flatMap((line) => {
    const found = (byAmount.get(line.amountFen) ?? []).filter((book) => inWindow(line.day, book.day, windowDays) || book.voucherId === line.draftVoucherId);
    return found.map((book) => {
      const reasons: MatchReason[] = [];
      if (book.voucherId === line.draftVoucherId) reasons.push('madeFromLine');
      reasons.push(book.day === line.day ? 'sameDay' : 'nearDay');
      if (samePayee(line, book)) reasons.push('samePayee');
      reasons.push(found.length === 1 ? 'onlyOne' : 'severalAlike');
      return { statementLineId: line.statementLineId, voucherLineId: book.voucherLineId, reasons, daysApart: Math.abs(daysBetween(line.day, book.day)) };
    }).sort((a, b) => rank(a) - rank(b)).slice(0, MOST_PER_LINE);
  });
}

const rank = (one: Suggestion): number => (one.reasons.includes('madeFromLine') ? -1000 : 0) + one.daysApart * 2 - (one.reasons.includes('samePayee') ? 5 : 0);
