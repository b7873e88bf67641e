/** Time comes from here. `now` never runs backwards within one open office (R09); waits are measured on the monotonic clock. */
import { instant, instantOf, localDay, type Day, type Instant } from '#shared/days.ts';

export interface Clock {
  now(): Instant;
  /** The day in China, whatever the PC's zone is. */
  today(): Day;
  monotonicMs(): number;
}

/** The PC's clock; HUILIN_NOW (an instant) replaces it for tests and demonstrations, and then stands still. */
export function systemClock(fixedNow: string | undefined = process.env['HUILIN_NOW']): Clock {
  let last = '';
  const now = (): Instant => {
    const read = fixedNow ?? instantOf(Date.now());
    last = read > last ? read : last;
    return instant(last);
  };
  return { now, today: () => localDay(now()), monotonicMs: () => performance.now() };
}
