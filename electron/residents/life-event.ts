/** What all life events share: who it happens to, the days it may have, its entry in the log, the status it leaves behind. */
import { sql, type Selectable } from 'kysely';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { HouseholdId, ResidentId } from '#shared/ids.ts';
import type { FactKind, ResidentStatus } from '#shared/person-as-of.ts';
import type { RecordedEvent } from '#shared/residents/contract.ts';
import { STATUS_AFTER, STATUS_EVENT_KINDS, type LifeEventKind } from '#shared/residents/life-events.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { endFactRow, type Effects } from './dated-rows.ts';
import { recordChanges } from './field-history.ts';
import { readRow, type Reader } from './read-rows.ts';
import type { ResidentsTables } from './tables.ts';

export type ResidentRecord = Selectable<ResidentsTables['residents']>;

/** The entry, to be changed. @throws AppError not_found, resident_merged */
export async function requireResident(ctx: CommandContext, residentId: ResidentId): Promise<ResidentRecord> {
  const resident = await ctx.trx.selectFrom('residents').selectAll().where('id', '=', residentId).executeTakeFirst();
  if (resident === undefined) throw new AppError('not_found', { what: 'resident', id: String(residentId) });
  if (resident.mergedIntoId !== null) {
    const into = await ctx.trx.selectFrom('residents').select('name').where('id', '=', resident.mergedIntoId).executeTakeFirstOrThrow();
    throw new AppError('resident_merged', { name: resident.name, intoId: resident.mergedIntoId, intoName: into.name });
  }
  return resident;
}

/** @throws AppError resident_not_living */
export async function requireLiving(ctx: CommandContext, residentId: ResidentId): Promise<ResidentRecord> {
  const resident = await requireResident(ctx, residentId);
  if (resident.status !== 'living') {
    throw new AppError('resident_not_living', { name: resident.name, status: resident.status, since: resident.statusSince ?? ctx.clock.today() });
  }
  return resident;
}

/** An event has happened, not will happen, and to somebody who was born. @throws AppError day_in_future, day_too_early */
export function assertEventDay(ctx: CommandContext, on: Day, since: { readonly what: 'birth' | 'opened'; readonly day: Day | null }): void {
  const today = ctx.clock.today();
  if (on > today) throw new AppError('day_in_future', { day: on, today });
  if (since.day !== null && on < since.day) throw new AppError('day_too_early', { what: since.what, since: since.day, day: on });
}

/** Ends everything that still holds of a resident, except the facts to keep. */
export async function endFacts(ctx: CommandContext, effects: Effects, residentId: ResidentId, lastDay: Day, keep: readonly FactKind[]): Promise<number> {
  const rows = await ctx.trx.selectFrom('residentFacts').selectAll().where('residentId', '=', residentId).where('withdrawnAt', 'is', null)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', lastDay)])).execute();
  const ending = rows.filter((row) => !keep.includes(row.fact));
  for (const row of ending) await endFactRow(ctx, effects, row, lastDay);
  return ending.length;
}

export async function setStatus(ctx: CommandContext, resident: ResidentRecord, status: ResidentStatus, statusSince: Day | null): Promise<void> {
  await ctx.trx.updateTable('residents').set({ status, statusSince, version: resident.version + 1, updatedAt: ctx.clock.now() }).where('id', '=', resident.id).execute();
  await recordChanges(ctx, 'resident', resident.id, { status: resident.status, statusSince: resident.statusSince }, { status, statusSince });
}

/** The status that follows from the events that stand: the last by day, then by entry. */
export async function statusFromEvents(db: Reader, residentId: ResidentId): Promise<{ status: ResidentStatus; statusSince: Day | null }> {
  const last = await readRow<{ kind: keyof typeof STATUS_AFTER; occurredOn: Day }>(db, sql`
    select e.kind, e.occurredOn from lifeEvents e
    where e.residentId = ${residentId} and e.kind in (${sql.join(STATUS_EVENT_KINDS)})
      and not exists (select 1 from lifeEvents v where v.kind = 'revoked' and v.residentId is e.residentId and json_extract(v.data, '$.revokes') = e.id)
    order by e.occurredOn desc, e.id desc limit 1`);
  return last === undefined || last.kind === 'birth' ? { status: 'living', statusSince: null } : { status: STATUS_AFTER[last.kind], statusSince: last.occurredOn };
}

/** Writes the event with all it did, and makes the command's answer. */
export async function recordEvent(
  ctx: CommandContext, effects: Effects, event: { kind: LifeEventKind; occurredOn: Day; residentId: ResidentId | null; householdId: HouseholdId | null; note: string; data?: Readonly<Record<string, unknown>> },
  endedFacts = 0,
): Promise<RecordedEvent> {
  const { data, ...columns } = event;
  const { id } = await ctx.trx.insertInto('lifeEvents')
    .values({ ...columns, data: JSON.stringify({ ...data, effects }), recordedAt: ctx.clock.now(), recordedByUserId: ctx.actor.userId }).returning('id').executeTakeFirstOrThrow();
  return { lifeEventId: id, residentId: event.residentId, householdId: event.householdId, closedHouseholdIds: effects.closedHouseholds, endedFacts };
}
