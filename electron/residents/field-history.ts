/** Field-level history (A7): who changed what, when, from what to what. */
import type { CommandContext } from '#electron/api/context.ts';
import type { ResidentsTables } from './tables.ts';

type Plain = string | number | null;

/** Records every field of `after` that differs from `before`, and says how many. Protected values are handed over masked. */
export async function recordChanges(
  ctx: CommandContext, entity: ResidentsTables['fieldChanges']['entity'], entityId: number, before: Readonly<Record<string, Plain>>, after: Readonly<Record<string, Plain>>,
): Promise<number> {
  const at = ctx.clock.now();
  const text = (value: Plain | undefined): string | null => (value === null || value === undefined ? null : String(value));
  const rows = Object.keys(after)
    .map((field) => ({ entity, entityId, field, oldValue: text(before[field]), newValue: text(after[field]), at, userId: ctx.actor.userId }))
    .filter((row) => row.oldValue !== row.newValue);
  if (rows.length > 0) await ctx.trx.insertInto('fieldChanges').values(rows).execute();
  return rows.length;
}
