/** Equal shares per month: rents over the benefit years, depreciation over the life of an asset. */
import { addDays, addMonths, monthOf, type Day, type Month } from '../days.ts';
import { shareOut, sumFen, type Fen } from '../money.ts';

export interface MonthShare { readonly month: Month; readonly amountFen: Fen }
export interface Due { readonly dueNo: number; readonly dueOn: Day; readonly fromMonth: Month; readonly toMonth: Month; readonly amountFen: Fen }

/** No term is longer: 土地承包法 art. 21 allows 70 years for woods, 民法典 art. 705 20 for leases. */
export const MOST_MONTHS = 70 * 12;

/** The months a term fills: the least n with start + n months − 1 day ≥ end. 15 Mar 2026–14 Mar 2027 → 12; one day more → 13. 0 when the end is before the start. */
export function termMonths(startOn: Day, endOn: Day): number {
  if (endOn < startOn) return 0;
  let n = 1;
  while (n <= MOST_MONTHS && addDays(addMonths(startOn, n), -1) < endOn) n += 1;
  return n;
}

/** The total over `count` months from `first` on, by largest remainder: the parts sum to the total, earlier months take the odd fen. */
export function straightLine(totalFen: Fen, first: Month, count: number): MonthShare[] {
  return shareOut(totalFen, Array.from({ length: count }, () => 1)).map((amountFen, index) => ({ month: addMonths(first, index), amountFen }));
}

/**
 * When rent falls due: every `everyMonths` months from `firstDueOn`, each due the straight-line share of the months it is for;
 * 0 = all at once. The dues sum to the total.
 */
export function rentDues(term: { startOn: Day; endOn: Day; totalFen: Fen; everyMonths: number; firstDueOn: Day }): Due[] {
  const count = termMonths(term.startOn, term.endOn);
  if (count === 0) return [];
  const step = term.everyMonths === 0 ? count : term.everyMonths;
  const shares = straightLine(term.totalFen, monthOf(term.startOn), count);
  const dues: Due[] = [];
  for (let from = 0; from < count; from += step) {
    const part = shares.slice(from, from + step);
    dues.push({
      dueNo: dues.length + 1, dueOn: addMonths(term.firstDueOn, from), fromMonth: part[0]!.month, toMonth: part.at(-1)!.month,
      amountFen: sumFen(part.map((each) => each.amountFen)),
    });
  }
  return dues;
}

/** Depreciation by month: nothing in the month of acquisition (`firstMonth` is the one after it), and never beyond cost − residual. */
export function depreciationPlan(asset: { costFen: Fen; residualFen: Fen; takenFen: Fen; firstMonth: Month; months: number }): MonthShare[] {
  const left = (asset.costFen - asset.residualFen - asset.takenFen) as Fen;
  return left <= 0 || asset.months <= 0 ? [] : straightLine(left, asset.firstMonth, asset.months);
}
