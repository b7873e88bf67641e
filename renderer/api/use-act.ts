/** Writing (and logged reading): `const save = useAct('residents.save'); … await save.run(input)`. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Progress } from '#shared/contract.ts';
import { actOnce, type Outcome } from './act-once.ts';
import { callByName } from './client.ts';
import type { MethodInput, MethodName, MethodOutput } from './methods.ts';
import { askPassword } from './password-again.ts';

export interface Act<I, T> {
  /** Never throws: an answer, or the error to show. A password asked again is handled on the way. */
  readonly run: (input: I) => Promise<Outcome<T>>;
  readonly running: boolean;
  /** Of long work; undefined until the office reports. */
  readonly progress: Progress | undefined;
  /** Ends long work; the office rolls it back and answers `cancelled`. */
  readonly cancel: () => void;
  /** Of the last run; shown with <RefusalAlert error={act.error}/>. */
  readonly error: Error | undefined;
  /** Forgets the error, as when a dialog opens again. */
  readonly forget: () => void;
}

/** One command of the contract. After it succeeded what stands on the screen is read again. */
export function useAct<M extends MethodName>(method: M): Act<MethodInput<M>, MethodOutput<M>> {
  const cache = useQueryClient();
  const [running, setRunning] = useState(0);
  const [progress, setProgress] = useState<Progress>();
  const [error, setError] = useState<Error>();
  const abort = useRef<AbortController>(undefined);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);

  const act = useMemo(() => actOnce<MethodInput<M>, MethodOutput<M>>(method, callByName, askPassword), [method]);

  const run = useCallback(
    async (input: MethodInput<M>) => {
      abort.current = new AbortController();
      setRunning((n) => n + 1);
      setError(undefined);
      setProgress(undefined);
      const outcome = await act.run(input, { onProgress: setProgress, signal: abort.current.signal });
      if (alive.current) {
        setRunning((n) => n - 1);
        setProgress(undefined);
        if (!outcome.ok) setError(outcome.error);
      }
      if (outcome.ok) void cache.invalidateQueries();
      return outcome;
    },
    [act, cache],
  );
  const cancel = useCallback(() => abort.current?.abort(), []);
  const forget = useCallback(() => setError(undefined), []);

  return { run, running: running > 0, progress, cancel, error, forget };
}
