/** Refusals of change requests: code → the data its sentence needs. */
import type { ChangeKind } from './change-requests.ts';

export interface ChangesErrors {
  /** The office lets two persons change this: a request has to be drafted. */
  change_two_persons: { kind: ChangeKind };
  change_own: { requestNo: string };
  change_not_own: { requestNo: string; madeBy: string };
  /** What it would change was changed after it was drafted. */
  change_lapsed: { requestNo: string; kind: ChangeKind };
  change_decided: { requestNo: string; outcome: 'applied' | 'refused' | 'withdrawn' };
  /** Another request of the kind waits for the same person or household. */
  change_pending: { requestNo: string; kind: ChangeKind };
  /** The proposal is what the register has already, or is not one of the four kinds. */
  change_nothing: Record<string, never>;
}
