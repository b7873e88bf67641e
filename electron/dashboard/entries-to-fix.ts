import { FIX_PARTS, type DueItem } from '#shared/dashboard/contract.ts';
import { may } from '#shared/permissions.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { countToFix } from '#electron/residents/to-fix.ts';

/** Entries of the register to mend, in one item with its parts; the lists count with the same conditions. */
export async function readEntriesToFix(ctx: QueryContext): Promise<DueItem[]> {
  const counts = new Map((await countToFix(ctx)).counts.map((row) => [row.kind as string, row.count]));
  const parts = FIX_PARTS.map((part) => ({ part, count: counts.get(part) ?? 0 })).filter((row) => row.count > 0);
  const count = parts.reduce((sum, row) => sum + row.count, 0);
  return count === 0 ? [] : [{ kind: 'entriesToFix', count, yours: may(ctx.actor.roles, 'residents.edit') ? count : 0, parts }];
}
