/** What the page has read, kept by feature: `changed: ['residents']` makes every residents.… query on screen read again. */
import { QueryClient } from '@tanstack/react-query';
import { AppError } from '#shared/errors.ts';
import type { HostBridge } from '#shared/host-bridge.ts';

export function makeQueryCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A refusal stays a refusal however often it is asked; only a silent host is worth a second try.
        retry: (failures, error) => !(error instanceof AppError) && failures < 2,
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}

/** Reads again what a command of anybody's has changed. */
export function followChanges(cache: QueryClient, bridge: HostBridge): () => void {
  return bridge.onEvent((event) => {
    if (event.kind !== 'changed') return;
    for (const feature of event.features) void cache.invalidateQueries({ queryKey: [feature] });
  });
}
