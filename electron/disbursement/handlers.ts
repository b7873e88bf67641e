/** The methods of the feature and the audit line of each command. Audit lines hold ids, counts and sums, never a number of a person. */
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import type { BatchId, BatchLineId } from '#shared/ids.ts';
import type { AuditNote, Handlers } from '#electron/api/context.ts';
import { approveBatch, voidBatch } from './approve-batch.ts';
import { composeBatchNotice } from './batch-notice.ts';
import { listProfiles, saveProfile } from './bank-profiles.ts';
import { listBatches, listLines, showBatch } from './batches.ts';
import { differenceToLast } from './difference.ts';
import { addLine, holdLine, releaseLine, removeLine, restoreLine } from './edit-lines.ts';
import { checkExport, exportToBank } from './export-to-bank.ts';
import { generateFollowUp } from './follow-up.ts';
import { computeBatch, generateBatch, lockList, unlockList } from './generate-batch.ts';
import { importResult, readResult } from './import-result.ts';
import { rejectByApprover, returnToMaker, reviewBatch, submitBatch } from './judge-batch.ts';
import { closeBatch, payCash, settleLines } from './pay-cash.ts';
import { refreshAccounts } from './payee-accounts.ts';
import { listMonths, listOfResident, readPaidAfter } from './payments.ts';
import { explainLine, recomputeBatch } from './recompute.ts';
import { showMatrix } from './matrix.ts';
import { readOverpaid } from './overpaid.ts';
import { askWriteOff, decideWriteOff, openRecovery, planRecovery, repayRecovery, undoRecovery } from './recover.ts';
import { listRecoveries, printRecovery, showRecovery } from './recoveries.ts';
import { showReckoning } from './reckon.ts';
import { returnLines } from './return-lines.ts';
import { generateSupplement } from './supplement.ts';
import { exportBatchXlsx, readRoster } from './roster.ts';

type Answer = { batchId: BatchId; status: string; personCount: number; totalFen: number };

/** Where the batch stands after the step, and what was said with it. */
function note(output: Answer, detail: AuditNote['detail'] = {}): AuditNote {
  return { subject: `batch:${output.batchId}`, detail: { status: output.status, personCount: output.personCount, totalFen: output.totalFen, ...detail } };
}
const lineNote = (input: { lineId: BatchLineId; reason: string }, output: Answer): AuditNote => note(output, { lineId: input.lineId, reason: input.reason });
const vouchers = (ids: readonly number[]): string => ids.join(',');

export const disbursementHandlers: Handlers<typeof disbursementContract> = {
  list: listBatches,
  show: showBatch,
  lines: listLines,
  difference: differenceToLast,
  recompute: recomputeBatch,
  explainLine,
  paidAfter: ({ db }, input) => readPaidAfter(db, input.residentId, input.day),
  ofResident: listOfResident,
  printOfResident: { run: listOfResident, audit: (input, output) => ({ subject: input.residentId === null ? `household:${input.householdId}` : `resident:${input.residentId}`, detail: { fromMonth: input.fromMonth, toMonth: input.toMonth, lines: output.lines.length } }) },
  months: listMonths,
  matrix: showMatrix,
  reckon: showReckoning,
  overpaid: async ({ db }) => ({ people: await readOverpaid(db) }),
  recoveries: listRecoveries,
  recovery: showRecovery,
  printRecovery: { run: printRecovery, audit: (input, output) => ({ subject: `recovery:${input.recoveryId}`, detail: { openFen: output.openFen } }) },
  openRecovery: { run: openRecovery, audit: (input, output) => ({ subject: `recovery:${output.recoveryId}`, detail: { residentId: input.residentId, programmeId: input.programmeId, amountFen: output.amountFen } }) },
  planRecovery: { run: planRecovery, audit: (input) => ({ subject: `recovery:${input.recoveryId}`, detail: { setOff: input.setOff, payer: input.payerResidentId, perBatchFen: input.perBatchFen, claims: input.claimProgrammeIds.join(','), basis: input.claimsBasis, ref: input.claimsRef } }) },
  repayRecovery: { run: repayRecovery, audit: (input, output) => ({ subject: `recovery:${input.recoveryId}`, detail: { amountFen: input.amountFen, by: input.by, openFen: output.openFen, voucher: output.voucherId } }) },
  undoRecovery: { run: undoRecovery, audit: (input) => ({ subject: `recovery:${input.recoveryId}`, detail: { reason: input.reason } }) },
  askWriteOff: { run: askWriteOff, audit: (input) => ({ subject: `recovery:${input.recoveryId}`, detail: { reason: input.reason, decision: input.decisionRef } }) },
  decideWriteOff: { run: decideWriteOff, audit: (input, output) => ({ subject: `recovery:${input.recoveryId}`, detail: { approve: input.approve, writtenOffFen: output.writtenOffFen } }) },
  generateSupplement: { run: generateSupplement, audit: (input, output) => note(output, { batchNo: output.batchNo, fromMonth: input.fromMonth, toMonth: input.toMonth }) },
  returnLines: { run: returnLines, audit: (input, output) => note(output, { lines: input.lineIds.length, amountFen: output.amountFen, reason: input.reason, vouchers: vouchers(output.voucherIds) }) },
  roster: { run: readRoster, audit: (input, output) => ({ subject: `batch:${input.batchId}`, detail: { whole: input.whole, persons: output.persons, ...(output.issue === null ? {} : { issueNo: output.issue.issueNo }) } }) },
  exportXlsx: { run: exportBatchXlsx, audit: (input, output) => ({ subject: `batch:${input.batchId}`, detail: { whole: input.whole, file: output.name } }) },
  checkExport,
  profiles: ({ db }) => listProfiles(db),
  readResult,
  generate: { run: generateBatch, audit: (input, output) => note(output, { batchNo: output.batchNo, benefitMonth: input.benefitMonth, unknown: output.unknown.length }) },
  generateFollowUp: { run: generateFollowUp, audit: (input, output) => note(output, { batchNo: output.batchNo, parentBatchId: input.batchId }) },
  lockList: { run: lockList, audit: (_, output) => note(output) },
  compute: { run: computeBatch, audit: (_, output) => note(output) },
  unlockList: { run: unlockList, audit: (input, output) => note(output, { reason: input.reason }) },
  addLine: { run: addLine, audit: (input, output) => note(output, { lineId: output.lineId, residentId: input.residentId, reason: input.reason }) },
  removeLine: { run: removeLine, audit: lineNote },
  restoreLine: { run: restoreLine, audit: lineNote },
  holdLine: { run: holdLine, audit: lineNote },
  releaseLine: { run: releaseLine, audit: lineNote },
  refreshAccounts: { run: refreshAccounts, audit: (_, output) => note(output, { changed: output.changed }) },
  submit: { run: submitBatch, audit: (input, output) => note(output, { comment: input.comment }) },
  review: { run: reviewBatch, audit: (input, output) => note(output, { comment: input.comment }) },
  composeNotice: { run: composeBatchNotice, audit: (_, output) => note(output, { noticeId: output.noticeId }) },
  returnToMaker: { run: returnToMaker, audit: (input, output) => note(output, { comment: input.comment }) },
  rejectByApprover: { run: rejectByApprover, audit: (input, output) => note(output, { comment: input.comment }) },
  approve: { run: approveBatch, audit: (input, output) => note(output, { comment: input.comment, vouchers: vouchers(output.voucherIds) }) },
  voidBatch: { run: voidBatch, audit: (input, output) => note(output, { reason: input.reason, vouchers: vouchers(output.voucherIds) }) },
  exportToBank: { run: exportToBank, audit: (input, output) => note(output, { profile: input.profileCode, reason: input.reason, files: output.files.length, sha256: output.files.map((f) => f.sha256).join(',') }) },
  importResult: { run: importResult, audit: (input, output) => note(output, { profile: input.profileCode, alreadyLoaded: output.alreadyLoaded, paid: output.paidCount, paidFen: output.paidFen, failed: output.failedCount, failedFen: output.failedFen, unknown: output.unknownCount, vouchers: vouchers(output.voucherIds) }) },
  payCash: { run: payCash, audit: (input, output) => note(output, { lines: input.lines === null ? null : input.lines.length, vouchers: vouchers(output.voucherIds) }) },
  settleLines: { run: settleLines, audit: (input, output) => note(output, { lines: input.lineIds.length, reason: input.reason }) },
  closeBatch: { run: closeBatch, audit: (_, output) => note(output) },
  saveProfile: { run: saveProfile, audit: (input) => ({ subject: `bankProfile:${input.profile.code}`, detail: { name: input.profile.name, encoding: input.profile.encoding } }) },
};
