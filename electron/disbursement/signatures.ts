/** Signatures under a batch: as many as its flow asks for its sum, each by another person, under the list as it was submitted (E3, E4). */
import type { OutputOf } from '#shared/contract.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import { AppError } from '#shared/errors.ts';
import { signaturesNeeded } from '#shared/welfare/approval-flow.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { resolutionOf } from '#electron/meetings/meetings.ts';
import { flowById } from '#electron/welfare/approval-flow.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import type { BatchRow } from './frozen-inputs.ts';

type Signing = 'review' | 'approve';

/** The submission that is being judged: signatures of an earlier one no longer count. */
async function submission(db: Reads, batch: BatchRow): Promise<number | null> {
  const row = await db.selectFrom('batchDecisions').select('id').where('batchId', '=', batch.id).where('step', '=', 'submit').orderBy('id', 'desc').executeTakeFirst();
  return row?.id ?? null;
}

async function signaturesUnder(db: Reads, batch: BatchRow) {
  const submitted = await submission(db, batch);
  if (submitted === null || batch.fingerprint === null) return [];
  return db.selectFrom('batchSignatures as x').innerJoin('staff as s', 's.id', 'x.staffId').select(['x.step', 'x.staffId', 'x.at', 's.name']).where('x.batchId', '=', batch.id).where('x.submitDecisionId', '=', submitted)
    .where('x.fingerprint', '=', batch.fingerprint).orderBy('x.id').execute();
}

/**
 * Signs the list as submitted. Answers whether the step is complete with this signature. Refuses who signed before (`already_signed`,
 * `reviewer_cannot_approve`), and an approval that leans on no resolution where the flow wants one for the sum (`batch_resolution_needed`).
 */
export async function sign(context: CommandContext, batch: BatchRow, step: Signing, fingerprint: string, comment: string): Promise<boolean> {
  const { trx, actor, clock } = context;
  const flow = await flowById(trx, batch.approvalFlowId);
  const before = await signaturesUnder(trx, batch);
  const own = before.find((each) => each.staffId === actor.staffId);
  if (own !== undefined) throw step === 'approve' && own.step === 'review' ? new AppError('reviewer_cannot_approve', { name: actor.staffName }) : new AppError('already_signed', { name: actor.staffName });
  if (step === 'approve' && signaturesNeeded(flow.steps, 'resolution', batch.totalFen) > 0 && (await resolutionOf(trx, 'batch', batch.id)) === undefined) {
    const { aboveFen } = flow.steps.find((each) => each.step === 'resolution')!;
    throw new AppError('batch_resolution_needed', { totalFen: batch.totalFen, aboveFen });
  }
  await trx.insertInto('batchSignatures').values({
    batchId: batch.id, submitDecisionId: (await submission(trx, batch))!, step, approvalFlowId: batch.approvalFlowId, fingerprint, comment, userId: actor.userId, staffId: actor.staffId, at: clock.now(),
  }).execute();
  return before.filter((each) => each.step === step).length + 1 >= signaturesNeeded(flow.steps, step, batch.totalFen);
}

/** What the flow asks for this batch's sum, who has signed, and the resolution it leans on. */
export async function readFlowOf(db: Reads, batch: BatchRow): Promise<OutputOf<typeof disbursementContract.show>['flow']> {
  const flow = await flowById(db, batch.approvalFlowId);
  const signatures = await signaturesUnder(db, batch);
  const of = (step: Signing) => ({ needed: signaturesNeeded(flow.steps, step, batch.totalFen), signed: signatures.filter((each) => each.step === step).map(({ name, at }) => ({ name, at })) });
  const resolution = await resolutionOf(db, 'batch', batch.id);
  return {
    versionNo: flow.versionNo, review: of('review'), approve: of('approve'), resolutionNeeded: signaturesNeeded(flow.steps, 'resolution', batch.totalFen) > 0,
    resolution: resolution === undefined ? null : { meetingId: resolution.meetingId, resolutionNo: resolution.resolutionNo, title: resolution.title },
  };
}

/** Whether the person has signed the list as it was submitted. */
export async function hasSigned(db: Reads, batch: BatchRow, staffId: number): Promise<boolean> {
  return (await signaturesUnder(db, batch)).some((each) => each.staffId === staffId);
}
