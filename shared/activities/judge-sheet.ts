/** One row of a paper sign-in sheet, as typed: what it says in minutes, or why it cannot be kept. Pure. */
import { countedMinutes, DAY_MINUTES, overlaps, type HourRules, type Span } from './hours.ts';

/**
 * endBeforeStart: signed out before in; nothingTyped: neither times nor hours; tooManyHours: more than a day may have; twice: the
 * same person stands in the sheet twice at one time; overlap: he served elsewhere then; longDay: asked about, kept when accepted.
 */
export const SHEET_FAULTS = [
  'unknown', 'ambiguous', 'nothingTyped', 'outMissing', 'endBeforeStart', 'tooManyHours', 'hoursDiffer', 'overlap', 'twice', 'pastMidnight',
  'dead', 'left', 'paused', 'notYet', 'movedOut', 'minorDangerous', 'minorNoConsent', 'notInTeam', 'longDay',
] as const;
export type SheetFault = (typeof SHEET_FAULTS)[number];

export interface SheetTimes {
  /** null: not typed. */
  readonly inMinute: number | null;
  readonly outMinute: number | null;
  /** Hours as written on the sheet, in minutes; travel is not part of them. */
  readonly hoursMinutes: number | null;
  /** Time on the way inside the span, taken off: travel is no service (志愿服务记录与证明出具办法). */
  readonly travelMinutes: number;
}

export type SheetJudgement =
  | { readonly ok: true; readonly startMinute: number; readonly endMinute: number; readonly travelMinutes: number; readonly minutes: number }
  | { readonly ok: false; readonly fault: SheetFault };

/** Hours alone start at the shift's beginning. Times and hours that differ by more than a step are asked back: one of them is wrong. */
export function judgeTimes(typed: SheetTimes, shift: Pick<Span, 'startMinute'>, rules: HourRules): SheetJudgement {
  const { inMinute, outMinute, hoursMinutes, travelMinutes } = typed;
  if (hoursMinutes !== null && hoursMinutes > rules.refuseAboveMinutes) return { ok: false, fault: 'tooManyHours' };
  if (inMinute === null && outMinute === null && hoursMinutes === null) return { ok: false, fault: 'nothingTyped' };
  const start = inMinute ?? (outMinute !== null && hoursMinutes !== null ? outMinute - hoursMinutes - travelMinutes : shift.startMinute);
  const end = outMinute ?? (hoursMinutes === null ? null : start + hoursMinutes + travelMinutes);
  if (end === null) return { ok: false, fault: 'outMissing' };
  if (end <= start || start < 0) return { ok: false, fault: 'endBeforeStart' };
  if (end > DAY_MINUTES) return { ok: false, fault: 'pastMidnight' };
  const raw = end - start - travelMinutes;
  if (raw <= 0) return { ok: false, fault: 'endBeforeStart' };
  if (raw > rules.refuseAboveMinutes) return { ok: false, fault: 'tooManyHours' };
  if (hoursMinutes !== null && Math.abs(hoursMinutes - raw) > rules.roundToMinutes) return { ok: false, fault: 'hoursDiffer' };
  return { ok: true, startMinute: start, endMinute: end, travelMinutes, minutes: countedMinutes(raw, rules) };
}

/** Why a judged span cannot stand beside what the person has on that day already: `busy` with its counted minutes. */
export function judgeDay(span: Span, minutes: number, busy: readonly (Span & { readonly minutes: number })[], rules: HourRules, acceptLongDay: boolean): SheetFault | null {
  if (busy.some((other) => overlaps(other, span))) return 'overlap';
  const sum = busy.filter((other) => other.day === span.day).reduce((total, other) => total + other.minutes, minutes);
  if (sum > rules.refuseAboveMinutes) return 'tooManyHours';
  return sum > rules.askAboveMinutes && !acceptLongDay ? 'longDay' : null;
}
