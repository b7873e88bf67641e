/**
 * Filters of a list, kept in the address: a page opened from a link, or come back to, shows the same rows. Only what differs
 * from the default is written, so that a plain list has a plain address.
 */
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

export type Filters = Readonly<Record<string, string>>;

export function readFilters<F extends Filters>(defaults: F, params: URLSearchParams): F {
  return Object.fromEntries(Object.entries(defaults).map(([key, value]) => [key, params.get(key) ?? value])) as F;
}

/** The other parameters of the address stay. */
export function writeFilters<F extends Filters>(defaults: F, filters: F, params: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [key, value] of Object.entries(filters)) {
    if (value === defaults[key]) next.delete(key);
    else next.set(key, value);
  }
  return next;
}

/** `const [filters, setFilters] = useUrlFilters(DEFAULTS)`, DEFAULTS a constant outside the component; setFilters takes a part. */
export function useUrlFilters<F extends Filters>(defaults: F): [F, (change: Partial<F>) => void] {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => readFilters(defaults, params), [defaults, params]);
  const change = useCallback(
    (part: Partial<F>) => {
      void setParams((now) => writeFilters(defaults, { ...readFilters(defaults, now), ...part }, now), {
        replace: true,
      });
    },
    [defaults, setParams],
  );
  return [filters, change];
}
