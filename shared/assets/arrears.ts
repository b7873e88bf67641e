/** What a tenant owes on a day, oldest due first. */
import { daysBetween, type Day } from '../days.ts';
import { fen, sumFen, ZERO_FEN, type Fen } from '../money.ts';

export interface DueOnDay { readonly dueNo: number; readonly dueOn: Day; readonly amountFen: Fen }
export interface OpenDue extends DueOnDay { readonly paidFen: Fen; readonly openFen: Fen; readonly daysLate: number }

/** Days late, upper bounds of the columns of the ageing list; later than the last one is the fifth column. */
export const AGE_BOUNDS = [30, 90, 180, 365] as const;

export interface Arrears {
  /** All dues up to the day. */
  readonly dueFen: Fen;
  readonly paidFen: Fen;
  readonly arrearsFen: Fen;
  /** Received beyond what is due. */
  readonly aheadFen: Fen;
  readonly nextDueOn: Day | null;
  readonly oldestDueOn: Day | null;
  /** The arrears by age: up to 30, 90, 180, 365 days late, and later. Sums to `arrearsFen`. */
  readonly byAge: readonly Fen[];
  /** Every due with what is paid of it; a due on the day itself is 0 days late and counts as due. */
  readonly dues: readonly OpenDue[];
}

/** Money received pays the oldest due first (民法典 art. 560). Dues after `lastDay` (the day a contract was broken off) never fall due. */
export function arrearsOn(dues: readonly DueOnDay[], receivedFen: Fen, on: Day, lastDay: Day | null = null): Arrears {
  let left: number = receivedFen;
  const counted = dues.filter((due) => lastDay === null || due.dueOn <= lastDay).toSorted((a, b) => (a.dueOn === b.dueOn ? a.dueNo - b.dueNo : a.dueOn < b.dueOn ? -1 : 1));
  const each = counted.map((due): OpenDue => {
    const paid = Math.min(due.amountFen, Math.max(0, left));
    left -= paid;
    return { ...due, paidFen: fen(paid), openFen: fen(due.amountFen - paid), daysLate: Math.max(0, daysBetween(due.dueOn, on)) };
  });
  const late = each.filter((due) => due.dueOn <= on);
  const dueFen = sumFen(late.map((due) => due.amountFen));
  const arrearsFen = sumFen(late.map((due) => due.openFen));
  const byAge: Fen[] = [...AGE_BOUNDS, 0].map(() => ZERO_FEN);
  for (const due of late) {
    const found = AGE_BOUNDS.findIndex((bound) => due.daysLate <= bound);
    const column = found === -1 ? AGE_BOUNDS.length : found;
    byAge[column] = fen(byAge[column]! + due.openFen);
  }
  return {
    dueFen, paidFen: receivedFen, arrearsFen, aheadFen: fen(Math.max(0, receivedFen - dueFen)), byAge, dues: each,
    nextDueOn: each.find((due) => due.dueOn > on && due.openFen > 0)?.dueOn ?? null, oldestDueOn: late.find((due) => due.openFen > 0)?.dueOn ?? null,
  };
}
