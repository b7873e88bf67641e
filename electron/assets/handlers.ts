/** The methods of contracts, assets and restricted money, and the audit line of each act. */
import type { Handlers } from '#electron/api/context.ts';
import type { assetsContract } from '#shared/assets/contract.ts';
import { bookAccruals, moveDeposit, receiveRent } from './book-lease.ts';
import { listAccrualsDue, listArrears, listLeases, readLease } from './leases.ts';
import { activateLease, endLease, saveLease } from './save-lease.ts';

export const assetsHandlers: Handlers<typeof assetsContract> = {
  leases: ({ db, clock }, input) => listLeases(db, { ...input, onDay: input.onDay ?? clock.today() }),
  lease: ({ db, clock }, input) => readLease(db, input.leaseId, clock.today()),
  saveLease: {
    run: saveLease,
    audit: (input, output) => ({ subject: `lease:${output.leaseId}`, detail: { leaseNo: input.leaseNo, totalFen: input.totalFen, version: output.version } }),
  },
  activateLease: { run: activateLease, audit: (input) => ({ subject: `lease:${input.leaseId}`, detail: { heldOn: input.heldOn } }) },
  endLease: { run: endLease, audit: (input) => ({ subject: `lease:${input.leaseId}`, detail: { status: input.status, heldOn: input.heldOn, reason: input.reason } }) },
  accrualsDue: ({ db }, input) => listAccrualsDue(db, input),
  bookAccruals: { run: bookAccruals, audit: (input, output) => ({ subject: `voucher:${output.voucherId}`, detail: { month: input.month, accruals: output.count } }) },
  receiveRent: { run: receiveRent, audit: (input, output) => ({ subject: `lease:${input.leaseId}`, detail: { voucherId: output.voucherId, amountFen: input.amountFen } }) },
  moveDeposit: { run: moveDeposit, audit: (input, output) => ({ subject: `lease:${input.leaseId}`, detail: { act: input.act, voucherId: output.voucherId, amountFen: input.amountFen } }) },
  arrears: ({ db }, input) => listArrears(db, input),
  printLeases: { run: ({ db, clock }, input) => listLeases(db, { ...input, onDay: input.onDay ?? clock.today() }), audit: (input) => ({ subject: `accountSet:${input.accountSetId}` }) },
  printArrears: { run: ({ db }, input) => listArrears(db, input), audit: (input) => ({ subject: `accountSet:${input.accountSetId}`, detail: { onDay: input.onDay } }) },
};
