/** When nobody has touched keyboard or mouse for the office's idle minutes, the screen locks; a minute before, it says so. */
export const NOTICE_SECONDS = 60;
/** While somebody works without calling the office (a long form), the office is told this often that the seat is taken. */
export const ALIVE_EVERY_MS = 60_000;

export type IdleStep =
  { readonly step: 'working' } | { readonly step: 'notice'; readonly secondsLeft: number } | { readonly step: 'lock' };

/** What the idle time of the moment means. */
export function idleStep(idleMs: number, idleMinutes: number): IdleStep {
  const leftMs = idleMinutes * 60_000 - idleMs;
  if (leftMs <= 0) return { step: 'lock' };
  if (leftMs <= NOTICE_SECONDS * 1000) return { step: 'notice', secondsLeft: Math.ceil(leftMs / 1000) };
  return { step: 'working' };
}
