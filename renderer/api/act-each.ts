/**
 * One command for each of several inputs, one after another: each is an act, a transaction and a line in the log of its own. A refusal
 * ends its own input only; a host that does not answer, or a session that ended, ends the rest as well: they would fare the same.
 */
import { AppError } from '#shared/errors.ts';
import type { ActOnce, Outcome } from './act-once.ts';

/** What became of one input, in the order asked. */
export interface EachOutcome<I, T> { readonly input: I; readonly outcome: Outcome<T> }

const endsAll = (error: Error): boolean => !(error instanceof AppError) || error.code === 'session_ended';

/** Inputs that were not reached any more are missing from the answer. `stopped` is asked before each. */
export async function actEach<I, T>(
  act: ActOnce<I, T>, inputs: readonly I[], { onDone, stopped }: { readonly onDone: (done: number) => void; readonly stopped: () => boolean },
): Promise<EachOutcome<I, T>[]> {
  const outcomes: EachOutcome<I, T>[] = [];
  for (const input of inputs) {
    if (stopped()) break;
    const outcome = await act.run(input);
    outcomes.push({ input, outcome });
    onDone(outcomes.length);
    if (!outcome.ok && endsAll(outcome.error)) break;
  }
  return outcomes;
}
