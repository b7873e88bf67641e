import type { InputOf, OutputOf } from '#shared/contract.ts';
import { addMonths } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { welfareContract } from '#shared/welfare/contract.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { readProgramme } from './versions.ts';

/** Stops paying a person from a month on. Refuses `pause_exists` when a pause covers one of the months already. */
export async function pausePerson(context: CommandContext, input: InputOf<typeof welfareContract.pause>): Promise<OutputOf<typeof welfareContract.pause>> {
  const { trx } = context;
  await readProgramme(trx, input.programmeId);
  const resident = await trx.selectFrom('residents').select('id').where('id', '=', input.residentId).executeTakeFirst();
  if (!resident) throw new AppError('not_found', { what: 'resident', id: String(input.residentId) });
  if (input.toMonth !== null && input.toMonth < input.fromMonth) throw new AppError('invalid_input', { faults: [{ path: 'toMonth', reason: 'before_from', message: '' }] });
  const standing = await trx.selectFrom('programmePauses').select(['fromMonth', 'toMonth']).where('programmeId', '=', input.programmeId).where('residentId', '=', input.residentId)
    .where('withdrawnAt', 'is', null).execute();
  const overlap = standing.find((p) => p.fromMonth <= (input.toMonth ?? '9999-12') && (p.toMonth ?? '9999-12') >= input.fromMonth);
  if (overlap !== undefined) throw new AppError('pause_exists', overlap);
  const { id } = await trx.insertInto('programmePauses').values({
    programmeId: input.programmeId, residentId: input.residentId, fromMonth: input.fromMonth, toMonth: input.toMonth, reason: input.reason,
    recordedAt: context.clock.now(), recordedByUserId: context.actor.userId, withdrawnAt: null, withdrawnByUserId: null,
  }).returning('id').executeTakeFirstOrThrow();
  return { pauseId: id };
}

/**
 * Pays the person again from a month on. The pause is withdrawn; its months before stay as a pause of their own, so that what
 * was not paid keeps its reason. Refuses `pause_withdrawn`.
 */
export async function resumePerson(context: CommandContext, input: InputOf<typeof welfareContract.resume>): Promise<OutputOf<typeof welfareContract.resume>> {
  const { trx, clock, actor } = context;
  const row = await trx.selectFrom('programmePauses').selectAll().where('id', '=', input.pauseId).executeTakeFirst();
  if (!row) throw new AppError('not_found', { what: 'pause', id: String(input.pauseId) });
  if (row.withdrawnAt !== null) throw new AppError('pause_withdrawn', {});
  const now = clock.now();
  await trx.updateTable('programmePauses').set({ withdrawnAt: now, withdrawnByUserId: actor.userId }).where('id', '=', row.id).execute();
  if (input.fromMonth <= row.fromMonth) return { pauseId: null };
  const lastMonth = addMonths(input.fromMonth, -1);
  const { id } = await trx.insertInto('programmePauses').values({
    programmeId: row.programmeId, residentId: row.residentId, fromMonth: row.fromMonth, toMonth: row.toMonth !== null && row.toMonth < lastMonth ? row.toMonth : lastMonth, reason: row.reason,
    recordedAt: now, recordedByUserId: actor.userId, withdrawnAt: null, withdrawnByUserId: null,
  }).returning('id').executeTakeFirstOrThrow();
  return { pauseId: id };
}
