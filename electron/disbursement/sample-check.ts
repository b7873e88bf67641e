/** Checks after payment: drawn by a seed that is kept, so that anybody can draw the same sample again. */
import { createHash, randomBytes } from 'node:crypto';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { SampleCheck, sampleCheckContract } from '#shared/disbursement/sample-check-contract.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchId, BatchLineId, Id } from '#shared/ids.ts';
import { may } from '#shared/permissions.ts';
import type { BaseContext, CommandContext, Handlers, QueryContext } from '#electron/api/context.ts';
import type { VerifyPart } from '#electron/office/verify-office.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import { readBatch } from './move-batch.ts';

type Input<M extends keyof typeof sampleCheckContract> = InputOf<(typeof sampleCheckContract)[M]>;
/** Whoever did one of these had the money or the list in his hands. */
const HANDS_ON = ['generate', 'compute', 'submit', 'export', 'payCash', 'payProvider', 'result'] as const;

/** The first `size` of the lines in the order of SHA-256(seed:line): a draw nobody can steer, and everybody can repeat. */
export function drawLines(seed: string, lineIds: readonly number[], size: number): number[] {
  return lineIds.map((lineId) => [createHash('sha256').update(`${seed}:${lineId}`).digest('hex'), lineId] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(0, size).map(([, lineId]) => lineId);
}

const paidLines = async (db: Reads, batchId: BatchId): Promise<BatchLineId[]> =>
  (await db.selectFrom('batchLines').select('id').where('batchId', '=', batchId).where('status', 'in', ['paid', 'partPaid', 'returned']).orderBy('id').execute()).map((row) => row.id);

async function handsOn(db: Reads, batchId: BatchId, staffId: number): Promise<boolean> {
  const row = await db.selectFrom('batches as b').leftJoin('batchDecisions as d', 'd.batchId', 'b.id').select('b.id').where('b.id', '=', batchId)
    .where((e) => e.or([e('b.makerStaffId', '=', staffId as never), e.and([e('d.staffId', '=', staffId as never), e('d.step', 'in', HANDS_ON)])])).executeTakeFirst();
  return row !== undefined;
}

/** Draws a sample of the paid of a finished batch. Refuses `batch_wrong_status`, `batch_empty`, and who made or paid it (`sample_own`). */
export async function drawSample(context: CommandContext, input: Input<'draw'>): Promise<OutputOf<typeof sampleCheckContract.draw>> {
  const { trx, actor, clock } = context;
  const batch = await readBatch(trx, input.batchId);
  if (batch.status !== 'paid' && batch.status !== 'closed') throw new AppError('batch_wrong_status', { batchNo: batch.batchNo, status: batch.status, wanted: ['paid', 'closed'] });
  if (await handsOn(trx, batch.id, actor.staffId)) throw new AppError('sample_own', { name: actor.staffName });
  const lines = await paidLines(trx, batch.id);
  if (lines.length === 0) throw new AppError('batch_empty', { batchNo: batch.batchNo });
  const size = Math.min(input.size, lines.length);
  const seed = randomBytes(8).toString('hex');
  const { id: checkId } = await trx.insertInto('sampleChecks').values({ batchId: batch.id, seed, size, population: lines.length, userId: actor.userId, staffId: actor.staffId, at: clock.now() }).returning('id').executeTakeFirstOrThrow();
  for (const [at, lineId] of drawLines(seed, lines, size).entries()) {
    await trx.insertInto('sampleCheckLines').values({ checkId, seq: at + 1, lineId: lineId as BatchLineId, result: null, way: null, note: '', checkedOn: null, checkedByUserId: null, checkedByStaffId: null }).execute();
  }
  return { checkId, size };
}

/** Writes down what one person said; once, except that who was not reached may be asked again. Refuses `sample_answered`, `sample_own`, `sample_day_wrong`. */
export async function recordCheck(context: CommandContext, input: Input<'record'>): Promise<OutputOf<typeof sampleCheckContract.record>> {
  const { trx, actor, clock } = context;
  const check = await trx.selectFrom('sampleChecks').selectAll().where('id', '=', input.checkId).executeTakeFirst();
  const line = await trx.selectFrom('sampleCheckLines').selectAll().where('checkId', '=', input.checkId).where('seq', '=', input.seq).executeTakeFirst();
  if (check === undefined || line === undefined) throw new AppError('not_found', { what: 'sampleCheck', id: String(input.checkId) });
  if (line.result !== null && line.result !== 'notReached') throw new AppError('sample_answered', { seq: line.seq });
  if (await handsOn(trx, check.batchId, actor.staffId)) throw new AppError('sample_own', { name: actor.staffName });
  if (input.checkedOn > clock.today()) throw new AppError('sample_day_wrong', { day: input.checkedOn, today: clock.today() });
  await trx.updateTable('sampleCheckLines').set({ result: input.result, way: input.way, note: input.note, checkedOn: input.checkedOn, checkedByUserId: actor.userId, checkedByStaffId: actor.staffId }).where('checkId', '=', check.id).where('seq', '=', line.seq).execute();
  const { open } = await trx.selectFrom('sampleCheckLines').select((e) => e.fn.countAll<number>().as('open')).where('checkId', '=', check.id).where((e) => e.or([e('result', 'is', null), e('result', '=', 'notReached')])).executeTakeFirstOrThrow();
  return { checkId: check.id, open };
}

async function readChecks({ db, actor }: Pick<BaseContext, 'actor'> & { db: Reads }, where: { batchId?: BatchId; checkId?: Id<'sampleCheck'> }): Promise<SampleCheck[]> {
  let query = db.selectFrom('sampleChecks as c').innerJoin('batches as b', 'b.id', 'c.batchId').innerJoin('programmes as p', 'p.id', 'b.programmeId').innerJoin('staff as s', 's.id', 'c.staffId')
    .select(['c.id as checkId', 'c.batchId', 'b.batchNo', 'p.name as programmeName', 'b.benefitMonth', 'c.seed', 'c.size', 'c.population', 's.name as by', 'c.at']).orderBy('c.id', 'desc');
  if (where.batchId !== undefined) query = query.where('c.batchId', '=', where.batchId);
  if (where.checkId !== undefined) query = query.where('c.id', '=', where.checkId);
  const checks = await query.execute();
  const shown: SampleCheck[] = [];
  for (const check of checks) {
    const lines = await db.selectFrom('sampleCheckLines as x').innerJoin('batchLines as l', 'l.id', 'x.lineId').leftJoin('staff as s', 's.id', 'x.checkedByStaffId')
      .select(['x.seq', 'l.lineNo', 'l.residentId', 'l.name', 'l.gridName', 'l.buildingName', 'l.amountFen', 'l.paidFen', 'l.paidOn', 'x.result', 'x.way', 'x.note', 'x.checkedOn', 's.name as checkedBy']).where('x.checkId', '=', check.checkId).orderBy('x.seq').execute();
    shown.push({ ...check, mayCheck: may(actor.roles, 'disbursement.check') && !(await handsOn(db, check.batchId, actor.staffId)), lines });
  }
  return shown;
}

async function showCheck(context: QueryContext, checkId: Id<'sampleCheck'>): Promise<SampleCheck> {
  const [check] = await readChecks(context, { checkId });
  if (check === undefined) throw new AppError('not_found', { what: 'sampleCheck', id: String(checkId) });
  return check;
}

export const sampleCheckHandlers: Handlers<typeof sampleCheckContract> = {
  ofBatch: async (context, input) => ({ checks: await readChecks(context, { batchId: input.batchId }) }),
  show: (context, input) => showCheck(context, input.checkId),
  draw: { run: drawSample, audit: (input, output) => ({ subject: `batch:${input.batchId}`, detail: { checkId: output.checkId, size: output.size } }) },
  record: { run: recordCheck, audit: (input) => ({ subject: `sampleCheck:${input.checkId}`, detail: { seq: input.seq, result: input.result, way: input.way } }) },
  sheet: {
    run: async (context, input) => {
      const check = await showCheck(context, input.checkId);
      const phones = new Map((await context.db.selectFrom('residents').select(['id', 'phone']).where('id', 'in', check.lines.map((line) => line.residentId)).execute()).map((row) => [row.id, row.phone]));
      return { ...check, communityName: context.office.communityName, phones: check.lines.map((line) => phones.get(line.residentId) ?? '') };
    },
    audit: (input, output) => ({ subject: `sampleCheck:${input.checkId}`, detail: { persons: output.lines.length } }),
  },
};

/** Draws every sample again from its seed, out of the lines that were paid when it was drawn or came back since. */
export const verifySampleChecks: VerifyPart = async (db) => {
  const faults: string[] = [];
  const checks = await db.selectFrom('sampleChecks').selectAll().execute();
  for (const check of checks) {
    const drawn = (await db.selectFrom('sampleCheckLines').select('lineId').where('checkId', '=', check.id).orderBy('seq').execute()).map((row) => row.lineId as number);
    const population = await paidLines(db, check.batchId);
    // Lines of a batch that was finished later than the draw would move the order; a paid batch gains none.
    const again = drawLines(check.seed, population, check.size);
    if (population.length === check.population && JSON.stringify(again) !== JSON.stringify(drawn)) faults.push(`sampleCheck ${check.id}: its seed draws other lines`);
    if (drawn.length !== check.size) faults.push(`sampleCheck ${check.id}: ${drawn.length} lines, not ${check.size}`);
  }
  return { counted: { sampleChecks: checks.length }, faults };
};
