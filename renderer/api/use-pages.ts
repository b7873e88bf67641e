/** Reading a long list a page at a time: for methods that take `after` and answer `{ rows, next, total }`. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { callByName } from './client.ts';
import type { MethodInput, MethodName, MethodOutput } from './methods.ts';

interface Page {
  readonly rows: readonly unknown[];
  readonly next: string | null;
  readonly total: number | null;
}

/** The methods that answer page by page. */
export type PagedMethod = { [M in MethodName]: MethodOutput<M> extends Page ? M : never }[MethodName];
type RowOf<M extends PagedMethod> = MethodOutput<M> extends { readonly rows: readonly (infer R)[] } ? R : never;

export interface Pages<R> {
  /** All rows read so far; undefined until the first answer. */
  readonly rows: R[] | undefined;
  /** Of all rows, read or not; undefined when the method does not count. */
  readonly total: number | undefined;
  readonly error: Error | null;
  readonly isFetching: boolean;
  /** Reads the next page where there is one; `onMore` of a DataTable. */
  readonly more: () => void;
}

/** `const residents = usePages('residents.list', { search, limit: 200 })`. A new input starts at the first page. */
export function usePages<M extends PagedMethod>(method: M, input: Omit<MethodInput<M>, 'after'>): Pages<RowOf<M>> {
  const query = useInfiniteQuery({
    queryKey: [method.split('.')[0], method, 'pages', input],
    queryFn: ({ pageParam, signal }) => callByName(method, { ...input, after: pageParam }, { signal }) as Promise<Page>,
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const { data, error, isFetching, hasNextPage, fetchNextPage } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows as RowOf<M>[]), [data]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  return { rows, total: data?.pages[0]?.total ?? undefined, error, isFetching, more };
}
