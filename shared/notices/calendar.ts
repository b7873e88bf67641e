/**
 * The days of a notice. Counted as the Civil Code counts (民法典 art. 201, 203): the day of posting is not counted, and when the last
 * day is a day of rest the first working day after it is the last.
 */
import { addDays, weekdayOf, type Day } from '../days.ts';
import type { Counting } from './words.ts';

/** Days that differ from their weekday: 'off' is a holiday, 'work' a weekend day worked to make up for one. */
export type HolidayTable = ReadonlyMap<Day, 'off' | 'work'>;

const SATURDAY = 6;
/** A notice of a year at most; also ends a search in a table that makes every day a holiday. */
const MOST_DAYS = 1000;

/** Whether the offices work on a day: Monday to Friday, unless the table says otherwise. */
export function isWorkingDay(day: Day, holidays: HolidayTable): boolean {
  const listed = holidays.get(day);
  return listed === undefined ? weekdayOf(day) < SATURDAY : listed === 'work';
}

/** The day itself, or the first working day after it. */
export function workingDayFrom(day: Day, holidays: HolidayTable): Day {
  let at = day;
  for (let n = 0; n < MOST_DAYS && !isWorkingDay(at, holidays); n += 1) at = addDays(at, 1);
  return at;
}

/** The day on which `days` working days after `from` are over; `from` itself is not counted. */
export function addWorkingDays(from: Day, days: number, holidays: HolidayTable): Day {
  let at = from;
  for (let counted = 0, n = 0; counted < days && n < MOST_DAYS; n += 1) {
    at = addDays(at, 1);
    if (isWorkingDay(at, holidays)) counted += 1;
  }
  return at;
}

export interface NoticeTerm {
  readonly days: number;
  readonly counting: Counting;
  /** What any notice stands at least, in calendar days (山东省村务公开条例 art. 13: five). */
  readonly leastDays: number;
}

/** The last day on which a notice posted on `postedOn` has to hang; it has run from the day after. */
export function lastDayOfNotice(postedOn: Day, term: NoticeTerm, holidays: HolidayTable): Day {
  const own = term.counting === 'working' ? addWorkingDays(postedOn, term.days, holidays) : addDays(postedOn, term.days);
  const least = addDays(postedOn, term.leastDays);
  return workingDayFrom(own < least ? least : own, holidays);
}

/** Whether the last day is later than the days of the notice alone make it, because it fell on a day of rest. Working days end on one of themselves. */
export function movedToWorkingDay(postedOn: Day, until: Day, term: NoticeTerm): boolean {
  return term.counting === 'calendar' && until > addDays(postedOn, Math.max(term.days, term.leastDays));
}
