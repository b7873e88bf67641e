/** The commands of a batch, each with the batch and its version filled in. */
import type { Outcome } from '#renderer/api/act-once.ts';
import { useAct, type Act } from '#renderer/api/use-act.ts';
import type { Progress } from '#shared/contract.ts';
import type { Batch } from '#shared/disbursement/contract.ts';

/** Steps that need nothing but a comment or a reason. */
export type PlainStep = 'lock' | 'compute' | 'unlock' | 'refreshAccounts' | 'submit' | 'review' | 'return' | 'approve' | 'void' | 'close' | 'followUp';

export interface BatchActs {
  readonly run: (step: PlainStep, text: string) => Promise<Outcome<unknown>>;
  /** Of the long step under way; undefined when none is. */
  readonly progress: Progress | undefined;
  readonly running: boolean;
  readonly cancel: () => void;
}

const busy = (act: Act<never, unknown>): boolean => act.running;

export function useBatchActs(batch: Batch): BatchActs {
  const lock = useAct('disbursement.lockList');
  const compute = useAct('disbursement.compute');
  const unlock = useAct('disbursement.unlockList');
  const refresh = useAct('disbursement.refreshAccounts');
  const submit = useAct('disbursement.submit');
  const review = useAct('disbursement.review');
  const returnToMaker = useAct('disbursement.returnToMaker');
  const reject = useAct('disbursement.rejectByApprover');
  const approve = useAct('disbursement.approve');
  const voidBatch = useAct('disbursement.voidBatch');
  const close = useAct('disbursement.closeBatch');
  const followUp = useAct('disbursement.generateFollowUp');
  const on = { batchId: batch.batchId, version: batch.version };

  const run = (step: PlainStep, text: string): Promise<Outcome<unknown>> => {
    switch (step) {
      case 'lock':
        return lock.run(on);
      case 'compute':
        return compute.run(on);
      case 'unlock':
        return unlock.run({ ...on, reason: text });
      case 'refreshAccounts':
        return refresh.run(on);
      case 'submit':
        return submit.run({ ...on, comment: text });
      case 'review':
        return review.run({ ...on, comment: text });
      case 'return':
        // The reviewer returns what waits for him; what he has passed, only the approver.
        return (batch.status === 'reviewed' ? reject : returnToMaker).run({ ...on, comment: text });
      case 'approve':
        return approve.run({ ...on, comment: text });
      case 'void':
        return voidBatch.run({ ...on, reason: text });
      case 'close':
        return close.run(on);
      case 'followUp':
        return followUp.run({ batchId: batch.batchId, lineIds: null });
    }
  };
  const all = [lock, compute, unlock, refresh, submit, review, returnToMaker, reject, approve, voidBatch, close, followUp];
  const working = all.find(busy);
  return { run, progress: working?.progress, running: working !== undefined, cancel: () => working?.cancel() };
}
