/** A call as it came over a host, before the office sees it: shape, sizes, depth. Both hosts read calls here. */
import { AppError } from '#shared/errors.ts';
import { callSchema, fileOwnerSchema, type FileOwner, type PlacedRequest } from '#shared/host-bridge.ts';

/** No input of the contract is half as deep (R42). */
export const DEEPEST = 20;

/** Refuses with `bad_request` what no page of ours sends. */
export function readCall(raw: unknown): PlacedRequest {
  refuseOddValue(raw);
  const parsed = callSchema.safeParse(raw);
  if (!parsed.success) throw new AppError('bad_request', { detail: `call: ${parsed.error.issues[0]?.path.join('.') ?? ''} ${parsed.error.issues[0]?.code ?? ''}` });
  return { ...parsed.data, input: parsed.data.input };
}

/** Whose session a file belongs to, as a page said it. */
export function readFileOwner(raw: unknown): FileOwner {
  const parsed = fileOwnerSchema.safeParse(raw);
  if (!parsed.success) throw new AppError('bad_request', { detail: 'whose file' });
  return { place: parsed.data.place, token: parsed.data.token };
}

/** Refuses what is nested too deeply and the key that would change an object's prototype (R38). */
export function refuseOddValue(value: unknown, depth = 0): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth >= DEEPEST) throw new AppError('bad_request', { detail: 'nested too deeply' });
  if (Array.isArray(value)) {
    for (const each of value) refuseOddValue(each, depth + 1);
    return;
  }
  for (const key of Object.keys(value)) {
    if (key === '__proto__') throw new AppError('bad_request', { detail: 'a key that is not allowed' });
    refuseOddValue((value as Record<string, unknown>)[key], depth + 1);
  }
}
