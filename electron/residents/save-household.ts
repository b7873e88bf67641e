import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { residentsContract } from '#shared/residents/contract.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { noEffects } from './dated-rows.ts';
import { recordChanges } from './field-history.ts';
import { judgeHousehold, openHousehold, requireHousehold } from './household-moves.ts';

/** A new household, still empty, or another number, kind, flat, grid or address of an old one. */
export async function saveHousehold(ctx: CommandContext, input: InputOf<typeof residentsContract.saveHousehold>): Promise<OutputOf<typeof residentsContract.saveHousehold>> {
  const today = ctx.clock.today();
  if (input.householdId === null) {
    const openedOn = input.openedOn ?? today;
    if (openedOn > today) throw new AppError('day_in_future', { day: openedOn, today });
    const householdId = await openHousehold(ctx, noEffects(), input.household, openedOn);
    const { householdNo } = await requireHousehold(ctx, householdId);
    return { householdId, householdNo, version: 1 };
  }
  const before = await requireHousehold(ctx, input.householdId);
  if (before.version !== input.version) throw new AppError('changed_meanwhile', { what: 'household' });
  const after = await judgeHousehold(ctx, input.household, before);
  const version = before.version + 1;
  await ctx.trx.updateTable('households').set({ ...after, version }).where('id', '=', before.id).execute();
  const { householdNo, kind, gridId, flatId, address } = before;
  await recordChanges(ctx, 'household', before.id, { householdNo, kind, gridId, flatId, address }, after);
  return { householdId: before.id, householdNo: after.householdNo, version };
}
