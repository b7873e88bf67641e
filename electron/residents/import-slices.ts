/** Long work on the main thread in short turns, so that searches and clicks of others are answered in between. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** A turn of the event loop may take this long (G13: gaps of at most 20 ms). */
const TURN_MS = 8;

/** What a turn-taker does between turns: let others in, and stop when cancelled. */
export function takeTurns(signal?: AbortSignal): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < TURN_MS) return;
    await nextTurn();
    signal?.throwIfAborted();
    began = performance.now();
  };
}

/** Runs a sliced computation to its end in turns; `onSlice` is told what each slice yields. */
export async function inTurns<Step, Result>(slices: Generator<Step, Result>, signal?: AbortSignal, onSlice?: (step: Step) => void): Promise<Result> {
  const turn = takeTurns(signal);
  for (;;) {
    const step = slices.next();
    if (step.done === true) return step.value;
    onSlice?.(step.value);
    await turn();
  }
}
