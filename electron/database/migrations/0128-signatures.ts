import type { Migration } from './migration.ts';

/**
 * Who may sign under a batch and check it afterwards: nobody who had a hand in the list signs, everybody signs a submission once, a batch
 * is reviewed and approved only with as many signatures as its flow asks for its sum, and nobody checks what he made or paid.
 */
const MAKING = `('generate', 'lock', 'compute', 'addLine', 'removeLine', 'restoreLine', 'holdLine', 'releaseLine', 'refreshAccounts', 'submit')`;
const needed = (step: string): string => `(select count(*) from approvalFlows f, json_each(f.steps) s where f.id = new.approvalFlowId and s.value ->> '$.step' = '${step}'
  and (s.value ->> '$.aboveFen' = 0 or new.totalFen > s.value ->> '$.aboveFen'))`;
const signed = (step: string): string => `(select count(*) from batchSignatures where batchId = new.id and step = '${step}' and fingerprint = new.fingerprint
  and submitDecisionId = (select max(id) from batchDecisions where batchId = new.id and step = 'submit'))`;

export const migration: Migration = {
  number: 128,
  name: 'signatures',
  statements: [
    `create trigger batchSignaturesInsert before insert on batchSignatures begin
      select raise(abort, 'batchSignatures: an account acts for the person it belongs to') where not exists (select 1 from users where id = new.userId and staffId = new.staffId and status = 'active');
      select raise(abort, 'batchSignatures: nobody signs a list he made') where exists (select 1 from batches where id = new.batchId and makerStaffId = new.staffId)
        or exists (select 1 from batchDecisions where batchId = new.batchId and staffId = new.staffId and step in ${MAKING});
      select raise(abort, 'batchSignatures: once per person') where exists (select 1 from batchSignatures where batchId = new.batchId and submitDecisionId = new.submitDecisionId and staffId = new.staffId);
    end`,
    `create trigger batchesSignedEnough before update of status on batches
      when new.approvalFlowId is not null and ((new.status = 'reviewed' and old.status = 'submitted' and ${signed('review')} < ${needed('review')})
        or (new.status = 'approved' and old.status = 'reviewed' and ${signed('approve')} < ${needed('approve')}))
      begin select raise(abort, 'batches: signatures are missing'); end`,
    `create trigger sampleCheckLinesPerson before update of checkedByStaffId on sampleCheckLines
      when exists (select 1 from sampleChecks c join batches b on b.id = c.batchId where c.id = new.checkId and (b.makerStaffId = new.checkedByStaffId
        or exists (select 1 from batchDecisions d where d.batchId = b.id and d.staffId = new.checkedByStaffId and d.step in ('generate', 'compute', 'submit', 'export', 'payCash', 'result'))))
      begin select raise(abort, 'sampleCheckLines: nobody checks what he made or paid'); end`,
  ],
};
