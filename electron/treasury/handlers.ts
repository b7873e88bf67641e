/** The methods of bank and cash and the audit line of each act. */
import type { Handlers } from '#electron/api/context.ts';
import type { Day } from '#shared/days.ts';
import type { treasuryContract } from '#shared/treasury/contract.ts';
import { listAssertions, saveAssertion, withdrawAssertion } from './assertions.ts';
import { draftCashDifference, listCashCounts, readCashBook, readCashCount, saveCashCount, signCashCount, withdrawCashCount } from './cash-counts.ts';
import { readCloseFindings } from './close-findings.ts';
import { importStatement, previewStatement } from './import-statement.ts';
import { makeMatch, matchCertain, matchStart, unmatch } from './match-lines.ts';
import { draftByRules, listRules, saveRule } from './match-rules.ts';
import { listMatches, readMatching } from './matches.ts';
import { prepareReconciliation, readReconciliation, signReconciliation, withdrawReconciliation } from './reconciliation.ts';
import { saveTreasuryAccount } from './save-treasury-account.ts';
import { readStatementFile } from './statement-file.ts';
import { listStatementLines } from './statement-lines.ts';
import { listTreasuryAccounts, readTreasuryAccount } from './treasury-accounts.ts';

const END_OF_TIME = '9999-12-31' as Day;

export const treasuryHandlers: Handlers<typeof treasuryContract> = {
  accounts: ({ db, clock }, input) => listTreasuryAccounts(db, input.accountSetId ?? null, clock.today()),
  saveAccount: {
    run: async (context, input) => ({ treasuryAccountId: await saveTreasuryAccount(context, input) }),
    audit: (input, output) => ({ subject: `treasuryAccount:${output.treasuryAccountId}`, detail: { account: input.accountCode, startsOn: input.startsOn, startBalanceFen: input.startBalanceFen, closedOn: input.closedOn ?? null } }),
  },
  revealNumber: {
    run: async ({ db, vault }, input) => {
      const account = await readTreasuryAccount(db, input.treasuryAccountId);
      return { number: vault.unseal('treasuryAccounts.number', account.id, account.numberSealed) };
    },
    audit: (input) => ({ subject: `treasuryAccount:${input.treasuryAccountId}`, detail: { reason: input.reason } }),
  },

  readStatement: readStatementFile,
  previewStatement,
  importStatement: {
    run: importStatement,
    audit: (input, output) => ({ subject: `treasuryAccount:${input.treasuryAccountId}`, detail: { import: output.importId, added: output.added, known: output.known, sha256: input.sha256 } }),
  },
  statementLines: ({ db }, input) => listStatementLines(db, input.treasuryAccountId, input),

  matching: ({ db }, input) => readMatching(db, input.treasuryAccountId, input.toDay ?? END_OF_TIME),
  matches: ({ db }, input) => listMatches(db, input.treasuryAccountId, input.limit),
  match: {
    run: async (context, input) => ({ matchId: await makeMatch(context, input.treasuryAccountId, input) }),
    audit: (input, output) => ({ subject: `match:${output.matchId}`, detail: { account: input.treasuryAccountId, way: input.way, statement: input.statementLineIds.length, vouchers: input.voucherLineIds.length } }),
  },
  matchExact: {
    run: async (context, input) => ({ matched: await matchCertain(context, input.treasuryAccountId) }),
    audit: (input, output) => ({ subject: `treasuryAccount:${input.treasuryAccountId}`, detail: { matched: output.matched } }),
  },
  matchStart: {
    run: async (context, input) => ({ matchId: await matchStart(context, input.treasuryAccountId, input.outstandingVoucherLineIds) }),
    audit: (input, output) => ({ subject: `match:${output.matchId}`, detail: { account: input.treasuryAccountId, outstanding: input.outstandingVoucherLineIds.length } }),
  },
  unmatch: {
    run: async (context, input) => {
      await unmatch(context, input);
      return { matchId: input.matchId };
    },
    audit: (input) => ({ subject: `match:${input.matchId}`, detail: { reason: input.reason } }),
  },
  rules: ({ db }, input) => listRules(db, input.accountSetId),
  saveRule: {
    run: async (context, input) => ({ ruleId: await saveRule(context, input) }),
    audit: (input, output) => ({ subject: `matchRule:${output.ruleId}`, detail: { name: input.name, account: input.accountCode, active: input.active } }),
  },
  draftByRules: {
    run: draftByRules,
    audit: (input, output) => ({ subject: `treasuryAccount:${input.treasuryAccountId}`, detail: { drafts: output.vouchers.length, without: output.without, first: output.vouchers[0]?.voucherId ?? null } }),
  },

  reconciliation: ({ db }, input) => readReconciliation(db, input),
  printReconciliation: {
    run: ({ db }, input) => readReconciliation(db, input),
    audit: (input) => ({ subject: `treasuryAccount:${input.treasuryAccountId}`, detail: { month: input.month } }),
  },
  prepareReconciliation: {
    run: async (context, input) => ({ reconciliationId: await prepareReconciliation(context, input) }),
    audit: (input, output) => ({ subject: `reconciliation:${output.reconciliationId}`, detail: { account: input.treasuryAccountId, month: input.month } }),
  },
  signReconciliation: {
    run: async (context, input) => {
      await signReconciliation(context, input.reconciliationId);
      return input;
    },
    audit: (input) => ({ subject: `reconciliation:${input.reconciliationId}` }),
  },
  withdrawReconciliation: {
    run: async (context, input) => {
      await withdrawReconciliation(context, input);
      return { reconciliationId: input.reconciliationId };
    },
    audit: (input) => ({ subject: `reconciliation:${input.reconciliationId}`, detail: { reason: input.reason } }),
  },

  cashCounts: ({ db }, input) => listCashCounts(db, input.accountSetId),
  cashBook: async ({ db }, input) => ({ bookFen: await readCashBook(db, input) }),
  saveCashCount: {
    run: async (context, input) => ({ cashCountId: await saveCashCount(context, input) }),
    audit: (input, output) => ({ subject: `cashCount:${output.cashCountId}`, detail: { account: input.accountCode, day: input.day } }),
  },
  signCashCount: {
    run: async (context, input) => {
      await signCashCount(context, input.cashCountId);
      return input;
    },
    audit: (input) => ({ subject: `cashCount:${input.cashCountId}` }),
  },
  withdrawCashCount: {
    run: async (context, input) => {
      await withdrawCashCount(context, input);
      return { cashCountId: input.cashCountId };
    },
    audit: (input) => ({ subject: `cashCount:${input.cashCountId}`, detail: { reason: input.reason } }),
  },
  draftCashDifference: {
    run: async (context, input) => ({ voucherId: await draftCashDifference(context, input) }),
    audit: (input, output) => ({ subject: `cashCount:${input.cashCountId}`, detail: { voucher: output.voucherId, account: input.accountCode } }),
  },
  printCashCount: {
    run: ({ db }, input) => readCashCount(db, input.cashCountId),
    audit: (input) => ({ subject: `cashCount:${input.cashCountId}` }),
  },

  assertions: ({ db }, input) => listAssertions(db, input.accountSetId),
  saveAssertion: {
    run: async (context, input) => ({ assertionId: await saveAssertion(context, input) }),
    audit: (input, output) => ({ subject: `assertion:${output.assertionId}`, detail: { account: input.accountCode, day: input.day, balanceFen: input.balanceFen } }),
  },
  withdrawAssertion: {
    run: async (context, input) => {
      await withdrawAssertion(context, input);
      return { assertionId: input.assertionId };
    },
    audit: (input) => ({ subject: `assertion:${input.assertionId}`, detail: { reason: input.reason } }),
  },

  closeFindings: ({ db }, input) => readCloseFindings(db, input.accountSetId, input.month),
};
