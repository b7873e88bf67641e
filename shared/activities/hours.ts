/**
 * Times of day and hours. A time of day is a whole number of minutes since midnight, 0 to 1440 (24:00); hours are whole minutes
 * too: no float ever holds an hour. Service over midnight is two rows, one of each day.
 */
export const DAY_MINUTES = 1440;

/** How raw minutes become counted ones. Configurable: local rules differ (community-welfare §6.4: 0.5 h). */
export interface HourRules {
  /** 30 = half hours. */
  readonly roundToMinutes: number;
  /** down: begun half hours do not count. */
  readonly rounding: 'nearest' | 'down';
  /** Above this a day is asked about. */
  readonly askAboveMinutes: number;
  /** Above this a day is refused; never above 24 h. */
  readonly refuseAboveMinutes: number;
  /** Less rest than this between two shifts is pointed out. */
  readonly restMinutes: number;
}

export const DEFAULT_HOUR_RULES: HourRules = { roundToMinutes: 30, rounding: 'nearest', askAboveMinutes: 480, refuseAboveMinutes: 1440, restMinutes: 480 };

/** A span of one day; `end` excluded, so that 9–11 and 11–12 do not overlap. */
export interface Span { readonly day: string; readonly startMinute: number; readonly endMinute: number }

/** Whether two spans share a minute. */
export function overlaps(a: Span, b: Span): boolean {
  return a.day === b.day && a.startMinute < b.endMinute && b.startMinute < a.endMinute;
}

/**
 * Counted minutes of raw ones, by the rules' step. Half a step counts up when rounding to the nearest. Service shorter than half
 * a step still counts one step: somebody who came and served is on the record (nearest only).
 */
export function countedMinutes(rawMinutes: number, rules: Pick<HourRules, 'roundToMinutes' | 'rounding'>): number {
  if (rawMinutes <= 0) return 0;
  const steps = rawMinutes / rules.roundToMinutes;
  if (rules.rounding === 'down') return Math.floor(steps) * rules.roundToMinutes;
  return Math.max(1, Math.floor(steps + 0.5)) * rules.roundToMinutes;
}

/** '8:30', '0830', '830', '8：30', '8点半', '8点', '8' → minutes; null for anything that is no time of day. 24:00 is the end of the day. */
export function parseClock(text: string): number | null {
  const clean = text.trim().replaceAll('：', ':').replace(/[时点]半$/, ':30').replace(/[时点]$/, ':00').replace(/[时点]/, ':').replace(/分$/, '').replace('.', ':');
  const match = /^(\d{1,2}):(\d{1,2})$/.exec(clean) ?? /^(\d{1,2})(\d{2})$/.exec(clean) ?? /^(\d{1,2})()$/.exec(clean);
  if (match === null) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2] === '' ? 0 : match[2]);
  return Number(match[2]) > 59 || minutes > DAY_MINUTES ? null : minutes;
}

/** 510 → '08:30'. */
export function formatClock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** '2.5', '2.5小时', '2.5h', '2:30' → minutes; null for anything else. Not bounded here: 30 is read, and refused by the rules. */
export function parseHours(text: string): number | null {
  const clean = text.trim().replace(/(小时|个小时|h)$/i, '').replace('：', ':').trim();
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(clean);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(clean);
  if (match === null) return null;
  return Number(match[1]) * 60 + Math.round(Number(`0.${match[2] ?? '0'}`) * 60);
}

/** 150 → '2.5', 120 → '2', 100 → '1.67': hours as they are printed. */
export function formatHours(minutes: number): string {
  const hundredths = Math.round((minutes * 100) / 60);
  return String(hundredths / 100);
}

/** Minutes between the end of one span and the beginning of a later one; `daysApart` from a's day to b's. */
export function restBetween(a: Span, b: Span, daysApart: number): number {
  return daysApart * DAY_MINUTES + b.startMinute - a.endMinute;
}
