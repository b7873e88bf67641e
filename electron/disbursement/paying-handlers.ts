/** The methods of `paying` and the audit line of each command. */
import type { payingContract } from '#shared/disbursement/paying-contract.ts';
import type { Handlers } from '#electron/api/context.ts';
import { bookDesk, handOut, undoHandOut } from './desk.ts';
import { readDesk } from './desk-search.ts';
import { readBatchGoods } from './read-goods.ts';
import { overrideResult } from './import-result.ts';
import { previewProfile, testAnswer } from './profile-desk.ts';
import { acceptWarning, readRadar } from './radar.ts';
import { issueRoster } from './roster-issues.ts';
import { filePage, readSignedPages, withdrawPage } from './signed-pages.ts';
import { readTieOut } from './tie-out.ts';
import { drawCash, endUnclaimed, readUnclaimed } from './unclaimed.ts';

const vouchers = (ids: readonly number[]): string => ids.join(',');

export const payingHandlers: Handlers<typeof payingContract> = {
  issueRoster: { run: issueRoster, audit: (input, output) => ({ subject: `batch:${input.batchId}`, detail: { issueNo: output.issueNo, kind: input.kind, pages: output.pageCount, lines: output.lineCount } }) },
  signedPages: readSignedPages,
  filePage: { run: filePage, audit: (input, output) => ({ subject: `batch:${input.batchId}`, detail: { issueNo: output.issueNo, pageNo: output.pageNo, pages: output.pageCount, how: output.how } }) },
  withdrawPage: { run: withdrawPage, audit: (input, output) => ({ subject: `batch:${output.batchId}`, detail: { issueNo: output.issueNo, pageNo: output.pageNo, reason: input.reason } }) },
  desk: readDesk,
  goods: readBatchGoods,
  handOut: { run: handOut, audit: (input, output) => ({ subject: `batch:${input.batchId}`, detail: { lineId: input.lineId, handoutId: output.handoutId, ...(input.proxy === null ? {} : { proxy: true, relation: input.proxy.relation, sameProxy: output.sameProxy }) } }) },
  undoHandOut: { run: undoHandOut, audit: (input, output) => ({ subject: `batch:${output.batchId}`, detail: { lineId: output.lineId, handoutId: input.handoutId, reason: input.reason } }) },
  bookDesk: { run: bookDesk, audit: (input, output) => ({ subject: `batch:${input.batchId}`, detail: { persons: output.persons, status: output.status, vouchers: vouchers(output.voucherIds) } }) },
  drawCash: { run: drawCash, audit: (input, output) => ({ subject: `batch:${input.batchId}`, detail: { amountFen: input.amountFen, vouchers: vouchers(output.voucherIds) } }) },
  endUnclaimed: { run: endUnclaimed, audit: (input, output) => ({ subject: `batch:${input.batchId}`, detail: { persons: output.persons, amountFen: output.amountFen, cashBack: input.cashBack, reason: input.reason, status: output.status, vouchers: vouchers(output.voucherIds) } }) },
  unclaimed: readUnclaimed,
  tieOut: readTieOut,
  radar: readRadar,
  acceptWarning: { run: acceptWarning, audit: (input, output) => ({ subject: `batch:${input.batchId}`, detail: { kind: output.kind, people: output.people, reason: input.reason } }) },
  previewProfile,
  testAnswer,
  overrideResult: { run: overrideResult, audit: (input, output) => ({ subject: `batch:${input.batchId}`, detail: { profile: input.profileCode, reason: input.reason, paid: output.paidCount, failed: output.failedCount, status: output.status, vouchers: vouchers(output.voucherIds) } }) },
};
