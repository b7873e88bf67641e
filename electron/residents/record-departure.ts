import type { InputOf } from '#shared/contract.ts';
import type { RecordedEvent, residentsContract } from '#shared/residents/contract.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { noEffects } from './dated-rows.ts';
import { currentMembership, leaveHousehold } from './household-moves.ts';
import { assertEventDay, endFacts, recordEvent, requireLiving, requireResident, setStatus } from './life-event.ts';
import { AppError } from '#shared/errors.ts';

/**
 * 死亡: ends the membership of the household and every fact on the day, after a new head is named where the head died. Rules see
 * the resident as dead from that day on, so no later batch contains him; what was paid after the day is asked of the
 * payments (A6). Somebody who moved out before may die as well. @throws AppError resident_dead, head_needed, day_too_early
 */
export async function recordDeath(ctx: CommandContext, input: InputOf<typeof residentsContract.recordDeath>): Promise<RecordedEvent> {
  const resident = await requireResident(ctx, input.residentId);
  if (resident.status === 'dead') throw new AppError('resident_dead', { name: resident.name, since: resident.statusSince ?? ctx.clock.today() });
  assertEventDay(ctx, input.occurredOn, { what: 'birth', day: resident.birthDate });
  const effects = noEffects();
  const membership = await currentMembership(ctx, resident.id);
  if (membership !== undefined) await leaveHousehold(ctx, effects, { id: membership.householdId, householdNo: membership.householdNo }, [resident.id], input.occurredOn, input.newHead);
  const ended = await endFacts(ctx, effects, resident.id, input.occurredOn, []);
  await setStatus(ctx, resident, 'dead', input.occurredOn);
  return recordEvent(ctx, effects, { kind: 'death', occurredOn: input.occurredOn, residentId: resident.id, householdId: membership?.householdId ?? null, note: input.note }, ended);
}

/**
 * 迁出, 婚出: the same ends as at a death, but the membership of the collective stays unless it was given up: it is not lost by moving,
 * marrying, studying or serving (农村集体经济组织法 art. 18).
 */
export async function recordDeparture(ctx: CommandContext, kind: 'movedOut' | 'marriageOut', input: InputOf<typeof residentsContract.recordMovedOut>): Promise<RecordedEvent> {
  const resident = await requireLiving(ctx, input.residentId);
  assertEventDay(ctx, input.occurredOn, { what: 'birth', day: resident.birthDate });
  const effects = noEffects();
  const membership = await currentMembership(ctx, resident.id);
  if (membership !== undefined) await leaveHousehold(ctx, effects, { id: membership.householdId, householdNo: membership.householdNo }, [resident.id], input.occurredOn, input.newHead);
  const ended = await endFacts(ctx, effects, resident.id, input.occurredOn, input.keepMembership ? ['membership'] : []);
  await setStatus(ctx, resident, 'movedOut', input.occurredOn);
  return recordEvent(ctx, effects, { kind, occurredOn: input.occurredOn, residentId: resident.id, householdId: membership?.householdId ?? null, note: input.note, data: { destination: input.destination } }, ended);
}
