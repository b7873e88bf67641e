/** Paused, left, back again; and the accident insurance. */
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { addDays } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { volunteersContract } from '#shared/volunteers/contract.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { endMembership, standingAfter } from './memberships.ts';
import { readVolunteersOn, refuseMerged } from './standing.ts';

/**
 * Another status from a day on. Who leaves, leaves his teams the day before; his hours and certificates stay. The office settles
 * a dead volunteer by letting him leave. Refuses `volunteer_merged`, `volunteer_status_same`, `volunteer_day_future`, `volunteer_day_wrong`, and
 * `volunteer_not_active` when a dead or departed one is to come back.
 */
export async function setStatus(ctx: CommandContext, input: InputOf<typeof volunteersContract.setStatus>): Promise<OutputOf<typeof volunteersContract.setStatus>> {
  const { trx, clock, actor } = ctx;
  const today = clock.today();
  const { volunteerId, status, occurredOn, reason } = input;
  const row = await trx.selectFrom('volunteers').select(['status', 'statusOn']).where('id', '=', volunteerId).executeTakeFirst();
  const [now] = await readVolunteersOn(trx, [volunteerId], today);
  if (row === undefined || now === undefined) throw new AppError('not_found', { what: 'volunteer', id: String(volunteerId) });
  await refuseMerged(trx, [volunteerId]);
  if (row.status === status) throw new AppError('volunteer_status_same', { name: now.name, status });
  if (occurredOn > today) throw new AppError('volunteer_day_future', { day: occurredOn, today });
  if (occurredOn < row.statusOn) throw new AppError('volunteer_day_wrong', { day: occurredOn, since: row.statusOn });
  if (status === 'active' && (now.standing === 'dead' || now.standing === 'movedOut')) throw new AppError('volunteer_not_active', { name: now.name, standing: now.standing, on: today });
  await trx.updateTable('volunteers').set((e) => ({ status, statusOn: occurredOn, version: e('version', '+', 1) })).where('id', '=', volunteerId).execute();
  await trx.insertInto('volunteerEvents').values({ volunteerId, status, occurredOn, reason, userId: actor.userId, staffId: actor.staffId, at: clock.now() }).execute();
  if (status !== 'left') return { volunteerId, endedMemberships: 0 };
  const lastDay = addDays(occurredOn, -1);
  const memberships = await standingAfter(trx, { volunteerId }, lastDay);
  for (const membership of memberships) await endMembership(ctx, membership, lastDay, reason);
  return { volunteerId, endedMemberships: memberships.length };
}

/** One policy for several people; whoever has it for those days already is left out. Refuses `insurance_days_wrong`, `not_found`, `volunteer_merged`. */
export async function insure(ctx: CommandContext, input: InputOf<typeof volunteersContract.insure>): Promise<OutputOf<typeof volunteersContract.insure>> {
  const { trx, clock, actor } = ctx;
  const { policyNo, insurer, validFrom, validTo } = input;
  if (validTo < validFrom) throw new AppError('insurance_days_wrong', { from: validFrom, to: validTo });
  const volunteerIds = [...new Set(input.volunteerIds)];
  const known = await readVolunteersOn(trx, volunteerIds, clock.today());
  if (known.length < volunteerIds.length) throw new AppError('not_found', { what: 'volunteer', id: volunteerIds.filter((one) => !known.some((row) => row.volunteerId === one)).join(', ') });
  await refuseMerged(trx, volunteerIds);
  const has = new Set((await trx.selectFrom('volunteerInsurances').select('volunteerId').where('policyNo', '=', policyNo).where('validFrom', '<=', validFrom).where('validTo', '>=', validTo).where('withdrawnAt', 'is', null).execute()).map((row) => row.volunteerId));
  const without = volunteerIds.filter((one) => !has.has(one));
  for (const volunteerId of without) {
    await trx.insertInto('volunteerInsurances').values({ volunteerId, policyNo, insurer, validFrom, validTo, recordedAt: clock.now(), recordedByUserId: actor.userId, withdrawnAt: null, withdrawnByUserId: null }).execute();
  }
  return { insured: without.length, already: volunteerIds.length - without.length };
}

/** Takes a wrong entry back. */
export async function withdrawInsurance(ctx: CommandContext, insuranceId: number): Promise<{ insuranceId: number }> {
  const row = await ctx.trx.selectFrom('volunteerInsurances').select('id').where('id', '=', insuranceId).where('withdrawnAt', 'is', null).executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', { what: 'insurance', id: String(insuranceId) });
  await ctx.trx.updateTable('volunteerInsurances').set({ withdrawnAt: ctx.clock.now(), withdrawnByUserId: ctx.actor.userId }).where('id', '=', insuranceId).execute();
  return { insuranceId };
}
