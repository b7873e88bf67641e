/** Whether a bank's running balances follow from its lines: each balance is the one before plus the amount. */
import { fen, type Fen } from '../money.ts';

export interface LineWithBalance { readonly amountFen: Fen; readonly balanceFen: Fen | null }
/** A place where lines are missing or doubled: the balance the bank states and the one that follows from the lines before. */
export interface BalanceGap { readonly position: number; readonly expectedFen: Fen; readonly statedFen: Fen; readonly differenceFen: Fen }

/**
 * Follows the lines in order. `startFen` is the balance before the first of them, null when nobody knows it. After a gap the bank's own balance is
 * believed, so that one missing line is told once. Lines without a balance are passed over.
 */
export function balanceGaps(startFen: Fen | null, lines: readonly LineWithBalance[]): BalanceGap[] {
  const gaps: BalanceGap[] = [];
  let running: number | null = startFen;
  for (const [position, line] of lines.entries()) {
    const expected: number | null = running === null ? null : running + line.amountFen;
    if (line.balanceFen !== null && expected !== null && expected !== line.balanceFen) {
      gaps.push({ position, expectedFen: fen(expected), statedFen: line.balanceFen, differenceFen: fen(line.balanceFen - expected) });
    }
    running = line.balanceFen ?? expected;
  }
  return gaps;
}

/**
 * The lines in the order of time. Banks write the newest first or last; the days decide, and within one day the order whose balances fit. Equal either
 * way: as it stands.
 */
export function inTimeOrder<L extends LineWithBalance & { readonly day: string }>(lines: readonly L[]): L[] {
  const backwards = lines.toReversed();
  const rises = (list: readonly L[]): number => list.reduce((sum, line, index) => sum + (index > 0 && line.day < list[index - 1]!.day ? 1 : 0), 0);
  const faults = (list: readonly L[]): number => rises(list) * 1000 + balanceGaps(null, list).length;
  const chosen = faults(backwards) < faults(lines) ? backwards : [...lines];
  return chosen.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
