/** Whether somebody can be placed on a shift, and who is proposed for it. Pure; both are explained. */
import { ageOn, daysBetween, weekdayOf, type Day } from '../days.ts';
import { overlaps, restBetween, type HourRules, type Span } from './hours.ts';
import type { RiskLevel } from './words.ts';

export const ADULT_AGE = 18;

/** What stops a placing. dead/left/paused/notYet/movedOut: of the volunteer on that day; overlap: two places at once. */
export const PLACE_REFUSALS = ['dead', 'left', 'paused', 'notYet', 'movedOut', 'minorDangerous', 'minorNoConsent', 'overlap', 'placedAlready', 'full'] as const;
export type PlaceRefusal = (typeof PLACE_REFUSALS)[number];
/** What is asked about first. lackSkill: the post wants a skill he does not have; notFree: outside the free times he told. */
export const PLACE_WARNINGS = ['shortRest', 'longDay', 'lackSkill', 'notFree'] as const;
export type PlaceWarning = (typeof PLACE_WARNINGS)[number];

export interface Candidate {
  /** 'active' or why not, on the shift's day. */
  readonly standing: 'active' | 'paused' | 'left' | 'notYet' | 'dead' | 'movedOut';
  readonly birthDate: Day | null;
  /** The guardian consented on or before the day. */
  readonly consentOn: Day | null;
  readonly skillIds: readonly number[];
  /** Weekday (1 = Monday) and part of the day; none at all = not told, which is no objection. */
  readonly freeTimes: readonly { readonly weekday: number; readonly part: DayPart }[];
  /** Shifts he stands on, and service already entered, around the day. */
  readonly busy: readonly Span[];
}

export interface ShiftToFill { readonly span: Span & { readonly day: Day }; readonly risk: RiskLevel; readonly skillIds: readonly number[]; readonly flexible: boolean }

export type DayPart = 'morning' | 'afternoon' | 'evening';
const NOON = 12 * 60;
const EVENING = 18 * 60;

/** The parts of the day a span touches. */
export function partsOfDay(span: Pick<Span, 'startMinute' | 'endMinute'>): DayPart[] {
  const parts: DayPart[] = [];
  if (span.startMinute < NOON) parts.push('morning');
  if (span.startMinute < EVENING && span.endMinute > NOON) parts.push('afternoon');
  if (span.endMinute > EVENING) parts.push('evening');
  return parts;
}

export interface PlaceJudgement { readonly refusals: readonly PlaceRefusal[]; readonly warnings: readonly PlaceWarning[] }

/** Every reason against, in the order they are told. A flexible shift is no second place: its hours are chosen around others. */
export function judgePlacing(person: Candidate, shift: ShiftToFill, rules: HourRules): PlaceJudgement {
  const { span } = shift;
  const refusals: PlaceRefusal[] = [];
  const warnings: PlaceWarning[] = [];
  if (person.standing !== 'active') refusals.push(person.standing);
  if (person.birthDate !== null && ageOn(person.birthDate, span.day) < ADULT_AGE) {
    if (shift.risk === 'risky') refusals.push('minorDangerous');
    else if (person.consentOn === null || person.consentOn > span.day) refusals.push('minorNoConsent');
  }
  if (!shift.flexible) {
    if (person.busy.some((other) => overlaps(other, span))) refusals.push('overlap');
    else if (person.busy.some((other) => restOf(other, span) < rules.restMinutes && other.day !== span.day)) warnings.push('shortRest');
    const sameDay = person.busy.filter((other) => other.day === span.day).reduce((sum, other) => sum + other.endMinute - other.startMinute, 0);
    if (sameDay + span.endMinute - span.startMinute > rules.askAboveMinutes) warnings.push('longDay');
  }
  if (shift.skillIds.some((skill) => !person.skillIds.includes(skill))) warnings.push('lackSkill');
  if (!isFree(person, span)) warnings.push('notFree');
  return { refusals, warnings };
}

function restOf(a: Span, b: Span): number {
  const apart = daysBetween(a.day as Day, b.day as Day);
  return apart >= 0 ? restBetween(a, b, apart) : restBetween(b, a, -apart);
}

/** Whether his free times cover every part of the day the span touches; true when he told none. */
export function isFree(person: Pick<Candidate, 'freeTimes'>, span: Span & { day: Day }): boolean {
  if (person.freeTimes.length === 0) return true;
  const weekday = weekdayOf(span.day);
  return partsOfDay(span).every((part) => person.freeTimes.some((free) => free.weekday === weekday && free.part === part));
}

export interface Suggestible extends Candidate {
  readonly volunteerId: number;
  readonly name: string;
  /** In one of the activity's teams on that day. */
  readonly inTeam: boolean;
  /** Approved minutes of the last 365 days. */
  readonly servedMinutes: number;
  readonly lastServedOn: Day | null;
}
export interface Suggestion { readonly volunteerId: number; readonly free: boolean; readonly hasSkill: boolean; readonly inTeam: boolean; readonly servedMinutes: number; readonly lastServedOn: Day | null; readonly warnings: readonly PlaceWarning[] }

/**
 * Whom to ask for a shift: those whom nothing stops, first those with the skill, then those who are free then, then the activity's
 * own teams, then who has served least, then who waits longest; at the end by number, so that the order is always the same.
 */
export function suggest(people: readonly Suggestible[], shift: ShiftToFill, rules: HourRules, most: number): Suggestion[] {
  const able = people.flatMap((person) => {
    const { refusals, warnings } = judgePlacing(person, shift, rules);
    if (refusals.length > 0) return [];
    const told = person.freeTimes.length > 0;
    return [{ volunteerId: person.volunteerId, free: told && !warnings.includes('notFree'), hasSkill: !warnings.includes('lackSkill'), inTeam: person.inTeam, servedMinutes: person.servedMinutes, lastServedOn: person.lastServedOn, warnings }];
  });
  const yesFirst = (a: boolean, b: boolean): number => Number(b) - Number(a);
  return able
    .toSorted((a, b) => yesFirst(a.hasSkill, b.hasSkill) || yesFirst(!a.warnings.includes('notFree'), !b.warnings.includes('notFree')) || yesFirst(a.inTeam, b.inTeam) || yesFirst(a.free, b.free) || a.servedMinutes - b.servedMinutes
      || (a.lastServedOn ?? '').localeCompare(b.lastServedOn ?? '') || a.volunteerId - b.volunteerId)
    .slice(0, most);
}
