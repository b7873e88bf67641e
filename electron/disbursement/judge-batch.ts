/** Submitting, reviewing, returning: the maker hands the list over, another person looks at it. */
import type { OutputOf } from '#shared/contract.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchId } from '#shared/ids.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { currentFlow } from '#electron/welfare/approval-flow.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { BatchRow } from './frozen-inputs.ts';
import { refuseNotWhole } from './goods.ts';
import { countToPay, openBatch, standing, takeStep } from './move-batch.ts';
import { sign } from './signatures.ts';

type JudgeInput = { batchId: BatchId; version: number; comment: string };
type Standing = OutputOf<typeof disbursementContract.submit>;

const MAKING = ['generate', 'lock', 'compute', 'addLine', 'removeLine', 'restoreLine', 'holdLine', 'releaseLine', 'refreshAccounts', 'submit'] as const;

/** Whether the person put a hand to the list: began, computed, edited or submitted it. Persons, not accounts (R18). */
export async function isMaker(db: Reads, batch: BatchRow, staffId: number): Promise<boolean> {
  if (batch.makerStaffId === staffId) return true;
  const row = await db.selectFrom('batchDecisions').select('id').where('batchId', '=', batch.id).where('step', 'in', MAKING).where('staffId', '=', staffId as BatchRow['makerStaffId']).executeTakeFirst();
  return row !== undefined;
}

/** Hands the list to the reviewer, with the fingerprint of what is to be judged. Refuses an empty list, and one in goods with sums that are no whole baskets. */
export async function submitBatch(context: CommandContext, input: JudgeInput): Promise<Standing> {
  const batch = await openBatch(context, input, ['computed']);
  const counted = await countToPay(context.trx, batch.id);
  if (counted.personCount === 0) throw new AppError('batch_empty', { batchNo: batch.batchNo });
  await refuseNotWhole(context.trx, batch);
  const fingerprint = await fingerprintOf(context.trx, batch);
  const { flowId } = await currentFlow(context.trx, batch.programmeId);
  return standing(await takeStep(context, batch, { step: 'submit', to: 'submitted', comment: input.comment, fingerprint, set: { ...counted, fingerprint, approvalFlowId: flowId } }));
}

/** A second person agrees with the list as submitted, or as many as the flow asks. Refuses everybody who had a hand in it. */
export async function reviewBatch(context: CommandContext, input: JudgeInput): Promise<Standing> {
  const { actor } = context;
  const batch = await openBatch(context, input, ['submitted']);
  if (await isMaker(context.trx, batch, actor.staffId)) throw new AppError('maker_cannot_review', { name: actor.staffName });
  const fingerprint = await unchangedFingerprint(context, batch);
  if (!(await sign(context, batch, 'review', fingerprint, input.comment))) return standing(await takeStep(context, batch, { step: 'review', comment: input.comment, fingerprint }));
  return standing(await takeStep(context, batch, {
    step: 'review', to: 'reviewed', comment: input.comment, fingerprint, set: { reviewerUserId: actor.userId, reviewerStaffId: actor.staffId },
  }));
}

/** The fingerprint of the lines, which has to be the one they were submitted with. @throws AppError list_changed_since_review */
export async function unchangedFingerprint(context: CommandContext, batch: BatchRow): Promise<string> {
  const fingerprint = await fingerprintOf(context.trx, batch);
  if (fingerprint !== batch.fingerprint) throw new AppError('list_changed_since_review', { batchNo: batch.batchNo });
  return fingerprint;
}

/** Back to the maker with a comment; the review so far no longer counts. */
const returnFrom = (status: 'submitted' | 'reviewed') => async (context: CommandContext, input: JudgeInput): Promise<Standing> => {
  const batch = await openBatch(context, input, [status]);
  return standing(await takeStep(context, batch, {
    step: 'return', to: 'computed', comment: input.comment, fingerprint: batch.fingerprint, set: { fingerprint: null, reviewerUserId: null, reviewerStaffId: null },
  }));
};
export const returnToMaker = returnFrom('submitted');
export const rejectByApprover = returnFrom('reviewed');
