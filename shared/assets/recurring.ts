/** When a recurring voucher falls due. */
import { addDays, addMonths, firstDay, lastDay, monthOf, type Day, type Month } from '../days.ts';

export interface Recurrence { readonly everyMonths: number; readonly dayOfMonth: number; readonly fromMonth: Month | null; readonly toMonth: Month | null }

/** The day of a month; a month that is too short has it on its last day (31 → 28 February). */
export function dayIn(month: Month, dayOfMonth: number): Day {
  const wanted = addDays(firstDay(month), dayOfMonth - 1);
  return wanted > lastDay(month) ? lastDay(month) : wanted;
}

/** The periods due up to a day, oldest first; none for a template that does not recur. */
export function duePeriods(rule: Recurrence, upTo: Day): { month: Month; dueOn: Day }[] {
  if (rule.everyMonths === 0 || rule.fromMonth === null) return [];
  const last = rule.toMonth !== null && rule.toMonth < monthOf(upTo) ? rule.toMonth : monthOf(upTo);
  const periods: { month: Month; dueOn: Day }[] = [];
  for (let month = rule.fromMonth; month <= last; month = addMonths(month, rule.everyMonths)) {
    const dueOn = dayIn(month, rule.dayOfMonth);
    if (dueOn <= upTo) periods.push({ month, dueOn });
  }
  return periods;
}
