/** The methods of the books and the audit line of each act. */
import type { Handlers } from '#electron/api/context.ts';
import type { ledgerContract } from '#shared/ledger/contract.ts';
import { listAccountSets } from './account-sets.ts';
import { listAccounts } from './accounts.ts';
import { addAccount } from './add-account.ts';
import { closePeriod } from './close-period.ts';
import { createAccountSet } from './create-account-set.ts';
import { deleteVoucher } from './delete-voucher.ts';
import { endAccount } from './end-account.ts';
import { listLineNames, saveLineName, setDimensions } from './line-names.ts';
import { listGuards, listOverdrawn, recentRange, saveGuard, voucherOverdraws } from './overdrawn.ts';
import { listGaps, listPeriods, readCloseCheck } from './periods.ts';
import { postReviewedVouchers } from './post-reviewed-vouchers.ts';
import { readRegister } from './register.ts';
import { renameAccount } from './rename-account.ts';
import { reverseVoucher } from './reverse-voucher.ts';
import { reviewVoucher } from './review-voucher.ts';
import { saveVoucher } from './save-voucher.ts';
import { sendBackVoucher, withdrawVoucher } from './send-back-voucher.ts';
import { submitVoucher } from './submit-voucher.ts';
import { readTrialBalance } from './trial-balance.ts';
import { coversOf, readVoucherRegister } from './voucher-papers.ts';
import { listVouchers, readPostedVouchers, readVouchers } from './vouchers.ts';

export const ledgerHandlers: Handlers<typeof ledgerContract> = {
  accountSets: ({ db, clock }) => listAccountSets(db, clock),
  createAccountSet: {
    run: async (context, input) => ({ accountSetId: await createAccountSet(context, input) }),
    audit: (input, output) => ({ subject: `accountSet:${output.accountSetId}`, detail: { code: input.code, startMonth: input.startMonth } }),
  },

  accounts: ({ db }, input) => listAccounts(db, input.accountSetId),
  addAccount: {
    run: async (context, input) => ({ accountId: await addAccount(context, input) }),
    audit: (input, output) => ({ subject: `account:${output.accountId}`, detail: { code: input.code, name: input.name } }),
  },
  renameAccount: {
    run: async (context, input) => {
      await renameAccount(context, input);
      return { accountId: input.accountId };
    },
    audit: (input) => ({ subject: `account:${input.accountId}`, detail: { name: input.name } }),
  },
  endAccount: {
    run: async (context, input) => {
      await endAccount(context, input);
      return { accountId: input.accountId };
    },
    audit: (input) => ({ subject: `account:${input.accountId}`, detail: { validTo: input.validTo } }),
  },

  setDimensions: {
    run: async ({ trx }, input) => {
      await setDimensions(trx, input);
      return { accountId: input.accountId };
    },
    audit: (input) => ({ subject: `account:${input.accountId}`, detail: { dimensions: input.dimensions.join(' '), offers: input.offers.join(' ') } }),
  },
  lineNames: ({ db }, input) => listLineNames(db, input),
  saveLineName: {
    run: async ({ trx }, input) => {
      await saveLineName(trx, input);
      return { name: input.name };
    },
    audit: (input) => ({ subject: `accountSet:${input.accountSetId}`, detail: { dimension: input.dimension, name: input.name, active: input.active } }),
  },

  periods: ({ db }, input) => listPeriods(db, input.accountSetId),
  closeCheck: ({ db }, input) => readCloseCheck(db, input.accountSetId, input.month),
  closePeriod: {
    run: async (context, input) => {
      await closePeriod(context, input);
      return { month: input.month };
    },
    audit: (input) => ({ subject: `period:${input.accountSetId}:${input.month}` }),
  },

  vouchers: ({ db }, input) => listVouchers(db, input),
  voucher: async ({ db, actor }, input) => (await readVouchers(db, [input.voucherId], actor))[0]!,
  saveVoucher: {
    run: saveVoucher,
    audit: (input, output) => ({ subject: `voucher:${output.voucherId}`, detail: { version: output.version, lines: input.lines.length } }),
  },
  deleteVoucher: {
    run: async (context, input) => {
      await deleteVoucher(context, input.voucherId);
      return input;
    },
    audit: (input) => ({ subject: `voucher:${input.voucherId}` }),
  },
  submitVoucher: {
    run: (context, input) => submitVoucher(context, input.voucherId),
    audit: (input, output) => ({ subject: `voucher:${input.voucherId}`, detail: { version: output.version } }),
  },
  sendBackVoucher: {
    run: sendBackVoucher,
    audit: (input) => ({ subject: `voucher:${input.voucherId}`, detail: { reason: input.reason } }),
  },
  withdrawVoucher: {
    run: (context, input) => withdrawVoucher(context, input.voucherId),
    audit: (input) => ({ subject: `voucher:${input.voucherId}` }),
  },
  reviewVoucher: {
    run: (context, input) => reviewVoucher(context, input.voucherId),
    audit: (input, output) => ({ subject: `voucher:${input.voucherId}`, detail: { version: output.version } }),
  },
  postVouchers: {
    run: async (context, input) => ({ posted: await postReviewedVouchers(context, input.voucherIds) }),
    // The last fingerprint stands for all before it: the audit chain then also holds the end of the posting chain.
    audit: (_input, { posted }) => ({
      subject: posted.length === 1 ? `voucher:${posted[0]!.voucherId}` : `vouchers:${posted.length}`,
      detail: { posted: posted.length, fingerprint: posted.at(-1)?.fingerprint ?? null },
    }),
  },
  reverseVoucher: {
    run: reverseVoucher,
    audit: (input, output) => ({ subject: `voucher:${output.voucherId}`, detail: { reverses: input.voucherId, reason: input.reason } }),
  },
  voucherFindings: ({ db }, input) => voucherOverdraws(db, input.voucherId),
  guards: ({ db }, input) => listGuards(db, input.accountSetId),
  saveGuard: {
    run: async ({ trx }, input) => {
      await saveGuard(trx, input);
      return { key: input.key };
    },
    audit: (input) => ({ subject: `accountSet:${input.accountSetId}`, detail: { guard: input.key, mode: input.mode, codes: input.codes.join(' ') } }),
  },
  overdrawn: ({ db, clock }, input) => listOverdrawn(db, { accountSetId: input.accountSetId, ...recentRange(clock.today()) }),
  gaps: ({ db }, input) => listGaps(db, input.accountSetId),

  trialBalance: ({ db }, input) => readTrialBalance(db, input),
  register: ({ db }, input) => readRegister(db, input),

  printVouchers: {
    run: ({ db, actor }, input) => readVouchers(db, input.voucherIds, actor),
    audit: (input) => ({ subject: input.voucherIds.length === 1 ? `voucher:${input.voucherIds[0]}` : `vouchers:${input.voucherIds.length}` }),
  },
  printVoucherRegister: {
    run: ({ db }, input) => readVoucherRegister(db, input),
    audit: (input, output) => ({ subject: `accountSet:${input.accountSetId}`, detail: { month: input.month, vouchers: output.rows.length } }),
  },
  printVoucherCovers: {
    run: async ({ db }, input) => {
      const { rows, ...sheet } = await readVoucherRegister(db, input);
      return { ...sheet, covers: coversOf({ ...sheet, rows }, input.perVolume) };
    },
    audit: (input, output) => ({ subject: `accountSet:${input.accountSetId}`, detail: { month: input.month, covers: output.covers.length } }),
  },
  printTrialBalance: {
    run: ({ db }, input) => readTrialBalance(db, input),
    audit: (input) => ({ subject: `accountSet:${input.accountSetId}`, detail: { month: input.month, level: input.level } }),
  },
  exportVouchers: {
    run: ({ db, actor }, input) => readPostedVouchers(db, input, actor),
    audit: (input, output) => ({ subject: `accountSet:${input.accountSetId}`, detail: { fromMonth: input.fromMonth, toMonth: input.toMonth, vouchers: output.length } }),
  },
};
