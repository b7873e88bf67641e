import type { CallOptions } from '#shared/contract.ts';

/** A call by its full name; the untyped ground under the client, useCall and useAct. */
export type CallByName = (method: string, input: unknown, options?: CallOptions) => Promise<unknown>;
