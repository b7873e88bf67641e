/** The way of a batch as the steps above it show it: what was done by whom, what is next. */
import { BATCH_STATUSES, type BatchStatus, type DecisionStep } from '#shared/disbursement/status.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';

export type BatchShown = MethodOutput<'disbursement.show'>;
export type Decision = BatchShown['decisions'][number];

/** A stop of the way: the state reached, and the step that reaches it. */
const WAY: readonly { readonly status: BatchStatus; readonly step: DecisionStep }[] = [
  { status: 'draft', step: 'generate' },
  { status: 'locked', step: 'lock' },
  { status: 'computed', step: 'compute' },
  { status: 'submitted', step: 'submit' },
  { status: 'reviewed', step: 'review' },
  { status: 'approved', step: 'approve' },
  { status: 'paying', step: 'export' },
  { status: 'paid', step: 'result' },
  { status: 'closed', step: 'close' },
];

export interface Stop {
  readonly status: BatchStatus;
  readonly state: 'done' | 'here' | 'ahead';
  /** The last time somebody brought the batch to this state; undefined when it was passed over or lies ahead. */
  readonly by: Pick<Decision, 'userName' | 'at'> | undefined;
}

const rank = (status: BatchStatus): number => BATCH_STATUSES.indexOf(status);

/** Stops done, the one where the batch stands, those ahead. A batch that went back shows who brought it here last, not what is undone. */
export function stopsOf(status: BatchStatus, decisions: readonly Decision[]): Stop[] {
  const inTime = decisions.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  // A void batch shows how far it had come.
  const before = inTime.findLast((each) => each.toStatus === 'voided')?.fromStatus ?? 'draft';
  const standing = status === 'voided' ? before : status;
  return WAY.map((stop) => ({
    status: stop.status,
    state: rank(stop.status) < rank(standing) ? 'done' : stop.status === standing && status !== 'voided' ? 'here' : stop.status === standing ? 'done' : 'ahead',
    by: rank(stop.status) > rank(standing) ? undefined : inTime.findLast((each) => each.toStatus === stop.status && (each.fromStatus !== stop.status || each.step === stop.step)),
  }));
}
