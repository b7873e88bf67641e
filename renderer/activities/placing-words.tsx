/** How a shift's time and a refused placing are said. */
import { useWords } from '#renderer/i18n/use-words.ts';
import type { RefusedPerson, ShiftView } from '#shared/activities/contract.ts';
import { formatClock } from '#shared/activities/hours.ts';
import { weekdayOf } from '#shared/days.ts';
import { activitiesWords } from './words.ts';

const WEEKDAYS = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7'] as const;
/** '9月12日 周六 08:30–10:30' */
export function useShiftTime() {
  const t = useWords(activitiesWords);
  return (shift: Pick<ShiftView, 'day' | 'startMinute' | 'endMinute'>): string => `${shift.day.slice(5)} ${t(WEEKDAYS[weekdayOf(shift.day) - 1] ?? 'w1')} ${formatClock(shift.startMinute)}–${formatClock(shift.endMinute)}`;
}

/** Whom copying or placing left out, and why. */
export function RefusedList({ refused }: { refused: readonly RefusedPerson[] }) {
  const t = useWords(activitiesWords);
  if (refused.length === 0) return null;
  return <ul className="muted">{refused.map((person, n) => <li key={n}>{person.name}{t(':')}{t(`r.${person.why}`)}{person.elsewhere === '' ? '' : `${t('(')}${person.elsewhere}${t(')')}`}</li>)}</ul>;
}
