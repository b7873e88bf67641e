/** The steps of a batch: read it as the caller saw it, move it along the table of moves, write down who did it. */
import type { Updateable } from 'kysely';
import { localDay } from '#shared/days.ts';
import type { Tables } from '#electron/database/schema.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchId, BatchLineId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';
import type { BatchStatus, DecisionStep } from '#shared/disbursement/status.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import type { BatchRow } from './frozen-inputs.ts';

/** @throws AppError not_found */
export async function readBatch(db: Reads, batchId: BatchId): Promise<BatchRow> {
  const row = await db.selectFrom('batches').selectAll().where('id', '=', batchId).executeTakeFirst();
  if (!row) throw new AppError('not_found', { what: 'batch', id: String(batchId) });
  return row;
}

/** The batch as the caller saw it and in one of the wanted states; else `changed_meanwhile` or `batch_wrong_status`. */
export async function openBatch(context: CommandContext, input: { batchId: BatchId; version: number }, wanted: readonly BatchStatus[]): Promise<BatchRow> {
  const batch = await readBatch(context.trx, input.batchId);
  if (!wanted.includes(batch.status)) throw new AppError('batch_wrong_status', { batchNo: batch.batchNo, status: batch.status, wanted });
  if (batch.version !== input.version) throw new AppError('changed_meanwhile', { what: 'batch' });
  return batch;
}

export interface Step {
  readonly step: DecisionStep;
  readonly to?: BatchStatus;
  readonly comment?: string;
  readonly lineId?: BatchLineId;
  readonly fingerprint?: string | null;
  readonly set?: Updateable<Tables['batches']>;
}

/** Giving a list back and ending it go on whatever the day is: a step that was stamped with a wrong day does not hold a batch for ever. */
const ANY_DAY: ReadonlySet<DecisionStep> = new Set(['return', 'unlock', 'void']);

/**
 * Refuses `batch_clock_behind` when the computer's day lies before the approval of the batch, or, while it is not approved, before its last step: a
 * list is not approved before it was reviewed, nor paid before it was approved.
 */
export async function refuseClockBehind({ trx, clock }: Pick<CommandContext, 'trx' | 'clock'>, batch: BatchRow): Promise<void> {
  const at = batch.approvedAt ?? (await trx.selectFrom('batchDecisions').select('at').where('batchId', '=', batch.id).orderBy('id', 'desc').limit(1).executeTakeFirst())?.at;
  if (at !== undefined && clock.today() < localDay(at)) throw new AppError('batch_clock_behind', { batchNo: batch.batchNo, today: clock.today(), since: localDay(at) });
}

/** Writes the decision alone: what may still happen to a finished batch leaves its row as it is. */
export async function noteStep(context: CommandContext, batch: BatchRow, step: Step): Promise<void> {
  const { trx, actor, clock } = context;
  await trx.insertInto('batchDecisions').values({
    batchId: batch.id, lineId: step.lineId ?? null, step: step.step, fromStatus: batch.status, toStatus: step.to ?? batch.status, comment: step.comment ?? '', fingerprint: step.fingerprint ?? null,
    userId: actor.userId, staffId: actor.staffId, at: clock.now(),
  }).execute();
}

/** Writes the decision, then the batch with its next version. The decision comes first: the guards of the database look for it. */
export async function takeStep(context: CommandContext, batch: BatchRow, step: Step): Promise<BatchRow> {
  const to = step.to ?? batch.status;
  if (!ANY_DAY.has(step.step)) await refuseClockBehind(context, batch);
  await noteStep(context, batch, step);
  context.fail(`batch.${step.step}`);
  const row = await context.trx.updateTable('batches').set({ ...step.set, status: to, version: batch.version + 1 }).where('id', '=', batch.id).returningAll().executeTakeFirstOrThrow();
  return row;
}

/** Persons and sum of the lines to be paid, counted from the lines. */
export async function countToPay(db: Reads, batchId: BatchId): Promise<{ personCount: number; totalFen: Fen }> {
  const row = await db.selectFrom('batchLines').where('batchId', '=', batchId).where('status', '=', 'toPay')
    .select((e) => [e.fn.countAll<number>().as('personCount'), e.fn.coalesce(e.fn.sum<number>('amountFen'), e.lit(0)).as('totalFen')]).executeTakeFirstOrThrow();
  return { personCount: row.personCount, totalFen: row.totalFen as Fen };
}

/** What every command answers. */
export function standing(batch: BatchRow): { batchId: BatchId; status: BatchStatus; version: number; personCount: number; totalFen: Fen } {
  return { batchId: batch.id, status: batch.status, version: batch.version, personCount: batch.personCount, totalFen: batch.totalFen };
}
