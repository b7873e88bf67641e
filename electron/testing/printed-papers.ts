/** Every paper the program prints, by who reads it; a test fails for a route that is in none of the lists (electron/notices/papers.test.ts). */

/** Hangs on a board: no number, telephone or illness, no child by its name. */
export const BOARD_PAPERS = ['print/notice/:noticeId', 'print/disclosure/:boardId', 'print/relief-gifts/:fundId/:from/:to'] as const;

/** Goes to a person or lies in a case's file: numbers masked, no telephone, no illness. */
export const LETTERS = [
  'print/application/:applicationId/:paper', 'print/applications', 'print/notice-result/:noticeId', 'print/relief-receipt/:moveId',
  'print/relief-calculation/:applicationId', 'print/relief-register/:fundId/:from/:to', 'print/relief-statement/:fundId/:from/:to',
] as const;

/** Works of the office, which show what the work needs: rosters to sign, books, registers, minutes; the file of a case with its diagnosis for who may read it. */
export const OFFICE_PAPERS = [
  'print/activities', 'print/activity-record/:activityId', 'print/activity-roster/:activityId', 'print/arrears/:accountSetId/:onDay', 'print/award-round/:roundId',
  'print/bank-reconciliation/:treasuryAccountId/:month', 'print/batch/:batchId', 'print/benefits/:kind/:subjectId', 'print/book', 'print/budget/:accountSetId/:year/:shows', 'print/cares-due',
  'print/cares/:year', 'print/cash-count/:cashCountId', 'print/certificate/:certificateId', 'print/change/:changeRequestId', 'print/chart-conversion/:accountSetId', 'print/cleaning-award/:awardId',
  'print/cleaning-inspections/:month', 'print/cleaning-labour/:taskId', 'print/complaint/:complaintId', 'print/dividend-plan/:runId', 'print/dividend-roster/:runId',
  'print/explanation/:programmeId/:residentId/:month', 'print/fixed-assets/:accountSetId', 'print/forecast', 'print/funds/:fundId/:from/:to', 'print/household/:householdId',
  'print/leases/:accountSetId/:onDay', 'print/line/:lineId', 'print/meeting/:meetingId', 'print/members', 'print/month-by-month/:accountSetId/:year', 'print/provider-payment/:paymentId',
  'print/recovery/:recoveryId', 'print/redemptions/:redemptionRoundId', 'print/register', 'print/register-difference', 'print/relief-case-file/:applicationId/:which',
  'print/relief-statistics/:fundId/:from/:to', 'print/resources', 'print/roster/:batchId', 'print/sample-check/:checkId', 'print/shares/:on', 'print/sign-in-sheet/:activityId',
  'print/standard/:programmeId/:versionId', 'print/stars/:on', 'print/statement/:accountSetId/:statement/:month/:variant', 'print/stock-ledger/:itemId', 'print/stock-paper/:docId',
  'print/stock-transfer/:transferId', 'print/team-roster/:teamId', 'print/tie-out', 'print/trial-balance/:accountSetId/:month/:level', 'print/unclaimed/:batchId', 'print/volunteer-hours',
  'print/volunteer-roster', 'print/volunteer-year/:year', 'print/voucher-covers/:accountSetId/:month/:perVolume', 'print/voucher-register/:accountSetId/:month', 'print/vouchers/:voucherIds',
  'print/withholding/:batchId', 'print/year-end/:yearEndId',
] as const;

/** Where notices are written. Each list is masked in its own query, and looked at once more by `composeNotice`. */
export const NOTICE_WRITERS = ['electron/applications/publish.ts', 'electron/disbursement/batch-notice.ts', 'electron/notices/move-notice.ts', 'electron/recognition/award-rounds.ts'] as const;
