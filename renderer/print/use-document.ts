/** Data of a printed document. Reading it leaves a line in the log, so it is asked for once and not again when something changes. */
import { useEffect, useRef, useState } from 'react';
import type { MethodInput, MethodName, MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';

export interface PrintedDocument<T> {
  /** undefined until it is there. */
  readonly data: T | undefined;
  readonly error: Error | undefined;
}

/** One logged query, asked once for each different input. */
export function useDocument<M extends MethodName>(method: M, input: MethodInput<M>): PrintedDocument<MethodOutput<M>> {
  const { run } = useAct(method);
  const [answer, setAnswer] = useState<PrintedDocument<MethodOutput<M>> & { readonly to: string }>();
  const text = JSON.stringify(input);
  const asked = useRef<string>(undefined);
  useEffect(() => {
    if (asked.current === text) return;
    asked.current = text;
    void run(JSON.parse(text) as MethodInput<M>).then((outcome) => {
      if (asked.current === text) setAnswer({ to: text, data: outcome.ok ? outcome.value : undefined, error: outcome.ok ? undefined : outcome.error });
    });
  }, [run, text]);
  // The answer to another question (whole numbers, say) is never shown under this one.
  return answer?.to === text ? answer : { data: undefined, error: undefined };
}
