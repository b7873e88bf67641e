/** The days of a recurring activity. */
import { addDays, addMonths, firstDay, lastDay, monthOf, weekdayOf, type Day, type Month } from '../days.ts';

/** weekly: on days of the week (1 = Monday); monthly: on a day of the month, 5 = "5号有约"; a month without that day has its last one. */
export type Pattern =
  | { readonly kind: 'weekly'; readonly weekdays: readonly number[] }
  | { readonly kind: 'monthly'; readonly dayOfMonth: number };

/** More than this at once is refused: two years of a weekly activity. */
export const MOST_OCCURRENCES = 120;

function ofMonth(month: Month, dayOfMonth: number): Day {
  const last = lastDay(month);
  const wanted = addDays(firstDay(month), dayOfMonth - 1);
  return wanted > last ? last : wanted;
}

/** Days after `after` up to and including `until`, in order. */
export function occurrences(pattern: Pattern, after: Day, until: Day): Day[] {
  const found: Day[] = [];
  if (pattern.kind === 'monthly') {
    for (let month = monthOf(after); firstDay(month) <= until; month = addMonths(month, 1)) {
      const on = ofMonth(month, pattern.dayOfMonth);
      if (on > after && on <= until) found.push(on);
    }
    return found;
  }
  for (let on = addDays(after, 1); on <= until; on = addDays(on, 1)) if (pattern.weekdays.includes(weekdayOf(on))) found.push(on);
  return found;
}

/** The working day `count` working days after a day; Saturdays, Sundays and the days of `rest` do not count. */
export function addWorkingDays(from: Day, count: number, rest: ReadonlySet<string> = new Set()): Day {
  let on = from;
  for (let left = count; left > 0;) {
    on = addDays(on, 1);
    if (weekdayOf(on) <= 5 && !rest.has(on)) left -= 1;
  }
  return on;
}
