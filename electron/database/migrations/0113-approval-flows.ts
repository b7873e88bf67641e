import { appendOnly } from './guards.ts';
import type { Migration } from './migration.ts';

/**
 * Approval flows as data, and the signatures under a batch. What the triggers promise: a flow is never changed, only followed by a next
 * version; a batch keeps the one that held when it was submitted; a signature is added, never changed. Who may sign, and how many have
 * to, is guarded in step 128: those guards read the decisions of batches, a table that step 122 builds anew.
 */
export const migration: Migration = {
  number: 113,
  name: 'approval flows',
  statements: [
    `create table approvalFlows (
      id integer primary key,
      programmeId integer not null references programmes (id),
      versionNo integer not null check (versionNo >= 1),
      steps text not null check (json_valid(steps)),
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null,
      unique (programmeId, versionNo)
    ) strict`,
    ...appendOnly('approvalFlows'),
    `alter table batches add column approvalFlowId integer references approvalFlows (id)`,
    `create trigger batchesFlowFixed before update of approvalFlowId on batches
      when new.approvalFlowId is not old.approvalFlowId and not (old.status = 'computed' and new.status = 'submitted')
      begin select raise(abort, 'batches: the flow is that of the submission'); end`,
    `create table batchSignatures (
      id integer primary key,
      batchId integer not null references batches (id),
      submitDecisionId integer not null,
      step text not null check (step in ('review', 'approve')),
      approvalFlowId integer references approvalFlows (id),
      fingerprint text not null check (length(fingerprint) = 64),
      comment text not null check (length(comment) <= 500),
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null,
      unique (batchId, submitDecisionId, staffId)
    ) strict`,
    ...appendOnly('batchSignatures'),
  ],
};
