/** A list is approved only with the money for it on the account it is paid from, less what is approved and not yet paid: for programmes that ask for it, in the database too (D7). */
import type { Migration } from './migration.ts';

const account = (batch: string): string => `iif(${batch}.payBy = 'cash', v.cashAccountCode, v.moneyAccountCode)`;

export const migration: Migration = {
  number: 296,
  name: 'funds-guarded',
  statements: [
    `create trigger batchesFunded before update of status on batches
     when new.status = 'approved' and old.status <> 'approved' and exists (select 1 from programmes p join programmeVersions v on v.id = new.versionId where p.id = new.programmeId and p.fundCheck = 1
       and new.totalFen > coalesce((select m.debitToDateFen - m.creditToDateFen from accountMonths m join accounts a on a.id = m.accountId
           where a.accountSetId = p.accountSetId and a.code = ${account('new')} order by m.month desc limit 1), 0)
         - (select coalesce(sum(l.amountFen - l.paidFen), 0) from batches b join programmes q on q.id = b.programmeId and q.accountSetId = p.accountSetId join programmeVersions w on w.id = b.versionId join batchLines l on l.batchId = b.id
           where b.status in ('approved', 'paying') and b.id <> new.id and l.status in ('toPay', 'sent') and iif(b.payBy = 'cash', w.cashAccountCode, w.moneyAccountCode) = ${account('new')}))
     begin select raise(abort, 'batches: the money for it is not there'); end`,
  ],
};
