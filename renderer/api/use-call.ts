/** Reading: `const residents = useCall('residents.list', { text })`. */
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { callByName } from './client.ts';
import type { MethodInput, MethodName, MethodOutput } from './methods.ts';

export interface CallSettings {
  /** false: not asked yet (an id is still missing, a dialog is closed). */
  readonly enabled?: boolean;
  /** Shows the last answer until the next one is there; for lists searched while typing. */
  readonly keepLast?: boolean;
  /** Asks again by itself every so many milliseconds. */
  readonly everyMs?: number;
}

/**
 * One query of the contract; read again whenever something has changed in the office.
 * `data` is undefined until the first answer, `error` an AppError (show it with <RefusalAlert error={…}/>).
 */
export function useCall<M extends MethodName>(
  method: M,
  input: MethodInput<M>,
  settings: CallSettings = {},
): UseQueryResult<MethodOutput<M>, Error> {
  const [feature] = method.split('.');
  return useQuery({
    queryKey: [feature, method, input],
    queryFn: ({ signal }) => callByName(method, input, { signal }) as Promise<MethodOutput<M>>,
    enabled: settings.enabled ?? true,
    ...(settings.keepLast === true ? { placeholderData: keepPreviousData } : {}),
    ...(settings.everyMs === undefined ? {} : { refetchInterval: settings.everyMs }),
  });
}
