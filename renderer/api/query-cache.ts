/** What the page has read, kept until the office says that something has changed. */
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

/**
 * Reads again what stands on the screen whenever anybody has changed something. Everything, not only the named feature:
 * an import changes residents, an approved batch changes vouchers, and the desk counts them all.
 */
export function followChanges(cache: QueryClient, bridge: HostBridge): () => void {
  return bridge.onEvent((event) => {
    if (event.kind === 'changed') void cache.invalidateQueries();
  });
}
