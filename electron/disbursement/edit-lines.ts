/** Single lines of a list by hand, each with its reason (C6): add, remove, hold, take back. Only while the list is with its maker. */
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import type { BatchStatus, DecisionStep, LineStatus } from '#shared/disbursement/status.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchId, BatchLineId } from '#shared/ids.ts';
import { ZERO_FEN } from '#shared/money.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { readProgramme } from '#electron/welfare/versions.ts';
import type { BatchRow, LineRow } from './frozen-inputs.ts';
import { decideBatch } from './generate-batch.ts';
import { insertLines } from './lines-of-list.ts';
import { countToPay, openBatch, standing, takeStep } from './move-batch.ts';

const OPEN: readonly BatchStatus[] = ['locked', 'computed'];

/**
 * Adds a person the rule did not bring in, with a reason: the amount of the rule where it admits him, else the one named
 * (`amount_needed`). Refuses people with a line of the month already, and those who died or left before the month.
 */
export async function addLine(context: CommandContext, input: InputOf<typeof disbursementContract.addLine>): Promise<OutputOf<typeof disbursementContract.addLine>> {
  const { trx } = context;
  const batch = await openBatch(context, input, ['computed']);
  if (batch.kind !== 'main') throw new AppError('batch_takes_no_lines', { batchNo: batch.batchNo });
  const programme = await readProgramme(trx, batch.programmeId);
  const [decided] = await decideBatch(trx, batch, programme, [input.residentId]);
  if (!decided) throw new AppError('not_found', { what: 'resident', id: String(input.residentId) });
  const { person, decision } = decided;
  if ((decision.refusal === 'dead' || decision.refusal === 'movedOut') && person.statusSince !== null) throw new AppError('resident_gone', { name: person.name, since: person.statusSince });
  const rival = await trx.selectFrom('batchLines as l').innerJoin('batches as b', 'b.id', 'l.batchId').select('b.batchNo').where('l.residentId', '=', input.residentId)
    .where((e) => e.or([e('l.batchId', '=', batch.id), e.and([e('l.programmeId', '=', batch.programmeId), e('l.benefitMonth', '=', batch.benefitMonth), e('l.kind', 'in', ['main', 'followUp']), e('l.status', 'not in', ['removed', 'cancelled', 'failed', 'returned'])])]))
    .executeTakeFirst();
  if (rival) throw new AppError('line_exists', { name: person.name, batchNo: rival.batchNo });
  const amountFen = input.amountFen ?? (decision.eligible ? decision.amountFen : ZERO_FEN);
  if (amountFen === 0) throw new AppError('amount_needed', { name: person.name });
  const kept = input.amountFen === null ? decision : { ...decision, standardFen: amountFen, months: 1, amountFen };
  const { last } = await trx.selectFrom('batchLines').select((e) => e.fn.max<number | null>('lineNo').as('last')).where('batchId', '=', batch.id).executeTakeFirstOrThrow();
  await insertLines(context, batch, [{ ...decided, decision: kept }], { withAmounts: true, firstLineNo: (last ?? 0) + 1, manualReason: input.reason });
  const { id: lineId } = await trx.selectFrom('batchLines').select('id').where('batchId', '=', batch.id).where('residentId', '=', input.residentId).executeTakeFirstOrThrow();
  const moved = await takeStep(context, batch, { step: 'addLine', lineId, comment: input.reason, set: await countToPay(trx, batch.id) });
  return { ...standing(moved), lineId };
}

/** A line of the batch, in one of the wanted states. @throws AppError not_found, line_wrong_status */
export async function openLine(context: CommandContext, batch: BatchRow, lineId: BatchLineId, wanted: readonly LineStatus[]): Promise<LineRow> {
  const line = await context.trx.selectFrom('batchLines').selectAll().where('id', '=', lineId).where('batchId', '=', batch.id).executeTakeFirst();
  if (!line) throw new AppError('not_found', { what: 'batchLine', id: String(lineId) });
  if (!wanted.includes(line.status)) throw new AppError('line_wrong_status', { name: line.name, status: line.status });
  return line;
}

interface LineMove { readonly step: DecisionStep; readonly from: readonly LineStatus[]; readonly to: LineStatus }
type LineInput = { batchId: BatchId; version: number; lineId: BatchLineId; reason: string };

const moveLine = (move: LineMove) => async (context: CommandContext, input: LineInput): Promise<ReturnType<typeof standing>> => {
  const batch = await openBatch(context, input, OPEN);
  const line = await openLine(context, batch, input.lineId, move.from);
  if (move.to === 'toPay' && line.status === 'removed') await refuseRival(context, line);
  await context.trx.updateTable('batchLines').set({ status: move.to, statusReason: move.to === 'toPay' ? null : input.reason }).where('id', '=', line.id).execute();
  return standing(await takeStep(context, batch, { step: move.step, lineId: line.id, comment: input.reason, set: await countToPay(context.trx, batch.id) }));
};

/** Since a line was removed, the person may have got one elsewhere: in a follow-up batch, or his claim in another one. */
async function refuseRival(context: CommandContext, line: LineRow): Promise<void> {
  const live = context.trx.selectFrom('batchLines as l').innerJoin('batches as b', 'b.id', 'l.batchId').select('b.batchNo').where('l.id', '<>', line.id).where('l.residentId', '=', line.residentId)
    .where('l.status', 'not in', ['removed', 'cancelled', 'failed', 'returned']);
  const rival = await (line.kind === 'main' ? live.where('l.programmeId', '=', line.programmeId).where('l.benefitMonth', '=', line.benefitMonth).where('l.kind', 'in', ['main', 'followUp'])
    : line.kind === 'followUp' ? live.where('l.parentLineId', '=', line.parentLineId)
    : live.where((e) => e.exists(e.selectFrom('batchLineClaims as x').innerJoin('batchLineClaims as y', 'y.claimId', 'x.claimId').select('x.claimId').whereRef('x.lineId', '=', 'l.id').where('y.lineId', '=', line.id)))).executeTakeFirst();
  if (rival) throw new AppError('line_exists', { name: line.name, batchNo: rival.batchNo });
  const gone = await context.trx.selectFrom('batchLineClaims as x').innerJoin('claims as c', 'c.id', 'x.claimId').select('c.id').where('x.lineId', '=', line.id).where('c.withdrawnAt', 'is not', null).executeTakeFirst();
  if (gone) throw new AppError('claim_withdrawn', { name: line.name });
}

/** Takes a person off the list; the line stays visible with its reason. */
export const removeLine = moveLine({ step: 'removeLine', from: ['toPay', 'held'], to: 'removed' });
/** Puts a removed person back. */
export const restoreLine = moveLine({ step: 'restoreLine', from: ['removed'], to: 'toPay' });
/** Holds a line: not paid with this batch until released, the rest goes on. */
export const holdLine = moveLine({ step: 'holdLine', from: ['toPay'], to: 'held' });
/** Releases a held line. */
export const releaseLine = moveLine({ step: 'releaseLine', from: ['held'], to: 'toPay' });
