/** The methods of `providers` and the audit line of each command. */
import type { providersContract } from '#shared/disbursement/provider-contract.ts';
import type { Handlers } from '#electron/api/context.ts';
import { compareProviderList } from './compare-provider-list.ts';
import { payProvider } from './pay-provider.ts';
import { paymentsOfBatch, readPaymentSheet } from './provider-payments.ts';
import { releaseEnded } from './release-accrual.ts';
import { listProviders, saveProvider } from './providers.ts';

export const providersHandlers: Handlers<typeof providersContract> = {
  list: listProviders,
  save: { run: saveProvider, audit: (input, output) => ({ subject: `provider:${output.providerId}`, detail: { name: input.name, active: input.active, account: input.account === null ? 'none' : input.account === '' ? 'kept' : 'entered' } }) },
  ofBatch: paymentsOfBatch,
  match: compareProviderList,
  pay: { run: payProvider, audit: (input, output) => ({ subject: `batch:${input.batchId}`, detail: { paymentId: output.paymentId, invoiceNo: input.invoiceNo, amountFen: input.amountFen, persons: input.lineIds.length, status: output.status, vouchers: output.voucherIds.join(',') } }) },
  release: { run: releaseEnded, audit: (input, output) => ({ subject: `batch:${input.batchId}`, detail: { persons: input.lineIds.length, amountFen: output.amountFen, reason: input.reason, vouchers: output.voucherIds.join(',') } }) },
  sheet: { run: readPaymentSheet, audit: (input, output) => ({ subject: `batch:${output.batchId}`, detail: { paymentId: input.paymentId, invoiceNo: output.invoiceNo, persons: output.persons } }) },
};
