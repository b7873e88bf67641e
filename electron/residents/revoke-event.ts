import { sql } from 'kysely';
import type { InputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { FactId } from '#shared/ids.ts';
import type { RecordedEvent, residentsContract } from '#shared/residents/contract.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { addFactRow, addMember, factDetail, noEffects, withdraw, type Effects } from './dated-rows.ts';
import { recordChanges } from './field-history.ts';
import { reopenHousehold, requireHousehold } from './household-moves.ts';
import { recordEvent, requireResident, setStatus, statusFromEvents } from './life-event.ts';
import { readNumber } from './read-rows.ts';

/**
 * Takes a wrong entry back: what it added is withdrawn, what it withdrew holds again, the status follows from the events that
 * stand. The entry itself stays in the log beside the one that revokes it. Refused once something was built on it, and for
 * events that brought a new person into the register: those are mended in his file.
 * @throws AppError event_revoked, event_built_on
 */
export async function revokeEvent(ctx: CommandContext, input: InputOf<typeof residentsContract.revokeEvent>): Promise<RecordedEvent> {
  const event = await ctx.trx.selectFrom('lifeEvents').selectAll().where('id', '=', input.lifeEventId).executeTakeFirst();
  if (event === undefined) throw new AppError('not_found', { what: 'lifeEvent', id: String(input.lifeEventId) });
  const revoked = await readNumber(ctx.trx, sql`select count(*) as n from lifeEvents where kind = 'revoked' and json_extract(data, '$.revokes') = ${event.id}`);
  if (revoked > 0 || event.kind === 'revoked') throw new AppError('event_revoked', { kind: event.kind });
  const { effects: did } = JSON.parse(event.data) as { effects?: Effects };
  if (did === undefined || did.createdResidents.length > 0 || !(await standsAlone(ctx, did))) throw new AppError('event_built_on', { kind: event.kind });

  const effects = noEffects();
  await withdraw(ctx, 'householdMembers', did.addedMembers);
  await withdraw(ctx, 'residentFacts', did.addedFacts);
  for (const householdId of did.closedHouseholds) await reopenHousehold(ctx, householdId);
  await restore(ctx, effects, did);
  for (const householdId of did.openedHouseholds) await closeAgain(ctx, householdId);
  const out = await recordEvent(ctx, effects, {
    kind: 'revoked', occurredOn: event.occurredOn, residentId: event.residentId, householdId: event.householdId, note: input.reason, data: { revokes: event.id, revokedKind: event.kind },
  });
  if (event.residentId !== null) {
    const resident = await requireResident(ctx, event.residentId);
    const { status, statusSince } = await statusFromEvents(ctx.trx, resident.id);
    if (status !== resident.status || statusSince !== resident.statusSince) await setStatus(ctx, resident, status, statusSince);
  }
  return out;
}

/** Whether everything the event added still stands as it added it. */
async function standsAlone(ctx: CommandContext, did: Effects): Promise<boolean> {
  const gone = async (table: 'householdMembers' | 'residentFacts', ids: readonly number[]): Promise<number> =>
    readNumber(ctx.trx, sql`select count(*) as n from ${sql.table(table)} where withdrawnAt is not null and id in (select value from json_each(${JSON.stringify(ids)}))`);
  const joined = await readNumber(ctx.trx, sql`select count(*) as n from householdMembers where withdrawnAt is null
    and householdId in (select value from json_each(${JSON.stringify(did.openedHouseholds)})) and id not in (select value from json_each(${JSON.stringify(did.addedMembers)}))`);
  return (await gone('householdMembers', did.addedMembers)) + (await gone('residentFacts', did.addedFacts)) + joined === 0;
}

async function restore(ctx: CommandContext, effects: Effects, did: Effects): Promise<void> {
  // An event may have added a row and withdrawn it again (a head who changes twice): such a row never stood.
  const members = did.withdrawnMembers.filter((id) => !did.addedMembers.includes(id));
  for (const id of members) {
    const row = await ctx.trx.selectFrom('householdMembers').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    await addMember(ctx, effects, { householdId: row.householdId, residentId: row.residentId, relationCode: row.relationCode, validFrom: row.validFrom, validTo: row.validTo });
  }
  for (const id of did.withdrawnFacts) {
    const row = await ctx.trx.selectFrom('residentFacts').selectAll().where('id', '=', id as FactId).executeTakeFirstOrThrow();
    await addFactRow(ctx, effects, { residentId: row.residentId, fact: row.fact, value: row.value, validFrom: row.validFrom, validTo: row.validTo, basis: row.basis, detail: factDetail(ctx, row) });
  }
}

async function closeAgain(ctx: CommandContext, householdId: Effects['openedHouseholds'][number]): Promise<void> {
  const household = await requireHousehold(ctx, householdId);
  await ctx.trx.updateTable('households').set({ status: 'closed', closedOn: household.openedOn, version: household.version + 1 }).where('id', '=', householdId).execute();
  await recordChanges(ctx, 'household', householdId, { status: household.status }, { status: 'closed' });
}
