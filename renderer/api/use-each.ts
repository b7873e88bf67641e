/** The same command for several inputs: `const apply = useEach('changes.apply'); … await apply.run(inputs)`. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { actEach, type EachOutcome } from './act-each.ts';
import { actOnce } from './act-once.ts';
import { callByName } from './client.ts';
import type { MethodInput, MethodName, MethodOutput } from './methods.ts';
import { askPassword } from './password-again.ts';

export interface Each<I, T> {
  /** One after another, each in its own transaction; answers what became of each, without those it did not come to. */
  readonly run: (inputs: readonly I[]) => Promise<EachOutcome<I, T>[]>;
  /** undefined while nothing runs. */
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  /** Stops before the next one; what is done stays. */
  readonly stop: () => void;
}

/** What stands on the screen is read again once at the end, not after each. */
export function useEach<M extends MethodName>(method: M): Each<MethodInput<M>, MethodOutput<M>> {
  const cache = useQueryClient();
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const stopped = useRef(false);
  const run = useCallback(async (inputs: readonly MethodInput<M>[]) => {
    stopped.current = false;
    setProgress({ done: 0, total: inputs.length });
    const outcomes = await actEach(actOnce<MethodInput<M>, MethodOutput<M>>(method, callByName, askPassword), inputs, {
      onDone: (done) => setProgress({ done, total: inputs.length }), stopped: () => stopped.current,
    });
    setProgress(undefined);
    void cache.invalidateQueries();
    return outcomes;
  }, [cache, method]);
  const stop = useCallback(() => { stopped.current = true; }, []);
  return { run, progress, stop };
}
