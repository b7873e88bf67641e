/** The clock while the practice community is built: two years of office days go by in a minute. */
import { instant, localDay, type Day, type Instant } from '#shared/days.ts';
import type { Clock } from '#electron/office/clock.ts';

export interface SampleClock extends Clock {
  /** Nine in the morning, China time, of a day; never backwards. */
  goTo(day: Day): void;
}

export function sampleClock(start: Day): SampleClock {
  const morning = (day: Day): Instant => instant(`${day}T01:00:00.000Z`);
  let now = morning(start);
  return {
    now: () => now, today: () => localDay(now), monotonicMs: () => performance.now(),
    goTo: (day) => { if (morning(day) > now) now = morning(day); },
  };
}
