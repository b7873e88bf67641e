import type { BatchShown } from './steps.ts';

type Decision = BatchShown['decisions'][number];

/** The decision that sent the batch back to its maker, until it is handed in again. */
export function sentBack(decisions: readonly Decision[]): Decision | undefined {
  const last = decisions.findLast((decision) => decision.step === 'return' || decision.step === 'submit');
  return last?.step === 'return' ? last : undefined;
}
