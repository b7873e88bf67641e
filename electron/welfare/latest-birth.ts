import { addMonths, addYears, firstDay, lastDay, type Day, type Month } from '#shared/days.ts';
import { referenceDay } from '#shared/welfare/decide-eligibility.ts';
import type { Rule } from '#shared/welfare/rule.ts';

/**
 * A birth date after which nobody can meet the rule, because a least age is among the conditions that all must hold; null when
 * there is none. Two months later than strictly needed, so that no mode of counting birthdays can be cut off by it.
 */
export function latestBirth(rule: Rule, month: Month, asOf: Day): Day | null {
  if (rule.kind === 'all') {
    const days = rule.of.map((part) => latestBirth(part, month, asOf)).filter((d) => d !== null);
    return days.length === 0 ? null : days.reduce((a, b) => (a < b ? a : b));
  }
  if (rule.kind !== 'age' || rule.atLeast === undefined || rule.atLeast === 0) return null;
  const on = referenceDay(rule.on, { benefitMonth: month, asOf });
  // Counted from 1 January the age is reached by everybody born in that year.
  const last = rule.effective === 'yearStart' ? (`${on.slice(0, 4)}-12-31` as Day) : lastDay(addMonths(on.slice(0, 7) as Month, 1));
  return addYears(firstDay(addMonths(last.slice(0, 7) as Month, 1)), -rule.atLeast);
}
