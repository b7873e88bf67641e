/**
 * Benefits paid to a provider for people (D6): providers, their invoices, the people of each invoice.
 *
 * What the triggers promise: one invoice of one provider is paid once; it pays open lines of one batch being paid, each whole and once, and
 * never by somebody who made the list; a batch of such a programme goes neither to the bank as a file nor over the desk, and is
 * closed with its invoices in place of signatures.
 */
import { appendOnly, neverDeleted } from './guards.ts';
import type { Migration } from './migration.ts';

const MAKING = `('generate', 'lock', 'compute', 'addLine', 'removeLine', 'restoreLine', 'holdLine', 'releaseLine', 'refreshAccounts', 'submit')`;
const ofProvider = (batch: string): string => `exists (select 1 from batches b join programmes p on p.id = b.programmeId where b.id = ${batch} and p.form = 'provider')`;

const rebuilt = [
  `drop trigger batchLinesHandedOut`,
  `create trigger batchLinesHandedOut before update of status on batchLines
   when new.status = 'paid' and old.status = 'toPay' and new.amountFen > 0 and not exists (select 1 from handouts where lineId = new.id and undoneAt is null)
     and not exists (select 1 from providerPaymentLines where lineId = new.id)
   begin select raise(abort, 'batchLines: nobody is noted who took it'); end`,
  `drop trigger batchClosingsTied`,
  `create trigger batchClosingsTied before insert on batchClosings begin
    select raise(abort, 'batchClosings: the batch is not paid') where coalesce((select status from batches where id = new.batchId), '') <> 'paid';
    select raise(abort, 'batchClosings: what was paid differs from the lines') where (new.paidPersons, new.paidFen) <>
      (select count(*) filter (where paidFen > 0), coalesce(sum(paidFen), 0) from batchLines where batchId = new.batchId);
    select raise(abort, 'batchClosings: cash and goods are closed with signatures') where new.signedNeeded = 0 and (select payBy from batches where id = new.batchId) <> 'bank'
      and not exists (select 1 from providerPayments where batchId = new.batchId) and (not ${ofProvider('new.batchId')} or exists (select 1 from handouts where batchId = new.batchId));
    select raise(abort, 'batchClosings: signed pages are missing') where new.signedNeeded = 1 and exists (select 1 from batchLines l where l.batchId = new.batchId and l.paidFen > 0
      and not exists (select 1 from rosterPageLines x join rosterFilings f on f.issueId = x.issueId and f.pageNo = x.pageNo and f.withdrawnAt is null where x.lineId = l.id));
   end`,
  `drop trigger sampleCheckLinesPerson`,
  `create trigger sampleCheckLinesPerson before update of checkedByStaffId on sampleCheckLines
    when exists (select 1 from sampleChecks c join batches b on b.id = c.batchId where c.id = new.checkId and (b.makerStaffId = new.checkedByStaffId
      or exists (select 1 from batchDecisions d where d.batchId = b.id and d.staffId = new.checkedByStaffId and d.step in ('generate', 'compute', 'submit', 'export', 'payCash', 'payProvider', 'result'))))
    begin select raise(abort, 'sampleCheckLines: nobody checks what he made or paid'); end`,
];

export const migration: Migration = {
  number: 230,
  name: 'provider payments',
  statements: [
    `create table providers (
      id integer primary key,
      name text not null unique check (length(name) between 2 and 60),
      creditCode text check (length(creditCode) = 18),
      bankName text not null check (length(bankName) <= 60),
      accountSealed blob,
      accountMasked text not null check (length(accountMasked) <= 40),
      contact text not null check (length(contact) <= 60),
      active integer not null check (active in (0, 1)),
      version integer not null check (version >= 1),
      changedAt text not null,
      changedByUserId integer not null references users (id),
      changedByStaffId integer not null references staff (id),
      check ((accountSealed is null) = (accountMasked = ''))
    ) strict`,
    ...neverDeleted('providers'),
    `create table providerPayments (
      id integer primary key,
      batchId integer not null references batches (id),
      providerId integer not null references providers (id),
      providerName text not null check (length(providerName) between 2 and 60),
      bankName text not null,
      accountMasked text not null,
      invoiceNo text not null check (length(invoiceNo) between 1 and 40 and invoiceNo = upper(invoiceNo) and instr(invoiceNo, ' ') = 0),
      invoicedOn text not null check (length(invoicedOn) = 10),
      paidOn text not null check (length(paidOn) = 10),
      amountFen integer not null check (amountFen between 1 and 1000000000000000),
      persons integer not null check (persons >= 1),
      note text not null check (length(note) <= 200),
      userId integer not null references users (id),
      staffId integer not null references staff (id),
      at text not null,
      unique (providerId, invoiceNo)
    ) strict`,
    ...appendOnly('providerPayments'),
    `create index providerPaymentsOfBatch on providerPayments (batchId)`,
    `create trigger providerPaymentsInsert before insert on providerPayments begin
      select raise(abort, 'providerPayments: this invoice is paid already') where exists (select 1 from providerPayments where providerId = new.providerId and invoiceNo = new.invoiceNo);
      select raise(abort, 'providerPayments: the batch is not being paid to a provider') where (not ${ofProvider('new.batchId')} and not exists (select 1 from providerPayments where batchId = new.batchId)) or (select status from batches where id = new.batchId) <> 'paying';
      select raise(abort, 'providerPayments: an account acts for the person it belongs to') where not exists (select 1 from users where id = new.userId and staffId = new.staffId and status = 'active');
      select raise(abort, 'providerPayments: nobody pays a list he made') where exists (select 1 from batches where id = new.batchId and makerStaffId = new.staffId)
        or exists (select 1 from batchDecisions where batchId = new.batchId and staffId = new.staffId and step in ${MAKING});
      select raise(abort, 'providerPayments: nobody pays an account he entered') where (select changedByStaffId from providers where id = new.providerId) = new.staffId;
     end`,
    `create table providerPaymentLines (
      lineId integer primary key references batchLines (id),
      paymentId integer not null references providerPayments (id),
      amountFen integer not null check (amountFen >= 1)
    ) strict`,
    ...appendOnly('providerPaymentLines', 'lineId'),
    `create index providerPaymentLinesOf on providerPaymentLines (paymentId)`,
    `create trigger providerPaymentLinesOpen before insert on providerPaymentLines
     when not exists (select 1 from batchLines l join providerPayments p on p.batchId = l.batchId where l.id = new.lineId and p.id = new.paymentId and l.status = 'toPay' and l.amountFen = new.amountFen)
     begin select raise(abort, 'providerPaymentLines: the line is not open in this batch'); end`,
    `create trigger batchVouchersOfInvoice before insert on batchVouchers
     when new.step like 'invoice:%' and not exists (select 1 from providerPayments p where p.id = cast(substr(new.step, 9) as integer) and p.batchId = new.batchId and p.amountFen = new.amountFen
       and (p.persons, p.amountFen) = (select count(*), coalesce(sum(amountFen), 0) from providerPaymentLines where paymentId = p.id))
     begin select raise(abort, 'batchVouchers: an invoice is paid with the sum of its people'); end`,
    // Lists begun at the desk or the bank before there were invoices end there.
    `create trigger handoutsNotOfProviders before insert on handouts when ${ofProvider('new.batchId')} and not exists (select 1 from handouts where batchId = new.batchId)
     begin select raise(abort, 'handouts: this programme is paid to a provider'); end`,
    `create trigger bankExportsNotOfProviders before insert on bankExports when ${ofProvider('new.batchId')} and not exists (select 1 from bankExports where batchId = new.batchId)
     begin select raise(abort, 'bankExports: this programme is paid to a provider'); end`,
    ...rebuilt,
  ],
};
