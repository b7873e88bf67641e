/** All migrations in order. A static list: nothing reads a folder at run time, so it bundles into one file. */
import { migration as office } from './0010-office.ts';
import { migration as residents } from './0020-residents.ts';
import { migration as ledger } from './0030-ledger.ts';
import { migration as welfare } from './0040-welfare.ts';
import { migration as disbursement } from './0050-disbursement.ts';
import { migration as addressSearch } from './0055-address-search.ts';
import { migration as treasury } from './0060-treasury.ts';
import { migration as assets } from './0070-assets.ts';
import { migration as closing } from './0080-closing.ts';
import { migration as members } from './0085-members.ts';
import { migration as statements } from './0090-statements.ts';
import { migration as disclosure } from './0095-disclosure.ts';
import { migration as scans } from './0100-scans.ts';
import { migration as ledgerGuards } from './0105-ledger-guards.ts';
import { migration as lineDimensions } from './0106-line-dimensions.ts';
import { migration as claims } from './0120-claims.ts';
import { migration as dividendClaims } from './0121-dividend-claims.ts';
import { migration as supplements } from './0122-supplements.ts';
import { migration as programmeChecks } from './0123-programme-checks.ts';
import { migration as rosterIssues } from './0130-roster-issues.ts';
import { migration as desk } from './0131-desk.ts';
import { migration as proof } from './0132-proof.ts';
import { migration as bankFiles } from './0133-bank-files.ts';
import { migration as providerPayments } from './0230-provider-payments.ts';
import { migration as socialSecurityCards } from './0231-social-security-cards.ts';
import { migration as chartConversion } from './0107-chart-conversion.ts';
import { migration as notices } from './0110-notices.ts';
import { migration as batchNotices } from './0111-batch-notices.ts';
import { migration as meetings } from './0112-meetings.ts';
import { migration as approvalFlows } from './0113-approval-flows.ts';
import { migration as complaints } from './0114-complaints.ts';
import { migration as sampleChecks } from './0115-sample-checks.ts';
import { migration as signatures } from './0128-signatures.ts';
import { migration as applications } from './0140-applications.ts';
import { migration as changeRequests } from './0232-change-requests.ts';
import { migration as relief } from './0142-relief.ts';
import { migration as duplicates } from './0233-duplicates.ts';
import { migration as merges } from './0234-merges.ts';
import { migration as budgets } from './0108-budgets.ts';
import { migration as accountDays } from './0160-account-days.ts';
import { migration as care } from './0239-care.ts';
import { migration as paidSums } from './0235-paid-sums.ts';
import { migration as progressByComparison } from './0236-progress-by-comparison.ts';
import { migration as customFields } from './0240-custom-fields.ts';
import { migration as stock } from './0237-stock.ts';
import { migration as baskets } from './0238-baskets.ts';
import { migration as volunteers } from './0200-volunteers.ts';
import { migration as activities } from './0210-activities.ts';
import { migration as attendance } from './0212-attendance.ts';
import { migration as cleaning } from './0214-cleaning.ts';
import { migration as recognition } from './0220-recognition.ts';
import { migration as mergesOfVolunteers } from './0241-merges-of-volunteers.ts';
import { migration as employment } from './0275-employment.ts';
import { migration as recoveriesUndone } from './0255-recoveries-undone.ts';
import { migration as setOffFromClaims } from './0256-set-off-from-claims.ts';
import { migration as stockPoints } from './0250-stock-points.ts';
import { migration as accrualsReleased } from './0257-accruals-released.ts';
import { migration as mergesOfTwoVolunteers } from './0260-merges-of-two-volunteers.ts';
import { migration as leavingHeads } from './0265-leaving-heads.ts';
import { migration as rosterCustomColumns } from './0266-roster-custom-columns.ts';
import { migration as lineGuards } from './0270-line-guards.ts';
import { migration as welfareLists } from './0276-welfare-lists.ts';
import { migration as programmeOwner } from './0277-programme-owner.ts';
import { migration as festivals } from './0278-festivals.ts';
import { migration as appealOnPapers } from './0282-appeal-on-papers.ts';
import { migration as clockSetBack } from './0294-clock-set-back.ts';
import { migration as objectionsGuarded } from './0295-objections-guarded.ts';
import { migration as fundsGuarded } from './0296-funds-guarded.ts';
import { migration as linesByParent } from './0297-lines-by-parent.ts';
import { migration as withholdingNotices } from './0285-withholding-notices.ts';
import { migration as resolutionLinks } from './0261-resolution-links.ts';
import { migration as onePerHousehold } from './0258-one-per-household.ts';
import { migration as deskCounts } from './0271-desk-counts.ts';
import { migration as schooling } from './0288-schooling.ts';
import type { Migration } from './migration.ts';

/** One a line, sorted by number: two steps that come from different hands stand in order whoever comes first. A new one gets a number above all that offices have taken. */
const steps: readonly Migration[] = [
  office,
  residents,
  ledger,
  welfare,
  disbursement,
  addressSearch,
  treasury,
  assets,
  closing,
  members,
  statements,
  disclosure,
  scans,
  ledgerGuards,
  lineDimensions,
  claims,
  dividendClaims,
  supplements,
  programmeChecks,
  rosterIssues,
  desk,
  proof,
  bankFiles,
  providerPayments,
  socialSecurityCards,
  chartConversion,
  budgets,
  notices,
  batchNotices,
  meetings,
  approvalFlows,
  complaints,
  sampleChecks,
  signatures,
  applications,
  relief,
  changeRequests,
  duplicates,
  merges,
  accountDays,
  care,
  paidSums,
  progressByComparison,
  customFields,
  stock,
  baskets,
  volunteers,
  activities,
  attendance,
  cleaning,
  recognition,
  mergesOfVolunteers,
  employment,
  recoveriesUndone,
  setOffFromClaims,
  stockPoints,
  accrualsReleased,
  mergesOfTwoVolunteers,
  leavingHeads,
  rosterCustomColumns,
  lineGuards,
  welfareLists,
  programmeOwner,
  festivals,
  appealOnPapers,
  clockSetBack,
  objectionsGuarded,
  fundsGuarded,
  linesByParent,
  withholdingNotices,
  resolutionLinks,
  onePerHousehold,
  deskCounts,
  schooling,
];

export const MIGRATIONS: readonly Migration[] = steps.toSorted((a, b) => a.number - b.number);
